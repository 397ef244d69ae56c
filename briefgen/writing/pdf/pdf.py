"""The front door of the PDF writer: laid-out pages become the bytes of a tagged file."""

from collections.abc import Collection, Sequence

from briefgen.model.document import Document
from briefgen.model.page import Destination, Link, Pages
from briefgen.model.theme import Theme
from briefgen.writing.pdf.content import PageContent, Tables
from briefgen.writing.pdf.fonts import FontTable
from briefgen.writing.pdf.images import ImageTable
from briefgen.writing.pdf.metadata import plain, srgb_profile, xmp
from briefgen.writing.pdf.objects import PdfFile, array, dictionary, number, ref, text_string
from briefgen.writing.pdf.outline import write_outline
from briefgen.writing.pdf.shadings import ShadingTable
from briefgen.writing.pdf.tagging import StructureTree

PRODUCER = "briefgen"


def write_pdf(
    document: Document, theme: Theme, pages: Pages, only: Collection[int] | None = None
) -> bytes:
    """Return a PDF that claims PDF/UA-1 and PDF/A-2a; the same input gives the same bytes.

    Args:
        document: for the file's properties.
        theme: how it looked when it was laid out.
        pages: what `lay_out` made of both.
        only: numbers of the pages to be written, from 1, for a quick look; None for all.
    """
    return _Writer(document, theme, pages, only).write()


class _Writer:
    """Writes one file."""

    def __init__(
        self, document: Document, theme: Theme, pages: Pages, only: Collection[int] | None
    ) -> None:
        self._properties = document.properties
        self._theme = theme
        self._pages = pages
        self._numbers = [n for n in range(1, len(pages.pages) + 1) if only is None or n in only]
        self._file = PdfFile()
        self._tables = Tables(
            FontTable(self._file), ImageTable(self._file), ShadingTable(self._file)
        )
        self._tree = StructureTree(self._file, pages.elements, whole=only is None)
        self._targets = {n: self._file.reserve() for n in self._numbers}
        self._destinations = {d.name: d for d in pages.destinations if d.name}

    def write(self) -> bytes:
        file = self._file
        parent, resources = file.reserve(), file.reserve()
        for n in self._numbers:
            self._page(n, parent, resources)
        kids = array(ref(self._targets[n]) for n in self._numbers)
        file.put(parent, dictionary(Type="/Pages", Count=len(self._numbers), Kids=kids))
        self._tables.fonts.embed()
        file.put(resources, self._tables.resources())
        return file.finished(self._catalog(parent))

    def _page(self, n: int, parent: int, resources: int) -> None:
        page, target, file = self._pages.pages[n - 1], self._targets[n], self._file
        content = PageContent(page, target, self._tree, self._tables)
        stream = file.stream(content.draw())
        links = [self._link(link, x, y, element, n) for link, x, y, element in content.links]
        owners = array(ref(self._tree.target(owner)) for owner in content.owners)
        file.put(
            target,
            dictionary(
                Type="/Page",
                Parent=ref(parent),
                MediaBox=f"[0 0 {number(page.width)} {number(page.height)}]",
                Resources=ref(resources),
                Contents=ref(stream),
                StructParents=self._tree.key(owners),
                Tabs="/S",
                Annots=array(ref(link) for link in links if link) if any(links) else b"",
            ),
        )

    def _link(self, link: Link, x: float, y: float, element: int, n: int) -> int:
        """Write a link annotation; return its number, 0 if it leads nowhere."""
        height = self._pages.pages[n - 1].height
        where: dict[str, bytes] = {}
        if link.href:
            uri = link.href.encode("ascii", "ignore").decode("ascii")
            where["A"] = dictionary(S="/URI", URI=text_string(uri))
        else:
            destination = self._destinations.get(link.target)
            if destination is None or destination.page not in self._targets:
                return 0
            where["Dest"] = self._place(destination)
        x0, y1 = x + link.x, height - y - link.y
        box = " ".join(number(v) for v in (x0, y1 - link.height, x0 + link.width, y1))
        target = self._file.reserve()
        key = self._tree.annotation(element, self._targets[n], target)
        self._file.put(
            target,
            dictionary(
                Type="/Annot",
                Subtype="/Link",
                Rect=f"[{box}]",
                Border="[0 0 0]",
                F=4,
                StructParent=key,
                Contents=text_string(plain(link.text) or link.href or link.target),
                **where,
            ),
        )
        return target

    def _place(self, destination: Destination) -> bytes:
        page = self._pages.pages[destination.page - 1]
        y = number(page.height - destination.y + 6.0)
        return b"[%s /XYZ null %s null]" % (ref(self._targets[destination.page]), y.encode())

    def _catalog(self, parent: int) -> int:
        file, properties = self._file, self._properties
        profile = file.stream(srgb_profile(), N=3)
        intent = dictionary(
            Type="/OutputIntent",
            S="/GTS_PDFA1",
            OutputConditionIdentifier="(sRGB)",
            DestOutputProfile=ref(profile),
        )
        metadata = file.stream(
            xmp(properties, PRODUCER), pack=False, Type="/Metadata", Subtype="/XML"
        )
        headings: Sequence[Destination] = [
            d for d in self._pages.outline if d.page in self._targets
        ]
        outline = write_outline(file, headings, self._place)
        return file.add(
            dictionary(
                Type="/Catalog",
                Pages=ref(parent),
                Lang=text_string(properties.language),
                MarkInfo="<</Marked true>>",
                ViewerPreferences="<</DisplayDocTitle true>>",
                Metadata=ref(metadata),
                OutputIntents=array([intent]),
                StructTreeRoot=ref(self._tree.finish()),
                Outlines=ref(outline) if outline else b"",
                PageMode="/UseOutlines" if outline else b"",
            )
        )
