"""reportlab's canvas with what a tagged page needs beyond its own drawing methods."""

from collections.abc import Callable
from typing import Any, TypeAlias

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefgen.writing.pdf.colours import channels, operands
from briefgen.writing.pdf.objects import Stream, number, numbers, rounded, text_string
from briefgen.writing.pdf.packing import PackedDocument

_Way: TypeAlias = Any
"""Where a link leads: an action's entry as bytes, or a `pdfdoc.Destination`."""

_LINK = b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect%s/Contents%s%s/StructParent %d>>"


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page that names its place in the structure tree."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")

    def format(self, document: PackedDocument) -> bytes:
        """Return the object as bytes, written at once if the page is text and lines alone."""
        if self.XObjects or self.ExtGState or self._shadingUsed or self._colorsUsed:
            return bytes(super().format(document))
        links = b" ".join(pdfdoc.format(link, document) for link in self.Annots or ())
        return (
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources<</Font %s>>/Contents %s"
            b"%s/StructParents %d/Tabs/S>>"
        ) % (
            document.Reference(document.Pages).format(document),
            number(self.pagewidth).encode(),
            number(self.pageheight).encode(),
            pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(document),
            document.Reference(self.Contents).format(document),
            b"/Annots[%s]" % links if links else b"",
            self.StructParents,
        )


class _Link(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A link that names its place in the structure tree, written at once: a file has many.

    Attributes:
        key: its key in the structure's parent tree.
    """

    key = 0

    def __init__(
        self, box: tuple[float, ...], text: str, way: "bytes | pdfdoc.Destination"
    ) -> None:
        self._box, self._text, self._way = box, text, way

    def format(self, document: Any) -> bytes:
        """Return the object as bytes."""
        way = self._way
        if not isinstance(way, bytes):
            page = document.Reference(way.page).format(document)
            way = b"/Dest[%s/XYZ null %s null]" % (page, number(way.fmt.top).encode())
        return (
            b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect%s/Contents%s%s/StructParent %d>>"
            % (
                numbers(self._box).encode(),
                text_string(self._text),
                way,
                self.key,
            )
        )


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Draws pages into a document that is given to it.

    Attributes:
        filled: the colour that areas and letters of the page are filled with at the moment (hex),
            "" if none was chosen on this page; `stroked` is the same of lines, and `line_width`
            is how wide these are (points).
    """

    def __init__(self, document: PackedDocument) -> None:
        super().__init__(None, pageCompression=1, invariant=1, initialFontName="Helvetica")
        self._doc = document
        self._page: Any = None
        self._passages: dict[tuple[str, str], str] = {}
        self.filled = self.stroked = ""
        self.line_width = 1.0

    def _make_preamble(self) -> None:
        """Begin pages with nothing: reportlab's own beginning names a font that is not embedded."""
        self._preamble = ""

    def start_page(self, width: float, height: float) -> int:
        """Begin a page of a size; return the number of its object."""
        self.setPageSize((width, height))
        self.filled = self.stroked = ""
        self.line_width = 1.0
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
        page.Contents = Stream("\n".join(self._code).encode("latin-1"))
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
            self._code.append(f"{operands(colour)} rg")
            self.filled = colour

    def stroke(self, colour: str, width: float) -> None:
        """Choose the colour and width (points) of lines, unless they are chosen already."""
        if colour != self.stroked:
            self._code.append(f"{operands(colour)} RG")
            self.stroked = colour
        if width != self.line_width:
            self._code.append(f"{number(width)} w")
            self.line_width = width

    def dash(self, length: float) -> None:
        """Draw the lines that follow with strokes and gaps of a length, 0.0 for whole ones."""
        self._code.append(f"[{number(length)} {number(length)}] 0 d" if length else "[] 0 d")

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
        self,
        box: tuple[float, ...],
        text: str,
        keyed: Callable[[int], int],
        way: _Way,
    ) -> None:
        """Add a link to the page.

        Args:
            box: where it can be clicked (x0, y0, x1, y1).
            text: what it says of itself.
            keyed: tells the link's key in the structure's parent tree from its object's number.
            way: where it leads: an action's entry, or a destination.
        """
        link = _Link(box, text, way)
        self._addAnnotation(link)
        link.key = keyed(self._doc.number(link))
