"""Small windows that open beside what they change and close when one clicks elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.brief import PickedQuote
from briefgen.model.finding import Candidate
from ui.look import PADDING, Look
from ui.models.wording import format_day
from ui.widgets.buttons import text_button
from ui.widgets.day_field import DayField, keep_order
from ui.widgets.speaker_field import SpeakerField

_AROUND = 8
"""Between a popup and the window's edges, in pixels."""


class Popup(QFrame):
    """A frame with a title, fields and a row of buttons, laid over the window.

    It is no window of its own, so no platform can put it in another place.
    """

    def __init__(self, parent: QWidget, look: Look, title: str) -> None:
        super().__init__(parent.window())
        self._came_from = QApplication.focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        colours = look.colours
        self.setStyleSheet(
            f"#popup {{ background: {colours.raised}; border: 1px solid {colours.border};"
            " border-radius: 8px; }"
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

    def open_at(self, corner: QPoint, first: QWidget, over: int = 0) -> None:
        """Open with the top left corner at a point of the screen, moved to fit the window.

        `first` is the field that gets the focus; `over` the height of what lies above the point,
        in pixels: where there is no room below it the popup stands on top of it.
        """
        self.adjustSize()
        if self.hasHeightForWidth():  # words that wrap take less than Qt first thinks
            self.resize(self.width(), self.heightForWidth(self.width()))
        window = self.window()
        wanted = window.mapFromGlobal(corner)
        lowest = window.height() - self.height() - _AROUND
        above = wanted.y() - over - self.height()
        x = max(_AROUND, min(wanted.x(), window.width() - self.width() - _AROUND))
        y = above if over and wanted.y() > lowest and above >= _AROUND else min(wanted.y(), lowest)
        self.move(x, max(_AROUND, y))
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._watch(True)

    def _watch(self, watching: bool) -> None:
        app = QApplication.instance()
        if app is not None and watching:
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close at a click elsewhere in the window; calendars and lists of fields are one's own."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and not self._holds(watched)
        ):
            self.close()
        return super().eventFilter(watched, event)

    def _holds(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the focus back to where it came from."""
        self._watch(False)
        if self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        super().closeEvent(event)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the main button, close on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
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
        offers: days to choose with one click.
    """

    title: str
    first: date | None = None
    last: date | None = None
    ranged: bool = False
    approximate: bool | None = None
    around: date | None = None
    clearable: bool = True
    offers: tuple[date, ...] = ()


class DatePopup(Popup):
    """Asks for a day, or for a first and a last one.

    `chosen` carries first, last (equal for one day) and whether it is approximate; `cleared`
    carries nothing.
    """

    chosen = Signal(object, object, bool)
    cleared = Signal()

    def __init__(self, parent: QWidget, look: Look, ask: DateAsk) -> None:
        super().__init__(parent, look, ask.title)
        start = ask.first or next(iter(ask.offers), None) or ask.around or date.today()
        name = "First day" if ask.ranged else "Day"
        self.first = DayField(start, name if ask.ranged else ask.title)
        self.form.addRow(name, self.first)
        self.offers = [self._offer(day) for day in ask.offers]
        for number, button in enumerate(self.offers):
            self.form.addRow("" if number else "In the text", button)
        self.last: DayField | None = None
        if ask.ranged:
            self.last = DayField(ask.last or start, "Last day")
            self.form.addRow("Last day", self.last)
            self.first.settled.connect(self._keep_order)
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
        self.first.selectAll()

    def _offer(self, day: date) -> QToolButton:
        button = text_button(format_day(day), "Take this day", outlined=True)
        button.clicked.connect(lambda: self.first.set_day(day))
        return button

    def accept(self) -> None:
        """Tell the days and close; what is no day stays open to be mended."""
        for field in (self.first, self.last):
            if field is not None and field.day is None:
                field.ask_again()
                return
        first = self.first.day
        last = self.last.day if self.last else first
        rough = self.approximate.isChecked() if self.approximate else False
        self.close()
        self.chosen.emit(first, last, rough)

    def _clear(self) -> None:
        self.close()
        self.cleared.emit()

    def _keep_order(self) -> None:
        if self.last is not None:
            keep_order(self.first, self.last)


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
        self, parent: QWidget, look: Look, quote: PickedQuote, people: Sequence[Candidate] = ()
    ) -> None:
        super().__init__(parent, look, "Who said it")
        self._quote = quote
        self._speaker = SpeakerField(people, look)
        self.fields: dict[str, QLineEdit] = {}
        for name, label in self._FIELDS:
            field = QLineEdit(str(getattr(quote, name)))
            if name == "speaker":
                self._speaker.take_field(field)
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
        self._speaker.picked.connect(self._fill_role)
        self.fields["speaker"].selectAll()

    def _holds(self, widget: QWidget | None) -> bool:
        own = widget is not None and self._speaker.owns(widget)
        return own or super()._holds(widget)

    def _fill_role(self, one: Candidate) -> None:
        """Another speaker brings another role, none if no article gives one."""
        self.fields["role"].setText(one.role)

    def accept(self) -> None:
        """Tell what was changed and close."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        changes = {name: text for name, text in texts.items() if text != getattr(self._quote, name)}
        self.close()
        self.chosen.emit(changes)
