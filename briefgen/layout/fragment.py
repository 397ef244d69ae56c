"""What a block becomes before it has a place: units that stack, and their structure.

Strips are whole; text lines are split between their lines; bands hold columns of units side by
side and are split where all of these are. All of it is immutable, so a laid-out block serves
every later layout that has the same block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import chain
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
class TextLines:
    """Lines of one height, one under the other: a paragraph, or the part of it on a page.

    Attributes:
        leading: height of each line in points.
        rows: what draws each line, measured from the top of the paragraph's first line.
        before, after: space wanted above and below; of two neighbours the larger wish counts.
        keep: whether no page may end after the last line. whole: nor after any other.
        row_notes: ids of the footnotes whose marks stand in each line, () if there are none.
        x: how far to the right it is moved. base: by how much its element numbers rise.
        skipped: lines of the paragraph that stand on earlier pages.
        lead: what is drawn with the first line: a number, a list's mark, a bookmark.
        origin: id of the item that it came from, "" for none.
        place: where the lines begin and how wide they are, points, before they are moved.
    """

    leading: float
    rows: tuple[tuple[Operation, ...], ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    whole: bool = False
    row_notes: tuple[tuple[str, ...], ...] = ()
    x: float = 0.0
    base: int = 0
    skipped: int = 0
    lead: tuple[Group, ...] = ()
    origin: str = ""
    place: tuple[float, float] = (0.0, 0.0)

    @property
    def height(self) -> float:
        """Return the height of all lines in points."""
        return self.leading * len(self.rows)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the ids of the footnotes whose marks stand in the lines."""
        return tuple(chain.from_iterable(self.row_notes)) if self.row_notes else ()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Return what draws all lines."""
        return tuple(chain.from_iterable(self.rows))

    def most(self, count: int) -> int:
        """Return after how many lines, `count` at most, a page may end; 0 for none.

        The first two lines of a paragraph stay together, and the last two.
        """
        lines = len(self.rows)
        if count >= lines:
            return lines
        most = min(count, lines - 2)
        return 0 if self.whole or most < (1 if self.skipped else min(2, lines)) else most

    def split(self, count: int) -> "tuple[TextLines, TextLines]":
        """Return the first `count` lines and the others; nothing stands above and below a cut."""
        notes = self.row_notes
        head = replace(self, rows=self.rows[:count], row_notes=notes[:count], after=0.0, keep=False)
        skipped = self.skipped + count
        tail = replace(self, rows=self.rows[count:], row_notes=notes[count:], skipped=skipped)
        return head, replace(tail, before=0.0, lead=())

    def dressed(
        self,
        before: float,
        after: float,
        lead: tuple[Group, ...],
        rows: tuple[tuple[Operation, ...], ...] = (),
    ) -> "TextLines":
        """Return the lines with other space above and below, and something else before them.

        Every item of a list is, so it is not done by way of `replace`, which is slow. `rows` are
        drawn instead of the lines, unless there are none.
        """
        return TextLines(
            self.leading,
            rows or self.rows,
            before,
            after,
            self.keep,
            self.whole,
            self.row_notes,
            self.x,
            self.base,
            self.skipped,
            lead,
            self.origin,
            self.place,
        )

    def moved(self, dx: float, base: int) -> "TextLines":
        """Return the lines moved to the right, their element numbers raised by `base`."""
        return TextLines(
            self.leading,
            self.rows,
            self.before,
            self.after,
            self.keep,
            self.whole,
            self.row_notes,
            self.x + dx,
            self.base + base,
            self.skipped,
            _shifted(self.lead, dx, base),
            self.origin,
            self.place,
        )

    def closed(self, operations: tuple[Operation, ...]) -> "TextLines":
        """Return the lines with something more at the end of the last."""
        rows = (*self.rows[:-1], (*self.rows[-1], *operations))
        return self.dressed(self.before, self.after, self.lead, rows)

    def strips(self) -> "list[Strip]":
        """Return each line by itself."""
        last = len(self.rows) - 1
        return [
            Strip(
                self.leading,
                (
                    *(() if number else self.lead),
                    Group(self.x, -(self.skipped + number) * self.leading, self.base, row),
                ),
                0.0 if number else self.before,
                self.after if number == last else 0.0,
                (self.keep if number == last else number == last - 1 or not number) or self.whole,
                self.row_notes[number] if self.row_notes else (),
            )
            for number, row in enumerate(self.rows)
        ]


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
        return replace(unit, groups=_shifted(unit.groups, dx, base))
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


def _shifted(groups: tuple[Group, ...], dx: float, base: int) -> tuple[Group, ...]:
    return tuple(Group(g.x + dx, g.y, g.base + base, g.operations) for g in groups)


def apart(unit: Unit, before: float | None = None, after: float | None = None) -> Unit:
    """Return a unit with other wishes for the space above and below it."""
    above = unit.before if before is None else before
    below = unit.after if after is None else after
    if isinstance(unit, TextLines):
        return unit.dressed(above, below, unit.lead)
    return replace(unit, before=above, after=below)


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
