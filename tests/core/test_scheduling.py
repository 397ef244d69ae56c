"""A calendar's events among the key dates, and the key dates as files of their own."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import cli
from briefgen.compose.date_lines import date_text
from briefgen.model.brief import Brief, PartKind, PickedDate
from briefgen.model.dossier import Dossier
from briefgen.scheduling import with_agenda, written_date, written_day, written_row

CALENDAR = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//y\r
BEGIN:VEVENT\r
UID:1\r
DTSTART;VALUE=DATE:20240918\r
DTEND;VALUE=DATE:20240920\r
SUMMARY:Leaders' meeting\r
LOCATION:Trieste\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_an_agenda_is_added_once(tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    path.write_text(CALENDAR, encoding="utf-8", newline="")
    first = with_agenda(Dossier(Brief("b")), path)
    assert first.added == 1
    (row,) = first.dossier.brief.part(PartKind.KEY_DATES).items
    assert isinstance(row, PickedDate)
    assert (row.label, row.place, row.edtf) == (
        "Leaders' meeting",
        "Trieste",
        "2024-09-18/2024-09-19",
    )
    again = with_agenda(first.dossier, path)
    assert (again.added, again.dossier) == (0, first.dossier)


def test_key_dates_are_written_alone(tmp_path: Path) -> None:
    report = Path(__file__).resolve().parents[1] / "cases" / "walk" / "aarhus.txt"
    call = ["build", str(report), "--published", "2024-09-13", "--kinds", "ics,csv"]
    assert cli.main([*call, "--out", str(tmp_path)]) == 0
    assert (tmp_path / "brief.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"Aarhus" in (tmp_path / "brief.csv").read_bytes()


AROUND = date(2025, 7, 10)


@pytest.mark.parametrize(
    ("words", "language", "label", "when"),
    [
        ("12 March 2026: vote in parliament", "en", "Vote in parliament", "12 March 2026"),
        ("Vote on 12 March 2026 in parliament", "en", "Vote in parliament", "12 March 2026"),
        ("Visit to Riga, mid-July", "en", "Visit to Riga", "mid-July 2025"),
        ("Deadline by 30 September 2025", "en", "Deadline", "by 30 September 2025"),
        (
            "Report in the second half of October 2025",
            "en",
            "Report",
            "second half of October 2025",
        ),
        ("Wahl am 3. Mai 2026", "de", "Wahl", "3 May 2026"),
        ("Dinner at 19:30 on 18 July 2025", "en", "Dinner", "18 July 2025, 19:30"),
        ("next Tuesday", "en", "next Tuesday", "15 July 2025"),
        ("Lunch", "en", "Lunch", "date unresolved"),
    ],
)
def test_a_written_row_has_the_date_of_its_words(
    words: str, language: str, label: str, when: str
) -> None:
    row = written_row(words, AROUND, language)
    assert row.label == label
    assert date_text(row, "en").full == when
    assert not row.evidence


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_anything_can_be_written(words: str) -> None:
    row = written_row(words, AROUND)
    assert row.label or not words.strip()
    assert (written_date(words, AROUND) is None) == (row.earliest is None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("19 November 2026", date(2026, 11, 19)),
        ("Nov. 19, 2026", date(2026, 11, 19)),
        ("19. November 2026", date(2026, 11, 19)),
        ("19 novembre 2026", date(2026, 11, 19)),
        ("19.11.26", date(2026, 11, 19)),
        ("2026-11-19", date(2026, 11, 19)),
        ("19/11/2026", date(2026, 11, 19)),
        ("19 Nov", date(2026, 11, 19)),
        ("2 Jan", date(2027, 1, 2)),
        ("2.1.", date(2027, 1, 2)),
        ("tomorrow", date(2026, 11, 25)),
        ("3/4/2026", None),  # in March or in April
        ("31.2.", None),
        ("10-11 December", None),
        ("November 2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_one_types_it(words: str, day: date | None) -> None:
    assert written_day(words, date(2026, 11, 24)) == day


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=30), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_any_words_are_a_day_or_none(words: str, around: date) -> None:
    assert isinstance(written_day(words, around), date | None)
