"""Word files that run from right to left: what Word must be told so that it mirrors the page."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_arabic import arabic_context
from made_contexts import template
from made_documents import shelf
from made_everything import everything
from written_words import W, names, part

from briefgen.layout.layout import lay_out
from briefgen.model.bidi import levels, reordered
from briefgen.model.document import (
    BulletList,
    Document,
    DocumentProperties,
    Heading,
    LineBreak,
    NumberedList,
    PageNumber,
    Paragraph,
    Run,
    TextRole,
)
from briefgen.templating.render import render
from briefgen.writing.docx.directions import Stretches, stretches
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


def test_a_foreign_item_hangs_before_the_same_mark_as_the_others() -> None:
    item, number = (Paragraph((Run("All foreign."),)),), Heading(1, (Run("Foreign too"),), "2")
    document = Document(
        DocumentProperties("T", language="ar"), (BulletList((item,)), number, *item)
    )
    listed, heading, plain = part(written(document), "word/document.xml").iter(f"{W}p")
    for paragraph in (listed, heading):
        assert is_leftwards(paragraph)
        texts = [t.text for t in paragraph.iter(f"{W}t")]
        assert texts[-3] == texts[-1] == "\u200e", "stops stay at their ends"
        assert not list(paragraph.iterfind(f"{W}r/{W}rPr/{W}rtl")), "its words run rightwards"
    assert not is_leftwards(plain)


def told(text: str, backwards: bool) -> Stretches:
    return stretches((Run(text),), backwards)[0]


@pytest.mark.parametrize(
    ("text", "backwards", "expected"),
    [
        ("all foreign: 12 %.", False, [("all foreign: 12 %.", False)]),
        (f"{ARABIC}: {ARABIC}.", True, [(f"{ARABIC}: {ARABIC}.", True)]),
        (
            f"{ARABIC} 10:00، {ARABIC}",
            True,
            [(f"{ARABIC} ", True), ("10:00", False), (f"، {ARABIC}", True)],
        ),
        (
            f"{ARABIC} (Port of Lorn)، {ARABIC}",
            True,
            [(f"{ARABIC} (", True), ("Port of Lorn", False), (f")، {ARABIC}", True)],
        ),
        (
            f"said “{ARABIC}, {ARABIC}”, twice",
            False,
            [("said “", False), (f"{ARABIC}, {ARABIC}", True), ("”, twice", False)],
        ),
        (f"{ARABIC} 12 {ARABIC}", False, [(f"{ARABIC} 12 {ARABIC}", True)]),
        (f"{ARABIC} ٣", True, [(f"{ARABIC} ٣", True)]),
    ],
)
def test_marks_go_with_the_words_that_they_belong_to(
    text: str, backwards: bool, expected: Stretches
) -> None:
    assert told(text, backwards) == expected


def test_a_mark_in_a_run_of_its_own_looks_at_its_neighbours() -> None:
    name, rest = Run("Ostland", bold=True), Run(f": {ARABIC}")
    assert stretches((name, rest), True) == [[("Ostland", False)], [(f": {ARABIC}", True)]]
    between = (Run("Port", bold=True), Run(", "), Run("Lorn"))
    assert stretches((*between, Run(ARABIC)), True)[1] == [(", ", False)]
    counted = (Run(f"{ARABIC} "), PageNumber(), LineBreak(), Run("."))
    assert stretches(counted, True) == [[(f"{ARABIC} ", True)], [], [], [(".", True)]]


def as_word_shows(pieces: Stretches, base: int) -> str:
    """Visual order in Word: what is no letter runs the way of its run (ECMA-376-1, 17.3.2.30)."""
    text = "".join(piece for piece, _ in pieces)
    ruled = ""
    for piece, way in pieces:
        number = any(unicodedata.bidirectional(character) == "EN" for character in piece)
        kept = {"R", "AL", "AN"} | ({"EN", "ET", "CS"} if way and number else set())
        for character in piece:
            own = unicodedata.bidirectional(character) in kept
            ruled += character if own else "א" if way else "a"
    return "".join(reordered(list(text), levels(ruled, base)))


def lines(*words: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(("ab", "גד", " ", ",", ":", "–", "“", *words)), max_size=12)


@given(lines("12") | lines("(", ")"))
@settings(max_examples=150, deadline=None)
def test_word_orders_a_line_as_our_own_pages_do(words: list[str]) -> None:
    text = "א" + "".join(words) + "א"  # white space at a line's end is nobody's
    for base in (0, 1):
        pieces = told(text, bool(base))
        assert "".join(piece for piece, _ in pieces) == text
        assert as_word_shows(pieces, base) == "".join(reordered(list(text), levels(text, base)))


def test_a_tag_is_one_run_without_wide_spaces() -> None:
    tag = Run(f"{ARABIC}\u00a0{ARABIC}", TextRole.MARKING)
    data = written(Document(DocumentProperties("T", language="ar"), (Paragraph((tag,)),)))
    texts = [t.text for t in part(data, "word/document.xml").iter(f"{W}t")]
    assert texts == ["\u2009", f"{ARABIC}\u202f{ARABIC}"]


def test_what_a_list_counts_runs_with_its_paragraph() -> None:
    item = (Paragraph((Run(ARABIC),)),)
    document = Document(DocumentProperties("T", language="ar"), (NumberedList((item,)),))
    (paragraph,) = part(written(document), "word/document.xml").iter(f"{W}p")
    assert paragraph.find(f"{W}pPr/{W}rPr/{W}rtl") is not None


def test_the_space_between_columns_lies_behind_them() -> None:
    """Word mirrors a table's borders by itself, but not the margins of its cells."""
    for language, before, after in (("ar", "right", "left"), ("en", "left", "right")):
        data = written(Document(DocumentProperties("T", language=language), ()))
        for name in ("Brief Table", "Brief Facts", "Brief Sides"):
            margins = style(data, name).find(f"{W}tblPr/{W}tblCellMar")
            assert margins.find(f"{W}{before}").get(f"{W}w") == "0"
            assert int(margins.find(f"{W}{after}").get(f"{W}w")) > 100
