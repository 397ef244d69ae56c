"""Where panes find the actions that they show."""

from typing import Protocol

from PySide6.QtGui import QAction


class ActionLookup(Protocol):
    """The window's actions by name."""

    def __getitem__(self, name: str) -> QAction:
        """Return the action of that name."""
        ...
