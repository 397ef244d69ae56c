"""The library in the window: searched, narrowed, labelled, binned, taken from."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.library.library import Library
from briefgen.model.article import make_article
from briefgen.model.library import Filter
from ui.main_window import MainWindow
from ui.models.library_rows import KEYS_TYPE
from ui.models.library_search import PAGE
from ui.panes.library_tools import narrowed

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


def library_of(window: MainWindow) -> Library:
    library = window.room.shelf.library
    assert library is not None
    return library


def titles(window: MainWindow) -> list[str]:
    return [row.line.title for row in window.room.search.rows.rows]


def type_query(window: MainWindow, qtbot: QtBot, text: str, rested: Wait) -> None:
    field = window.room.pane.tools.field
    field.setFocus()
    field.clear()
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:  # QTest types ASCII only
        field.insert(text)
    rested(window)


def test_what_is_added_is_shelved_with_its_original(
    window: MainWindow, files: list[Path], settled: Wait
) -> None:
    window.workers.sources.add(files)
    settled(window)
    library = library_of(window)
    assert library.count() == 2
    for key, path in zip(window.session.dossier.articles, files, strict=True):
        original = library.original_path(key)
        assert original is not None
        assert original.read_bytes() == path.read_bytes()


def test_opening_a_brief_shelves_nothing(ready: MainWindow, rested: Wait) -> None:
    rested(ready)
    assert library_of(ready).count() == 0


def test_the_switch_shows_the_library_ready_to_be_searched(stocked: MainWindow) -> None:
    assert stocked.room.left.shows_library
    assert stocked.room.pane.tools.field.hasFocus()
    assert titles(stocked) == [
        "Υπουργοί για το νερό", "Mills ask for cheaper power", "Ferry line reopens in spring",
    ]  # fmt: skip
    assert stocked.room.pane.tools.count.text() == "3"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferr", ["Ferry line reopens in spring"]),
        ('"paper mills"', ["Mills ask for cheaper power"]),
        ("ferry OR tariff", ["Ferry line reopens in spring", "Mills ask for cheaper power"]),
        ("the -ferry", ["Mills ask for cheaper power"]),
        ("ποταμο", ["Υπουργοί για το νερό"]),
        ("outlet:harbour", ["Ferry line reopens in spring"]),
        ("zeppelin", []),
    ],
)
def test_searched_as_one_types(
    stocked: MainWindow, qtbot: QtBot, rested: Wait, query: str, found: list[str]
) -> None:
    type_query(stocked, qtbot, query, rested)
    assert sorted(titles(stocked)) == sorted(found)


def test_hits_are_marked_in_the_rows_that_are_seen(
    stocked: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    type_query(stocked, qtbot, "tariff", rested)
    (row,) = stocked.room.search.rows.rows
    assert row.snippet is not None
    assert [mark.of(row.snippet.text) for mark in row.snippet.marks] == ["tariff"]


def test_added_to_the_brief_by_enter_and_undone(
    stocked: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    type_query(stocked, qtbot, "ferry", rested)
    pane = stocked.room.pane
    qtbot.keyClick(pane.tools.field, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    rested(stocked)
    (article,) = stocked.session.dossier.articles.values()
    assert article.title == "Ferry line reopens in spring"
    assert stocked.room.search.rows.rows[0].in_brief
    qtbot.mouseClick(stocked.toast.button, LEFT)
    assert not stocked.session.dossier.articles
    assert not stocked.room.search.rows.rows[0].in_brief


def test_added_to_the_brief_by_button_and_by_drag(
    stocked: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    pane, rows = stocked.room.pane, stocked.room.search.rows
    pane.list.setCurrentIndex(rows.index(0))
    rested(stocked)
    qtbot.mouseClick(pane.add_button, LEFT)
    rested(stocked)
    assert len(stocked.session.dossier.articles) == 1
    mime = rows.mimeData([rows.index(1), rows.index(2)])
    assert mime.hasFormat(KEYS_TYPE)
    where, copy = stocked.panes.brief.geometry().center(), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, mime, LEFT, none)
    QApplication.sendEvent(stocked, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(stocked, QDropEvent(QPointF(where), copy, mime, LEFT, none))
    rested(stocked)
    assert len(stocked.session.dossier.articles) == 3
    stocked.actions_["undo"].trigger()
    assert len(stocked.session.dossier.articles) == 1


def test_looking_at_an_article_marks_it_read(stocked: MainWindow, rested: Wait) -> None:
    room = stocked.room
    assert library_of(stocked).count(Filter(unread=True)) == 3
    room.pane.list.setCurrentIndex(room.search.rows.index(1))
    rested(stocked)
    assert room.article.shows_library
    assert "lower tariff" in room.article.reader.text.toPlainText()
    assert library_of(stocked).count(Filter(unread=True)) == 2
    assert not room.search.rows.rows[1].line.unread


def test_narrowed_by_the_filter_and_cleared(
    stocked: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    tools = stocked.room.pane.tools
    qtbot.mouseClick(tools.filter, LEFT)
    popup = tools.popup
    assert popup is not None
    popup.combos["outlet"].setCurrentIndex(popup.combos["outlet"].findData("Lake Ledger"))
    box = popup.flags["missing_date"]
    qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    qtbot.mouseClick(popup.button, LEFT)
    rested(stocked)
    assert titles(stocked) == ["Υπουργοί για το νερό"]
    assert narrowed(stocked.room.search.asked.filter) == 2
    assert "2" in tools.filter.text()
    qtbot.mouseClick(tools.filter, LEFT)
    assert tools.popup is not None
    qtbot.mouseClick(tools.popup.clear_button, LEFT)
    rested(stocked)
    assert len(titles(stocked)) == 3


def test_binned_by_del_and_put_back(stocked: MainWindow, qtbot: QtBot, rested: Wait) -> None:
    room, library = stocked.room, library_of(stocked)
    room.pane.list.setCurrentIndex(room.search.rows.index(0))
    room.pane.list.setFocus()
    rested(stocked)
    qtbot.keyClick(room.pane.list, Qt.Key.Key_Delete)
    rested(stocked)
    assert library.count() == 2
    qtbot.mouseClick(stocked.toast.button, LEFT)
    rested(stocked)
    assert library.count() == 3
    room.pane.list.setCurrentIndex(room.search.rows.index(0))
    rested(stocked)
    stocked.actions_["library_bin"].trigger()
    rested(stocked)
    room.search.ask(filter=Filter(in_bin=True))
    rested(stocked)
    assert len(titles(stocked)) == 1
    (title,) = titles(stocked)
    room.emptying.empty_bin()
    rested(stocked)
    assert room.offer_bar.text == f"Delete 1 article (“{title[:40]}”), with the original files?"
    qtbot.mouseClick(room.offer_bar.buttons[-1], LEFT)
    rested(stocked)
    assert library.count(Filter(in_bin=True)) == 0
    assert library.count() == 2
    qtbot.mouseClick(stocked.toast.button, LEFT)
    rested(stocked)
    assert titles(stocked) == [title]
    assert not stocked.actions_["library_bring_back"].isVisible()
    room.emptying.empty_bin()
    rested(stocked)
    qtbot.mouseClick(room.offer_bar.buttons[-1], LEFT)
    rested(stocked)
    room.emptying.purge()
    rested(stocked)
    stocked.actions_["library_bring_back"].trigger()
    rested(stocked)
    assert titles(stocked) == [title], "nothing is final while the program runs"


def test_a_search_is_saved_and_used_again(
    stocked: MainWindow, qtbot: QtBot, rested: Wait, answers
) -> None:
    type_query(stocked, qtbot, "ferry", rested)
    answers.given_name = "The ferry"
    stocked.actions_["library_save"].trigger()
    rested(stocked)
    tools = stocked.room.pane.tools
    tools.clear()
    rested(stocked)
    assert len(titles(stocked)) == 3
    tools.menu.aboutToShow.emit()
    action = next(one for one in tools.menu.actions() if one.text() == "“The ferry”")
    action.trigger()
    rested(stocked)
    assert titles(stocked) == ["Ferry line reopens in spring"]
    assert tools.field.text() == "ferry"


def test_the_original_is_opened(window: MainWindow, files: list[Path], rested: Wait) -> None:
    opened: list[QUrl] = []
    window.room.work.open_file = lambda url: not opened.append(url)  # type: ignore[func-returns-value]
    window.workers.sources.add(files[:1])
    rested(window)
    window.actions_["library_open"].trigger()
    rested(window)
    (url,) = opened
    assert Path(url.toLocalFile()).read_bytes() == files[0].read_bytes()


def test_many_articles_come_page_by_page(window: MainWindow, qtbot: QtBot, rested: Wait) -> None:
    library = library_of(window)
    for number in range(2 * PAGE + 30):
        library.add(make_article(f"Report number {number}\nNothing happened on day {number}."))
    window.actions_["show_library"].trigger()
    rested(window)
    rows, view = window.room.search.rows, window.room.pane.list
    assert rows.rowCount() <= 2 * PAGE
    assert window.room.pane.tools.count.text() == "230"

    def all_there() -> bool:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        return rows.rowCount() == 230

    qtbot.waitUntil(all_there, timeout=10_000)
    assert len({row.key for row in rows.rows}) == 230
    assert not rows.canFetchMore(rows.index(-1).parent())


def test_empty_states_say_what_to_do(
    window: MainWindow, qtbot: QtBot, rested: Wait, answers, files: list[Path]
) -> None:
    window.actions_["show_library"].trigger()
    rested(window)
    assert window.room.pane.list.isHidden()
    answers.article_paths = files
    window.actions_["add"].trigger()
    rested(window)
    assert window.room.pane.list.isVisible()
    type_query(window, qtbot, "zeppelin", rested)
    assert window.room.pane.list.isHidden()
    window.room.pane.tools.clear()
    rested(window)
    assert len(titles(window)) == 2


def test_dragged_text_of_another_kind_is_not_taken_for_articles(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("plain words")
    assert not window.room.accepts(mime)
    assert not window.room.drop(mime)


def test_what_a_killed_program_left_goes_at_the_start(stocked: MainWindow, rested: Wait) -> None:
    library = library_of(stocked)
    library.add(make_article("One that is whole.", media_type="text/plain"), b"whole")
    lost = library.folder / "originals" / "ab" / ("ab" * 32 + ".txt")
    lost.parent.mkdir(parents=True, exist_ok=True)
    lost.write_bytes(b"no article has it")
    yesterday = time.time() - 30 * 3600
    os.utime(lost, (yesterday, yesterday))
    stocked.room.emptying.purge()
    rested(stocked)
    assert not lost.exists()
