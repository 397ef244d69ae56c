"""The structure tree of a whole document, made of the structures of its blocks."""

from dataclasses import replace

from briefgen.layout.fragment import Fragment
from briefgen.model.page import Element

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class Tree:
    """Collects elements under one document element."""

    def __init__(self, language: str) -> None:
        self._elements = [Element("Document", language=language)]
        self.asks = False

    def add(self, fragment: Fragment) -> int:
        """Take over a fragment's structure; return by how much its element numbers rise."""
        base = len(self._elements)
        for element in fragment.elements:
            parent = 0 if element.parent < 0 else element.parent + base
            self._elements.append(replace(element, parent=parent))
        if any(not what.startswith("note:") for what, _ in fragment.uses):
            self.asks = True
        return base

    def finished(self) -> tuple[Element, ...]:
        """Return all elements; heading levels begin at 1 and skip none (ISO 14289-1, 7.4.2)."""
        result = []
        deepest = 0
        for element in self._elements:
            if element.kind in _HEADINGS:
                level = min(_HEADINGS.index(element.kind) + 1, deepest + 1)
                deepest = level
                element = replace(element, kind=_HEADINGS[level - 1])
            result.append(element)
        return tuple(result)
