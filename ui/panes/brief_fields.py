"""Editing the brief's fields in place: which editor opens where, and what it changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from briefgen.compose.compose import reference_day
from briefgen.editing import edits
from briefgen.model.brief import (
    Brief,
    Issue,
    Item,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    Position,
    new_id,
)
from briefgen.model.template import BriefTemplate
from briefgen.people.choices import speakers_for
from briefgen.scheduling import written_date, written_row
from ui.look import Look
from ui.models.listing import ROW_ROLE, Index
from ui.models.outline import titles
from ui.models.outline_rows import Draft, OutlineRow, RowKind
from ui.session import Session
from ui.widgets.key_date_popup import KeyDatePopup, When
from ui.widgets.outline_layout import OutlineSetter
from ui.widgets.outline_view import OutlineView
from ui.widgets.popup import AttributionPopup, DateAsk, DatePopup, Popup

_HEAD = (RowKind.TITLE, RowKind.SUBTITLE, RowKind.FACTS)
_DAYS = ("event", "prepared")
"""Fields of the head that a popup asks for: Tab goes past them."""
_HINTS = {"title": "Title of the brief", "subtitle": "Subtitle", "place": "Place of the event"}


class BriefFields:
    """Opens editors and turns what they give back into edits."""

    def __init__(
        self,
        session: Session,
        look: Look,
        view: OutlineView,
        setter: OutlineSetter,
        parent: QWidget,
    ) -> None:
        self._session = session
        self._look = look
        self._view = view
        self._setter = setter
        self._parent = parent
        self.open_details: Callable[[], None] = lambda: None
        self.popup: Popup | None = None

    # opening

    def open(self, row: OutlineRow, name: str) -> None:
        """Open the editor of a field of a row."""
        index = self._index_of(row)
        header = self._session.brief.header
        match row.kind, name:
            case RowKind.TITLE, _:
                font = self._setter.faces.title
                self._view.edit_spot(index, "title", header.title, font, _HINTS["title"])
            case RowKind.SUBTITLE, _:
                font = self._look.ui_font(1)
                self._view.edit_spot(index, "subtitle", header.subtitle, font, _HINTS["subtitle"])
            case RowKind.FACTS, "event":
                self._ask_days(row, "Days of the event", header.event_from, header.event_to)
            case RowKind.FACTS, "prepared":
                self._ask_prepared(row)
            case RowKind.FACTS, _:
                text = str(getattr(header, name))
                self._view.edit_spot(index, name, text, self._look.ui_font(), _HINTS.get(name, ""))
            case RowKind.ISSUE, _:
                self._view.edit_spot(index, "text", row.text, self._setter.faces.heading)
            case RowKind.ITEM, _ if row.item is not None:
                self._open_item(index, row, row.item, name)

    def open_beside(self, row: OutlineRow, name: str, step: int) -> None:
        """Open the field of the head that is written after (1) or before (-1) another one.

        Nothing opens beside its first and last field, and beside what is no field of the head.
        """
        fields = [
            (shown, spot.name)
            for shown in self._shown()
            if shown.kind in _HEAD
            for spot in self._view.delegate.layout_of(shown, self._view.viewport().width()).spots
            if spot.name not in _DAYS
        ]
        places = [(shown.kind, field) for shown, field in fields]
        if (row.kind, name) in places:
            number = places.index((row.kind, name)) + step
            if 0 <= number < len(fields):
                self.open(*fields[number])

    def _shown(self) -> list[OutlineRow]:
        model = self._view.model()
        return [model.index(number, 0).data(ROW_ROLE) for number in range(model.rowCount())]

    def _open_item(self, index: Index, row: OutlineRow, item: Item, name: str) -> None:
        match item:
            case PickedQuote():
                self._ask_attribution(row, item)
            case PickedDate() if name == "date":
                self._ask_date(row, item)
            case PickedDate():
                self._view.edit_spot(index, "text", item.label, self._setter.faces.body)
            case Position():
                text = f"{item.participant}: {item.text}" if item.participant else item.text
                self._view.edit_spot(
                    index, "text", text, self._setter.faces.body, "Who: wants what"
                )
            case Point():
                self._view.edit_spot(index, "text", item.text, self._setter.faces.body)

    def open_draft(self, index: Index, draft: Draft, template: BriefTemplate | None) -> None:
        """Open the editor of something new."""
        if draft.place is None:
            font = self._setter.faces.heading
            self._view.edit_spot(index, "text", "", font, "Title of the issue")
            return
        place = draft.place
        hints = titles(template, of_issue=bool(place.issue))
        hint = next((hint for hint in hints if hint.kind is place.part), None)
        words = (hint.hint or hint.title) if hint else ""
        if place.part is PartKind.POSITIONS:
            words = "Participant: what they want"
        self._view.edit_spot(index, "text", "", self._setter.faces.body, words)

    def _index_of(self, row: OutlineRow) -> Index:
        keys = [shown.key for shown in self._shown()]
        return self._view.model().index(keys.index(row.key) if row.key in keys else -1, 0)

    # what an editor gave back

    def accept(self, row: OutlineRow, name: str, text: str) -> None:
        """Change the brief by an edited field."""
        if row.kind in _HEAD:
            self._session.edit(f"Edit {name.replace('_', ' ')}", _header_edit(name, text))
        elif row.kind is RowKind.ISSUE and text:
            self._session.edit("Rename issue", lambda b: edits.rename_issue(b, row.key, text))
        elif row.item is not None and text:
            self._session.edit("Edit text", _text_edit(row.item, text))

    def accept_draft(self, draft: Draft, text: str) -> None:
        """Add what was newly written."""
        if draft.place is None:
            issue = Issue(new_id("s"), text)
            if self._session.edit("Add issue", lambda b: edits.add_issue(b, issue)):
                last = self._session.brief.issues[-1].id
                self._session.set_target(Place(PartKind.POINTS, last))
                self._session.select_item(last)
            return
        place = draft.place
        if place.part is PartKind.KEY_DATES:
            language = self._session.brief.language
            item: Item = written_row(text, self._around(), language)
        else:
            item = _new_item(place, text)
        self._session.edit("Add item", lambda b: edits.insert_item(b, place, item))
        self._session.select_item(item.id)

    def _around(self) -> date | None:
        """Return the day that written dates are read against, as those of an article are."""
        return reference_day(self._session.dossier) or date.today()

    # popups

    def _open_popup(self, popup: Popup, first: QWidget, row: OutlineRow, name: str) -> None:
        index = self._index_of(row)
        place = self._view.visualRect(index)
        spot = self._view.delegate.layout_of(row, place.width()).spot(name)
        corner, over = place.topLeft(), 0
        if spot is not None:
            corner += QPoint(round(spot.place.left()), round(spot.place.bottom()) + 4)
            over = round(spot.place.height()) + 8
        self.popup = popup
        popup.open_at(self._view.viewport().mapToGlobal(corner), first, over)

    def _ask_days(self, row: OutlineRow, title: str, first: date | None, last: date | None) -> None:
        popup = DatePopup(self._parent, self._look, DateAsk(title, first, last, ranged=True))

        def change(start: date | None, end: date | None, *_: object) -> None:
            days = {"event_from": start, "event_to": end}
            self._session.edit("Set event days", lambda b: edits.set_header(b, **days))  # type: ignore[arg-type]

        popup.chosen.connect(change)
        popup.cleared.connect(lambda: change(None, None))
        self._open_popup(popup, popup.first, row, "event")

    def _ask_prepared(self, row: OutlineRow) -> None:
        day = self._session.brief.header.prepared
        popup = DatePopup(self._parent, self._look, DateAsk("Date of the brief", day))

        def change(chosen: date | None, *_: object) -> None:
            self._session.edit("Set date", lambda b: edits.set_header(b, prepared=chosen))

        popup.chosen.connect(change)
        popup.cleared.connect(lambda: change(None))
        self._open_popup(popup, popup.first, row, "prepared")

    def _ask_date(self, row: OutlineRow, item: PickedDate) -> None:
        popup = KeyDatePopup(
            self._parent,
            self._look,
            item,
            self._session.brief.header.event_from,
            lambda words: written_date(words, self._around(), self._session.brief.language),
        )

        def change(when: When) -> None:
            fields = when.fields
            self._session.edit("Set date", lambda b: edits.set_date(b, item.id, **fields))  # type: ignore[arg-type]

        popup.chosen.connect(change)
        self._open_popup(popup, popup.first, row, "date")

    def _ask_attribution(self, row: OutlineRow, quote: PickedQuote) -> None:
        people = speakers_for(self._session.dossier, quote)
        popup = AttributionPopup(self._parent, self._look, quote, people)

        def change(changes: dict[str, str]) -> None:
            named = replace(quote, **changes, state=ItemState.EDITED)  # type: ignore[arg-type]
            self._session.edit("Set attribution", lambda b: edits.replace_item(b, named))

        popup.chosen.connect(change)
        self._open_popup(popup, popup.fields["speaker"], row, "speaker")


def _header_edit(name: str, text: str) -> Callable[[Brief], Brief]:
    fields: dict[str, str] = {name: text}
    return lambda brief: edits.set_header(brief, **fields)  # type: ignore[arg-type]


def _text_edit(item: Item, text: str) -> Callable[[Brief], Brief]:
    if isinstance(item, Position):
        participant, colon, wants = text.partition(":")
        if colon and wants.strip():
            changed = replace(item, participant=participant.strip(), text=wants.strip())
            return lambda brief: edits.replace_item(brief, changed)
    return lambda brief: edits.set_text(brief, item.id, text)


def _new_item(place: Place, text: str) -> Item:
    """Return what the words written into a part make; "who: what" in a list of positions."""
    match place.part:
        case PartKind.POSITIONS:
            participant, colon, wants = text.partition(":")
            if colon:
                return Position(new_id("p"), participant.strip(), wants.strip())
            return Position(new_id("p"), "", text)
        case _:
            return Point(new_id("p"), text)
