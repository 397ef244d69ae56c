"""What the actions do with an item or an issue of the brief: the selected one, or a dragged one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.editing import edits
from briefgen.model.brief import Disclosure, Item, ItemState, anchors_of
from ui.models.outline_moves import gap_at, issue_gap_at, moved_to, stepped
from ui.models.outline_rows import OutlineRow, RowKind
from ui.session import Session

WITH_KEYS = (RowKind.ITEM, RowKind.ISSUE)
"""The kinds of rows whose key is the id of an item or issue."""


class ItemWork:
    """Removes, moves, confirms and closes off items and issues.

    Args:
        session: what is selected, and where edits go.
        shown: gives the rows of the outline as they are shown now.
        take_focus: gives the keyboard to the outline.
    """

    def __init__(
        self,
        session: Session,
        shown: Callable[[], Sequence[OutlineRow]],
        take_focus: Callable[[], object],
    ) -> None:
        self._session = session
        self._shown = shown
        self._take_focus = take_focus

    def remove(self) -> None:
        """Remove the selected item or issue, with a toast that can undo it."""
        key, brief = self._session.item_id, self._session.brief
        number = self._row_of(key)
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

    def move(self, step: int) -> None:
        """Move the selected item or issue up (-1) or down (1)."""
        key = self._session.item_id
        text = "Move up" if step < 0 else "Move down"
        self._session.edit(text, lambda b: stepped(b, key, step), field=f"place of {key}")
        self._session.ask_item(key)

    def drop(self, key: str, number: int) -> None:
        """Put a dragged item or issue before the row of that number."""
        shown, brief = self._shown(), self._session.brief
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

    def set_state(self, state: ItemState) -> None:
        """Confirm or reject the selected item or issue."""
        key, brief = self._session.item_id, self._session.brief
        text = "Confirm" if state is ItemState.CONFIRMED else "Reject"
        number = self._row_of(key)
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

    def toggle_disclosure(self) -> None:
        """Mark the selected item as not for disclosure, or as open again."""
        item = self._selected()
        if item is not None:
            closed = item.disclosure is Disclosure.NOT_FOR_DISCLOSURE
            other = Disclosure.OPEN if closed else Disclosure.NOT_FOR_DISCLOSURE
            text = "Allow disclosure" if closed else "Mark not for disclosure"
            self._session.edit(text, lambda b: edits.set_disclosure(b, item.id, other))

    def show_source(self) -> None:
        """Show where the selected item comes from, in its article."""
        item = self._selected()
        anchors = anchors_of(item) if item is not None else ()
        if anchors:
            self._session.ask_passage(anchors[0].article_key, anchors[0].span)

    def go_to_next_proposal(self) -> bool:
        """Select the next proposed item after the selected one, round from the end.

        Returns:
            Whether there is any.
        """
        shown = self._shown()
        here = max(0, self._row_of(self._session.item_id))
        for row in (*shown[here + 1 :], *shown[: here + 1]):
            if row.item is not None and row.item.state is ItemState.PROPOSED:
                self._session.ask_item(row.key)
                self._take_focus()
                return True
        self._session.tell("No proposal is left to confirm.")
        return False

    def _selected(self) -> Item | None:
        found = edits.find_item(self._session.brief, self._session.item_id)
        return found[1] if found else None

    def _row_of(self, key: str) -> int:
        return next((n for n, row in enumerate(self._shown()) if row.key == key), -1)

    def _select_near(self, number: int) -> None:
        """Select what took the place of a row that went, else what stands before it."""
        shown = self._shown()
        for row in (*shown[number : number + 2], *reversed(shown[:number])):
            if row.kind in WITH_KEYS:
                self._session.select_item(row.key)
                return
