"""How pages end: a short last page is pulled together or filled, gaps are spread over a page.

The space between units is all that gives way; text is never set smaller to make it fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.layout.filling import Filler, Placed, Sheet
from briefgen.layout.fragment import Unit
from briefgen.layout.text_lines import TextLines

_SQUEEZES = (0.9, 0.8, 0.7, 0.6, 0.55)
_BRIEF, _MILD = 8, (0.9, 0.8)
"""Pages up to which a page less is worth narrow gaps, and what longer documents are asked for."""

_TIGHTEST = 0.45
"""What another program may be asked for, whose lines may be a little higher than ours."""

_STRETCHES = (1.15, 1.3, 1.5)
_AIRS = (1.3, 1.2, 1.1)
_SOME, _LITTLE = 0.3, 0.12
"""Less than `_SOME` on a last page is pulled together if it can; less than `_LITTLE` is filled."""

_LOOSE = 0.94
"""A page filled less than this has room for wider gaps."""

_SHORT = 4
"""Pages of a document whose gaps are spread: all of them are seen at once."""

_MARGIN = 18.0
"""Points of a page that are kept back where another program sets the lines."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Filled sheets, and the factor for the space between units that pulled them together."""

    sheets: list[Sheet]
    squeeze: float = 1.0


@dataclass(frozen=True, slots=True)
class Flow:
    """What is to be put on pages: units, by how much their elements rise, the notes' lines."""

    units: Sequence[Unit]
    notes: Mapping[str, Sequence[Unit]]
    bases: Sequence[int] = ()

    def filled(self, room: float, squeeze: float = 1.0) -> list[Sheet]:
        """Return the sheets; `room` is the height of the text on a page in points."""
        return Filler(room, self.notes, squeeze).fill(self.units, self.bases)


def ended(flow: Flow, room: float) -> Ended:
    """Return the sheets of which the last does not hold a line or two, and none gapes."""
    sheets = flow.filled(room)
    if _ends_short(sheets):
        return _pulled(flow, room, sheets)
    return Ended(_aired(flow, room, sheets))


def _ends_short(sheets: Sequence[Sheet]) -> bool:
    """Return whether the document, or what stands before a page break, goes on for a few lines."""
    length = 0
    for place, sheet in enumerate(sheets, 1):
        length += 1
        if sheet.forced or place == len(sheets):
            if length > 1 and sheet.fill < _SOME:
                return True
            length = 0
    return False


def squeeze_elsewhere(flow: Flow, room: float, own: Ended) -> float | None:
    """Return the factor with which text fits on no more pages elsewhere, None if none does.

    Args:
        flow: the units as another program has them.
        room: height of the text on a page in points.
        own: the sheets that the text has here.
    """
    wanted = [squeeze for squeeze in (1.0, *_SQUEEZES, _TIGHTEST) if squeeze <= own.squeeze]
    fits = (s for s in wanted if len(flow.filled(room - _MARGIN, s)) <= len(own.sheets))
    return next(fits, None)


def _pulled(flow: Flow, room: float, sheets: list[Sheet]) -> Ended:
    for squeeze in _SQUEEZES if len(sheets) <= _BRIEF else _MILD:
        tried = flow.filled(room, squeeze)
        if len(tried) < len(sheets):
            return Ended(tried, squeeze)
    if sheets[-1].fill >= _LITTLE:
        return Ended(_aired(flow, room, sheets))
    for stretch in _STRETCHES:
        tried = flow.filled(room, stretch)
        if len(tried) == len(sheets) and tried[-1].fill >= _LITTLE:
            return Ended(tried)
    return Ended(sheets)


def _aired(flow: Flow, room: float, sheets: list[Sheet]) -> list[Sheet]:
    """Return the sheets with the widest gaps that move nothing to another page."""
    if not 1 < len(sheets) <= _SHORT or min(sheet.fill for sheet in sheets[:-1]) >= _LOOSE:
        return sheets
    ends = _ends(sheets)
    return next(
        (tried for air in _AIRS if _ends(tried := flow.filled(room, air)) == ends),
        sheets,
    )


def _ends(sheets: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Return how many units, or lines of text, and lines of notes each sheet holds."""
    return [(sum(map(_lines, sheet.units)), len(sheet.notes)) for sheet in sheets]


def _lines(placed: Placed) -> int:
    return len(placed.unit.rows) if isinstance(placed.unit, TextLines) else 1
