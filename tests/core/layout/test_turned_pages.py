"""Pages across: their size, what stands on them, and what comes before and behind."""

from made_documents import THEME, shelf

from briefgen.layout.layout import lay_out
from briefgen.layout.setting import BlockCache
from briefgen.model.document import (
    Block,
    Contents,
    Document,
    DocumentProperties,
    Heading,
    Note,
    NoteReference,
    Orientation,
    PageBreak,
    PageFurniture,
    PageNumber,
    Paragraph,
    Run,
)
from briefgen.model.page import Page, Pages, Text
from briefgen.model.theme import PageGeometry

FONTS = shelf()
ACROSS, BACK = PageBreak(Orientation.LANDSCAPE), PageBreak(Orientation.THEME)
UPRIGHT = (THEME.page.width, THEME.page.height)
LYING = UPRIGHT[::-1]


def text(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def heading(words: str) -> Heading:
    return Heading(1, (Run(words),), bookmark=words.lower())


def laid(*blocks: Block, notes: tuple[Note, ...] = (), cache: BlockCache | None = None) -> Pages:
    furniture = PageFurniture("Official", (), (Run("foot"),), (PageNumber(),))
    document = Document(DocumentProperties("T"), blocks, notes, furniture)
    return lay_out(document, THEME, FONTS, cache)


def sizes(pages: Pages) -> list[tuple[float, float]]:
    return [(page.width, page.height) for page in pages.pages]


def reach(page: Page) -> float:
    """How far to the right text begins."""
    return max(g.x + o.x for g in page.operations for o in g.operations if isinstance(o, Text))


def test_pages_lie_from_one_break_to_the_next() -> None:
    pages = laid(text("a"), ACROSS, text("b"), PageBreak(), text("c"), BACK, text("d"))
    assert sizes(pages) == [UPRIGHT, LYING, LYING, UPRIGHT]


def test_the_first_page_can_lie_and_no_page_is_empty() -> None:
    assert sizes(laid(ACROSS, text("a"))) == [LYING]
    assert sizes(laid(text("a"), ACROSS)) == [UPRIGHT]
    assert sizes(laid(text("a"), PageBreak(), ACROSS, text("b"), BACK)) == [UPRIGHT, LYING]
    assert sizes(laid(text("a"), BACK, text("b"))) == [UPRIGHT, UPRIGHT]


def test_lines_and_furniture_are_as_wide_as_their_page() -> None:
    long = text("One word after the other goes on until the line is full. " * 12)
    upright, lying = laid(long, ACROSS, long).pages
    assert reach(lying) > UPRIGHT[0] - THEME.page.right, "the page number stands at the far end"
    assert reach(upright) < UPRIGHT[0] - THEME.page.right
    foot = [
        g.y + o.y for g in lying.operations for o in g.operations if isinstance(o, Text)
    ]  # fmt: skip
    assert THEME.page.width - THEME.page.bottom < max(foot) < THEME.page.width


def test_long_text_fills_pages_that_lie() -> None:
    pages = laid(ACROSS, *(text("A line of text.") for _ in range(90)))
    assert set(sizes(pages)) == {LYING}
    lines = [
        round(g.y)
        for g in pages.pages[0].operations
        for o in g.operations
        if isinstance(o, Text) and g.y < LYING[1] - THEME.page.bottom
    ]
    assert max(lines) < LYING[1] - THEME.page.bottom


def test_contents_and_outline_count_them() -> None:
    pages = laid(
        Contents("Contents"), heading("One"), ACROSS, heading("Two"), BACK, heading("Three")
    )
    assert [(d.title, d.page) for d in pages.outline] == [("One", 1), ("Two", 2), ("Three", 3)]


def test_a_footnote_stands_at_the_foot_of_its_page() -> None:
    note = Note("n", (Run("Minutes of the ninth meeting."),))
    marked = Paragraph((Run("read"), NoteReference("n")))
    _, lying = laid(text("a"), ACROSS, marked, notes=(note,)).pages
    tops = [
        g.y + o.y
        for g in lying.operations
        for o in g.operations
        if isinstance(o, Text) and any("Minutes" in shape.text for shape in o.shapes)
    ]
    assert tops
    assert LYING[1] - THEME.page.bottom - 30 < tops[0] < LYING[1] - THEME.page.bottom


def test_what_was_laid_out_before_is_found_again() -> None:
    cache = BlockCache()
    blocks = (text("same words"), ACROSS, text("same words"))
    first = laid(*blocks, cache=cache)
    second = laid(*blocks, cache=cache)
    assert first == second == laid(*blocks)


def test_a_page_turned_keeps_room_for_text() -> None:
    page = THEME.page
    assert page.turned(Orientation.LANDSCAPE).turned(Orientation.PORTRAIT) == page
    assert page.turned(Orientation.THEME) is page.turned(None) is page
    strip = PageGeometry(100.0, 900.0, 60.0, 10.0, 60.0, 10.0).turned(Orientation.LANDSCAPE)
    assert strip.text_height >= 72.0
