"""An article of the library that is not in the brief: what is found in it, and picking from it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.model.article import Metadata, TextSpan, make_article
from briefgen.model.brief import PartKind, PickedDate, PickedQuote, all_items
from ui.found import Found, FoundKind
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
TEXT = """Ministers argue over the grain reserve
“The grain reserve has to be full before the harvest begins,” said Ada Holm, the minister.
Leaders will hold a summit on the grain reserve in Lund on 14 July 2031.
The delegates of the valleys were silent.
"""


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot, rested: Wait) -> MainWindow:
    """A window that shows an article of the library; the brief is empty."""
    library = window.room.shelf.library
    assert library is not None
    read = Metadata(title="Reserve", outlet="Lund Post", published=date(2031, 6, 30), language="en")
    article = library.add(make_article(TEXT, read)).article
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["show_article"].trigger()
    window.room.shelf.select((article.key,))
    rested(window)
    assert window.room.article.shows_library
    return window


def found_of(window: MainWindow, kind: FoundKind) -> Found:
    found = window.room.article.reader.found
    return next(one for one in found if one.ref.kind is kind and one.weight)


def test_its_quotes_and_dates_are_marked(reading: MainWindow) -> None:
    reader = reading.room.article.reader
    kinds = {one.ref.kind for one in reader.found}
    assert {FoundKind.QUOTE, FoundKind.DATE} <= kinds
    assert not any(one.picked for one in reader.found)
    assert reader.text.extraSelections()
    assert not reading.session.dossier.articles, "looking at it changes nothing"


def test_a_found_quote_is_picked_with_its_article_in_one_step(
    reading: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    reader = reading.room.article.reader
    reader.text.found_clicked.emit(found_of(reading, FoundKind.QUOTE).ref)
    reader.text.setFocus()
    qtbot.keyClick(reader.text, Qt.Key.Key_Q)
    rested(reading)
    (quote,) = [item for _, item in all_items(reading.session.brief)]
    assert isinstance(quote, PickedQuote)
    assert quote.speaker == "Ada Holm"
    assert list(reading.session.dossier.articles) == [reader.key]
    assert not reading.room.article.shows_library
    reading.actions_["undo"].trigger()
    assert not reading.session.dossier.articles
    assert not list(all_items(reading.session.brief))


def test_keys_go_from_finding_to_finding(reading: MainWindow, qtbot: QtBot, rested: Wait) -> None:
    reader = reading.room.article.reader
    reader.text.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(reader.text, Qt.Key.Key_N)
        current = reader.current
        assert current is not None
        seen.append(current.ref)
    assert len(set(seen)) > 1
    reader.select(found_of(reading, FoundKind.DATE).ref)
    qtbot.keyClick(reader.text, Qt.Key.Key_D)
    rested(reading)
    (row,) = reading.session.brief.part(PartKind.KEY_DATES).items
    assert isinstance(row, PickedDate)
    assert row.earliest == date(2031, 7, 14)


def test_selected_words_are_picked_too(reading: MainWindow, qtbot: QtBot, rested: Wait) -> None:
    reader = reading.room.article.reader
    start = TEXT.index("The delegates")
    reader.text.select_span(TextSpan(start, start + 13))
    reader.text.setFocus()
    qtbot.keyClick(reader.text, Qt.Key.Key_D)
    assert "Select words" in reading.toast.text
    assert not reading.session.dossier.articles, "no date there: nothing joins"
    qtbot.keyClick(reader.text, Qt.Key.Key_P)
    rested(reading)
    (point,) = [item for _, item in all_items(reading.session.brief)]
    assert getattr(point, "text", "") == "The delegates"


def test_without_a_selection_it_says_what_to_do(reading: MainWindow, qtbot: QtBot) -> None:
    reader = reading.room.article.reader
    reader.text.setFocus()
    qtbot.keyClick(reader.text, Qt.Key.Key_Q)
    assert reading.toast.text == "Select words or a found quote in the article first."
    assert reading.session.undo_stack.count() == 0
