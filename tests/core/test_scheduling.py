"""A calendar's events among the key dates, and the key dates as files of their own."""

from pathlib import Path

from briefgen import cli
from briefgen.model.brief import Brief, PartKind, PickedDate
from briefgen.model.dossier import Dossier
from briefgen.scheduling import with_agenda

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
