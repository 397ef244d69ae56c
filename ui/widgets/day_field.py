"""A day that may be left open."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget


class DayField(QWidget):
    """A check box that says whether the day is given, and the day."""

    def __init__(self, day: date | None, name: str) -> None:
        super().__init__()
        self._box = QCheckBox()
        self._box.setAccessibleName(f"{name} is given")
        self._edit = QDateEdit()
        self._edit.setAccessibleName(name)
        self._edit.setCalendarPopup(True)
        self._edit.setDisplayFormat("d MMMM yyyy")
        shown = day or date.today()
        self._edit.setDate(QDate(shown.year, shown.month, shown.day))
        self._box.toggled.connect(self._edit.setEnabled)
        self._box.setChecked(day is not None)
        self._edit.setEnabled(day is not None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addWidget(self._edit, 1)

    @property
    def day(self) -> date | None:
        """The day, None if it is left open."""
        if not self._box.isChecked():
            return None
        day = self._edit.date()
        return date(day.year(), day.month(), day.day())

    def set_day(self, day: date) -> None:
        """Give a day."""
        self._box.setChecked(True)
        self._edit.setDate(QDate(day.year, day.month, day.day))
