"""The brief: an outline that reads like the document it makes, edited in place."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from briefgen.editing import edits
from briefgen.model.brief import (
    BriefHeader,
    Disclosure,
    Item,
    ItemState,
    PartKind,
    PickedDate,
    Place,
    anchors_of,
)
from ui.look import Look
from ui.models.listing import ROW_ROLE, Listing
from ui.models.outline import Draft, OutlineRow, RowKind, row_words, rows
from ui.models.outline_moves import gap_at, issue_gap_at, moved_to, stepped
from ui.models.review import Review
from ui.models.wording import outlets_of
from ui.panes.brief_fields import BriefFields
from ui.panes.date_rows import DateRows
from ui.panes.row_menu import RowMenu
from ui.session import Session
from ui.widgets.action_lookup import ActionLookup
from ui.widgets.buttons import action_button
from ui.widgets.outline_geometry import GUTTER, Spot
from ui.widgets.outline_layout import OutlineSetter
from ui.widgets.outline_view import OutlineView
from ui.widgets.pane_header import PaneHeader

_DRAGGED = (RowKind.ITEM, RowKind.ISSUE)


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
        self._draft: Draft | None = None
        self._listing: Listing[OutlineRow] = Listing(
            lambda row: row.key,
            row_words,
            lambda row: row.facts.tip,
            draggable=lambda row: row.kind in _DRAGGED,
        )
        setter = OutlineSetter(look, self._header_facts)
        self.view = OutlineView(look, setter)
        self.view.setModel(self._listing)
        self.fields = BriefFields(session, look, self.view, setter, self)
        self.dates = DateRows(session, self.refresh)
        self._make_column(look)
        self.view.spotClicked.connect(self._on_spot)
        self.view.toolClicked.connect(self._on_tool)
        self.view.edited.connect(self._on_edited)
        self.view.editGivenUp.connect(self._on_given_up)
        self.view.dropped.connect(self._on_dropped)
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
        self._listing.set_rows(
            rows(brief, template, judged, self._folded, self._draft, outlets, dates)
        )
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
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, OutlineView.ScrollHint.PositionAtCenter)

    def _on_current(self, current: QModelIndex) -> None:
        row: OutlineRow | None = current.data(ROW_ROLE)
        if row is None or row.kind is RowKind.DRAFT:
            return
        if row.kind in (RowKind.ITEM, RowKind.ISSUE):
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
                self.begin_issue()
            case RowKind.CHIPS, kind:
                self.begin_item(Place(PartKind(kind), row.place.issue if row.place else ""))
            case _, "plus":
                if row.place is not None:
                    self.begin_item(row.place)
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
        if row.kind in (RowKind.ITEM, RowKind.ISSUE) and self.view.editor is None:
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
                    self.begin_item(row.place)
            case RowKind.START:
                self.begin_issue()
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
                self.set_state(ItemState.CONFIRMED)
            case "reject":
                self.set_state(ItemState.REJECTED)
            case "lock" | "unlock":
                self.toggle_disclosure()
            case "remove":
                self.remove_current()
            case "jump":
                self.show_source()
            case "show" | "hide" if isinstance(row.item, PickedDate):
                self.dates.show(row.item, on_page=name == "show")

    # what the actions do

    def begin_item(self, place: Place) -> None:
        """Begin to write an item at the end of a place; quotations are picked, not written."""
        if place.part is PartKind.QUOTES:
            self._session.set_target(place)
            self._session.tell("Mark the words in the article and press Q: they go in here.")
            return
        self._begin(Draft(place))

    def begin_issue(self) -> None:
        """Begin to write an issue's title."""
        self._begin(Draft())

    def _begin(self, draft: Draft) -> None:
        self.view.finish_edit()
        if draft.place is not None and draft.place.issue in self._folded:
            self._folded -= {draft.place.issue}
        self._draft = draft
        self.refresh()
        index = self._listing.index(self._listing.row_of("draft"))
        self.view.scrollTo(index)
        self.fields.open_draft(index, draft, self._review.template)

    def _on_edited(self, row: OutlineRow, name: str, text: str, go_on: bool) -> None:
        if row.kind is not RowKind.DRAFT:
            self.fields.accept(row, name, text)
            return
        draft, self._draft = self._draft, None
        if draft is None:
            return
        if not text:
            self.refresh()
            return
        self.fields.accept_draft(draft, text)
        self.refresh()
        if go_on and draft.place is not None:
            QTimer.singleShot(0, lambda: self._begin(draft))

    def _on_given_up(self, row: OutlineRow) -> None:
        if row.kind is RowKind.DRAFT:
            self._draft = None
            self.refresh()

    def remove_current(self) -> None:
        """Remove the selected item or issue, with a toast that can undo it."""
        key, brief = self._session.item_id, self._session.brief
        number = self._listing.row_of(key)
        issue = brief.issue(key)
        if issue is not None:
            done = self._session.edit("Remove issue", lambda b: edits.remove_issue(b, key))
            words = f"Issue “{issue.title}” removed"
        else:
            done = self._session.edit("Remove item", lambda b: edits.remove_item(b, key))
            words = "Item removed"
        if done:
            self._session.tell(words, undoable=True)
            self._select_near(number)

    def _select_near(self, number: int) -> None:
        for row in (
            *self._listing.rows[number : number + 2],
            *reversed(self._listing.rows[:number]),
        ):
            if row.kind in (RowKind.ITEM, RowKind.ISSUE):
                self._session.select_item(row.key)
                return

    def move_current(self, step: int) -> None:
        """Move the selected item or issue up (-1) or down (1)."""
        key = self._session.item_id
        text = "Move up" if step < 0 else "Move down"
        self._session.edit(text, lambda b: stepped(b, key, step), field=f"place of {key}")
        self._show_item(key)

    def go_to_next_proposal(self) -> None:
        """Select the next proposed item after the selected one, round from the end."""
        rows = self._listing.rows
        here = max(0, self._listing.row_of(self._session.item_id))
        for row in (*rows[here + 1 :], *rows[: here + 1]):
            if row.item is not None and row.item.state is ItemState.PROPOSED:
                self._session.ask_item(row.key)
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self._session.tell("No proposal is left to confirm.")

    def toggle_disclosure(self) -> None:
        """Mark the selected item as not for disclosure, or as open again."""
        found = edits.find_item(self._session.brief, self._session.item_id)
        if found is not None:
            item = found[1]
            closed = item.disclosure is Disclosure.NOT_FOR_DISCLOSURE
            other = Disclosure.OPEN if closed else Disclosure.NOT_FOR_DISCLOSURE
            text = "Allow disclosure" if closed else "Mark not for disclosure"
            self._session.edit(text, lambda b: edits.set_disclosure(b, item.id, other))

    def set_state(self, state: ItemState) -> None:
        """Confirm or reject the selected item or issue."""
        key, brief = self._session.item_id, self._session.brief
        text = "Confirm" if state is ItemState.CONFIRMED else "Reject"
        number = self._listing.row_of(key)
        if brief.issue(key) is not None:
            issues = tuple(
                replace(one, state=state) if one.id == key else one for one in brief.issues
            )
            self._session.edit(f"{text} issue", lambda b: replace(b, issues=issues))
        else:
            self._session.edit(f"{text} proposal", lambda b: edits.set_state(b, key, state))
        if state is ItemState.REJECTED:
            self._session.tell("Proposal rejected", undoable=True)
            self._select_near(number)

    def show_source(self) -> None:
        """Show where the selected item comes from, in its article."""
        found = edits.find_item(self._session.brief, self._session.item_id)
        anchors = anchors_of(found[1]) if found else ()
        if anchors:
            self._session.ask_passage(anchors[0].article_key, anchors[0].span)

    def _on_dropped(self, key: str, number: int) -> None:
        shown, brief = self._listing.rows, self._session.brief
        if brief.issue(key) is not None:
            index = issue_gap_at(shown, number)
            here = [issue.id for issue in brief.issues].index(key)
            index -= here < index
            self._session.edit("Move issue", lambda b: edits.move_issue(b, key, index))
            return
        found = edits.find_item(brief, key)
        gap = gap_at(shown, number, found[1]) if found else None
        if gap is not None:
            self._session.edit("Move item", lambda b: moved_to(b, key, gap))
            self._session.select_item(key)

    def _show_menu(self, where: QPoint) -> None:
        row = self.current_row
        if row is not None and row.kind in (RowKind.ITEM, RowKind.ISSUE):
            menu = RowMenu(self._session, self._review).menu(self, row, self._actions)
            menu.popup(self.view.viewport().mapToGlobal(where))
