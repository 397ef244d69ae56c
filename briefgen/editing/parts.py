"""The parts of a brief: reading and replacing the items of one place."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefgen.model.brief import Brief, Issue, Item, Part, PartKind, Place, all_items

_ORDER = {kind: position for position, kind in enumerate(PartKind)}


def items_at(brief: Brief, place: Place) -> tuple[Item, ...]:
    """Return the items of a place, none if the brief has no such issue or part."""
    if not place.issue:
        return brief.part(place.part).items
    issue = brief.issue(place.issue)
    return issue.part(place.part).items if issue else ()


def find_item(brief: Brief, item_id: str) -> tuple[Place, Item] | None:
    """Return where an item stands and the item, or None if the brief does not hold it."""
    return next(((place, item) for place, item in all_items(brief) if item.id == item_id), None)


def has_place(brief: Brief, place: Place) -> bool:
    """Return whether the place's issue is there; every part of it then is, if only empty."""
    return not place.issue or brief.issue(place.issue) is not None


def with_items(brief: Brief, place: Place, items: Iterable[Item]) -> Brief:
    """Return the brief with the items of one place replaced; unchanged if there is no such issue.

    Parts are kept in the order of PartKind and empty ones are left out, so that briefs that
    hold the same are equal.
    """
    part = Part(place.part, tuple(items))
    if not place.issue:
        return replace(brief, parts=_with_part(brief.parts, part))
    return with_issue(
        brief, place.issue, lambda issue: replace(issue, parts=_with_part(issue.parts, part))
    )


def with_issue(brief: Brief, issue_id: str, edit: Callable[[Issue], Issue]) -> Brief:
    """Return the brief with one issue edited; unchanged if it has no such issue."""
    return replace(
        brief,
        issues=tuple(edit(issue) if issue.id == issue_id else issue for issue in brief.issues),
    )


def with_item(brief: Brief, item_id: str, edit: Callable[[Item], Item | None]) -> Brief:
    """Return the brief with one item edited, or removed where `edit` gives None."""
    found = find_item(brief, item_id)
    if found is None:
        return brief
    place, item = found
    edited = edit(item)
    if edited is item:
        return brief
    items = [
        edited if here.id == item_id else here
        for here in items_at(brief, place)
        if here.id != item_id or edited is not None
    ]
    return with_items(brief, place, [here for here in items if here is not None])


def ids_of(brief: Brief) -> set[str]:
    """Return the ids of all issues and items of a brief."""
    return {issue.id for issue in brief.issues} | {item.id for _, item in all_items(brief)}


def clamped(index: int | None, length: int) -> int:
    """Return a position between 0 and `length`; None stands for the end."""
    return length if index is None else max(0, min(index, length))


def _with_part(parts: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    kept = [other for other in parts if other.kind is not part.kind]
    if part.items:
        kept.append(part)
    return tuple(sorted(kept, key=lambda one: _ORDER[one.kind]))
