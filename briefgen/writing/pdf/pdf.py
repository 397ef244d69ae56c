"""The front door of the PDF writer: laid-out pages become the bytes of a tagged file.

reportlab draws the pages and writes the file; layout, shaping and structure are ours.
"""

from collections.abc import Collection

from reportlab.pdfbase import pdfdoc

from briefgen.model.collecting import uncollected
from briefgen.model.document import Document
from briefgen.model.page import Destination, Link, Pages
from briefgen.model.theme import Theme
from briefgen.writing.pdf.canvas import TaggedCanvas
from briefgen.writing.pdf.content import PageContent
from briefgen.writing.pdf.fonts import FontTable
from briefgen.writing.pdf.images import ImageTable
from briefgen.writing.pdf.metadata import describe, plain
from briefgen.writing.pdf.objects import text_string
from briefgen.writing.pdf.outline import Outline
from briefgen.writing.pdf.packing import PackedDocument
from briefgen.writing.pdf.tagging import StructureTree

_ABOVE = 6.0
"""How far above its place a jump ends, in points."""


def write_pdf(
    document: Document,
    theme: Theme,  # noqa: ARG001  # every writer is given it
    pages: Pages,
    only: Collection[int] | None = None,
) -> bytes:
    """Return a PDF that claims PDF/UA-1 and PDF/A-2a; the same input gives the same bytes.

    Args:
        document: for the file's properties.
        theme: how it looked when it was laid out.
        pages: what `lay_out` made of both.
        only: numbers of the pages to be written, from 1, for a quick look; None for all.
    """
    with uncollected():
        return _Writer(document, pages, only).write()


class _Writer:
    """Writes one file."""

    def __init__(self, document: Document, pages: Pages, only: Collection[int] | None) -> None:
        self._properties = document.properties
        self._pages = pages
        self._numbers = [n for n in range(1, len(pages.pages) + 1) if only is None or n in only]
        self._written = frozenset(self._numbers)
        self._file = PackedDocument(document.properties.language)
        self._canvas = TaggedCanvas(self._file)
        self._fonts = FontTable(self._file)
        self._images = ImageTable(self._file)
        self._tree = StructureTree(self._file, pages.elements, pages.parents, only is None)
        self._destinations = {d.name: d for d in pages.destinations if d.name}
        self._outline = Outline(self._file)

    def write(self) -> bytes:
        for n in self._numbers:
            self._page(n)
        describe(self._canvas, self._file, self._properties)
        self._file.Catalog.StructTreeRoot = self._tree.finish()
        self._file.outline = self._outline.finish()
        return bytes(self._canvas.getpdfdata())

    def _page(self, n: int) -> None:
        page, canvas = self._pages.pages[n - 1], self._canvas
        content = PageContent(page, canvas, self._tree, self._fonts, self._images)
        content.draw()
        for link, x, y, element in content.links:
            self._link(link, (x + link.x, page.height - y - link.y), element, content.target)
        canvas.place(self._tree.page(content.owners))
        for destination in self._pages.destinations:
            if destination.page == n:
                self._destination(destination, page.height, content.target)
        canvas.showPage()

    def _link(self, link: Link, corner: tuple[float, float], element: int, page: int) -> None:
        """Add a link, unless it leads nowhere; `corner` is its top left."""
        way: bytes | pdfdoc.Destination  # an action, or a place in the file
        if link.href:
            uri = link.href.encode("ascii", "ignore").decode("ascii")
            way = b"/A<</S/URI/URI%s>>" % text_string(uri)
        else:
            destination = self._destinations.get(link.target)
            if destination is None or destination.page not in self._written:
                return
            way = self._canvas.destination(_bookmark(link.target))
        x, y = corner
        box = (x, y - link.height, x + link.width, y)
        text = plain(link.text) or link.href or link.target

        def keyed(target: int) -> int:
            return self._tree.annotation(element, page, target)

        self._canvas.link(box, text, keyed, way)

    def _destination(self, destination: Destination, height: float, page: int) -> None:
        """Bind a bookmark to the page that is being drawn, and a heading into the outline."""
        canvas, top = self._canvas, round(height - destination.y + _ABOVE, 2)
        if self._destinations.get(destination.name) is destination:
            canvas.bookmarkPage(_bookmark(destination.name), fit="XYZ", top=top)
        if destination.level:
            self._outline.add(destination.level, plain(destination.title) or "–", page, top)


def _bookmark(name: str) -> str:
    return f"bookmark {name}"
