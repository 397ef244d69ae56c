"""Key dates as iCalendar and CSV, and an agenda read back."""

import csv
import io
from datetime import date
from pathlib import Path

import icalendar
import pytest

from briefgen.errors import BriefgenError
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
    assert plenary.label == "Plenary, 09:30 CEST"
    assert plenary.latest == date(2024, 9, 18)
    assert farewell.earliest == farewell.latest == date(2024, 9, 19)
    assert dinner.latest == date(2024, 9, 18), "an end at midnight belongs to the day before"
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
