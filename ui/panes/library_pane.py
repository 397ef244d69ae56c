"""The library: search, filter, the list, and what can be done with what is selected."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look import PADDING, Look
from ui.models.facets import FacetReader
from ui.models.library_search import LibrarySearch
from ui.models.listing import ROW_ROLE
from ui.models.shelf import Shelf
from ui.panes.library_tools import LibraryTools
from ui.widgets.action_lookup import ActionLookup
from ui.widgets.buttons import action_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.library_delegate import LibraryDelegate
from ui.widgets.pane_header import HEIGHT

_LIST, _EMPTY, _NONE, _CLOSED = range(4)


class _List(QListView):
    """The list: rows are laid out in batches, so that many never hold the window."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def visible_keys(self) -> list[str]:
        """Return the keys of the rows that can be seen."""
        first = self.indexAt(QPoint(4, 4)).row()
        last = self.indexAt(QPoint(4, self.viewport().height() - 4)).row()
        model = self.model()
        if first < 0 or model is None:
            return []
        last = last if last >= first else model.rowCount() - 1
        return [
            model.index(n, 0).data(ROW_ROLE).key for n in range(first, min(last + 1, first + 40))
        ]


class LibraryPane(QWidget):
    """Everything that was ever added, out of which a brief takes what it needs."""

    def __init__(
        self, shelf: Shelf, search: LibrarySearch, facets: FacetReader, look: Look,
        actions: ActionLookup,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shelf, self._search, self._facets = shelf, search, facets
        self._actions = actions
        self.tools = LibraryTools(look, search, facets)
        self.list = self._make_list(look, search)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        sentence = "Every article that you add to a brief is kept here, to be found again."
        self._stack.addWidget(EmptyState(look, "library", sentence, [actions["add"]]))
        clear = QAction("Show all articles", self)
        clear.triggered.connect(self.tools.clear)
        self._none = EmptyState(look, "search", "", [clear])
        self._stack.addWidget(self._none)
        closed = "The library could not be opened. Briefs work without it."
        self._stack.addWidget(EmptyState(look, "library", closed, [actions["library_restore"]]))
        self.bar = self._make_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._ask_snippets)
        search.changed.connect(self._follow)
        shelf.changed.connect(self._refresh)
        shelf.opened.connect(self._refresh)
        shelf.selectionChanged.connect(self._show_bar)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start())
        self._follow()
        self._show_bar()

    def _make_list(self, look: Look, search: LibrarySearch) -> _List:
        view = _List()
        view.setProperty("side", True)
        view.setModel(search.rows)
        view.setItemDelegate(LibraryDelegate(look, view))
        view.setMouseTracking(True)
        view.setAccessibleName("Library")
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(25)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.activated.connect(lambda _: self._actions["library_add"].trigger())
        view.selectionModel().selectionChanged.connect(self._on_selection)
        return view

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(PADDING - 4, 0, PADDING, 4)
        row.setSpacing(2)
        self.add_button = action_button(self._actions["library_add"])
        self.back_button = action_button(self._actions["library_put_back"])
        for button in (self.add_button, self.back_button):
            row.addWidget(button)
        row.addStretch(1)
        self.tags_button = action_button(self._actions["library_tags"])
        row.addWidget(self.tags_button)
        return bar

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the selected rows, from top to bottom."""
        indexes = sorted(self.list.selectionModel().selectedIndexes(), key=lambda one: one.row())
        return tuple(index.data(ROW_ROLE).key for index in indexes)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.tools.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.field.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the list when it is first seen."""
        super().showEvent(event)
        if self._search.answered is None:
            self._refresh()

    def _refresh(self) -> None:
        if self._shelf.library is None:
            self._stack.setCurrentIndex(_CLOSED)
        elif self.isVisible() or self._search.answered is not None:
            self._search.refresh()

    def _follow(self) -> None:
        """Show what was found, with the selection that there was."""
        self.tools.setVisible(self._shelf.library is not None)
        asked, rows = self._search.asked, self._search.rows
        if self._shelf.library is None:
            self._stack.setCurrentIndex(_CLOSED)
        elif rows.rowCount() or self._search.answered is None:
            self._stack.setCurrentIndex(_LIST)
        elif asked.is_all:
            self._stack.setCurrentIndex(_EMPTY)
        else:
            emptied = asked.filter.in_bin and not asked.query.strip()
            self._none.set_sentence(
                "The bin is empty." if emptied else "No article of the library fits."
            )
            self._stack.setCurrentIndex(_NONE)
        self._select_again(self._shelf.selected)
        self._settle.start()

    def _select_again(self, keys: tuple[str, ...]) -> None:
        numbers = [n for key in keys if (n := self._search.rows.row_of(key)) >= 0]
        chosen = self.list.selectionModel()
        if numbers and not chosen.hasSelection():
            flag = QItemSelectionModel.SelectionFlag
            for number in numbers:
                chosen.select(self._search.rows.index(number), flag.Select)
            chosen.setCurrentIndex(self._search.rows.index(numbers[0]), flag.NoUpdate)
        elif not numbers:
            self._shelf.select(())

    def _on_selection(self) -> None:
        if self.keys or self.list.hasFocus():
            self._shelf.select(self.keys)

    def _show_bar(self) -> None:
        keys = self._shelf.selected
        binned = self._search.asked.filter.in_bin
        self.bar.setVisible(bool(keys))
        self.add_button.setVisible(not binned)
        self.back_button.setVisible(binned)
        self.add_button.setText("Add to brief" if len(keys) < 2 else f"Add {len(keys)} to brief")

    def _ask_snippets(self) -> None:
        self._search.show_snippets(self.list.visible_keys())

    def _show_menu(self, where: QPoint) -> None:
        if not self._shelf.selected:
            return
        names = (
            ("library_put_back", "library_open")
            if self._search.asked.filter.in_bin
            else (
                "library_add", "library_open", "", "library_tags", "library_collect",
                "library_details", "library_unread", "", "library_bin",
            )
        )  # fmt: skip
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.popup(self.list.viewport().mapToGlobal(where))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search field down into the list."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.tools.field.hasFocus() and self._search.rows.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self._search.rows.index(0))
            return
        super().keyPressEvent(event)
