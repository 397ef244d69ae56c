"""Word's pages end where ours do when a short last page was pulled together."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx_faults import faults
from lxml import etree
from made_documents import THEME, shelf
from written_words import docx_words

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Columns,
    Document,
    DocumentProperties,
    Orientation,
    PageBreak,
    PageFurniture,
    PageNumber,
    Paragraph,
    ParagraphStyle,
    Run,
)
from briefgen.model.document_words import words_of
from briefgen.model.page import Pages
from briefgen.writing.docx.docx import write_docx
from briefgen.writing.docx.looks import half_points, line_height
from briefgen.writing.docx.style_sheet import style_sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = DocumentProperties("Squeezed")


def document(paragraphs: int) -> Document:
    return Document(PROPERTIES, (Paragraph((Run("One line of text."),)),) * paragraphs)


def space_after(data: bytes, name: str = "Body Text") -> int:
    """The space after a paragraph of a style, in twentieths of a point."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    style = next(s for s in root.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val") == name)
    return int(style.find(f"{W}pPr/{W}spacing").get(f"{W}after"))


def test_the_same_measure_is_in_the_styles() -> None:
    fonts = shelf()
    count = 1
    while len(lay_out(document(count), THEME, fonts).pages) == 1:
        count += 1
    # One line too much is pulled back by the layout before it makes a page, so `count` is the
    # first number of lines that even squeezing cannot hold.
    squeezed = lay_out(document(count - 1), THEME, fonts)
    assert squeezed.squeeze < 1.0
    plain = lay_out(document(3), THEME, fonts)
    assert plain.squeeze == 1.0
    full = space_after(write_docx(document(3), THEME, plain))
    less = space_after(write_docx(document(count - 1), THEME, squeezed))
    assert less == round(full * squeezed.squeeze)
    items = space_after(write_docx(document(count - 1), THEME, squeezed), "List Bullet")
    assert items == round(2.2 * squeezed.squeeze * 20)


def body_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def test_columns_stand_side_by_side_only_where_a_page_is_saved() -> None:
    side = (Paragraph((Run("Ours."),)), Paragraph((Run("More of ours."),)))
    other = (Paragraph((Run("Theirs."),)),)
    sides = Columns((side, other), (0.5, 0.5))
    made = Document(PROPERTIES, (Paragraph((Run("Before."),)), sides, sides))
    flowing = write_docx(made, THEME, Pages((), ()))
    assert not list(body_of(flowing).iter(f"{W}tbl"))
    beside = write_docx(made, THEME, Pages((), (), beside=True))
    tables = list(body_of(beside).iter(f"{W}tbl"))
    assert [len(list(table.iter(f"{W}tc"))) for table in tables] == [2, 2]
    assert not list(body_of(beside).iter(f"{W}cantSplit")), "they may go on on the next page"
    grid = [int(column.get(f"{W}w")) / 20 for column in tables[0].iter(f"{W}gridCol")]
    assert abs(sum(grid) - THEME.page.text_width - THEME.column_gap) < 0.2
    for data in (flowing, beside):
        assert faults(data) == []
        assert docx_words(data) == words_of(made)


def test_on_a_page_that_lies_columns_always_stand_side_by_side() -> None:
    sides = Columns(((Paragraph((Run("Ours."),)),), (Paragraph((Run("Theirs."),)),)), (0.5, 0.5))
    made = Document(PROPERTIES, (sides, PageBreak(Orientation.LANDSCAPE), sides, sides))
    body = body_of(write_docx(made, THEME, Pages((), ())))
    assert len(list(body.iter(f"{W}tbl"))) == 2, "a line across the whole page is too long to read"
    assert docx_words(write_docx(made, THEME, Pages((), ()))) == words_of(made)


@pytest.mark.parametrize(
    ("size", "halves"),
    [(9.6, 19), (9.4, 19), (8.3, 16), (8.8, 17), (7.0, 14), (12.2, 24), (10, 20)],
)
def test_type_in_word_is_rather_smaller_than_larger(size: float, halves: int) -> None:
    assert half_points(size) == halves


def test_a_heading_takes_what_word_adds_to_its_line_from_the_space_above() -> None:
    look = THEME.headings[0]
    root = etree.fromstring(style_sheet(THEME, "en").xml)
    spacing = next(
        s.find(f"{W}pPr/{W}spacing")
        for s in root.iter(f"{W}style")
        if s.find(f"{W}name").get(f"{W}val") == "heading 1"
    )
    added = line_height(look) - look.leading
    assert int(spacing.get(f"{W}before")) == round((look.before - added) * 20)
    assert added >= 0.0


def test_a_high_foot_takes_no_room_from_the_text() -> None:
    title = "Extraordinary meeting of the heads of state and government of the commission"
    start = (Run(f"{title} · Brief 7 · 1 September 2031"),)
    edges = []
    for marking in ("", "Official"):
        furniture = PageFurniture(marking, (), start, (Run("Page "), PageNumber()))
        data = write_docx(replace(document(1), furniture=furniture), THEME, Pages((), ()))
        margins = body_of(data).find(f"{W}sectPr/{W}pgMar")
        edges.append(int(margins.get(f"{W}footer")) / 20)
    assert edges[1] < edges[0], "three lines stand lower than two"
    three = 3 * line_height(THEME.look(ParagraphStyle.FOOTER))
    assert edges[1] + three <= THEME.page.bottom + 0.1
