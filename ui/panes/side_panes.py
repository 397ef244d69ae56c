"""The right of the window: article, pages and findings as tabs, or side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look import PADDING
from ui.widgets.pane_tabs import PaneTabs

ARTICLE, PAGES, FOUND, SUGGESTED = "article", "pages", "found", "suggested"
PEOPLE = "people"
_NAMES = {
    ARTICLE: "Article",
    PAGES: "Pages",
    FOUND: "Found",
    SUGGESTED: "Suggestions",
    PEOPLE: "People",
}


def _entry(pane: QWidget) -> QWidget:
    """Return what one works with in a pane: the text, list or pages that are shown in it."""
    areas = pane.findChildren(QAbstractScrollArea)
    return next((one for one in areas if one.isVisibleTo(pane)), pane)


def line(*, upright: bool = False) -> QFrame:
    """Return a hairline."""
    frame = QFrame()
    frame.setProperty("line", True)
    if upright:
        frame.setFixedWidth(1)
    else:
        frame.setFixedHeight(1)
    return frame


class SidePanes(QWidget):
    """Tabs over a stack; `changed` carries the name of the pane that is shown."""

    changed = Signal(str)

    def __init__(
        self,
        article: QWidget,
        pages: QWidget,
        found: QWidget,
        suggested: QWidget,
        people: QWidget,
    ) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._panes = {
            ARTICLE: article,
            PAGES: pages,
            FOUND: found,
            SUGGESTED: suggested,
            PEOPLE: people,
        }
        self._wide = False
        self._halved = True
        self.tabs = PaneTabs("Article, pages or findings")
        self._stack = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(PADDING - 6, 4, PADDING, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(line())
        column.addWidget(self._stack, 1)
        self._splitter.addWidget(left)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        for name in _NAMES:
            self._stack.addWidget(self._panes[name])
            self.tabs.setTabData(self.tabs.addTab(_NAMES[name]), name)
        self.tabs.currentChanged.connect(self._on_tab)

    @property
    def shown(self) -> str:
        """Name of the pane that is shown (beside the pages where there is room)."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def show_pane(self, name: str) -> None:
        """Show a pane; the pages are always shown where there is room for both."""
        for number in range(self.tabs.count()):
            if self.tabs.tabData(number) == name:
                self.tabs.setCurrentIndex(number)
                return

    @property
    def is_wide(self) -> bool:
        """Whether the pages stand beside the article."""
        return self._wide

    def set_wide(self, wide: bool) -> None:
        """Put the pages beside the article, or behind a tab."""
        if wide == self._wide:
            return
        self._wide = wide
        pages, shown = self._panes[PAGES], self.shown
        self.tabs.blockSignals(True)
        if wide:
            self._stack.removeWidget(pages)
            self.tabs.removeTab(1)
            self._splitter.addWidget(pages)
            pages.show()
            self._halved = False
        else:
            self._stack.insertWidget(1, pages)
            self.tabs.setTabData(self.tabs.insertTab(1, _NAMES[PAGES]), PAGES)
        self.tabs.blockSignals(False)
        self.show_pane(shown if not wide or shown != PAGES else ARTICLE)
        self._on_tab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tabs; give article and pages a half each once there is room for both."""
        super().resizeEvent(event)
        if not self._halved:
            self._halved = True
            self._splitter.setSizes([event.size().width() // 2] * 2)
        self.tabs.fit(event.size().width() - 2 * PADDING)

    def set_found(self, number: int) -> None:
        """Show how much was found."""
        for tab in range(self.tabs.count()):
            if self.tabs.tabData(tab) == FOUND:
                self.tabs.setTabText(tab, f"Found  {number}" if number else "Found")

    def _on_tab(self) -> None:
        focus, pane = QApplication.focusWidget(), self._panes[self.shown]
        within = focus is not None and self._stack.isAncestorOf(focus)
        self._stack.setCurrentWidget(pane)
        if within:  # else the focus falls on whatever button comes first
            _entry(pane).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.shown)
