"""Where a window opens: where it stood last, or as large as it likes, or on the whole screen."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow

_FRAME = 40
"""What a title bar and a window's edges take of a screen, in pixels, at most."""


def take_place(window: QMainWindow, size: QSize, least: QSize, saved: bytes) -> None:
    """Give a window that is not shown yet its size and place.

    Args:
        window: the window.
        size: what it likes to have; where that does not fit the screen, it opens maximised.
        least: what it may be made smaller to, where the screen has as much.
        saved: what `saveGeometry` gave last time, empty if there is nothing.
    """
    room = window.screen().availableGeometry().size() - QSize(_FRAME, _FRAME)
    window.setMinimumSize(least.boundedTo(room))
    window.resize(size)
    known = bool(saved) and window.restoreGeometry(QByteArray(saved))
    if not known and size.boundedTo(room) != size:
        window.setWindowState(Qt.WindowState.WindowMaximized)
