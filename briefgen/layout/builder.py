"""Collects what the parts of a block come to: units, structure, problems."""

from collections.abc import Iterable

from briefgen.layout.fragment import Fragment, Unit, shifted
from briefgen.model.page import Element
from briefgen.model.problem import Problem


class Builder:
    """Collects the parts of a composite block into one Fragment."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.parents: list[int] = []
        self.problems: list[Problem] = []
        self.uses: dict[str, str] = {}

    def element(self, element: Element, parent: int = -1) -> int:
        """Add an element; return its number. Parent -1 is whatever the block is put into."""
        self.elements.append(element)
        self.parents.append(parent)
        return len(self.elements) - 1

    def forget(self, count: int) -> None:
        """Take back all elements but the first `count`."""
        del self.elements[count:]
        del self.parents[count:]

    def embed(self, fragment: Fragment, parent: int, dx: float = 0.0) -> tuple[Unit, ...]:
        """Take over a part's structure under `parent`; return its units, moved right by dx."""
        base = len(self.elements)
        self.elements.extend(fragment.elements)
        self.parents.extend([parent if up < 0 else up + base for up in fragment.parents])
        self.problems.extend(fragment.problems)
        self.uses.update(fragment.uses)
        return tuple(shifted(unit, dx, base) for unit in fragment.units)

    def nothing(self) -> Fragment:
        """Return a fragment without units; what could not be printed is still told."""
        return Fragment((), (), (), tuple(self.problems), tuple(self.uses.items()))

    def fragment(self, units: Iterable[Unit]) -> Fragment:
        """Return what was collected, with these units."""
        return Fragment(
            tuple(units),
            tuple(self.elements),
            tuple(self.parents),
            tuple(self.problems),
            tuple(self.uses.items()),
        )
