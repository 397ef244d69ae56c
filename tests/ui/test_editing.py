"""Editing in place: the head, items, what is written anew, and the popups that ask for days."""

from datetime import timedelta

from outline_steps import click, point_in, write
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.editing import edits
from briefgen.model.brief import (
    PartKind,
    Place,
)
from ui.main_window import MainWindow
from ui.models.outline_rows import RowKind
from ui.widgets.popup import DateAsk, DatePopup


def test_enter_goes_on_with_another_point_and_escape_ends(ready: MainWindow, qtbot: QtBot) -> None:
    issue = ready.session.brief.issues[0].id
    pane = ready.panes.brief
    pane.drafts.begin_item(Place(PartKind.POINTS, issue))
    write(ready, qtbot, "First point", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.view.editor is not None)
    write(ready, qtbot, "Second point", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.view.editor is not None)
    qtbot.keyClick(pane.view.editor, Qt.Key.Key_Escape)
    assert pane.view.editor is None
    items = edits.items_at(ready.session.brief, Place(PartKind.POINTS, issue))
    assert [item.text for item in items[-2:]] == ["First point", "Second point"]  # type: ignore[union-attr]
    assert not [row for row in pane.view.model().rows if row.kind is RowKind.DRAFT]  # type: ignore[attr-defined]


def test_the_head_is_edited_in_place(ready: MainWindow, qtbot: QtBot) -> None:
    for key, name, text in (
        ("title", "title", "River Summit"),
        ("subtitle", "subtitle", "Nine states"),
        ("facts", "place", "Harbour City"),
        ("facts", "principal", "The Minister"),
    ):
        click(ready, qtbot, key, name)
        write(ready, qtbot, text)
        assert getattr(ready.session.brief.header, name) == text


def test_tab_goes_on_to_the_next_field_of_the_head(ready: MainWindow, qtbot: QtBot) -> None:
    ready.activateWindow()
    qtbot.waitUntil(ready.isActiveWindow)
    view = ready.panes.brief.view
    click(ready, qtbot, "title", "title")
    for text in ("River Summit", "Nine states", "Harbour City", "The Minister"):
        qtbot.waitUntil(lambda: view.editor is not None)
        write(ready, qtbot, text, Qt.Key.Key_Tab)
    header = ready.session.brief.header
    assert (header.title, header.subtitle) == ("River Summit", "Nine states")
    assert (header.place, header.principal) == ("Harbour City", "The Minister")
    qtbot.wait(20)
    assert view.editor is None  # the last one
    assert QApplication.focusWidget() is view
    click(ready, qtbot, "subtitle", "subtitle")
    qtbot.keyClick(view.editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: view.editor is not None)
    assert view.editor is not None
    assert view.editor.toPlainText() == "River Summit"


def test_tab_out_of_an_item_stays_in_the_outline(ready: MainWindow, qtbot: QtBot) -> None:
    ready.activateWindow()
    qtbot.waitUntil(ready.isActiveWindow)
    pane = ready.panes.brief
    pane.drafts.begin_item(Place(PartKind.POINTS, ready.session.brief.issues[0].id))
    write(ready, qtbot, "First point", Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pane.view
    assert pane.current_row is not None
    assert pane.current_row.item is not None
    assert pane.current_row.item.text == "First point"  # type: ignore[union-attr]


def test_the_days_of_the_event_are_asked_in_a_popup(ready: MainWindow, qtbot: QtBot) -> None:
    click(ready, qtbot, "facts", "event")
    popup = ready.panes.brief.fields.popup
    assert isinstance(popup, DatePopup)
    assert popup.last is not None
    before = popup.last.day
    assert before is not None
    for _ in range(3):
        qtbot.keyClick(popup.first, Qt.Key.Key_Up)
    assert popup.last.day == popup.first.day == before + timedelta(days=3)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    header = ready.session.brief.header
    assert header.event_from is not None
    assert header.event_from == header.event_to


def test_a_second_click_on_an_issue_renames_it(ready: MainWindow, qtbot: QtBot) -> None:
    issue = ready.session.brief.issues[0].id
    click(ready, qtbot, issue, "text")
    assert ready.panes.brief.view.editor is None
    click(ready, qtbot, issue, "text")
    write(ready, qtbot, "The fund of the river", Qt.Key.Key_Return)
    assert ready.session.brief.issues[0].title == "The fund of the river"
    ready.actions_["undo"].trigger()
    assert ready.session.brief.issues[0].title != "The fund of the river"


def test_a_long_hint_is_seen_in_full_and_so_is_the_head_over_it(
    ready: MainWindow, qtbot: QtBot
) -> None:
    ready.resize(1024, 680)
    pane = ready.panes.brief
    pane.view.scrollToBottom()
    pane.drafts.begin_item(Place(PartKind.BOTTOM_LINE))
    editor = pane.view.editor
    assert editor is not None
    one_line = editor.fontMetrics().lineSpacing()
    assert editor.fontMetrics().horizontalAdvance(editor.placeholderText()) > editor.width()
    assert editor.height() > 2 * one_line
    editor.setPlainText("x")
    assert editor.wanted_height < 2 * one_line
    head = next(n for n, row in enumerate(pane.view.model().rows) if row.text == "Bottom line")  # type: ignore[attr-defined]
    place = pane.view.visualRect(pane.view.model().index(head, 0))
    assert place.top() >= 0
    assert place.bottom() < pane.view.viewport().height()


def test_a_popup_never_lies_over_what_it_changes(ready: MainWindow, qtbot: QtBot) -> None:
    ready.resize(1024, 680)
    view = ready.panes.brief.view
    for y in (0, view.viewport().height() - 30):
        corner = view.viewport().mapToGlobal(QPoint(40, y))
        popup = DatePopup(ready, ready.services.look, DateAsk("Day"))
        popup.open_at(corner + QPoint(0, 24), popup.first, over=24)
        spot = QRect(ready.mapFromGlobal(corner), QSize(100, 20))
        assert not popup.geometry().intersects(spot)
        assert ready.rect().contains(popup.geometry())
        popup.close()


def test_what_is_not_edited_stays_to_be_seen(ready: MainWindow, qtbot: QtBot) -> None:
    view = ready.panes.brief.view
    where = point_in(ready, "facts", "prepared")
    spot = QRect(where - QPoint(40, 24), QSize(80, 32))  # the words and the label over them

    def seen() -> QImage:
        QApplication.processEvents()
        return view.viewport().grab(spot).toImage()

    before = seen()
    click(ready, qtbot, "facts", "principal")
    assert view.editor is not None
    assert seen() == before
