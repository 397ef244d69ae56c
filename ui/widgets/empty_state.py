"""What a pane shows while there is nothing: one sentence and a button or two."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import PADDING, UNIT, Look


class EmptyState(QWidget):
    """A sentence with the actions that end the emptiness; the first is the main one."""

    def __init__(
        self, look: Look, icon: str, sentence: str, actions: Sequence[QAction] = ()
    ) -> None:
        super().__init__()
        self._look = look
        self._icon_name = icon
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence = QLabel(sentence, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._sentence.setProperty("secondary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * PADDING, PADDING, 2 * PADDING, PADDING)
        column.setSpacing(UNIT)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addSpacing(UNIT)
        column.addWidget(self._sentence)
        column.addSpacing(UNIT)
        for number, action in enumerate(actions):
            button = QPushButton(action.text().replace("…", "").replace("&", ""))
            button.setToolTip(action.toolTip())
            button.setProperty("main" if number == 0 else "outlined", True)
            button.clicked.connect(action.trigger)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        look.changed.connect(self._dress)
        self._dress()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)

    def _dress(self) -> None:
        self._icon.setPixmap(self._look.pixmap(self._icon_name, self._look.colours.border, 40))
