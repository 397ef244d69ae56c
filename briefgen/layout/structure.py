"""The structure tree of a whole document, made of the structures of its blocks."""

from briefgen.layout.fragment import Fragment
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

    def finished(self) -> tuple[Element, ...]:
        """Return all elements; heading levels begin at 1 and skip none (ISO 14289-1, 7.4.2)."""
        result = [self._root]
        deepest = 0
        for base, elements in self._parts:
            for element in elements:
                parent = 0 if element.parent < 0 else element.parent + base
                kind = element.kind
                if kind in _HEADINGS:
                    deepest = min(_HEADINGS.index(kind), deepest) + 1
                    kind = _HEADINGS[deepest - 1]
                result.append(element.under(parent, kind))
        return tuple(result)
