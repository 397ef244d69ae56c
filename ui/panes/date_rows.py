"""The key dates of the brief pane: what is shown of them, and what a click on one does."""

from collections.abc import Callable

from briefgen.compose.compose import reference_day
from briefgen.compose.date_format import format_day
from briefgen.editing import edits
from briefgen.editing.readings import readings_of, take_other_reading
from briefgen.model.brief import Brief, ItemState, PickedDate
from briefgen.model.dossier import Dossier
from ui.models.date_choices import MARK, READING, SETTLE, date_facts, moved_rows, reading_text
from ui.models.outline_dates import Dates
from ui.session import Session


class DateRows:
    """Keeps which rows just moved, and does what a row's dates and tools ask for."""

    def __init__(self, session: Session, refresh: Callable[[], None]) -> None:
        self._session, self._refresh = session, refresh
        self._all_shown = False
        self._seen = session.dossier
        self._moved: dict[str, PickedDate] = {}

    def dates(self, outlets: dict[str, str]) -> Dates:
        """Return what the outline shows of the key dates now."""
        dossier = self._session.dossier
        self._follow(dossier)
        day = reference_day(dossier)
        facts = date_facts(dossier, outlets, self._moved)
        return Dates(facts, format_day(day), self._all_shown, day)

    def _follow(self, dossier: Dossier) -> None:
        """Note which rows moved with the last step; the next step forgets them."""
        if dossier is not self._seen:
            if dossier.brief is not self._seen.brief:
                self._moved = moved_rows(self._seen, dossier)
            self._seen = dossier

    def click(self, row: PickedDate, name: str) -> bool:
        """Do what a click on a date of a row means; returns whether it means something."""
        kind, _, index = name.partition(":")
        if kind == READING:
            self.take_other(row.id)
        elif kind == SETTLE:
            choice = int(index)
            self._edit(row, "Settle date", lambda b: edits.settle_conflict(b, row.id, choice))
        else:
            return False
        return True

    def take_other(self, item_id: str) -> bool:
        """Read a row's words in the other way; returns whether there is one."""
        found = edits.find_item(self._session.brief, item_id)
        row = found[1] if found else None
        findings = self._session.dossier.findings
        readings = readings_of(row, findings) if isinstance(row, PickedDate) else None
        if readings is None:
            return False
        self._session.edit("Other reading", lambda b: take_other_reading(b, item_id, findings))
        self._session.tell(f"Read as {reading_text(readings.other)}", undoable=True)
        return True

    def show(self, row: PickedDate, *, on_page: bool) -> None:
        """Leave a row off the page, or put it back."""

        def change(brief: Brief) -> Brief:
            if on_page and row.state is ItemState.REJECTED:
                brief = edits.set_state(brief, row.id, ItemState.CONFIRMED)
            return edits.hide_date(brief, row.id, hidden=not on_page)

        text = "Show date" if on_page else "Hide date"
        words = f"“{row.label[:50]}” {'is on the page again' if on_page else 'left off the page'}"
        if self._session.edit(text, change):
            self._session.tell(words, undoable=True)

    def toggle(self) -> None:
        """Leave the selected key date off the page, or put it back."""
        found = edits.find_item(self._session.brief, self._session.item_id)
        if found is not None and isinstance(found[1], PickedDate):
            row = found[1]
            self.show(row, on_page=row.hidden or row.state is ItemState.REJECTED)

    def go(self, name: str) -> None:
        """Go to the row of a mark of the timeline; any other name shows rows or hides them."""
        if name.startswith(MARK):
            self._session.ask_item(name.removeprefix(MARK))
        else:
            self.toggle_all_shown()

    def toggle_all_shown(self) -> None:
        """Show the rows that are not on the page, or only those that are."""
        self._all_shown = not self._all_shown
        self._refresh()

    def _edit(self, row: PickedDate, text: str, change: Callable[[Brief], Brief]) -> None:
        if self._session.edit(text, change):
            self._session.tell(f"The date of “{row.label[:50]}” is settled", undoable=True)
