"""What holds for every text: valid values, no exception, right weekdays, linear work."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.dating.periods import last_weekday, next_weekday, period_value
from briefgen.analysis.events import find_events
from briefgen.analysis.sentences import split_sentences
from briefgen.model.timex import days_of, easter_sunday, edtf_of, nth_weekday, week_value
from tests.core.analysis.date_cases import articles, check, dates_in

WORDS = [
    "on",
    "in",
    "by",
    "until",
    "from",
    "to",
    "the",
    "a",
    "last",
    "next",
    "this",
    "mid-",
    "early",
    "late",
    "11",
    "12",
    "31",
    "32",
    "2023",
    "1999",
    "1914-18",
    "July",
    "May",
    "may",
    "march",
    "Tuesday",
    "Sun",
    "sat",
    "Monday's",
    "week",
    "month",
    "year",
    "years",
    "day",
    "weekend",
    "quarter",
    "first",
    "third",
    "second",
    "summit",
    "meeting",
    "will",
    "said",
    "was",
    "due",
    "two-day",
    "two",
    "weeks",
    "ago",
    "later",
    "autumn",
    "fall",
    "spring",
    "Q1",
    "FY24",
    "9am",
    "9:30",
    "p.m.",
    "noon",
    ",",
    ".",
    "-",
    "–",
    "/",
    "(",
    ")",
    "\n",
    "“",
    "”",
    "the",
    "'90s",
    "1990s",
    "20th",
    "century",
    "7/11/2023",
    "2023-07-11",
    "every",
    "daily",
    "now",
]


def test_every_mention_of_the_summit_articles_is_valid() -> None:
    for article in articles():
        for published in (date.fromisoformat(article["dct"]), None):
            for mention in dates_in(article["text"], published):
                check(mention, article["text"])


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=60),
    st.one_of(st.none(), st.dates()),
    st.sampled_from(["en", "de", "fr", "uk", "es", "it", ""]),
)
def test_any_words_give_valid_findings(
    words: list[str], published: date | None, language: str
) -> None:
    text = " ".join(words)
    sentences = split_sentences(text)
    mentions = dates_in(text, published, language)
    for mention in mentions:
        check(mention, text)
    for event in find_events(text, sentences, mentions, published, language):
        assert 0.0 <= event.score <= 1.0
        assert len(event.label) <= 70


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_without_error(text: str, published: date | None) -> None:
    for mention in dates_in(text, published):
        check(mention, text)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 8), date(2100, 12, 20)), st.sampled_from(["will", "did"]))
def test_weekdays_of_a_sentence_lie_within_a_week(published: date, verb: str) -> None:
    mention = dates_in(f"They {verb} meet on Thursday.", published)[0]
    assert mention.reading.earliest is not None
    gap = (mention.reading.earliest - published).days
    assert mention.reading.earliest.isoweekday() == 4
    assert 0 <= gap <= 6 if verb == "will" else -6 <= gap <= 0


def test_weekday_arithmetic_for_every_day_of_400_years() -> None:
    """The Gregorian calendar repeats after 400 years, so this is every case there is."""
    day, one = date(1800, 1, 1), timedelta(days=1)
    number = 3  # 1 January 1800 was a Wednesday
    while day.year < 2200:
        assert day.isoweekday() == number
        wanted = number % 7 + 1
        assert next_weekday(day, wanted) == day + one
        assert last_weekday(day, number, same_day=False) == day - 7 * one
        assert next_weekday(day, number) == last_weekday(day, number) == day
        day, number = day + one, wanted


def test_periods_have_a_value_or_none() -> None:
    assert period_value("W", date(2023, 1, 1), 0) == "2022-W52"
    assert period_value("M", date(2023, 1, 31), 1) == "2023-02"
    assert period_value("Q", date(2023, 11, 30), 1) == "2024-Q1"
    assert period_value("10Y", date(2023, 1, 1), -1) == "201"
    assert period_value("D", date(9999, 12, 31), 1) == ""
    assert period_value("Y", date(1, 1, 1), -5) == ""


def test_calendar_nonsense_has_no_days() -> None:
    for value in ("2023-06-31", "2023-W54", "2023-13", "2023-02-29", "P2D", "XXXX-07-11"):
        assert days_of(value) is None
        assert edtf_of(value) == ""
    assert days_of("2020-W53") is not None


def test_feasts() -> None:
    assert easter_sunday(2024) == date(2024, 3, 31)
    assert easter_sunday(1818) == date(1818, 3, 22)
    assert easter_sunday(2038) == date(2038, 4, 25)
    assert nth_weekday(2023, 11, 3, 4) == date(2023, 11, 23)
    assert nth_weekday(2023, 5, 0, -1) == date(2023, 5, 29)


@given(st.dates(date(1000, 1, 1), date(9990, 12, 31)))
def test_a_week_holds_its_day(day: date) -> None:
    days = days_of(week_value(day))
    assert days is not None
    assert days[0] <= day <= days[1]


def test_work_grows_no_faster_than_the_text() -> None:
    """Count pattern matches, not seconds: twice the text, at most twice the findings."""
    part = "They will meet on Tuesday, July 11-12 2023, at 9 a.m., and by the end of next year. "
    once, twice = (len(dates_in(part * count, date(2023, 6, 16))) for count in (20, 40))
    assert twice == 2 * once
