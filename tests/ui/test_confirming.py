"""Doubtful speakers ask for a confirmation before a brief goes out."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.editing import edits
from briefgen.model.brief import Brief, ItemState, PickedQuote, all_items, anchors_of
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


def quotes(window: MainWindow) -> list[PickedQuote]:
    return [i for _, i in all_items(window.session.brief) if isinstance(i, PickedQuote)]


@pytest.fixture
def doubtful(ready: MainWindow, settled: Wait) -> MainWindow:
    """A window with a proposed brief whose first two quotations are of doubtful speakers."""
    flags = ({"confidence": "C"}, {"flags": ("ambiguous-pronoun",)})

    def change(brief: Brief) -> Brief:
        for item, more in zip(quotes(ready), flags, strict=False):
            changed = replace(item, state=ItemState.PROPOSED, speaker="Mira Toller", **more)
            brief = edits.replace_item(brief, changed)
        return brief

    ready.session.edit("Doubt", change)
    settled(ready)
    return ready


def test_the_export_names_them_and_confirms_all_at_once(
    doubtful: MainWindow, qtbot: QtBot, settled: Wait
) -> None:
    doubtful.actions_["export"].trigger()
    dialog = doubtful.workers.exporting.dialog
    assert dialog is not None
    assert dialog.doubts.isVisible()
    assert "2 speakers not confirmed" in dialog.doubts.text.text()
    steps = doubtful.session.undo_stack.count()
    qtbot.mouseClick(dialog.doubts.confirm, Qt.MouseButton.LeftButton)
    assert not dialog.doubts.isVisible()
    assert doubtful.session.undo_stack.count() == steps + 1
    assert all(quote.state is ItemState.CONFIRMED for quote in quotes(doubtful)[:2])
    dialog.reject()
    settled(doubtful)
    doubtful.actions_["export"].trigger()
    again = doubtful.workers.exporting.dialog
    assert again is not None
    assert not again.doubts.isVisible()
    again.reject()


def test_the_export_tells_what_nobody_confirmed(filled: MainWindow, qtbot: QtBot) -> None:
    proposed = [
        item.id for _, item in all_items(filled.session.brief) if item.state is ItemState.PROPOSED
    ]
    filled.actions_["export"].trigger()
    dialog = filled.workers.exporting.dialog
    assert dialog is not None
    assert dialog.proposals.text.text().startswith(f"{len(proposed)} proposals not confirmed.")
    qtbot.mouseClick(dialog.proposals.look, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert filled.session.item_id == proposed[0]
    filled.actions_["confirm_all"].trigger()
    filled.actions_["export"].trigger()
    again = filled.workers.exporting.dialog
    assert again is not None
    assert not again.proposals.isVisible()
    again.reject()


def test_one_key_confirms_and_goes_on_to_the_next_doubt(doubtful: MainWindow, qtbot: QtBot) -> None:
    doubtful.actions_["export"].trigger()
    dialog = doubtful.workers.exporting.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.doubts.look, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    first, second = quotes(doubtful)[:2]
    assert doubtful.session.item_id == first.id
    view = doubtful.panes.brief.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert quotes(doubtful)[0].state is ItemState.CONFIRMED
    assert doubtful.session.item_id == second.id
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert quotes(doubtful)[1].state is ItemState.CONFIRMED
    doubtful.actions_["undo"].trigger()
    assert quotes(doubtful)[1].state is ItemState.PROPOSED


def test_a_brief_without_doubts_asks_nothing(ready: MainWindow, settled: Wait) -> None:
    settled(ready)
    ready.workers.proposing.confirm_all()
    settled(ready)
    ready.actions_["export"].trigger()
    dialog = ready.workers.exporting.dialog
    assert dialog is not None
    assert not dialog.doubts.isVisible()
    dialog.reject()


def test_each_proposal_is_shown_where_it_stands(
    filled: MainWindow, qtbot: QtBot, settled: Wait
) -> None:
    filled.actions_["show_article"].trigger()
    view = filled.panes.brief.view
    view.setFocus()
    seen: set[str] = set()
    for _ in range(len(list(all_items(filled.session.brief)))):
        filled.actions_["confirm_next"].trigger()
        held = edits.find_item(filled.session.brief, filled.session.item_id)
        assert held is not None
        anchors = anchors_of(held[1])
        if anchors and held[1].state is ItemState.PROPOSED:
            assert filled.session.article is not None
            assert filled.session.article.key == anchors[0].article_key
            seen.add(anchors[0].article_key)
    assert len(seen) == 2
    filled.actions_["show_pages"].trigger()
    filled.session.undo()
    filled.actions_["next_proposal"].trigger()
    assert filled.panes.side.shown == "pages"  # what one looks at stays


def test_after_a_rejection_the_next_one_is_shown_where_it_stands(
    filled: MainWindow, qtbot: QtBot
) -> None:
    filled.activateWindow()
    qtbot.waitUntil(filled.isActiveWindow)
    filled.actions_["show_article"].trigger()
    view = filled.panes.brief.view
    view.setFocus()
    held = [(item, anchors_of(item)) for _, item in all_items(filled.session.brief)]
    first = next(
        item.id
        for (item, one), (_, other) in itertools.pairwise(held)
        if one and other and one[0].article_key != other[0].article_key
    )
    filled.session.ask_item(first)
    qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    found = edits.find_item(filled.session.brief, first)
    assert found is not None
    assert found[1].state is ItemState.REJECTED
    assert filled.session.item_id != first
    now = edits.find_item(filled.session.brief, filled.session.item_id)
    if now is not None and anchors_of(now[1]):
        assert filled.session.article is not None
        assert filled.session.article.key == anchors_of(now[1])[0].article_key
