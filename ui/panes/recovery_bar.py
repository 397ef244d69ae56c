"""Offers what was not saved when the program was last ended by force."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefgen.storage.recovery import Leftover
from ui.look import PADDING, Look


class RecoveryBar(QWidget):
    """One line for the newest leftover, with what can be done about it."""

    def __init__(
        self,
        look: Look,
        recover: Callable[[Leftover], None],
        discard: Callable[[Leftover], None],
    ) -> None:
        super().__init__()
        self._look = look
        self._left: list[Leftover] = []
        self._recover, self._discard = recover, discard
        self.setObjectName("recoveryBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.recover_button = QPushButton("Recover")
        self.recover_button.setProperty("main", True)
        self.discard_button = QPushButton("Discard")
        self.recover_button.clicked.connect(lambda: self._act(self._recover))
        self.discard_button.clicked.connect(lambda: self._act(self._discard))
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 6, PADDING, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self.discard_button)
        row.addWidget(self.recover_button)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def offer(self, leftovers: Sequence[Leftover]) -> None:
        """Show the newest of some leftovers, then the next."""
        self._left = list(leftovers)
        self._next()

    def _next(self) -> None:
        self.setVisible(bool(self._left))
        if self._left:
            one = self._left[0]
            kept = one.kept_at.astimezone()
            self._text.setText(
                f"“{one.title or 'Untitled brief'}” was not saved when the program ended "
                f"({kept:%d %B %Y, %H:%M})."
            )

    def _act(self, act: Callable[[Leftover], None]) -> None:
        if self._left:
            act(self._left.pop(0))
        self._next()

    def _dress(self) -> None:
        colours = self._look.colours
        self.setStyleSheet(
            f"#recoveryBar {{ background: {colours.amber_tint}; }}"
            f"#recoveryBar QLabel {{ color: {colours.text}; }}"
        )
