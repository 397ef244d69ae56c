"""The table of contents: a field, filled with the page numbers of our own layout.

Word shows what stands in the field until somebody updates it, so it asks nothing on opening.
"""

from briefgen.model.document import Contents, Heading, Run
from briefgen.model.document_words import walk_blocks
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.draft import Draft, heading_bookmark, heading_pages
from briefgen.writing.docx.inlines import LEFTWARD_MARK, InlineWriter
from briefgen.writing.docx.markup import escape


def headings_of(draft: Draft) -> list[Heading]:
    """Return the headings of the document, in order, wherever they stand."""
    return [block for block in walk_blocks(draft.document.blocks) if isinstance(block, Heading)]


def write_contents(draft: Draft, inlines: InlineWriter, contents: Contents) -> str:
    """Return the contents' title and its field of one entry for each heading."""
    headings = headings_of(draft)
    entries = [
        _Entry(number, heading, place.page if place else 0)
        for number, (heading, place) in enumerate(
            zip(headings, heading_pages(draft.pages, headings), strict=True), 1
        )
        if heading.level <= contents.depth
    ]
    title = ""
    if contents.title:
        style = draft.style(names.CONTENTS_HEADING)
        direction = f"<w:bidi/>{LEFTWARD_MARK}" if draft.backwards else ""
        title = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>'
        title += f"{inlines.write((Run(contents.title),), draft.backwards)}</w:p>"
    if not entries:
        return title
    instruction = f' TOC \\o "1-{contents.depth}" \\h \\z \\u '
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    paragraphs = [
        entry.write(
            draft,
            inlines,
            before=begin if index == 0 else "",
            after=end if index == len(entries) - 1 else "",
        )
        for index, entry in enumerate(entries)
    ]
    return title + "".join(paragraphs)


class _Entry:
    """One line of the contents."""

    def __init__(self, number: int, heading: Heading, page: int) -> None:
        self._bookmark = heading_bookmark(number)
        self._heading = heading
        self._page = page

    def write(self, draft: Draft, inlines: InlineWriter, before: str, after: str) -> str:
        style = draft.style(names.CONTENTS[self._heading.level - 1])
        words = "".join(run.text for run in self._heading.inlines if isinstance(run, Run))
        direction = f"<w:bidi/>{LEFTWARD_MARK}" if draft.backwards else ""
        number = f"{self._heading.number} " if self._heading.number else ""
        page = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> PAGEREF {self._bookmark} \\h </w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f"<w:r><w:t>{self._page or '–'}</w:t></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>{before}'
            f'<w:hyperlink w:anchor="{self._bookmark}" w:history="1">'
            f"{inlines.write((Run(number + words),), draft.backwards)}"
            f"<w:r><w:tab/></w:r>{page}</w:hyperlink>{after}</w:p>"
        )
