"""Cells that span rows: their lines flow from row to row, so that every row may end a page."""

from dataclasses import replace
from typing import TypeAlias

from briefgen.layout.fragment import Column, Unit, gap, stack_height

Placed: TypeAlias = tuple[int, int, int, Column]
"""Grid column, columns taken, rows taken, and the cell's content."""

Shown: TypeAlias = tuple[int, int, bool, Column]
"""Grid column, columns taken, whether the cell ends in this row, and what stands in it here."""


def flowed(rows: list[list[Placed]]) -> list[list[Shown]]:
    """Return what of each cell stands in each row, from left to right."""
    open_cells: dict[int, tuple[int, int, Column]] = {}
    result: list[list[Shown]] = []
    for row in rows:
        shown: list[Shown] = [(c, w, True, column) for c, w, down, column in row if down == 1]
        for c, w, down, column in row:
            if down > 1:
                open_cells[c] = (down, w, column)
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


def _taken(units: tuple[Unit, ...], room: float) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    height = 0.0
    for number, unit in enumerate(units):
        height += unit.height + (gap(units[number - 1], unit) if number else 0.0)
        if height > room + 0.5:
            return units[:number], units[number:]
    return units, ()
