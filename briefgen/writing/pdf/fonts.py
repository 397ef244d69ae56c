"""Embedded fonts: character codes given in order of use, widths, and the way back to text.

A code stands for a glyph *and* the characters it shows, so the same glyph may stand for a space
and a no-break space, or for a capital that was written small, and text can be copied exactly.
"""

import hashlib
from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc

from briefgen.model.page import Shape, Typeface
from briefgen.writing.pdf.objects import Stream, dictionary, name, numbers
from briefgen.writing.pdf.packing import PackedDocument
from briefgen.writing.pdf.postscript import PostScript
from briefgen.writing.pdf.truetype import TrueType

_PER_BLOCK = 100
_ESCAPED = {0x0D: "\\r", 0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\"}
"""Bytes that do not stand for themselves in a string (ISO 32000-1, 7.3.4.2)."""


class EmbeddedFont:
    """One face in one file."""

    def __init__(self, face: Typeface, label: str) -> None:
        self.label = label
        self._face = face
        self._source = PostScript(face) if face.postscript else TrueType(face)
        self._glyphs = [0]
        self._texts = [""]
        self._codes: dict[tuple[int, str], str] = {}
        self._per_thousand = 1000.0 / face.units
        self.known: dict[Shape, str] = {}

    def written(self, shape: Shape) -> str:
        """Return what shows a shape in the string of TJ: codes, and kerning as `)number(`."""
        known = self.known.get(shape)
        if known is None:
            known = self._write(shape)
            if shape.exact and not shape.offsets and not shape.rtl:
                self.known[shape] = known
        return known

    def _write(self, shape: Shape) -> str:
        parts: list[str] = []
        for glyph, advance, piece in zip(shape.glyphs, shape.advances, shape.pieces, strict=True):
            parts.append(self.code(glyph, piece))
            extra = self._source.width(glyph) - advance
            if extra:
                parts.append(f"){extra * self._per_thousand:.0f}(")
        return "".join(parts)

    def placed(self, shape: Shape) -> Iterable[tuple[str, float, float, float]]:
        """Yield code, shift before and after, and rise of each glyph (1/1000 of the size)."""
        offsets = shape.offsets or ((0, 0),) * len(shape.glyphs)
        for glyph, advance, piece, (dx, dy) in zip(
            shape.glyphs, shape.advances, shape.pieces, offsets, strict=True
        ):
            after = self._source.width(glyph) - advance + dx
            scale = self._per_thousand
            yield self.code(glyph, piece), -dx * scale, after * scale, dy * scale

    def code(self, glyph: int, text: str) -> str:
        """Return the code of a glyph that stands for some characters, as a string of PDF has it."""
        key = (glyph, text or "\u200b")
        code = self._codes.get(key)
        if code is None:
            code = "".join(_ESCAPED.get(byte, chr(byte)) for byte in divmod(len(self._glyphs), 256))
            self._codes[key] = code
            self._glyphs.append(glyph)
            self._texts.append(key[1])
        return code

    def addObjects(self, document: PackedDocument) -> None:  # noqa: N802  # reportlab's name
        """Write the font's objects; reportlab asks for it when all text is drawn."""
        scale = self._per_thousand
        data = self._source.subset(self._glyphs)
        tag = hashlib.md5(data, usedforsecurity=False).digest()
        prefix = "".join(chr(65 + byte % 26) for byte in tag[:6])
        base = name(f"{prefix}+{self._face.name}")
        widths = [round(self._source.width(glyph) * scale) for glyph in self._glyphs]
        descendant = dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=base,
            CIDSystemInfo="<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            FontDescriptor=document.Reference(self._descriptor(document, base, data)),
            DW=0,
            W=f"[0 {numbers(widths)}]",
            CIDToGIDMap="/Identity",
        )
        font = dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=base,
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([document.Reference(descendant)]),
            ToUnicode=document.Reference(Stream(self._to_unicode())),
        )
        document.idToObject[pdfdoc.BasicFonts][self.label] = document.Reference(font)

    def _descriptor(self, document: PackedDocument, base: str, data: bytes) -> pdfdoc.PDFDictionary:
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
            FontFile2=document.Reference(Stream(data, Length1=len(data))),
        )

    def _to_unicode(self) -> bytes:
        """Return the CMap from codes to text (ISO 32000-1, 9.10.3)."""
        rows = [
            f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>"
            for code, text in enumerate(self._texts)
            if code
        ]
        blocks = [
            f"{len(rows[k : k + _PER_BLOCK])} beginbfchar\n"
            + "\n".join(rows[k : k + _PER_BLOCK])
            + "\nendbfchar\n"
            for k in range(0, len(rows), _PER_BLOCK)
        ]
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + "".join(blocks)
            + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


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
