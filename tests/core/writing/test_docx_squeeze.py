"""Word's pages end where ours do when a short last page was pulled together."""

import io
import zipfile

from docx_faults import faults
from lxml import etree
from made_documents import THEME, shelf
from written_words import docx_words

from briefgen.layout.layout import lay_out
from briefgen.model.document import Columns, Document, DocumentProperties, Paragraph, Run
from briefgen.model.document_words import words_of
from briefgen.model.page import Pages
from briefgen.writing.docx.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = DocumentProperties("Squeezed")


def document(paragraphs: int) -> Document:
    return Document(PROPERTIES, (Paragraph((Run("One line of text."),)),) * paragraphs)


def space_after(data: bytes) -> int:
    """The space after a paragraph of running text, in twentieths of a point."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    style = next(
        s for s in root.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val") == "Body Text"
    )
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
