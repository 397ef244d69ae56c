"""People of the brief or of the library: who they are, all that they said in time order."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.person import PersonEntry
from briefgen.people.spelling import fold
from ui.look import PADDING, Look
from ui.models.library_people import LibraryPeople
from ui.models.listing import ROW_ROLE, Listing
from ui.models.people import People, PeopleList, SaidRow
from ui.models.wording import counted
from ui.widgets.buttons import action_button, text_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.name_fields import NameFields
from ui.widgets.pane_header import HEIGHT
from ui.widgets.person_delegate import PersonDelegate, SaidDelegate, counts_of


class _List(QListView):
    """A list whose rows are laid out anew when its width changes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _SaidList(_List):
    """What was said; a click on a row's source asks to see it there."""

    source_clicked = Signal(object)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self._source_at(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.source_clicked.emit(index.data(ROW_ROLE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._source_at(event).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def source_place(self, index: QModelIndex) -> QRectF:
        """Return where a row's source stands, in pixels of the viewport."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, SaidDelegate)
        return delegate.source_of(index.data(ROW_ROLE), QRectF(self.visualRect(index)))

    def _source_at(self, event: QMouseEvent) -> QModelIndex:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.source_place(index).contains(event.position()):
            return index
        return QModelIndex()


class PeoplePane(QWidget):
    """People above, what the selected one said below.

    `show_asked` carries an article key and a span, `merge_asked` the entries to make one,
    `split_asked` an entry and the forms to set apart, `rename_asked` and `role_asked` an entry
    and a text.
    """

    show_asked = Signal(str, object)
    merge_asked = Signal(object)
    split_asked = Signal(object, object)
    rename_asked = Signal(object, str)
    role_asked = Signal(object, str)

    def __init__(
        self, people: People, library: LibraryPeople, look: Look, picks: list[QAction]
    ) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scopes: dict[str, People | LibraryPeople] = {
            "This brief": people,
            "Library": library,
        }
        self._people: People | LibraryPeople = people
        self._listing: Listing[PersonEntry] = Listing(
            lambda one: one.key, lambda one: f"{one.name}, {one.role}. {counts_of(one)}"
        )
        self._spoken: Listing[SaidRow] = Listing(
            lambda row: f"{row.key}:{row.span.start}:{row.quoted}",
            lambda row: f"{row.words} {row.about}{'. In the brief' if row.picked else ''}",
            lambda row: f"{'In the brief. ' if row.picked else ''}Enter shows it in its article",
        )
        self.list, self.said = _List("People"), _SaidList("All that they said")
        self.list.setModel(self._listing)
        self.list.setItemDelegate(PersonDelegate(look, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.said.setModel(self._spoken)
        self.said.setItemDelegate(SaidDelegate(look, self.said))
        self.field = QLineEdit(placeholderText="Search people", clearButtonEnabled=True)
        self.field.setAccessibleName("Search people")
        self._look, self._magnifier = look, QAction(self.field)
        self.field.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        look.changed.connect(self._dress)
        self._dress()
        self.scope = QToolButton()
        self.scope.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scope.setToolTip("Whose articles are looked at: the brief's, or all of the library")
        self._scope_menu = QMenu(self.scope)
        for name in self._scopes:
            action = self._scope_menu.addAction(name)
            action.triggered.connect(lambda _=False, n=name: self.show_scope(n))
        self.scope.setMenu(self._scope_menu)
        self.count = QLabel()
        self.count.setProperty("secondary", True)
        self.merge = text_button("Merge", "Make one person of those selected (Ctrl+click)")
        self.split = text_button("Split ▾", "Set a name or an article apart as another person")
        self.fields = NameFields()
        self._nobody = EmptyState(look, "search", "")
        self._lay_out(picks)
        self._connect()
        self._fill()

    def _lay_out(self, picks: list[QAction]) -> None:
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(PADDING, 0, PADDING, 0)
        row.setSpacing(2)
        row.addWidget(self.scope)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.merge, self.split, *map(action_button, picks)):
            row.addWidget(button)
        self.split.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._ways = QMenu(self.split)
        self.split.setMenu(self._ways)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.fields)
        below.addWidget(self.said, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(lower)
        splitter.setSizes([260, 340])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        search = QHBoxLayout()
        search.setContentsMargins(PADDING, 6, PADDING, 0)
        search.addWidget(self.field)
        column.addLayout(search)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for people in self._scopes.values():
            people.changed.connect(lambda one=people: self._on_changed(one))
        self.field.textChanged.connect(self._fill)
        self.list.selectionModel().selectionChanged.connect(self._show_person)
        self.said.activated.connect(lambda index: self._show(index.data(ROW_ROLE)))
        self.said.source_clicked.connect(self._show)
        self.merge.clicked.connect(lambda: self.merge_asked.emit(self.chosen))
        self._ways.aboutToShow.connect(self._fill_ways)
        self.fields.renamed.connect(self._on_named)
        self.fields.role_set.connect(self._on_role)

    def _dress(self) -> None:
        self._magnifier.setIcon(self._look.icon("search", self._look.colours.secondary))

    @property
    def of_library(self) -> bool:
        """Whether the people of the whole library are shown."""
        return self._people is self._scopes["Library"]

    def show_scope(self, name: str) -> None:
        """Show the people of "This brief" or of the "Library"."""
        self._people.watched = False
        self._people = self._scopes[name]
        self._people.watched = self.isVisible()
        self._people.refresh()
        self._fill()

    def _on_changed(self, people: PeopleList) -> None:
        if people is self._people:
            self._fill()

    @property
    def chosen(self) -> list[PersonEntry]:
        """The selected people, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self._listing.rows[row] for row in rows]

    @property
    def current_said(self) -> SaidRow | None:
        """The selected thing said."""
        row: SaidRow | None = self.said.currentIndex().data(ROW_ROLE)
        return row

    def select(self, key: str) -> None:
        """Select a person by the entry's key."""
        number = self._listing.row_of(key)
        if number >= 0:
            self.list.setCurrentIndex(self._listing.index(number))

    def _fill(self) -> None:
        words = fold(self.field.text()).split()
        rows = [
            one
            for one in self._people.entries
            if all(word in fold(" ".join((one.name, one.role, *one.aliases))) for word in words)
        ]
        self._listing.set_rows(rows)
        some = bool(words and self._people.entries)
        self._nobody.set_sentence("Nobody of that name." if some else self._people.nobody)
        name = next(name for name, people in self._scopes.items() if people is self._people)
        self.scope.setText(f"{name} ▾")
        self.scope.setAccessibleName(f"People of: {name}")
        self.count.setText("reading…" if self._people.busy and rows else counted(len(rows), "name"))
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and not self.chosen:
            self.list.setCurrentIndex(self._listing.index(0))
        self._show_person()

    def _show_person(self, *_: object) -> None:
        chosen = self.chosen
        one = chosen[0] if len(chosen) == 1 else None
        self.merge.setEnabled(len(chosen) > 1)
        self.split.setEnabled(one is not None and bool(self._people.ways(one)))
        self.fields.show_entry(one)
        self._spoken.set_rows([row for entry in chosen for row in self._people.said_by(entry)])

    def _fill_ways(self) -> None:
        self._ways.clear()
        chosen = self.chosen
        if len(chosen) == 1:
            for words, forms in self._people.ways(chosen[0]):
                action = self._ways.addAction(f"Set {words} apart")
                action.triggered.connect(
                    lambda _=False, f=forms: self.split_asked.emit(chosen[0], f)
                )

    def _on_named(self, name: str) -> None:
        if len(self.chosen) == 1:
            self.rename_asked.emit(self.chosen[0], name)

    def _on_role(self, role: str) -> None:
        if len(self.chosen) == 1:
            self.role_asked.emit(self.chosen[0], role)

    def _show(self, row: SaidRow | None) -> None:
        if row is not None:
            self.show_asked.emit(row.key, row.span)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the people while the pane can be seen."""
        super().showEvent(event)
        self._people.watched = True
        self._people.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no further."""
        super().hideEvent(event)
        self._people.watched = False
