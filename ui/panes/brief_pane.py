"""The brief: an outline that reads like the document it makes, edited in place."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from briefgen.editing import edits
from briefgen.model.brief import BriefHeader, Item, ItemState, PartKind, PickedDate, Place
from ui.look import Look
from ui.models.listing import ROW_ROLE, Listing
from ui.models.outline import rows
from ui.models.outline_rows import OutlineRow, RowKind, row_words
from ui.models.review import Review
from ui.models.wording import outlets_of
from ui.panes.brief_fields import BriefFields
from ui.panes.date_rows import DateRows
from ui.panes.drafts import Drafts
from ui.panes.item_work import WITH_KEYS, ItemWork
from ui.panes.row_menu import RowMenu
from ui.session import Session
from ui.widgets.action_lookup import ActionLookup
from ui.widgets.buttons import action_button
from ui.widgets.inline_edit import Leaving
from ui.widgets.outline_geometry import GUTTER, Spot
from ui.widgets.outline_layout import OutlineSetter
from ui.widgets.outline_view import OutlineView
from ui.widgets.pane_header import PaneHeader

_TABS = {Leaving.TAB: 1, Leaving.BACK_TAB: -1}


class BriefPane(QWidget):
    """The outline with its header; listens to session and review."""

    def __init__(
        self,
        session: Session,
        review: Review,
        look: Look,
        actions: ActionLookup,
    ) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._review = review
        self._actions = actions
        self._folded: frozenset[str] = frozenset()
        self._shown = session.brief.id
        self._settling = False
        self._listing: Listing[OutlineRow] = Listing(
            lambda row: row.key,
            row_words,
            lambda row: row.facts.tip,
            draggable=lambda row: row.kind in WITH_KEYS,
        )
        setter = OutlineSetter(look, self._header_facts)
        self.view = OutlineView(look, setter)
        self.view.setModel(self._listing)
        self.fields = BriefFields(session, look, self.view, setter, self)
        self.dates = DateRows(session, self.refresh)
        self.drafts = Drafts(session, review, self.view, self._listing, self.fields, self.refresh)
        self.items = ItemWork(
            session,
            lambda: self._listing.rows,
            lambda: self.view.setFocus(Qt.FocusReason.ShortcutFocusReason),
        )
        self._make_column(look)
        self.view.spotClicked.connect(self._on_spot)
        self.view.toolClicked.connect(self._on_tool)
        self.view.edited.connect(self._on_edited)
        self.view.editGivenUp.connect(self._on_given_up)
        self.view.dropped.connect(self.items.drop)
        self.view.edit_asked.connect(self.edit_current)
        self.view.fold_asked.connect(lambda row: self.fold(row.key))
        self.view.doubleClicked.connect(lambda index: self._edit_row(index.data(ROW_ROLE)))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        session.briefChanged.connect(self.refresh)
        session.articlesChanged.connect(self.refresh)
        review.changed.connect(self.refresh)
        review.templateChanged.connect(self.refresh)
        session.itemSelected.connect(self._follow)
        session.itemAsked.connect(self._show_item)
        look.changed.connect(self.refresh)
        self.refresh()

    def _make_column(self, look: Look) -> None:
        header = PaneHeader(look, "Brief")
        for action in (self._actions["propose"], self._actions["add_issue"]):
            header.add(action_button(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.view, 1)

    def _header_facts(self) -> tuple[BriefHeader, str]:
        template = self._review.template
        return self._session.brief.header, template.kicker if template else ""

    # showing

    def refresh(self) -> None:
        """Show the brief as it is."""
        dossier, judged = self._session.dossier, self._review.verdicts.judged or {}
        outlets = outlets_of(dossier)
        brief, template, dates = dossier.brief, self._review.template, self.dates.dates(outlets)
        draft = self.drafts.present
        if draft is not None and draft.place is not None:
            self._folded -= {draft.place.issue}
        selected, self._settling = self._session.item_id, True  # a row that moves stays selected
        self._listing.set_rows(rows(brief, template, judged, self._folded, draft, outlets, dates))
        self._settling = False
        if self._listing.row_of(selected) < 0:
            self._on_current(self.view.currentIndex())
        if brief.id != self._shown:  # another brief is read from its beginning
            self._shown = brief.id
            self.view.setCurrentIndex(QModelIndex())
            self.view.scrollToTop()
        self._follow(self._session.item_id)

    def _follow(self, item_id: str) -> None:
        number = self._listing.row_of(item_id) if item_id else -1
        if number >= 0 and self.view.currentIndex().row() != number:
            self.view.setCurrentIndex(self._listing.index(number))

    def _show_item(self, item_id: str) -> None:
        found = edits.find_item(self._session.brief, item_id)
        if found is not None and found[0].issue in self._folded:
            self._folded -= {found[0].issue}
            self.refresh()
        number = self._listing.row_of(item_id)
        if number >= 0:
            index = self._listing.index(number)
            seen = self.view.viewport().rect().contains(self.view.visualRect(index))
            self.view.setCurrentIndex(index)
            if not seen:
                self.view.scrollTo(index, OutlineView.ScrollHint.PositionAtCenter)

    def _on_current(self, current: QModelIndex) -> None:
        row: OutlineRow | None = current.data(ROW_ROLE)
        if row is None or row.kind is RowKind.DRAFT or self._settling:
            return
        if row.kind in WITH_KEYS:
            self._session.select_item(row.key)
        if row.kind is RowKind.ISSUE:
            self._session.set_target(Place(PartKind.POINTS, row.key))
        elif row.place is not None:
            self._session.set_target(row.place)

    @property
    def current_row(self) -> OutlineRow | None:
        """The row that has the focus."""
        row: OutlineRow | None = self.view.currentIndex().data(ROW_ROLE)
        return row

    # pointing

    def _on_spot(self, row: OutlineRow, spot: Spot, was_current: bool) -> None:
        match row.kind, spot.name:
            case RowKind.START, "propose":
                self._actions["propose"].trigger()
            case RowKind.START, _:
                self.drafts.begin_issue()
            case RowKind.CHIPS, kind:
                self.drafts.begin_item(Place(PartKind(kind), row.place.issue if row.place else ""))
            case _, "plus":
                if row.place is not None:
                    self.drafts.begin_item(row.place)
            case RowKind.ISSUE, "fold":
                self.fold(row.key)
            case ((RowKind.UNSHOWN | RowKind.TIMELINE), name):
                self.dates.go(name)
            case RowKind.ITEM, name if row.item is not None:
                self._on_item_spot(row, row.item, name, was_current)
            case ((RowKind.TITLE | RowKind.SUBTITLE | RowKind.FACTS), _):
                self.fields.open(row, spot.name)
            case _, name:
                if was_current:
                    self.fields.open(row, name)

    def _on_item_spot(self, row: OutlineRow, item: Item, name: str, was_current: bool) -> None:
        if name == "sources" or (name == "note" and row.note.startswith("but ")):
            self._actions["compare"].trigger()
        elif name == "note":
            self._settle(row)
        elif isinstance(item, PickedDate) and self.dates.click(item, name):
            return
        elif was_current:
            self.fields.open(row, name)

    def _settle(self, row: OutlineRow) -> None:
        """Open what settles the doubt that a row tells of: its dates, or who said it."""
        item = row.item
        if isinstance(item, PickedDate) and len(item.evidence) > 1:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            RowMenu(self._session, self._review).fill_settling(menu, item)
            place = self.view.visualRect(self._listing.index(self._listing.row_of(row.key)))
            menu.popup(self.view.viewport().mapToGlobal(place.bottomLeft() + QPoint(GUTTER, 0)))
        elif isinstance(item, PickedDate):
            self.fields.open(row, "date")
        else:
            self._edit_row(row)

    def _edit_row(self, row: OutlineRow) -> None:
        if row.kind in WITH_KEYS and self.view.editor is None:
            layout = self.view.delegate.layout_of(row, self.view.viewport().width())
            self.fields.open(row, layout.spots[0].name if layout.spots else "text")

    def edit_current(self) -> None:
        """Edit the current row, as F2 and Enter ask."""
        row = self.current_row
        if row is None:
            return
        match row.kind:
            case RowKind.TITLE | RowKind.SUBTITLE:
                self.fields.open(row, row.kind.value)
            case RowKind.FACTS:
                self.fields.open_details()
            case RowKind.PART | RowKind.LABEL | RowKind.HINT | RowKind.CHIPS:
                if row.place is not None:
                    self.drafts.begin_item(row.place)
            case RowKind.START:
                self.drafts.begin_issue()
            case _:
                self._edit_row(row)

    def fold(self, issue_id: str) -> None:
        """Fold an issue to its heading, or unfold it."""
        self._folded ^= {issue_id}
        self.refresh()

    def fold_all(self) -> None:
        """Fold all issues, or unfold all if they are."""
        every = frozenset(issue.id for issue in self._session.brief.issues)
        self._folded = frozenset() if self._folded >= every else every
        self.refresh()

    def _on_tool(self, row: OutlineRow, name: str) -> None:
        self._session.select_item(row.key)
        match name:
            case "confirm":
                self.items.set_state(ItemState.CONFIRMED)
            case "reject":
                self.items.set_state(ItemState.REJECTED)
            case "lock" | "unlock":
                self.items.toggle_disclosure()
            case "remove":
                self.items.remove()
            case "jump":
                self.items.show_source()
            case "show" | "hide" if isinstance(row.item, PickedDate):
                self.dates.show(row.item, on_page=name == "show")

    def _on_edited(self, row: OutlineRow, name: str, text: str, leaving: Leaving) -> None:
        if row.kind is RowKind.DRAFT:
            self.drafts.accept(text, go_on=leaving is Leaving.ENTER)
            return
        self.fields.accept(row, name, text)
        if leaving in _TABS:
            step = _TABS[leaving]
            QTimer.singleShot(0, self.view, lambda: self.fields.open_beside(row, name, step))

    def _on_given_up(self, row: OutlineRow) -> None:
        if row.kind is RowKind.DRAFT:
            self.drafts.give_up()

    def _show_menu(self, where: QPoint) -> None:
        row = self.current_row
        if row is not None and row.kind in WITH_KEYS:
            menu = RowMenu(self._session, self._review).menu(self, row, self._actions)
            menu.popup(self.view.viewport().mapToGlobal(where))
