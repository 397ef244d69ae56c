"""A first look at a document, before anything is laid out: its footnotes and its headings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.layout.paragraphs import heading_title
from briefgen.model.document import Contents, Document, Heading, NoteReference, Run
from briefgen.model.page import Destination


def numbered_notes(document: Document) -> dict[str, int]:
    """Return the number of each footnote, by its mark; those that nothing refers to come last."""
    known = {note.note for note in document.notes}
    if not known:
        return {}
    order = dict.fromkeys(
        item.note
        for item in _found(document.blocks)
        if isinstance(item, NoteReference) and item.note in known
    )
    for note in document.notes:
        order.setdefault(note.note)
    return {note: number for number, note in enumerate(order, 1)}


def expected_headings(document: Document) -> tuple[Destination, ...]:
    """Return the headings in order, their pages still unknown (0)."""
    if not any(isinstance(block, Contents) for block in document.blocks):
        return ()
    return named(
        Destination(item.bookmark, 0, 0.0, min(max(item.level, 1), 3), heading_title(item))
        for item in _found(document.blocks)
        if isinstance(item, Heading) and heading_title(item)
    )


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
            result.append(replace(destination, name=name))
    return tuple(result)


def _found(value: object) -> Iterator[NoteReference | Heading]:
    """Yield note references and headings in blocks, however deep, in order."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, NoteReference):
            yield item
            continue
        if isinstance(item, tuple):
            waiting.extend(reversed(item))
            continue
        if isinstance(item, Run | str):
            continue
        if isinstance(item, Heading):
            yield item
        names = getattr(type(item), "__slots__", ())
        waiting.extend(getattr(item, name) for name in reversed(names))
