"""How wide the columns of a table are: as their content asks, as far as the page allows."""

from collections.abc import Sequence
from typing import Protocol

from briefgen.layout.fragment import NARROWEST
from briefgen.layout.setting import Setting
from briefgen.layout.words import clean
from briefgen.model.document import Block, BulletList, Cell, NumberedList, Paragraph, Run

_GAP = 10.0
_SAMPLE = 400
"""Rows that are measured at most; further ones follow the column widths of these."""

_FIRST_SHARE = 0.4
"""Part of the table that an unbroken first column may take."""


class Placed(Protocol):
    """A cell with its place in the grid."""

    @property
    def cell(self) -> Cell:
        """Return the cell."""

    @property
    def column(self) -> int:
        """Return its first column."""

    @property
    def colspan(self) -> int:
        """Return how many columns it takes."""


def column_widths(
    rows: Sequence[Sequence[Placed]], shares: Sequence[float], width: float, setting: Setting
) -> list[float]:
    """Return the width of each column in points; with gaps between they fill `width`."""
    count = max((p.column + p.colspan for row in rows for p in row), default=1)
    room = max(width - _GAP * (count - 1), count * 8.0)
    given = [shares[k] if k < len(shares) and shares[k] > 0 else 0.0 for k in range(count)]
    total = sum(given)
    if total > 0 and (all(given) or total > 1.0):
        scale = total if all(given) else total / 0.7
        given = [share / scale for share in given]
    least, most = _wishes(rows, count, setting)
    least[0] = max(least[0], min(most[0], room * _FIRST_SHARE))
    free = [k for k in range(count) if not given[k]]
    widths = [share * room for share in given]
    rest = room - sum(widths)
    if free:
        for k, own in zip(
            free, _shared([least[k] for k in free], [most[k] for k in free], rest), strict=True
        ):
            widths[k] = own
    return _widened(widths, room)


def _widened(widths: list[float], room: float) -> list[float]:
    """Return widths of which none is too narrow for a word's letter, if the room allows it."""
    if len(widths) * NARROWEST > room or min(widths) >= NARROWEST:
        return widths
    spare = [max(width - NARROWEST, 0.0) for width in widths]
    lack = sum(max(NARROWEST - width, 0.0) for width in widths)
    return [
        max(width, NARROWEST) - lack * own / sum(spare)
        for width, own in zip(widths, spare, strict=True)
    ]


def _shared(least: list[float], most: list[float], room: float) -> list[float]:
    """Share room among columns between the least and the most that each can use."""
    if sum(most) <= room:
        spare = room - sum(most)
        return [m + spare * (m / sum(most) if sum(most) else 1 / len(most)) for m in most]
    if sum(least) >= room:
        cap = room / len(least)
        tight = [min(need, cap) for need in least]
        over = [max(need - cap, 0.0) for need in least]
        spare = room - sum(tight)
        return [
            t + (spare * o / sum(over) if sum(over) else 0.0)
            for t, o in zip(tight, over, strict=True)
        ]
    wish = [m - need for need, m in zip(least, most, strict=True)]
    spare = room - sum(least)
    weight = [w**0.5 for w in wish]
    return [need + spare * w / sum(weight) for need, w in zip(least, weight, strict=True)]


def _wishes(
    rows: Sequence[Sequence[Placed]], count: int, setting: Setting
) -> tuple[list[float], list[float]]:
    least, most = [8.0] * count, [8.0] * count
    for row in rows[:_SAMPLE]:
        for place in row:
            if place.colspan == 1:
                low, high = _wish(place.cell.blocks, setting)
                least[place.column] = max(least[place.column], low)
                most[place.column] = max(most[place.column], high)
    return least, most


def _wish(blocks: Sequence[Block], setting: Setting) -> tuple[float, float]:
    """Return the widest word and the widest line of blocks, in points."""
    least = most = 0.0
    for block in blocks:
        if isinstance(block, Paragraph):
            low, high = _paragraph_wish(block, setting)
        elif isinstance(block, BulletList | NumberedList):
            inner = [_wish(item, setting) for item in block.items]
            indent = setting.theme.list_indent
            low = max((low for low, _ in inner), default=0.0) + indent
            high = max((high for _, high in inner), default=0.0) + indent
        else:
            low, high = 40.0, 160.0
        least, most = max(least, low), max(most, high)
    return least, most


def _paragraph_wish(block: Paragraph, setting: Setting) -> tuple[float, float]:
    base = setting.vocabulary(setting.theme.look(block.style))
    least = line = most = 0.0
    for inline in block.inlines:
        if not isinstance(inline, Run):
            line += base.look.size
            continue
        vocabulary = setting.run_vocabulary(base, inline)
        known = vocabulary.spaced
        space = vocabulary.blank.space
        tokens = clean(inline.text).split(" ")
        advances = [known[token].advance for token in tokens if token]
        if advances:
            least = max(least, max(advances) - space)
        line += sum(advances) + space * (len(tokens) - 1 - len(advances))
        most = max(most, line)
    return least + 0.5, max(most, line) + 0.5
