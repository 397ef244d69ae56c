"""What tests do with the outline: rows by their keys, clicks on spots, writing into an editor."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.models.listing import ROW_ROLE
from ui.models.outline_rows import OutlineRow

LEFT = Qt.MouseButton.LeftButton


def row_of(window: MainWindow, key: str) -> OutlineRow:
    model = window.panes.brief.view.model()
    every = (model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount()))
    return next(row for row in every if row.key == key)


def number_of(window: MainWindow, key: str) -> int:
    model = window.panes.brief.view.model()
    every = range(model.rowCount())
    return next(n for n in every if model.index(n, 0).data(ROW_ROLE).key == key)


def point_in(window: MainWindow, key: str, name: str) -> QPoint:
    view = window.panes.brief.view
    index = view.model().index(number_of(window, key), 0)
    view.scrollTo(index)
    place = view.visualRect(index)
    row = index.data(ROW_ROLE)
    for tool in view.delegate.tools_of(row, place.toRectF()):
        if tool.name == name:
            return tool.place.center().toPoint()
    spot = view.delegate.layout_of(row, place.width()).spot(name)
    assert spot is not None
    return place.topLeft() + spot.place.center().toPoint()


def click(window: MainWindow, qtbot: QtBot, key: str, name: str) -> None:
    viewport = window.panes.brief.view.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=point_in(window, key, name))


def write(window: MainWindow, qtbot: QtBot, text: str, end: Qt.Key = Qt.Key.Key_Tab) -> None:
    editor = window.panes.brief.view.editor
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, end)
