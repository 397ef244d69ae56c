"""Word's pages end where ours do when a short last page was pulled together."""

import io
import zipfile

from lxml import etree
from made_documents import THEME, shelf

from briefgen.layout.layout import lay_out
from briefgen.model.document import Document, DocumentProperties, Paragraph, Run
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
