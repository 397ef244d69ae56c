"""A day as one writes it: in words or figures, chosen from a calendar, or stepped with the keys."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton

from briefgen.scheduling import written_day
from ui.look import scaled
from ui.models.wording import format_day
from ui.widgets.calendar_menu import CalendarMenu

_WIDTH = 250
"""What a day, its weekday and the button take in the usual font, in pixels."""
_STEPS = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_PageUp: (0, 1),
    Qt.Key.Key_PageDown: (0, -1),
}
"""By how many days and months a key goes on."""


class DayField(QLineEdit):
    """A day, or none where nothing is written; beside the words stands how they are read.

    `settled` is raised when a day is chosen, stepped to, or left behind in the field.
    """

    settled = Signal()

    def __init__(self, day: date | None, name: str, around: date | None = None) -> None:
        """Make the field; a day without year, and the calendar, are near to `around`, or today."""
        super().__init__()
        self._around = around or day or date.today()
        self.setAccessibleName(name)
        self.setMinimumWidth(scaled(_WIDTH))
        self._read = QLabel()
        self._read.setProperty("secondary", True)
        self.button = QToolButton()
        self.button.setText("▾")
        self.button.setAccessibleName(f"Calendar for {name}")
        self.button.setToolTip("Choose from a calendar (Alt+Down)")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down opens it from the keyboard
        self.button.setStyleSheet("padding: 1px 5px;")
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(self._read)
        row.addWidget(self.button)
        self.textChanged.connect(self._tell)
        self.set_day(day)
        self._tell()

    @property
    def day(self) -> date | None:
        """The day, None where nothing is written or what is written is none."""
        return written_day(self.text(), self._around)

    @property
    def fine(self) -> bool:
        """Whether there is a day, or nothing at all."""
        return not self.text().strip() or self.day is not None

    @property
    def read(self) -> str:
        """What stands beside the words: their weekday, how they are read, or that they are none."""
        return self._read.text()

    def set_day(self, day: date | None) -> None:
        """Write another day, or none."""
        self.setText(format_day(day) if day else "")
        self.setCursorPosition(0)

    def ask_again(self) -> None:
        """Give the field the focus, so that what is no day can be mended."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def open_calendar(self) -> None:
        """Show a calendar under the field."""
        menu = CalendarMenu(self, self.day or self._around)
        menu.chosen.connect(self._choose)
        menu.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day with the arrows, by a month with Page Up and Page Down."""
        key, day = event.key(), self.day or self._around
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _STEPS:
            days, months = _STEPS[Qt.Key(key)]
            other = QDate(day.year, day.month, day.day).addMonths(months).addDays(days)
            if date.min.year <= other.year() <= date.max.year:
                self._choose(date(other.year(), other.month(), other.day()))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that step from being taken as shortcuts of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the day out as it was read."""
        super().focusOutEvent(event)
        day = self.day
        if day is not None:
            self._choose(day)
        self._tell()

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.settled.emit()

    def _tell(self) -> None:
        """Say how the words are read, as they are typed."""
        day = self.day
        words = ""
        if day is not None:
            weekday = QLocale.c().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
            plain = self.text().strip() == format_day(day)
            words = weekday if plain else f"{weekday} {format_day(day)}"
        elif self.text().strip():
            words = "no day"
        self._read.setText(words)
        self.setAccessibleDescription(words)
        self._read.setProperty("wrong", bool(words) and day is None and not self.hasFocus())
        self._read.style().unpolish(self._read)
        self._read.style().polish(self._read)
        taken = self._read.sizeHint().width() + self.button.sizeHint().width() + 4
        self.setTextMargins(0, 0, taken, 0)


def keep_order(first: DayField, last: DayField) -> None:
    """Move the last day of a range to the first where it would lie before it."""
    if first.day is not None and (last.day is None or last.day < first.day):
        last.set_day(first.day)
