"""Front door of the writers: a Document becomes the bytes of a file, by kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefgen.errors import BriefgenError
from briefgen.model.document import Document
from briefgen.model.page import Pages
from briefgen.model.theme import Theme

Write = Callable[[Document, Theme, Pages], bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its suffix with the dot, its name for people, and what writes it."""

    suffix: str
    name: str
    write: Write


def _pdf(document: Document, theme: Theme, pages: Pages) -> bytes:
    from briefgen.writing.pdf.pdf import write_pdf

    return write_pdf(document, theme, pages)


def _docx(document: Document, theme: Theme, pages: Pages) -> bytes:
    from briefgen.writing.docx.docx import write_docx

    return write_docx(document, theme, pages)


def _html(document: Document, theme: Theme, pages: Pages) -> bytes:
    from briefgen.writing.html import write_html

    return write_html(document, theme, pages)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "pdf": Kind(".pdf", "PDF", _pdf),
        "docx": Kind(".docx", "Word", _docx),
        "html": Kind(".html", "Web page", _html),
    }
)
"""The kinds of file that a brief can be written as. Each writer is loaded when first used."""


def write(kind: str, document: Document, theme: Theme, pages: Pages) -> bytes:
    """Return a document as a file of a kind, a key of KINDS.

    Raises:
        BriefgenError: there is no such kind, or its writer lacks something.
    """
    if kind not in KINDS:
        raise BriefgenError(
            f"There is no kind of file “{kind}”.",
            "Nothing was written.",
            f"Choose one of {', '.join(KINDS)}.",
        )
    return KINDS[kind].write(document, theme, pages)
