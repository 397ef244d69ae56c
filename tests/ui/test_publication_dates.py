"""Publication dates: confirmed with one key, one after the other or several at once."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.analysis.analyse import analyse
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Article, DateStatus, Metadata, make_article
from ui.main_window import MainWindow
from ui.models.article_rows import article_rows, dated_ahead
from ui.widgets.article_head import AHEAD

Wait = Callable[[MainWindow], None]
TOMORROW = date.today() + timedelta(days=1)


def article(number: int, published: date | None) -> Article:
    text = f"The ferry number {number} will sail on Friday, the harbour master said."
    return make_article(text, Metadata(title=f"Ferry {number}", published=published))


@pytest.fixture
def dated(window: MainWindow) -> MainWindow:
    """Three articles with a date, one without, one of tomorrow."""
    days = [date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 5), None, TOMORROW]
    gathered = [GatheredArticle(one, analyse(one)) for one in map(article, range(5), days)]
    window.session.open(joined(window.session.dossier, gathered), None)
    return window


def statuses(window: MainWindow) -> list[DateStatus]:
    return [one.date_status for one in window.session.dossier.articles.values()]


def test_a_key_confirms_and_goes_to_the_next_doubt(dated: MainWindow, qtbot: QtBot) -> None:
    keys = list(dated.session.dossier.articles)
    for number in range(3):
        assert dated.session.article is not None
        assert dated.session.article.key == keys[number]
        dated.actions_["confirm_dates"].trigger()
    assert statuses(dated)[:3] == [DateStatus.CONFIRMED] * 3
    assert dated.session.article.key == keys[3]
    dated.actions_["confirm_dates"].trigger()  # it has none: it is asked for
    assert dated.panes.article.popup is not None
    assert dated.panes.article.popup.isVisible()
    dated.panes.article.popup.close()


def test_the_article_that_is_read_is_marked_in_the_list(
    window: MainWindow, files: list[Path], qtbot: QtBot, settled: Callable[[MainWindow], None]
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.panes.articles.list.setFocus()  # a list with the focus has a current row at once
    window.workers.sources.add(files)
    settled(window)
    assert window.session.article is not None
    assert window.panes.articles.selected == (window.session.article.key,)


def test_several_are_confirmed_in_one_step_but_none_of_the_future(dated: MainWindow) -> None:
    dated.panes.articles.list.selectAll()
    dated.actions_["confirm_dates"].trigger()
    assert statuses(dated) == [DateStatus.CONFIRMED] * 3 + [
        DateStatus.MISSING,
        DateStatus.UNCONFIRMED,
    ]
    assert dated.toast.text == "3 publication dates confirmed; 1 left, after today"
    dated.session.undo_stack.undo()
    assert DateStatus.CONFIRMED not in statuses(dated)


def test_when_all_is_settled_it_says_so(dated: MainWindow) -> None:
    for key, one in list(dated.session.dossier.articles.items())[1:]:
        dated.session.edit_dossier("x", lambda d, k=key: d.without_article(k))
        assert one is not None
    dated.actions_["confirm_dates"].trigger()
    assert "every article is settled" in dated.toast.text


def test_a_publication_that_lies_ahead_is_told(dated: MainWindow, qtbot: QtBot) -> None:
    key = list(dated.session.dossier.articles)[4]
    head = dated.panes.article.head
    assert AHEAD not in head.notices
    dated.session.select_article(key)
    assert AHEAD in head.notices
    row = next(one for one in article_rows(dated.session.dossier) if one.key == key)
    assert row.doubt == "date after today, unconfirmed"
    dated.actions_["confirm_dates"].trigger()  # alone it is confirmed: the analyst saw the notice
    assert dated.session.dossier.articles[key].date_status is DateStatus.CONFIRMED
    dated.session.select_article(key)
    assert AHEAD in head.notices, "the notice stays, for relative dates are counted from there"


def test_today_is_not_ahead() -> None:
    today = date(2025, 3, 3)
    assert not dated_ahead(article(0, today), today)
    assert dated_ahead(article(0, today + timedelta(days=1)), today)
    assert not dated_ahead(article(0, None), today)


def test_days_of_the_text_are_offered(window: MainWindow, qtbot: QtBot, settled: Wait) -> None:
    text = (
        "Quay, 3 March 2025, by our own reporter.\n\nThe ferry will sail on 5 May 2031. It sailed"
        " last on Friday, and on 1 February 2025, the harbour master said."
    )
    one = make_article(text, Metadata(title="Ferry"))
    gathered = [GatheredArticle(one, analyse(one))]
    window.session.open(joined(window.session.dossier, gathered), None)
    window.panes.article.ask_date()
    popup = window.panes.article.popup
    assert popup is not None
    assert [button.text() for button in popup.offers] == ["3 March 2025", "1 February 2025"]
    assert popup.first.day == date(2025, 3, 3)  # the first is the likeliest; nothing is set yet
    assert window.session.article is not None
    assert window.session.article.published is None
    qtbot.mouseClick(popup.offers[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    settled(window)
    assert window.session.article.published == date(2025, 2, 1)
