"""Time stamps: the times of day that open the entries of a live blog or of a programme."""

import re
from itertools import pairwise

_OPENING = re.compile(
    r"""^[^\S\n]*[\[(]?(?:(?P<lead>[^\W\d_]{1,4})[^\S\n]+)?
    (?P<hour>\d{1,2})(?:(?:[.:]|[^\S\n]?[hH][^\S\n]?)(?P<minute>\d\d))?(?![\d.%]|:\S)
    [^\S\n]*(?:(?P<half>[AaPp])\.?[Mm]\b\.?|Uhr\b|[hH]\b)?[\])]?[^\S\n]*""",
    re.MULTILINE | re.VERBOSE,
)
"""A time of day at a line's beginning, in brackets or not: "14.00", "9 h 30", "Ore 9.00"."""
_SEPARATOR = re.compile(r"[-–—:|•·][^\S\n]*(?=[^\W\d]|[\"“‘'«„(])")
_QUOTATION_MARKS = "\"“‘'«„("
FEWEST = 3
"""So many lines must open with a time."""
DAY_MINUTES = 24 * 60


def stamps_of(text: str) -> frozenset[int]:
    """Return where the time stamps of a live blog begin, in code points; none elsewhere.

    They open three lines or more, and most of them follow each other in one direction, as a
    blog is written or is read. Steps of one are numbers of sections ("10.11", "10.12").
    """
    found: list[tuple[int, int]] = []
    for match in _OPENING.finditer(text):
        minutes = _minutes(match)
        if minutes is not None and _goes_on(match):
            found.append((match.start("hour"), minutes))
    steps = [later[1] - earlier[1] for earlier, later in pairwise(found)]
    if len(found) < FEWEST or 2 * steps.count(1) > len(steps):
        return frozenset()
    one_way = max(sum(step >= 0 for step in steps), sum(step <= 0 for step in steps))
    in_order = 3 * one_way >= 2 * len(steps)
    return frozenset(start for start, _ in found) if in_order else frozenset()


def _minutes(match: re.Match[str]) -> int | None:
    """Return the minutes since midnight that a line opens with, None if it is no time."""
    half = (match["half"] or "").lower()
    if match["minute"] is None and not half:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    minutes = 60 * hour + minute
    return minutes if minute < 60 and minutes < DAY_MINUTES else None


def _goes_on(match: re.Match[str]) -> bool:
    """Return whether what follows a time begins an entry: nothing, a capital, "– she said"."""
    after = match.string[match.end() : match.end() + 1]
    if _SEPARATOR.match(match.string, match.end()):
        return True
    if match["lead"]:
        return False  # "At 9.30 the leaders" is a sentence, "Ore 9.30: arrivo" an entry
    if not after or after == "\n":
        return True
    return after.isupper() or after in _QUOTATION_MARKS
