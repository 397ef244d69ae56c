"""Tables: a regular grid, columns as wide as their content asks, rows that may split."""

from dataclasses import dataclass, replace

from briefgen.layout.builder import Builder
from briefgen.layout.column_widths import column_widths
from briefgen.layout.elements import CELL, CELL_ROW, CELLS_BODY, CELLS_HEAD, COLUMN_HEAD, ROW_HEAD
from briefgen.layout.fragment import NARROWEST, Band, Column, Decoration, Fragment, Unit
from briefgen.layout.setting import Lay, Setting, Stack
from briefgen.layout.spanning import Shown, flowed, lowered
from briefgen.layout.stacking import lay_stack
from briefgen.model.document import (
    Table,
)
from briefgen.model.page import Element
from briefgen.model.table_grid import Place, column_count, dressed, grid

GAP = 10.0
"""Points between columns."""

_PADDING = 3.5
_HEAD_PADDING = 2.6
_HAIRLINE = 0.6
_STRONG = 1.0
_BEFORE, _AFTER = 4.0, 8.0
"""Space above and below a table."""

_WHOLE = 150.0
"""Rows lower than this (points) are moved to the next page rather than split."""


def lay_table(block: Table, width: float, setting: Setting, lay: Lay) -> Fragment:
    """Return a table's rows as bands."""
    if not block.rows and not block.head:
        return Fragment(())
    count = column_count(block)
    heads = [[dressed(p, head=True) for p in row] for row in grid(block.head, count)]
    bodies = [[dressed(p, head=False) for p in row] for row in grid(block.rows, count)]
    widths = column_widths([*heads, *bodies], block.widths, width, setting)
    rows = _Rows(widths, width, setting, lay)
    table = rows.builder.element(Element("Table", summary=block.summary, widths=tuple(widths)))
    heading: list[Band] = []
    if heads:
        parent = rows.builder.element(CELLS_HEAD, table) if bodies else table
        after = 0.0 if bodies else _AFTER
        asked = _Part(head=True, keep=bool(bodies), before=_BEFORE, after=after)
        heading = rows.lay(heads, parent, [""] * len(heads), asked)
    parent = rows.builder.element(CELLS_BODY, table) if bodies else table
    asked = _Part(before=0.0 if heading else _BEFORE, after=_AFTER, lead=tuple(heading))
    units = rows.lay(bodies, parent, [row.origin for row in block.rows], asked)
    return rows.builder.fragment([*heading, *units])


@dataclass(frozen=True, slots=True)
class _Part:
    """What is asked of a table's head, or of its body.

    Attributes:
        keep: whether no page may end after any row; else the first two rows stay together, and the
            last two. before, after: space above the first row and below the last.
        lead: the head, to be repeated on further pages.
    """

    head: bool = False
    keep: bool = False
    before: float = 0.0
    after: float = 0.0
    lead: tuple[Unit, ...] = ()


class _Rows:
    """Lays out rows of a grid with given column widths."""

    def __init__(self, widths: list[float], width: float, setting: Setting, lay: Lay) -> None:
        self._widths = widths
        self._width = width
        self._setting = setting
        self._lay = lay
        self.builder = Builder()
        count = len(widths)
        self._narrow = count > 1 and count * (NARROWEST + GAP) - GAP > width
        self._starts = [sum(widths[:k]) + GAP * k for k in range(len(widths))]

    def lay(
        self, rows: list[list[Place]], parent: int, origins: list[str], asked: _Part
    ) -> list[Band]:
        """Return one band for each row."""
        columns = [self._columns(row, parent, asked.head) for row in rows]
        if self._narrow:
            stacked = [[(0, 0, True, self._stacked(own))] for own in columns]
            return self._bands(stacked, origins, asked)
        spans = [
            [(p.column, p.colspan, p.rowspan, column) for p, column in zip(row, own, strict=True)]
            for row, own in zip(rows, columns, strict=True)
        ]
        placed = lowered(spans) if asked.head else flowed(spans)
        return self._bands(placed, origins, asked)

    def _stacked(self, columns: list[Column]) -> Column:
        """Return a row's cells one under the other, where there is no room side by side."""
        units = tuple(unit for column in columns for unit in column.units)
        return Column(0.0, self._width, units)

    def _bands(self, rows: list[list[Shown]], origins: list[str], asked: _Part) -> list[Band]:
        """Return rows with their paddings and rules."""
        result: list[Band] = []
        theme, head, count = self._setting.theme, asked.head, len(rows)
        for number, cells in enumerate(rows):
            final = number == count - 1
            strong = head and final
            ruled: tuple[tuple[float, float], ...] = ()
            if not all(ends for _, _, ends, _ in cells):
                ruled = tuple(self._ruled(column, wide) for column, wide, ends, _ in cells if ends)
            decoration = Decoration(
                under=theme.colour("ink" if strong else "hairline"),
                under_width=_STRONG if strong else _HAIRLINE,
                spans=ruled,
            )
            padding = _HEAD_PADDING if head else _PADDING
            own = tuple(column for *_, column in cells)
            result.append(
                Band(
                    x=0.0,
                    width=self._width,
                    columns=own,
                    top=padding,
                    bottom=padding + 0.4,
                    before=0.0 if number else asked.before,
                    after=asked.after if final else 0.0,
                    keep=asked.keep or (not head and count > 2 and number in (0, count - 2)),
                    decoration=decoration,
                    whole_below=_WHOLE,
                    lead=asked.lead,
                    least=padding * 2 + (0.0 if any(c.units for c in own) else 8.0),
                    origin=origins[number],
                )
            )
        return result

    def _span(self, column: int, count: int) -> float:
        return sum(self._widths[column : column + count]) + GAP * (count - 1)

    def _start(self, column: int, width: float) -> float:
        """Return where a cell begins; the first column of a mirrored page is the rightmost."""
        if self._setting.mirrored and not self._narrow:
            return self._width - self._starts[column] - width
        return self._starts[column]

    def _ruled(self, column: int, count: int) -> tuple[float, float]:
        """Return the left end and the length of the rule under a cell."""
        long = self._span(column, count) + self._gap_after(column, count)
        return self._start(column, long), long

    def _gap_after(self, column: int, count: int) -> float:
        return GAP if column + count < len(self._widths) else 0.0

    def _columns(self, row: list[Place], parent: int, head: bool) -> list[Column]:
        line = self.builder.element(CELL_ROW, parent)
        columns = []
        for place in row:
            cell = place.cell
            element = COLUMN_HEAD if head else ROW_HEAD if cell.header else CELL
            if place.colspan > 1 or place.rowspan > 1:
                element = replace(element, colspan=place.colspan, rowspan=place.rowspan)
            width = self._width if self._narrow else self._span(place.column, place.colspan)
            stack = Stack(self.builder, self.builder.element(element, line), bare=True)
            units = lay_stack(cell.blocks, width, self._setting, stack, self._lay)
            columns.append(Column(self._start(place.column, width), width, units))
        return columns
