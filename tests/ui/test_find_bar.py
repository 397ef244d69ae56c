"""Finding words in the article that is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.models.text_search import hits
from ui.widgets.find_bar import FindBar

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(ready: MainWindow, qtbot: QtBot) -> FindBar:
    """The bar, opened by its key while the article is read."""
    ready.actions_["show_article"].trigger()
    view = ready.panes.article.text
    view.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(view, Qt.Key.Key_F, CTRL)
    assert ready.panes.article.finder.isVisible()
    return ready.panes.article.finder


def test_hits_are_counted_and_stepped_through(
    ready: MainWindow, bar: FindBar, qtbot: QtBot
) -> None:
    assert bar.field.hasFocus()
    qtbot.keyClicks(bar.field, "FUND")
    text = ready.panes.article.text
    total = text.text.casefold().count("fund")
    assert bar.count.text() == f"1 of {total}"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {total}"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == f"{total} of {total}"
    qtbot.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert bar.count.text() == f"1 of {total}"
    ready.actions_["find_next"].trigger()
    assert bar.count.text() == f"2 of {total}"
    marked = [s.cursor.selectedText() for s in text.extraSelections()]
    assert [words.casefold() for words in marked].count("fund") == total


def test_escape_puts_the_bar_away_and_stays_at_the_hit(
    ready: MainWindow, bar: FindBar, qtbot: QtBot
) -> None:
    view = ready.panes.article.text
    qtbot.keyClicks(bar.field, "toller added")
    before = len(view.extraSelections())
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.hasFocus()
    assert view.places.caret == view.text.index("Toller added")
    assert len(view.extraSelections()) == before - 1


def test_what_is_not_there_is_said(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field, "zeppelin")
    assert bar.count.text() == "not found"
    assert not bar.next.isEnabled()


def test_another_article_is_searched_for_the_same_words(
    ready: MainWindow, bar: FindBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.field, "lake")
    assert bar.count.text() == "not found"
    ready.session.select_article(list(ready.session.dossier.articles)[1])
    assert bar.count.text().startswith("1 of ")


def test_the_key_searches_articles_where_no_article_is_read(
    ready: MainWindow, qtbot: QtBot
) -> None:
    ready.panes.brief.view.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(ready.panes.brief.view, Qt.Key.Key_F, CTRL)
    assert ready.panes.articles.field.hasFocus()
    assert not ready.panes.article.finder.isVisible()


def test_shapes_of_marks_and_spaces_do_not_matter() -> None:
    text = "It’s a  well‑known\nstory, “they” said. IT'S a well-known story."
    found = [span.of(text) for span in hits(text, "it's a well-known story")]
    assert found == ["It’s a  well‑known\nstory", "IT'S a well-known story"]
    assert [span.of(text) for span in hits(text, '"they"')] == ["“they”"]
    assert hits(text, "   ") == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=12))
def test_no_words_make_it_raise_and_what_is_there_is_found(text: str, words: str) -> None:
    found = hits(text, words)
    assert all(span.of(text).strip() for span in found)
    if words.strip() and " ".join(words.split()) == words and words in text:
        assert found
