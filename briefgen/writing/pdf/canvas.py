"""reportlab's canvas with what a tagged page needs beyond its own drawing methods."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefgen.writing.pdf.colours import channels
from briefgen.writing.pdf.objects import Stream, dictionary, numbers, rounded
from briefgen.writing.pdf.packing import PackedDocument


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page that names its place in the structure tree."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


class _Link(pdfdoc.Annotation):  # type: ignore[misc]  # reportlab has no types
    """A link that names its place in the structure tree."""

    permitted = (*pdfdoc.Annotation.permitted, "A", "Dest", "StructParent")

    def __init__(self, **entries: object) -> None:
        self.entries = entries

    def Dict(self) -> Any:  # noqa: N802  # reportlab's name
        checked = self.AnnotationDict(Subtype="/Link", Border="[0 0 0]", F=4, **self.entries)
        return dictionary(**checked.dict)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Draws pages into a document that is given to it.

    Attributes:
        filled: the colour that areas and letters of the page are filled with at the moment (hex),
            "" if none was chosen on this page; `stroked` is the same of lines.
    """

    def __init__(self, document: PackedDocument) -> None:
        super().__init__(None, pageCompression=1, invariant=1, initialFontName="Helvetica")
        self._doc = document
        self._page: Any = None
        self._passages: dict[tuple[str, str], str] = {}
        self.filled = self.stroked = ""

    def _make_preamble(self) -> None:
        """Begin pages with nothing: reportlab's own beginning names a font that is not embedded."""
        self._preamble = ""

    def start_page(self, width: float, height: float) -> int:
        """Begin a page of a size; return the number of its object."""
        self.setPageSize((width, height))
        self.filled = self.stroked = ""
        self._page = _Page()
        self._page.pagewidth, self._page.pageheight = rounded(width, height)
        self._page.Tabs = "/S"
        return self._doc.number(self._page, self._doc.thisPageName())

    def place(self, key: int) -> None:
        """Tell the key of the page in the structure's parent tree."""
        self._page.StructParents = key

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """Put the page that was begun into the document."""
        page = self._page
        page.Contents = Stream("\n".join(self._code).encode("ascii"))
        self._setColorSpace(page)
        self._setExtGState(page)
        self._setXObjects(page)
        self._setShadingUsed(page)
        self._setAnnotations(page)
        self._doc.addPage(page)
        self._startPage()

    def fill(self, colour: str) -> None:
        """Choose the colour of what is filled, unless it is chosen already."""
        if colour != self.filled:
            self.setFillColorRGB(*channels(colour))
            self.filled = colour

    def stroke(self, colour: str, width: float) -> None:
        """Choose the colour and width (points) of lines, unless they are chosen already."""
        if colour != self.stroked:
            self.setStrokeColorRGB(*channels(colour))
            self.stroked = colour
        if round(width, 2) != self._lineWidth:
            self.setLineWidth(round(width, 2))

    def passage(self, box: tuple[float, ...], start: str, end: str) -> None:
        """Fill a box (x, y, width, height) with a passage of colour from left to right.

        A passage is written once and stretched to each of its boxes (ISO 32000-1, 8.7.4.5.3).
        """
        x, y, width, height = box
        self.saveState()
        self.transform(width, 0, 0, height, x, y)
        square = self.beginPath()
        square.rect(0, 0, 1, 1)
        self.clipPath(square, stroke=0, fill=0)
        if (start, end) not in self._passages:
            ends = pdfdoc.PDFExponentialFunction(channels(start), channels(end), 1)
            shading = pdfdoc.PDFAxialShading(0, 0, 1, 0, ends, "DeviceRGB")
            self._passages[start, end] = self._doc.addShading(shading)
        label = self._passages[start, end]
        self._shadingUsed[label] = label
        self.addLiteral(f"/{label} sh")
        self.restoreState()

    def picture(self, label: str, box: tuple[float, ...]) -> None:
        """Draw a picture of the document (its name there) into a box (x, y, width, height)."""
        x, y, width, height = box
        self.saveState()
        self.transform(width, 0, 0, height, x, y)
        self.doForm(label)
        self.restoreState()

    def destination(self, key: str) -> pdfdoc.Destination:
        """Return the place of a bookmark, which may be bound to its page later."""
        return self._bookmarkReference(key)

    def link(
        self, box: tuple[float, ...], text: str, keyed: Callable[[int], int], **way: object
    ) -> None:
        """Add a link to the page.

        Args:
            box: where it can be clicked (x0, y0, x1, y1).
            text: what it says of itself.
            keyed: tells the link's key in the structure's parent tree from its object's number.
            way: where it leads: "A", an action, or "Dest", a destination.
        """
        link = _Link(Rect=numbers(box), Contents=text, **way)
        self._addAnnotation(link)
        link.entries["StructParent"] = keyed(self._doc.number(link))
