"""The left of the window: the brief's own articles, or the whole library."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.look import PADDING
from ui.panes.articles_pane import ArticlesPane
from ui.panes.library_pane import LibraryPane
from ui.session import Session
from ui.widgets.pane_tabs import PaneTabs


class LeftPanes(QWidget):
    """A switch over two lists; `changed` when the other one is shown."""

    changed = Signal()

    def __init__(self, session: Session, articles: ArticlesPane, library: LibraryPane) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.articles, self.library = articles, library
        articles.header.hide()
        self.tabs = PaneTabs("Articles of this brief, or of the library")
        self.tabs.addTab("In this brief")
        self.tabs.addTab("Library")
        self._stack = QStackedWidget()
        self._stack.addWidget(articles)
        self._stack.addWidget(library)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(PADDING - 6, 4, PADDING, 6)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        session.articlesChanged.connect(self._fill)
        self._fill()

    @property
    def shows_library(self) -> bool:
        """Whether the library is shown."""
        return self.tabs.currentIndex() == 1

    def toggle(self) -> None:
        """Show the other list; the library comes ready to be searched."""
        self.show_library(not self.shows_library)

    def show_library(self, shown: bool) -> None:
        """Show the library, or the brief's own articles."""
        self.tabs.setCurrentIndex(1 if shown else 0)
        if shown:
            self.library.focus_search()
        else:
            self.articles.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Go to the search field of the list that is shown."""
        if self.shows_library:
            self.library.focus_search()
        else:
            self.articles.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.articles.field.selectAll()

    @property
    def list(self) -> QWidget:
        """The list that is shown."""
        return self.library.list if self.shows_library else self.articles.list

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tabs."""
        super().resizeEvent(event)
        self.tabs.fit(event.size().width() - 2 * PADDING)

    def _fill(self) -> None:
        number = len(self._session.dossier.articles)
        self.tabs.setTabText(0, f"In this brief  {number}" if number else "In this brief")

    def _on_tab(self) -> None:
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        self.changed.emit()
