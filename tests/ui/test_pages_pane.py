"""The real pages: drawn, zoomed, kept in place, clicked."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.editing import edits
from briefgen.model.brief import PartKind, PickedQuote, Place, Point, all_items
from briefgen.model.page import Page
from ui.main_window import MainWindow
from ui.panes.side_panes import ARTICLE, PAGES
from ui.widgets.page_places import EDGE, GAP, PagePlaces

Wait = Callable[[MainWindow], None]


def show(window: MainWindow, settled: Wait, qtbot: QtBot) -> None:
    window.actions_["show_pages"].trigger()
    settled(window)
    qtbot.waitUntil(lambda: window.panes.pages.view.drawn)


def middle_of(window: MainWindow, origin: str) -> QPoint:
    view = window.panes.pages.view
    view.show_origin(origin)
    assert view._pages is not None
    for number, page in enumerate(view._pages.pages):
        for area in page.areas:
            if area.origin == origin:
                return view._box_of(area, number).center().toPoint()
    raise AssertionError(f"{origin} is on no page")


def test_pages_are_drawn_as_pictures(ready: MainWindow, settled: Wait, qtbot: QtBot) -> None:
    show(ready, settled, qtbot)
    view = ready.panes.pages.view
    image = view.viewport().grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert "#ffffff" in colours
    assert len(colours) > 20
    assert ready.panes.status.pages.text().endswith("pages")


def test_a_click_selects_the_item_and_shows_its_source(
    ready: MainWindow, settled: Wait, qtbot: QtBot
) -> None:
    show(ready, settled, qtbot)
    quote = [i for _, i in all_items(ready.session.brief) if isinstance(i, PickedQuote)][-1]
    view = ready.panes.pages.view
    where = middle_of(ready, quote.id)
    found = view.area_at(QPointF(where))
    assert found is not None
    assert found.origin == quote.id
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert ready.session.item_id == quote.id
    assert ready.panes.side.shown == ARTICLE
    article = ready.session.article
    assert article is not None
    assert article.key == quote.anchors[0].article_key


def test_a_rebuild_keeps_place_and_zoom(ready: MainWindow, settled: Wait, qtbot: QtBot) -> None:
    show(ready, settled, qtbot)
    view = ready.panes.pages.view
    view.set_zoom(1.7)
    view.verticalScrollBar().setValue(300)
    qtbot.waitUntil(lambda: view.drawn)
    before = view._pictures.of(0)
    ready.session.edit("Edit title", lambda b: edits.set_header(b, title="Another title"))
    qtbot.waitUntil(lambda: not ready.preview.busy)
    assert (view.zoom, view.verticalScrollBar().value()) == (1.7, 300)
    qtbot.waitUntil(lambda: view.drawn)
    assert view._pictures.of(0) != before


def test_the_wheel_zooms_with_control(ready: MainWindow, settled: Wait, qtbot: QtBot) -> None:
    show(ready, settled, qtbot)
    view = ready.panes.pages.view
    before = view.zoom
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom > before
    ready.actions_["zoom_fit"].trigger()
    assert view.zoom == before


def test_article_and_pages_share_a_wide_window(
    ready: MainWindow, settled: Wait, qtbot: QtBot
) -> None:
    ready.resize(1366, 768)
    settled(ready)
    ready.resize(1920, 1080)
    settled(ready)
    article, pages = ready.panes.article.width(), ready.panes.pages.width()
    assert abs(article - pages) < 0.2 * (article + pages)


def test_wide_windows_show_article_and_pages_side_by_side(
    ready: MainWindow, settled: Wait, qtbot: QtBot
) -> None:
    ready.resize(1700, 900)
    settled(ready)
    assert ready.panes.pages.view.isVisible()
    assert ready.panes.article.isVisible()
    ready.resize(1200, 800)
    qtbot.waitUntil(lambda: not ready.panes.side.is_wide)
    assert not ready.panes.pages.view.isVisible()
    ready.actions_["show_pages"].trigger()
    assert ready.panes.side.shown == PAGES
    assert ready.panes.pages.view.isVisible()


PORTRAIT, LANDSCAPE = Page(600.0, 800.0, ()), Page(800.0, 600.0, ())


def test_each_page_is_as_wide_as_the_view() -> None:
    places = PagePlaces((PORTRAIT, LANDSCAPE), 640.0, None)
    assert [box.width() for box in places.boxes] == [600.0, 600.0]
    assert places.zooms == (1.0, 0.75)
    assert places.boxes[1].top() == places.boxes[0].bottom() + GAP
    fixed = PagePlaces((PORTRAIT, LANDSCAPE), 640.0, 2.0)
    assert [box.width() for box in fixed.boxes] == [1200.0, 1600.0]
    assert fixed.width == 1600.0 + 2 * EDGE


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from((PORTRAIT, LANDSCAPE)), min_size=1, max_size=6).map(tuple),
    st.floats(0, 6_000),
    st.one_of(st.none(), st.floats(0.5, 3.0)),
)
def test_a_place_on_a_page_is_found_again(
    pages: tuple[Page, ...], y: float, zoom: float | None
) -> None:
    places = PagePlaces(pages, 700.0, zoom)
    assert places.y_of(places.at(y)) == pytest.approx(y)
    other = PagePlaces(pages, 500.0, None)
    assert other.at(other.y_of(places.at(y))).page == places.at(y).page or y > places.height - GAP


def test_the_page_that_is_told_is_the_one_in_view(
    ready: MainWindow, settled: Wait, qtbot: QtBot
) -> None:
    show(ready, settled, qtbot)
    pane = ready.panes.pages
    long = "A point that takes a whole line of the page, or nearly one, to be said. " * 40
    place = Place(PartKind.POINTS, ready.session.brief.issues[0].id)
    for number in range(3):
        item = Point(f"p{number}", long)
        ready.session.edit("x", lambda b, one=item: edits.insert_item(b, place, one))
    settled(ready)
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    assert pane.view.page > 2
    for _ in range(3):
        ready.session.undo_stack.undo()
    settled(ready)
    assert pane.view._pages is not None
    assert pane.view.page <= len(pane.view._pages.pages)


def test_a_click_on_the_length_shows_what_is_over(
    ready: MainWindow, settled: Wait, qtbot: QtBot
) -> None:
    settled(ready)
    status = ready.panes.status.pages
    assert status.toolTip() == "Show the pages"
    place = Place(PartKind.POINTS, ready.session.brief.issues[0].id)
    for number in range(4):
        item = Point(f"p{number}", "A point that takes a whole line of the page. " * 60)
        ready.session.edit("x", lambda b, one=item: edits.insert_item(b, place, one))
    settled(ready)
    assert "shorten or remove items" in status.toolTip()
    qtbot.mouseClick(status, Qt.MouseButton.LeftButton)
    assert ready.panes.side.shown == PAGES
    qtbot.waitUntil(lambda: ready.panes.pages.view.page == 3)
