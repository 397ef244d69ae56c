"""The lists beside: articles, findings, review."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.model.article import Metadata, make_article
from briefgen.model.brief import Brief, all_items
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from ui.found import Found, FoundKind
from ui.main_window import MainWindow
from ui.models.article_rows import ArticleRow
from ui.models.listing import ROW_ROLE, Listing
from ui.models.wording import shortened
from ui.panes.side_panes import FOUND
from ui.widgets.article_delegate import ArticleDelegate

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


def article_rows_of(window: MainWindow) -> list[ArticleRow]:
    model = window.panes.articles.list.model()
    return [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]


def test_articles_are_filtered_by_words_and_chips(ready: MainWindow, qtbot: QtBot) -> None:
    assert len(article_rows_of(ready)) == 2
    qtbot.keyClicks(ready.panes.articles.field, "veld river")
    assert [row.outlet for row in article_rows_of(ready)] == ["Lake Ledger"]
    assert ready.session.article is not None
    assert ready.session.article.outlet == "Harbour Wire"
    ready.panes.articles.field.setText("nothing of that kind")
    assert article_rows_of(ready) == []
    ready.panes.articles.field.clear()
    assert len(article_rows_of(ready)) == 2
    doubtful = ready.panes.articles._buttons["doubtful"]
    assert doubtful.text() == "To date 2"
    qtbot.mouseClick(doubtful, LEFT)
    assert len(article_rows_of(ready)) == 2


def test_a_click_on_an_article_shows_it(ready: MainWindow, qtbot: QtBot) -> None:
    view = ready.panes.articles.list
    place = view.visualRect(view.model().index(1, 0))
    qtbot.mouseClick(view.viewport(), LEFT, pos=place.center())
    assert ready.session.article is not None
    assert ready.session.article.outlet == "Lake Ledger"
    assert "Northern states" in ready.panes.article.text.toPlainText()


def test_rows_are_high_enough_and_mirrored_for_arabic(ready: MainWindow) -> None:
    arabic = make_article("قمة السبع تبحث أمن الطاقة\nنص", Metadata(outlet="الجزيرة"))
    ready.session.edit_dossier("Add", lambda d: d.with_article(arabic, Findings()))
    view = ready.panes.articles.list
    number = next(n for n, row in enumerate(article_rows_of(ready)) if row.key == arabic.key)
    index = view.model().index(number, 0)
    assert view.sizeHintForIndex(index).height() >= 48
    delegate = view.itemDelegate()
    layout = delegate.layout_of(index.data(ROW_ROLE), view.viewport().width())  # type: ignore[attr-defined]
    assert layout.mirrored


def test_delete_in_the_list_removes_the_article(ready: MainWindow, qtbot: QtBot) -> None:
    ready.activateWindow()
    ready.panes.articles.list.setFocus()
    qtbot.waitUntil(ready.panes.articles.list.hasFocus)
    qtbot.keyClick(ready.panes.articles.list, Qt.Key.Key_Delete)
    assert len(ready.session.dossier.articles) == 1
    qtbot.mouseClick(ready.toast.button, LEFT)
    assert len(ready.session.dossier.articles) == 2


def found_rows_of(window: MainWindow) -> list[Found]:
    model = window.panes.found.list.model()
    return [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]


def test_the_box_of_a_finding_picks_it(ready: MainWindow, qtbot: QtBot) -> None:
    ready.session.edit("Empty", lambda b: Brief(b.id, template=b.template, articles=b.articles))
    ready.panes.side.show_pane(FOUND)
    view = ready.panes.found.list
    number = next(
        n for n, row in enumerate(found_rows_of(ready)) if row.ref.kind is FoundKind.QUOTE
    )
    assert not found_rows_of(ready)[number].picked
    index = view.model().index(number, 0)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).topLeft() + QPoint(26, 18))
    assert found_rows_of(ready)[number].picked
    assert sum(1 for _ in all_items(ready.session.brief)) == 1
    assert ready.session.item_id
    where = view.visualRect(index).topLeft() + QPoint(26, 18)
    qtbot.mouseClick(view.viewport(), LEFT, pos=where)
    assert sum(1 for _ in all_items(ready.session.brief)) == 1


def test_the_review_goes_from_problem_to_problem(
    ready: MainWindow, settled: Wait, qtbot: QtBot
) -> None:
    settled(ready)
    assert ready.review.verdicts.problems
    ready.actions_["review"].trigger()
    assert ready.panes.review.isVisible()
    seen = set()
    for _ in ready.review.verdicts.problems:
        ready.actions_["review"].trigger()
        seen.add(ready.panes.review.list.currentIndex().row())
    assert len(seen) == len(ready.review.verdicts.problems)
    assert ready.panes.status.good.isVisible()
    assert "match" in ready.panes.status.good.text()


def test_a_quote_without_its_source_is_marked_and_counted(ready: MainWindow, settled: Wait) -> None:
    key = next(iter(ready.session.dossier.articles))
    ready.session.edit_dossier("Lose", lambda d: d.without_article(key))
    settled(ready)
    assert ready.review.verdicts.missing > 0
    assert ready.panes.status.bad.isVisible()
    rows = ready.panes.brief.view.model().rows  # type: ignore[attr-defined]
    assert any(row.mark == "bad" and row.note for row in rows)


def test_a_listing_changes_only_what_differs(qtbot: QtBot) -> None:
    listing: Listing[tuple[str, int]] = Listing(lambda row: row[0], lambda row: str(row))
    told: list[str] = []
    listing.rowsInserted.connect(lambda *_: told.append("in"))
    listing.rowsRemoved.connect(lambda *_: told.append("out"))
    listing.dataChanged.connect(lambda *_: told.append("data"))
    listing.modelReset.connect(lambda: told.append("reset"))
    listing.set_rows([("a", 1), ("b", 2), ("c", 3)])
    listing.set_rows([("a", 1), ("c", 4), ("d", 5)])
    assert list(listing.rows) == [("a", 1), ("c", 4), ("d", 5)]
    assert told == ["in", "in", "out", "data"]


def test_a_narrow_row_keeps_the_outlet_and_leaves_out_what_was_found(ready: MainWindow) -> None:
    outlet = "The Northern Courier and Gazette"
    row = replace(article_rows_of(ready)[0], outlet=outlet, quotes=10, dates=7, used=14)
    delegate = ready.panes.articles.list.itemDelegate()
    assert isinstance(delegate, ArticleDelegate)
    wide, narrow = delegate.lay_out(row, 600), delegate.lay_out(row, 268)
    assert [pill.text for pill in wide.pills] == ["Q 10  D 7", "✓ 14"]
    assert [pill.text for pill in narrow.pills] == ["✓ 14"]
    assert (
        narrow.about.natural_width > delegate.lay_out(replace(row, used=0), 200).about.natural_width
    )


def test_a_new_brief_begins_at_its_beginning(ready: MainWindow, qtbot: QtBot) -> None:
    ready.resize(1024, 680)
    view = ready.panes.brief.view
    view.scrollToBottom()
    assert view.verticalScrollBar().value() > 0
    assert "Found  " in "".join(
        ready.panes.side.tabs.tabText(n) for n in range(ready.panes.side.tabs.count())
    )
    ready.session.open(Dossier(replace(ready.session.brief, id="b-other")), None)
    assert view.verticalScrollBar().value() == 0
    assert not view.currentIndex().isValid()
    assert "Found  " not in "".join(
        ready.panes.side.tabs.tabText(n) for n in range(ready.panes.side.tabs.count())
    )


def test_a_source_without_an_outlet_is_named_by_whole_words() -> None:
    title = "Communiqué of the energy ministers of the northern harbours"
    assert shortened(title) == "Communiqué of the energy ministers of the…"
    assert shortened("Envoys meet") == "Envoys meet"
    assert len(shortened("x" * 90)) <= 44


def test_a_tab_takes_the_keyboard_to_its_pane(ready: MainWindow, settled: Wait) -> None:
    settled(ready)  # the pages are there
    ready.panes.article.text.setFocus()
    ready.actions_["show_found"].trigger()
    assert ready.panes.found.list.hasFocus()
    ready.actions_["show_pages"].trigger()
    assert ready.panes.pages.view.hasFocus()
    ready.panes.brief.view.setFocus()
    ready.actions_["show_article"].trigger()
    assert ready.panes.brief.view.hasFocus(), "what one works on elsewhere keeps it"


def test_tabs_are_set_closer_and_then_shortened_never_hidden(
    ready: MainWindow, settled: Wait
) -> None:
    settled(ready)
    tabs, side = ready.panes.side.tabs, ready.panes.side
    assert not tabs.property("tight")
    wide = tabs.sizeHint().width()
    side.resize(330, side.height())
    assert tabs.property("tight")
    assert tabs.sizeHint().width() < wide
    QApplication.processEvents()
    last = tabs.tabRect(tabs.count() - 1)
    assert last.right() <= 330
    side.resize(900, side.height())
    assert not tabs.property("tight")
