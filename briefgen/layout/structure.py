"""The structure tree of a whole document, made of the structures of its blocks."""

from collections.abc import Sequence

from briefgen.layout.fragment import Fragment, Strip, Unit
from briefgen.model.page import Element

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class Tree:
    """Collects the structures of blocks under one document element."""

    def __init__(self, language: str) -> None:
        self._root = Element("Document", language=language)
        self._parts: list[tuple[int, tuple[Element, ...]]] = []
        self._count = 1

    def add(self, fragment: Fragment) -> int:
        """Take over a fragment's structure; return by how much its element numbers rise."""
        base = self._count
        self._parts.append((base, fragment.elements))
        self._count += len(fragment.elements)
        return base

    def swap(
        self, earlier: Sequence[Fragment], later: Sequence[Fragment]
    ) -> dict[int, Unit] | None:
        """Put laid-out blocks in place of those that differ only in what is drawn.

        Returns:
            The units to be put in place of earlier ones, by their identity; None, and nothing is
            done, if a block now has another size or structure.
        """
        changed = [(a, b) for a, b in zip(earlier, later, strict=True) if a is not b]
        if not all(_same_size(a, b) for a, b in changed):
            return None
        elements = {id(a.elements): b.elements for a, b in changed}
        self._parts = [(base, elements.get(id(own), own)) for base, own in self._parts]
        return {
            id(x): y
            for a, b in changed
            for x, y in zip(a.units, b.units, strict=True)
            if x is not y
        }

    def finished(self) -> tuple[Element, ...]:
        """Return all elements; heading levels begin at 1 and skip none (ISO 14289-1, 7.4.2)."""
        result = [self._root]
        deepest = 0
        same: dict[int, Element] = {}  # many paragraphs are the very same element
        for base, elements in self._parts:
            for element in elements:
                parent = 0 if element.parent < 0 else element.parent + base
                kind = element.kind
                if kind in _HEADINGS:
                    deepest = min(_HEADINGS.index(kind), deepest) + 1
                    result.append(element.under(parent, _HEADINGS[deepest - 1]))
                elif parent:
                    result.append(element.under(parent))
                else:
                    if id(element) not in same:
                        same[id(element)] = element.under(0)
                    result.append(same[id(element)])
        return tuple(result)


def _same_size(earlier: Fragment, later: Fragment) -> bool:
    """Return whether two fragments are whole lines of the same heights and the same structure."""
    if len(earlier.units) != len(later.units) or len(earlier.elements) != len(later.elements):
        return False
    return all(
        isinstance(x, Strip)
        and isinstance(y, Strip)
        and (x.height, x.before, x.after, x.keep, x.notes)
        == (y.height, y.before, y.after, y.keep, y.notes)
        for x, y in zip(earlier.units, later.units, strict=True)
    )
