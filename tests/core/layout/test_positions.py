"""The drawn positions matrix: nothing overlaps, nothing leaves its field, everything is said."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import THEME, shelf

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Document,
    DocumentProperties,
    Figure,
)
from briefgen.model.page import Pages, Rectangle, Spot, Text
from briefgen.model.positions_grid import GridIssue, GridRow, PositionsGrid, Stand

FONTS = shelf()
ISSUES = (GridIssue("1", "Water levels"), GridIssue("2", "Night trains"))
GRID = PositionsGrid(
    ISSUES,
    (
        GridRow("Marenia", (Stand("wants a gauge", ("1", "3"), True, origin="o-1"), Stand(""))),
        GridRow("Ostland", (Stand(""), Stand("keeps quiet", ("2",), closed=True))),
    ),
    "nothing known",
    "quoted below",
    "Not for disclosure",
)
TINT, BAR = THEME.colour("tint"), THEME.colour("accent")


def laid(grid: PositionsGrid, language: str = "en-GB") -> Pages:
    figure = Figure(grid, "Positions: all of them")
    return lay_out(Document(DocumentProperties("T", language=language), (figure,)), THEME, FONTS)


def said(pages: Pages) -> list[str]:
    """The words of each line of text, as they are drawn."""
    return [
        "".join(shape.text for shape in operation.shapes)
        for page in pages.pages
        for group in page.operations
        for operation in group.operations
        if isinstance(operation, Text)
    ]


def rectangles(pages: Pages, fill: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and foot of the areas of a colour."""
    return [
        (g.x + r.x, g.y + r.y, g.x + r.x + r.width, g.y + r.y + r.height)
        for page in pages.pages
        for g in page.operations
        for r in g.operations
        if isinstance(r, Rectangle) and r.fill == fill
    ]


def test_a_stand_is_a_field_with_a_bar_its_words_and_their_sources() -> None:
    pages = laid(GRID)
    fields, bars = rectangles(pages, TINT), rectangles(pages, BAR)
    assert len(fields) == 2
    assert len(bars) == 1
    assert len(rectangles(pages, THEME.colour("marking"))) == 1, "what is closed has its own bar"
    assert bars[0][0] == fields[0][0]
    assert fields[0][2] < fields[1][0], "another column"
    assert fields[0][3] < fields[1][1], "another row"
    words = " ".join(said(pages)).split()
    for word in ("Marenia", "gauge", "1,3", "“", "”", "Ostland", "quiet", "2", "Water", "–"):
        assert word in words, word
    assert "".join(said(pages)).count("disclosure") == 1


def test_its_marks_are_explained_if_they_are_drawn() -> None:
    words = " ".join(" ".join(said(laid(GRID))).replace("\u00a0", " ").split())
    assert "– nothing known" in words
    assert "“ ” quoted below" in words
    full = replace(GRID, rows=(GridRow("Marenia", (Stand("a"), Stand("b"))),))
    assert "known" not in " ".join(said(laid(full)))


def test_own_words_without_a_position_are_no_field() -> None:
    row = GridRow("Marenia", (Stand("", quoted=True), Stand("waits")))
    pages = laid(PositionsGrid(ISSUES, (row,), "nothing known", "quoted below"))
    assert len(rectangles(pages, TINT)) == 1
    assert "“" in " ".join(said(pages))
    assert "known" not in " ".join(said(pages))


def test_a_click_leads_to_the_position() -> None:
    (area,) = [area for page in laid(GRID).pages for area in page.areas if area.origin]
    assert area.origin == "o-1"
    field = rectangles(laid(GRID), TINT)[0]
    assert area.x0 == field[0]
    assert area.x1 == field[2]


def test_it_is_one_figure_with_its_words_for_those_who_do_not_see_it() -> None:
    pages = laid(GRID)
    assert [e.alt for e in pages.elements if e.kind == "Figure"] == ["Positions: all of them"]
    number = next(n for n, e in enumerate(pages.elements) if e.kind == "Figure")
    drawn = {
        getattr(operation, "element", -1) + group.base
        for page in pages.pages
        for group in page.operations
        for operation in group.operations
        if not isinstance(operation, Spot)
    }
    assert number in drawn


def test_narrow_columns_hold_numbers_alone() -> None:
    issues = tuple(GridIssue(str(n), f"Issue number {n}") for n in range(1, 11))
    row = GridRow("Marenia", tuple(Stand("long words here", (str(n),)) for n in range(1, 11)))
    words = said(laid(PositionsGrid(issues, (row,))))
    assert "long" not in " ".join(words)
    assert "Issue" not in " ".join(words)
    assert [word.strip() for word in words[:10]] == [str(n) for n in range(1, 11)]


def test_a_column_of_few_words_takes_none_from_the_others() -> None:
    issues = tuple(GridIssue(str(n), f"Issue number {n}") for n in range(1, 6))
    long = "keeps the harbour open in winter, but not the canal"
    row = GridRow("Marenia", tuple(Stand(long if n < 5 else "no", (str(n),)) for n in range(1, 6)))
    words = " ".join(said(laid(PositionsGrid(issues, (row,)))))
    assert words.count("harbour") == 4
    assert "Issue" in words


def test_what_is_too_long_ends_with_an_ellipsis() -> None:
    row = GridRow("Marenia", (Stand("wants the gauge, " * 60, ("4",)), Stand("so be it")))
    words = " ".join(said(laid(PositionsGrid(ISSUES, (row,)))))
    assert "…" in words
    assert "4" in words, "its source is still told"


def test_a_page_that_runs_leftwards_begins_at_the_right() -> None:
    fields, bars = rectangles(laid(GRID, "ar"), TINT), rectangles(laid(GRID, "ar"), BAR)
    assert fields[1][2] < fields[0][0]
    assert bars[0][2] == pytest.approx(fields[0][2])


@pytest.mark.parametrize(
    "grid", [PositionsGrid((), ()), PositionsGrid(ISSUES, ()), PositionsGrid((), GRID.rows)]
)
def test_an_empty_grid_draws_nothing(grid: PositionsGrid) -> None:
    assert said(laid(grid)) == []


_WORDS = st.text("abc дє قف ", max_size=60)
_STANDS = st.builds(
    Stand, _WORDS, st.lists(st.sampled_from("123"), max_size=3).map(tuple), st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 8),
    st.lists(st.tuples(_WORDS, st.lists(_STANDS, max_size=8)), min_size=1, max_size=6),
    st.sampled_from(("en-GB", "he")),
)
def test_no_field_leaves_the_page_or_touches_another(
    count: int, rows: list[tuple[str, list[Stand]]], language: str
) -> None:
    issues = tuple(GridIssue(str(n), f"Issue {n}") for n in range(count))
    grid = PositionsGrid(issues, tuple(GridRow(name, tuple(own)) for name, own in rows))
    fields = rectangles(laid(grid, language), TINT)
    page = THEME.page
    for number, (left, top, right, foot) in enumerate(fields):
        assert page.left - 0.1 <= left < right <= page.width - page.right + 0.1
        for x0, y0, x1, y1 in fields[:number]:
            assert right < x0 or x1 < left or foot < y0 or y1 < top
