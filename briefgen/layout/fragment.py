"""What a block becomes before it has a place: units that stack, and their structure.

Strips are whole; text lines are split between their lines; bands hold columns of units side by
side and are split where all of these are. All of it is immutable, so a laid-out block serves
every later layout that has the same block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import TypeAlias

from briefgen.layout.text_lines import Strip, TextLines, groups_moved
from briefgen.model.nouns import noun
from briefgen.model.page import Element, Group, Operation, Text
from briefgen.model.problem import Problem
from briefgen.model.theme import PageGeometry


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


Unit: TypeAlias = Strip | TextLines | Band | Break


@noun(frozen=True, slots=True)
class Fragment:
    """A laid-out block.

    Attributes:
        elements: its structure, parents before children.
        parents: number of each element's parent, -1 where that is what the block stands in.
        uses: (what, answer) pairs of what it needed to know of the rest of the document.
    """

    units: tuple[Unit, ...]
    elements: tuple[Element, ...] = ()
    parents: tuple[int, ...] = ()
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
        return replace(unit, groups=groups_moved(unit.groups, dx, base))
    if isinstance(unit, TextLines):
        return unit.moved(dx, base)
    if isinstance(unit, Break):
        return unit
    columns = tuple(
        Column(c.x, c.width, tuple(shifted(inner, 0.0, base) for inner in c.units))
        for c in unit.columns
    )
    heads = tuple(shifted(inner, dx, base) for inner in unit.lead)
    return replace(unit, x=unit.x + dx, columns=columns, lead=heads)


def apart(unit: Unit, before: float | None = None, after: float | None = None) -> Unit:
    """Return a unit with other wishes for the space above and below it."""
    above = unit.before if before is None else before
    below = unit.after if after is None else after
    if isinstance(unit, TextLines):
        return unit.dressed(above, below, unit.lead)
    return replace(unit, before=above, after=below)


def strip_of(operations: Sequence[Operation], height: float) -> Strip:
    """Return a strip with operations drawn from its top left corner."""
    return Strip(height, (Group(0.0, 0.0, 0, tuple(operations)),))


def reach(strip: Strip) -> tuple[float, float]:
    """Return the left and right end of a strip's text in points, (0.0, 0.0) if it has none."""
    found = [(group.x, extent(group.operations)) for group in strip.groups]
    ends = [(x + left, x + right) for x, (left, right) in found if left != right]
    return (min(left for left, _ in ends), max(right for _, right in ends)) if ends else (0.0, 0.0)


def extent(operations: Iterable[Operation]) -> tuple[float, float]:
    """Return the left and right end of the text among operations, (0.0, 0.0) if there is none."""
    ends: list[float] = []
    for operation in operations:
        if isinstance(operation, Text):
            shapes = operation.shapes
            wide = sum(shape.width * operation.size / shape.face.units for shape in shapes)
            ends += (operation.x, operation.x + wide)
    return (min(ends), max(ends)) if ends else (0.0, 0.0)
