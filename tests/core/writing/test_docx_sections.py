"""Sections of Word files: pages across, their headers and footers, where they end."""

import itertools
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from docx_faults import faults
from lxml import etree
from made_word_files import NO_PAGES, THEME, words
from random_documents import Maker
from written_words import RELATION, R, W, names, paragraph_text, part

from briefgen.model.document import (
    Block,
    Cell,
    Document,
    DocumentProperties,
    Heading,
    Orientation,
    PageBreak,
    PageFurniture,
    PageNumber,
    Row,
    Run,
    Table,
)
from briefgen.model.theme import PageGeometry
from briefgen.writing.docx.docx import write_docx

ACROSS, BACK = PageBreak(Orientation.LANDSCAPE), PageBreak(Orientation.THEME)
TABLE = Table((), (), (Row((Cell((words("x"),)), Cell((words("y"),)))),))
FURNITURE = PageFurniture(
    "Official", (Run("head"),), (Run("foot"),), (PageNumber(),), (Run("first page"),)
)


def written(*blocks: Block, furniture: PageFurniture = FURNITURE) -> bytes:
    document = Document(DocumentProperties("T"), blocks, furniture=furniture)
    data = write_docx(document, THEME, NO_PAGES)
    assert faults(data) == []
    return data


def sections(data: bytes) -> list[etree._Element]:
    return list(part(data, "word/document.xml").iter(f"{W}sectPr"))


def size(section: etree._Element) -> tuple[int, int, str]:
    page = section.find(f"{W}pgSz")
    return int(page.get(f"{W}w")), int(page.get(f"{W}h")), str(page.get(f"{W}orient", ""))


WIDE, HIGH = round(THEME.page.height * 20), round(THEME.page.width * 20)
UPRIGHT, LYING = (HIGH, WIDE, ""), (WIDE, HIGH, "landscape")


def test_each_run_of_pages_is_a_section_of_its_size() -> None:
    data = written(words("a"), ACROSS, TABLE, BACK, words("c"))
    assert [size(section) for section in sections(data)] == [UPRIGHT, LYING, UPRIGHT]
    body = part(data, "word/document.xml")[0]
    assert body[-1].tag == f"{W}sectPr"
    for section in sections(data)[:-1]:
        properties = section.getparent()
        assert properties.tag == f"{W}pPr"
        assert properties[-1] is section, "where the schema has it"
    assert not list(body.iter(f"{W}pageBreakBefore")), "a section begins on a new page of itself"


def test_the_first_page_can_lie() -> None:
    assert [size(one) for one in sections(written(ACROSS, words("a")))] == [LYING]


def test_a_table_is_as_wide_as_its_page() -> None:
    data = written(words("a"), ACROSS, TABLE)
    grid = part(data, "word/document.xml").iter(f"{W}gridCol")
    wide = THEME.page.turned(Orientation.LANDSCAPE).text_width
    assert abs(sum(int(column.get(f"{W}w")) for column in grid) - wide * 20) <= 3


def test_each_section_has_headers_and_footers_of_its_width() -> None:
    data = written(words("a"), ACROSS, words("b"), BACK, words("c"))
    relations = {
        relation.get("Id"): str(relation.get("Target"))
        for relation in part(data, "word/_rels/document.xml.rels").iter(RELATION)
    }
    shown = []
    for section in sections(data):
        kinds = [
            (reference.get(f"{W}type"), relations[reference.get(f"{R}id")])
            for reference in section
            if reference.tag.endswith("Reference")
        ]
        shown.append(dict(kinds) | {"count": len(kinds)})
    assert [one["count"] for one in shown] == [4, 2, 2], "the first page is the first section's"
    assert shown[0]["default"] == shown[2]["default"] != shown[1]["default"]
    assert [one.find(f"{W}titlePg") is not None for one in sections(data)] == [True, False, False]
    styles = part(data, "word/styles.xml")
    stops = {
        style: [
            int(tab.get(f"{W}pos"))
            for tab in styles.iterfind(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}tabs/{W}tab")
            if tab.get(f"{W}val") == "right"
        ]
        for style in ("Footer", "TurnedFooter")
    }
    assert stops["Footer"] == [round(THEME.page.text_width * 20)]
    turned = THEME.page.turned(Orientation.LANDSCAPE)
    assert stops["TurnedFooter"] == [round(turned.text_width * 20)]
    feet = [name for name in names(data) if name.startswith("word/footer")]
    used = {
        str(style.get(f"{W}val")) for name in feet for style in part(data, name).iter(f"{W}pStyle")
    }
    assert {"Footer", "TurnedFooter"} <= used


def test_a_section_ends_with_its_last_paragraph_or_one_of_its_own() -> None:
    after_text = part(written(words("last"), ACROSS, words("b")), "word/document.xml")[0]
    assert [paragraph_text(p) for p in after_text.iter(f"{W}p")] == ["last", "b"]
    after_table = part(written(TABLE, ACROSS, words("b")), "word/document.xml")[0]
    assert [child.tag for child in after_table] == [
        f"{W}tbl",
        f"{W}p",
        f"{W}p",
        f"{W}sectPr",
    ]


@pytest.mark.parametrize("seed", range(12))
def test_random_documents_have_one_size_for_each_section(seed: int) -> None:
    document = Maker(Random(seed)).document(20)
    wide = replace(THEME, page=PageGeometry(width=700.0, height=500.0))
    for theme in (THEME, wide):
        data = write_docx(document, theme, NO_PAGES)
        assert faults(data) == []
        sizes = [size(section) for section in sections(data)]
        assert all(one != other for one, other in itertools.pairwise(sizes))


def test_office_opens_it_and_keeps_the_sizes(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-writer)")
    path = tmp_path / "turned.docx"
    path.write_bytes(written(words("a"), ACROSS, TABLE, BACK, words("c")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    opened = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    try:
        lying = [page.get_width() > page.get_height() for page in opened]
        said = [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()
    assert lying == [False, True, False]
    assert all("OFFICIAL" in one.upper().replace(" ", "") for one in said)
    assert ["first page" in one for one in said] == [True, False, False]


def test_a_heading_that_begins_a_page_stands_at_its_top() -> None:
    heading = Heading(1, (Run("Next"),))
    data = written(heading, PageBreak(), heading, words("a"), heading, ACROSS, heading, heading)
    kept = [
        paragraph.find(f"{W}pPr/{W}spacing") is None
        for paragraph in part(data, "word/document.xml").iter(f"{W}p")
        if paragraph_text(paragraph) == "Next"
    ]
    assert kept == [True, False, True, False, True]


def test_the_ends_of_a_table_stand_on_one_page() -> None:
    rows = tuple(Row((Cell((words(f"row {n}"),)),)) for n in range(5))
    body = part(written(Table((), (), rows)), "word/document.xml")
    kept = [row.find(f".//{W}keepNext") is not None for row in body.iter(f"{W}tr")]
    assert kept == [True, False, False, True, False]
    few = part(written(Table((), (), rows[:2])), "word/document.xml")
    assert few.find(f".//{W}keepNext") is None
