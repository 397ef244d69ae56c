"""The grid of a table: which cell stands where, how far it spans, and how its text looks."""

from collections.abc import Sequence
from dataclasses import replace
from operator import is_

from briefgen.model.document import (
    Align,
    Block,
    Cell,
    Paragraph,
    ParagraphStyle,
    Row,
    Run,
    Table,
)
from briefgen.model.nouns import noun

_MOST_COLUMNS = 64


@noun(frozen=True, slots=True)
class Place:
    """A cell in the grid: its column and how many columns and rows it takes."""

    cell: Cell
    column: int
    colspan: int
    rowspan: int


def column_count(table: Table) -> int:
    """Return how many columns a table has: as many as it has widths, or its longest row cells."""
    rows = [*table.head, *table.rows]
    longest = max((sum(max(c.colspan, 1) for c in row.cells) for row in rows), default=0)
    return max(len(table.widths), min(longest, _MOST_COLUMNS), 1)


def grid(rows: Sequence[Row], count: int) -> list[list[Place]]:
    """Return every row's cells with their columns.

    The grid is regular whatever the cells say, as PDF/UA asks: gaps are filled with empty cells,
    spans are cut where they would overlap, leave the table or cover a whole row, and cells that a
    row has too many are put into its last one.
    """
    taken = [0] * count
    owners: list[tuple[int, int]] = [(0, 0)] * count
    result: list[list[Place]] = []
    for number, row in enumerate(rows):
        places = _row(row, taken, len(rows) - number)
        for index, place in enumerate(places):
            for k in range(place.column, place.column + place.colspan):
                owners[k] = (number, index)
        result.append(places)
        taken[:] = [left - 1 for left in taken]
        covered = min(taken, default=0)
        if covered > 0:
            for line, index in dict.fromkeys(owners):
                own = result[line][index]
                result[line][index] = replace(own, rowspan=own.rowspan - covered)
            taken[:] = [left - covered for left in taken]
    return result


def _row(row: Row, taken: list[int], below: int) -> list[Place]:
    """Place a row's cells where `taken` is 0, and note there how many rows each takes."""
    places: list[Place] = []
    waiting = list(row.cells)
    column, count = 0, len(taken)
    while column < count:
        if taken[column] > 0:
            column += 1
            continue
        cell = waiting.pop(0) if waiting else Cell(())
        wide = 1
        while wide < cell.colspan and column + wide < count and not taken[column + wide]:
            wide += 1
        down = min(max(cell.rowspan, 1), below)
        places.append(Place(cell, column, wide, down))
        taken[column : column + wide] = [down] * wide
        column += wide
    if waiting and places:
        last = places[-1]
        blocks = last.cell.blocks + tuple(block for cell in waiting for block in cell.blocks)
        places[-1] = replace(last, cell=replace(last.cell, blocks=blocks))
    return places


def dressed(place: Place, *, head: bool) -> Place:
    """Return a cell whose paragraphs have the look of cells; `head` for those of head rows."""
    cell = place.cell
    blocks = tuple([_as_cell(block, cell, head) for block in cell.blocks])
    if all(map(is_, blocks, cell.blocks)):
        return place
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
