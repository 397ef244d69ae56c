"""The words that a written file shows, to be held against those of the Document."""

import io
import zipfile

from lxml import etree, html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STEERING = "\u200e"
"""A run of this mark alone only keeps foreign words in order, and is no word."""
_BLOCK_ENDS = "p|li|h1|h2|h3|h4|figcaption|dt|dd|td|th|ul|ol|div"


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.namelist()


def docx_words(data: bytes) -> list[str]:
    """Words of body and footnotes; entries of the contents and page numbers left out."""
    words: list[str] = []
    for paragraph in part(data, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        if not (name.startswith("Toc") and name[3:].isdigit()) and name != "Figure":
            words += paragraph_text(paragraph).split()
    if "word/footnotes.xml" in names(data):
        for note in part(data, "word/footnotes.xml"):
            if int(note.get(f"{W}id", "0")) > 0:
                words += " ".join(paragraph_text(p) for p in note.iter(f"{W}p")).split()
    return words


def paragraph_text(paragraph: etree._Element) -> str:
    pieces = []
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if not _is_page_number(element) and element.text != _STEERING:
            pieces.append(element.text or "" if element.tag == f"{W}t" else " ")
    return "".join(pieces)


def _is_page_number(element: etree._Element) -> bool:
    """Whether it shows a field, or the mark of a reference that leads nowhere."""
    if any(parent.tag == f"{W}fldSimple" for parent in element.iterancestors()):
        return True
    style = element.getparent().find(f"{W}rPr/{W}rStyle")
    return element.text == "?" and style is not None and style.get(f"{W}val") == "Unverified"


def html_words(data: bytes) -> list[str]:
    """Words of the main part; drawings, contents, note marks and page references left out."""
    main = html.fromstring(data.decode("utf-8")).find(".//main")
    for element in main.xpath(
        ".//svg|.//nav/ul|.//*[@role='doc-noteref']|.//*[@role='doc-backlink']"
        "|.//*[@class='page-reference']|.//figure[not(contains(@class, 'quote'))]/p"
    ):
        element.text = ""
        for child in list(element):
            element.remove(child)
    for element in main.xpath("|".join(f".//{name}" for name in [*_BLOCK_ENDS.split("|"), "br"])):
        element.tail = " " + (element.tail or "")
        if element.tag != "br":
            element.text = " " + (element.text or "")
    return str(main.text_content()).split()
