"""The brief pane: moving, states, menus, proposals, tools of a row."""

from dataclasses import replace
from datetime import date

from outline_steps import LEFT, click, number_of, point_in, row_of, write
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefgen.editing import edits
from briefgen.model.anchor import make_anchor
from briefgen.model.article import TextSpan
from briefgen.model.brief import (
    DateEvidence,
    Disclosure,
    Issue,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    all_items,
)
from ui.main_window import MainWindow
from ui.panes.row_menu import RowMenu
from ui.widgets.outline_view import MIME
from ui.widgets.popup import AttributionPopup


def find(window: MainWindow, kind: type) -> tuple[Place, object]:
    return next(
        (place, item) for place, item in all_items(window.session.brief) if isinstance(item, kind)
    )


def test_the_words_of_a_quote_are_never_edited(ready: MainWindow) -> None:
    _, quote = find(ready, PickedQuote)
    assert isinstance(quote, PickedQuote)
    ready.session.ask_item(quote.id)
    ready.actions_["edit_item"].trigger()
    assert ready.panes.brief.view.editor is None
    popup = ready.panes.brief.fields.popup
    assert isinstance(popup, AttributionPopup)
    popup.fields["speaker"].setText("Somebody Else")
    popup.accept()
    changed = edits.find_item(ready.session.brief, quote.id)
    assert changed is not None
    assert isinstance(changed[1], PickedQuote)
    assert changed[1].speaker == "Somebody Else"
    assert changed[1].anchors == quote.anchors
    assert changed[1].state is ItemState.EDITED


def test_tools_of_a_row(ready: MainWindow, qtbot: QtBot) -> None:
    quotes = [
        item.id for _, item in all_items(ready.session.brief) if isinstance(item, PickedQuote)
    ]
    brief = ready.session.brief
    for quote in quotes:
        brief = edits.set_state(brief, quote, ItemState.PROPOSED)
    ready.session.edit("Propose", lambda _: brief)

    def item() -> PickedQuote:
        found = edits.find_item(ready.session.brief, quotes[0])
        assert found is not None
        assert isinstance(found[1], PickedQuote)
        return found[1]

    click(ready, qtbot, quotes[0], "confirm")
    assert item().state is ItemState.CONFIRMED
    click(ready, qtbot, quotes[0], "lock")
    assert item().disclosure is Disclosure.NOT_FOR_DISCLOSURE
    click(ready, qtbot, quotes[0], "unlock")
    assert item().disclosure is Disclosure.OPEN
    click(ready, qtbot, quotes[0], "jump")
    assert ready.session.article is not None
    assert ready.session.article.key == item().anchors[0].article_key
    click(ready, qtbot, quotes[0], "remove")
    assert edits.find_item(ready.session.brief, quotes[0]) is None
    qtbot.mouseClick(ready.toast.button, LEFT)
    assert item().id == quotes[0]


def test_a_rejected_proposal_is_gone_but_kept(ready: MainWindow) -> None:
    _, quote = find(ready, PickedQuote)
    assert isinstance(quote, PickedQuote)
    ready.session.ask_item(quote.id)
    ready.actions_["reject"].trigger()
    rows = ready.panes.brief.view.model().rows  # type: ignore[attr-defined]
    assert quote.id not in [row.key for row in rows]
    assert edits.find_item(ready.session.brief, quote.id) is not None


def test_dropped_rows_move(ready: MainWindow) -> None:
    view = ready.panes.brief.view
    first = ready.session.brief.issues[0].id
    for number in range(3):
        ready.panes.brief.drafts.begin_item(Place(PartKind.POINTS, first))
        editor = view.editor
        assert editor is not None
        editor.setPlainText(f"Point {number}")
        view.finish_edit()
    points = [i.id for i in edits.items_at(ready.session.brief, Place(PartKind.POINTS, first))]
    view.scrollTo(view.model().index(number_of(ready, points[0]), 0))
    target = view.visualRect(view.model().index(number_of(ready, points[0]), 0))
    mime = QMimeData()
    mime.setData(MIME, QByteArray(points[2].encode()))
    where = QPoint(target.center().x(), target.top() + 1)
    move, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(where, move, mime, LEFT, none))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(where, move, mime, LEFT, none))
    assert view._gap == number_of(ready, points[0])
    view.viewport().grab()
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(where), move, mime, LEFT, none))
    assert view._gap == -1
    after = [i.id for i in edits.items_at(ready.session.brief, Place(PartKind.POINTS, first))]
    assert after == [points[2], points[0], points[1]]


def test_the_mouse_drags_rows(ready: MainWindow, qtbot: QtBot, monkeypatch) -> None:
    carried: list[str] = []
    monkeypatch.setattr(
        QDrag, "exec", lambda drag, _: carried.append(str(drag.mimeData().data(MIME), "utf-8"))
    )
    _, quote = find(ready, PickedQuote)
    assert isinstance(quote, PickedQuote)
    viewport = ready.panes.brief.view.viewport()
    start = point_in(ready, quote.id, "speaker")
    qtbot.mousePress(viewport, LEFT, pos=start)
    for step in (6, 14, 30):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(start + QPoint(0, step)),
            QPointF(viewport.mapToGlobal(start + QPoint(0, step))),
            LEFT,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, LEFT, pos=start + QPoint(0, 30))
    assert carried == [quote.id]


def test_moves_of_one_item_in_a_row_are_one_step(ready: MainWindow) -> None:
    _, quote = find(ready, PickedQuote)
    assert isinstance(quote, PickedQuote)
    before = ready.session.dossier
    ready.session.ask_item(quote.id)
    for _ in range(3):
        ready.actions_["move_down"].trigger()
    assert ready.session.dossier != before
    ready.actions_["undo"].trigger()
    assert ready.session.dossier == before


def test_keys_move_and_fold(ready: MainWindow, qtbot: QtBot) -> None:
    ready.panes.brief.drafts.begin_issue()
    write(ready, qtbot, "Last issue", Qt.Key.Key_Return)
    last = ready.session.brief.issues[-1].id
    assert ready.session.item_id == last
    view = ready.panes.brief.view
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ready.session.brief.issues[-2].id == last
    first = ready.session.brief.issues[0].id
    ready.session.ask_item(first)
    before = view.model().rowCount()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.model().rowCount() < before
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.model().rowCount() == before


def test_the_menu_moves_an_item_to_another_issue(ready: MainWindow, qtbot: QtBot) -> None:
    ready.panes.brief.drafts.begin_issue()
    write(ready, qtbot, "Other issue", Qt.Key.Key_Return)
    _, quote = find(ready, PickedQuote)
    assert isinstance(quote, PickedQuote)
    menu = QMenu()
    RowMenu(ready.session, ready.review).fill(menu, row_of(ready, quote.id))
    submenu = next(a.menu() for a in menu.actions() if a.text() == "Move to")
    next(a for a in submenu.actions() if a.text() == "Other issue").trigger()
    found = edits.find_item(ready.session.brief, quote.id)
    assert found is not None
    assert found[0] == Place(PartKind.QUOTES, ready.session.brief.issues[-1].id)


def test_dates_merge_and_split_from_the_menu(ready: MainWindow) -> None:
    place = Place(PartKind.KEY_DATES)
    for name in ("x1", "x2"):
        ready.session.edit(
            "Add", lambda b, n=name: edits.insert_item(b, place, PickedDate(n, f"Row {n}"))
        )
    menu = QMenu()
    RowMenu(ready.session, ready.review).fill(menu, row_of(ready, "x1"))
    same = next(a.menu() for a in menu.actions() if a.text() == "Is the same event as")
    next(a for a in same.actions() if a.text() == "Row x2").trigger()
    assert edits.find_item(ready.session.brief, "x1") is None
    assert edits.find_item(ready.session.brief, "x2") is not None


def test_confirming_all_proposals_is_one_step(ready: MainWindow) -> None:
    ready.actions_["confirm_all"].trigger()
    assert all(i.state is not ItemState.PROPOSED for _, i in all_items(ready.session.brief))
    ready.actions_["undo"].trigger()
    assert ready.session.clean


def test_proposals_are_gone_through_with_two_keys(ready: MainWindow, qtbot: QtBot) -> None:
    def proposed() -> list[str]:
        items = (item for _, item in all_items(ready.session.brief))
        return [item.id for item in items if item.state is ItemState.PROPOSED]

    before = proposed()
    assert before
    assert ready.panes.status.proposed.text() == f"{len(before)} proposed"
    for _ in before:
        qtbot.mouseClick(ready.panes.status.proposed, LEFT)
        ready.actions_["confirm"].trigger()
    assert proposed() == []
    assert not ready.panes.status.proposed.isVisible()


def test_the_words_of_a_conflict_open_what_settles_it(ready: MainWindow) -> None:
    place = Place(PartKind.KEY_DATES)
    articles = list(ready.session.dossier.articles.values())
    evidence = tuple(
        DateEvidence(make_anchor(article, TextSpan(0, 5)), earliest=day, latest=day)
        for article, day in zip(articles, (date(2025, 9, 3), date(2025, 9, 5)), strict=True)
    )
    row = PickedDate("x1", "Review", "2025-09-03", date(2025, 9, 3), date(2025, 9, 3))
    row = replace(row, evidence=evidence)
    ready.session.edit("Add", lambda b: edits.insert_item(b, place, row))
    menu = QMenu()
    RowMenu(ready.session, ready.review).fill_settling(menu, row)
    assert "5 September 2025" in menu.actions()[1].text()
    menu.actions()[1].trigger()
    found = edits.find_item(ready.session.brief, "x1")
    assert found is not None
    assert isinstance(found[1], PickedDate)
    assert found[1].earliest == date(2025, 9, 5)
    assert found[1].conflict_settled


def test_a_key_date_is_not_offered_to_issues_which_hold_none(ready: MainWindow) -> None:
    _, row = find(ready, PickedDate)
    menu = QMenu()
    RowMenu(ready.session, ready.review).fill(menu, row_of(ready, row.id))  # type: ignore[attr-defined]
    submenu = next(a.menu() for a in menu.actions() if a.text() == "Move to")
    assert isinstance(submenu, QMenu)
    offered = [action for action in submenu.actions() if not action.isSeparator()]
    assert offered
    titles = {issue.title for issue in ready.session.brief.issues}
    assert titles.isdisjoint(action.text() for action in offered)
    for action in offered:
        before = ready.session.brief
        action.trigger()
        assert ready.session.brief != before, f"“{action.text()}” does something"
        ready.session.undo_stack.undo()


def test_an_item_that_moves_stays_selected(ready: MainWindow) -> None:
    for number in range(3):
        issue = Issue(f"s{number}", f"Issue {number}")
        ready.session.edit("x", lambda b, one=issue: edits.add_issue(b, one))
    place, other = Place(PartKind.POINTS, "s0"), Place(PartKind.POINTS, "s2")
    for key in ("one", "two", "three"):
        ready.session.edit("x", lambda b, k=key: edits.insert_item(b, place, Point(k, k)))
    ready.session.ask_item("two")
    ready.session.edit("Move item", lambda b: edits.move_item(b, "two", other))
    current = ready.panes.brief.current_row
    assert ready.session.item_id == "two"
    assert current is not None
    assert current.key == "two"
