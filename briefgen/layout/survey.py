"""A first look at a document, before anything is laid out: its footnotes and its headings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from briefgen.layout.paragraphs import heading_title
from briefgen.model.document import (
    BlockQuote,
    Box,
    BulletList,
    Cell,
    Columns,
    Contents,
    Document,
    Figure,
    Heading,
    NoteReference,
    NumberedList,
    Paragraph,
    Row,
    Table,
)
from briefgen.model.page import Destination


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Attributes:
        notes: number of each footnote by its id, in the order of their marks; those that nothing
            refers to come last.
        headings: the headings in order, their pages still unknown (0), if there is a table of
            contents to show them.
    """

    notes: dict[str, int]
    headings: tuple[Destination, ...]


def survey(document: Document) -> Survey:
    """Look through a document."""
    wanted = any(isinstance(block, Contents) for block in document.blocks)
    if not document.notes and not wanted:
        return Survey({}, ())
    known = {note.note for note in document.notes}
    found = list(_found(document.blocks))
    marks = (item.note for item in found if isinstance(item, NoteReference))
    order = dict.fromkeys(mark for mark in marks if mark in known)
    for note in document.notes:
        order.setdefault(note.note)
    headings = (
        Destination(item.bookmark, 0, 0.0, min(max(item.level, 1), 3), heading_title(item))
        for item in found
        if wanted and isinstance(item, Heading) and heading_title(item)
    )
    return Survey({note: number for number, note in enumerate(order, 1)}, named(headings))


def named(destinations: Iterable[Destination]) -> tuple[Destination, ...]:
    """Return destinations of which headings without a bookmark have a name of their own."""
    result: list[Destination] = []
    seen: set[str] = set()
    count = 0
    for destination in destinations:
        name = destination.name
        if destination.level:
            count += 1
            if not name or name in seen:
                name = f"heading:{count}"
        if name not in seen:
            seen.add(name)
            if name != destination.name:
                destination = Destination(
                    name, destination.page, destination.y, destination.level, destination.title
                )
            result.append(destination)
    return tuple(result)


_PARTS: dict[type, tuple[str, ...]] = {
    BlockQuote: ("blocks", "attribution"),
    BulletList: ("items",),
    NumberedList: ("items",),
    Table: ("head", "rows"),
    Row: ("cells",),
    Cell: ("blocks",),
    Box: ("blocks",),
    Columns: ("columns",),
    Figure: ("caption",),
    Heading: ("inlines",),
}


def _found(blocks: tuple[Any, ...]) -> Iterator[NoteReference | Heading]:
    """Yield note references and headings in blocks, however deep, in order."""
    waiting = [iter(blocks)]
    while waiting:
        for item in waiting[-1]:
            kind = type(item)
            if kind is Paragraph:  # as most are
                yield from (one for one in item.inlines if type(one) is NoteReference)
                continue
            if kind is NoteReference or kind is Heading:
                yield item
            parts = item if kind is tuple else _parts(item)
            if parts:
                waiting.append(iter(parts))
                break
        else:
            waiting.pop()


def _parts(item: Any) -> tuple[Any, ...]:
    """Return what stands in a block, a row or a cell."""
    return tuple(chain.from_iterable(getattr(item, name) for name in _PARTS.get(type(item), ())))
