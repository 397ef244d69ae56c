"""Fonts with PostScript outlines (CFF), as most Chinese, Japanese and Korean ones have.

Their curves are turned into TrueType's, glyph by glyph, so that one way of embedding serves all.
"""

import io
from collections.abc import Sequence
from itertools import chain
from typing import Any

from briefgen.model.page import Typeface
from briefgen.writing.pdf.truetype import LETTERS, shown_by

_TOLERANCE = 0.001
"""How far a curve may stray, in ems."""


class PostScript:
    """The glyphs of a CFF face; the same two questions as to `TrueType`."""

    def __init__(self, face: Typeface) -> None:
        from fontTools.ttLib import TTFont

        self._face = face
        self._font: Any = TTFont(io.BytesIO(face.data), lazy=True, fontNumber=face.number)
        self._glyphs: Any = self._font.getGlyphSet()
        self._order: list[str] = self._font.getGlyphOrder()
        self.count = len(self._order)
        self._metrics: Any = self._font["hmtx"]

    def letters(self) -> dict[int, str]:
        """Return the letters (see `LETTERS`) of the face by their glyphs, the first of each."""
        number = {glyph: k for k, glyph in enumerate(self._order)}
        table = self._font.getBestCmap() or {}
        found: dict[int, str] = {}
        for code in chain.from_iterable(LETTERS):
            if code in table:
                found.setdefault(number[table[code]], shown_by(code))
        return found

    def width(self, glyph: int) -> int:
        """Return a glyph's own advance width in font units."""
        return int(self._metrics[self._order[glyph]][0])

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a TrueType file whose glyph k is glyphs[k]."""
        from fontTools.fontBuilder import FontBuilder
        from fontTools.misc.timeTools import timestampFromString

        face = self._face
        names = [".notdef", *(f"g{k}" for k in range(1, len(glyphs)))]
        outlines = {
            name: self._outline(self._order[glyph])
            for name, glyph in zip(names, glyphs, strict=True)
        }
        builder = FontBuilder(face.units, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupGlyf(outlines)
        builder.setupHorizontalMetrics(
            {
                name: (self.width(glyph), getattr(outlines[name], "xMin", 0))
                for name, glyph in zip(names, glyphs, strict=True)
            }
        )
        builder.setupHorizontalHeader(ascent=face.ascent, descent=face.descent)
        builder.font["maxp"].recalc(builder.font)
        moment = timestampFromString("Sat Jan  1 00:00:00 2000")
        builder.font["head"].created = builder.font["head"].modified = moment
        builder.font.recalcTimestamp = False
        out = io.BytesIO()
        builder.save(out)
        return out.getvalue()

    def _outline(self, name: str) -> Any:
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        pen = TTGlyphPen(None)
        tolerance = _TOLERANCE * self._face.units
        self._glyphs[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        return pen.glyph()
