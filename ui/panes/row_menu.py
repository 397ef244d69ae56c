"""The menu of a row of the brief: what can be done with it besides the window's actions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefgen.editing import edits
from briefgen.model.brief import (
    Brief,
    DateEvidence,
    Issue,
    Item,
    ItemState,
    PartKind,
    PickedDate,
    Place,
)
from ui.models.outline import titles
from ui.models.outline_moves import natural_place
from ui.models.outline_rows import OutlineRow
from ui.models.review import Review
from ui.models.wording import format_days
from ui.session import Session
from ui.widgets.action_lookup import ActionLookup

_ON_ROWS = (
    "edit_item",
    "confirm",
    "reject",
    "disclosure",
    "show_source",
    "move_up",
    "move_down",
    "remove",
)
_ON_DATES = ("other_reading", "hide_date")
Edit = Callable[[Brief], Brief]


def _edit(function: Callable[..., Brief], *arguments: object) -> Edit:
    """Return an edit of `editing.edits` with everything but the brief filled in."""
    return lambda brief: function(brief, *arguments)


class RowMenu:
    """Adds to a menu what fits a row."""

    def __init__(self, session: Session, review: Review) -> None:
        self._session = session
        self._review = review

    def menu(self, parent: QWidget, row: OutlineRow, actions: ActionLookup) -> QMenu:
        """Return the whole menu of a row: the window's own actions for it, then what fits it."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([actions[name] for name in _ON_ROWS])
        self.fill(menu, row)
        if isinstance(row.item, PickedDate):
            menu.addActions([actions[name] for name in _ON_DATES])
        return menu

    def fill(self, menu: QMenu, row: OutlineRow) -> None:
        """Add what can be done with a row."""
        if row.issue is not None:
            self._for_issue(menu, row.issue)
        if row.item is not None and row.place is not None:
            self._moves(menu, row.item, row.place)
            if isinstance(row.item, PickedDate):
                self._dates(menu, row.item)

    def _add(self, menu: QMenu, words: str, text: str, edit: Edit) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda: self._session.edit(text, edit))

    def _for_issue(self, menu: QMenu, issue: Issue) -> None:
        others = [
            one
            for one in self._session.brief.issues
            if one.id != issue.id and one.state is not ItemState.REJECTED
        ]
        if others:
            menu.addSeparator()
            into = menu.addMenu("Merge into")
            for other in others:
                self._add(
                    into,
                    other.title,
                    "Merge issues",
                    _edit(edits.merge_issues, other.id, issue.id),
                )

    def _moves(self, menu: QMenu, item: Item, here: Place) -> None:
        menu.addSeparator()
        targets = menu.addMenu("Move to")
        if here.issue:
            for hint in titles(self._review.template, of_issue=True):
                place = Place(hint.kind, here.issue)
                if place != here and edits.converted(item, hint.kind) is not None:
                    self._move(targets, hint.title, item, place)
            targets.addSeparator()
        for issue in self._session.brief.issues:
            place = natural_place(item, issue.id)  # a key date belongs to no issue: it would stay
            if issue.id != here.issue and place != here and issue.state is not ItemState.REJECTED:
                self._move(targets, issue.title, item, place)
        targets.addSeparator()
        for hint in titles(self._review.template, of_issue=False):
            place = Place(hint.kind)
            if place != here and hint.kind is not PartKind.KEY_DATES:
                self._move(targets, hint.title, item, place)

    def _move(self, menu: QMenu, words: str, item: Item, place: Place) -> None:
        self._add(menu, words, "Move item", _edit(edits.move_item, item.id, place))

    def _dates(self, menu: QMenu, row: PickedDate) -> None:
        rows = self._session.brief.part(PartKind.KEY_DATES).items
        others = [one for one in rows if isinstance(one, PickedDate) and one.id != row.id]
        if len(row.evidence) > 1:
            self.fill_settling(menu.addMenu("The date is that of"), row)
            split = menu.addMenu("Make a row of its own")
            for index, evidence in enumerate(row.evidence):
                edit = _edit(edits.split_date, row.id, {index})
                self._add(split, self._words(evidence), "Split dates", edit)
        if others:
            merge = menu.addMenu("Is the same event as")
            for other in others:
                self._add(
                    merge,
                    other.label,
                    "Merge dates",
                    _edit(edits.merge_dates, other.id, row.id),
                )

    def fill_settling(self, menu: QMenu, row: PickedDate) -> None:
        """Add a choice for each date that the sources give for a row."""
        for index, evidence in enumerate(row.evidence):
            edit = _edit(edits.settle_conflict, row.id, index)
            self._add(menu, self._words(evidence), "Settle date", edit)
        menu.addSeparator()
        stands = _edit(edits.settle_conflict, row.id)
        self._add(menu, "this row as it stands", "Settle date", stands)

    def _words(self, evidence: DateEvidence) -> str:
        article = self._session.dossier.articles.get(evidence.anchor.article_key)
        days = format_days(evidence.earliest, evidence.latest) or "not resolved"
        outlet = article.outlet or article.title[:40] if article else "a missing source"
        return f"{days}: “{evidence.anchor.exact}”, {outlet}"
