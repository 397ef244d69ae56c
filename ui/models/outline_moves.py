"""Where a dropped or moved row goes: pure functions over the rows of the outline."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.editing import edits
from briefgen.model.brief import Brief, Item, PartKind, PickedDate, PickedQuote, Place, Position
from ui.models.outline_rows import OutlineRow, RowKind


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between items: before the item of that id, "" for the end."""

    place: Place
    before: str = ""


def natural_place(item: Item, issue_id: str) -> Place:
    """Return where an item belongs in an issue; key dates belong to the brief."""
    match item:
        case PickedQuote():
            return Place(PartKind.QUOTES, issue_id)
        case PickedDate():
            return Place(PartKind.KEY_DATES)
        case Position():
            return Place(PartKind.POSITIONS, issue_id)
        case _:
            return Place(PartKind.POINTS, issue_id)


def gap_at(rows: Sequence[OutlineRow], number: int, item: Item) -> Gap | None:
    """Return where an item goes that is dropped before row `number`; None where nothing fits."""
    if not 0 < number <= len(rows):
        return None
    above = rows[number - 1]
    below = rows[number] if number < len(rows) else None
    match above.kind:
        case RowKind.ITEM | RowKind.LABEL | RowKind.PART | RowKind.DRAFT:
            place = above.place
        case RowKind.HINT:
            place = above.place
        case RowKind.ISSUE:
            place = natural_place(item, above.key)
        case RowKind.CHIPS:
            place = natural_place(item, above.place.issue if above.place else "")
        case _:
            return None
    if place is None or edits.converted(item, place.part) is None:
        return None
    same = below is not None and below.item is not None and below.place == place
    return Gap(place, below.key if same and below is not None else "")


def issue_gap_at(rows: Sequence[OutlineRow], number: int) -> int:
    """Return the index that an issue gets which is dropped before row `number`."""
    return sum(1 for row in rows[:number] if row.kind is RowKind.ISSUE)


def moved_to(brief: Brief, item_id: str, gap: Gap) -> Brief:
    """Return the brief with an item moved to a gap."""
    others = [item.id for item in edits.items_at(brief, gap.place) if item.id != item_id]
    index = others.index(gap.before) if gap.before in others else None
    return edits.move_item(brief, item_id, gap.place, index)


def stepped(brief: Brief, key: str, step: int) -> Brief:
    """Return the brief with an issue or item moved one up (-1) or down (1).

    At the end of its part an item goes on to the same part of the next issue.
    """
    numbers = {issue.id: number for number, issue in enumerate(brief.issues)}
    if key in numbers:
        return edits.move_issue(brief, key, max(0, numbers[key] + step))
    found = edits.find_item(brief, key)
    if found is None:
        return brief
    place, _ = found
    items = [item.id for item in edits.items_at(brief, place)]
    index = items.index(key) + step
    if 0 <= index < len(items):
        return edits.move_item(brief, key, place, index)
    if place.issue in numbers:
        other = numbers[place.issue] + step
        if 0 <= other < len(brief.issues):
            target = Place(place.part, brief.issues[other].id)
            return edits.move_item(brief, key, target, 0 if step > 0 else None)
    return brief
