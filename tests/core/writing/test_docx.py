"""DOCX files: whole packages, real Word structures, the words of the document."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import docx
import pytest
from docx_faults import faults
from made_contexts import long_context, sample_context, template
from made_documents import shelf
from PIL import Image
from random_documents import Maker
from written_words import RELATION, R, W, docx_words, names, paragraph_text, part

from briefgen.errors import BriefgenError
from briefgen.layout.layout import lay_out
from briefgen.model.context import BriefContext
from briefgen.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Columns,
    Contents,
    Document,
    DocumentProperties,
    Figure,
    Heading,
    Inline,
    Note,
    NoteReference,
    NumberedList,
    PageBreak,
    PageFurniture,
    PageReference,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    TextRole,
)
from briefgen.model.document_words import walk_blocks, words_of
from briefgen.model.page import Pages
from briefgen.model.theme import Theme
from briefgen.templating.render import render
from briefgen.writing.docx.docx import write_docx
from briefgen.writing.docx.fonts import obfuscated, subset_font

NO_PAGES = Pages((), ())
THEME = template("summit").theme


@cache
def brief(context: BriefContext | None = None) -> tuple[Document, Pages]:
    document = render(context or sample_context(), template("summit"))
    return document, lay_out(document, THEME, shelf())


@cache
def written() -> bytes:
    document, pages = brief()
    return write_docx(document, THEME, pages)


def of(*blocks: Block, **more: object) -> Document:
    return Document(DocumentProperties("Title"), blocks, **more)  # type: ignore[arg-type]


def write(*blocks: Block, theme: Theme = THEME, **more: object) -> bytes:
    return write_docx(of(*blocks, **more), theme, NO_PAGES)


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


class WithoutPageNumbers(Maker):
    """Page references are numbers of the layout, not words of the document."""

    def _inline(self, most: int) -> Inline:
        inline = super()._inline(most)
        return Run("reference") if isinstance(inline, PageReference) else inline


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
    assert len(opened.tables) == 4  # header block, bottom line, dates, positions


def test_same_words_as_the_document() -> None:
    document, _ = brief()
    assert docx_words(written()) == words_of(document)


def test_any_document_is_written_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.writing.docx.fonts.subset_font", lambda *_: bytes(64))
    for seed in range(30):
        document = WithoutPageNumbers(Random(seed)).document()
        data = write_docx(document, THEME, NO_PAGES)
        assert faults(data) == [], seed
        assert docx_words(data) == words_of(document), seed


def test_same_input_same_bytes() -> None:
    document, pages = brief()
    assert write_docx(document, THEME, pages) == written()
    with zipfile.ZipFile(io.BytesIO(written())) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_prompt_and_no_compatibility_mode() -> None:
    settings = part(written(), "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    modes = [s.get(f"{W}val") for s in settings.iter(f"{W}compatSetting")]
    assert modes == ["15"]
    assert not list(part(written(), "word/document.xml").iter(f"{W}dirty"))


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


def test_marking_stands_at_head_and_foot_of_every_page() -> None:
    document = replace(
        brief()[0], furniture=PageFurniture("Secret", first_header=(Run("First page"),))
    )
    data = write_docx(document, THEME, NO_PAGES)
    for name in ("header1", "header2", "footer1", "footer2"):
        text = " ".join(paragraph_text(p) for p in part(data, f"word/{name}.xml").iter(f"{W}p"))
        assert "Secret" in text, name
    assert "First page" in paragraph_text(part(data, "word/header2.xml"))
    assert part(data, "word/document.xml").find(f".//{W}titlePg") is not None


def test_page_break_goes_to_the_next_paragraph() -> None:
    data = write(
        words("a"), PageBreak(), words("b"), PageBreak(), Table((1.0,), (), (Row((Cell(()),)),))
    )
    body = part(data, "word/document.xml")
    assert len(list(body.iter(f"{W}pageBreakBefore"))) == 1
    assert len([b for b in body.iter(f"{W}br") if b.get(f"{W}type") == "page"]) == 1


def test_timeline_is_drawn_as_vectors_and_pixels_with_words() -> None:
    present = names(written())
    png = next(name for name in present if name.endswith(".png"))
    svg = next(name for name in present if name.endswith(".svg"))
    with zipfile.ZipFile(io.BytesIO(written())) as file:
        with Image.open(io.BytesIO(file.read(png))) as picture:
            assert picture.width > 1000
            assert len(picture.convert("RGB").getcolors(1 << 20)) > 10, "something is drawn"
        drawing = file.read(svg)
    assert drawing.count(b"<path") >= 6, "labels are outlines, so they look the same everywhere"
    assert b"<text" not in drawing
    properties = part(written(), "word/document.xml").iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    )
    assert [p.get("descr", "")[:9] for p in properties] == ["Timeline:"]


def test_a_picture_that_cannot_be_read_leaves_its_words() -> None:
    data = write(Figure(Picture(b"broken", "image/png"), "The crest"))
    assert "The crest" in "".join(part(data, "word/document.xml").itertext())
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20)).save(buffer, "PNG")
    figure = Figure(Picture(buffer.getvalue(), "image/png", 9000.0), "Wide", (Run("Caption"),))
    body = part(write(figure), "word/document.xml")
    extent = body.find(".//{*}extent")
    assert int(extent.get("cx")) <= THEME.page.text_width * 12700 + 1


def test_fonts_are_embedded_and_can_be_read_back() -> None:
    relations = {
        r.get("Id"): r.get("Target") for r in part(written(), "word/_rels/fontTable.xml.rels")
    }
    table = part(written(), "word/fontTable.xml")
    assert [f.get(f"{W}name") for f in table] == ["Noto Serif", "Noto Sans"]
    import uuid

    for face in table.iter(f"{W}embedRegular", f"{W}embedBold"):
        key = uuid.UUID(face.get(f"{W}fontKey"))
        with zipfile.ZipFile(io.BytesIO(written())) as file:
            stored = file.read("word/" + relations[face.get(f"{R}id")])
        assert stored[:4] != b"\0\1\0\0"
        assert obfuscated(stored, key)[:4] == b"\0\1\0\0"


def test_a_font_subset_keeps_whole_scripts() -> None:
    from fontTools.ttLib import TTFont

    cyrillic = subset_font("NotoSans-Regular.ttf", ((0x0400, 0x052F),))
    known = TTFont(io.BytesIO(cyrillic)).getBestCmap()
    assert {ord(c) for c in "AЯяéžş“–€"} <= set(known)
    assert ord("Ω") not in known


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


def house(**names_: str) -> bytes:
    """A reference document whose styles have names of ours and ids of its own."""
    reference = docx.Document()
    for style in list(reference.styles):
        if style.name == "Heading 1":
            style.element.set(f"{W}styleId", "Rubrik1")
            style.font.name = "Garamond"
        if style.name == "List Bullet":
            style.element.set(f"{W}styleId", "Punkt")
    buffer = io.BytesIO()
    reference.save(buffer)
    return buffer.getvalue()


def test_house_styles_are_found_by_name() -> None:
    theme = replace(THEME, reference=house())
    document, pages = brief()
    data = write_docx(document, theme, pages)
    assert faults(data) == []
    used = {s.get(f"{W}val") for s in part(data, "word/document.xml").iter(f"{W}pStyle")}
    assert {"Rubrik1", "Punkt", "QuoteAttribution"} <= used
    styles = {s.get(f"{W}styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    fonts = styles["Rubrik1"].find(f".//{W}rFonts")
    assert fonts.get(f"{W}ascii") == "Garamond"
    assert styles["Punkt"].find(f".//{W}numId").get(f"{W}val") == "1"
    assert docx_words(data) == words_of(document)


@pytest.mark.parametrize(
    "reference", [b"no zip", write(words("x"))[:200], b"PK\x05\x06" + bytes(18)]
)
def test_a_broken_reference_is_told(reference: bytes) -> None:
    with pytest.raises(BriefgenError, match="is not a Word file"):
        write(words("x"), theme=replace(THEME, reference=reference))


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
