"""Word files of the sample brief and of a few blocks, and what is in them."""

from functools import cache

from made_contexts import sample_context, template
from made_documents import shelf

from briefgen.layout.layout import lay_out
from briefgen.model.context import BriefContext
from briefgen.model.document import (
    Block,
    Document,
    DocumentProperties,
    Paragraph,
    Run,
)
from briefgen.model.page import Pages
from briefgen.model.theme import Theme
from briefgen.templating.render import render
from briefgen.writing.docx.docx import write_docx

NO_PAGES = Pages((), ())
THEME = template("summit").theme


@cache
def brief(context: BriefContext | None = None) -> tuple[Document, Pages]:
    document = render(context or sample_context(), template("summit"))
    return document, lay_out(document, THEME, shelf())


@cache
def written() -> bytes:
    document, pages = brief()
    return write_docx(document, THEME, pages)


def of(*blocks: Block, **more: object) -> Document:
    return Document(DocumentProperties("Title"), blocks, **more)  # type: ignore[arg-type]


def write(*blocks: Block, theme: Theme = THEME, **more: object) -> bytes:
    return write_docx(of(*blocks, **more), theme, NO_PAGES)


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))
