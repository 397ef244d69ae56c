"""The people tab: who said what, merging, splitting, renaming, picking; completing a speaker."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from briefgen.model.brief import ItemState, PickedQuote, all_items
from briefgen.people.people import people_of
from ui.main_window import MainWindow
from ui.models.listing import ROW_ROLE
from ui.panes.people_pane import PeoplePane
from ui.panes.side_panes import PEOPLE
from ui.widgets.popup import AttributionPopup

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def people(ready: MainWindow) -> PeoplePane:
    ready.actions_["show_people"].trigger()
    assert ready.panes.side.shown == PEOPLE
    return ready.panes.people


def names(pane: PeoplePane) -> list[str]:
    model = pane.list.model()
    return [model.index(row, 0).data(ROW_ROLE).name for row in range(model.rowCount())]


def choose(pane: PeoplePane, *wanted: str) -> None:
    pane.list.clearSelection()
    for name in wanted:
        index = pane.list.model().index(names(pane).index(name), 0)
        pane.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def quotes(window: MainWindow) -> list[PickedQuote]:
    every = (item for _, item in all_items(window.session.brief))
    return [item for item in every if isinstance(item, PickedQuote)]


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    if text:
        qtbot.keyClicks(field, text)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_people_are_listed_with_what_they_said(people: PeoplePane, qtbot: QtBot) -> None:
    assert names(people)[0] == "Mira Toller"
    choose(people, "Mira Toller")
    model = people.said.model()
    assert model.rowCount() == 2
    assert "blank page" in model.index(0, 0).data()
    assert "Harbour Wire" in model.index(0, 0).data()
    qtbot.keyClicks(people.field, "veld")
    assert names(people) == ["Anna Veld"]
    qtbot.keyClicks(people.field, "xx")
    assert names(people) == []


def test_a_click_on_a_source_shows_it_in_the_article(
    ready: MainWindow, people: PeoplePane, qtbot: QtBot
) -> None:
    choose(people, "Anna Veld")
    index = people.said.model().index(0, 0)
    place = people.said.source_place(index).center().toPoint()
    with qtbot.waitSignal(ready.session.passageAsked) as asked:
        qtbot.mouseClick(people.said.viewport(), LEFT, pos=place)
    assert asked.args is not None
    assert asked.args[0] == index.data(ROW_ROLE).key


def test_merging_and_splitting_are_steps_of_undo(
    ready: MainWindow, people: PeoplePane, qtbot: QtBot
) -> None:
    before = names(people)
    choose(people, "Mira Toller", "Anna Veld")
    qtbot.mouseClick(people.merge, LEFT)
    qtbot.waitUntil(lambda: len(names(people)) == len(before) - 1)
    (entry,) = [one for one in people_of(ready.session.dossier) if len(one.forms) > 1]
    people.select(entry.key)
    people._fill_ways()
    ways = people._ways.actions()
    assert [way.text() for way in ways] == ["Set “Mira Toller” apart", "Set “Anna Veld” apart"]
    ways[1].trigger()
    qtbot.waitUntil(lambda: sorted(names(people)) == sorted(before))
    ready.session.undo_stack.undo()
    ready.session.undo_stack.undo()
    qtbot.waitUntil(lambda: names(people) == before)
    assert ready.session.brief.people == ()


def test_renaming_in_place_renames_picked_quotes(
    ready: MainWindow, people: PeoplePane, qtbot: QtBot
) -> None:
    choose(people, "Mira Toller")
    mine = [one.id for one in quotes(ready) if one.speaker == "Mira Toller"]
    assert mine
    type_into(qtbot, people.fields.name, "Dr Mira Toller")
    qtbot.waitUntil(lambda: "Dr Mira Toller" in names(people))
    assert [one.id for one in quotes(ready) if one.speaker == "Dr Mira Toller"] == mine
    field = people.fields.role.lineEdit()
    assert field is not None
    type_into(qtbot, field, "treasurer")
    assert {one.role for one in quotes(ready) if one.id in mine} == {"treasurer"}
    type_into(qtbot, people.fields.name, "")
    qtbot.waitUntil(lambda: "Mira Toller" in names(people))
    qtbot.keyClicks(people.fields.name, "zzz")
    qtbot.keyClick(people.fields.name, Qt.Key.Key_Escape)
    assert people.fields.name.text() == "Mira Toller"
    people.list.setFocus()
    ready.actions_["edit_item"].trigger()
    assert people.fields.name.selectedText() == "Mira Toller"


def test_q_picks_what_was_said(ready: MainWindow, people: PeoplePane, qtbot: QtBot) -> None:
    for one in quotes(ready):
        ready.session.select_item(one.id)
        ready.panes.brief.items.remove()
    assert quotes(ready) == []
    choose(people, "Anna Veld")
    qtbot.waitUntil(lambda: people.said.model().rowCount() > 0)
    people.said.setCurrentIndex(people.said.model().index(0, 0))
    ready.actions_["pick_quote"].trigger()
    (picked,) = quotes(ready)
    assert picked.speaker == "Anna Veld"
    assert ready.panes.side.shown == PEOPLE
    qtbot.waitUntil(lambda: bool(people.said.model().index(0, 0).data(ROW_ROLE).picked))
    ready.actions_["pick_quote"].trigger()
    assert len(quotes(ready)) == 1
    assert ready.session.item_id == picked.id


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_speaker_is_completed_with_the_role(ready: MainWindow, qtbot: QtBot) -> None:
    quote = next(one for one in quotes(ready) if one.speaker == "Anna Veld")
    ready.session.ask_item(quote.id)
    shown = ready.panes.brief.current_row
    assert shown is not None
    ready.panes.brief.fields.open(shown, "speaker")
    popup = ready.panes.brief.fields.popup
    assert isinstance(popup, AttributionPopup)
    listed = popup._speaker
    assert listed.itemText(0) == "Anna Veld"
    assert "Mira Toller" in [listed.itemText(number) for number in range(listed.count())]
    field = popup.fields["speaker"]
    field.selectAll()
    qtbot.keyClicks(field, "toll")
    completer = listed.completer()
    assert completer is not None
    completions = completer.popup()
    assert isinstance(completions, QAbstractItemView)
    qtbot.waitUntil(completions.isVisible)
    place = completions.visualRect(completions.model().index(0, 0)).center()
    qtbot.mouseClick(completions.viewport(), LEFT, pos=place)
    assert field.text() == "Mira Toller"
    assert "finance minister" in popup.fields["role"].text()
    popup.accept()
    changed = next(one for one in quotes(ready) if one.id == quote.id)
    assert (changed.speaker, changed.state) == ("Mira Toller", ItemState.EDITED)
