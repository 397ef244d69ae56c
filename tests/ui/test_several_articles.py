"""Several articles of the brief at once: selected by keys, removed, corrected."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def both(ready: MainWindow, qtbot: QtBot, rested: Wait) -> MainWindow:
    """A window with two articles in the brief, both selected by keys; the library has them too."""
    library = ready.room.shelf.library
    assert library is not None
    for article in ready.session.dossier.articles.values():
        library.add(article)
    ready.activateWindow()
    qtbot.waitUntil(ready.isActiveWindow)
    view = ready.panes.articles.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert ready.panes.articles.selected == tuple(ready.session.dossier.articles)
    rested(ready)
    return ready


def test_a_selection_of_several_stays_while_the_brief_changes(both: MainWindow) -> None:
    both.session.edit("x", lambda b: b.__class__(b.id))
    assert len(both.panes.articles.selected) == 2


def test_several_are_removed_in_one_step(both: MainWindow, qtbot: QtBot) -> None:
    before = both.session.dossier
    qtbot.keyClick(both.panes.articles.list, Qt.Key.Key_Delete)
    assert not both.session.dossier.articles
    assert both.toast.text == "2 articles removed"
    both.session.undo_stack.undo()
    assert both.session.dossier == before


def test_one_is_removed_and_the_next_is_selected(both: MainWindow, qtbot: QtBot) -> None:
    first, second = both.session.dossier.articles
    view = both.panes.articles.list
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert both.panes.articles.selected == (first,)
    both.actions_["remove_article"].trigger()
    assert list(both.session.dossier.articles) == [second]
    assert both.session.article is not None
    assert both.session.article.key == second


def test_details_of_several_are_set_in_one_step(both: MainWindow, rested: Wait) -> None:
    before = both.session.dossier
    keys = tuple(before.articles)
    both.actions_["article_details"].trigger()
    dialog = both.room.several.dialog
    assert dialog is not None
    assert dialog.fields["outlet"].placeholderText().startswith("different")
    dialog.fields["outlet"].setText("River Desk")
    dialog.day.set_day(date(2025, 3, 10))
    dialog.tags.setText("river, press")
    dialog.button.click()
    rested(both)
    library = both.room.shelf.library
    assert library is not None
    articles = both.session.dossier.articles.values()
    assert {(one.outlet, one.published) for one in articles} == {("River Desk", date(2025, 3, 10))}
    assert {library.get(key).outlet for key in keys} == {"River Desk"}  # type: ignore[union-attr]
    assert library.tags() == {"press": 2, "river": 2}
    assert both.toast.text.startswith("2 articles changed")
    both.toast.button.click()
    rested(both)
    assert both.session.dossier == before
    assert library.tags() == {}
    assert library.get(keys[0]).outlet == "Harbour Wire"  # type: ignore[union-attr]


def test_details_of_one_open_its_own_form(both: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(both.panes.articles.list, Qt.Key.Key_Home)
    both.actions_["article_details"].trigger()
    assert both.room.several.dialog is None
