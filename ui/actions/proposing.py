"""A first brief, proposed from all articles, and taking it as it is."""

from dataclasses import replace

from PySide6.QtCore import QObject

from briefgen.compose.propose import propose
from briefgen.editing import edits
from briefgen.model.brief import Brief, ItemState, all_items
from briefgen.model.dossier import Dossier
from ui.actions.desk import Desk
from ui.models.review import Review
from ui.models.wording import counted


class Proposing(QObject):
    """Proposes and confirms in one step each."""

    def __init__(self, desk: Desk, review: Review) -> None:
        super().__init__(desk.session)
        self._desk, self._session = desk, desk.session
        self._review = review

    def propose(self) -> None:
        """Propose issues, quotes, dates and positions from all articles."""
        dossier, template = self._session.dossier, self._review.template
        if not dossier.articles:
            self._session.tell(
                "Add articles first: a brief is proposed from what is found in them."
            )
            return

        def tell(before: Dossier, changed: bool) -> None:
            if not changed:
                self._session.tell("There is nothing more to propose.")
                return
            brief = self._session.brief
            added = sum(1 for _ in all_items(brief)) - sum(1 for _ in all_items(before.brief))
            issues = counted(len(brief.issues) - len(before.brief.issues), "issue")
            self._session.tell(f"{issues}, {counted(added, 'item')} proposed", undoable=True)

        self._desk.change(
            "Propose a brief",
            lambda d, _: d.with_brief(propose(d, template)),
            tell,
            "Proposing a brief",
        )

    def confirm_all(self) -> None:
        """Confirm every proposal of the brief in one step."""

        def change(brief: Brief) -> Brief:
            for _, item in all_items(brief):
                if item.state is ItemState.PROPOSED:
                    brief = edits.set_state(brief, item.id, ItemState.CONFIRMED)
            issues = tuple(
                replace(one, state=ItemState.CONFIRMED) if one.state is ItemState.PROPOSED else one
                for one in brief.issues
            )
            return replace(brief, issues=issues)

        if self._session.edit("Confirm all proposals", change):
            self._session.tell("All proposals confirmed", undoable=True)
