"""Key dates in and out of the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from briefgen.model.brief import PartKind
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    "DTSTART;VALUE=DATE:20250320\r\nSUMMARY:Family photograph\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def labels(window: MainWindow) -> list[str]:
    items = window.session.brief.part(PartKind.KEY_DATES).items
    return [getattr(item, "label", "") for item in items]


def test_an_agenda_is_one_step_of_undo(
    ready: MainWindow, answers, settled: Wait, tmp_path: Path
) -> None:
    answers.calendar_path = tmp_path / "agenda.ics"
    answers.calendar_path.write_bytes(CALENDAR.encode())
    before = ready.session.dossier
    ready.actions_["agenda"].trigger()
    settled(ready)
    assert labels(ready)[-1] == "Family photograph"
    ready.actions_["undo"].trigger()
    assert ready.session.dossier == before
    ready.open_paths([answers.calendar_path])
    settled(ready)
    assert labels(ready)[-1] == "Family photograph"


def test_a_broken_calendar_changes_nothing_and_is_told(
    ready: MainWindow, answers, settled: Wait, tmp_path: Path
) -> None:
    answers.calendar_path = tmp_path / "agenda.ics"
    answers.calendar_path.write_bytes(b"no calendar")
    before = ready.session.dossier
    ready.actions_["agenda"].trigger()
    settled(ready)
    assert ready.session.dossier == before
    assert ready.bar.isVisible()
    assert any("agenda.ics" in label.text() for label in ready.bar.findChildren(QLabel))


def test_the_table_is_in_the_clipboard(ready: MainWindow, settled: Wait) -> None:
    ready.actions_["copy_dates"].trigger()
    rows = QGuiApplication.clipboard().text().splitlines()
    assert rows[0].split("\t")[:4] == ["From", "To", "Date", "Event"]
    assert len(rows) == 1 + len(labels(ready))
