"""Key-dates rows: one for each event, whatever the articles call it; edits are never touched."""

from dataclasses import replace
from datetime import date

import pytest

from briefgen.compose.key_dates import merge_proposals, reread, rows
from briefgen.editing.key_dates import differing
from briefgen.model.article import Article, TextSpan, make_article
from briefgen.model.brief import ItemState, PickedDate
from briefgen.model.finding import (
    Confidence,
    DatedEvent,
    DateKind,
    DateMention,
    DateReading,
    Findings,
    Granularity,
)

Event = tuple[str, str, str, date | None, date | None]


def report(number: int, *events: Event, text: str = "") -> tuple[Article, Findings]:
    """An article that dates events: (label, place, words, first day, last day)."""
    body = text or f"Report number {number} from a desk of its own.\n"
    lines = [f"{label} is due {words} as {number} tells." for label, _, words, _, _ in events]
    article = make_article(body + "\n".join(lines) + "\n")
    found, dates = [], []
    for line, (label, place, words, first, last) in zip(lines, events, strict=True):
        start = article.text.index(line)
        at = article.text.index(words, start)
        edtf = "/".join(dict.fromkeys(d.isoformat() for d in (first, last) if d))
        mention = DateMention(
            TextSpan(at, at + len(words)),
            DateKind.POINT,
            DateReading(edtf, "", edtf, first, last),
            Granularity.DAY,
            "r",
            Confidence.A,
        )
        dates.append(mention)
        found.append(DatedEvent(mention, TextSpan(start, start + len(line)), label, place, 0.8))
    return article, Findings(article.key, dates=tuple(dates), events=tuple(found))


def merged(*reports: tuple[Article, Findings]) -> tuple[PickedDate, ...]:
    articles = {article.key: article for article, _ in reports}
    return rows(articles, {found.article_key: found for _, found in reports})


JULY = (date(2031, 7, 11), date(2031, 7, 12))


def test_one_event_in_two_reports_is_one_row_with_the_exact_date() -> None:
    vague = report(
        1, ("Summit in Brevik", "Brevik", "mid-July", date(2031, 7, 11), date(2031, 7, 20))
    )
    exact = report(2, ("Pact Summit, Brevik", "Brevik", "July 11-12", *JULY))
    (row,) = merged(vague, exact)
    assert (row.earliest, row.latest) == JULY
    assert len(row.evidence) == 2
    assert differing(row) == ()
    assert row.state is ItemState.PROPOSED


def test_different_days_for_one_event_are_a_conflict() -> None:
    day, other = date(2031, 9, 3), date(2031, 9, 5)
    (row,) = merged(
        report(1, ("Vote on the harbour law", "", "3 September", day, day)),
        report(2, ("Vote on the harbour law", "", "5 September", other, other)),
    )
    assert [one.earliest for one in differing(row)] == [other]


def test_what_is_not_one_event_stays_apart() -> None:
    day, other = date(2031, 9, 3), date(2031, 9, 5)
    one_article = report(
        1,
        ("Vote on the harbour law", "", "3 September", day, day),
        ("Vote on the harbour law", "", "5 September", other, other),
    )
    assert len(merged(one_article)) == 2
    places = (
        report(1, ("Summit of the League", "Brevik", "3 September", day, day)),
        report(2, ("Summit of the League", "Ostmark", "3 September", day, day)),
    )
    assert len(merged(*places)) == 2
    unlike = (
        report(1, ("Election in Norvania", "", "3 September", day, day)),
        report(2, ("Visit of the envoy", "", "3 September", day, day)),
    )
    assert len(merged(*unlike)) == 2
    far = date(2032, 9, 3)
    years = (
        report(1, ("Summit of the League", "", "3 September", day, day)),
        report(2, ("Summit of the League", "", "3 September", far, far)),
    )
    assert len(merged(*years)) == 2


def test_a_near_copy_counts_once() -> None:
    text = "The league meets soon in the old harbour hall.\nIt will be a long night for all.\n"
    event = ("Summit in Brevik", "Brevik", "July 11-12", *JULY)
    first = report(1, event, text=text)
    article = make_article(first[0].text + "Reporting by a second desk, late at night.\n")
    copy = (article, replace(first[1], article_key=article.key))
    (row,) = merged(first, copy)
    assert [one.anchor.article_key for one in row.evidence] == [first[0].key]


def test_ids_follow_from_the_words() -> None:
    reports = (report(1, ("Summit in Brevik", "Brevik", "July 11-12", *JULY)),)
    assert merged(*reports) == merged(*reports)


def test_low_scores_are_not_proposed() -> None:
    article, found = report(1, ("Summit", "", "July 11-12", *JULY))
    low = tuple(replace(event, score=0.4) for event in found.events)
    assert merged((article, replace(found, events=low))) == ()


def test_merging_never_touches_what_was_edited() -> None:
    (row,) = merged(report(1, ("Summit in Brevik", "Brevik", "mid-July", None, None)))
    edited = replace(
        row,
        label="Mine",
        earliest=date(2031, 7, 1),
        latest=date(2031, 7, 1),
        edited=("label", "earliest", "latest"),
    )
    new = merged(
        report(1, ("Summit in Brevik", "Brevik", "mid-July", *JULY)),
        report(2, ("Election in Norvania", "", "in May", date(2031, 5, 1), date(2031, 5, 31))),
    )
    after = merge_proposals((edited,), new)
    assert len(after) == 2
    assert (after[0].label, after[0].earliest, after[0].edited) == (
        "Mine",
        date(2031, 7, 1),
        edited.edited,
    )
    plain = merge_proposals((row,), new)[0]
    assert (plain.earliest, plain.latest) == JULY
    rejected = replace(row, state=ItemState.REJECTED)
    assert merge_proposals((rejected,), new)[0] == rejected
    assert merge_proposals(after, new) == after


def test_reading_anew_keeps_count_and_edits() -> None:
    article, found = report(1, ("Summit in Brevik", "Brevik", "mid-July", None, None))
    (row,) = merged((article, found))
    _, later = report(1, ("Summit in Brevik", "Brevik", "mid-July", *JULY))
    articles, findings = {article.key: article}, {article.key: later}
    (fresh,) = reread((row,), articles, findings)
    assert (fresh.earliest, fresh.latest) == JULY
    assert fresh.evidence[0].earliest == JULY[0]
    edited = replace(row, edited=("earliest",))
    assert reread((edited,), articles, findings) == (edited,)
    assert reread((fresh,), articles, findings) == (fresh,)
    by_hand = PickedDate("d", "Dinner")
    assert reread((by_hand,), {}, {}) == (by_hand,)


def test_one_summit_under_three_labels_is_one_row_with_its_name() -> None:
    days = (date(2031, 9, 18), date(2031, 9, 19))
    leaders = report(1, ("Leaders of our members meet in Brevik", "Brevik", "18-19 Sept", *days))
    opening = report(2, ("Pact Energy Summit in Brevik", "Brevik", "18 Sept", days[0], days[0]))
    bare = report(3, ("Brevik summit", "", "18 and 19 Sept", *days))
    (row,) = merged(leaders, opening, bare)
    assert row.label == "Pact Energy Summit in Brevik"
    assert (row.earliest, row.latest) == days
    assert row.place == "Brevik"


def test_meetings_beside_a_summit_stay_rows_of_their_own() -> None:
    day = (date(2031, 9, 18), date(2031, 9, 18))
    summit = report(1, ("Pact summit in Brevik", "Brevik", "18 Sept", *day))
    for label in ("Ministers meet in Brevik", "Closing press conference", "Talks in Oslo"):
        beside = report(2, (label, "Brevik" if "Brevik" in label else "", "18 September", *day))
        assert len(merged(summit, beside)) == 2, label


def test_an_office_given_up_and_a_figure_due_are_one_row_each() -> None:
    spring = (date(2031, 3, 1), date(2031, 5, 31))
    rows_of_leave = merged(
        report(1, ("Lund steps down", "", "the spring", *spring)),
        report(2, ("Lund leaves office", "", "spring 2031", *spring)),
    )
    assert len(rows_of_leave) == 1
    day = (date(2031, 11, 1), date(2031, 11, 1))
    figures = merged(
        report(1, ("Storage filled to 90 per cent", "", "1 November", *day)),
        report(2, ("Target of 90 per cent agreed", "", "November 1", *day)),
    )
    assert len(figures) == 1


def test_a_near_copy_is_no_second_witness() -> None:
    lines = "".join(
        f"Sentence number {word} of the wire report.\n" for word in ["one", "two", "six", "ten"]
    )
    first = report(1, ("Leaders meet in Brevik", "Brevik", "18 Sept", *JULY), text=lines)
    copy = report(2, ("Leaders gather in Brevik", "Brevik", "18 Sept", *JULY), text=lines)
    (row,) = merged(first, copy)
    assert [one.anchor.article_key for one in row.evidence] == [first[0].key]


def test_undated_rows_of_two_days_stay_apart() -> None:
    """Equal labels are one event only where the words could name one day."""
    first = report(1, ("Envoys meet", "", "11 July", None, None))
    second = report(2, ("Envoys meet", "", "12 July", None, None))
    third = report(3, ("Envoys meet", "", "July 11", None, None))
    assert len(merged(first, second)) == 2
    assert len(merged(first, second, third)) == 2
    assert len(merged(first, report(4, ("Envoys meet", "", "11 May", None, None)))) == 2


def test_a_contradiction_reaches_the_row() -> None:
    article, found = report(1, ("Envoys meet", "", "Tuesday 12 July", JULY[0], JULY[0]))
    doubt = "12 July 2031 is a Saturday, not a Tuesday"
    event = found.events[0]
    mention = replace(event.mention, contradiction=doubt)
    found = replace(found, events=(replace(event, mention=mention),))
    (row,) = merged((article, found))
    assert row.evidence[0].contradiction == doubt


@pytest.mark.parametrize(
    ("label", "place", "count"),
    [("Talks", "", 0), ("Talks", "Oslo", 1), ("Summit", "", 1), ("Bundestagswahl", "", 1)],
)
def test_a_row_says_what_happens(label: str, place: str, count: int) -> None:
    assert len(merged(report(1, (label, place, "11 July", *JULY)))) == count
