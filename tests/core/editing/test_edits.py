"""Edits: each gives another brief, loses nothing else, and keeps ids unique."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editing import edits
from briefgen.model.anchor import make_anchor
from briefgen.model.article import TextSpan, make_article
from briefgen.model.brief import (
    Brief,
    DateEvidence,
    Disclosure,
    Issue,
    Item,
    ItemState,
    Part,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    Position,
    all_items,
)
from briefgen.model.finding import (
    Confidence,
    DatedEvent,
    DateKind,
    DateMention,
    DateModifier,
    DateReading,
    Granularity,
    PositionMention,
    Quote,
    QuoteFlag,
    QuoteKind,
    Speaker,
)

ARTICLE = make_article("“We shall sign,” said Ana Duarte. The pact opens by the end of May 2031.\n")
QUOTE = TextSpan(1, 14)
ANCHOR = make_anchor(ARTICLE, QUOTE)


def items() -> list[Item]:
    evidence = DateEvidence(ANCHOR, "We shall sign", "2031-05", date(2031, 5, 1), date(2031, 5, 31))
    return [
        Point("p1", "Say this."),
        Point("p2", "Know this.", (ANCHOR,)),
        Position("n1", "Hungary", "opposes it", (ANCHOR,)),
        PickedQuote("q1", (ANCHOR,), speaker="Ana Duarte", role="Minister"),
        PickedDate("d1", "Opening", "2031-05", date(2031, 5, 1), date(2031, 5, 31)),
        PickedDate("d2", "Start", "2031-05", evidence=(evidence,)),
    ]


def brief() -> Brief:
    p1, p2, n1, q1, d1, d2 = items()
    first = Issue(
        "one", "One", (Part(PartKind.POINTS, (p1,)), Part(PartKind.QUOTES, (q1,))), ("alpha",)
    )
    second = Issue("two", "Two", (Part(PartKind.POSITIONS, (n1,)), Part(PartKind.FACTS, (p2,))))
    return Brief("b", parts=(Part(PartKind.KEY_DATES, (d1, d2)),), issues=(first, second))


def ids(one: Brief) -> list[str]:
    return [issue.id for issue in one.issues] + [item.id for _, item in all_items(one)]


PLACES = [Place(kind) for kind in PartKind] + [
    Place(kind, issue) for kind in PartKind for issue in ("one", "two", "gone")
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_edits_keep_ids_unique_and_lose_nothing_else(data: st.DataObject) -> None:
    now = brief()
    for _ in range(data.draw(st.integers(1, 6))):
        before = {item.id: item for _, item in all_items(now)}
        known = st.sampled_from([*before, "one", "two", "gone"])
        name = data.draw(
            st.sampled_from(("insert", "move", "remove", "issue", "rename", "merge", "text"))
        )
        touched = data.draw(known)
        place = data.draw(st.sampled_from(PLACES))
        index = data.draw(st.none() | st.integers(-2, 9))
        match name:
            case "insert":
                now = edits.insert_item(now, place, data.draw(st.sampled_from(items())), index)
            case "move":
                now = edits.move_item(now, touched, place, index)
            case "remove":
                now = edits.remove_item(now, touched)
            case "issue":
                now = edits.move_issue(edits.add_issue(now, brief().issues[0]), touched, index or 0)
            case "rename":
                now = edits.rename_issue(now, touched, "New")
            case "merge":
                now = edits.merge_issues(now, touched, "two")
            case "text":
                now = edits.set_text(now, touched, "other words")
        assert len(set(ids(now))) == len(ids(now))
        after = {item.id: item for _, item in all_items(now)}
        untouched = {key: item for key, item in before.items() if key != touched}
        assert {key: after.get(key) for key in untouched} == untouched


def test_what_is_not_there_changes_nothing() -> None:
    one = brief()
    assert edits.remove_item(one, "gone") is one
    assert edits.move_item(one, "gone", Place(PartKind.POINTS, "one")) is one
    assert edits.move_item(one, "p1", Place(PartKind.POINTS, "gone")) is one
    assert edits.rename_issue(one, "gone", "x") is one
    assert edits.merge_issues(one, "one", "gone") is one
    assert edits.set_text(one, "gone", "x") is one
    assert edits.replace_item(one, Point("gone", "x")) is one
    assert edits.find_item(one, "gone") is None


def test_moving_counts_without_the_moved_item() -> None:
    place = Place(PartKind.POINTS, "one")
    one = brief()
    for letter in "abc":
        one = edits.insert_item(one, place, Point(letter, letter))
    one = edits.move_item(one, "p1", place, 2)
    assert [item.id for item in edits.items_at(one, place)] == ["a", "b", "p1", "c"]
    one = edits.move_item(one, "c", place, 0)
    assert [item.id for item in edits.items_at(one, place)] == ["c", "a", "b", "p1"]


def test_emptied_and_filled_again_is_the_same_brief() -> None:
    one = brief()
    back = edits.insert_item(
        edits.remove_item(one, "p1"), Place(PartKind.POINTS, "one"), items()[0]
    )
    assert back == one


def test_issues() -> None:
    one = edits.add_issue(brief(), Issue("three", "Three"), 1)
    assert [issue.id for issue in one.issues] == ["one", "three", "two"]
    one = edits.move_issue(one, "three", 9)
    assert [issue.id for issue in one.issues] == ["one", "two", "three"]
    merged = edits.merge_issues(one, "two", "one")
    assert [issue.id for issue in merged.issues] == ["two", "three"]
    issue = merged.issues[0]
    assert issue.title == "Two"
    assert issue.keywords == ("alpha",)
    assert {item.id for part in issue.parts for item in part.items} == {"p1", "p2", "n1", "q1"}
    assert edits.rename_issue(one, "one", "New").issues[0].state is ItemState.EDITED
    assert edits.remove_issue(one, "two").issue("two") is None


@pytest.mark.parametrize("kind", PartKind)
def test_every_item_fits_what_it_is_converted_to(kind: PartKind) -> None:
    for item in items():
        converted = edits.converted(item, kind)
        if converted is None:
            assert kind is PartKind.QUOTES
            continue
        assert edits.fits(converted, kind)
        assert converted.id == item.id
        assert converted.disclosure is item.disclosure
        if edits.fits(item, kind):
            assert converted is item


def test_a_quote_becomes_a_point_with_its_source_and_back() -> None:
    quote = items()[3]
    point = edits.converted(quote, PartKind.POINTS)
    assert point == Point(
        "q1", "“We shall sign” (Ana Duarte, Minister)", (ANCHOR,), state=ItemState.PROPOSED
    )
    again = edits.converted(point, PartKind.QUOTES)
    assert isinstance(again, PickedQuote)
    assert again.anchors == (ANCHOR,)
    assert edits.converted(items()[0], PartKind.QUOTES) is None


def test_the_words_of_a_quotation_cannot_be_edited() -> None:
    one = brief()
    assert edits.set_text(one, "q1", "We shall not sign") is one
    edited = edits.set_text(one, "d1", "Grand opening")
    assert edits.find_item(edited, "d1")[1].edited == ("label",)


def test_disclosure_state_and_settings() -> None:
    one = edits.set_disclosure(brief(), "p1", Disclosure.NOT_FOR_DISCLOSURE)
    one = edits.set_state(one, "q1", ItemState.REJECTED)
    assert edits.find_item(one, "p1")[1].disclosure is Disclosure.NOT_FOR_DISCLOSURE
    assert edits.find_item(one, "q1")[1].state is ItemState.REJECTED
    one = edits.set_header(one, title="Summit", event_from=date(2031, 5, 4))
    one = edits.set_language(edits.set_template(edits.set_marking(one, "RESTRICTED"), "memo"), "de")
    assert (one.header.title, one.marking, one.template, one.language) == (
        "Summit",
        "RESTRICTED",
        "memo",
        "de",
    )


def test_removing_an_article_takes_its_proposals_only() -> None:
    one = edits.add_article_keys(brief(), [ARTICLE.key, ARTICLE.key])
    assert one.articles == (ARTICLE.key,)
    after = edits.remove_article(one, ARTICLE.key)
    assert after.articles == ()
    kept = {item.id for _, item in all_items(after)}
    assert kept == {"p1", "p2", "n1", "d1"}  # q1 and d2 were proposals


def quote(confidence: Confidence, *flags: QuoteFlag) -> Quote:
    speaker = Speaker(TextSpan(22, 32), "Ana Duarte", "Ana Duarte", "minister")
    return Quote((QUOTE,), QuoteKind.DIRECT, "after", confidence, speaker=speaker, flags=flags)


def test_picking() -> None:
    sure = edits.picked_quote(ARTICLE, quote(Confidence.A))
    assert sure.state is ItemState.CONFIRMED
    assert (sure.speaker, sure.role, sure.anchors) == ("Ana Duarte", "minister", (ANCHOR,))
    doubtful = edits.picked_quote(ARTICLE, quote(Confidence.B, QuoteFlag.AMBIGUOUS_PRONOUN))
    assert doubtful.state is ItemState.PROPOSED
    after = edits.pick_quote(
        brief(), Place(PartKind.QUOTES, "two"), ARTICLE, quote(Confidence.A), 0
    )
    assert edits.items_at(after, Place(PartKind.QUOTES, "two"))[0].speaker == "Ana Duarte"
    held = PositionMention("Ana Duarte", TextSpan(22, 32), TextSpan(0, 33), "shall sign")
    position = edits.position_from(ARTICLE, held)
    assert (position.participant, position.text) == ("Ana Duarte", "shall sign")
    assert edits.point_from(ARTICLE, TextSpan(34, 46)).text == "The pact ope"


def test_marking_by_hand_leaves_the_marks_out() -> None:
    marked = edits.marked_quote(ARTICLE, TextSpan(0, 16))
    assert [anchor.exact for anchor in marked.anchors] == ["We shall sign,"]
    two = make_article("“One two\n\n“three four” he")
    pieces = edits.marked_quote(two, TextSpan(0, 22)).anchors
    assert [anchor.exact for anchor in pieces] == ["One two", "three four"]
    with pytest.raises(ValueError, match="no words"):
        edits.marked_quote(two, TextSpan(8, 11))


def mention() -> DateMention:
    start = ARTICLE.text.index("the end of May")
    reading = DateReading("2031-05", "", "2031-05", date(2031, 5, 21), date(2031, 5, 31))
    return DateMention(
        TextSpan(start, start + 19),
        DateKind.POINT,
        reading,
        Granularity.MONTH,
        "month",
        Confidence.A,
        modifier=DateModifier.END,
    )


def test_a_picked_date_knows_its_deadline_and_sentence() -> None:
    sentence = TextSpan(34, len(ARTICLE.text) - 1)
    row = edits.picked_date(
        ARTICLE, DatedEvent(mention(), sentence, "Opening", also=(mention(),)), [sentence]
    )
    assert row.deadline
    assert row.modifier is DateModifier.END
    assert [one.sentence for one in row.evidence] == [sentence.of(ARTICLE.text)] * 2
    assert edits.picked_mention(ARTICLE, mention(), sentence).label.startswith("The pact opens")


def dated(item_id: str, day: date, **more: object) -> PickedDate:
    evidence = DateEvidence(replace(ANCHOR, prefix=item_id), "", day.isoformat(), day, day)
    return PickedDate(item_id, "Vote", day.isoformat(), day, day, evidence=(evidence,), **more)


def test_key_dates_are_set_merged_split_and_settled() -> None:
    first, second = dated("a", date(2031, 9, 3)), dated("b", date(2031, 9, 5))
    one = Brief("b", parts=(Part(PartKind.KEY_DATES, (first, second)),))
    merged = edits.merge_dates(one, "a", "b")
    (row,) = edits.items_at(merged, Place(PartKind.KEY_DATES))
    assert [e.edtf for e in edits.differing(row)] == ["2031-09-05"]
    settled = edits.settle_conflict(merged, "a", 1)
    (row,) = edits.items_at(settled, Place(PartKind.KEY_DATES))
    assert (row.earliest, row.conflict_settled, row.edtf) == (date(2031, 9, 5), True, "2031-09-05")
    split = edits.split_date(merged, "a", [1])
    rows = edits.items_at(split, Place(PartKind.KEY_DATES))
    assert [each.earliest for each in rows] == [date(2031, 9, 3), date(2031, 9, 5)]
    assert edits.split_date(merged, "a", [0, 1]) is merged
    moved = edits.set_date(merged, "a", earliest=date(2031, 9, 9), latest=date(2031, 9, 8))
    (row,) = edits.items_at(moved, Place(PartKind.KEY_DATES))
    assert row.edtf == "2031-09-08/2031-09-09"
    assert row.earliest < row.latest
    assert {"earliest", "latest", "edtf"} <= set(row.edited)
    assert edits.set_date(moved, "a", earliest=date(2031, 9, 8), latest=date(2031, 9, 9)) == moved
    hidden = edits.set_date(one, "a", hidden=True)
    assert edits.find_item(hidden, "a")[1].edited == ()
