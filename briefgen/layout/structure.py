"""The structure tree of a whole document, made of the structures of its blocks."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.layout.fragment import Fragment, Unit
from briefgen.layout.text_lines import Strip, TextLines
from briefgen.model.page import Element

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class Tree:
    """Collects the structures of blocks under one document element."""

    def __init__(self, language: str) -> None:
        self._root = Element("Document", language=language)
        self._parts: list[Fragment] = []
        self._count = 1

    def add(self, fragment: Fragment) -> int:
        """Take over a fragment's structure; return by how much its element numbers rise."""
        base = self._count
        self._parts.append(fragment)
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
        instead = {id(a): b for a, b in changed}
        self._parts = [instead.get(id(own), own) for own in self._parts]
        return {
            id(x): y
            for a, b in changed
            for x, y in zip(a.units, b.units, strict=True)
            if x is not y
        }

    def finished(self) -> tuple[tuple[Element, ...], tuple[int, ...]]:
        """Return all elements, and the number of each one's parent.

        Heading levels begin at 1 and skip none (ISO 14289-1, 7.4.2).
        """
        elements, parents = [self._root], [-1]
        deepest = 0
        for part in self._parts:
            base = len(elements)
            parents.extend([0 if up < 0 else up + base for up in part.parents])
            for element in part.elements:
                if element.kind in _HEADINGS:
                    deepest = min(_HEADINGS.index(element.kind), deepest) + 1
                    kind = _HEADINGS[deepest - 1]
                    element = element if element.kind == kind else replace(element, kind=kind)
                elements.append(element)
        return tuple(elements), tuple(parents)


def _same_size(earlier: Fragment, later: Fragment) -> bool:
    """Return whether two fragments are whole lines of the same heights and the same structure."""
    if len(earlier.units) != len(later.units) or len(earlier.elements) != len(later.elements):
        return False
    return all(
        _is_whole(x)
        and type(x) is type(y)
        and (x.height, x.before, x.after, x.keep, x.notes)
        == (y.height, y.before, y.after, y.keep, y.notes)
        for x, y in zip(earlier.units, later.units, strict=True)
    )


def _is_whole(unit: Unit) -> bool:
    """Return whether no page ends inside a unit."""
    if isinstance(unit, TextLines):
        return not unit.most(len(unit.rows) - 1)
    return isinstance(unit, Strip)
