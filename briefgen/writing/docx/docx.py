"""Front door of the DOCX writer: a Document becomes a Word file."""

from briefgen.model.document import Document, Heading, Paragraph
from briefgen.model.document_words import text_of_document, walk_blocks
from briefgen.model.page import Pages
from briefgen.model.theme import Theme
from briefgen.writing.docx.blocks import BlockWriter
from briefgen.writing.docx.complex_fonts import stand_ins, told
from briefgen.writing.docx.cultures import spoken_by_default
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.fonts import FONT_TABLE, write_font_table
from briefgen.writing.docx.inlines import InlineWriter
from briefgen.writing.docx.markup import part
from briefgen.writing.docx.notes import FOOTNOTES, write_notes
from briefgen.writing.docx.numbering import write_numbering
from briefgen.writing.docx.package import Package
from briefgen.writing.docx.sections import section
from briefgen.writing.docx.style_sheet import style_sheet

_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}


def write_docx(document: Document, theme: Theme, pages: Pages) -> bytes:
    """Return the document as a DOCX file.

    Args:
        document: what to write.
        theme: gives styles, page and fonts, or the house's own reference document.
        pages: the layout; gives the contents their page numbers and figures their drawing.

    Returns:
        The file's bytes; the same for the same input.

    Raises:
        BriefgenError: a font is missing, or the reference document is no DOCX.
    """
    draft = begin_draft(document, theme, pages)
    package = draft.package
    package.begin("styles", "styles")
    package.begin("numbering", "numbering")
    package.begin("settings", "settings")
    package.begin(FONT_TABLE, FONT_TABLE)
    if document.notes:
        package.begin(FOOTNOTES, FOOTNOTES)
        write_notes(draft)
    body = write_body(draft)
    package.main(part("document", f"<w:body>{body}{section(draft)}</w:body>"))
    families = stand_ins(theme, text_of_document(document))
    package.fill("styles", told(draft.sheet.xml, families))
    package.fill("numbering", told(write_numbering(draft), families))
    package.fill("settings", _settings(draft))
    italic = _has_italics(draft, body)
    write_font_table(package, theme, text_of_document(document), families, italic=italic)
    package.properties(document.properties)
    return package.save()


def begin_draft(document: Document, theme: Theme, pages: Pages) -> Draft:
    """Return the state that the parts of one file are written with."""
    known = frozenset(
        block.bookmark
        for block in walk_blocks(document.blocks)
        if isinstance(block, Heading | Paragraph) and block.bookmark
    )
    draft = Draft(
        document,
        theme,
        pages,
        style_sheet(theme, document.properties.language, pages.squeeze),
        Package(),
        theme.page,
        known,
    )
    draft.note_ids.update({note.note: number for number, note in enumerate(document.notes, 1)})
    return draft


def write_body(draft: Draft) -> str:
    """Return the blocks of the body as WordprocessingML."""
    return BlockWriter(draft, InlineWriter(draft)).body(draft.document.blocks)


def _has_italics(draft: Draft, body: str) -> bool:
    theme = draft.theme
    looks = (*theme.headings, *(entry.look for entry in theme.styles))
    return "<w:i/>" in body or any(look.italic for look in looks) or bool(draft.document.notes)


def _settings(draft: Draft) -> bytes:
    """Return the settings: embedded fonts, no compatibility mode, no prompt to update fields."""
    hyphenation = '<w:autoHyphenation w:val="{}"/>'.format(
        "true" if draft.theme.hyphenation else "false"
    )
    notes = ""
    if draft.document.notes:
        notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    return part(
        "settings",
        f"<w:embedTrueTypeFonts/><w:saveSubsetFonts/>{hyphenation}{notes}"
        f"<w:compat>{_compatibility()}</w:compat>"
        f"<w:themeFontLang {spoken_by_default(draft.document.properties.language)}/>",
    )


def _compatibility() -> str:
    """Return what a new document of Word 2013 and later sets; without them it sets text otherwise.

    Ligatures and figures are the font's own only with the OpenType features ([MS-DOCX] 2.3).
    """
    return "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_WORD}" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
