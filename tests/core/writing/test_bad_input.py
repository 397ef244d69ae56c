"""Odd and hostile content in every kind of file: laid out sanely or told, never lost or endless."""

import io
import struct
import zlib
from datetime import date, timedelta

import pytest
from made_documents import THEME, shelf, text
from PIL import Image
from same_words import differences

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Block,
    BlockQuote,
    Box,
    BulletList,
    Cell,
    Columns,
    Contents,
    Document,
    DocumentProperties,
    Figure,
    Heading,
    Moment,
    Note,
    NoteReference,
    NumberedList,
    PageBreak,
    PageFurniture,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Timeline,
)
from briefgen.model.page import Image as PageImage
from briefgen.model.page import Pages, Text
from briefgen.writing.writer import KINDS, write

FONTS = shelf()
LONG = "The wording of the statement was agreed at the pier after a long night. " * 120
PARAGRAPHS = tuple(text(f"Paragraph {n} of many that fill a page and more.") for n in range(90))


def one(*blocks: Block, notes: tuple[Note, ...] = (), **properties: object) -> Document:
    return Document(
        DocumentProperties("T", **properties),  # type: ignore[arg-type]
        blocks,
        notes,
        PageFurniture("Official", footer_start=(Run("x"),)),
    )


def deep(levels: int) -> Block:
    block: Block = text("innermost")
    for _ in range(levels):
        block = Box((block,))
    return block


LARGER_THAN_A_PAGE = {
    "row": Table((0.0, 0.0), (), (Row((Cell((text("beside"),)), Cell(PARAGRAPHS))),)),
    "head row": Table((0.0,), (Row((Cell(PARAGRAPHS, header=True),)),), (Row((Cell(()),)),)),
    "spanning cell": Table(
        (0.0, 0.0),
        (),
        (Row((Cell(PARAGRAPHS, rowspan=2), Cell((text("one"),)))), Row((Cell((text("two"),)),))),
    ),
    "paragraph": text(LONG * 2),
    "heading": Heading(1, (Run(LONG),), "1"),
    "quotation": BlockQuote(PARAGRAPHS, (Run("Ana Petrova"),)),
    "box": Box(PARAGRAPHS),
    "column": Columns(((text("left"),), PARAGRAPHS)),
    "header block": Columns((PARAGRAPHS, PARAGRAPHS), kind="facts"),
    "item": NumberedList((PARAGRAPHS,)),
    "word": text("grainescort" * 1500),
    "word in a cell": Table((0.0,) * 3, (), (Row((Cell((text("escort" * 900),)),) * 3),)),
    "kept together": BulletList(
        tuple((Paragraph((Run(f"Kept {n}."),), keep_with_next=True),) for n in range(120))
    ),
    "many columns": Table((), (), (Row(tuple(Cell((text(f"c{n}"),)) for n in range(60))),)),
}


@pytest.mark.parametrize("name", LARGER_THAN_A_PAGE)
def test_what_is_larger_than_a_page_goes_on_whole(name: str) -> None:
    document = one(text("before"), LARGER_THAN_A_PAGE[name], text("after"))
    assert len(lay_out(document, THEME, FONTS).pages) < 40
    assert differences(document) == []


def test_a_footnote_larger_than_a_page_goes_on_whole() -> None:
    said = Paragraph((Run("said"), NoteReference("a")))
    document = one(said, text("after"), notes=(Note("a", (Run(LONG * 2),)),))
    assert 1 < len(lay_out(document, THEME, FONTS).pages) < 20
    assert differences(document) == []


EMPTY: tuple[Block, ...] = (
    Heading(1, ()),
    Heading(2, (Run("Nothing under it"),)),
    Heading(1, (Run("  "),), "3"),
    Paragraph(()),
    Paragraph((), number="7"),
    BulletList(()),
    NumberedList(((), (text("x"),), ())),
    BlockQuote(()),
    BlockQuote((), (Run("nobody"),)),
    Table((), (), ()),
    Table((0.0,), (Row(()),), (Row(()), Row((Cell(()),)))),
    Box(()),
    Columns(()),
    Columns(((), ()), kind="facts"),
    Figure(Timeline(()), "nothing"),
    Contents(),
    PageBreak(),
    PageBreak(),
)


@pytest.mark.parametrize("count", [0, 1, len(EMPTY)])
def test_empty_parts_harm_nothing(count: int) -> None:
    for blocks in (EMPTY[:count], EMPTY[::-1][:count]):
        assert differences(one(*blocks)) == []


def test_each_empty_part_alone_harms_nothing() -> None:
    for block in EMPTY:
        assert differences(one(block)) == [], block


def test_what_is_nested_too_deep_is_told() -> None:
    assert differences(one(deep(40))) == []
    document = one(deep(150))
    pages = lay_out(document, THEME, FONTS)
    assert [problem.rule for problem in pages.problems] == ["nesting-too-deep"]
    for kind in KINDS:
        assert write(kind, document, THEME, pages)


def test_ten_thousand_items_are_in_every_file() -> None:
    items = tuple((Paragraph((Run(f"item{n}"),)),) for n in range(10_000))
    document = one(NumberedList(items))
    pages = lay_out(document, THEME, FONTS)
    assert 100 < len(pages.pages) < 400
    assert b"item9999" in write("html", document, THEME, pages)
    for kind in ("pdf", "docx"):
        assert len(write(kind, document, THEME, pages)) > 50_000


@pytest.mark.parametrize("kind", KINDS)
def test_control_characters_and_stray_halves_do_not_reach_a_file(kind: str) -> None:
    hostile = "a\x00b\x07c\x1fd\ufffee\ud800f\u202eg"
    document = one(
        Heading(1, (Run(hostile),), hostile, bookmark="b\x00"),
        Paragraph((Run(hostile, target="b\x00"), Run("x", href="https://example.org/\x00")),
                  number=hostile),
        Figure(Timeline((Moment(date(2031, 1, 1), date(2031, 1, 1), hostile, hostile),)), hostile),
        Table((0.0,), (), (Row((Cell((text(hostile),)),)),), hostile),
        notes=(Note("n\x00", (Run(hostile),)),),
        author=hostile, keywords=(hostile,), language="en-\x00",
    )  # fmt: skip
    data = write(kind, document, THEME, lay_out(document, THEME, FONTS))
    assert data
    if kind == "html":
        assert not set("\x00\x07\x1f\ufffe") & set(data.decode("utf-8"))


def png_of(width: int, height: int) -> bytes:
    """A PNG that says that it is so large and holds nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def whole_png() -> bytes:
    data = io.BytesIO()
    Image.effect_noise((400, 1400), 60).save(data, "PNG")
    return data.getvalue()


BROKEN = {
    "empty": b"",
    "text": b"not a picture",
    "cut off": whole_png()[:900],
    "a bomb": png_of(60_000, 60_000),
    "no size": png_of(0, 7),
    "svg under another name": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_told_and_described(name: str) -> None:
    figure = Figure(Picture(BROKEN[name], "image/png", 0.0, "logo.png"), "A crest with waves")
    document = one(figure, text("after"))
    pages = lay_out(document, THEME, FONTS)
    assert [problem.rule for problem in pages.problems] == ["picture-unreadable"]
    assert "logo.png" in pages.problems[0].what
    assert "A crest with waves" in words_on(pages)
    for kind in KINDS:
        assert write(kind, document, THEME, pages)


def words_on(pages: Pages) -> str:
    texts = (op for page in pages.pages for group in page.operations for op in group.operations)
    return "".join(s.text for op in texts if isinstance(op, Text) for s in op.shapes)


@pytest.mark.parametrize("width", [0.0, 9_000.0])
def test_a_picture_larger_than_a_page_is_made_to_fit(width: float) -> None:
    document = one(Figure(Picture(whole_png(), "image/png", width, "tall.png"), "Tall"))
    pages = lay_out(document, THEME, FONTS)
    (image,) = (
        op
        for page in pages.pages
        for group in page.operations
        for op in group.operations
        if isinstance(op, PageImage)
    )
    assert image.width <= THEME.page.text_width
    assert image.height <= THEME.page.text_height
    assert image.height / image.width == pytest.approx(1400 / 400, rel=0.01)
    for kind in KINDS:
        assert write(kind, document, THEME, pages)


def test_timelines_of_all_lengths_are_drawn() -> None:
    start = date(2031, 1, 1)
    same = Moment(start, start, "the same day", "an event with rather many words " * 6)
    ages = tuple(Moment(date(y, 1, 1), date(y, 12, 31), f"{y}", "x") for y in (1, 2031, 9999))
    many = tuple(
        Moment(start + timedelta(n), start + timedelta(n), f"day {n}", f"event {n}")
        for n in range(90)
    )
    for moments in ((same,) * 9, ages, many):
        document = one(Figure(Timeline(moments, start, "this brief"), "Timeline", (Run("c"),)))
        assert len(lay_out(document, THEME, FONTS).pages) < 12
        assert differences(document) == []
