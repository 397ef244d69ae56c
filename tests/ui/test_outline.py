from datetime import date

import pytest

from briefgen.editing import edits
from briefgen.model.anchor import make_anchor
from briefgen.model.article import TextSpan, make_article
from briefgen.model.brief import (
    Brief,
    Issue,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    Position,
)
from briefgen.model.problem import Problem, Severity
from ui.models.judgements import Mark, judgements
from ui.models.outline import rows
from ui.models.outline_moves import gap_at, issue_gap_at, moved_to, stepped
from ui.models.outline_rows import Draft, OutlineRow, RowKind, row_words
from ui.models.wording import with_short_months

ARTICLE = make_article("He said “never again” in May.")
QUOTE = PickedQuote("q1", (make_anchor(ARTICLE, TextSpan(9, 20)),), speaker="A. Person")
POINTS = Place(PartKind.POINTS, "s1")


@pytest.fixture
def brief() -> Brief:
    made = Brief("b", issues=(Issue("s1", "One"), Issue("s2", "Two")))
    for name in ("p1", "p2", "p3"):
        made = edits.insert_item(made, POINTS, Point(name, name.upper()))
    made = edits.insert_item(made, Place(PartKind.QUOTES, "s1"), QUOTE)
    day = PickedDate("d1", "Summit", earliest=date(2025, 3, 20), latest=date(2025, 3, 21))
    return edits.insert_item(made, Place(PartKind.KEY_DATES), day)


def shown(brief: Brief, **more) -> tuple[OutlineRow, ...]:
    return rows(brief, None, {}, **more)


def number_of(every: tuple[OutlineRow, ...], key: str) -> int:
    return next(n for n, row in enumerate(every) if row.key == key)


def test_rows_follow_the_page(brief: Brief) -> None:
    kinds = [row.kind for row in shown(brief)]
    assert kinds[:3] == [RowKind.TITLE, RowKind.SUBTITLE, RowKind.FACTS]
    keys = [row.key for row in shown(brief) if row.kind in (RowKind.ITEM, RowKind.ISSUE)]
    assert keys == ["s1", "p1", "p2", "p3", "q1", "s2", "d1"]
    assert len({row.key for row in shown(brief)}) == len(shown(brief))


def test_rejected_items_are_not_shown(brief: Brief) -> None:
    rejected = edits.set_state(brief, "p2", ItemState.REJECTED)
    assert "p2" not in [row.key for row in shown(rejected)]


def test_a_folded_issue_shows_its_heading(brief: Brief) -> None:
    folded = shown(brief, folded=frozenset({"s1"}))
    assert "p1" not in [row.key for row in folded]
    assert folded[number_of(folded, "s1")].aside == "4 items, 1 quote"


def test_a_draft_stands_at_its_place(brief: Brief) -> None:
    every = shown(brief, draft=Draft(POINTS, before="p2"))
    assert every[number_of(every, "draft") + 1].key == "p2"
    every = shown(brief, draft=Draft(POINTS))
    assert every[number_of(every, "draft") - 1].key == "p3"
    every = shown(brief, draft=Draft())
    assert every[number_of(every, "draft")].number == 3


def test_marks_tell_what_the_checks_say() -> None:
    problems = (
        Problem("quote-not-found", Severity.ERROR, "The words are not there.", item="q1"),
        Problem("date-conflict", Severity.WARNING, "Sources differ.", item="d1"),
        Problem("note", Severity.NOTE, "Just so.", item="q2"),
    )
    found = judgements(problems, {"q1": False, "q2": True})
    assert found["q1"].mark is Mark.BAD
    assert found["q1"].note == "The words are not there."
    assert found["d1"].mark is Mark.DOUBT
    assert found["q2"].mark is Mark.GOOD
    assert found["q2"].note == ""


@pytest.mark.parametrize(
    ("before", "item", "place", "expected"),
    [
        ("p1", "p3", POINTS, ["p3", "p1", "p2"]),
        ("p3", "p1", POINTS, ["p2", "p1", "p3"]),
        ("s2", "p1", Place(PartKind.POINTS, "s1"), ["p2", "p3", "p1"]),
    ],
)
def test_a_dropped_item_goes_to_the_gap(
    brief: Brief, before: str, item: str, place: Place, expected: list[str]
) -> None:
    every = shown(brief)
    found = edits.find_item(brief, item)
    assert found is not None
    gap = gap_at(every, number_of(every, before), found[1])
    assert gap is not None
    moved = moved_to(brief, item, gap)
    assert [one.id for one in edits.items_at(moved, place)] == expected


def test_a_quote_dropped_on_an_issue_goes_to_its_quotes(brief: Brief) -> None:
    every = shown(brief)
    gap = gap_at(every, number_of(every, "s2") + 1, QUOTE)
    assert gap is not None
    assert gap.place == Place(PartKind.QUOTES, "s2")


def test_a_point_without_source_is_no_quote(brief: Brief) -> None:
    every = shown(brief)
    assert gap_at(every, number_of(every, "q1") + 1, Point("p9", "Words")) is None
    assert gap_at(every, 1, QUOTE) is None


def test_issues_are_counted_before_a_gap(brief: Brief) -> None:
    every = shown(brief)
    assert issue_gap_at(every, number_of(every, "s1")) == 0
    assert issue_gap_at(every, len(every)) == 2


def test_steps_go_on_into_the_next_issue(brief: Brief) -> None:
    assert [i.id for i in stepped(brief, "s1", 1).issues] == ["s2", "s1"]
    down = stepped(brief, "p1", 1)
    assert [one.id for one in edits.items_at(down, POINTS)] == ["p2", "p1", "p3"]
    over = stepped(brief, "p3", 1)
    assert [one.id for one in edits.items_at(over, Place(PartKind.POINTS, "s2"))] == ["p3"]
    assert stepped(brief, "p1", -1) == brief


def test_words_for_those_who_do_not_see_the_row() -> None:
    row = OutlineRow("q1", RowKind.ITEM, item=QUOTE, note="Not found.")
    assert row_words(row) == "Quote: never again, A. Person. Not found."
    stance = Position("x", "Ostania", "wants a smaller fund")
    assert row_words(OutlineRow("x", RowKind.ITEM, item=stance)) == "Ostania: wants a smaller fund"


def test_months_are_shortened_where_a_column_is_narrow() -> None:
    assert with_short_months("or 30 November 2026  (R)") == "or 30 Nov 2026  (R)"
    assert with_short_months("back to May 2026, mid-September") == "back to May 2026, mid-Sep"
