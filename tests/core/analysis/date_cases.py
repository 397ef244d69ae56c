"""What the tests of dates and events share: case files and reading a text."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from briefgen.analysis.dates import find_dates
from briefgen.analysis.events import find_events
from briefgen.analysis.sentences import split_sentences
from briefgen.model.finding import DatedEvent, DateKind, DateMention
from briefgen.model.timex import days_of

LEAST_SCORE = 0.5
"""Rows below it are not proposed, as DatedEvent says."""

CASES = Path(__file__).parents[2] / "cases"

WEEK = r"W[\dX]{2}(?:-(?:WE|[1-7]))?"
DAY = rf"(?:[\dX]{{4}}-(?:[\dX]{{2}}-[\dX]{{2}}|[\dX]{{2}}|{WEEK}|Q[1-4X]|H[12]|SP|SU|FA|WI))"
TIMEX = re.compile(
    rf"""(?:{DAY}|[\dX]{{2,4}}|BC\d{{2,4}}(?:-(?:\d\d|SP|SU|FA|WI))?)
        (?:T(?:MO|MI|AF|EV|NI|DT|[0-2]\d:[0-5]\d))?$
    |P(?:AST|RESENT|FUTURE)?_?REF$|(?:PAST|PRESENT|FUTURE)_REF$
    |P(?:[\dX]+(?:\.\d+)?(?:Y(?:[\dX]+M)?|M|W|WE|D|Q|DE|CE|X)|T[\dX]+(?:\.\d+)?(?:H(?:\d+M)?|M(?:\d+S)?|S)|XX)$""",
    re.VERBOSE,
)
EDTF_POINT = (
    r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-2[1-4])?[~?%]?|\d{3}X|\d{2}XX)"
)
EDTF = re.compile(
    rf"(?:{EDTF_POINT}(?:/{EDTF_POINT})?|\d{{4}}-\d\d-\d\dT[0-2]\d:[0-5]\d:[0-5]\d(?:[+-]\d\d:\d\d)?)$"
)


def load(path: str) -> dict[str, Any]:
    """Return a case file below tests/cases."""
    return tomllib.loads((CASES / path).read_text(encoding="utf-8"))


def articles() -> list[dict[str, Any]]:
    """Return the summit articles with their dates as stand-off TIMEX3."""
    folder = CASES / "dates" / "summit"
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def dates_in(text: str, published: date | None, language: str = "en") -> tuple[DateMention, ...]:
    """Return the dates of a text."""
    return find_dates(text, split_sentences(text), published, language)


def events_in(text: str, published: date | None, language: str = "en") -> tuple[DatedEvent, ...]:
    """Return the events of a text."""
    sentences = split_sentences(text)
    mentions = find_dates(text, sentences, published, language)
    return find_events(text, sentences, mentions, published, language)


def rows_in(text: str, published: date | None, language: str = "en") -> list[tuple[str, str, str]]:
    """Return value, label and place of the events that are proposed as rows."""
    return [
        (whole_value(event.mention), event.label, event.place)
        for event in events_in(text, published, language)
        if event.score >= LEAST_SCORE
    ]


def best_first(events: tuple[DatedEvent, ...]) -> list[DatedEvent]:
    """Return the events that are worth a row, best first."""
    rows = [event for event in events if event.score >= LEAST_SCORE]
    return sorted(rows, key=lambda event: -event.score)


def whole_value(mention: DateMention) -> str:
    """Return "first/last" for a range, else the value."""
    reading = mention.reading
    return f"{reading.value}/{reading.end_value}" if reading.end_value else reading.value


def readings(mentions: tuple[DateMention, ...], text: str) -> list[tuple[str, str, str]]:
    """Return the words, value and end value of each mention."""
    return [(m.span.of(text), m.reading.value, m.reading.end_value) for m in mentions]


def check(mention: DateMention, text: str) -> None:
    """Assert what every mention promises."""
    reading = mention.reading
    assert mention.span.of(text).strip() == mention.span.of(text) != ""
    assert TIMEX.match(reading.value), reading.value
    assert not reading.end_value or TIMEX.match(reading.end_value), reading.end_value
    assert not reading.edtf or EDTF.match(reading.edtf), reading.edtf
    assert (reading.earliest is None) == (reading.latest is None)
    if reading.earliest is not None and reading.latest is not None:
        assert reading.earliest <= reading.latest
        assert reading.edtf
        counted = mention.kind is DateKind.DURATION and mention.rule == "event-day"
        assert counted or days_of(reading.value) is not None
    elif mention.kind in (DateKind.DURATION, DateKind.SET, DateKind.REFERENCE):
        assert reading.earliest is None
        assert not reading.edtf
    assert reading.reason
