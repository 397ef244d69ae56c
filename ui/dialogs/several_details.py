"""A form for what several articles have in common: only what is changed is set in all of them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.library import ArticleRow
from ui.look import PADDING
from ui.models.wording import counted
from ui.widgets.day_field import DayField

_TEXTS = (("outlet", "Outlet"), ("language", "Language"))
_KEPT = "different, kept unless you type here"


class SeveralDetailsDialog(QDialog):
    """`asked` carries the fields of Correction to set in all, and the tags to add."""

    asked = Signal(object, object)

    def __init__(self, parent: QWidget, rows: Sequence[ArticleRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Details of {counted(len(rows), 'article')}")
        self.setMinimumWidth(440)
        self.fields: dict[str, QLineEdit] = {}
        self._before: dict[str, str] = {}
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for name, label in _TEXTS:
            values = {str(getattr(row, name)) for row in rows}
            field = QLineEdit(values.pop() if len(values) == 1 else "")
            field.setAccessibleName(label)
            if values:
                field.setPlaceholderText(_KEPT)
            self.fields[name] = field
            self._before[name] = field.text()
            form.addRow(label, field)
        self.day = DayField(_common_day(rows), "Published")
        self._day = self.day.day
        if len({row.published for row in rows}) > 1:
            self.day.setPlaceholderText(_KEPT)
        form.addRow("Published", self.day)
        self.confirmed = QCheckBox("Confirm the dates that were read")
        unconfirmed = [row for row in rows if row.published and not row.confirmed]
        self.confirmed.setVisible(bool(unconfirmed))
        form.addRow("", self.confirmed)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText("added to all, parted by commas")
        self.tags.setAccessibleName("Tags")
        form.addRow("Tags", self.tags)
        note = QLabel("Only what you change here is set, in all of them.")
        note.setProperty("secondary", True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = buttons.addButton("Set in all", QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * PADDING, 2 * PADDING, 2 * PADDING, PADDING + 4)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(note)
        column.addWidget(buttons)

    def _accept(self) -> None:
        """Tell what was changed; what is no day stays open to be mended."""
        if not self.day.fine:
            self.day.ask_again()
            return
        changes: dict[str, object] = {
            name: field.text().strip()
            for name, field in self.fields.items()
            if field.text().strip() != self._before[name]
        }
        if self.day.day is not None and self.day.day != self._day:
            changes["published"] = self.day.day
        elif self.confirmed.isChecked():
            changes["published_confirmed"] = True
        tags = tuple(tag.strip() for tag in self.tags.text().split(",") if tag.strip())
        self.accept()
        if changes or tags:
            self.asked.emit(changes, tags)


def _common_day(rows: Sequence[ArticleRow]) -> date | None:
    days = {row.published for row in rows}
    return days.pop() if len(days) == 1 else None
