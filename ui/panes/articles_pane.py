"""The articles: filter, chips, the list, and what to do while there are none."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.look import PADDING, Look
from ui.models.article_rows import ArticleRow, article_listing, article_rows
from ui.models.listing import ROW_ROLE
from ui.session import Session
from ui.widgets.article_delegate import ArticleDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.pane_header import PaneHeader

ALL, USED, DOUBTFUL = "all", "used", "doubtful"


class _ArticleList(QListView):
    """The list; its rows are laid out anew when the pane changes its width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class ArticlesPane(QWidget):
    """The articles of the dossier."""

    def __init__(
        self, session: Session, look: Look, beginnings: list[QAction], row_actions: list[QAction]
    ) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._look = look
        self._row_actions = row_actions
        self._settling = False
        self._listing = article_listing()
        self._rows: tuple[ArticleRow, ...] = ()
        self.header = PaneHeader(look, "Articles")
        self.field = self._make_field()
        self._chips = self._make_chips()
        self.list = self._make_list(look)
        self._stack = QStackedWidget()
        sentence = "Add the articles that the brief will draw on, or drop them here."
        self._stack.addWidget(EmptyState(look, "article", sentence, beginnings))
        self._stack.addWidget(self.list)
        self._stack.addWidget(EmptyState(look, "search", "No article fits the filter."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self._tools = QWidget()
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(PADDING, 0, PADDING, 6)
        tools.setSpacing(6)
        tools.addWidget(self.field)
        tools.addWidget(self._chips)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)
        look.changed.connect(self._dress)
        self._dress()
        session.articlesChanged.connect(self._fill)
        session.briefChanged.connect(self._fill)
        session.articleSelected.connect(self._follow)
        self._fill()

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("Search articles")
        field.setAccessibleName("Search articles")
        field.setClearButtonEnabled(True)
        self._magnifier = QAction(field)
        field.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._refilter)
        return field

    def _dress(self) -> None:
        self._magnifier.setIcon(self._look.icon("search", self._look.colours.secondary))

    def _make_chips(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for key in (ALL, USED, DOUBTFUL):
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(key == ALL)
            button.setObjectName(key)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonClicked.connect(self._refilter)
        return holder

    def _make_list(self, look: Look) -> QListView:
        view = _ArticleList()
        view.setProperty("side", True)
        view.setModel(self._listing)
        view.setItemDelegate(ArticleDelegate(look, view))
        view.setMouseTracking(True)
        view.setAccessibleName("Articles")
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setLayoutMode(QListView.LayoutMode.Batched)  # hundreds of rows never hold the window
        view.setBatchSize(12)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selectionModel().currentChanged.connect(self._on_current)
        return view

    @property
    def selected(self) -> tuple[str, ...]:
        """Keys of the selected articles in the order of the list."""
        numbers = sorted(index.row() for index in self.list.selectedIndexes())
        return tuple(self._listing.rows[number].key for number in numbers)

    def select_near(self, number: int) -> None:
        """Select the article at a row, the last one if there are fewer."""
        rows = self._listing.rows
        if rows:
            self._session.select_article(rows[min(max(number, 0), len(rows) - 1)].key)

    def select_next_doubt(self, key: str) -> bool:
        """Select the next article after that one whose date is to be settled, round from the end.

        Returns:
            Whether there is any.
        """
        here = next((n for n, row in enumerate(self._rows) if row.key == key), -1)
        round_ = (*self._rows[here + 1 :], *self._rows[: here + 1])
        doubtful = next((row.key for row in round_ if row.doubt), "")
        if doubtful:
            self._session.select_article(doubtful)
        return bool(doubtful)

    def _fill(self) -> None:
        rows = self._rows = article_rows(self._session.dossier)
        used = sum(1 for row in rows if row.used)
        doubtful = sum(1 for row in rows if row.doubt)
        self.header.set_count(str(len(rows)) if rows else "")
        self._buttons[ALL].setText(f"All {len(rows)}")
        self._buttons[USED].setText(f"Used {used}")
        self._buttons[USED].setToolTip("Articles from which something was picked")
        self._buttons[DOUBTFUL].setText(f"To date {doubtful}")
        self._buttons[DOUBTFUL].setToolTip("Articles whose publication date is to be settled")
        self._buttons[DOUBTFUL].setVisible(bool(doubtful))
        if not doubtful and self._buttons[DOUBTFUL].isChecked():
            self._buttons[ALL].setChecked(True)
        self._tools.setVisible(bool(rows))
        self._refilter()

    def _refilter(self) -> None:
        """Leave the rows that hold all words of the field and fit the chip."""
        chip = next((key for key, button in self._buttons.items() if button.isChecked()), ALL)
        words = self.field.text().casefold().split()
        shown = [row for row in self._rows if _fits(row, chip, words)]
        self._settling = True  # rows that leave the list do not select another article
        self._listing.set_rows(shown)
        self._settling = False
        self._stack.setCurrentIndex(0 if not self._rows else 1 if shown else 2)
        article = self._session.article
        self._follow(article.key if article else "")

    def _follow(self, key: str) -> None:
        """Select the row of an article; a list with the focus has a current row before that."""
        number = self._listing.row_of(key)
        selected = self.list.selectionModel().hasSelection()
        if number >= 0 and (number != self.list.currentIndex().row() or not selected):
            self.list.setCurrentIndex(self._listing.index(number))

    def _on_current(self, current: QModelIndex) -> None:
        row: ArticleRow | None = current.data(ROW_ROLE)
        if row is not None and not self._settling:
            self._session.select_article(row.key)

    def _show_menu(self, where: object) -> None:
        if self._session.article is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._row_actions)
            menu.popup(self.list.viewport().mapToGlobal(where))  # type: ignore[call-overload]


def _fits(row: ArticleRow, chip: str, words: list[str]) -> bool:
    fits = {ALL: True, USED: row.used > 0, DOUBTFUL: bool(row.doubt)}[chip]
    if not fits or not words:
        return fits
    searched = row.searched
    return all(word in searched for word in words)
