"""Embedded fonts: character codes, widths, and the way back to text.

A code stands for a glyph *and* the characters it shows, so the same glyph may stand for a space
and a no-break space, or for a capital that was written small, and text can be copied exactly. The
code of a glyph is its number in the whole font for the letter that the font has it for, so
words of these are spelt alike in every file and spelt out once. So it is for the first
characters that any other glyph shows in a file; for others it is a number of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_

from reportlab.pdfbase import pdfdoc

from briefgen.model.page import Shape, Typeface
from briefgen.writing.pdf.embedding import embedded
from briefgen.writing.pdf.objects import Stream, dictionary, numbers
from briefgen.writing.pdf.packing import PackedDocument
from briefgen.writing.pdf.postscript import PostScript
from briefgen.writing.pdf.truetype import TrueType

_MOST_WORDS = 50_000
"""Spellings kept of one face, as many as words of one look (see `layout.fonts`)."""

_NOTHING = "\u200b"
"""Text of a glyph that shows no character of its own, such as a further part of a letter."""

_ESCAPED = {0x0D: "\\r", 0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\"}
"""Bytes that do not stand for themselves in a string (ISO 32000-1, 7.3.4.2)."""


@lru_cache(maxsize=16)
def _source(face: Typeface) -> TrueType | PostScript:
    return PostScript(face) if face.postscript else TrueType(face)


@lru_cache(maxsize=4096)
def _string(code: int) -> str:
    """Return a code as the two bytes of a string."""
    return "".join(_ESCAPED.get(byte, chr(byte)) for byte in divmod(code, 256))


def _spelt(shape: Shape, codes: Iterable[int]) -> str:
    """Return a shape's codes, with `)number(` where kerning parts them."""
    width, scale = _source(shape.face).width, 1000.0 / shape.face.units
    parts: list[str] = []
    for code, glyph, advance in zip(codes, shape.glyphs, shape.advances, strict=True):
        parts.append(_string(code))
        extra = width(glyph) - advance
        if extra:
            parts.append(f"){extra * scale:.0f}(")
    return "".join(parts)


@lru_cache(maxsize=10_000)
def _spelt_by_glyphs(shape: Shape) -> str:
    return _spelt(shape, shape.glyphs)


def _bits(shape: Shape) -> int:
    """Return a number of which bit k tells whether a shape has glyph k."""
    return reduce(or_, (1 << glyph for glyph in shape.glyphs), 0)


class Letters(dict[Shape, str]):
    """What shows each shape of one face in the string of TJ, if it is letters and no more.

    It is the same in every file. A shape that is asked for the first time is spelt; one that is
    anything else, or of another face, raises KeyError.

    Attributes:
        texts: the letters of the face by their glyphs.
        glyphs: what glyphs each shape has; bit k stands for glyph k.
    """

    def __init__(self, face: Typeface) -> None:
        self._face = face
        self.texts = _source(face).letters()
        self.glyphs: dict[Shape, int] = {}

    def __missing__(self, shape: Shape) -> str:
        plain = shape.face is self._face and shape.exact and not (shape.offsets or shape.rtl)
        if not plain or tuple(map(self.texts.get, shape.glyphs)) != shape.pieces:
            raise KeyError(shape)
        if len(self) > _MOST_WORDS:
            self.clear()
            self.glyphs.clear()
        self.glyphs[shape] = _bits(shape)
        spelling = self[shape] = _spelt(shape, shape.glyphs)
        return spelling


@lru_cache(maxsize=16)
def _letters(face: Typeface) -> Letters:
    return Letters(face)


class EmbeddedFont:
    """One face in one file.

    Attributes:
        letters: what shows each shape of letters. used: those of them that are shown.
    """

    def __init__(self, face: Typeface, label: str) -> None:
        self.label = label
        self._face = face
        self._source = _source(face)
        self.letters = _letters(face)
        self.used: set[Shape] = set()
        self._known: dict[Shape, str] = {}
        self._texts: dict[int, str] = {0: ""}
        self._moved: dict[int, int] = {}
        self._own: dict[tuple[int, str], int] = {}
        self._next = self._source.count
        self._per_thousand = 1000.0 / face.units

    def shown(self, shapes: Sequence[Shape]) -> str | None:
        """Return what shows shapes in the string of TJ, None if some need more than their codes."""
        if not all(map(self._is_simple, shapes)):
            return None
        return "".join(map(self.written, shapes))

    def _is_simple(self, shape: Shape) -> bool:
        return shape.face is self._face and shape.exact and not (shape.offsets or shape.rtl)

    def written(self, shape: Shape) -> str:
        """Return what shows a shape in the string of TJ: codes, and kerning as `)number(`."""
        known = self._known.get(shape)
        if known is None and shape in self.letters:
            self.used.add(shape)
            known = self._known[shape] = self.letters[shape]
        if known is None:
            codes = tuple(map(self._code, shape.glyphs, shape.pieces))
            alike = codes == shape.glyphs
            known = _spelt_by_glyphs(shape) if alike else _spelt(shape, codes)
            self._known[shape] = known
        return known

    def placed(self, shape: Shape) -> Iterable[tuple[str, float, float, float]]:
        """Yield code, shift before and after, and rise of each glyph (1/1000 of the size)."""
        offsets = shape.offsets or ((0, 0),) * len(shape.glyphs)
        for glyph, advance, piece, (dx, dy) in zip(
            shape.glyphs, shape.advances, shape.pieces, offsets, strict=True
        ):
            after = self._source.width(glyph) - advance + dx
            scale = self._per_thousand
            yield _string(self._code(glyph, piece)), -dx * scale, after * scale, dy * scale

    def _code(self, glyph: int, piece: str) -> int:
        """Return the code of a glyph that stands for some characters."""
        text, letters = piece or _NOTHING, self.letters.texts
        held = letters.get(glyph, text)
        if glyph not in self._moved and held == text == self._texts.setdefault(glyph, held):
            return glyph
        code = self._own.get((glyph, text))
        if code is None:
            while self._next in self._texts or self._next in letters or self._next > 0xFFFF:
                self._next = self._next + 1 if self._next < 0xFFFF else 1
            code = self._own[glyph, text] = self._next
            self._texts[code], self._moved[code] = text, glyph
        return code

    def addObjects(self, document: PackedDocument) -> None:  # noqa: N802  # reportlab's name
        """Write the font's objects; reportlab asks for it when all text is drawn."""
        for glyph in self._shown():
            self._texts[glyph] = self.letters.texts[glyph]
        moved = self._moved
        codes = tuple((c, moved.get(c, c), text) for c, text in sorted(self._texts.items()))
        parts = embedded(self._face, self._source, codes)
        file = Stream(parts.file, pack=False, Filter="/FlateDecode", Length1=parts.length)
        descendant = dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=parts.name,
            CIDSystemInfo="<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            FontDescriptor=document.Reference(self._descriptor(document, parts.name, file)),
            DW=0,
            W=parts.widths,
            CIDToGIDMap=document.Reference(_ready(parts.places)),
        )
        font = dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=parts.name,
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([document.Reference(descendant)]),
            ToUnicode=document.Reference(_ready(parts.to_unicode)),
        )
        document.idToObject[pdfdoc.BasicFonts][self.label] = document.Reference(font)

    def _shown(self) -> Iterator[int]:
        """Yield the glyphs of all letters that are shown."""
        known = self.letters.glyphs
        glyphs = reduce(or_, [known.get(shape) or _bits(shape) for shape in self.used], 0)
        while glyphs:
            lowest = glyphs & -glyphs
            yield lowest.bit_length() - 1
            glyphs ^= lowest

    def _descriptor(
        self, document: PackedDocument, base: str, file: Stream
    ) -> pdfdoc.PDFDictionary:
        """Return the font's descriptor, which holds its file."""
        face, scale = self._face, self._per_thousand
        return dictionary(
            Type="/FontDescriptor",
            FontName=base,
            Flags=4 + (2 if face.serif else 0) + (64 if face.italic_angle else 0),
            FontBBox=numbers(round(value * scale) for value in face.box),
            ItalicAngle=round(face.italic_angle),
            Ascent=round(face.ascent * scale),
            Descent=round(face.descent * scale),
            CapHeight=round(face.cap_height * scale),
            StemV=140 if face.bold else 84,
            FontFile2=document.Reference(file),
        )


def _ready(content: bytes) -> Stream:
    """Return a stream of content that is compressed already."""
    return Stream(content, pack=False, Filter="/FlateDecode")


class FontTable:
    """The fonts of one document, numbered in order of first use."""

    def __init__(self, document: PackedDocument) -> None:
        self._document = document
        self._by_id: dict[int, EmbeddedFont] = {}

    def font(self, face: Typeface) -> EmbeddedFont:
        """Return a face's embedded font."""
        found = self._by_id.get(id(face))
        if found is None:
            found = EmbeddedFont(face, f"F{len(self._by_id) + 1}")
            self._by_id[id(face)] = found
            self._document.delayedFonts.append(found)
        return found
