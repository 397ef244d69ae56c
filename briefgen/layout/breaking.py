"""Where lines end: the best choice over the whole paragraph.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981): every feasible set of
line ends has a cost, the sum over its lines, and the cheapest is found by dynamic programming.
As few lines as possible come first; among those the most even right edge, or, in justified text,
the most even spaces.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import sub
from typing import NamedTuple

_LINE = 10.0
_HYPHEN = 0.06
_TWO_HYPHENS = 0.3
_LONELY = 0.25
_NEVER = float("inf")
TOLERANCE = 0.01
"""Points by which a line may be too wide, for what sums of widths lose."""

HOPELESS = 0.35
"""Share of a line that is never left empty where there is another way."""

_CLOSE = 0.5
"""Points to which the width of balanced lines is found."""

_SHRINK = 0.22
"""Part of its width by which a space may shrink in justified text."""


class Boxes(NamedTuple):
    """What of a text stands between two places where a line may end.

    Attributes:
        starts: points at which each box begins if all stand in one line, and where that line ends.
        ends: points at which each box ends there, without the space after it.
    """

    starts: Sequence[float]
    ends: Sequence[float]


def line_ends(
    boxes: Boxes,
    width: float,
    hyphens: Sequence[float] = (),
    forced: Sequence[bool] = (),
    justify: bool = False,
) -> list[int]:
    """Return the number of the last box of every line.

    Args:
        boxes: none of them wider than `width` (a wider one stands alone).
        width: of the lines, in points.
        hyphens: width of the hyphen if a line ends after the box, 0.0 where none; () if nowhere.
        forced: whether a line must end after the box; () if nowhere.
        justify: whether spaces will be stretched to fill the lines.
    """
    count = len(boxes.ends)
    if not count:
        return []
    if not (justify or any(hyphens) or any(forced[:-1])):
        ends = _evened(*boxes, width)
        if ends:
            return ends
    hyphens = hyphens or [0.0] * count
    forced = forced or [False] * count
    if not justify:
        return _ends(_ragged(boxes, hyphens, forced, width))
    text = _Text(boxes, hyphens, width)
    first, last = 0, count - 1
    for j in range(count):
        first = text.earliest(first, j)
        text.end_line(first, j, forced[j] or j == last)
        if forced[j]:
            first = j + 1
    return _ends(text.came)


def even_line_ends(total: Sequence[float], space: float, width: float) -> list[int]:
    """Return the same of words without hyphens that all have the same space after them.

    Args:
        total: where each word begins if all stand in one line, and where that line ends, with the
            space after the last word.
        space: width of the space after each word.
        width: of the lines; no word is wider.

    Returns:
        The last word of every line; [] if there is no way without a hopeless line.
    """
    return _evened(total, total[1:], width, space)


def least_width(total: Sequence[float], space: float, width: float) -> float:
    """Return the least width in which words take no more lines, so that these are alike in length.

    The words, `width` and what it returns are told as `even_line_ends` has it.
    """
    reach = total[1:]
    most = len(_filled(total, reach, width + space))
    longest = max(map(sub, reach, total)) - space
    low, high = max(total[-1] / most - space, longest), width
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if len(_filled(total, reach, middle + space)) > most:
            low = middle
        else:
            high = middle
    return high


def _ends(came: Sequence[int]) -> list[int]:
    """Return the last box of every line of the cheapest way."""
    ends = []
    k = len(came) - 1
    while k > 0:
        ends.append(k - 1)
        k = came[k]
    return ends[::-1]


def _evened(
    total: Sequence[float], reach: Sequence[float], width: float, after: float = 0.0
) -> list[int]:
    """Return the line ends of the most even right edge that the fewest lines give.

    Words are not divided and no line end is forced, as in most paragraphs. Filling each line as
    far as it goes gives as few lines as possible and mostly a good edge; only what may be better
    than that is weighed: a line that alone costs as much as all of its lines is on no better way.

    Args:
        total: where each box begins if all stand in one line, and where that line ends.
        reach: where each box ends, without the space after it.
        width: of the lines.
        after: what of the space after each box is in `reach` all the same.

    Returns:
        The last box of every line; [] if there is no such way without a hopeless line.
    """
    room = width + after
    filled = _filled(total, reach, room)
    lonely = reach[-1] - after - 0.12 * width
    if len(filled) == 2 and total[filled[0] + 1] <= lonely:
        return filled  # the only edge is that of the first line, and it is as full as can be
    starts = [0, *(end + 1 for end in filled[:-1])]
    slacks = [(room - reach[j] + total[i]) / width for i, j in zip(starts, filled, strict=True)]
    most = 1e-9 + sum(slack * slack for slack in slacks[:-1])
    most += _LONELY if total[starts[-1]] > lonely else 0.0
    spent, ways = {0: 0.0}, list[dict[int, int]]()
    for low in _earliest(total, reach, room)[:-1]:
        cheapest: dict[int, float] = {}
        came: dict[int, int] = {}
        for i, cost_before in spent.items():
            fits = total[i] + room
            for j in range(
                bisect_right(reach, fits + TOLERANCE, i), low, -1
            ):  # the next line's start
                slack = (fits - reach[j - 1]) / width
                cost = cost_before + slack * slack
                if cost > most:
                    break
                if slack > HOPELESS and i and total[i - 1] >= reach[j - 1] - room - TOLERANCE:
                    break
                if cost < cheapest.get(j, _NEVER):
                    cheapest[j], came[j] = cost, i
        spent = cheapest
        ways.append(came)
    last = {i: cost + (_LONELY if total[i] > lonely else 0.0) for i, cost in spent.items()}
    start = min(last, key=last.__getitem__, default=-1)
    if start < 0 or last[start] > most or len(ways) + 1 != len(filled):
        return []
    ends = [len(reach) - 1]
    for came in reversed(ways):
        ends.append(start - 1)
        start = came[start]
    return ends[::-1]


def _filled(total: Sequence[float], reach: Sequence[float], width: float) -> list[int]:
    """Return the last box of each line if every line takes what fits into it."""
    ends, start, count = [], 0, len(reach)
    while start < count:
        end = max(bisect_right(reach, total[start] + width + TOLERANCE, start) - 1, start)
        ends.append(end)
        start = end + 1
    return ends


def _earliest(total: Sequence[float], reach: Sequence[float], width: float) -> list[int]:
    """Return the last box of each line if those after it are as full as they can be."""
    ends, end = [], len(reach) - 1
    while end >= 0:
        ends.append(end)
        end = min(bisect_left(total, reach[end] - width - TOLERANCE, 0, end), end) - 1
    return ends[::-1]


def _ragged(
    boxes: Boxes, hyphens: Sequence[float], forced: Sequence[bool], width: float
) -> list[int]:
    """Return where the cheapest line that ends before each box begins; spaces are not stretched."""
    total = boxes.starts
    best, came = [0.0], [0]
    first, last = 0, len(boxes.ends) - 1
    for j, reach in enumerate(boxes.ends):
        end = reach + hyphens[j] - width
        while first < j and total[first] < end - TOLERANCE:
            first += 1
        lowest, chosen = float("inf"), j
        final = forced[j] or j == last
        for i in range(first, j + 1):
            slack = (total[i] - end) / width
            if final:
                cost = best[i] + (_LONELY if slack > 0.88 and i else 0.0)
            elif slack > HOPELESS and chosen < j:
                break
            else:
                cost = best[i] + slack * slack
            if cost < lowest:
                lowest, chosen = cost, i
        if hyphens[j] and not final:
            lowest += _HYPHEN + (_TWO_HYPHENS if chosen and hyphens[chosen - 1] else 0.0)
        best.append(lowest + _LINE)
        came.append(chosen)
        if forced[j]:
            first = j + 1
    return came


class _Text:
    """Justified text: the boxes with running sums, and the cheapest way to every line end."""

    def __init__(self, boxes: Boxes, hyphens: Sequence[float], width: float) -> None:
        self._total, self._ends = boxes
        self._hyphens, self._width = hyphens, width
        self._blank = list(accumulate(map(sub, boxes.starts[1:], boxes.ends), initial=0.0))
        self._best = [0.0]
        self.came = [0]

    def _reach(self, j: int) -> float:
        return float(self._ends[j] + self._hyphens[j])

    def earliest(self, first: int, j: int) -> int:
        """Return the first box from `first` on with which a line that ends with j fits."""
        total, blank, end = self._total, self._blank, self._reach(j) - self._width - TOLERANCE
        while first < j and end - total[first] > _SHRINK * (blank[j] - blank[first]):
            first += 1
        return first

    def end_line(self, first: int, j: int, final: bool) -> None:
        """Find the cheapest line that ends with box j and begins with box `first` or later."""
        end = self._reach(j) - self._width
        lowest, chosen = float("inf"), j
        for i in range(first, j + 1):
            slack = self._total[i] - end
            if final:
                cost = self._best[i] + (_LONELY if slack > 0.88 * self._width and i else 0.0)
            elif slack > HOPELESS * self._width and chosen < j:
                break
            else:
                cost = self._best[i] + _stretch(slack, self._blank[j] - self._blank[i])
            if cost < lowest:
                lowest, chosen = cost, i
        if self._hyphens[j] and not final:
            again = chosen and self._hyphens[chosen - 1]
            lowest += _HYPHEN + (_TWO_HYPHENS if again else 0.0)
        self._best.append(lowest + _LINE)
        self.came.append(chosen)


def _stretch(slack: float, blank: float) -> float:
    """Return the cost of spaces stretched by `slack` points together; negative: shrunk."""
    if blank <= 0.0:
        return 9.0
    ratio = slack / blank
    if ratio < 0.0:
        ratio = ratio * 2.5
    return float(min(ratio * ratio, 9.0)) + (0.5 if ratio > 1.2 else 0.0)


def loosest(boxes: Boxes, lasts: Sequence[int], width: float) -> float:
    """Return the largest share of a line that stays empty, the last line aside.

    `lasts` are the numbers of each line's last box.
    """
    worst, start = 0.0, 0
    for last in lasts[:-1]:
        worst = max(worst, 1.0 - (boxes.ends[last] - boxes.starts[start]) / width)
        start = last + 1
    return worst
