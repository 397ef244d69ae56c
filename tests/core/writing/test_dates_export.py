"""Key dates as iCalendar and CSV, and an agenda read back."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from datetime import time as clock_time
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose.date_lines import date_lines
from briefgen.compose.sources import Sources
from briefgen.errors import BriefgenError
from briefgen.model.brief import PickedDate
from briefgen.model.clock import moment_text
from briefgen.model.context import BriefContext, DateLine, SourceLine, WordsLine
from briefgen.reading.agenda import read_agenda
from briefgen.writing.dates_csv import table, write_csv
from briefgen.writing.ics import write_ics


def context(*rows: DateLine) -> BriefContext:
    source = SourceLine(
        1, "k", "Ministers; part 2", "Adria Post", "1 May 2024", True, url="https://example.org/a"
    )
    return BriefContext(
        title="Energy summit, Trieste",
        kicker="",
        subtitle="",
        event_dates="",
        place="",
        principal="",
        number="",
        author="",
        cleared_by="",
        prepared="2 May 2024",
        prepared_on=date(2024, 5, 2),
        marking="",
        language="en-GB",
        key_dates=rows,
        sources=(source,),
    )


RANGE = DateLine(
    "d-1",
    "18–19 September 2024",
    "Summit; leaders, and “guests”",
    place="Trieste",
    earliest=date(2024, 9, 18),
    latest=date(2024, 9, 19),
    as_written=(WordsLine("18-19 September", 1),),
    sources=(1,),
)
SEASON = DateLine(
    "d-2",
    "autumn 2024",
    "Successor named",
    earliest=date(2024, 9, 1),
    latest=date(2024, 11, 30),
    approximate=True,
)
UNRESOLVED = DateLine("d-3", "“next month” (unresolved)", "Vote")


def test_events_are_all_day_with_exclusive_end_and_stable_uid() -> None:
    data = write_ics(context(RANGE, SEASON, UNRESOLVED))
    assert data == write_ics(context(RANGE, SEASON, UNRESOLVED))
    assert b"\r\n" in data
    first, second = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert first["uid"] == "d-1@briefgen"
    assert first["dtstart"].dt == date(2024, 9, 18)
    assert first["dtend"].dt == date(2024, 9, 20)
    assert first["summary"] == RANGE.label
    assert first["url"] == "https://example.org/a"
    assert first["link"].params["LINKREL"] == "SOURCE"
    assert "“18-19 September” (Adria Post)" in first["description"]
    assert second["status"] == "TENTATIVE"
    assert "autumn 2024" in second["summary"]


def test_a_calendar_read_back_gives_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    path.write_bytes(write_ics(context(RANGE)))
    agenda = read_agenda(path)
    (row,) = agenda.rows
    assert (row.earliest, row.latest) == (RANGE.earliest, RANGE.latest)
    assert (row.label, row.place, row.edtf) == (RANGE.label, "Trieste", "2024-09-18/2024-09-19")
    assert read_agenda(path) == agenda


AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Rome:20240918T093000
DTEND;TZID=Europe/Rome:20240918T110000
SUMMARY:Plenary
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20240919
SUMMARY:Farewell
RRULE:FREQ=DAILY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20240918T220000Z
DTEND:20240919T000000Z
SUMMARY:Dinner
END:VEVENT
BEGIN:VEVENT
UID:4
SUMMARY:Without a start
END:VEVENT
END:VCALENDAR
"""


def test_times_repeats_and_missing_starts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    path.write_text(AGENDA.replace("\n", "\r\n"), encoding="utf-8", newline="")
    agenda = read_agenda(path)
    plenary, farewell, dinner = agenda.rows
    assert plenary.label == "Plenary"
    assert (plenary.begins, plenary.ends) == ("2024-09-18T09:30+02:00", "2024-09-18T11:00+02:00")
    assert plenary.zone == "Europe/Rome"
    assert plenary.latest == date(2024, 9, 18)
    assert farewell.earliest == farewell.latest == date(2024, 9, 19)
    assert dinner.latest == date(2024, 9, 18), "an end at midnight belongs to the day before"
    assert (dinner.begins, dinner.zone) == ("2024-09-18T22:00+00:00", "UTC")
    assert any("repeats" in notice for notice in agenda.notices)
    assert any("Without a start" in notice for notice in agenda.notices)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"hello", b"BEGIN:VCALENDAR\r\n"])
def test_what_is_no_calendar_is_a_clear_message(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.ics"
    path.write_bytes(data)
    with pytest.raises(BriefgenError) as caught:
        read_agenda(path)
    assert "broken.ics" in caught.value.what
    assert caught.value.meaning
    assert caught.value.remedy


def test_a_missing_calendar_is_a_clear_message(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match=r"gone\.ics"):
        read_agenda(tmp_path / "gone.ics")


def test_csv_holds_every_row_and_runs_nothing() -> None:
    evil = DateLine("d-4", "1 May 2024", "=HYPERLINK(1)", earliest=date(2024, 5, 1))
    data = write_csv(context(RANGE, UNRESOLVED, evil))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row[3] for row in rows[1:]] == [RANGE.label, "Vote", "'=HYPERLINK(1)"]
    assert rows[1][:2] == ["2024-09-18", "2024-09-19"]
    assert rows[2][:2] == ["", ""]
    assert rows[1][6] == "[1] Adria Post"


def test_the_clipboard_table_has_tabs() -> None:
    assert table(context(RANGE)).splitlines()[1].count("\t") == 7


def lines(*rows: PickedDate) -> tuple[DateLine, ...]:
    """Rows as the page has them."""
    return date_lines(rows, date(2024, 5, 2), Sources({}, "en"), "en")


DAY = date(2024, 9, 18)
TIMED = PickedDate(
    "d-t", "Plenary", "2024-09-18", DAY, DAY, "Trieste",
    begins="2024-09-18T09:30", ends="2024-09-18T11:00", zone="Europe/Rome",
)  # fmt: skip


def test_a_time_with_its_zone_brings_the_zone_along() -> None:
    data = write_ics(context(*lines(TIMED)))
    assert b"DTSTART;TZID=Europe/Rome:20240918T093000\r\n" in data
    assert b"DTEND;TZID=Europe/Rome:20240918T110000\r\n" in data
    calendar = icalendar.Calendar.from_ical(data)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Rome"
    assert not calendar.get_missing_tzids()
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].dt == datetime(2024, 9, 18, 7, 30, tzinfo=UTC)
    assert data == write_ics(context(*lines(TIMED)))


def test_an_offset_alone_is_told_in_utc_and_no_zone_is_floating() -> None:
    offset = replace(TIMED, edtf="2024-09-18T14:00:00+02:00", begins="", ends="", zone="")
    floating = replace(offset, edtf="2024-09-18T10:00:00", id="d-f")
    data = write_ics(context(*lines(offset, floating)))
    assert b"DTSTART:20240918T120000Z\r\n" in data
    assert b"DTSTART:20240918T100000\r\n" in data
    assert b"DTEND" not in data, "no end is guessed"
    assert b"VTIMEZONE" not in data


def test_a_time_that_is_no_time_of_the_row_is_an_all_day_event() -> None:
    for odd in (
        replace(TIMED, begins="2024-09-17T09:30", ends=""),
        replace(TIMED, begins="2024-09-18T29:30", ends=""),
        replace(TIMED, latest=date(2024, 9, 19), ends=""),
        replace(TIMED, begins="tomorrow", zone="../../etc/passwd"),
    ):
        data = write_ics(context(*lines(odd)))
        assert b"DTSTART;VALUE=DATE:20240918" in data, odd


def test_sources_that_differ_are_tentative_and_told() -> None:
    row = replace(RANGE, conflict="sources differ: 18 September [1], 20 September [2]", also=(1,))
    (event,) = icalendar.Calendar.from_ical(write_ics(context(row))).walk("VEVENT")
    assert event["status"] == "TENTATIVE"
    assert "sources differ" in event["description"]
    assert "Also in: Adria Post" in event["description"]


def test_no_line_is_longer_than_75_octets() -> None:
    long = replace(RANGE, label="Зустріч міністрів енергетики " * 9, place="Триест 🌊 " * 20)
    data = write_ics(context(long, *lines(TIMED)))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (first, _) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert first["summary"] == long.label


ZONES = ("", "Europe/Rome", "Europe/Kyiv", "America/New_York", "Asia/Kolkata", "UTC")


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2000, 1, 1), date(2037, 12, 31)),
    st.times(),
    st.sampled_from(ZONES),
)
def test_what_is_exported_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, day: date, at: clock_time, zone: str
) -> None:
    at = at.replace(second=0, microsecond=0)
    begins = moment_text(day, at, zone)
    row = PickedDate("d-r", "Plenary", day.isoformat(), day, day, begins=begins, zone=zone)
    (line,) = lines(row)
    path = tmp_path_factory.mktemp("ics") / "dates.ics"
    path.write_bytes(write_ics(context(line)))
    (back,) = read_agenda(path).rows
    assert (back.id, back.label, back.earliest) == (row.id, row.label, row.earliest)
    assert datetime.fromisoformat(back.begins) == datetime.fromisoformat(begins)
    assert back.zone == zone
    (again,) = lines(back)
    assert write_ics(context(again)) == path.read_bytes()


def test_an_approximate_date_comes_back_without_the_words_that_mark_it(tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    path.write_bytes(write_ics(context(SEASON)))
    (row,) = read_agenda(path).rows
    assert (row.id, row.label, row.approximate) == ("d-2", SEASON.label, True)
