"""Buttons as the window's bars use them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from ui.look import TOOL_ICON


def action_button(action: QAction) -> QToolButton:
    """Return a flat button with an action's icon and words."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(TOOL_ICON)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def text_button(text: str, tip: str = "", *, outlined: bool = False) -> QToolButton:
    """Return a button with words alone."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setProperty("outlined", outlined)
    return button
