"""Tables: a regular grid, columns as wide as their content asks, rows that may split."""

from dataclasses import replace

from briefgen.layout.column_widths import column_widths
from briefgen.layout.fragment import NARROWEST, Band, Builder, Column, Decoration, Fragment, Unit
from briefgen.layout.repeats import as_decoration
from briefgen.layout.setting import Lay, Setting, Stack, lay_stack
from briefgen.layout.spanning import Shown, flowed
from briefgen.model.document import (
    Align,
    Block,
    Cell,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
)
from briefgen.model.page import Element
from briefgen.model.table_grid import Place, column_count, grid

GAP = 10.0
"""Points between columns."""

_PADDING = 3.5
_HEAD_PADDING = 2.6
_HAIRLINE = 0.6
_STRONG = 1.0
_WHOLE = 150.0
"""Rows lower than this (points) are moved to the next page rather than split."""


def lay_table(block: Table, width: float, setting: Setting, lay: Lay) -> Fragment:
    """Return a table's rows as bands."""
    if not block.rows and not block.head:
        return Fragment(())
    count = column_count(block)
    heads = [[_prepared(p, True) for p in row] for row in grid(block.head, count)]
    bodies = [[_prepared(p, False) for p in row] for row in grid(block.rows, count)]
    widths = column_widths([*heads, *bodies], block.widths, width, setting)
    rows = _Rows(widths, width, setting, lay)
    table = rows.builder.element(Element("Table", summary=block.summary))
    head_units: list[Unit] = []
    if heads:
        parent = rows.builder.element(Element("THead", table)) if bodies else table
        head_units = rows.lay(heads, parent, head=True, origins=[""] * len(heads))
    parent = rows.builder.element(Element("TBody", table)) if bodies else table
    units = rows.lay(bodies, parent, head=False, origins=[row.origin for row in block.rows])
    if head_units:
        lead = tuple(as_decoration(unit) for unit in head_units)
        head_units = [replace(unit, keep=bool(units)) for unit in head_units]
        units = [replace(unit, lead=lead) if isinstance(unit, Band) else unit for unit in units]
        if units:
            units[0] = replace(units[0], before=0.0)
    result = [*head_units, *units]
    if len(units) > 2:
        result[len(head_units)] = replace(result[len(head_units)], keep=True)
        result[-2] = replace(result[-2], keep=True)
    if result:
        result[0] = replace(result[0], before=4.0)
        result[-1] = replace(result[-1], after=8.0)
    return rows.builder.fragment(result)


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
        self, rows: list[list[Place]], parent: int, head: bool, origins: list[str]
    ) -> list[Unit]:
        """Return one band for each row."""
        columns = [self._columns(row, parent, head) for row in rows]
        if self._narrow:
            return self._bands(
                [[(0, 0, True, self._stacked(own))] for own in columns], head, origins
            )
        spans = [
            [(p.column, p.colspan, p.rowspan, column) for p, column in zip(row, own, strict=True)]
            for row, own in zip(rows, columns, strict=True)
        ]
        return self._bands(flowed(spans), head, origins)

    def _stacked(self, columns: list[Column]) -> Column:
        """Return a row's cells one under the other, where there is no room side by side."""
        units = tuple(unit for column in columns for unit in column.units)
        return Column(0.0, self._width, units)

    def _bands(self, rows: list[list[Shown]], head: bool, origins: list[str]) -> list[Unit]:
        """Return rows with their paddings and rules."""
        result: list[Unit] = []
        theme = self._setting.theme
        for number, cells in enumerate(rows):
            last_head = head and number == len(rows) - 1
            strong = last_head
            ruled = tuple(self._ruled(column, wide) for column, wide, ends, _ in cells if ends)
            decoration = Decoration(
                under=theme.colour("ink" if strong else "hairline"),
                under_width=_STRONG if strong else _HAIRLINE,
                spans=() if len(ruled) == len(cells) else ruled,
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
                    decoration=decoration,
                    keep=head,
                    whole_below=_WHOLE,
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
        line = self.builder.element(Element("TR", parent))
        columns = []
        for place in row:
            cell = place.cell
            heading = head or cell.header
            element = self.builder.element(
                Element(
                    "TH" if heading else "TD",
                    line,
                    scope=("Column" if head else "Row") if heading else "",
                    colspan=place.colspan,
                    rowspan=place.rowspan,
                )
            )
            width = self._width if self._narrow else self._span(place.column, place.colspan)
            stack = Stack(self.builder, element)
            units = lay_stack(cell.blocks, width, self._setting, stack, self._lay)
            columns.append(Column(self._start(place.column, width), width, units))
        return columns


def _prepared(place: Place, head: bool) -> Place:
    """Return a cell whose paragraphs have the look of cells."""
    cell = place.cell
    blocks = tuple(_as_cell(block, cell, head) for block in cell.blocks)
    return replace(place, cell=replace(cell, blocks=blocks))


def _as_cell(block: Block, cell: Cell, head: bool) -> Block:
    if not isinstance(block, Paragraph):
        return block
    style = block.style
    if style in (ParagraphStyle.BODY, ParagraphStyle.CELL):
        style = ParagraphStyle.CELL_HEAD if head else ParagraphStyle.CELL
    align = cell.align if block.align is Align.START else block.align
    inlines = block.inlines
    if cell.header and not head:
        inlines = tuple(replace(i, bold=True) if isinstance(i, Run) else i for i in inlines)
    if style is block.style and align is block.align and inlines == block.inlines:
        return block
    return replace(block, style=style, align=align, inlines=inlines)
