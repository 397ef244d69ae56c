"""The tabs over a pane: closer together, and then shortened, where there is little room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QTabBar


class PaneTabs(QTabBar):
    """Flat tabs that never need buttons to scroll."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._room = 0
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)

    def fit(self, room: int) -> None:
        """Set the tabs for a width in pixels: closer together before words are shortened."""
        self._room = room
        self._set_tight(False)
        if self.sizeHint().width() > room:
            self._set_tight(True)

    def tabLayoutChange(self) -> None:
        """Fit other words too."""
        super().tabLayoutChange()
        if self._room and not self.property("tight") and self.sizeHint().width() > self._room:
            self._set_tight(True)

    def _set_tight(self, tight: bool) -> None:
        if bool(self.property("tight")) != tight:
            self.setProperty("tight", tight)
            self.style().unpolish(self)
            self.style().polish(self)
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # lays them out anew
