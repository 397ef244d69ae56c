"""Everything can be reached by keyboard, says what it is, and shows that it has the focus."""

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefgen.model.brief import PickedDate, PickedQuote, all_items
from ui.actions.action_table import MENUS
from ui.look import Mode
from ui.main_window import MainWindow
from ui.widgets.page_view import PageView

Wait = Callable[[MainWindow], None]
KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
    PageView,
)


def inner(widget: QWidget) -> bool:
    """Whether a widget is a part that Qt made of another one, which is what one works with."""
    if widget.objectName().startswith("qt_"):
        return True
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox | QAbstractSpinBox | QCalendarWidget | QLineEdit | QTabBar):
            return True
        above = above.parentWidget()
    return False


def used(root: QWidget) -> list[QWidget]:
    """All widgets of a window or popup that one clicks, types into or moves about in."""
    return [one for kind in KINDS for one in root.findChildren(kind) if not inner(one)]


def said(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return str(interface.text(QAccessible.Text.Name)).strip()


def nameless(widgets: Iterable[QWidget]) -> list[str]:
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in widgets
        if not said(one)
    ]


def opened(window: MainWindow) -> list[QWidget]:
    """Open every dialog and popup in turn, and return them."""
    items = [item for _, item in all_items(window.session.brief)]
    quote = next(item for item in items if isinstance(item, PickedQuote))
    row = next(item for item in items if isinstance(item, PickedDate))
    found: list[QWidget] = []
    for key, field in ((row.id, "date"), (quote.id, "speaker")):
        window.session.ask_item(key)
        shown = window.panes.brief.current_row
        assert shown is not None
        window.panes.brief.fields.open(shown, field)
        popup = window.panes.brief.fields.popup
        assert popup is not None
        found.append(popup)
    window.panes.article.ask_date()
    assert window.panes.article.popup is not None
    found.append(window.panes.article.popup)
    for name in ("export", "header", "article_details", "keys", "about"):
        window.actions_[name].trigger()
    dialogs = [one for one in QApplication.topLevelWidgets() if one is not window]
    return [*found, *(one for one in dialogs if one.isVisible())]


def test_everything_says_what_it_is(ready: MainWindow, settled: Wait) -> None:
    settled(ready)
    windows = [ready, *opened(ready)]
    assert len(windows) >= 9
    assert len([one for window in windows for one in used(window)]) > 80
    assert nameless(one for window in windows for one in used(window)) == []


def beside(widget: QWidget, came: set[QWidget]) -> bool:
    """Whether the arrow keys lead to a button from the checked one of its group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() in came


def reached(window: MainWindow) -> set[QWidget]:
    """Go round with Tab and return what had the focus."""
    seen: list[QWidget] = []
    for _ in range(200):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return set(seen)


@pytest.mark.parametrize("pane", ["article", "pages", "found", "suggested", "people"])
def test_everything_is_reached_with_tab(ready: MainWindow, settled: Wait, pane: str) -> None:
    settled(ready)
    ready.activateWindow()
    ready.actions_[f"show_{pane}"].trigger()
    ready.panes.review.show()
    settled(ready)
    ready.panes.top_bar.template.setFocus()
    came = reached(ready)
    missed = [
        f"{type(one).__name__} {said(one)}"
        for one in used(ready)
        if one.isVisibleTo(ready) and one.isEnabled() and one not in came and not beside(one, came)
    ]
    assert missed == []


def test_arrow_keys_choose_among_chips(ready: MainWindow) -> None:
    pane = ready.panes.articles
    chips = [one for one in used(pane) if said(one).startswith(("All", "Used", "To date"))]
    ready.activateWindow()
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    focus = QApplication.focusWidget()
    assert focus is chips[1]
    assert isinstance(focus, QAbstractButton)
    assert focus.isChecked()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_focus_can_be_seen(ready: MainWindow, settled: Wait, mode: Mode, qtbot: QtBot) -> None:
    ready.services.look.mode = mode
    settled(ready)
    ready.activateWindow()
    ready.toast.hide()
    unseen = []
    for one in used(ready):
        if not one.isVisibleTo(ready) or not one.isEnabled():
            continue
        ready.menuBar().setFocus()
        QApplication.processEvents()
        before = picture(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if picture(one) == before:
            unseen.append(f"{type(one).__name__} {said(one)}")
    ready.services.look.mode = Mode.LIGHT
    assert unseen == []


def picture(widget: QWidget) -> QImage:
    return (
        widget.window()
        .grab(widget.rect().translated(widget.mapTo(widget.window(), QPoint(0, 0))))
        .toImage()
    )


def test_no_letter_stands_for_two_entries_of_a_menu() -> None:
    for menu, specs in MENUS.items():
        letters = [spec.text.partition("&")[2][:1].lower() for spec in specs if "&" in spec.text]
        assert len(letters) == len(set(letters)), menu
