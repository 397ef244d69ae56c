"""DOCX files: whole packages, real Word structures, the words of the document."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import docx
import pytest
from docx_faults import faults
from made_contexts import long_context
from made_documents import shelf
from made_word_files import NO_PAGES, THEME, brief, of, words, write, written
from random_documents import Maker
from written_words import RELATION, W, docx_words, paragraph_text, part

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Columns,
    Contents,
    DocumentProperties,
    Figure,
    Heading,
    Note,
    NoteReference,
    NumberedList,
    PageBreak,
    PageReference,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    TextRole,
)
from briefgen.model.document_words import walk_blocks, words_of
from briefgen.writing.docx.docx import write_docx


def test_the_brief_is_a_consistent_package() -> None:
    assert faults(written()) == []


def test_word_library_opens_it() -> None:
    opened = docx.Document(io.BytesIO(written()))
    assert opened.core_properties.title == "Three Rivers Summit, Aldermoor"
    assert opened.core_properties.author == "River Desk"
    assert opened.core_properties.language == "en-GB"
    assert opened.core_properties.created.date() == date(2031, 9, 1)
    headings = [p.text for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert "1\tWater levels on the Dreva" in headings
    assert len(opened.tables) == 3  # header block, bottom line, dates; positions are drawn


def test_same_words_as_the_document() -> None:
    document, _ = brief()
    assert docx_words(written()) == words_of(document)


def test_any_document_is_written_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.writing.docx.fonts.subset_font", lambda *_: bytes(64))
    for seed in range(30):
        document = Maker(Random(seed)).document()
        assert faults(write_docx(document, THEME, NO_PAGES)) == [], seed


def test_numbered_lists_begin_anew() -> None:
    one = NumberedList(((words("a"),), (words("b"),)))
    four = NumberedList(((words("c"), NumberedList(((words("in"),),))), (words("d"),)), 4)
    data = write(one, four)
    used = [n.get(f"{W}val") for n in part(data, "word/document.xml").iter(f"{W}numId")]
    assert used == ["2", "2", "3", "4", "3"]
    starts = {
        n.get(f"{W}numId"): [s.get(f"{W}val") for s in n.iter(f"{W}startOverride")]
        for n in part(data, "word/numbering.xml").iter(f"{W}num")
    }
    assert starts == {"1": [], "2": ["1"], "3": ["4"], "4": ["1"]}


def test_bullets_take_their_sign_from_the_style() -> None:
    data = write(BulletList(((words("a"), BulletList(((words("b"),),)), words("c")),)))
    body = part(data, "word/document.xml")
    assert [s.get(f"{W}val") for s in body.iter(f"{W}pStyle")] == [
        "ListBullet",
        "ListBullet2",
        "ListContinue",
    ]
    assert not list(body.iter(f"{W}numPr"))


def test_footnotes_are_real() -> None:
    data = write(
        Paragraph((Run("x"), NoteReference("b"), NoteReference("a"), NoteReference("none"))),
        notes=(Note("a", (Run("first", href="https://example.org"),)), Note("b", (Run("second"),))),
    )
    assert faults(data) == []
    marks = [n.get(f"{W}id") for n in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
    assert marks == ["2", "1"]
    notes = {n.get(f"{W}id"): paragraph_text(n[0]) for n in part(data, "word/footnotes.xml")}
    assert notes == {"-1": "", "0": "", "1": " first", "2": " second"}


def test_tables_repeat_their_heads_and_merge_cells() -> None:
    table = Table(
        (0.5, 0.5, 0.0),
        (Row((Cell((words("h"),), colspan=3, header=True),)),),
        (
            Row((Cell((words("a"),), rowspan=2), Cell((words("b"),), colspan=2))),
            Row((Cell((words("c"),)), Cell(()))),
            Row((Cell((words("long " * 200),)), Cell(()), Cell(()))),
        ),
        "What it shows",
    )
    body = part(write(table), "word/document.xml")
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 3
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True] * 3 + [False]
    assert [len(row.findall(f"{W}tc")) for row in rows] == [1, 2, 3, 3]
    merges = [m.get(f"{W}val") for m in body.iter(f"{W}vMerge")]
    assert merges == ["restart", None]
    assert [d.get(f"{W}val") for d in body.iter(f"{W}tblDescription")] == ["What it shows"]
    widths = [int(c.get(f"{W}w")) for c in body.iter(f"{W}gridCol")]
    assert abs(sum(widths) - THEME.page.text_width * 20) <= 3
    assert min(widths) > 0


def test_contents_hold_our_page_numbers() -> None:
    headings = tuple(
        block
        for number in range(1, 4)
        for block in (Heading(1, (Run(f"Part {number}"),), str(number)), PageBreak())
    )
    document = of(Contents("Contents", 2), *headings, Heading(3, (Run("deep"),)))
    pages = lay_out(document, THEME, shelf())
    body = part(write_docx(document, THEME, pages), "word/document.xml")
    entries = [
        paragraph_text(p)
        for p in body.iter(f"{W}p")
        if str(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")) == "Toc1"
    ]
    assert entries == ["1 Part 1 1", "2 Part 2 2", "3 Part 3 3"]
    kinds = [c.get(f"{W}fldCharType") for c in body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("end") == 4
    codes = "".join(c.text for c in body.iter(f"{W}instrText"))
    assert 'TOC \\o "1-2" \\h' in codes


def test_links_lead_out_and_to_sources() -> None:
    relations = part(written(), "word/_rels/document.xml.rels").iter(RELATION)
    outside = [r.get("Target") for r in relations if r.get("TargetMode") == "External"]
    assert outside == ["https://courier.example/gauge?a=1&b=2"]
    anchors = {
        h.get(f"{W}anchor") for h in part(written(), "word/document.xml").iter(f"{W}hyperlink")
    }
    assert {"source_1", "source_2", "source_3"} <= anchors


def test_page_references_and_numbers_are_fields() -> None:
    data = write(
        Paragraph((Run("x"),), bookmark="here-1"),
        Paragraph((PageReference("here-1"), PageReference("nowhere"))),
    )
    fields = [f.get(f"{W}instr") for f in part(data, "word/document.xml").iter(f"{W}fldSimple")]
    assert fields == [" PAGEREF here_1 \\h "]
    foot = [f.get(f"{W}instr") for f in part(written(), "word/footer1.xml").iter(f"{W}fldSimple")]
    assert foot == [" PAGE ", " NUMPAGES "]


def test_page_break_goes_to_the_next_paragraph() -> None:
    data = write(
        words("a"), PageBreak(), words("b"), PageBreak(), Table((1.0,), (), (Row((Cell(()),)),))
    )
    body = part(data, "word/document.xml")
    assert len(list(body.iter(f"{W}pageBreakBefore"))) == 1
    assert len([b for b in body.iter(f"{W}br") if b.get(f"{W}type") == "page"]) == 1


def test_right_to_left_text_is_marked() -> None:
    data = write(words("قال الوزير NATO اليوم"), words("The word שלום here"))
    first, second = list(part(data, "word/document.xml").iter(f"{W}p"))[:2]
    assert first.find(f"{W}pPr/{W}bidi") is not None
    assert second.find(f"{W}pPr/{W}bidi") is None
    marked = [
        paragraph_text(r) for r in second.iter(f"{W}r") if r.find(f"{W}rPr/{W}rtl") is not None
    ]
    assert [text.strip() for text in marked] == ["שלום"]


def test_unverified_and_marked_words_have_styles_of_their_own() -> None:
    data = write(
        Paragraph((Run("a", TextRole.PROBLEM), Run("b", TextRole.MARKING, bold=True), Run("c")))
    )
    styles = [s.get(f"{W}val") for s in part(data, "word/document.xml").iter(f"{W}rStyle")]
    assert styles == ["Unverified", "MarkingTag"]


def test_quotes_keep_with_their_attribution() -> None:
    data = write(BlockQuote((words("a"),), (Run("Who"),)), BlockQuote((words("b"),), (Run("Who"),)))
    used = [s.get(f"{W}val") for s in part(data, "word/document.xml").iter(f"{W}pStyle")]
    assert used == ["Quote", "QuoteAttribution", "Spacer", "Quote", "QuoteAttribution"]


def test_long_columns_follow_one_another() -> None:
    data = write(Columns(((words("left"),), (words("right"),)), kind="sides"))
    assert not list(part(data, "word/document.xml").iter(f"{W}tbl"))


def test_empty_and_odd_documents() -> None:
    for blocks in (
        (),
        (PageBreak(),),
        (Contents("Contents"),),
        (Table((), (), ()),),
        (Columns((), kind="facts"),),
        (Figure(Picture(b"", "image/png"), ""),),
        (words("x" * 20_000),),
        (BulletList(()),),
    ):
        assert faults(write(*blocks)) == [], blocks


def test_lists_deeper_than_word_knows() -> None:
    block: Block = words("deep")
    for _ in range(12):
        block = BulletList(((block,),))
    assert faults(write(block)) == []


def test_a_cell_ends_with_a_paragraph_whatever_it_holds() -> None:
    inner = Table((1.0,), (), (Row((Cell((words("in"),)),)),))
    for block in (
        inner,
        BulletList(((inner,),)),
        BlockQuote((inner,)),
        Columns(((inner,),)),
        Columns(((inner,),), kind="facts"),
        PageBreak(),
        BulletList(()),
    ):
        data = write(Table((1.0,), (), (Row((Cell((block,)),)), Row((Cell((block, block)),)))))
        assert faults(data) == [], block


def test_headings_keep_their_levels() -> None:
    document, pages = brief(long_context(4))
    data = write_docx(document, THEME, pages)
    wanted = Counter(b.level for b in walk_blocks(document.blocks) if isinstance(b, Heading))
    used = Counter(
        str(s.get(f"{W}val")) for s in part(data, "word/document.xml").iter(f"{W}pStyle")
    )
    assert used["Heading1"] + used["BoxHeading"] == wanted[1]
    assert used["Heading2"] == wanted[2]


def test_a_language_from_right_to_left_turns_page_and_tables() -> None:
    table = Table((1.0,), (), (Row((Cell((words("42"),)),)),))
    document = replace(of(table, words("NATO")), properties=DocumentProperties("T", language="ar"))
    body = part(write_docx(document, THEME, NO_PAGES), "word/document.xml")
    assert body.find(f".//{W}sectPr/{W}bidi") is not None
    assert body.find(f".//{W}tblPr/{W}bidiVisual") is not None
    marked = [p.find(f"{W}pPr/{W}bidi") is not None for p in body.iter(f"{W}p")]
    assert marked[0], "what has no direction of its own takes that of the language"
    assert not marked[-1]


def test_only_the_web_and_mailboxes_are_linked() -> None:
    hrefs = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a.example/x",
        "mailto:a@b.example",
    )
    data = write(*(Paragraph((Run("x", href=href),)) for href in hrefs))
    assert faults(data) == []
    relations = part(data, "word/_rels/document.xml.rels").iter(RELATION)
    outside = [r.get("Target") for r in relations if r.get("TargetMode") == "External"]
    assert outside == list(hrefs[2:])
