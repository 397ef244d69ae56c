"""A page's operations on the canvas, each piece marked with its place in the structure."""

from briefgen.model.page import (
    FURNITURE,
    Group,
    Image,
    Line,
    Link,
    Operation,
    Page,
    Path,
    Rectangle,
    Text,
)
from briefgen.writing.paths import draw_path
from briefgen.writing.pdf.canvas import TaggedCanvas
from briefgen.writing.pdf.fonts import FontTable
from briefgen.writing.pdf.images import ImageTable
from briefgen.writing.pdf.objects import rounded
from briefgen.writing.pdf.showing import ShapedText
from briefgen.writing.pdf.tagging import StructureTree

_NOTHING = -9


class PageContent:
    """Draws one page."""

    def __init__(
        self,
        page: Page,
        canvas: TaggedCanvas,
        tree: StructureTree,
        fonts: FontTable,
        images: ImageTable,
    ) -> None:
        """Begin a page on the canvas."""
        self._page = page
        self._canvas = canvas
        self.target = canvas.start_page(page.width, page.height)
        self._code: list[str] = canvas._code
        self._tree = tree
        self._images = images
        self._text = ShapedText(canvas, fonts)
        self._open = _NOTHING
        self.owners: list[int] = []
        self.links: list[tuple[Link, float, float, int]] = []

    def draw(self) -> None:
        """Draw all operations; links are only collected."""
        height, show = self._page.height, self._text.show
        for group in self._page.operations:
            x, y, base = group.x, height - group.y, group.base
            for operation in group.operations:
                if type(operation) is Text:  # as most are
                    own = operation.element
                    own = own + base if own >= 0 else own
                    if own != self._open:
                        self._begin(own)
                    show(operation, operation.x + x, y - operation.y)
                else:
                    self._operation(operation, group)
        self._close()

    def _operation(self, operation: Operation, group: Group) -> None:
        if isinstance(operation, Line):
            self._mark(operation.element, group.base)
            self._line(operation, group)
        elif isinstance(operation, Rectangle):
            self._mark(operation.element, group.base)
            self._rectangle(operation, group)
        elif isinstance(operation, Path):
            self._mark(operation.element, group.base)
            self._path(operation, group)
        elif isinstance(operation, Image):
            self._mark(operation.element, group.base)
            self._image(operation, group)
        elif isinstance(operation, Link):
            self.links.append((operation, group.x, group.y, operation.element + group.base))

    def _mark(self, element: int, base: int) -> None:
        """Open the marked content of an element unless it is open; what follows is no text."""
        own = element + base if element >= 0 else element
        if own != self._open:
            self._begin(own)
        elif self._text.is_open:
            self._text.end()

    def _begin(self, own: int) -> None:
        """Open the marked content of an element, by its number in the document."""
        self._close()
        if own == FURNITURE:
            self._code.append("/Artifact <</Type/Pagination>> BDC")
        elif own < 0:
            self._code.append("/Artifact BMC")
        else:
            mark = len(self.owners)
            self.owners.append(own)
            self._tree.content(own, self.target, mark)
            self._code.append(f"/{self._tree.kinds[own]} <</MCID {mark}>> BDC")
        self._open = own

    def _close(self) -> None:
        if self._text.is_open:
            self._text.end()
        if self._open != _NOTHING:
            self._code.append("EMC")
            self._open = _NOTHING

    def _line(self, line: Line, group: Group) -> None:
        canvas, height = self._canvas, self._page.height
        canvas.stroke(line.colour, line.width)
        if line.dash:
            canvas.dash(line.dash)
        x0, y0 = line.x0 + group.x, height - line.y0 - group.y
        x1, y1 = line.x1 + group.x, height - line.y1 - group.y
        self._code.append(f"n {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")
        if line.dash:
            canvas.dash(0.0)
        if self._in_figure():
            box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            self._tree.drawn(self._open, self.target, box)

    def _rectangle(self, box: Rectangle, group: Group) -> None:
        canvas = self._canvas
        x, y = box.x + group.x, self._page.height - box.y - group.y - box.height
        if box.fill_end:
            canvas.passage(rounded(x, y, box.width, box.height), box.fill, box.fill_end)
            return
        if box.fill:
            canvas.fill(box.fill)
        if box.outline:
            canvas.stroke(box.outline, box.line_width)
        stroke, fill = int(bool(box.outline) or not box.fill), int(bool(box.fill))
        if box.radius:
            radius = min(box.radius, box.width / 2, box.height / 2)
            left, low, right, high = rounded(x, y, x + box.width, y + box.height)
            canvas.roundRect(left, low, right - left, high - low, radius, stroke, fill)
        else:
            draw = "f*" if not stroke else "B*" if fill else "S"
            self._code.append(f"n {x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re {draw}")
        if self._in_figure():
            self._tree.drawn(self._open, self.target, (x, y, x + box.width, y + box.height))

    def _path(self, path: Path, group: Group) -> None:
        height = self._page.height
        self._canvas.saveState()
        self._canvas.transform(1, 0, 0, -1, *rounded(group.x, height - group.y))
        draw_path(self._canvas, path)
        self._canvas.restoreState()
        if self._in_figure():
            x0, y0, x1, y1 = path.box
            box = (x0 + group.x, height - y1 - group.y, x1 + group.x, height - y0 - group.y)
            self._tree.drawn(self._open, self.target, box)

    def _image(self, image: Image, group: Group) -> None:
        x = image.x + group.x
        y = self._page.height - image.y - group.y - image.height
        label = self._images.label(image.data)
        if label:
            self._canvas.picture(label, rounded(x, y, image.width, image.height))
        if self._in_figure():
            self._tree.drawn(self._open, self.target, (x, y, x + image.width, y + image.height))

    def _in_figure(self) -> bool:
        """Return whether what is drawn belongs to a figure, whose box must hold it."""
        return self._open >= 0 and self._tree.kinds[self._open] == "Figure"
