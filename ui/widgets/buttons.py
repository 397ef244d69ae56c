"""Buttons as the window's bars use them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from ui.look import tool_icon


def action_button(action: QAction) -> QToolButton:
    """Return a flat button with an action's icon and words."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(tool_icon())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def add_actions(menu: QMenu, actions: Iterable[QAction | None]) -> None:
    """Add actions to a menu, None for a line; those that cannot be done now are left out."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        elif action.isEnabled():
            menu.addAction(action)


def text_button(text: str, tip: str = "", *, outlined: bool = False) -> QToolButton:
    """Return a button with words alone."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setProperty("outlined", outlined)
    return button


class ChoiceButton(QToolButton):
    """An outlined button that opens a menu; its words are shortened to what fits."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("outlined", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(90)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(30, self.width() - 42)
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(f"{elided} ▾")
