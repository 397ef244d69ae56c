"""Where units are cut if a page, or a cell, ends: bands in all their columns, text between lines.

What is to stay together is parted only where it is higher than all the room there is.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefgen.layout.fragment import Band, Column, Unit, gap
from briefgen.layout.text_lines import TextLines

TINY = 0.01
"""Points by which something may be higher than its room, for what sums of lengths lose."""


class PageEnd(NamedTuple):
    """A place where a page may end: before a unit, or, if not 0, after some of its lines."""

    unit: int
    lines: int = 0


def last_end(units: Sequence[Unit], k: int, start: int) -> PageEnd:
    """Return the last place from `start` on where a page may end that does not hold unit k.

    It is `start` itself if there is no other.
    """
    while k > start and units[k - 1].keep:
        k -= 1
        unit = units[k]
        if isinstance(unit, TextLines) and (lines := unit.most(len(unit.rows) - 1)):
            return PageEnd(k, lines)
    return PageEnd(k)


def split_band(band: Band, room: float, force: bool = False) -> tuple[Band, Band] | None:
    """Return what of a band fits into a height and what is left, None if it is not to be split.

    Args:
        band: the band.
        room: height in points.
        force: split even a low band, and take at least one unit from a column.
    """
    if not force and band.height < band.whole_below:
        return None
    inner = room - band.top - band.bottom
    heads: list[Column] = []
    tails: list[Column] = []
    moved = False
    for column in band.columns:
        taken, rest = split_stack(column.units, inner, force and not moved)
        if column.units and not taken and not force:
            return None
        moved = moved or bool(taken)
        heads.append(replace(column, units=taken))
        tails.append(replace(column, units=rest))
    if not moved or not any(column.units for column in tails):
        return None
    first = replace(band, columns=tuple(heads), keep=False, least=0.0)
    over = replace(band.decoration, over="")
    return first, replace(band, columns=tuple(tails), before=0.0, least=0.0, decoration=over)


def split_lines(
    lines: TextLines, count: int, force: bool = False
) -> tuple[TextLines, TextLines] | None:
    """Return lines of which at most `count` fit, and the others; None if they are not to be split.

    Forced, lines that should stay together are parted, and at least one is taken.
    """
    taken = lines.most(count) or (max(count, 1) if force else 0)
    return lines.split(taken) if 0 < taken < len(lines.rows) else None


def split_stack(
    units: Sequence[Unit], room: float, force: bool
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Return the units that fit into a height, and the rest; forced, at least one is taken."""
    y, last = 0.0, None
    for k, unit in enumerate(units):
        top = y + (gap(last, unit) if last is not None else 0.0)
        if top + unit.height <= room + TINY:
            y, last = top + unit.height, unit
            continue
        end = last_end(units, k, 0)
        parts: tuple[Unit, Unit] | None = None
        if isinstance(unit, Band):
            parts = split_band(unit, room - top, force and k == 0)
        elif isinstance(unit, TextLines):
            fitting = int((room - top + TINY) / unit.leading)
            alone = end == PageEnd(0) and (k == 0 or fitting > 0)
            parts = split_lines(unit, fitting, force and alone)
        if parts is not None:
            return (*units[:k], parts[0]), (parts[1], *units[k + 1 :])
        if force and end == PageEnd(0):
            end = PageEnd(max(k, 1))
        return _parted(units, end)
    return tuple(units), ()


def _parted(units: Sequence[Unit], end: PageEnd) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Return the units before an end, and those after it."""
    k, lines = end
    unit = units[k] if lines else None
    if isinstance(unit, TextLines):
        head, tail = unit.split(lines)
        return (*units[:k], head), (tail, *units[k + 1 :])
    return tuple(units[:k]), tuple(units[k:])
