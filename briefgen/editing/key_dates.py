"""Edits of the key dates: merge and split rows, set a date, settle a conflict."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from briefgen.editing.items import insert_item
from briefgen.editing.parts import find_item, items_at, with_item
from briefgen.model.brief import (
    DATE_FIELDS,
    Brief,
    DateEvidence,
    Item,
    ItemState,
    PickedDate,
    new_id,
)
from briefgen.model.finding import DateModifier

_NO_EDIT = ("hidden", "conflict_settled")
"""Fields that an analyst sets but no analysis would change."""

_EVENT = 5
"""Of two spans below so many days the longer is the event's: "18 June" of a summit on 18 and 19."""


class DateFields(TypedDict, total=False):
    """The fields of a key-dates row that an analyst may set."""

    label: str
    place: str
    edtf: str
    earliest: date | None
    latest: date | None
    approximate: bool
    end_inferred: bool
    modifier: DateModifier | None
    deadline: bool
    begins: str
    ends: str
    zone: str
    hidden: bool


def set_date(brief: Brief, item_id: str, **fields: Unpack[DateFields]) -> Brief:
    """Return the brief with fields of a key-dates row set and marked as edited.

    Where `earliest` is given without `latest` it is one day, and where `edtf` is not given it
    follows from the two. Days in the wrong order are exchanged. Setting any of them settles
    when: all of DATE_FIELDS count as edited, doubts that are not given are cleared, and what
    other sources say is no conflict any more.
    """

    def edit(item: Item) -> Item:
        if not isinstance(item, PickedDate):
            return item
        changes = dict(fields)
        if "earliest" in fields or "latest" in fields or "edtf" in fields:
            changes = {**_settled(item, fields), **fields}
            first, last = fields.get("earliest"), changes["latest"]
            if isinstance(first, date) and isinstance(last, date) and last < first:
                changes["earliest"], changes["latest"] = last, first
                changes["edtf"] = fields.get("edtf") or edtf_of_days(last, first)
        if all(getattr(item, name) == value for name, value in changes.items()):
            return item
        names = dict.fromkeys((*item.edited, *(name for name in changes if name not in _NO_EDIT)))
        return replace(item, **changes, edited=tuple(names), state=ItemState.EDITED)  # type: ignore[arg-type]

    return with_item(brief, item_id, edit)


def hide_date(brief: Brief, item_id: str, *, hidden: bool) -> Brief:
    """Return the brief with a key-dates row left off the page, or put on it again.

    Nothing else of the row changes: a hidden proposal is still one.
    """

    def edit(item: Item) -> Item:
        if not isinstance(item, PickedDate) or item.hidden is hidden:
            return item
        return replace(item, hidden=hidden)

    return with_item(brief, item_id, edit)


def _settled(row: PickedDate, fields: DateFields) -> dict[str, object]:
    """Return the fields that say when as they follow from those given."""
    first = fields.get("earliest", row.earliest)
    last = fields.get("latest", first if "earliest" in fields else row.latest)
    return {
        "edtf": edtf_of_days(first, last),
        "earliest": first,
        "latest": last,
        "approximate": False,
        "end_inferred": False,
        "modifier": None,
        "deadline": False,
        "begins": "",
        "ends": "",
        "zone": "",
        "conflict_settled": True,
    }


def edtf_of_days(first: date | None, last: date | None) -> str:
    """Return the EDTF value of a day or of an interval of days, "" where neither is known."""
    days = [day.isoformat() for day in (first, last) if day]
    return "/".join(dict.fromkeys(sorted(days)))


def merge_dates(brief: Brief, into: str, other: str) -> Brief:
    """Return the brief with one key-dates row merged into another.

    The row `into` keeps what the analyst set and takes the other's evidence; if it has no date
    or place it takes those too. Where both have dates the more exact stays, and what differs
    remains as evidence to be settled.
    """
    first, second = _row(brief, into), _row(brief, other)
    if first is None or second is None or into == other:
        return brief
    merged = merged_row(first, second)
    without = with_item(brief, other, lambda _: None)
    return with_item(without, into, lambda _: replace(merged, state=ItemState.EDITED))


def merged_row(first: PickedDate, second: PickedDate) -> PickedDate:
    """Return the first row with the second's evidence, and its date if that is more exact.

    Fields named in `first.edited` stay as they are.
    """
    decided = {_place(one) for one in first.evidence if one.chosen}
    added = (one for one in second.evidence if _place(one) not in decided)
    changes: dict[str, object] = {"evidence": tuple(dict.fromkeys((*first.evidence, *added)))}
    if not set(DATE_FIELDS).intersection(first.edited) and _more_exact(second, first):
        changes.update({name: getattr(second, name) for name in DATE_FIELDS})
    witnesses = {one.anchor.article_key for one in first.evidence + second.evidence}
    changes["also_in"] = tuple(
        dict.fromkeys(
            one for one in first.also_in + second.also_in if one.article_key not in witnesses
        )
    )
    if not first.place and "place" not in first.edited:
        changes["place"] = second.place
    if not first.label and "label" not in first.edited:
        changes["label"] = second.label
    merged = replace(first, **changes)  # type: ignore[arg-type]
    if differing(merged) != differing(first):
        merged = replace(merged, conflict_settled=False)
    return merged


def split_date(brief: Brief, item_id: str, evidence: Collection[int]) -> Brief:
    """Return the brief with some evidence of a row (by index) as a row of its own behind it.

    The new row has the same label and the date of its first evidence. Unchanged if nothing
    or everything would be split off.
    """
    found, row = find_item(brief, item_id), _row(brief, item_id)
    if found is None or row is None:
        return brief
    place = found[0]
    apart = tuple(one for index, one in enumerate(row.evidence) if index in evidence)
    kept = tuple(one for index, one in enumerate(row.evidence) if index not in evidence)
    if not apart or not kept:
        return brief
    remaining = _dated_by(replace(row, evidence=kept), kept)
    new = PickedDate(
        new_id("d"), row.label, place=row.place, evidence=apart, disclosure=row.disclosure
    )
    new = replace(_dated_by(new, apart), state=ItemState.EDITED)
    index = next(i for i, item in enumerate(items_at(brief, place)) if item.id == item_id)
    split = with_item(brief, item_id, lambda _: replace(remaining, state=ItemState.EDITED))
    return insert_item(split, place, new, index + 1)


def settle_conflict(brief: Brief, item_id: str, choice: int | None = None) -> Brief:
    """Return the brief with the conflict of a row settled.

    `choice` is the index of the evidence that is right; None keeps the row's own date. The
    other evidence stays, so that the page can still tell what the sources say.
    """

    def edit(item: Item) -> Item:
        if not isinstance(item, PickedDate):
            return item
        row = item
        if choice is not None and 0 <= choice < len(row.evidence):
            row = _dated_by(replace(row, edited=()), (row.evidence[choice],))
        edited = tuple(dict.fromkeys((*item.edited, *DATE_FIELDS)))
        return replace(row, edited=edited, conflict_settled=True, state=ItemState.EDITED)

    return with_item(brief, item_id, edit)


def differing(row: PickedDate) -> tuple[DateEvidence, ...]:
    """Return the resolved evidence of a row whose days do not meet those of the row, in order.

    "Mid-July" agrees with 11–12 July; 12 July alone agrees with it too; 13 July differs.
    """
    if row.earliest is None or row.latest is None:
        resolved = [one for one in row.evidence if one.earliest and one.latest]
        return tuple(one for one in resolved if not _meet(one, resolved[0]))
    return tuple(one for one in row.evidence if one.earliest and not _meet(one, row))


def _place(one: DateEvidence) -> tuple[str, int, int]:
    return one.anchor.article_key, one.anchor.span.start, one.anchor.span.end


def _meet(one: DateEvidence | PickedDate, other: DateEvidence | PickedDate) -> bool:
    return (
        one.earliest is not None
        and one.latest is not None
        and other.earliest is not None
        and other.latest is not None
        and one.earliest <= other.latest
        and other.earliest <= one.latest
    )


def _more_exact(one: PickedDate, other: PickedDate) -> bool:
    if one.earliest is None or one.latest is None:
        return False
    if other.earliest is None or other.latest is None:
        return True
    if (one.approximate, one.end_inferred) != (other.approximate, other.end_inferred):
        return (one.approximate, one.end_inferred) < (other.approximate, other.end_inferred)
    if not _meet(one, other):
        return False
    lengths = (one.latest - one.earliest).days, (other.latest - other.earliest).days
    if max(lengths) < _EVENT:
        return lengths[0] > lengths[1]
    return lengths[0] < lengths[1]


def _dated_by(row: PickedDate, evidence: Iterable[DateEvidence]) -> PickedDate:
    """Return the row with the days of its evidence if it lost those that it had."""
    if set(DATE_FIELDS).intersection(row.edited):
        return row
    known = [one for one in evidence if one.earliest and one.latest]
    if not known or any(
        (one.edtf, one.earliest, one.latest) == (row.edtf, row.earliest, row.latest)
        for one in known
    ):
        return row
    best = min(known, key=_length)
    return replace(
        row,
        edtf=best.edtf,
        earliest=best.earliest,
        latest=best.latest,
        approximate="~" in best.edtf,
        end_inferred=False,
        modifier=None,
        deadline=False,
        begins="",
        ends="",
        zone="",
    )


def _length(one: DateEvidence) -> int:
    return (one.latest - one.earliest).days if one.latest and one.earliest else 0


def _row(brief: Brief, item_id: str) -> PickedDate | None:
    found = find_item(brief, item_id)
    return found[1] if found and isinstance(found[1], PickedDate) else None
