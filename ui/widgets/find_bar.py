"""Finding words within the text that is read: a field, how many there are, and stepping."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefgen.model.article import TextSpan
from ui.look import PADDING, Look
from ui.models.text_search import hits
from ui.widgets.pane_header import HEIGHT
from ui.widgets.reading_view import ReadingView


class FindBar(QWidget):
    """Marks every hit in the view and steps through them; `closed` when it is put away."""

    closed = Signal()

    def __init__(self, look: Look, view: ReadingView) -> None:
        super().__init__()
        self._look, self._view = look, view
        self._found: tuple[TextSpan, ...] = ()
        self._current = -1
        self.setFixedHeight(HEIGHT)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _: self.refresh())
        self.count = QLabel()
        self.count.setProperty("secondary", True)
        self.previous = self._button("previous", "Previous hit  (Shift+Enter)")
        self.next = self._button("next", "Next hit  (Enter)")
        self.close_button = self._button("close", "Close  (Esc)")
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 0, PADDING - 4, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self.previous, self.next, self.close_button):
            row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split("  ", maxsplit=1)[0])
        return button

    def begin(self) -> None:
        """Show the field, with the words that are selected in the text if there are any."""
        span = self._view.selected_span
        if span is not None and "\n" not in span.of(self._view.text):
            self.field.setText(span.of(self._view.text))
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.refresh()

    def refresh(self) -> None:
        """Look for the words anew, from where the text cursor stands."""
        if not self.isHidden():
            self._found = hits(self._view.text, self.field.text())
            caret = self._view.places.caret
            ahead = (n for n, span in enumerate(self._found) if span.start >= caret)
            self._current = next(ahead, 0) if self._found else -1
            self._tell()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit, round from the ends."""
        if self.isHidden():
            self.begin()
        elif self._found:
            self._current = (self._current + step) % len(self._found)
            self._tell()

    def put_away(self) -> None:
        """Close the bar; the text cursor stays at the hit one came to."""
        if 0 <= self._current < len(self._found):
            self._view.put_caret(self._found[self._current].start)
        self._found, self._current = (), -1
        self._view.set_hits((), -1)
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _tell(self) -> None:
        self._view.set_hits(self._found, self._current)
        asked, number = bool(self.field.text().strip()), len(self._found)
        words = f"{self._current + 1} of {number}" if number else "not found" if asked else ""
        self.count.setText(words)
        self.count.setAccessibleName(words)
        for button in (self.previous, self.next):
            button.setEnabled(number > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step on Enter, close on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.previous.setIcon(self._look.icon("up"))
        self.next.setIcon(self._look.icon("down"))
        self.close_button.setIcon(self._look.icon("cross"))
