"""What is decided on people in the window, and picking from what they said."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from briefgen.editing import edits
from briefgen.editing.people import Decisions, decision_on, merged, split, with_decision
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import TextSpan
from briefgen.model.brief import Brief
from briefgen.model.person import NameForm, PersonEntry
from ui.actions.desk import Desk
from ui.actions.picking import Picking
from ui.found import found_in
from ui.models.library_people import LibraryPeople
from ui.models.people import SaidRow
from ui.models.shelf import Shelf
from ui.panes.people_pane import PeoplePane

Call = Callable[[], object]


class PeopleWork(QObject):
    """Merges, splits and renames people: in the brief as steps of undo, or for all briefs.

    What is decided while the library's people are shown is kept by the library and holds for
    every article that joins a brief later; an open brief keeps its own.
    """

    def __init__(
        self,
        desk: Desk,
        pane: PeoplePane,
        picking: Picking,
        library: LibraryPeople,
        shelf: Shelf,
        show: Callable[[str, TextSpan], object],
    ) -> None:
        super().__init__(desk.session)
        self._session, self._pane, self._picking = desk.session, pane, picking
        self._library, self._shelf = library, shelf
        pane.show_asked.connect(show)
        pane.merge_asked.connect(self.merge)
        pane.split_asked.connect(self.split)
        pane.rename_asked.connect(self.rename)
        pane.role_asked.connect(self.set_role)

    def slots_over(self, others: dict[str, Call]) -> dict[str, Call]:
        """Return what keys do while people are shown: Q picks what was said, F2 renames."""
        otherwise, edit = others["pick_quote"], others["edit_item"]

        def pick() -> None:
            row = self._pane.current_said
            if not self._pane.isVisible():
                otherwise()
            elif row is None:
                self._session.tell("Select something that was said first.")
            else:
                self.pick(row)

        def rename() -> None:
            if self._pane.list.hasFocus():
                self._pane.fields.begin()
            else:
                edit()

        return {"pick_quote": pick, "edit_item": rename}

    def pick(self, row: SaidRow) -> None:
        """Pick something said into the section one works on; show it if it is in the brief.

        An article of the library joins the brief first.
        """
        dossier = self._session.dossier
        if edits.find_item(dossier.brief, row.picked) is not None:
            self._session.ask_item(row.picked)
        elif row.key in dossier.articles:
            self._pick_found(row)
        else:
            self._shelf.take([row.key], lambda taken: self._join(taken, row))

    def _join(self, taken: tuple[GatheredArticle, ...], row: SaidRow) -> None:
        self._session.edit_dossier("Add article", lambda d: joined(d, taken))
        self._pick_found(row)

    def _pick_found(self, row: SaidRow) -> None:
        dossier = self._session.dossier
        findings = dossier.findings.get(row.key)
        found = found_in(dossier.articles[row.key], findings, dossier.brief) if findings else ()
        for one in found:
            if one.ref.span == row.span or (row.quote is not None and one.finding == row.quote):
                self._picking.pick_found(one)
                return

    def merge(self, entries: list[PersonEntry]) -> None:
        """Make one person of several."""
        first, *others = entries
        names = ", ".join(f"“{one.name}”" for one in entries)

        def change(brief: Brief) -> Brief:
            forms = first.forms
            for other in others:
                brief = edits.merge_people(brief, forms, other.forms)
                forms += other.forms
            return brief

        def decide(decisions: Decisions) -> Decisions:
            forms = first.forms
            for other in others:
                decisions = merged(decisions, forms, other.forms)
                forms += other.forms
            return decisions

        if others:
            self._settle("Merge people", f"{names} are one now", change, decide)

    def split(self, entry: PersonEntry, apart: tuple[NameForm, ...]) -> None:
        """Make some names of a person somebody else's."""
        self._settle(
            "Split person",
            f"“{apart[0].name}” is somebody else now",
            lambda brief: edits.split_person(brief, entry.forms, apart),
            lambda decisions: split(decisions, entry.forms, apart),
        )

    def rename(self, entry: PersonEntry, name: str) -> None:
        """Set the name to print, in the quotes that are picked too."""
        self._settle(
            "Rename person",
            f"“{entry.name}” renamed",
            lambda brief: edits.rename_person(brief, entry.forms, name),
            lambda known: with_decision(known, replace(decision_on(known, entry.forms), name=name)),
        )

    def set_role(self, entry: PersonEntry, role: str) -> None:
        """Set the role to print, in the quotes that are picked too."""
        self._settle(
            "Set role",
            f"Role of “{entry.name}” set",
            lambda brief: edits.set_role(brief, entry.forms, role),
            lambda known: with_decision(known, replace(decision_on(known, entry.forms), role=role)),
        )

    def _settle(
        self,
        step: str,
        words: str,
        change: Callable[[Brief], Brief],
        decide: Callable[[Decisions], Decisions],
    ) -> None:
        """Decide where the people that are shown belong, and tell how to take it back."""
        if not self._pane.of_library:
            if self._session.edit(step, change):
                self._session.tell(words, undoable=True)
            return
        before = self._library.decisions
        after = decide(before)
        if after == before:
            return

        def back() -> None:
            self._shelf.change(lambda library: library.people.decide(before))

        self._shelf.change(
            lambda library: library.people.decide(after),
            lambda _: self._session.tell(f"{words}, in the library", back=back),
        )
