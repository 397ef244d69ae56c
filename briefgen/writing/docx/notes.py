"""Footnotes: a part of their own, real notes of Word."""

from briefgen.model.direction import is_right_to_left
from briefgen.model.document import Note, ParagraphStyle
from briefgen.model.document_words import inline_text
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.inlines import LEFTWARD_MARK, InlineWriter
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
    notes = "".join([_note(draft, writer, note) for note in draft.document.notes])
    draft.package.fill(FOOTNOTES, part("footnotes", _SEPARATORS + notes))


def _note(draft: Draft, writer: InlineWriter, note: Note) -> str:
    style = draft.style(names.PARAGRAPHS[ParagraphStyle.NOTE])
    mark = draft.style(names.FOOTNOTE_REFERENCE)
    backwards = is_right_to_left(inline_text(note.inlines), draft.backwards)
    direction = f"<w:bidi/>{LEFTWARD_MARK}" if backwards else ""
    return (
        f'<w:footnote w:id="{draft.note_ids[note.note]}"><w:p>'
        f'<w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
        f"<w:r><w:tab/></w:r>{writer.write(note.inlines, backwards)}</w:p></w:footnote>"
    )
