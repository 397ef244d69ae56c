"""Footnotes: a part of their own, real notes of Word."""

from briefgen.model.direction import is_right_to_left
from briefgen.model.document import Note, ParagraphStyle
from briefgen.model.document_words import inline_text
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.inlines import InlineWriter
from briefgen.writing.docx.markup import part

FOOTNOTES = "footnotes"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def write_notes(draft: Draft) -> None:
    """Fill the footnotes part; the draft knows the notes' numbers."""
    writer = InlineWriter(draft, owner=FOOTNOTES)
    style = draft.style(names.PARAGRAPHS[ParagraphStyle.NOTE])
    mark = draft.style(names.FOOTNOTE_REFERENCE)
    notes = "".join(
        f'<w:footnote w:id="{draft.note_ids[note.note]}"><w:p>'
        f'<w:pPr><w:pStyle w:val="{style}"/>{_direction(draft, note)}</w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
        "<w:r><w:tab/></w:r>"
        f"{writer.write(note.inlines)}</w:p></w:footnote>"
        for note in draft.document.notes
    )
    draft.package.fill(FOOTNOTES, part("footnotes", _SEPARATORS + notes))


def _direction(draft: Draft, note: Note) -> str:
    leftwards = is_right_to_left(inline_text(note.inlines), draft.backwards)
    return "<w:bidi/>" if leftwards else ""
