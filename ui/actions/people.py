"""What is decided on people in the window, and picking from what they said."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefgen.editing import edits
from briefgen.model.brief import Brief
from briefgen.model.person import NameForm, PersonEntry
from ui.actions.desk import Desk
from ui.actions.picking import Picking
from ui.found import found_in
from ui.models.people import SaidRow
from ui.panes.people_pane import PeoplePane

Call = Callable[[], object]


class PeopleWork(QObject):
    """Merges, splits and renames people as steps of undo."""

    def __init__(self, desk: Desk, pane: PeoplePane, picking: Picking) -> None:
        super().__init__(desk.session)
        self._session, self._pane, self._picking = desk.session, pane, picking
        pane.show_asked.connect(self._session.ask_passage)
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
        """Pick something said into the section one works on; show it if it is in the brief."""
        dossier = self._session.dossier
        if edits.find_item(dossier.brief, row.picked) is not None:
            self._session.ask_item(row.picked)
            return
        findings = dossier.findings.get(row.key)
        found = found_in(dossier.articles[row.key], findings, dossier.brief) if findings else ()
        for one in found:
            if one.ref.span == row.span or (row.quote is not None and one.finding == row.quote):
                self._picking.pick_found(one)
                return

    def merge(self, entries: list[PersonEntry]) -> None:
        """Make one person of several."""
        first, *others = entries

        def change(brief: Brief) -> Brief:
            forms = first.forms
            for other in others:
                brief = edits.merge_people(brief, forms, other.forms)
                forms += other.forms
            return brief

        names = ", ".join(f"“{one.name}”" for one in entries)
        if others and self._session.edit("Merge people", change):
            self._session.tell(f"{names} are one now", undoable=True)

    def split(self, entry: PersonEntry, apart: tuple[NameForm, ...]) -> None:
        """Make some names of a person somebody else's."""
        if self._session.edit("Split person", lambda b: edits.split_person(b, entry.forms, apart)):
            self._session.tell(f"“{apart[0].name}” is somebody else now", undoable=True)

    def rename(self, entry: PersonEntry, name: str) -> None:
        """Set the name to print, in the quotes that are picked too."""
        if self._session.edit("Rename person", lambda b: edits.rename_person(b, entry.forms, name)):
            self._session.tell(f"“{entry.name}” renamed", undoable=True)

    def set_role(self, entry: PersonEntry, role: str) -> None:
        """Set the role to print, in the quotes that are picked too."""
        if self._session.edit("Set role", lambda b: edits.set_role(b, entry.forms, role)):
            self._session.tell(f"Role of “{entry.name}” set", undoable=True)
