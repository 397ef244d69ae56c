"""Suggested quotations and dates: shown with their kind, added with one key or click."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from briefgen.editing import edits
from briefgen.model.article import Metadata, make_article
from briefgen.model.brief import BriefHeader, Issue, PartKind, PickedDate, PickedQuote, Point
from briefgen.model.library import SuggestedKind
from ui.main_window import MainWindow
from ui.models.suggestions import SuggestedRow

Wait = Callable[[MainWindow], None]
TEXT = """Ministers argue over the grain reserve
The finance minister of Norrland, Ada Holm, spoke to reporters in Lund on Monday.
“The grain reserve has to be full before the harvest begins,” said Ada Holm.
Leaders will hold a summit on the grain reserve in Lund on 14 July 2031.
Farmers of the northern valleys doubt that a reserve of grain can be filled in so short a time.
"""


@pytest.fixture
def suggesting(window: MainWindow, qtbot: QtBot, rested: Wait) -> MainWindow:
    """A window with an empty section on grain, and suggestions shown for it."""
    library = window.room.shelf.library
    assert library is not None
    read = Metadata(title="Reserve", outlet="Lund Post", published=date(2031, 6, 30), language="en")
    library.add(make_article(TEXT, read))
    issue = Issue("i", "Grain reserve", keywords=("harvest",))
    prepared = BriefHeader(prepared=date(2031, 7, 1))
    window.session.edit("x", lambda b: edits.set_header(b, prepared=prepared.prepared))
    window.session.edit("Add issue", lambda brief: edits.add_issue(brief, issue))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["show_suggested"].trigger()
    rested(window)
    return window


def select(window: MainWindow, kind: SuggestedKind) -> SuggestedRow:
    room = window.room
    number = next(n for n, row in enumerate(room.suggestions.rows) if row.kind is kind)
    room.suggested.list.setCurrentIndex(room.suggested.list.model().index(number, 0))
    room.suggested.list.setFocus()
    row = room.suggested.current
    assert row is not None
    return row


def test_what_was_said_and_when_is_suggested_too(suggesting: MainWindow) -> None:
    rows = suggesting.room.suggestions.rows
    assert {row.kind for row in rows} == set(SuggestedKind)
    quote = next(row for row in rows if row.kind is SuggestedKind.QUOTE)
    assert quote.passage.startswith("“The grain reserve has to be full")
    assert quote.who.startswith("Ada Holm")
    day = next(row for row in rows if row.kind is SuggestedKind.DATE)
    assert day.passage.startswith("14 July 2031 – ")
    assert day.about == "“14 July 2031” · Lund Post · 30 Jun 2031"
    assert day.reason.startswith("ahead")


def test_a_key_adds_a_quote_with_its_article_in_one_step(
    suggesting: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    row = select(suggesting, SuggestedKind.QUOTE)
    qtbot.keyClick(suggesting.room.suggested.list, Qt.Key.Key_A)
    rested(suggesting)
    (quote,) = suggesting.session.brief.issues[0].part(PartKind.QUOTES).items
    assert isinstance(quote, PickedQuote)
    assert quote.speaker == "Ada Holm"
    assert row.key in suggesting.session.dossier.articles
    assert row.span not in {one.span for one in suggesting.room.suggestions.rows}
    suggesting.actions_["undo"].trigger()
    assert not suggesting.session.dossier.articles


def test_a_click_on_the_plus_adds_a_date_to_the_key_dates(
    suggesting: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    select(suggesting, SuggestedKind.DATE)
    view = suggesting.room.suggested.list
    place = view.visualRect(view.currentIndex())
    plus = QPoint(place.right() - 16, place.top() + 16)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=plus)
    rested(suggesting)
    (row,) = suggesting.session.brief.part(PartKind.KEY_DATES).items
    assert isinstance(row, PickedDate)
    assert row.earliest == date(2031, 7, 14)
    assert suggesting.toast.text == "Date added to the key dates"
    suggesting.actions_["undo"].trigger()
    assert not suggesting.session.brief.part(PartKind.KEY_DATES).items


def test_other_keys_pick_it_as_something_else(
    suggesting: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    select(suggesting, SuggestedKind.DATE)
    qtbot.keyClick(suggesting.room.suggested.list, Qt.Key.Key_P)
    rested(suggesting)
    (point,) = suggesting.session.brief.issues[0].part(PartKind.POINTS).items
    assert isinstance(point, Point)
    assert point.text.startswith("Leaders will hold a summit")
    select(suggesting, SuggestedKind.QUOTE)
    qtbot.keyClick(suggesting.room.suggested.list, Qt.Key.Key_D)
    rested(suggesting)
    assert suggesting.toast.text == "No date was found in these words."


def test_the_selected_one_stays_when_more_come_in(suggesting: MainWindow, rested: Wait) -> None:
    row = select(suggesting, SuggestedKind.QUOTE)
    library = suggesting.room.shelf.library
    assert library is not None
    other = "Reserve of grain\nThe grain reserve and the harvest will be on the agenda in Lund.\n"
    library.add(make_article(other, Metadata(title="Reserve of grain")))
    suggesting.room.shelf.changed.emit()
    rested(suggesting)
    assert suggesting.room.suggested.current == row
