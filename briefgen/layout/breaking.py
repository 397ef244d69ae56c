"""Where lines end: the best choice over the whole paragraph.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981): every feasible set of
line ends has a cost, the sum over its lines, and the cheapest is found by dynamic programming.
As few lines as possible come first; among those the most even right edge, or, in justified text,
the most even spaces.
"""

from collections.abc import Sequence
from itertools import accumulate
from operator import add

_LINE = 10.0
_HYPHEN = 0.06
_TWO_HYPHENS = 0.3
_LONELY = 0.25
_SHRINK = 0.22
"""Part of its width by which a space may shrink in justified text."""


def line_ends(
    widths: Sequence[float],
    spaces: Sequence[float],
    hyphens: Sequence[float],
    forced: Sequence[bool],
    width: float,
    justify: bool = False,
) -> list[int]:
    """Return the number of the last box of every line.

    Args:
        widths: of the boxes, in points, none wider than `width` (a wider one stands alone).
        spaces: after each box, 0.0 where none.
        hyphens: width of the hyphen if a line ends after the box, 0.0 where none.
        forced: whether a line must end after the box.
        width: of the lines.
        justify: whether spaces will be stretched to fill the lines.
    """
    count = len(widths)
    text = _Text(widths, spaces, hyphens, width, justify)
    first = 0
    for j in range(count):
        first = text.earliest(first, j)
        final = forced[j] or j == count - 1
        text.end_line(first, j, final)
        if forced[j]:
            first = j + 1
    return text.ends()


class _Text:
    """The boxes with running sums, and the cheapest way to every possible line end."""

    def __init__(
        self,
        widths: Sequence[float],
        spaces: Sequence[float],
        hyphens: Sequence[float],
        width: float,
        justify: bool,
    ) -> None:
        count = len(widths)
        self._spaces, self._hyphens = spaces, hyphens
        self._width, self._justify = width, justify
        self._total = [0.0, *accumulate(map(add, widths, spaces))]
        self._blank = [0.0, *accumulate(spaces)] if justify else []
        self._best = [0.0] * (count + 1)
        self._came = [0] * (count + 1)

    def _reach(self, j: int) -> float:
        return float(self._total[j + 1] - self._spaces[j] + self._hyphens[j])

    def earliest(self, first: int, j: int) -> int:
        """Return the first box from `first` on with which a line that ends with j fits."""
        total, end, room = self._total, self._reach(j), self._width + 0.01
        if not self._justify:
            while first < j and end - total[first] > room:
                first += 1
            return first
        blank = self._blank
        while first < j and end - total[first] - _SHRINK * (blank[j] - blank[first]) > room:
            first += 1
        return first

    def end_line(self, first: int, j: int, final: bool) -> None:
        """Find the cheapest line that ends with box j and begins with box `first` or later."""
        total, best, width = self._total, self._best, self._width
        end = self._reach(j)
        lowest, chosen = float("inf"), j
        for i in range(first, j + 1):
            slack = (width - end + total[i]) / width
            if final:
                cost = best[i] + (_LONELY if slack > 0.88 and i else 0.0)
            elif slack > 0.6 and chosen < j:
                break
            elif self._justify:
                cost = best[i] + _stretch(slack * width, self._blank[j] - self._blank[i])
            else:
                cost = best[i] + slack * slack
            if cost < lowest:
                lowest, chosen = cost, i
        if self._hyphens[j] and not final:
            again = chosen and self._hyphens[chosen - 1]
            lowest += _HYPHEN + (_TWO_HYPHENS if again else 0.0)
        self._best[j + 1], self._came[j + 1] = lowest + _LINE, chosen

    def ends(self) -> list[int]:
        """Return the last box of every line of the cheapest way."""
        ends = []
        k = len(self._came) - 1
        while k > 0:
            ends.append(k - 1)
            k = self._came[k]
        return ends[::-1]


def _stretch(slack: float, blank: float) -> float:
    """Return the cost of spaces stretched by `slack` points together; negative: shrunk."""
    if blank <= 0.0:
        return 9.0
    ratio = slack / blank
    if ratio < 0.0:
        ratio = ratio * 2.5
    return float(min(ratio * ratio, 9.0)) + (0.5 if ratio > 1.2 else 0.0)


def loosest(
    widths: Sequence[float], spaces: Sequence[float], ends: Sequence[int], width: float
) -> float:
    """Return the largest share of a line that stays empty, the last line aside."""
    worst, start = 0.0, 0
    for end in ends[:-1]:
        used = sum(widths[start : end + 1]) + sum(spaces[start:end])
        worst = max(worst, 1.0 - used / width)
        start = end + 1
    return worst
