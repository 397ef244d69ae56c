"""Key-dates rows as the page prints them: halves, times, near-copies, years."""

import tomllib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefgen.compose.date_lines import date_lines, date_text, names_place
from briefgen.compose.key_dates import rows
from briefgen.compose.sources import Sources
from briefgen.model.anchor import make_anchor
from briefgen.model.article import TextSpan, make_article
from briefgen.model.brief import PickedDate
from briefgen.model.context import DateLine
from briefgen.model.finding import (
    Confidence,
    DatedEvent,
    DateKind,
    DateMention,
    DateModifier,
    DateReading,
    Findings,
    Granularity,
)

OCTOBER = PickedDate(
    "d", "Review", "2031-10~", date(2031, 10, 16), date(2031, 10, 31), modifier=DateModifier.END
)
DAY = date(2031, 9, 18)
CASES = Path(__file__).parents[2] / "cases" / "compose" / "date_format.toml"
CLOCKS = tomllib.loads(CASES.read_text("utf-8"))["clocks"]
OPENING = PickedDate("d", "Opening", "2031-09-18T14:00:00+02:00", DAY, DAY)


def line_of(row: PickedDate, language: str = "en", today: date | None = None) -> DateLine:
    (line,) = date_lines((row,), today, Sources({}, language), language)
    return line


@pytest.mark.parametrize(("language", "told"), CLOCKS.items())
def test_times_of_day_are_told_as_the_language_does(language: str, told: list[str]) -> None:
    at_two = PickedDate("d", "Opening", "2023-07-11T14:00", date(2023, 7, 11), date(2023, 7, 11))
    morning = replace(at_two, edtf="2023-07-11T09:00", ends="2023-07-11T11:30")
    assert [date_text(row, language).full for row in (at_two, morning)] == told


@pytest.mark.parametrize(
    ("language", "half", "third"),
    [
        ("en", "second half of October 2031", "end of October 2031"),
        ("de", "zweite Hälfte Oktober 2031", "Ende Oktober 2031"),
        ("fr", "seconde moitié d’octobre 2031", "fin octobre 2031"),
        ("uk", "друга половина жовтня 2031 року", "кінець жовтня 2031 року"),
    ],
)
def test_a_half_is_told_from_a_third_by_its_days(language: str, half: str, third: str) -> None:
    assert date_text(OCTOBER, language).full == half
    late = replace(OCTOBER, earliest=date(2031, 10, 21))
    assert date_text(late, language).full == third
    first = replace(
        OCTOBER,
        earliest=date(2031, 10, 1),
        latest=date(2031, 10, 15),
        modifier=DateModifier.START,
    )
    assert date_text(first, "en").full == "first half of October 2031"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "18 September 2031, 14:00 UTC+2"),
        ("de", "18. September 2031, 14 Uhr UTC+2"),
        ("fr", "18 septembre 2031, 14 h UTC+2"),
        ("uk", "18 вересня 2031, 14:00 UTC+2"),
    ],
)
def test_a_time_is_printed_with_its_zone(language: str, text: str) -> None:
    assert date_text(OPENING, language).full == text
    zoned = replace(OPENING, edtf="2031-09-18", begins="2031-09-18T14:00", zone="Europe/Rome")
    assert date_text(zoned, "en").full == "18 September 2031, 14:00 CEST"
    line = line_of(replace(zoned, ends="2031-09-18T15:30"))
    assert line.date_text == "18 September 2031, 14:00–15:30 CEST"
    assert line.begins == datetime(2031, 9, 18, 14, tzinfo=ZoneInfo("Europe/Rome"))
    by = replace(OPENING, edtf="2031-09-18T14:00:00", deadline=True)
    assert date_text(by, "en").full == "by 18 September 2031, 14:00"


def test_the_timelines_scale_shows_the_year_of_the_brief_only() -> None:
    assert line_of(OCTOBER, today=date(2031, 5, 1)).short_date == "second half of October"
    assert line_of(OCTOBER, today=date(2030, 5, 1)).short_date == "second half of October 2031"


def test_a_near_copy_is_told_as_also_in() -> None:
    one, other = (
        make_article("Talks on 18 September."),
        make_article("Talks on 18 September. Ends."),
    )
    span = TextSpan(9, 21)
    mention = DateMention(
        span,
        DateKind.POINT,
        DateReading("2031-09-18", "", "2031-09-18", DAY, DAY),
        Granularity.DAY,
        "r",
        Confidence.A,
    )
    lines = "".join(f"Sentence number {word} of the report.\n" for word in ("one", "two", "six"))
    one, other = make_article(one.text + lines), make_article(other.text + lines)
    articles = {article.key: article for article in (one, other)}
    findings = {
        key: Findings(
            key,
            dates=(mention,),
            events=(DatedEvent(mention, TextSpan(0, 22), "Talks on tolls", score=0.9),),
        )
        for key in articles
    }
    (row,) = rows(articles, findings)
    assert [evidence.anchor.article_key for evidence in row.evidence] == [one.key]
    assert row.also_in == (make_anchor(other, span),)
    (line,) = date_lines((row,), None, Sources(articles, "en"), "en")
    assert (line.sources, line.also, line.also_in) == ((1,), (2,), "also in [2]")


@pytest.mark.parametrize(
    ("label", "place", "told"),
    [
        ("Лідери зустрінуться у Кишиневі", "Кишинів", True),
        ("Міністри зберуться в Ризі", "Рига", True),
        ("Міністри зберуться в Ризі", "Київ", False),
        ("Саміт Україна – ЄС", "Київ", False),
        ("Summit in Riga", "Riga", True),
        ("Summit of the Baltic states", "Riga", False),
        ("Summit", "", False),
    ],
)
def test_a_place_in_another_case_is_told_once(label: str, place: str, told: bool) -> None:
    assert names_place(label, place) is told
