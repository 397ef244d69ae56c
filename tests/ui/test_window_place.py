"""Where the window opens: nothing of it may lie outside the screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from ui.widgets.window_place import take_place


def placed(qtbot: QtBot, size: QSize, saved: bytes = b"") -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    take_place(window, size, QSize(5000, 300), saved)
    return window


def test_what_fits_the_screen_is_as_large_as_it_likes(qtbot: QtBot) -> None:
    window = placed(qtbot, QSize(400, 300))
    assert not window.isMaximized()


def test_what_does_not_fit_takes_the_whole_screen(qtbot: QtBot) -> None:
    room = QApplication.primaryScreen().availableGeometry()
    window = placed(qtbot, QSize(room.width(), room.height()))  # its title bar comes on top
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert window.minimumWidth() < room.width()


def test_it_opens_where_it_stood(qtbot: QtBot) -> None:
    first = QMainWindow()
    qtbot.addWidget(first)
    first.setGeometry(40, 60, 500, 400)
    first.show()
    window = placed(qtbot, QSize(10_000, 400), bytes(first.saveGeometry().data()))
    assert not window.isMaximized()
