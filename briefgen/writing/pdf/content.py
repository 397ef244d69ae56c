"""A page's operations as a content stream, each piece marked with its place in the structure."""

from dataclasses import dataclass

from briefgen.model.page import (
    FURNITURE,
    Group,
    Image,
    Line,
    Link,
    Operation,
    Page,
    Rectangle,
    Shape,
    Text,
)
from briefgen.writing.pdf.fonts import EmbeddedFont, FontTable
from briefgen.writing.pdf.images import ImageTable
from briefgen.writing.pdf.objects import dictionary, number, text_string
from briefgen.writing.pdf.shadings import ShadingTable, channels
from briefgen.writing.pdf.tagging import StructureTree

_KAPPA = 0.5523
"""Length of the handles of a Bézier curve that comes nearest to a quarter circle."""

_NOTHING = -9


@dataclass(frozen=True, slots=True)
class Tables:
    """What the pages of one file share."""

    fonts: FontTable
    images: ImageTable
    shadings: ShadingTable

    def resources(self) -> bytes:
        """Return the resource dictionary of all pages."""
        return dictionary(
            Font=self.fonts.resources(),
            XObject=self.images.resources(),
            Shading=self.shadings.resources(),
        )


class PageContent:
    """Draws one page."""

    def __init__(self, page: Page, target: int, tree: StructureTree, tables: "Tables") -> None:
        self._page = page
        self._target = target
        self._tree = tree
        self._fonts = tables.fonts
        self._images = tables.images
        self._shadings = tables.shadings
        self._out: list[str] = []
        self._open = _NOTHING
        self._in_text = False
        self._font = ""
        self._fill = ""
        self._spacing = 0.0
        self.owners: list[int] = []
        self.links: list[tuple[Link, float, float, int]] = []

    def draw(self) -> bytes:
        """Return the content stream."""
        for group in self._page.operations:
            for operation in group.operations:
                self._operation(operation, group)
        self._close()
        return "\n".join(self._out).encode("ascii")

    def _operation(self, operation: Operation, group: Group) -> None:
        if isinstance(operation, Text):
            self._text(operation, group)
        elif isinstance(operation, Line):
            self._mark(operation.element, group.base)
            self._line(operation, group)
        elif isinstance(operation, Rectangle):
            self._mark(operation.element, group.base)
            self._rectangle(operation, group)
        elif isinstance(operation, Image):
            self._mark(operation.element, group.base)
            self._image(operation, group)
        elif isinstance(operation, Link):
            self.links.append((operation, group.x, group.y, operation.element + group.base))

    def _mark(self, element: int, base: int, text: bool = False) -> None:
        """Open the marked content of an element unless it is open."""
        own = element + base if element >= 0 else element
        if own == self._open:
            if self._in_text and not text:
                self._end_text()
            return
        self._close()
        if own == FURNITURE:
            self._out.append("/Artifact <</Type/Pagination>> BDC")
        elif own < 0:
            self._out.append("/Artifact BMC")
        else:
            mark = len(self.owners)
            self.owners.append(own)
            self._tree.content(own, self._target, mark)
            self._out.append(f"/{self._tree.kind(own)} <</MCID {mark}>> BDC")
        self._open = own

    def _end_text(self) -> None:
        self._out.append("ET")
        self._in_text = False

    def _close(self) -> None:
        if self._in_text:
            self._end_text()
        if self._open != _NOTHING:
            self._out.append("EMC")
            self._open = _NOTHING

    def _text(self, text: Text, group: Group) -> None:
        self._mark(text.element, group.base, text=True)
        out = self._out
        if not self._in_text:
            out.append("BT")
            self._in_text = True
        self._colour(text.colour)
        if text.spacing != self._spacing:
            out.append(f"{number(text.spacing)} Tc")
            self._spacing = text.spacing
        x, y = text.x + group.x, self._page.height - text.y - group.y
        out.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        if text.spacing:
            words = "".join(shape.text for shape in text.shapes)
            out.append(f"/Span <</ActualText {text_string(words).decode('ascii')}>> BDC")
        self._shapes(text)
        if text.spacing:
            out.append("EMC")

    def _shapes(self, text: Text) -> None:
        """Show the shapes of a text, one string for as many as possible."""
        out = self._out
        if not text.gap and text.shapes:
            main = self._fonts.font(text.shapes[0].face)
            try:
                shown = "".join([main.known[shape] for shape in text.shapes])
            except KeyError:  # something new, or of another face
                shown = ""
            if shown:
                self._set_font(main, text.size)
                out.append(f"[{shown}]TJ".replace("><", ""))
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
        if state != self._font:
            self._out.append(state)
            self._font = state

    def _show(self, parts: list[str]) -> None:
        if parts:
            self._out.append(f"[{''.join(parts)}]TJ".replace("><", ""))
            parts.clear()

    def _inexact(self, shape: Shape, size: float, told: bool) -> None:
        """Show a shape whose glyphs do not give its text, with the text beside it if not told."""
        font = self._fonts.font(shape.face)
        out = self._out
        if shape.rtl and shape.exact:
            out.append("/ReversedChars BMC")
            told = False
        elif not told:
            out.append(f"/Span <</ActualText {text_string(shape.text).decode('ascii')}>> BDC")
        if not shape.offsets:
            out.append(f"[{font.written(shape)}]TJ")
        else:
            rise = 0.0
            parts: list[str] = []
            for code, before, after, up in font.placed(shape):
                if abs(up - rise) > 0.5:
                    self._show(parts)
                    out.append(f"{number(up * size / 1000)} Ts")
                    rise = up
                parts.append(f"{before:.0f}" if abs(before) >= 0.5 else "")
                parts.append(f"<{code}>")
                parts.append(f"{after:.0f}" if abs(after) >= 0.5 else "")
            self._show(parts)
            if rise:
                out.append("0 Ts")
        if not told:
            out.append("EMC")

    def _colour(self, colour: str, stroke: bool = False) -> None:
        if stroke:
            self._out.append(f"{channels(colour)} RG")
        elif colour != self._fill:
            self._out.append(f"{channels(colour)} rg")
            self._fill = colour

    def _line(self, line: Line, group: Group) -> None:
        height = self._page.height
        self._colour(line.colour, stroke=True)
        dash = f"[{number(line.dash)} {number(line.dash)}] 0 d " if line.dash else ""
        undash = " [] 0 d" if line.dash else ""
        x0, y0 = line.x0 + group.x, height - line.y0 - group.y
        x1, y1 = line.x1 + group.x, height - line.y1 - group.y
        self._out.append(
            f"{dash}{number(line.width)} w {number(x0)} {number(y0)} m "
            f"{number(x1)} {number(y1)} l S{undash}"
        )
        self._figure(line.element, group.base, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _rectangle(self, box: Rectangle, group: Group) -> None:
        x, width, height = box.x + group.x, box.width, box.height
        y = self._page.height - box.y - group.y - height
        if box.fill_end:
            label = self._shadings.label(box.fill, box.fill_end)
            self._out.append(
                f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm "
                f"0 0 1 1 re W n /{label} sh Q"
            )
            return
        if box.fill:
            self._colour(box.fill)
        if box.outline:
            self._colour(box.outline, stroke=True)
            self._out.append(f"{number(box.line_width)} w")
        paint = "B" if box.fill and box.outline else "f" if box.fill else "S"
        if box.radius:
            self._out.append(f"{_rounded(x, y, width, height, box.radius)} {paint}")
        else:
            self._out.append(f"{number(x)} {number(y)} {number(width)} {number(height)} re {paint}")
        self._figure(box.element, group.base, (x, y, x + width, y + height))

    def _image(self, image: Image, group: Group) -> None:
        x = image.x + group.x
        y = self._page.height - image.y - group.y - image.height
        label = self._images.label(image.data)
        if label:
            self._out.append(
                f"q {number(image.width)} 0 0 {number(image.height)} "
                f"{number(x)} {number(y)} cm /{label} Do Q"
            )
        self._figure(image.element, group.base, (x, y, x + image.width, y + image.height))

    def _figure(self, element: int, base: int, box: tuple[float, float, float, float]) -> None:
        figure = self._tree.figure_of(element + base) if element >= 0 else -1
        if figure >= 0:
            self._tree.drawn(figure, self._target, box)


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Return a path of straight sides and quarter circles."""
    r = min(radius, width / 2, height / 2)
    k = r * _KAPPA
    n = number
    x1, y1 = x + width, y + height
    return (
        f"{n(x + r)} {n(y)} m {n(x1 - r)} {n(y)} l "
        f"{n(x1 - r + k)} {n(y)} {n(x1)} {n(y + r - k)} {n(x1)} {n(y + r)} c "
        f"{n(x1)} {n(y1 - r)} l "
        f"{n(x1)} {n(y1 - r + k)} {n(x1 - r + k)} {n(y1)} {n(x1 - r)} {n(y1)} c "
        f"{n(x + r)} {n(y1)} l "
        f"{n(x + r - k)} {n(y1)} {n(x)} {n(y1 - r + k)} {n(x)} {n(y1 - r)} c "
        f"{n(x)} {n(y + r)} l "
        f"{n(x)} {n(y + r - k)} {n(x + r - k)} {n(y)} {n(x + r)} {n(y)} c h"
    )
