"""Small windows that open beside what they change and close when one clicks elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.brief import PickedQuote
from ui.look import PADDING, Look


class Popup(QFrame):
    """A frame with a title, fields and a row of buttons."""

    def __init__(self, parent: QWidget, look: Look, title: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setObjectName("popup")
        colours = look.colours
        self.setStyleSheet(
            f"#popup {{ background: {colours.raised}; border: 1px solid {colours.border}; }}"
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING + 2, PADDING, PADDING + 2, PADDING)
        self._column.setSpacing(10)
        head = QLabel(title)
        head.setFont(look.ui_font(0, strong=True))
        self._column.addWidget(head)
        self.form = QFormLayout()
        self.form.setSpacing(8)
        self._column.addLayout(self.form)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)

    def add_button(self, text: str, *, main: bool = False) -> QPushButton:
        """Add a button at the right end of the last row."""
        button = QPushButton(text)
        button.setProperty("main" if main else "outlined", True)
        button.setAutoDefault(False)
        self._buttons.addWidget(button)
        return button

    def open_at(self, corner: QPoint) -> None:
        """Open with the top left corner at a point of the screen, moved to fit on it."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the main button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Do what the main button does."""
        self.close()


@dataclass(frozen=True, slots=True)
class DateAsk:
    """What to ask.

    Attributes:
        title: what the day is.
        first, last: what is known so far.
        ranged: whether there may be a last day too.
        approximate: whether it is approximate; None does not ask.
        around: a day near which the calendar opens if none is known.
        clearable: whether the day can be taken away.
    """

    title: str
    first: date | None = None
    last: date | None = None
    ranged: bool = False
    approximate: bool | None = None
    around: date | None = None
    clearable: bool = True


class DatePopup(Popup):
    """Asks for a day, or for a first and a last one.

    `chosen` carries first, last (equal for one day) and whether it is approximate; `cleared`
    carries nothing.
    """

    chosen = Signal(object, object, bool)
    cleared = Signal()

    def __init__(self, parent: QWidget, look: Look, ask: DateAsk) -> None:
        super().__init__(parent, look, ask.title)
        start = ask.first or ask.around or date.today()
        self.first = _date_edit(start, "First day" if ask.ranged else ask.title)
        self.form.addRow("First day" if ask.ranged else "Day", self.first)
        self.last: QDateEdit | None = None
        if ask.ranged:
            self.last = _date_edit(ask.last or start, "Last day")
            self.form.addRow("Last day", self.last)
            self.first.dateChanged.connect(self._keep_order)
        self.approximate: QCheckBox | None = None
        if ask.approximate is not None:
            self.approximate = QCheckBox("approximate")
            self.approximate.setChecked(ask.approximate)
            self.form.addRow("", self.approximate)
        if ask.clearable and ask.first is not None:
            clear = self.add_button("Clear")
            clear.clicked.connect(self._clear)
        self.button = self.add_button("Set date", main=True)
        self.button.clicked.connect(self.accept)
        self.first.setFocus()

    def accept(self) -> None:
        """Tell the days and close."""
        first = _day(self.first)
        last = _day(self.last) if self.last else first
        rough = self.approximate.isChecked() if self.approximate else False
        self.close()
        self.chosen.emit(first, last, rough)

    def _clear(self) -> None:
        self.close()
        self.cleared.emit()

    def _keep_order(self, day: QDate) -> None:
        if self.last is not None and self.last.date() < day:
            self.last.setDate(day)


class AttributionPopup(Popup):
    """Asks who said a quotation; `chosen` carries the fields of PickedQuote that were changed."""

    chosen = Signal(object)

    _FIELDS = (
        ("speaker", "Speaker"),
        ("role", "Role"),
        ("said_to", "Said to"),
        ("said_when", "Said when"),
        ("reported_by", "Reported by"),
        ("translation", "Translation"),
    )

    def __init__(
        self, parent: QWidget, look: Look, quote: PickedQuote, people: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, look, "Who said it")
        self._quote = quote
        self._speaker = QComboBox(editable=True)
        self._speaker.addItems(list(dict.fromkeys([quote.speaker, *people])))
        self._speaker.setMinimumWidth(300)
        self.fields: dict[str, QLineEdit] = {}
        for name, label in self._FIELDS:
            field = QLineEdit(str(getattr(quote, name)))
            if name == "speaker":
                self._speaker.setLineEdit(field)
                field.setText(quote.speaker)
            self.form.addRow(label, self._speaker if name == "speaker" else field)
            field.setAccessibleName(label)
            self.fields[name] = field
        if quote.reason:
            reason = QLabel(f"Found because: {quote.reason}")
            reason.setWordWrap(True)
            reason.setProperty("secondary", True)
            self.form.addRow("", reason)
        self.add_button("Set attribution", main=True).clicked.connect(self.accept)
        self.fields["speaker"].setFocus()
        self.fields["speaker"].selectAll()

    def accept(self) -> None:
        """Tell what was changed and close."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        changes = {name: text for name, text in texts.items() if text != getattr(self._quote, name)}
        self.close()
        self.chosen.emit(changes)


def _date_edit(day: date, name: str) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMMM yyyy")
    field.setAccessibleName(name)
    field.setMinimumWidth(180)
    return field


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
