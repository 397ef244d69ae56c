"""Writing something new into the brief: a row that is only a draft until it is accepted."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from briefgen.model.brief import PartKind, Place
from ui.models.listing import Listing
from ui.models.outline_rows import Draft, OutlineRow, RowKind
from ui.models.review import Review
from ui.panes.brief_fields import BriefFields
from ui.session import Session
from ui.widgets.outline_view import OutlineView

_HEADS = (RowKind.PART, RowKind.LABEL, RowKind.ISSUE)


class Drafts:
    """Keeps the draft and its editor; `present` is None while nothing new is written.

    Args:
        session: where what is written goes.
        review: its template has a hint for each part.
        view, listing: the outline and its rows.
        fields: opens the editor and takes in what was written.
        refresh: shows the outline anew, with `present` in it and its issue unfolded.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        view: OutlineView,
        listing: Listing[OutlineRow],
        fields: BriefFields,
        refresh: Callable[[], None],
    ) -> None:
        self._session, self._review = session, review
        self._view, self._listing = view, listing
        self._fields, self._refresh = fields, refresh
        self.present: Draft | None = None

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

    def accept(self, text: str, *, go_on: bool) -> None:
        """Take in what was written, nothing if it is empty; then begin the next if asked to."""
        draft, self.present = self.present, None
        if draft is None:
            return
        if not text:
            self._refresh()
            return
        self._fields.accept_draft(draft, text)
        self._refresh()
        if go_on and draft.place is not None:
            QTimer.singleShot(0, self._view, lambda: self._begin(draft))

    def give_up(self) -> None:
        """Write nothing after all."""
        self.present = None
        self._refresh()

    def _begin(self, draft: Draft) -> None:
        self._view.finish_edit()
        self.present = draft
        self._refresh()
        number = self._listing.row_of("draft")
        self._view.scrollTo(self._listing.index(self._head_over(number)))
        self._view.scrollTo(self._listing.index(number))
        self._fields.open_draft(self._listing.index(number), draft, self._review.template)

    def _head_over(self, number: int) -> int:
        """Return the row that says what is written there: one should see it."""
        heads = (n for n in range(number, -1, -1) if self._listing.rows[n].kind in _HEADS)
        return next(heads, number)
