"""A quotation of several sources: counted, compared word by word, contradictions told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from pytestqt.qtbot import QtBot

from briefgen.analysis.analyse import analyse
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Metadata, make_article
from briefgen.model.brief import PickedQuote, all_items
from ui.found import FoundKind
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
TEXTS = {
    "Calder Post": "“We will keep the strait open this winter,” Ana Duarte said in Calder.",
    "Vell Courier": "“We will keep that strait open all winter,” Ana Duarte told us.",
    "Morning Tide": "“We will not keep the strait open this winter,” Ana Duarte said on Monday.",
}


@pytest.fixture
def strait(window: MainWindow, settled: Wait) -> MainWindow:
    """A window with three articles that have one quotation; that of the first is picked."""
    articles = [make_article(text, Metadata(outlet=name)) for name, text in TEXTS.items()]
    gathered = [GatheredArticle(one, analyse(one)) for one in articles]
    window.session.edit_dossier("Add", lambda d: joined(d, gathered))
    window.session.select_article(articles[0].key)
    window.actions_["show_article"].trigger()
    found = next(f for f in window.panes.article.found if f.ref.kind is FoundKind.QUOTE)
    window.workers.picking.pick_found(found)
    window.session.select_finding(found.ref)
    settled(window)
    return window


def test_the_list_tells_how_many_sources_there_are(strait: MainWindow) -> None:
    notes = [
        note
        for row in strait.panes.found._listing.rows
        if row.ref.kind is FoundKind.QUOTE
        for note in row.notes
    ]
    assert "in 2 sources, wording differs, contradicted" in notes


def test_the_brief_tells_it_too_and_a_click_compares(strait: MainWindow, qtbot: QtBot) -> None:
    brief = strait.panes.brief
    item = next(i for _, i in all_items(strait.session.brief) if isinstance(i, PickedQuote))
    strait.session.ask_item(item.id)
    row = brief.current_row
    assert row is not None
    assert row.aside == "in 2 sources, wording differs"
    assert row.note.startswith("but Morning Tide has it as “We will not keep")
    place = brief.view.visualRect(brief.view.currentIndex())
    spot = brief.view.delegate.layout_of(row, place.width()).spot("sources")
    assert spot is not None
    where = place.topLeft() + QPoint(round(spot.place.center().x()), round(spot.place.center().y()))
    qtbot.mouseClick(brief.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    popup = strait.workers.quotes.popup
    assert popup is not None
    text = popup.sheet.toPlainText()
    for name in TEXTS:
        assert name in text
    assert "contradicts: a negation or a number differs" in text
    qtbot.keyClick(popup, Qt.Key.Key_Escape)


def test_what_differs_is_marked_and_not_by_colour_alone(strait: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(strait.panes.article.text, Qt.Key.Key_C)
    popup = strait.workers.quotes.popup
    assert popup is not None
    struck, underlined = [], []
    block = popup.sheet.document().begin()
    while block.isValid():
        for part in block:
            fragment = part.fragment()
            if fragment.charFormat().fontStrikeOut():
                struck.append(fragment.text().strip())
            elif fragment.charFormat().fontUnderline() and not fragment.charFormat().isAnchor():
                underlined.append(fragment.text().strip())
        block = block.next()
    assert {"the", "this"} <= set(struck)
    assert {"that", "all", "not"} <= set(underlined)


def test_a_source_is_shown_in_its_article(strait: MainWindow, qtbot: QtBot) -> None:
    strait.actions_["compare"].trigger()
    popup = strait.workers.quotes.popup
    assert popup is not None
    other = popup._places[1]
    popup.sheet.anchorClicked.emit(QUrl("1"))
    assert strait.session.article is not None
    assert strait.session.article.key == other.article


def test_a_quotation_of_one_source_says_so(strait: MainWindow, qtbot: QtBot) -> None:
    article = make_article("“The dredging begins in May,” said Ilse Marrow.")
    one = GatheredArticle(article, analyse(article))
    strait.session.edit_dossier("Add", lambda d: joined(d, [one]))
    strait.session.select_article(article.key)
    strait.session.select_finding(strait.panes.article.found[0].ref)
    qtbot.keyClick(strait.panes.article.text, Qt.Key.Key_C)
    assert strait.workers.quotes.popup is None
    assert "No other article" in strait.toast.text


def test_a_contradiction_that_was_compared_is_told_no_more(
    strait: MainWindow, qtbot: QtBot, settled: Wait
) -> None:
    qtbot.keyClick(strait.panes.article.text, Qt.Key.Key_C)
    popup = strait.workers.quotes.popup
    assert popup is not None
    qtbot.mouseClick(popup.keep, Qt.MouseButton.LeftButton)
    settled(strait)
    assert "wording-differs" not in {p.rule for p in strait.review.verdicts.problems}
    item = next(i for _, i in all_items(strait.session.brief) if isinstance(i, PickedQuote))
    strait.session.ask_item(item.id)
    row = strait.panes.brief.current_row
    assert row is not None
    assert not row.note
    strait.actions_["undo"].trigger()
    settled(strait)
    assert "wording-differs" in {p.rule for p in strait.review.verdicts.problems}


def test_the_review_names_both_wordings(strait: MainWindow) -> None:
    problem = next(p for p in strait.review.verdicts.problems if p.rule == "wording-differs")
    assert "We will keep the strait" in problem.what
    assert "We will not keep the strait" in problem.what
