"""Dates: direction, alternatives, reasons, ranges, the anchor, narratives, summit articles."""

from datetime import date
from itertools import pairwise

import pytest

from briefgen.model.finding import (
    DateKind,
    DateMention,
    DateModifier,
    Direction,
    Granularity,
)
from briefgen.model.timex import days_of
from tests.core.analysis.date_cases import articles, dates_in, load, readings

FRIDAY = date(2023, 6, 16)


def only(text: str, published: date | None = FRIDAY) -> DateMention:
    """Return the one date of a text."""
    mentions = dates_in(text, published)
    assert len(mentions) == 1, readings(mentions, text)
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Tuesday.", "2023-06-13"),
        ("They will meet on Tuesday.", "2023-06-20"),
        ("They are due to meet on Tuesday.", "2023-06-20"),
        ("He said on Tuesday that they will meet soon.", "2023-06-13"),
        ("The session opens on Tuesday.", "2023-06-20"),
        ("A vote scheduled for Tuesday matters.", "2023-06-20"),
        ("They have until Tuesday to reply.", "2023-06-20"),
        ("Ahead of Tuesday's vote, both sides rested.", "2023-06-20"),
        ("After Tuesday's attack, both sides rested.", "2023-06-13"),
        ("They were told the text would be ready on Tuesday.", "2023-06-20"),
        ("They agreed on the delayed text on Tuesday.", "2023-06-13"),
        ("They extended the offer to buy the yard Tuesday.", "2023-06-13"),
        ("The minister, who met her voters on Tuesday, will resign.", "2023-06-13"),
        (
            "Rome, where farmers blocked roads, opposes a vote before the polls in August.",
            "2023-08",
        ),
        ("Talks will resume in October.", "2023-10"),
        ("Talks broke down in October.", "2022-10"),
        ("The text must be ready by mid-September.", "2023-09"),
    ],
)
def test_tense_decides(text: str, value: str) -> None:
    assert value in [mention.reading.value for mention in dates_in(text, FRIDAY)]


SIDES = load("dates/tense_en.toml")


@pytest.mark.parametrize("case", SIDES["cases"], ids=[case[0][:60] for case in SIDES["cases"]])
def test_sides(case: tuple[str, list[str]]) -> None:
    text, values = case
    found = [
        value
        for mention in dates_in(text, SIDES["published"])
        if mention.kind in (DateKind.POINT, DateKind.RANGE)
        for value in (mention.reading.value, mention.reading.end_value)
        if value
    ]
    assert found == values


def test_the_reason_says_how() -> None:
    mention = only("The leaders will meet on Tuesday.")
    assert mention.reading.reason == (
        "“Tuesday” read as 20 June 2023, the Tuesday after publication (16 June 2023), "
        "because of “will”"
    )
    assert mention.cue is not None
    assert mention.direction is Direction.AHEAD
    assert mention.anchor == "publication"
    assert [other.value for other in mention.alternatives] == ["2023-06-13"]
    assert "the Tuesday before" in mention.alternatives[0].reason


def test_a_month_keeps_the_other_year() -> None:
    mention = only("Talks will resume in October.")
    assert [other.value for other in mention.alternatives] == ["2022-10"]


def test_modifiers_narrow_the_days() -> None:
    mention = only("They meet in mid-July.")
    assert (mention.modifier, mention.approximate) == (DateModifier.MID, True)
    assert mention.reading.edtf == "2023-07~"
    assert (mention.reading.earliest, mention.reading.latest) == (
        date(2023, 7, 11),
        date(2023, 7, 20),
    )


def test_the_half_of_a_month_is_not_its_third() -> None:
    reading = only("They will meet in the second half of October.").reading
    assert (reading.earliest, reading.latest) == (date(2023, 10, 16), date(2023, 10, 31))
    reading = only("They will meet in the first half of October.").reading
    assert (reading.earliest, reading.latest) == (date(2023, 10, 1), date(2023, 10, 15))


def test_what_is_compared_dates_nothing() -> None:
    found = dates_in("It opens on 5 December, two days later than the one in Riga.", FRIDAY)
    assert [mention.reading.value for mention in found] == ["2023-12-05", "P2D"]
    assert dates_in("The Evening Ledger asked her.", FRIDAY) == ()


def test_seasons_are_approximate() -> None:
    mention = only("He is planning on leaving in the autumn.")
    assert (mention.reading.value, mention.reading.edtf) == ("2023-FA", "2023-23")
    assert mention.approximate
    assert mention.granularity is Granularity.SEASON


def test_an_end_follows_from_the_length() -> None:
    mentions = dates_in("A two-day meeting of ministers began in Brussels on June 15.", FRIDAY)
    mention = mentions[-1]
    assert (mention.reading.value, mention.reading.end_value) == ("2023-06-15", "2023-06-16")
    assert mention.reading.edtf == "2023-06-15/2023-06-16"
    assert mention.end_inferred
    assert mention.kind is DateKind.RANGE
    assert "the end follows from the stated length" in mention.reading.reason


def test_no_end_without_a_beginning() -> None:
    mentions = dates_in("On June 15 he praised a two-day meeting.", FRIDAY)
    assert all(not mention.end_inferred for mention in mentions)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Talks will run from Tuesday to Thursday.", "2023-06-20", "2023-06-22"),
        ("It will last from December 30 to January 2.", "2023-12-30", "2024-01-02"),
        ("From May to July 2022 nothing moved.", "2022-05", "2022-07"),
        ("Between 2014 and 2016 he was away.", "2014", "2016"),
        ("They will meet on Monday and Tuesday.", "2023-06-19", "2023-06-20"),
        ("They sit from July 30 through August 2.", "2023-07-30", "2023-08-02"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    mention = only(text)
    assert (mention.reading.value, mention.reading.end_value) == (first, last)
    assert mention.kind is DateKind.RANGE


def test_what_is_moved_is_no_range() -> None:
    mentions = dates_in("The summit was moved from July 2024 to June 2024.", FRIDAY)
    assert [m.reading.value for m in mentions] == ["2024-07", "2024-06"]
    assert all(mention.kind is DateKind.POINT for mention in mentions)


def test_a_weekday_within_days_just_named() -> None:
    text = "Leaders will meet on 14 and 15 July. The session starts on Friday with a speech."
    assert dates_in(text, FRIDAY)[-1].reading.value == "2023-07-14"


def test_without_publication_relative_dates_stay_open() -> None:
    text = "They meet next week, on Tuesday, in mid-July, on July 11-12 and on 3 May 2024."
    mentions = dates_in(text, None)
    values = [mention.reading.value for mention in mentions]
    assert values == ["XXXX-WXX", "XXXX-WXX-2", "XXXX-07", "XXXX-07-11", "2024-05-03"]
    assert [mention.resolved for mention in mentions] == [False, False, False, False, True]
    assert "no publication date" in mentions[0].reading.reason
    assert mentions[3].reading.end_value == "XXXX-07-12"
    assert all(mention.direction is Direction.UNKNOWN for mention in mentions)


def test_a_weekday_written_beside_the_date_decides_the_year() -> None:
    assert only("They met on Monday, July 11.").reading.value == "2022-07-11"


def test_a_narrative_carries_the_year() -> None:
    text = (
        "War broke out in 1877. In May the king fled. In June 1878 peace was signed. "
        "By August the army had gone. In 1880 a new king came. On 3 March he was crowned. "
        "Two days later he left. In 1881 and 1882 he travelled. In 1890 he died in exile."
    )
    values = [mention.reading.value for mention in dates_in(text, date(2020, 1, 1))]
    assert values[:7] == [
        "1877", "1877-05", "1878-06", "1878-08", "1880", "1880-03-03", "1880-03-05",
    ]  # fmt: skip


def test_news_does_not_carry_the_year() -> None:
    text = "He founded it in 1997. It will open in October."
    assert dates_in(text, FRIDAY)[-1].reading.value == "2023-10"


def test_numeric_dates_keep_the_other_order() -> None:
    mention = only("It was filed on 7/11/2023.")
    assert mention.reading.value == "2023-07-11"
    assert [other.value for other in mention.alternatives] == ["2023-11-07"]
    assert only("It was filed on 25/11/2022.").alternatives == ()


def test_mentions_are_ordered_and_apart() -> None:
    for article in articles():
        mentions = dates_in(article["text"], date.fromisoformat(article["dct"]))
        assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    ("first", "last", "values", "values_ahead", "wrongly_ahead"),
    [
        ("01", "65", 0.979, 0.97, 0.004),
        ("66", "94", 0.925, 0.885, 0.03),  # measured before the rules knew them
    ],
)
def test_summit_articles(
    first: str, last: str, values: float, values_ahead: float, wrongly_ahead: float
) -> None:
    """Hold the measured level of a run of articles, by their numbers."""
    gold_count = right = ahead = ahead_right = called = called_wrongly = 0
    for article in articles():
        if not first <= article["doc_id"][:2] <= last:
            continue
        published = date.fromisoformat(article["dct"])
        found = _timexes(article["text"], published)
        for gold in article["timexes"]:
            value, days = gold["value"], days_of(gold["value"])
            hit = next(
                (item for item in found if item[0] < gold["end"] and gold["start"] < item[1]), None
            )
            gold_count += 1
            right += hit is not None and hit[2] == value
            if days is not None and days[0] > published:
                ahead += 1
                ahead_right += hit is not None and hit[2] == value
        for start, end, value in found:
            days = days_of(value)
            if days is not None and days[0] > published:
                called += 1
                called_wrongly += not _lies_ahead(article["timexes"], start, end, published)
    assert right / gold_count >= values
    assert ahead_right / ahead >= values_ahead
    assert called_wrongly / called <= wrongly_ahead


def _timexes(text: str, published: date) -> list[tuple[int, int, str]]:
    """Return start, end and value; the two ends of a range apart, as the articles have them."""
    found = []
    for mention in dates_in(text, published):
        start, end, reading = mention.span.start, mention.span.end, mention.reading
        if mention.kind is DateKind.RANGE and reading.end_value and not mention.end_inferred:
            found.append((start, start + 2, reading.value))
            found.append((end - 1, end, reading.end_value))
        else:
            found.append((start, end, reading.value))
    return found


def _lies_ahead(timexes: list[dict[str, str]], start: int, end: int, published: date) -> bool:
    for gold in timexes:
        if start < int(gold["end"]) and int(gold["start"]) < end:
            days = days_of(gold["value"])
            if days is not None and days[0] > published:
                return True
    return False
