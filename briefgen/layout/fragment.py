"""What a block becomes before it has a place: units that stack, and their structure.

Strips are whole (a line of text); bands hold columns of units side by side and can be split.
All of it is immutable, so a laid-out block serves every later layout that has the same block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import TypeAlias

from briefgen.model.nouns import noun
from briefgen.model.page import Element, Group, Operation, Text
from briefgen.model.problem import Problem
from briefgen.model.theme import PageGeometry


@noun(frozen=True, slots=True)
class Strip:
    """Something that is never split.

    Attributes:
        height: points. groups: what is drawn, from the strip's top.
        before, after: space wanted above and below; of two neighbours the larger wish counts.
        keep: whether no page may end after it.
        notes: ids of the footnotes whose marks stand in it.
    """

    height: float
    groups: tuple[Group, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    notes: tuple[str, ...] = ()


@noun(frozen=True, slots=True)
class Break:
    """A forced page end; `page` is the geometry of the pages from here on, None: as before."""

    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    height: float = 0.0
    notes: tuple[str, ...] = ()
    page: PageGeometry | None = None


@noun(frozen=True, slots=True)
class Column:
    """Units one under the other, at x from the band's left edge."""

    x: float
    width: float
    units: "tuple[Unit, ...]"


@noun(frozen=True, slots=True)
class Decoration:
    """What is drawn round a band; "" stands for none, lengths in points."""

    tint: str = ""
    edge: str = ""  # a bar at the left, `edge_width` wide
    edge_width: float = 0.0
    edge_right: bool = False
    over: str = ""  # a rule above
    over_width: float = 0.0
    under: str = ""  # a rule below, under `spans` (x, width) or the whole band
    under_width: float = 0.0
    spans: tuple[tuple[float, float], ...] = ()


NO_DECORATION = Decoration()


@noun(frozen=True, slots=True)
class Band:
    """Columns side by side between paddings; may be split where all its columns may.

    Attributes:
        whole_below: a band lower than this is moved to the next page rather than split.
        lead: units to be repeated (as decoration) when it begins a page: a table's head.
        least: height that it has at least.
    """

    x: float
    width: float
    columns: tuple[Column, ...]
    top: float = 0.0
    bottom: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    decoration: Decoration = NO_DECORATION
    whole_below: float = 0.0
    lead: "tuple[Unit, ...]" = ()
    least: float = 0.0
    origin: str = ""
    height: float = field(init=False)
    notes: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Work out the height and the notes."""
        inner = max((stack_height(column.units) for column in self.columns), default=0.0)
        object.__setattr__(self, "height", max(self.top + inner + self.bottom, self.least))
        notes = tuple(n for column in self.columns for unit in column.units for n in unit.notes)
        object.__setattr__(self, "notes", notes)


Unit: TypeAlias = Strip | Band | Break


@noun(frozen=True, slots=True)
class Fragment:
    """A laid-out block.

    Attributes:
        elements: its structure; parents come first, -1 is what the block stands in.
        uses: (what, answer) pairs of what it needed to know of the rest of the document.
    """

    units: tuple[Unit, ...]
    elements: tuple[Element, ...] = ()
    problems: tuple[Problem, ...] = ()
    uses: tuple[tuple[str, str], ...] = ()


def stack_height(units: Sequence[Unit]) -> float:
    """Return the height of units one under the other, without space above and below them."""
    height, last = 0.0, None
    for unit in units:
        height += unit.height + (gap(last, unit) if last is not None else 0.0)
        last = unit
    return height


NARROWEST = 24.0
"""Points that a column keeps: what would leave less is not indented or set side by side."""


def indented(width: float, left: float, right: float = 0.0) -> tuple[float, float]:
    """Return where indented text begins and how wide it is; without room nothing is indented."""
    inner = width - left - right
    return (left, inner) if inner >= NARROWEST else (0.0, width)


def gap(upper: Unit, lower: Unit) -> float:
    """Return the space between two neighbours."""
    return max(upper.after, lower.before)


def shifted(unit: Unit, dx: float, base: int) -> Unit:
    """Return a unit moved to the right, its element numbers raised by `base`."""
    if isinstance(unit, Strip):
        groups = tuple(Group(g.x + dx, g.y, g.base + base, g.operations) for g in unit.groups)
        return Strip(unit.height, groups, unit.before, unit.after, unit.keep, unit.notes)
    if isinstance(unit, Break):
        return unit
    columns = tuple(
        Column(c.x, c.width, tuple(shifted(inner, 0.0, base) for inner in c.units))
        for c in unit.columns
    )
    lead = tuple(shifted(inner, dx, base) for inner in unit.lead)
    return replace(unit, x=unit.x + dx, columns=columns, lead=lead)


def spaced(units: Iterable[Unit], before: float, after: float) -> tuple[Unit, ...]:
    """Return units with at least this much space above the first and below the last."""
    result = list(units)
    if result and before > result[0].before:
        result[0] = apart(result[0], before=before)
    if result and after > result[-1].after:
        result[-1] = apart(result[-1], after=after)
    return tuple(result)


def apart(unit: Unit, before: float | None = None, after: float | None = None) -> Unit:
    """Return a unit with other wishes for the space above and below it."""
    above = unit.before if before is None else before
    below = unit.after if after is None else after
    if isinstance(unit, Strip):  # many times for each page, so not by way of `replace`
        return Strip(unit.height, unit.groups, above, below, unit.keep, unit.notes)
    return replace(unit, before=above, after=below)


def kept(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return units of which the last stays with what follows."""
    result = list(units)
    if result:
        result[-1] = replace(result[-1], keep=True)
    return tuple(result)


class Builder:
    """Collects the parts of a composite block into one Fragment."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.problems: list[Problem] = []
        self.uses: dict[str, str] = {}

    def element(self, element: Element) -> int:
        """Add an element; return its number."""
        self.elements.append(element)
        return len(self.elements) - 1

    def embed(self, fragment: Fragment, parent: int, dx: float = 0.0) -> tuple[Unit, ...]:
        """Take over a part's structure under `parent`; return its units, moved right by dx."""
        base = len(self.elements)
        for element in fragment.elements:
            up = parent if element.parent < 0 else element.parent + base
            self.elements.append(element.under(up))
        self.problems.extend(fragment.problems)
        self.uses.update(fragment.uses)
        return tuple(shifted(unit, dx, base) for unit in fragment.units)

    def nothing(self) -> Fragment:
        """Return a fragment without units; what could not be printed is still told."""
        return Fragment((), (), tuple(self.problems), tuple(self.uses.items()))

    def fragment(self, units: Iterable[Unit]) -> Fragment:
        """Return what was collected, with these units."""
        return Fragment(
            tuple(units), tuple(self.elements), tuple(self.problems), tuple(self.uses.items())
        )


def strip_of(operations: Sequence[Operation], height: float) -> Strip:
    """Return a strip with operations drawn from its top left corner."""
    return Strip(height, (Group(0.0, 0.0, 0, tuple(operations)),))


def reach(strip: Strip) -> tuple[float, float]:
    """Return the left and right end of a strip's text in points, (0.0, 0.0) if it has none."""
    ends: list[float] = []
    for group in strip.groups:
        for operation in group.operations:
            if isinstance(operation, Text):
                shapes = operation.shapes
                wide = sum(shape.width * operation.size / shape.face.units for shape in shapes)
                ends += (group.x + operation.x, group.x + operation.x + wide)
    return (min(ends), max(ends)) if ends else (0.0, 0.0)
