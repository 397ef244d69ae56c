"""Where lines end: the best choice over the whole paragraph.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981): every feasible set of
line ends has a cost, the sum over its lines, and the cheapest is found by dynamic programming.
As few lines as possible come first; among those the most even right edge, or, in justified text,
the most even spaces.
"""

from collections.abc import Sequence

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
    if not count:
        return []
    total = [0.0] * (count + 1)
    blank = [0.0] * (count + 1)
    for k in range(count):
        total[k + 1] = total[k] + widths[k] + spaces[k]
        blank[k + 1] = blank[k] + spaces[k]
    best = [0.0] * (count + 1)
    came = [0] * (count + 1)
    first = 0
    room = width + 0.01
    last = count - 1
    for j in range(count):
        end = total[j + 1] - spaces[j] + hyphens[j]
        while (
            first < j
            and end - total[first] - (_SHRINK * (blank[j] - blank[first]) if justify else 0.0)
            > room
        ):
            first += 1
        final = forced[j] or j == last
        lowest, chosen = float("inf"), j
        for i in range(first, j + 1):
            slack = (width - end + total[i]) / width
            if slack > 0.6 and lowest < float("inf") and not final:
                break
            cost = best[i] + _LINE
            if not final:
                if justify:
                    cost += _stretch(slack * width, blank[j] - blank[i])
                else:
                    cost += slack * slack
                if hyphens[j]:
                    cost += _HYPHEN + (_TWO_HYPHENS if i and hyphens[i - 1] else 0.0)
            elif slack > 0.88 and i:
                cost += _LONELY
            if cost < lowest:
                lowest, chosen = cost, i
        best[j + 1], came[j + 1] = lowest, chosen
        if forced[j]:
            first = j + 1
    ends = []
    k = count
    while k > 0:
        ends.append(k - 1)
        k = came[k]
    return ends[::-1]


def _stretch(slack: float, blank: float) -> float:
    """Return the cost of spaces stretched by `slack` points together; negative: shrunk."""
    if blank <= 0.0:
        return 9.0
    ratio = slack / blank
    if ratio < 0.0:
        ratio = ratio * 2.5
    return min(ratio * ratio, 9.0) + (0.5 if ratio > 1.2 else 0.0)


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
