"""The marks on a timeline's rule: a dot for a day, a bar for a range, a soft bar, the brief's day.

Each is drawn from the left end of its event's slot; on a page that runs leftwards it is reflected.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefgen.model.document import Moment
from briefgen.model.page import Line, Rectangle

Mark: TypeAlias = Line | Rectangle

DOT = 8.4
_BAR = 7.2
_OVERLAP = 0.8
"""Points by which a soft bar's middle covers its ends, so that no seam shows.

It is painted as they are, as a passage of colour: an area would be a shade higher on screens.
"""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the marks stand: the rule's y, where the line of the brief's day begins and ends."""

    y: float
    top: float
    foot: float


def marks(
    moment: Moment, width: float, past: bool, axis: Axis, colour: Callable[[str], str]
) -> tuple[Mark, ...]:
    """Return the mark of an event in a slot of a width; `colour` gives the theme's colours."""
    accent = colour("secondary" if past else "accent")
    if moment.approximate:
        long = max(min(width * 0.6, 44.0), 20.0)
        return _soft(axis.y - _BAR / 2, long, accent, colour("paper"))
    if moment.latest > moment.earliest:
        days = (moment.latest - moment.earliest).days
        long = max(min(12.0 + days * 2.0, width * 0.8, 70.0), 16.0)
        return (Rectangle(0.0, axis.y - _BAR / 2, long, _BAR, fill=accent, radius=_BAR / 2),)
    side = DOT - 2.0
    dot = Rectangle(
        1.0,
        axis.y - side / 2,
        side,
        side,
        fill=colour("paper"),
        outline=accent,
        line_width=1.9,
        radius=side / 2,
    )
    return (dot,)


def day_line(axis: Axis, colour: Callable[[str], str]) -> tuple[Mark, ...]:
    """Return the dashed line of the brief's own day."""
    return (Line(1.0, axis.top, 1.0, axis.foot, 1.0, colour("marking"), 2.2),)


def _soft(y: float, long: float, accent: str, paper: str) -> tuple[Mark, ...]:
    """Return a bar whose ends fade into the paper."""
    fade = long * 0.36
    middle = (fade - _OVERLAP, long - 2 * (fade - _OVERLAP))
    return (
        Rectangle(0.0, y, fade, _BAR, fill=paper, fill_end=accent),
        Rectangle(long - fade, y, fade, _BAR, fill=accent, fill_end=paper),
        Rectangle(middle[0], y, middle[1], _BAR, fill=accent, fill_end=accent),
    )


def reflected(mark: Mark, width: float) -> Mark:
    """Return a mark as it stands in a slot that begins at the right."""
    if isinstance(mark, Line):
        return replace(mark, x0=width - mark.x0, x1=width - mark.x1)
    fill, end = (mark.fill_end, mark.fill) if mark.fill_end else (mark.fill, "")
    return replace(mark, x=width - mark.x - mark.width, fill=fill, fill_end=end)
