"""The line at the top of a pane: its name, a count, and at the right its few buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.look import PADDING, Look

HEIGHT = 44


class PaneHeader(QWidget):
    """A pane's name in the system font, a quiet count, and buttons added at the right."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._name = QLabel(name)
        self._name.setFont(look.ui_font(1, strong=True))
        self._count = QLabel()
        self._count.setProperty("secondary", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PADDING + 4, 0, PADDING - 4, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)

    def set_count(self, text: str) -> None:
        """Show a number beside the name."""
        self._count.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without icons where the words have no room beside them."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        self._buttons_as(style.ToolButtonTextBesideIcon)
        if self._row.sizeHint().width() > event.size().width():
            self._buttons_as(style.ToolButtonTextOnly)

    def _buttons_as(self, style: Qt.ToolButtonStyle) -> None:
        for button in self.findChildren(QToolButton):
            button.setToolButtonStyle(style)

    def add(self, widget: QWidget) -> None:
        """Put a button at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
