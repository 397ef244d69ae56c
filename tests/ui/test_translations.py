"""Pairing a quotation with its original, by keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.analysis.analyse import analyse
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Metadata, make_article
from briefgen.model.brief import PickedQuote, all_items
from ui.found import FoundKind
from ui.main_window import MainWindow
from ui.models.pairing import originals_for

Wait = Callable[[MainWindow], None]
ENGLISH = make_article(
    "“The harbour stays open this year,” Ilse Marrow told us.",
    Metadata(title="Open", outlet="Vell Courier", language="en"),
)
GERMAN = make_article(
    "„Niemand hat die Arbeiter gefragt“, sagte Tomas Brink am Montag.\n\n"
    "„Der Hafen bleibt in diesem Jahr offen“, sagte Ilse Marrow am Montag in Kalden.\n",
    Metadata(title="Offen", outlet="Kaldener Bote", language="de"),
)
WORDS = "Der Hafen bleibt in diesem Jahr offen"


@pytest.fixture
def pair(window: MainWindow) -> MainWindow:
    """A window with an English and a German article; the English quotation is picked."""
    gathered = [GatheredArticle(one, analyse(one)) for one in (ENGLISH, GERMAN)]
    window.session.edit_dossier("Add", lambda d: joined(d, gathered))
    window.session.select_article(ENGLISH.key)
    window.actions_["show_article"].trigger()
    pick(window)
    return window


def pick(window: MainWindow, number: int = 0) -> None:
    found = [f for f in window.panes.article.found if f.ref.kind is FoundKind.QUOTE][number]
    window.workers.picking.pick_found(found)
    window.session.select_finding(found.ref)
    window.panes.article.text.setFocus()


def quotes(window: MainWindow) -> list[PickedQuote]:
    return [i for _, i in all_items(window.session.brief) if isinstance(i, PickedQuote)]


def test_the_same_speakers_words_in_another_language_come_first(pair: MainWindow) -> None:
    words = [one.words for one in originals_for(pair.session.dossier, quotes(pair)[0])]
    assert words == [WORDS, "Niemand hat die Arbeiter gefragt"]


def test_a_pair_is_made_by_keys_and_told(pair: MainWindow, qtbot: QtBot, settled: Wait) -> None:
    qtbot.keyClick(pair.panes.article.text, Qt.Key.Key_T)
    popup = pair.workers.quotes.pairing.popup
    assert popup is not None
    assert popup.list.count() == 2
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    assert popup.list.currentRow() == 1
    qtbot.keyClicks(popup.field, "marrow KALDENER")
    assert popup.list.count() == 1
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    (item,) = quotes(pair)
    assert [anchor.exact for anchor in item.original] == [WORDS]
    assert pair.panes.article.current is not None
    assert "translation" in pair.panes.article.current.notes
    settled(pair)
    pair.session.ask_item(item.id)
    row = pair.panes.brief.current_row
    assert row is not None
    assert row.aside == "translation from German"
    assert row.mark == "good"
    pair.session.select_article(GERMAN.key)
    notes = [note for found in pair.panes.article.found for note in found.notes]
    assert "original of a translation" in notes
    pair.actions_["undo"].trigger()
    assert quotes(pair)[0].original == ()


def test_both_are_shown_beside_each_other(pair: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(pair.panes.article.text, Qt.Key.Key_T)
    popup = pair.workers.quotes.pairing.popup
    assert popup is not None
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.keyClick(pair.panes.article.text, Qt.Key.Key_C)
    compared = pair.workers.quotes.popup
    assert compared is not None
    text = compared.sheet.toPlainText()
    assert WORDS in text
    assert "the original" in text


def test_the_original_can_be_left_out_and_the_pair_taken_apart(
    pair: MainWindow, qtbot: QtBot
) -> None:
    pairing = pair.workers.quotes.pairing
    qtbot.keyClick(pair.panes.article.text, Qt.Key.Key_T)
    assert pairing.popup is not None
    qtbot.keyClick(pairing.popup.field, Qt.Key.Key_Return)
    qtbot.keyClick(pair.panes.article.text, Qt.Key.Key_T)
    pairing.popup.print_asked.emit(False)
    assert not quotes(pair)[0].original_printed
    pairing.popup.taken_apart.emit()
    assert quotes(pair)[0].original == ()


def test_pairing_from_the_original_puts_the_translation_in_its_place(
    pair: MainWindow, qtbot: QtBot
) -> None:
    pair.actions_["undo"].trigger()
    pair.session.select_article(GERMAN.key)
    pick(pair, 1)
    assert quotes(pair)[0].anchors[0].exact == WORDS
    qtbot.keyClick(pair.panes.article.text, Qt.Key.Key_T)
    popup = pair.workers.quotes.pairing.popup
    assert popup is not None
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    (item,) = quotes(pair)
    assert item.anchors[0].article_key == ENGLISH.key
    assert item.original[0].exact == WORDS
    assert item.original_language == "de"


def test_what_is_not_in_the_brief_is_added_first(pair: MainWindow, qtbot: QtBot) -> None:
    pair.actions_["undo"].trigger()
    qtbot.keyClick(pair.panes.article.text, Qt.Key.Key_T)
    assert "Add the quotation to the brief first" in pair.toast.text
