"""Dates: clocks, orders of figures, contradictions, what is counted from events and sayings."""

from datetime import date

import pytest

from briefgen.model.finding import Confidence, DateKind, DateMention
from tests.core.analysis.date_cases import dates_in, load, readings

FRIDAY = date(2023, 6, 16)


def only(text: str, published: date | None = FRIDAY) -> DateMention:
    """Return the one date of a text."""
    mentions = dates_in(text, published)
    assert len(mentions) == 1, readings(mentions, text)
    return mentions[0]


ZONES = load("dates/zones_en.toml")


@pytest.mark.parametrize("case", ZONES["cases"], ids=[case[1] for case in ZONES["cases"]])
def test_clocks(case: tuple[str, str, str, str]) -> None:
    text, words, value, zone = case
    mention = next(m for m in dates_in(text, ZONES["published"]) if m.span.of(text) == words)
    assert (mention.reading.value, mention.zone) == (value, zone)
    offset = "" if zone == "local" else zone
    assert mention.reading.edtf == f"{value}:00{offset}"


def test_a_clock_alone_takes_the_day_named_before_it_and_says_so() -> None:
    text = "The session will open on 11 July. Ministers will speak at 9 a.m. CEST."
    mention = dates_in(text, FRIDAY)[-1]
    assert mention.reading.reason == (
        "“9 a.m. CEST” read as 11 July 2023, 09:00, on the day named beside it "
        "(11 July 2023); its clock is UTC+02:00"
    )


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("It was filed on 03/04/2023.", "en", "2023-03-04"),
        ("It was filed on 03/04/2023.", "en-GB", "2023-04-03"),
        ("It was filed on 03/04/2023.", "en-US", "2023-03-04"),
        ("It was filed on 03/04/2023 and on 13/04/2023.", "en-US", "2023-04-03"),
        ("It was filed on 03/04/2023 and on 04/13/2023.", "en-GB", "2023-03-04"),
        ("It was filed on 03/04/2023, after the talks of 12 March.", "en", "2023-04-03"),
        ("It was filed on 03/04/2023, after the talks of March 12.", "en-GB", "2023-03-04"),
    ],
)
def test_the_article_shows_the_order_of_figures(text: str, language: str, value: str) -> None:
    mention = dates_in(text, FRIDAY, language)[0]
    other = {"2023-03-04": "2023-04-03", "2023-04-03": "2023-03-04"}[value]
    assert (mention.reading.value, mention.alternatives[0].value) == (value, other)


def test_figures_that_nothing_explains_are_doubtful() -> None:
    mention = only("It was filed on 03/04/2023.")
    assert mention.confidence is Confidence.C
    assert "nothing in the article shows it" in mention.reading.reason


@pytest.mark.parametrize(
    ("text", "value", "others"),
    [
        ("They will meet on Tuesday, 12 July.", "2023-07-12", ["2023-07-11", "2022-07-12"]),
        ("They met on Monday, 12 July 2022.", "2022-07-12", ["2022-07-11"]),
    ],
)
def test_a_weekday_that_contradicts_its_day_is_said(
    text: str, value: str, others: list[str]
) -> None:
    mention = only(text)
    assert mention.reading.value == value
    assert [other.value for other in mention.alternatives] == others
    assert mention.confidence is Confidence.C
    assert f"but {mention.contradiction}" in mention.reading.reason


def test_a_weekday_that_agrees_chooses_the_year() -> None:
    mention = only("It died on Sunday 12 June.")
    assert (mention.reading.value, mention.contradiction) == ("2022-06-12", "")


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        (
            "The vote is on 23 June. Two weeks before the vote, polls were tight.",
            "2023-06-09",
            "“Two weeks” leads to 9 June 2023, counted from “the vote” (23 June 2023)",
        ),
        (
            "Two days after the election, which is due on 9 July, results will be out.",
            "2023-07-11",
            "“Two days” leads to 11 July 2023, counted from “the election” (9 July 2023)",
        ),
        (
            "The Oslo summit is on 11 July, the Riga summit on 9 July 2024. "
            "A day before the Riga summit they meet.",
            "2024-07-08",
            "“A day” leads to 8 July 2024, counted from “the Riga summit” (9 July 2024)",
        ),
        (
            "Three days before the meeting, polls were tight.",
            "",
            "“Three days”: counted from “the meeting”, for which this article gives no day",
        ),
    ],
)
def test_a_length_of_time_leads_to_the_day_counted_from_an_event(
    text: str, day: str, reason: str
) -> None:
    mention = next(m for m in dates_in(text, FRIDAY) if m.rule == "event-day")
    assert (mention.kind, mention.reading.edtf) == (DateKind.DURATION, day)
    assert mention.reading.reason == reason
    assert mention.resolved == bool(day)


def test_a_clock_time_is_of_the_day_counted_before_it() -> None:
    text = "The vote is due on 3 July. The day after the vote, envoys will meet at 10:00 CEST."
    assert dates_in(text, FRIDAY)[-1].reading.edtf == "2023-07-04T10:00:00+02:00"


def test_an_event_of_two_dates_offers_both() -> None:
    text = "A vote is due on 23 June and a vote on 30 June. The day after the vote they rest."
    mention = next(m for m in dates_in(text, FRIDAY) if m.rule == "event-day")
    assert mention.reading.value == "2023-07-01"
    assert [other.value for other in mention.alternatives] == ["2023-06-24"]
    assert mention.confidence is Confidence.C


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("“We decide tomorrow,” she told reporters on Tuesday.", ["2023-06-14", "2023-06-13"]),
        ("“We will meet on Wednesday,” he said on Monday.", ["2023-06-14", "2023-06-12"]),
        ("He said on Wednesday: “We vote today at 9 a.m.”", ["2023-06-14", "2023-06-14T09:00"]),
        ("“We decide tomorrow,” she said.", ["2023-06-17"]),
        ("He said on Tuesday that they decide tomorrow.", ["2023-06-13", "2023-06-17"]),
        ("He said it on Tuesday.\n“We decide tomorrow.”", ["2023-06-13", "2023-06-17"]),
    ],
)
def test_what_is_quoted_counts_from_the_day_of_saying(text: str, values: list[str]) -> None:
    assert [mention.reading.value for mention in dates_in(text, FRIDAY)] == values


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("They meet at 9 a.m. on Tuesday.", "2023-06-13T09:00"),
        ("They meet on Tuesday at 9 a.m.", "2023-06-13T09:00"),
        ("They meet on Tuesday morning.", "2023-06-13TMO"),
        ("They meet from Monday to Wednesday.", "2023-06-12/2023-06-14"),
        ("They meet from 30 June to 2 July.", "2022-06-30/2022-07-02"),
    ],
)
def test_what_is_joined_keeps_its_other_reading(text: str, other: str) -> None:
    (reading,) = only(text).alternatives
    assert "/".join(filter(None, (reading.value, reading.end_value))) == other


def test_without_publication_no_year_is_carried_and_nothing_counted_from_an_open_day() -> None:
    text = (
        "Leaders will meet on 14 December 2023. The council meets on 12 December. "
        "Envoys meet a day earlier, at 9 a.m."
    )
    values = [mention.reading.value for mention in dates_in(text, None)]
    assert values == ["2023-12-14", "XXXX-12-12", "PAST_REF", "XXXX-XX-XXT09:00"]


@pytest.mark.parametrize(
    ("text", "words", "value", "other"),
    [
        ("It opens on 11 July. Leaders speak at 9 a.m.", "9 a.m", "2023-07-11", "2023-06-16"),
        ("It opens on 11 July. They rest in the afternoon.", "the aft", "2023-07-11", "2023-06-16"),
        ("It opens on 11 July. They dine on the 13th.", "the 13", "2023-07-13", "2023-06-13"),
        ("They polish it over the weekend.", "the week", "2023-W24-WE", "2023-W23-WE"),
        ("It is due on 16 July. Leaks by the end of the month.", "the end", "2023-07", "2023-06"),
    ],
)
def test_a_weak_choice_offers_the_other_reading(
    text: str, words: str, value: str, other: str
) -> None:
    mention = next(m for m in dates_in(text, FRIDAY) if m.span.of(text).startswith(words))
    assert mention.reading.value.startswith(value)
    assert mention.alternatives[0].value.startswith(other)
