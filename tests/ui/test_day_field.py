"""A day is typed in any usual form, chosen from a calendar, stepped to; what is none is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot

from ui.dialogs.details import DetailsDialog
from ui.look import Look
from ui.main_window import MainWindow
from ui.widgets.day_field import DayField

AROUND = date(2026, 11, 24)


@pytest.fixture
def field(qtbot: QtBot, look: Look) -> DayField:
    shown = DayField(date(2026, 11, 23), "Published", AROUND)
    qtbot.addWidget(shown)
    shown.show()
    shown.setFocus()
    return shown


def write(qtbot: QtBot, field: DayField, words: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, words)


def test_it_is_typed_over_and_says_how_it_is_read(field: DayField, qtbot: QtBot) -> None:
    assert (field.text(), field.read) == ("23 November 2026", "Mon")
    write(qtbot, field, "19 nov")
    assert field.day == date(2026, 11, 19)
    assert field.read == "Thu 19 November 2026"
    field.clearFocus()
    assert (field.text(), field.read) == ("19 November 2026", "Thu")


def test_nothing_is_no_day_and_words_without_one_are_told(field: DayField, qtbot: QtBot) -> None:
    write(qtbot, field, "3/4/2026")  # March or April
    assert (field.day, field.fine, field.read) == (None, False, "no day")
    field.clear()
    assert (field.day, field.fine, field.read) == (None, True, "")


def test_keys_step_by_days_and_months(field: DayField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.day == date(2026, 11, 24)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.day == date(2026, 10, 23)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_calendar_opens_at_the_day_and_sets_another(field: DayField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = field.findChildren(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 23)
    days = calendar.findChild(QTableView)
    assert days is not None
    qtbot.keyClick(days, Qt.Key.Key_Down)  # a week on
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert field.day == date(2026, 11, 30)
    qtbot.waitUntil(lambda: not field.findChildren(QCalendarWidget))


def test_a_form_keeps_open_over_what_is_no_day(window: MainWindow, qtbot: QtBot) -> None:
    form = DetailsDialog(window, "Form", {"day": ("Day", date(2026, 11, 23))})
    qtbot.addWidget(form)
    form.show()
    told: list[object] = []
    form.asked.connect(told.append)
    field = form.fields["day"]
    assert isinstance(field, DayField)
    write(qtbot, field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert form.isVisible()
    assert not told
    write(qtbot, field, "1.12.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert told == [{"day": date(2026, 12, 1)}]


def test_the_article_takes_the_day_that_was_typed(
    ready: MainWindow, qtbot: QtBot, settled: Callable[[MainWindow], None]
) -> None:
    ready.panes.article.ask_date()
    popup = ready.panes.article.popup
    assert popup is not None
    qtbot.keyClicks(popup.first, "nonsense")
    qtbot.keyClick(popup.first, Qt.Key.Key_Return)
    assert popup.isVisible()  # nothing that was not read is ever set
    write(qtbot, popup.first, "19.11.2024")
    qtbot.keyClick(popup.first, Qt.Key.Key_Return)
    settled(ready)
    assert ready.session.article is not None
    assert ready.session.article.published == date(2024, 11, 19)
