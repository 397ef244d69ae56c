"""Suggestions for the section one works on, to be picked with one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look import PADDING, Look
from ui.models.listing import ROW_ROLE, Listing
from ui.models.shelf import Shelf
from ui.models.suggestions import SuggestedRow, Suggestions
from ui.widgets.buttons import action_button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.pane_header import HEIGHT
from ui.widgets.suggestion_delegate import PLUS, SuggestionDelegate


class _List(QListView):
    """The list; a click on a row's plus adds it."""

    plus_clicked = Signal(object)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        right = self.visualRect(index).right()
        if index.isValid() and where.x() > right - PLUS - 8:
            self.plus_clicked.emit(index.data(ROW_ROLE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class SuggestionsPane(QWidget):
    """The suggestions.

    `show_asked` carries an article key and a span to look at, `add_asked` the SuggestedRow to add.
    """

    show_asked = Signal(str, object)
    add_asked = Signal(object)

    def __init__(
        self,
        suggestions: Suggestions,
        shelf: Shelf,
        look: Look,
        picks: list[QAction],
        issue: QAction,
    ) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._suggestions, self._shelf = suggestions, shelf
        self._listing: Listing[SuggestedRow] = Listing(
            lambda row: f"{row.kind}:{row.key}:{row.span.start}",
            lambda row: f"{row.kind}: {row.passage} {row.who} {row.about}. {row.reason}",
            lambda row: f"{row.reason}\nPlus or A adds it; Enter shows it in its article",
        )
        self.list = _List()
        self.list.setModel(self._listing)
        self.list.setItemDelegate(SuggestionDelegate(look, self.list))
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("Suggestions")
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._show)
        self.list.plus_clicked.connect(self.add_asked)
        self._title = ElidedLabel()
        self._title.setProperty("secondary", True)
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(PADDING, 0, PADDING, 0)
        row.setSpacing(2)
        for action in picks:
            row.addWidget(action_button(action))
        row.addSpacing(PADDING)
        row.addWidget(self._title, 1)
        self._none = EmptyState(look, "search", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        sentence = "What of the library fits a section is shown here."
        self._stack.addWidget(EmptyState(look, "issue", sentence, [issue]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        suggestions.changed.connect(self._fill)
        self._fill()

    @property
    def current(self) -> SuggestedRow | None:
        """The selected suggestion."""
        row: SuggestedRow | None = self.list.currentIndex().data(ROW_ROLE)
        return row

    def _fill(self) -> None:
        before, number = self.current, self.list.currentIndex().row()
        rows, issue = self._suggestions.rows, self._suggestions.issue
        self._listing.set_rows(rows)
        self._title.set_words(f"for “{issue.title}”" if issue else "")
        closed = self._shelf.library is None
        self._none.set_sentence(
            "The library could not be opened, so nothing can be suggested."
            if closed
            else "The library holds nothing more for this section."
        )
        self._stack.setCurrentIndex(0 if rows else 1 if issue or closed else 2)
        if rows:
            # What the analyst looks at stays selected when more comes in.
            number = rows.index(before) if before in rows else min(max(number, 0), len(rows) - 1)
            self.list.setCurrentIndex(self._listing.index(number))

    def _show(self) -> None:
        row = self.current
        if row is not None:
            self.show_asked.emit(row.key, row.span)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for suggestions while the pane can be seen."""
        super().showEvent(event)
        self._suggestions.watched = True
        self._suggestions.refresh()
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no further."""
        super().hideEvent(event)
        self._suggestions.watched = False
