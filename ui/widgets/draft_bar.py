"""A strip over the foot of a text: the words that a quotation would have, and the keys for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from ui.look import PADDING, Look
from ui.models.wording import counted

_KEYS = "Enter keeps · Esc gives up · Tab: other end"
_ENDS = 38
"""Characters of the words that are shown from either end, where not all fit."""


class DraftBar(QFrame):
    """Told the words, it shows itself; hidden by whoever shows it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._ground = look, parent
        self.setObjectName("draftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = QLabel()
        self.hint = QLabel()
        for label in (self.words, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(PADDING, 7, PADDING, 7)
        self._row.setSpacing(2)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.hint)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def tell(self, words: str) -> None:
        """Show the words as they would be now."""
        count = counted(len(words.split()), "word")
        short = words if len(words) <= 2 * _ENDS else f"{words[:_ENDS]} […] {words[-_ENDS:]}"
        self.words.setText(f"“{short}”")
        self.hint.setText(f"{count} · {_KEYS}")
        self.hint.setStyleSheet(f"color: {self._look.colours.secondary};")
        self.setAccessibleName(f"{words}. {count}. {_KEYS}")
        self.settle()
        self.show()

    def refuse(self, why: str) -> None:
        """Say why an end cannot go there, until the next words."""
        self.hint.setText(why)
        self.hint.setStyleSheet(f"color: {self._look.colours.amber};")
        self.setAccessibleName(why)
        self.settle()
        self.show()

    def settle(self) -> None:
        """Stand at the foot of what is read, in two lines where one does not hold it."""
        width = self._ground.width() - 2 * PADDING
        needed = self.words.sizeHint().width() + self.hint.sizeHint().width() + 4 * PADDING
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if needed > width else ways.LeftToRight)
        height = self.sizeHint().height()
        self.setGeometry(PADDING, self._ground.height() - height - PADDING, width, height)
        self.raise_()

    def _dress(self) -> None:
        colours = self._look.colours
        self.words.setFont(self._look.serif_font(0))
        self.hint.setFont(self._look.ui_font(-1))
        self.setStyleSheet(
            f"#draftBar {{ background: {colours.raised}; border: 1px solid {colours.border};"
            f" border-radius: 6px; }} #draftBar QLabel {{ color: {colours.text}; }}"
        )
