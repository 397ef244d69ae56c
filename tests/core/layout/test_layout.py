from dataclasses import replace
from datetime import date, timedelta

import pytest
from drawn_text import texts
from made_documents import (
    CONTENTS,
    DATES,
    QUOTE,
    THEME,
    TIMELINE,
    brief,
    bullets,
    cell,
    shelf,
    text,
)

from briefgen.layout.layout import lay_out
from briefgen.layout.setting import BlockCache
from briefgen.model.document import (
    Align,
    Block,
    BulletList,
    Cell,
    Document,
    DocumentProperties,
    Figure,
    Heading,
    Moment,
    Note,
    NoteReference,
    PageBreak,
    PageReference,
    Paragraph,
    ParagraphStyle,
    Picture,
    Row,
    Run,
    Table,
    Timeline,
)
from briefgen.model.page import ARTIFACT, Group, Page, Pages, Rectangle, Text

FONTS = shelf()
SENTENCE = "Partners met at the harbour to settle the wording of the common statement in time. "


def laid(*blocks: Block, notes: tuple[Note, ...] = ()) -> Pages:
    document = Document(DocumentProperties("Test"), blocks, notes)
    return lay_out(document, THEME, FONTS)


def words(page: Page) -> str:
    return "".join(words for *_, words in texts(page))


def test_the_sample_brief_fits_on_a_page() -> None:
    pages = lay_out(brief(), THEME, FONTS)
    assert len(pages.pages) == 1
    assert not pages.problems
    assert 0.5 < pages.used < 1.0
    assert [d.title for d in pages.outline][:2] == ["1 The corridor", "2 Escort spending"]
    assert pages.page_of("sources") == 1
    assert pages.page_of("nowhere") == 0
    assert "See page 1." in words(pages.pages[0])


def test_the_same_input_gives_the_same_pages() -> None:
    first, second = lay_out(brief(), THEME, FONTS), lay_out(brief(), THEME, FONTS)
    assert first == second


def test_every_item_has_its_click_area() -> None:
    (page,) = lay_out(brief(), THEME, FONTS).pages
    origins = {area.origin for area in page.areas if area.origin}
    assert origins == {"bottom", "issue-1", "quote-1", "date-2"}
    quote = next(area for area in page.areas if area.origin == "quote-1")
    assert quote.y1 - quote.y0 > 30
    assert any(area.href == "https://courier.example/grain" for area in page.areas)
    assert any(area.target == "source-1" for area in page.areas)


def test_a_heading_never_ends_a_page() -> None:
    for count in range(40, 64):
        filler = [text("Line", align=Align.START) for _ in range(count)]
        pages = laid(*filler, Heading(1, (Run("Last words"),)), text(SENTENCE * 3))
        for page in pages.pages:
            assert not words(page).rstrip().endswith("Last words")


def test_paragraphs_leave_no_single_lines() -> None:
    for count in range(34, 44):
        pages = laid(*(text("Line") for _ in range(count)), text(SENTENCE * 9))
        for page in pages.pages:
            tops = {round(y) for _, y, line in texts(page) if line.strip() != "Line"}
            assert len(tops) != 1


def test_a_last_page_with_a_line_or_two_is_avoided() -> None:
    room = THEME.page.text_height
    for count in range(40, 60):
        pages = laid(*(text(f"Line {k}") for k in range(count)))
        if len(pages.pages) > 1:
            assert pages.fill * room > 3 * 13.4


def test_references_tell_the_page_on_which_they_end_up() -> None:
    blocks = [
        Paragraph((Run("See "), PageReference("end"), Run("."))),
        *(text(SENTENCE * 8) for _ in range(90)),
        Heading(1, (Run("End"),), bookmark="end"),
    ]
    pages = laid(*blocks)
    assert pages.page_of("end") > 9
    assert words(pages.pages[0]).startswith(f"See {pages.page_of('end')}.")


def test_a_footnote_may_refer_to_a_page() -> None:
    note = Note("a", (Run("See "), PageReference("end"), Run(".")))
    body = Paragraph((Run("One"), NoteReference("a")))
    pages = laid(body, PageBreak(), Heading(1, (Run("End"),), bookmark="end"), notes=(note,))
    assert "See 2." in words(pages.pages[0])


def test_contents_tell_the_pages_of_headings() -> None:
    parts = [(Heading(1, (Run(f"Part {k}"),)), text(SENTENCE * 30)) for k in range(12)]
    pages = laid(CONTENTS, *(block for part in parts for block in part))
    found = texts(pages.pages[0])
    for heading in pages.outline:
        line = next(y for _, y, line in found if line.strip() == heading.title)
        row = [words.strip() for _, y, words in found if abs(y - line) < 1]
        assert str(heading.page) in row


def test_footnotes_are_numbered_by_their_marks() -> None:
    notes = (Note("b", (Run("Second words"),)), Note("a", (Run("First words"),)))
    body = Paragraph((Run("One"), NoteReference("a"), Run(" two"), NoteReference("b")))
    (page,) = laid(body, notes=notes).pages
    assert words(page) == "One1 two21 First words2 Second words"
    feet = [y for _, y, line in texts(page) if "words" in line]
    assert min(feet) > THEME.page.height - THEME.page.bottom - 40


def test_a_reference_to_no_footnote_is_told() -> None:
    pages = laid(Paragraph((Run("One"), NoteReference("zz"))))
    assert [problem.rule for problem in pages.problems] == ["note-missing"]


def test_a_note_without_a_mark_is_printed_all_the_same() -> None:
    pages = laid(text("Body"), notes=(Note("x", (Run("Orphan words"),)),))
    assert "Orphan words" in words(pages.pages[-1])


def test_table_heads_are_repeated_as_decoration() -> None:
    rows = tuple(Row((cell(f"Row {k}", header=True), cell(SENTENCE))) for k in range(90))
    pages = laid(Table((0.0, 0.0), (Row((cell("Date"), cell("Event"))),), rows))
    assert len(pages.pages) > 2
    for number, page in enumerate(pages.pages):
        heads = [
            op
            for group in page.operations
            for op in group.operations
            if isinstance(op, Text) and op.shapes[0].text == "Date"
        ]
        assert len(heads) == 1
        assert (heads[0].element == ARTIFACT) == (number > 0)


def test_the_first_column_is_not_broken() -> None:
    (page,) = laid(DATES).pages
    assert any(line.startswith("15–16 June 2031") for *_, line in texts(page))


def test_lists_nest_and_restart() -> None:
    inner = bullets("deep")
    (page,) = laid(BulletList(((text("top"), inner), (text("next"),)))).pages
    x = {line.strip(): x for x, _, line in texts(page)}
    assert x["deep"] - x["top"] == pytest.approx(THEME.list_indent)
    assert x["top"] == x["next"]


def test_right_to_left_text_stands_at_the_right() -> None:
    (page,) = laid(text("قال الوزير إن القمة")).pages
    right = max(x for x, *_ in texts(page))
    assert right > THEME.page.width / 2
    assert next(line for *_, line in texts(page)) == "قال"


def test_right_to_left_lists_and_quotes_are_mirrored() -> None:
    words = "قال الوزير إن القمة"
    (page,) = laid(bullets(words, words), replace(QUOTE, blocks=(text(words),))).pages
    middle = THEME.page.width / 2
    drawn = [
        (group.x + op.x, op.width)
        for group in page.operations
        for op in group.operations
        if isinstance(op, Rectangle)
    ]
    assert len(drawn) == 3
    assert all(x > middle and x + wide < THEME.page.width for x, wide in drawn)


def test_a_reference_to_nowhere_is_told() -> None:
    see = Paragraph((Run("See "), PageReference("gone"), PageReference("end")))
    pages = laid(see, Heading(1, (Run("End"),), bookmark="end"))
    assert [problem.rule for problem in pages.problems] == ["bookmark-missing"]


def test_missing_characters_and_broken_pictures_are_told() -> None:
    pages = laid(
        text("a \U0001f9ff\U00012000"),
        Figure(Picture(b"broken", "image/png", name="crest.png"), "The crest of Norland"),
    )
    rules = {problem.rule for problem in pages.problems}
    assert rules == {"glyph-missing", "picture-unreadable"}
    assert "The crest of Norland" in words(pages.pages[0])


def test_a_page_break_begins_a_page() -> None:
    assert len(laid(text("a"), PageBreak(), text("b")).pages) == 2


def boxes(page: Page) -> list[tuple[float, float, float, float]]:
    """Left, right, top, bottom of every label of a timeline."""
    return [
        (
            group.x + op.x,
            group.x + op.x + sum(s.width * op.size / s.face.units for s in op.shapes),
            group.y + op.y - op.size * 0.7,
            group.y + op.y,
        )
        for group in page.operations
        for op in group.operations
        if isinstance(op, Text)
    ]


@pytest.mark.parametrize("count", [1, 2, 5, 9, 30])
@pytest.mark.parametrize("spread", [0, 1, 40])
def test_labels_of_a_timeline_never_touch(count: int, spread: int) -> None:
    start = date(2031, 1, 1)
    moments = tuple(
        Moment(
            start + timedelta(k * spread),
            start + timedelta(k * spread + k % 3),
            f"{k} January 2031",
            "A meeting of ministers in a far city " * (1 + k % 2),
            approximate=k % 4 == 3,
        )
        for k in range(count)
    )
    figure = Figure(Timeline(moments, start + timedelta(20), "this brief"), "alt")
    (page,) = laid(figure).pages
    found = boxes(page)
    left, right = THEME.page.left - 0.5, THEME.page.width - THEME.page.right + 0.5
    for number, (x0, x1, top, bottom) in enumerate(found):
        assert left <= x0
        assert x1 <= right + 3
        for a0, a1, b0, b1 in found[:number]:
            assert x1 < a0 + 3 or a1 < x0 + 3 or bottom <= b0 + 0.1 or b1 <= top + 0.1


def test_what_is_past_is_drawn_apart_from_what_is_ahead() -> None:
    days = [date(2031, 1, day) for day in (3, 9, 20)]
    moments = tuple(
        Moment(day, day + timedelta(2), f"{day.day} January", "Talks", approximate=number == 1)
        for number, day in enumerate(days)
    )
    figure = Figure(Timeline(moments, date(2031, 1, 15), "this brief"), "alt")
    (page,) = laid(figure).pages
    bars = [
        {op.fill, op.fill_end} - {"", THEME.colour("paper")}
        for group in page.operations
        for op in group.operations
        if isinstance(op, Rectangle)
    ]
    past, ahead = {THEME.colour("secondary")}, {THEME.colour("accent")}
    assert bars == [past, past, past, past, ahead]
    plain = laid(replace(figure, content=replace(figure.content, now=None)))
    assert all(
        THEME.colour("secondary") != op.fill
        for group in plain.pages[0].operations
        for op in group.operations
        if isinstance(op, Rectangle)
    )


def test_an_unchanged_block_is_not_laid_out_again() -> None:
    cache = BlockCache()
    first = lay_out(brief(), THEME, FONTS, cache)
    held = len(cache)
    changed = replace(brief(), blocks=(*brief().blocks[:-1], text("Something else")))
    second = lay_out(changed, THEME, FONTS, cache)
    assert first.pages[0].operations[:6] == second.pages[0].operations[:6]

    drawn = {id(operation) for group in first.pages[0].operations for operation in group.operations}

    def shared(group: Group) -> bool:
        return all(id(operation) in drawn for operation in group.operations)

    assert sum(map(shared, second.pages[0].operations)) > 20
    assert len(cache) > held
    assert second == lay_out(changed, THEME, FONTS)
    lay_out(changed, THEME, FONTS, cache)
    lay_out(changed, THEME, FONTS, cache)
    assert len(cache) <= held + 1


def test_a_cached_reference_follows_its_bookmark() -> None:
    cache = BlockCache()
    see = Paragraph((Run("See "), PageReference("end")))
    end = Heading(1, (Run("End"),), bookmark="end")

    def document(*between: Block) -> Document:
        return Document(DocumentProperties("T"), (see, *between, end))

    first = lay_out(document(), THEME, FONTS, cache)
    second = lay_out(document(PageBreak(), text("x"), PageBreak()), THEME, FONTS, cache)
    assert words(first.pages[0]).startswith("See 1")
    assert words(second.pages[0]).startswith("See 3")


def test_another_theme_empties_the_cache() -> None:
    cache = BlockCache()
    lay_out(brief(), THEME, FONTS, cache)
    larger = replace(THEME, quote_indent=30.0)
    assert lay_out(brief(), larger, FONTS, cache) == lay_out(brief(), larger, FONTS)


def test_figures_and_quotes_keep_their_parts_together() -> None:
    for count in range(44, 58):
        blocks = [text("Line") for _ in range(count)]
        for page in laid(*blocks, QUOTE, TIMELINE).pages:
            line = words(page)
            assert ("We will not leave" in line) == ("Ilse Brandvold" in line)


def test_small_styles_never_fall_below_the_minimum() -> None:
    tiny = tuple(replace(e, look=replace(e.look, size=3.0)) for e in THEME.styles)
    document = Document(DocumentProperties("T"), (text("words", ParagraphStyle.SMALL),))
    (page,) = lay_out(document, replace(THEME, styles=tiny), FONTS).pages
    sizes = [
        op.size for group in page.operations for op in group.operations if isinstance(op, Text)
    ]
    assert min(sizes) >= 7.0


def test_labels_of_a_head_stand_at_its_foot() -> None:
    def label(words: str, **more: int) -> Cell:
        return Cell((text(words),), header=True, **more)

    head = (
        Row((label("one", rowspan=2), label("two", colspan=2))),
        Row((label("left"), label("right " * 30))),
    )
    page = laid(Table((0.2, 0.2, 0.2), head, (Row((cell("a"), cell("b"), cell("c"))),))).pages[0]
    tops = {words.strip(): y for _, y, words in texts(page)}
    lowest = max(y for words, y in tops.items() if words.startswith("right"))
    assert tops["two"] < tops["left"]
    assert tops["one"] == pytest.approx(lowest)
    assert tops["left"] == pytest.approx(lowest)
