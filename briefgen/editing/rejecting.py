"""Rejecting what was found, and taking a rejection back.

What is rejected stays in the brief as an item of that state, so it is never proposed again. A
finding that was never placed waits in the brief's own part of its kind, which no page prints.
"""

from briefgen.editing.items import insert_item, remove_item, set_state
from briefgen.editing.parts import find_item
from briefgen.model.brief import (
    Brief,
    Item,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Position,
)

_UNPLACED = (PartKind.QUOTES, PartKind.POSITIONS)


def reject_found(brief: Brief, item: Item) -> Brief:
    """Return the brief with a finding rejected that it did not hold; `item` as if it were picked.

    Unchanged for a point, which is no finding.
    """
    match item:
        case PickedQuote():
            place = Place(PartKind.QUOTES)
        case Position():
            place = Place(PartKind.POSITIONS)
        case PickedDate():
            place = Place(PartKind.KEY_DATES)
        case _:
            return brief
    return set_state(insert_item(brief, place, item), item.id, ItemState.REJECTED)


def take_back(brief: Brief, item_id: str) -> Brief:
    """Return the brief with a rejection taken back: a proposal again, or a finding to be picked.

    Unchanged if the brief holds no such item, or one that is not rejected.
    """
    found = find_item(brief, item_id)
    if found is None or found[1].state is not ItemState.REJECTED:
        return brief
    place, item = found
    if not place.issue and place.part in _UNPLACED:
        return remove_item(brief, item.id)
    return set_state(brief, item.id, ItemState.PROPOSED)
