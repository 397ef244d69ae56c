"""A text object that shows shaped glyph runs, where reportlab's own sets characters of a font."""

from typing import Any

from reportlab.pdfgen.textobject import PDFTextObject

from briefgen.model.page import Shape, Text
from briefgen.writing.pdf.colours import channels
from briefgen.writing.pdf.fonts import EmbeddedFont, FontTable
from briefgen.writing.pdf.objects import number, text_string


class ShapedText(PDFTextObject):  # type: ignore[misc]  # reportlab has no types
    """The text of one page, begun and ended as often as the page's marks ask for it."""

    def __init__(self, canvas: Any, fonts: FontTable) -> None:
        super().__init__(canvas)
        self._fonts = fonts
        self._state = ""
        self._spacing = 0.0
        self.is_open = False

    def begin(self) -> None:
        """Open a text object (BT); the page's font, colour and spacing go on."""
        self._code = ["BT"]
        self.is_open = True

    def end(self) -> None:
        """Close it (ET) and put it on the canvas."""
        self._canvas.drawText(self)
        self.is_open = False

    def show(self, text: Text, x: float, y: float) -> None:
        """Show shapes from a point on (from the page's bottom left)."""
        out = self._code
        if text.colour != self._canvas.filled:
            self.setFillColorRGB(*channels(text.colour))
            self._canvas.filled = text.colour
        if text.spacing != self._spacing:
            self.setCharSpace(round(text.spacing, 2))
            self._spacing = text.spacing
        out.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        if text.spacing:
            self._tell("".join(shape.text for shape in text.shapes))
        self._shapes(text)
        if text.spacing:
            out.append("EMC")

    def _tell(self, words: str) -> None:
        self._code.append(f"/Span <</ActualText {text_string(words).decode('ascii')}>> BDC")

    def _shapes(self, text: Text) -> None:
        """Show the shapes of a text, one string for as many as possible."""
        if not text.gap and text.shapes:
            main = self._fonts.font(text.shapes[0].face)
            try:
                shown = "".join([main.known[shape] for shape in text.shapes])
            except KeyError:  # something new, or of another face
                shown = ""
            if shown:
                self._set_font(main, text.size)
                self._code.append(f"[{shown}]TJ".replace("><", ""))
                return
        gap = f"{-text.gap * 1000 / text.size:.0f}" if abs(text.gap) > 0.005 else ""
        parts: list[str] = []
        face, font = None, None
        for shape in text.shapes:
            if font is None or shape.face is not face:
                face, font = shape.face, self._fonts.font(shape.face)
                self._show(parts)
                self._set_font(font, text.size)
            if shape.exact and not shape.offsets and not shape.rtl:
                parts.append(font.written(shape))
                if gap and shape.text == " ":
                    parts.append(gap)
            else:
                self._show(parts)
                self._inexact(shape, text.size, told=bool(text.spacing))
        self._show(parts)

    def _set_font(self, font: EmbeddedFont, size: float) -> None:
        state = f"/{font.label} {number(size)} Tf"
        if state != self._state:
            self._code.append(state)
            self._state = state

    def _show(self, parts: list[str]) -> None:
        if parts:
            self._code.append(f"[{''.join(parts)}]TJ".replace("><", ""))
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
            self._code.append(f"[{font.written(shape)}]TJ")
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
            parts.append(f"{before:.0f}" if abs(before) >= 0.5 else "")
            parts.append(f"<{code}>")
            parts.append(f"{after:.0f}" if abs(after) >= 0.5 else "")
        self._show(parts)
        if rise:
            self.setRise(0)
