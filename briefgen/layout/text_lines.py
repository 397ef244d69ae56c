"""Lines of text under one another, and what is never split: most of what stands on a page."""

from dataclasses import replace
from itertools import chain

from briefgen.model.nouns import noun
from briefgen.model.page import Group, Operation


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
        rows = self.rows
        return rows[0] if len(rows) == 1 else tuple(chain.from_iterable(rows))

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
        rows = rows or self.rows
        return self._like(rows, (before, after), (self.x, self.base), lead)

    def moved(self, dx: float, base: int) -> "TextLines":
        """Return the lines moved to the right, their element numbers raised by `base`."""
        lead = groups_moved(self.lead, dx, base)
        spaces = (self.before, self.after)
        return self._like(self.rows, spaces, (self.x + dx, self.base + base), lead)

    def _like(
        self,
        rows: tuple[tuple[Operation, ...], ...],
        spaces: tuple[float, float],
        place: tuple[float, int],
        lead: tuple[Group, ...],
    ) -> "TextLines":
        """Return such lines with other rows, space above and below, x and base, and lead."""
        before, after = spaces
        x, base = place
        return TextLines(
            self.leading,
            rows,
            before,
            after,
            self.keep,
            self.whole,
            self.row_notes,
            x,
            base,
            self.skipped,
            lead,
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


def groups_moved(groups: tuple[Group, ...], dx: float, base: int) -> tuple[Group, ...]:
    """Return groups moved to the right, their element numbers raised by `base`."""
    return tuple(Group(g.x + dx, g.y, g.base + base, g.operations) for g in groups)
