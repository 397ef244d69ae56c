"""The people of the whole library in the window: listed, decided on for all briefs, picked from."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from briefgen.library.library import Library
from briefgen.model.article import Metadata, make_article
from briefgen.model.brief import PickedQuote, all_items
from ui.main_window import MainWindow
from ui.models.listing import ROW_ROLE
from ui.panes.people_pane import PeoplePane
from ui.session import Notice

Wait = Callable[[MainWindow], None]
TANKS = (
    "Ministers disagree on storage\n"
    "“The tanks will be full by October,” said Marta Brandt, the energy minister.\n"
    "“Nobody will pay twice,” she added on Tuesday."
)
PIPE = (
    "Who pays for the pipe\n"
    "“Every member gains, so every member pays,” Energy Minister Marta Brandt told reporters.\n"
    "Olaf Rysgard, her Northland counterpart, saw it otherwise. “It is a very long bill,” he said."
)


def library_of(window: MainWindow) -> Library:
    library = window.room.shelf.library
    assert library is not None
    return library


def names(pane: PeoplePane) -> list[str]:
    model = pane.list.model()
    return [model.index(row, 0).data(ROW_ROLE).name for row in range(model.rowCount())]


def choose(pane: PeoplePane, *wanted: str) -> None:
    pane.list.clearSelection()
    for name in wanted:
        index = pane.list.model().index(names(pane).index(name), 0)
        pane.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


@pytest.fixture
def people(window: MainWindow, rested: Wait, qtbot: QtBot) -> PeoplePane:
    """A library of two articles, its people shown, and an empty brief."""
    for text, day in ((PIPE, date(2031, 5, 9)), (TANKS, date(2031, 5, 7))):
        library_of(window).add(make_article(text, Metadata(outlet="Wire", published=day)))
    window.actions_["show_people"].trigger()
    pane = window.panes.people
    pane.show_scope("Library")
    qtbot.waitUntil(lambda: len(names(pane)) == 2, timeout=20_000)
    return pane


def test_the_library_says_who_said_what_in_time_order(people: PeoplePane) -> None:
    assert names(people) == ["Marta Brandt", "Olaf Rysgard"]
    choose(people, "Marta Brandt")
    said = [people.said.model().index(row, 0).data(ROW_ROLE).words for row in range(3)]
    assert said == [
        "“Nobody will pay twice”",
        "“The tanks will be full by October”",
        "“Every member gains, so every member pays”",
    ]
    people.show_scope("This brief")
    assert names(people) == []
    assert not people.of_library


def test_a_merge_holds_for_the_library_and_is_taken_back(
    window: MainWindow, people: PeoplePane, qtbot: QtBot
) -> None:
    choose(people, "Marta Brandt", "Olaf Rysgard")
    with qtbot.waitSignal(window.session.noticed) as told:
        people.merge.click()
    qtbot.waitUntil(lambda: len(names(people)) == 1)
    assert len(library_of(window).people.decisions()) == 1
    assert not window.session.undo_stack.canUndo(), "the brief has not changed"
    assert told.args is not None
    notice = told.args[0]
    assert isinstance(notice, Notice)
    assert notice.back is not None
    notice.back()
    qtbot.waitUntil(lambda: len(names(people)) == 2)
    assert library_of(window).people.decisions() == ()


def test_a_name_that_is_set_is_printed_in_the_next_brief(
    window: MainWindow, people: PeoplePane, qtbot: QtBot, rested: Wait
) -> None:
    choose(people, "Marta Brandt")
    people.rename_asked.emit(people.chosen[0], "Martha Brandt")
    qtbot.waitUntil(lambda: "Martha Brandt" in names(people))
    choose(people, "Martha Brandt")
    people.said.setCurrentIndex(people.said.model().index(1, 0))
    window.actions_["pick_quote"].trigger()
    qtbot.waitUntil(lambda: any(all_items(window.session.brief)), timeout=20_000)
    (quote,) = [item for _, item in all_items(window.session.brief)]
    assert isinstance(quote, PickedQuote)
    assert quote.speaker == "Martha Brandt"
    assert quote.anchors[0].exact == "The tanks will be full by October"
    assert len(window.session.dossier.articles) == 1


def test_a_source_is_shown_though_the_brief_has_no_such_article(
    window: MainWindow, people: PeoplePane, qtbot: QtBot
) -> None:
    choose(people, "Olaf Rysgard")
    index = people.said.model().index(0, 0)
    people.said.activated.emit(index)
    qtbot.waitUntil(lambda: window.room.article.shows_library, timeout=20_000)
    assert window.room.article.reader.key == index.data(ROW_ROLE).key


def test_articles_added_later_are_heard(
    window: MainWindow, people: PeoplePane, qtbot: QtBot
) -> None:
    text = "A third view\n“The bill is fair,” said Prime Minister Ada Holm."
    window.room.shelf.change(lambda library: library.add(make_article(text)))
    qtbot.waitUntil(lambda: "Ada Holm" in names(people), timeout=20_000)
