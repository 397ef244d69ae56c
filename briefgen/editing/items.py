"""Edits of the items: insert, remove, move, replace, set text, disclosure and state."""

from dataclasses import replace

from briefgen.editing.parts import (
    clamped,
    find_item,
    has_place,
    ids_of,
    items_at,
    with_item,
    with_items,
)
from briefgen.editing.people import attributed
from briefgen.editing.placing import converted
from briefgen.model.brief import (
    Brief,
    Disclosure,
    Item,
    ItemState,
    PickedDate,
    PickedQuote,
    Place,
    new_id,
)


def insert_item(brief: Brief, place: Place, item: Item, index: int | None = None) -> Brief:
    """Return the brief with an item added to a place, at the end or at `index`.

    An item of another kind than the part holds is converted (see `placing.converted`); where
    that cannot be, or there is no such issue, the brief comes back unchanged. A quotation comes
    in under the name and role that were decided for its speaker.
    """
    fitting = converted(item, place.part)
    if fitting is None or not has_place(brief, place):
        return brief
    if fitting.id in ids_of(brief):
        fitting = replace(fitting, id=new_id())
    items = list(items_at(brief, place))
    items.insert(clamped(index, len(items)), attributed(brief, fitting))
    return with_items(brief, place, items)


def remove_item(brief: Brief, item_id: str) -> Brief:
    """Return the brief without an item.

    To keep a proposal from coming back with the next analysis, set its state to REJECTED
    instead.
    """
    return with_item(brief, item_id, lambda _: None)


def move_item(brief: Brief, item_id: str, place: Place, index: int | None = None) -> Brief:
    """Return the brief with an item moved, converted where the part asks for it.

    `index` counts among the items of the target without the moved one; None is the end.
    """
    found = find_item(brief, item_id)
    if found is None or not has_place(brief, place) or converted(found[1], place.part) is None:
        return brief
    return insert_item(remove_item(brief, item_id), place, found[1], index)


def replace_item(brief: Brief, item: Item) -> Brief:
    """Return the brief with the item of the same id replaced.

    Unchanged if there is none, or if the new one is of a kind that its part cannot hold.
    """
    found = find_item(brief, item.id)
    if found is None:
        return brief
    fitting = converted(item, found[0].part)
    return brief if fitting is None else with_item(brief, item.id, lambda _: fitting)


def set_text(brief: Brief, item_id: str, text: str) -> Brief:
    """Return the brief with an item's text set: a point's, a position's or a date row's label.

    The words of a quotation are those of its source: for a PickedQuote the brief comes back
    unchanged.
    """

    def edit(item: Item) -> Item:
        match item:
            case PickedQuote():
                return item
            case PickedDate():
                if item.label == text:
                    return item
                edited = tuple(dict.fromkeys((*item.edited, "label")))
                return replace(item, label=text, edited=edited, state=ItemState.EDITED)
            case _:
                if item.text == text:
                    return item
                return replace(item, text=text, state=ItemState.EDITED)

    return with_item(brief, item_id, edit)


def set_disclosure(brief: Brief, item_id: str, disclosure: Disclosure) -> Brief:
    """Return the brief with an item marked as open or not for disclosure."""
    return with_item(
        brief,
        item_id,
        lambda item: (
            item if item.disclosure is disclosure else replace(item, disclosure=disclosure)
        ),
    )


def set_state(brief: Brief, item_id: str, state: ItemState) -> Brief:
    """Return the brief with an item confirmed, rejected and so on.

    A rejected item stays in the brief, is not printed and is never proposed again.
    """
    return with_item(
        brief, item_id, lambda item: item if item.state is state else replace(item, state=state)
    )
