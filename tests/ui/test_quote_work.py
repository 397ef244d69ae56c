"""Quotations in place: their ends dragged and moved by keys, split, merged, rejected."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.analysis.analyse import analyse
from briefgen.editing import edits
from briefgen.editing.spans import Edge
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import TextSpan, make_article
from briefgen.model.brief import (
    Issue,
    ItemState,
    Part,
    PartKind,
    PickedQuote,
    Place,
    Point,
    all_items,
)
from ui.found import Found, FoundKind
from ui.main_window import MainWindow
from ui.models.listing import ROW_ROLE

Wait = Callable[[MainWindow], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TEXT = """Harbour talks open
“The quay stays open 🌊 this year. We pay for it,” said Ilse Marrow, the port minister of Vell.

“The dredging begins in May,” Marrow said on Tuesday.

“Nobody has asked the dockers,” said Tomas Brink, the chairman of the union.
"""


@pytest.fixture
def harbour(window: MainWindow) -> MainWindow:
    """A window with one article of three quotations, none picked; the first is selected."""
    article = make_article(TEXT)
    window.session.edit_dossier(
        "Add", lambda d: joined(d, [GatheredArticle(article, analyse(article))])
    )
    window.session.select_article(article.key)
    window.actions_["show_article"].trigger()
    QApplication.processEvents()
    assert [found.words for found in quotes(window)] == [
        "“The quay stays open 🌊 this year. We pay for it”",
        "“The dredging begins in May”",
        "“Nobody has asked the dockers”",
    ]
    window.session.select_finding(quotes(window)[0].ref)
    window.panes.article.text.setFocus()
    return window


def quotes(window: MainWindow) -> list[Found]:
    return [one for one in window.panes.article.found if one.ref.kind is FoundKind.QUOTE]


def words(window: MainWindow) -> list[str]:
    return [found.words for found in quotes(window)]


def items(window: MainWindow) -> list[PickedQuote]:
    return [i for _, i in all_items(window.session.brief) if isinstance(i, PickedQuote)]


def corner(window: MainWindow, place: int) -> QPoint:
    """The point of the viewport at which a position of the text is drawn."""
    return window.panes.article.text.places.rect(place).center().toPoint()


def drag(window: MainWindow, edge: Edge, place: int) -> None:
    """Take a handle, drag it to a position of the text, and let it go."""
    view = window.panes.article.text
    start = view.handles._bar(edge).center().toPoint()
    target = corner(window, place)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), (start + target) / 2)
    QTest.mouseMove(view.viewport(), target)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=target)


def test_an_end_is_dragged_and_undone_in_one_step(harbour: MainWindow) -> None:
    steps = harbour.session.undo_stack.count()
    before = words(harbour)
    drag(harbour, Edge.END, TEXT.index(". We pay") + 1)
    assert words(harbour) == ["“The quay stays open 🌊 this year.”", *before[1:]]
    assert harbour.session.undo_stack.count() == steps + 1
    assert "corrected" in harbour.toast.text
    current = harbour.panes.article.current
    assert current is not None
    assert "corrected" in current.notes
    drag(harbour, Edge.START, TEXT.index("stays"))
    assert words(harbour)[0] == "“stays open 🌊 this year.”"
    harbour.actions_["undo"].trigger()
    harbour.actions_["undo"].trigger()
    assert words(harbour) == before
    assert harbour.panes.article.current is not None


def test_while_one_drags_the_words_are_shown_and_nothing_is_changed(harbour: MainWindow) -> None:
    view, before = harbour.panes.article.text, harbour.session.dossier
    start = view.handles._bar(Edge.END).center().toPoint()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), corner(harbour, TEXT.index(" 🌊")))
    assert view.draft_bar.words.text() == "“The quay stays open”"
    assert view.draft_bar.isVisible()
    assert harbour.session.dossier is before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert harbour.session.dossier is before
    assert not view.draft_bar.isVisible()


def test_the_pointer_tells_of_a_handle(harbour: MainWindow) -> None:
    view = harbour.panes.article.text
    QTest.mouseMove(view.viewport(), view.handles._bar(Edge.START).center().toPoint())
    assert view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(view.viewport(), corner(harbour, TEXT.index("Tomas")))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_an_end_is_not_dragged_out_of_its_paragraph(harbour: MainWindow) -> None:
    view, before = harbour.panes.article.text, harbour.session.dossier
    start = view.handles._bar(Edge.END).center().toPoint()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), corner(harbour, TEXT.index("on Tuesday")))
    assert "paragraph" in view.draft_bar.hint.text()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert harbour.session.dossier == before


def test_shift_and_arrows_move_the_ends_by_characters_and_words(
    harbour: MainWindow, qtbot: QtBot
) -> None:
    view = harbour.panes.article.text
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT | CTRL)
    assert view.handles.words == "The quay stays open 🌊 this year."
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert words(harbour)[0].startswith("“The quay")
    end = TEXT.index("🌊") + 1
    view.handles._move(Edge.END, end + 1)
    assert view.handles.words.endswith("🌊")
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.handles.pieces[-1].end == end
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.handles.pieces[-1].of(TEXT) == "The quay stays open "
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT | ALT | CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT | ALT)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert words(harbour)[0] == "“quay stays open”"
    assert not view.handles.drafting


def test_one_key_begins_and_the_arrows_alone_do_the_rest(harbour: MainWindow, qtbot: QtBot) -> None:
    view = harbour.panes.article.text
    qtbot.keyClick(view, Qt.Key.Key_E)
    assert view.draft_bar.isVisible()
    assert "11 words" in view.draft_bar.hint.text()
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Left, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Right, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Enter)
    assert words(harbour)[0] == "“quay stays open 🌊 this year.”"


def test_escape_gives_the_keys_back_to_the_text(harbour: MainWindow, qtbot: QtBot) -> None:
    view, before = harbour.panes.article.text, harbour.session.dossier
    view.put_caret(TEXT.index("talks"))
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert harbour.session.finding is None
    for _ in "talks":
        qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selected_span == TextSpan(TEXT.index("talks"), TEXT.index("talks") + 5)
    assert harbour.session.dossier == before


def test_going_on_keeps_what_was_set(harbour: MainWindow, qtbot: QtBot) -> None:
    view = harbour.panes.article.text
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT | CTRL)
    harbour.session.select_finding(quotes(harbour)[2].ref)
    assert "We" not in words(harbour)[0]
    assert harbour.session.finding == quotes(harbour)[2].ref


def test_a_picked_quote_follows_and_keeps_its_speaker(harbour: MainWindow, qtbot: QtBot) -> None:
    view = harbour.panes.article.text
    qtbot.keyClick(view, Qt.Key.Key_Q)
    (before,) = items(harbour)
    drag(harbour, Edge.END, TEXT.index(". We pay") + 1)
    (after,) = items(harbour)
    assert after.anchors[0].exact == "The quay stays open 🌊 this year."
    assert (after.id, after.speaker, after.state) == (before.id, "Ilse Marrow", before.state)
    assert after.corrected
    assert quotes(harbour)[0].picked


def test_what_was_marked_by_hand_can_be_corrected_too(harbour: MainWindow, qtbot: QtBot) -> None:
    view = harbour.panes.article.text
    harbour.session.select_finding(None)
    start = TEXT.index("Harbour")
    view.select_span(TextSpan(start, start + len("Harbour talks open")))
    qtbot.keyClick(view, Qt.Key.Key_Q)
    by_hand = next(one for one in quotes(harbour) if "by hand" in one.notes)
    harbour.session.select_finding(by_hand.ref)
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT | CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [item.anchors[0].exact for item in items(harbour)] == ["Harbour talks"]
    current = harbour.panes.article.current
    assert current is not None
    assert current.words == "“Harbour talks”"


def test_a_quote_is_split_at_the_cursor_and_merged_again(harbour: MainWindow, qtbot: QtBot) -> None:
    view, before = harbour.panes.article.text, words(harbour)
    view.put_caret(TEXT.index("We pay"))
    qtbot.keyClick(view, Qt.Key.Key_X)
    assert words(harbour)[:2] == ["“The quay stays open 🌊 this year.”", "“We pay for it”"]
    assert quotes(harbour)[1].about.startswith("Ilse Marrow")
    assert harbour.panes.article.current == quotes(harbour)[0]
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert words(harbour) == before
    qtbot.keyClick(view, Qt.Key.Key_M)
    merged = "“The quay stays open 🌊 this year. We pay for it … The dredging begins in May”"
    assert words(harbour)[0] == merged
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert "two people" in harbour.toast.text
    assert words(harbour)[0] == merged


def test_what_cannot_be_done_is_said(harbour: MainWindow, qtbot: QtBot) -> None:
    view, before = harbour.panes.article.text, harbour.session.dossier
    view.put_caret(0)
    qtbot.keyClick(view, Qt.Key.Key_X)
    assert "Click in the quotation" in harbour.toast.text
    harbour.session.select_finding(quotes(harbour)[2].ref)
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert "No quotation comes after" in harbour.toast.text
    harbour.session.select_finding(None)
    for key in (Qt.Key.Key_E, Qt.Key.Key_X, Qt.Key.Key_M):
        qtbot.keyClick(view, key)
        assert "Select a quotation first" in harbour.toast.text
    assert harbour.session.dossier == before


def test_a_rejected_finding_is_listed_apart_and_taken_back(
    harbour: MainWindow, qtbot: QtBot
) -> None:
    view, pane = harbour.panes.article.text, harbour.panes.found
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert quotes(harbour)[0].rejected
    assert [item.state for item in items(harbour)] == [ItemState.REJECTED]
    listed = [row.words for row in pane._listing.rows]
    assert words(harbour)[0] not in listed
    harbour.actions_["show_rejected"].trigger()
    assert harbour.panes.side.shown == "found"
    assert [row.words for row in pane._listing.rows] == words(harbour)[:1]
    assert pane.rejected.text() == "1 rejected"
    pane.list.setCurrentIndex(pane._listing.index(0))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert items(harbour) == []
    assert "taken back" in harbour.toast.text
    assert not pane.rejected.isVisible()
    assert words(harbour)[0] in [row.words for row in pane._listing.rows]


def test_a_rejected_item_of_the_brief_comes_back_as_a_proposal(
    harbour: MainWindow, qtbot: QtBot
) -> None:
    view = harbour.panes.article.text
    qtbot.keyClick(view, Qt.Key.Key_Q)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert [item.state for item in items(harbour)] == [ItemState.REJECTED]
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert [item.state for item in items(harbour)] == [ItemState.PROPOSED]


def test_in_the_brief_the_keys_mean_its_selected_row(harbour: MainWindow, qtbot: QtBot) -> None:
    issue = Issue("i", "Harbour", (Part(PartKind.POINTS, (Point("p", "Ask them."),)),))
    harbour.session.edit("Add", lambda b: edits.add_issue(b, issue))
    harbour.session.set_target(Place(PartKind.QUOTES, "i"))
    qtbot.keyClick(harbour.panes.article.text, Qt.Key.Key_Q)
    (picked,) = items(harbour)
    view = harbour.panes.brief.view
    harbour.session.select_finding(quotes(harbour)[2].ref)
    harbour.session.ask_item("p")
    view.setFocus()
    before = harbour.session.dossier
    for key in (Qt.Key.Key_X, Qt.Key.Key_M, Qt.Key.Key_C):
        qtbot.keyClick(view, key)
        assert "Select a quotation first" in harbour.toast.text
    assert harbour.session.dossier == before
    harbour.session.ask_item(picked.id)
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert len(items(harbour)[0].anchors) == 2
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert items(harbour)[0].state is ItemState.REJECTED
    assert not quotes(harbour)[1].rejected


def test_decisions_outlive_another_date(harbour: MainWindow, qtbot: QtBot, settled: Wait) -> None:
    view = harbour.panes.article.text
    view.put_caret(TEXT.index("We pay"))
    qtbot.keyClick(view, Qt.Key.Key_X)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    before = [(one.words, one.rejected) for one in quotes(harbour)]
    harbour.workers.sources.correct(harbour.session.article.key, {"language": "de"})  # type: ignore[union-attr]
    settled(harbour)
    assert [(one.words, one.rejected) for one in quotes(harbour)][:2] == before[:2]


def test_the_menus_of_text_and_list_offer_the_same(harbour: MainWindow) -> None:
    pane = harbour.panes.found
    row = pane._listing.index(1).data(ROW_ROLE)
    for menu in (harbour.panes.article.menu(), pane.menu(row)):
        names = [action.objectName() for action in menu.actions()]
        menu.deleteLater()
        for name in ("revise", "split_quote", "merge_quotes", "reject_found"):
            assert name in names
            assert harbour.actions_[name].toolTip()
    assert harbour.session.finding == row.ref


def drop(window: MainWindow, mime: QMimeData, where: QPoint) -> None:
    """Drop onto the brief at a point of its viewport."""
    view = window.panes.brief.view
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    view.dragEnterEvent(QDragEnterEvent(where, action, mime, buttons, keys))
    move = QDragMoveEvent(where, action, mime, buttons, keys)
    view.dragMoveEvent(move)
    assert move.isAccepted()
    view.dropEvent(QDropEvent(QPointF(where), action, mime, buttons, keys))


def test_a_finding_is_dragged_under_an_issue(harbour: MainWindow) -> None:
    for title in ("Dredging", "Dockers"):
        issue = Issue(f"i-{title}", title)
        harbour.session.edit("Add", lambda b, one=issue: edits.add_issue(b, one))
    pane, brief = harbour.panes.found, harbour.panes.brief
    row = next(r for r in pane._listing.rows if "dredging" in r.words)
    pane.list.setCurrentIndex(pane._listing.index(list(pane._listing.rows).index(row)))
    mime = pane.list.drag_data()
    heading = brief.view.visualRect(brief._listing.index(brief._listing.row_of("i-Dredging")))
    drop(harbour, mime, heading.center() + QPoint(0, 4))
    issue = harbour.session.brief.issue("i-Dredging")
    assert issue is not None
    (item,) = issue.part(PartKind.QUOTES).items
    assert isinstance(item, PickedQuote)
    assert item.anchors[0].exact == "The dredging begins in May"
    assert "placed" in harbour.toast.text
    heading = brief.view.visualRect(brief._listing.index(brief._listing.row_of("i-Dockers")))
    drop(harbour, mime, heading.center() + QPoint(0, 4))
    there = harbour.session.brief.issue("i-Dockers")
    assert there is not None
    assert [one.id for one in there.part(PartKind.QUOTES).items] == [item.id]
    assert len(items(harbour)) == 1


def test_what_is_dragged_from_elsewhere_is_not_taken(harbour: MainWindow) -> None:
    before = harbour.session.dossier
    for text in ("", "x quote 1 2", "x quote b c", "x nothing 1 2", "x quote 5 2"):
        harbour.panes.brief.view.found_dropped.emit(text, 1)
    assert harbour.session.dossier == before
