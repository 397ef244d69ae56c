"""Tags and collections of the library: given, taken back, renamed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefgen.library.library import Library
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


def library_of(window: MainWindow) -> Library:
    library = window.room.shelf.library
    assert library is not None
    return library


def test_tags_are_given_shown_and_taken_back(
    stocked: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    room, library = stocked.room, library_of(stocked)
    room.pane.list.selectAll()
    rested(stocked)
    stocked.actions_["library_tags"].trigger()
    rested(stocked)
    assert room.labels.popup is not None
    qtbot.keyClicks(room.labels.popup.field, "river, press")
    qtbot.keyClick(room.labels.popup.field, Qt.Key.Key_Return)
    rested(stocked)
    assert library.tags() == {"press": 3, "river": 3}
    assert room.search.rows.rows[0].line.tags == ("press", "river")
    qtbot.mouseClick(stocked.toast.button, LEFT)
    rested(stocked)
    assert library.tags() == {}


def test_a_tag_is_renamed_and_that_is_undone(
    stocked: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    room, library = stocked.room, library_of(stocked)
    keys = [row.key for row in library.articles()]
    library.tag(keys[:2], "rivers")
    library.tag(keys[1:], "press")
    room.shelf.changed.emit()
    rested(stocked)
    room.pane.list.selectAll()
    rested(stocked)
    stocked.actions_["library_tags"].trigger()
    rested(stocked)
    popup = room.labels.popup
    assert popup is not None
    item = popup.names.findItems("rivers", Qt.MatchFlag.MatchExactly)[0]
    popup.names.setCurrentItem(item)
    popup.names.setFocus()
    qtbot.keyClick(popup.names, Qt.Key.Key_F2)
    editor = popup.names.findChild(QLineEdit)
    assert editor is not None
    assert popup.isVisible()
    qtbot.keyClicks(editor, "water")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.tags() == {"press": 2, "water": 2})
    assert popup.isVisible()
    rested(stocked)
    assert stocked.toast.text == "“rivers” renamed to “water”"
    qtbot.mouseClick(stocked.toast.button, LEFT)
    rested(stocked)
    assert library.tags() == {"press": 2, "rivers": 2}
    stocked.actions_["library_tags"].trigger()
    rested(stocked)
    popup = room.labels.popup
    popup.names.findItems("rivers", Qt.MatchFlag.MatchExactly)[0].setText("press")
    assert popup.names.count() == 1, "the two are one from now on"
    qtbot.waitUntil(lambda: library.tags() == {"press": 3})
    rested(stocked)
    assert stocked.toast.text == "“rivers” joined with “press”"
    qtbot.mouseClick(stocked.toast.button, LEFT)
    rested(stocked)
    assert library.tags() == {"press": 2, "rivers": 2}


def test_a_collection_is_renamed_too(stocked: MainWindow, rested: Wait) -> None:
    room, library = stocked.room, library_of(stocked)
    library.collect([library.articles()[0].key], "Trieste")
    room.shelf.changed.emit()
    rested(stocked)
    room.pane.list.selectAll()
    rested(stocked)
    stocked.actions_["library_collect"].trigger()
    rested(stocked)
    assert room.labels.popup is not None
    item = room.labels.popup.names.item(0)
    item.setText("  ")
    assert item.text() == "Trieste", "a name that is empty is none"
    item.setText("Lund  talks")
    rested(stocked)
    assert library.collections() == {"Lund talks": 1}
    assert item.text() == "Lund talks"
    room.labels.popup.close()
