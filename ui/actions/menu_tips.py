"""What a menu entry under the pointer does, told in the status line."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu


class MenuTips(QObject):
    """Tells what the action under the pointer does while its menu is open, then nothing.

    Buttons tell it themselves, in their tool tips.
    """

    def __init__(
        self, parent: QObject, actions: Iterable[QAction], tell: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        for action in actions:
            action.hovered.connect(self._show)

    def _show(self) -> None:
        action, menu = self.sender(), QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return
        self._tell(action.statusTip() if isinstance(action, QAction) else "")
        if not menu.property("tipped"):
            menu.setProperty("tipped", True)  # its other entries may have nothing to say
            menu.hovered.connect(lambda one: self._tell(one.statusTip()))
            menu.aboutToHide.connect(lambda: self._tell(""))
