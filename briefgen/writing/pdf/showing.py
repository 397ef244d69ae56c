"""A text object that shows shaped glyph runs, where reportlab's own sets characters of a font."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.textobject import PDFTextObject

from briefgen.model.page import Shape, Text, Typeface
from briefgen.writing.pdf.fonts import EmbeddedFont, FontTable
from briefgen.writing.pdf.objects import number, text_string


class ShapedText(PDFTextObject):  # type: ignore[misc]  # reportlab has no types
    """The text of one page, begun and ended as often as the page's marks ask for it.

    It writes into the canvas's own code: most of a file is text.
    """

    def __init__(self, canvas: Any, fonts: FontTable) -> None:
        super().__init__(canvas)
        self._code = canvas._code
        self._fonts = fonts
        self._face: Typeface | None = None
        self._font: EmbeddedFont | None = None
        self._size = 0.0
        self._spacing = 0.0
        self.is_open = False

    def end(self) -> None:
        """Close the text object (ET); the page's font, colour and spacing go on."""
        self._code.append("ET")
        self.is_open = False

    def show(self, text: Text, x: float, y: float) -> None:
        """Show shapes from a point on (from the page's bottom left)."""
        out = self._code
        if not self.is_open:
            out.append("BT")
            self.is_open = True
        if text.colour != self._canvas.filled:
            self._canvas.fill(text.colour)
        if text.spacing != self._spacing:
            out.append(f"{number(text.spacing)} Tc")
            self._spacing = text.spacing
        out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        if text.spacing:
            self._tell("".join(shape.text for shape in text.shapes))
        shown = None if text.gap else self._plain(text.shapes, text.size)
        if shown is not None:
            out.append(f"[({shown})]TJ")
        else:
            self._shapes(text)
        if text.spacing:
            out.append("EMC")

    def _plain(self, shapes: Sequence[Shape], size: float) -> str | None:
        """Return what shows shapes of one face, None if some need more than their codes."""
        font = self._font
        if font is None or size != self._size or shapes[0].face is not self._face:
            font = self._set_font(shapes[0].face, size)
        try:
            shown = "".join(map(font.letters.__getitem__, shapes))
        except KeyError:
            return font.shown(shapes)
        font.used.update(shapes)
        return shown

    def _tell(self, words: str) -> None:
        self._code.append(f"/Span <</ActualText {text_string(words).decode('ascii')}>> BDC")

    def _shapes(self, text: Text) -> None:
        """Show the shapes of a text, one string for as many as possible."""
        gap = f"){-text.gap * 1000 / text.size:.0f}(" if abs(text.gap) > 0.005 else ""
        parts: list[str] = []
        for shape in text.shapes:
            if shape.face is not self._face:
                self._show(parts)
            font = self._set_font(shape.face, text.size)
            if shape.exact and not shape.offsets and not shape.rtl:
                parts.append(font.written(shape))
                if gap and shape.text.endswith(" "):
                    parts.append(gap)
            else:
                self._show(parts)
                self._inexact(shape, text.size, told=bool(text.spacing))
        self._show(parts)

    def _set_font(self, face: Typeface, size: float) -> EmbeddedFont:
        """Choose a face and a size, unless they are chosen already."""
        if self._font is None or face is not self._face or size != self._size:
            self._face, self._size, self._font = face, size, self._fonts.font(face)
            self._code.append(f"/{self._font.label} {number(size)} Tf")
        return self._font

    def _show(self, parts: list[str]) -> None:
        """Show glyphs (codes, and kerning between `)` and `(`) and forget them."""
        if parts:
            self._code.append(f"[({''.join(parts)})]TJ")
            parts.clear()

    def _inexact(self, shape: Shape, size: float, told: bool) -> None:
        """Show a shape whose glyphs do not give its text, with the text beside it if not told."""
        font = self._fonts.font(shape.face)
        if shape.rtl and shape.exact:
            self._code.append("/ReversedChars BMC")
            told = False
        elif not told:
            self._tell(shape.text)
        if shape.offsets:
            self._placed(font, shape, size)
        else:
            self._show([font.written(shape)])
        if not told:
            self._code.append("EMC")

    def _placed(self, font: EmbeddedFont, shape: Shape, size: float) -> None:
        """Show glyphs that are shifted, each at its place."""
        rise = 0.0
        parts: list[str] = []
        for code, before, after, up in font.placed(shape):
            if abs(up - rise) > 0.5:
                self._show(parts)
                self.setRise(round(up * size / 1000, 2))
                rise = up
            parts.append(f"){before:.0f}(" if abs(before) >= 0.5 else "")
            parts.append(code)
            parts.append(f"){after:.0f}(" if abs(after) >= 0.5 else "")
        self._show(parts)
        if rise:
            self.setRise(0)
