"""Choosing the original of a translation among the quotations of other articles."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from briefgen.model.brief import PickedQuote
from ui.look import Look
from ui.models.pairing import Original
from ui.widgets.popup import Popup

_WIDTH = 460  # pixels
_SHOWN = 5  # rows that are seen at once
_WORDS = 150  # characters of a quotation that are shown
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PairPopup(Popup):
    """A list that narrows as one types.

    Signals: `chosen` carries the Original, `taken_apart` nothing, `print_asked` whether the
    original of the present pair is printed.
    """

    chosen = Signal(object)
    taken_apart = Signal()
    print_asked = Signal(bool)

    def __init__(
        self, parent: QWidget, look: Look, item: PickedQuote, originals: Sequence[Original]
    ) -> None:
        super().__init__(parent, look, "Translation of")
        self._originals = originals
        self.field = QLineEdit()
        self.field.setPlaceholderText("Words, speaker or outlet of the original")
        self.field.setAccessibleName("Find the original")
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Quotations of other articles")
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(min(_WIDTH, parent.window().width() - 80))
        self.list.itemActivated.connect(lambda _: self.accept())
        self.form.addRow(self.field)
        self.form.addRow(self.list)
        if item.original:
            box = QCheckBox("Print the original too")
            box.setChecked(item.original_printed)
            box.toggled.connect(self.print_asked)
            self.form.addRow(box)
            self.add_button("Take the pair apart").clicked.connect(self._take_apart)
        self.button = self.add_button("Pair", main=True)
        self.button.clicked.connect(self.accept)
        self._fill("")
        shown = min(_SHOWN, self.list.count())
        heights = [self.list.sizeHintForRow(row) for row in range(shown)]
        self.list.setFixedHeight(sum(heights) + (2 * shown + 2) * self.list.spacing() + 4)

    def _fill(self, words: str) -> None:
        asked = words.casefold().split()
        self.list.clear()
        for one in self._originals:
            text = f"{one.words} {one.about}".casefold()
            if all(word in text for word in asked):
                short = one.words if len(one.words) <= _WORDS else f"{one.words[:_WORDS]} …"
                row = QListWidgetItem(f"“{short}”\n{one.about}")
                row.setData(Qt.ItemDataRole.UserRole, one)
                self.list.addItem(row)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.button.setEnabled(self.list.count() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while one types."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.field and pressed and _key_of(event) in _PASSED_ON:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Tell which quotation is the original."""
        row = self.list.currentItem()
        self.close()
        if row is not None:
            self.chosen.emit(row.data(Qt.ItemDataRole.UserRole))

    def _take_apart(self) -> None:
        self.close()
        self.taken_apart.emit()


def _key_of(event: QEvent) -> Qt.Key | None:
    return Qt.Key(event.key()) if isinstance(event, QKeyEvent) else None
