"""Word files that run from right to left: what Word must be told so that it mirrors the page."""

from lxml import etree
from made_arabic import arabic_context
from made_contexts import template
from made_documents import shelf
from made_everything import everything
from written_words import W, names, part

from briefgen.layout.layout import lay_out
from briefgen.model.document import Document, DocumentProperties, Paragraph, Run
from briefgen.templating.render import render
from briefgen.writing.docx.docx import write_docx

THEME = template("summit").theme
ARABIC = "\u0648\u0632\u064a\u0631"


def written(document: Document) -> bytes:
    return write_docx(document, THEME, lay_out(document, THEME, shelf()))


def style(data: bytes, name: str) -> etree._Element:
    styles = part(data, "word/styles.xml").iter(f"{W}style")
    return next(s for s in styles if s.find(f"{W}name").get(f"{W}val") == name)


def is_leftwards(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}bidi") is not None


def test_section_tables_furniture_and_contents_are_mirrored() -> None:
    data = written(everything("ar"))
    body = part(data, "word/document.xml")
    assert body.find(f".//{W}sectPr/{W}bidi") is not None
    tables = list(body.iter(f"{W}tbl"))
    assert tables
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tables)
    for name in names(data):
        if name.startswith(("word/header", "word/footer")):
            assert all(is_leftwards(p) for p in part(data, name).iter(f"{W}p")), name
    entries = [p for p in body.iter(f"{W}p") if _style_of(p).startswith("Toc")]
    assert len(entries) > 5
    assert all(is_leftwards(p) for p in entries)


def _style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def test_a_brief_in_arabic_has_leftward_paragraphs_and_runs() -> None:
    data = written(render(arabic_context(), template("summit")))
    body = part(data, "word/document.xml")
    for paragraph in body.iter(f"{W}p"):
        words = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        if any("\u0600" <= letter <= "\u06ff" for letter in words):
            assert is_leftwards(paragraph), words
    for run in body.iter(f"{W}r"):
        words = "".join(t.text or "" for t in run.iter(f"{W}t"))
        if words and all("\u0621" <= letter <= "\u064a" for letter in words):
            assert run.find(f"{W}rPr/{W}rtl") is not None, words


def test_the_bar_of_a_quotation_stands_before_it_and_letters_are_not_spaced() -> None:
    leftwards = written(Document(DocumentProperties("T", language="he"), ()))
    rightwards = written(Document(DocumentProperties("T"), ()))
    for data, side, spacing in ((leftwards, "right", "0"), (rightwards, "left", "16")):
        borders = style(data, "Quote").find(f"{W}pPr/{W}pBdr")
        assert [etree.QName(b).localname for b in borders] == [side]
        label = style(data, "heading 2").find(f"{W}rPr/{W}spacing")
        assert label.get(f"{W}val") == spacing


def test_a_foreign_paragraph_stands_at_the_right_and_keeps_its_direction() -> None:
    document = Document(
        DocumentProperties("T", language="ar"),
        (Paragraph((Run("All foreign."),)), Paragraph((Run(f"Ostland: {ARABIC}"),))),
    )
    foreign, mixed = part(written(document), "word/document.xml").iter(f"{W}p")
    assert not is_leftwards(foreign)
    assert foreign.find(f"{W}pPr/{W}jc").get(f"{W}val") == "right"
    assert is_leftwards(mixed)
    assert mixed.find(f"{W}pPr/{W}jc") is None
