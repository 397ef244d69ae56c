"""Sections: stretches of pages of one geometry, with their headers and footers."""

from collections.abc import Iterator

from briefgen.model.document import Block, Blocks, PageBreak
from briefgen.model.theme import PageGeometry
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.furniture import foot_height, write_furniture
from briefgen.writing.docx.markup import twips

_FURNITURE_DISTANCE = 30.0  # of header and footer from the edge of the sheet, in points
_OVER_THE_FOOT, _LEAST_DISTANCE = 6.0, 14.0  # points; a printer cannot print nearer the edge
_PARAGRAPH, _PROPERTIES, _PROPERTIES_END = "<w:p>", "<w:p><w:pPr>", "</w:pPr>"


def page_runs(blocks: Blocks, page: PageGeometry) -> Iterator[tuple[PageGeometry, Blocks]]:
    """Yield the blocks of a document in runs of pages that stand alike, with their geometry.

    A page break that turns the pages stands in neither run: a section begins on a new page.

    Args:
        blocks: the document's.
        page: geometry of the theme's pages.
    """
    now = page
    run: list[Block] = []
    for block in blocks:
        turns = isinstance(block, PageBreak) and block.orientation is not None
        wanted = page.turned(block.orientation) if isinstance(block, PageBreak) else now
        if turns and wanted != now:
            if run:
                yield now, tuple(run)
            now, run = wanted, []
        else:
            run.append(block)
    yield now, tuple(run)


def close_section(draft: Draft, text: str, spacer: str) -> str:
    """Return a section's blocks with its properties in the last paragraph, where Word wants them.

    Args:
        draft: the document being written; its page is the section's.
        text: the blocks.
        spacer: an empty paragraph, which ends a section whose last block is none.
    """
    properties = section(draft)
    start = text.rfind(_PARAGRAPH) if text.endswith("</w:p>") else -1
    if start < 0:
        start = len(text)
        text += spacer
    if text.startswith(_PROPERTIES, start):
        end = text.index(_PROPERTIES_END, start)
        return text[:end] + properties + text[end:]
    place = start + len(_PARAGRAPH)
    return f"{text[:place]}<w:pPr>{properties}</w:pPr>{text[place:]}"


def section(draft: Draft) -> str:
    """Return the properties of the section that ends here."""
    page = draft.page
    references = write_furniture(draft)
    special = draft.document.furniture.first_header is not None and not draft.sections
    draft.sections += 1
    first = "<w:titlePg/>" if special else ""
    backwards = "<w:bidi/>" if draft.backwards else ""
    orient = ' w:orient="landscape"' if page.width > page.height else ""
    top = min(_FURNITURE_DISTANCE, page.top / 2)
    # A foot that is higher than its margin would take room from the text.
    room = max(page.bottom - foot_height(draft) - _OVER_THE_FOOT, _LEAST_DISTANCE)
    bottom = min(_FURNITURE_DISTANCE, page.bottom / 2, room)
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"'
        f'{orient}/><w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}"'
        f' w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}"'
        f' w:header="{twips(top)}" w:footer="{twips(bottom)}" w:gutter="0"/>'
        f"{first}{backwards}</w:sectPr>"
    )
