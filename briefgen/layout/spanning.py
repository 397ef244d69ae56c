"""Cells that span rows: their lines flow from row to row, so that every row may end a page."""

from dataclasses import replace
from typing import TypeAlias

from briefgen.layout.fragment import Column, Unit, gap, stack_height
from briefgen.layout.text_lines import Strip, TextLines

Placed: TypeAlias = tuple[int, int, int, Column]
"""Grid column, columns taken, rows taken, and the cell's content."""

Shown: TypeAlias = tuple[int, int, bool, Column]
"""Grid column, columns taken, whether the cell ends in this row, and what stands in it here."""


_HIGH = 120.0
"""Points from which on a cell of a head is text to be read rather than a label."""

_LEAST = 0.1


def flowed(rows: list[list[Placed]]) -> list[list[Shown]]:
    """Return what of each cell stands in each row, from left to right."""
    open_cells: dict[int, tuple[int, int, Column]] = {}
    result: list[list[Shown]] = []
    for row in rows:
        shown: list[Shown] = [(c, w, True, column) for c, w, down, column in row if down == 1]
        for c, w, down, column in row:
            if down > 1:
                open_cells[c] = (down, w, column)
        room = 0.0
        if open_cells:
            room = max((stack_height(column.units) for *_, column in shown), default=0.0)
        for c, (down, w, column) in list(open_cells.items()):
            if down == 1:
                shown.append((c, w, True, column))
                del open_cells[c]
                continue
            here, later = _taken(column.units, room)
            shown.append((c, w, False, replace(column, units=here)))
            open_cells[c] = (down - 1, w, replace(column, units=later))
        result.append(sorted(shown, key=lambda cell: cell[0]))
    return result


def lowered(rows: list[list[Placed]]) -> list[list[Shown]]:
    """Return the same of a table's head, whose cells stand at the foot of their rows.

    A head too high for that to be read flows as other rows do.
    """
    if any(stack_height(column.units) > _HIGH for row in rows for *_, column in row):
        return flowed(rows)
    open_cells: dict[int, tuple[int, int, Column]] = {}
    result: list[list[Shown]] = []
    for row in rows:
        shown: list[Shown] = [(c, w, True, column) for c, w, down, column in row if down == 1]
        for c, (down, w, column) in list(open_cells.items()):
            shown.append((c, w, down == 1, column if down == 1 else replace(column, units=())))
            open_cells[c] = (down - 1, w, column)
            if down == 1:
                del open_cells[c]
        for c, w, down, column in row:
            if down > 1:
                shown.append((c, w, False, replace(column, units=())))
                open_cells[c] = (down - 1, w, column)
        height = max((stack_height(column.units) for *_, column in shown), default=0.0)
        sunk = [(c, w, ends, _sunk(column, height)) for c, w, ends, column in shown]
        result.append(sorted(sunk, key=lambda cell: cell[0]))
    return result


def _sunk(column: Column, height: float) -> Column:
    """Return a cell's content moved down to the foot of a row of a height."""
    if not column.units:
        return column
    lack = height - stack_height(column.units) - column.units[0].before
    if lack < _LEAST:
        return column
    return replace(column, units=(Strip(lack, keep=True), *column.units))


def _taken(units: tuple[Unit, ...], room: float) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    height = 0.0
    for number, unit in enumerate(units):
        height += unit.height + (gap(units[number - 1], unit) if number else 0.0)
        if height <= room + 0.5:
            continue
        if isinstance(unit, TextLines):
            lines = int((room + 0.5 - height + unit.height) / unit.leading)
            if lines > 0:
                head, tail = unit.split(lines)
                return (*units[:number], head), (tail, *units[number + 1 :])
        return units[:number], units[number:]
    return units, ()
