"""The sheet of keys: everything that has one, under the name of its menu."""

from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from ui.dialogs.keys import keys_dialog
from ui.main_window import MainWindow


def test_keys_stand_under_their_menus(ready: MainWindow) -> None:
    keys = ready.actions_.keys()
    assert ("Undo", "Ctrl+Z") in keys["Edit"]  # not what there is to undo just now
    assert ("Confirm and go on", "K") in keys["Brief"]
    assert ("Keep what was moved, or give it up", "Return, Esc") in keys["In the text"]
    every = [key for group in keys.values() for _, key in group]
    assert len(every) == len(set(every))


def test_the_sheet_names_them_all_and_fits_the_window(ready: MainWindow, qtbot: QtBot) -> None:
    ready.resize(1024, 680)
    dialog: QDialog = keys_dialog(ready, ready.services.look, ready.actions_.keys())
    dialog.show()
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for title, keys in ready.actions_.keys().items():
        assert {title, *(one for pair in keys for one in pair)} <= words
    assert dialog.width() <= ready.width()
    assert dialog.height() <= ready.height()
    dialog.reject()
