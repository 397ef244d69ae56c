"""A calendar to choose a day from, opened as a menu is."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

_ARROWS = {"qt_calendar_prevmonth": "‹", "qt_calendar_nextmonth": "›"}
"""Words in place of Qt's own icons, which are black in both looks."""


class CalendarMenu(QMenu):
    """A month at a time, weeks from Monday; `chosen` carries a date, by a click or Enter."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.English))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, QTextCharFormat())  # not red
        for name, words in _ARROWS.items():
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(QIcon())
                button.setText(words)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        for told in (self.calendar.clicked, self.calendar.activated):
            told.connect(self._choose)
        action = QWidgetAction(self)
        action.setDefaultWidget(self.calendar)
        self.addAction(action)

    def open_at(self, corner: QPoint) -> None:
        """Open with the top left corner at a point of the screen, moved to fit it."""
        self.popup(corner)
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
