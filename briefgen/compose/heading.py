"""The head of a brief: when and where the event is, from the key dates."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from briefgen.compose.gatherings import is_gathering
from briefgen.editing.key_dates import differing
from briefgen.model.brief import BriefHeader, ItemState, PickedDate
from briefgen.model.words import stems_of

_FEWEST = 2
"""Words of the title that a row must have: what meets, and where or who."""
_CALLED = 3
"""Words of the title with which a row is the event's whatever else it says."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEK = timedelta(days=6)
_PLACE = re.compile(r"^[^\W\d_][^\d,.(/–—\n]*?(?=\s*[,.(/–—]|\s-)")
"""What a dateline begins with."""


def with_event(header: BriefHeader, rows: Iterable[PickedDate]) -> BriefHeader:
    """Return the head with the days and the place of the event that its title names.

    They are those of the row which shares more words with the title than any other and tells of
    a meeting on known days, on which the sources agree; where none shares two words, of the only
    meeting at the place that the title names. What is filled in stays.
    """
    known = [row for row in rows if _is_known(row, header.title)]
    row = _best(header.title, known) or _only_one_there(header.title, known)
    if row is None:
        return header
    if header.event_from is None and header.event_to is None:
        header = replace(header, event_from=row.earliest, event_to=row.latest)
    if not header.place and (header.event_from, header.event_to) == (row.earliest, row.latest):
        header = replace(header, place=row.place)
    return header


def with_place(header: BriefHeader, datelines: Iterable[str]) -> BriefHeader:
    """Return the head with the place that its title names and an article was written at.

    Args:
        header: the head; a place that is filled in stays.
        datelines: “OBERAU, 6 October (Nordpress) –”.
    """
    if header.place:
        return header
    for dateline in datelines:
        place = _PLACE.match(dateline)
        words = rf"\b{re.escape(place[0].strip())}\b" if place else ""
        if words and (named := re.search(words, header.title, re.IGNORECASE)):
            return replace(header, place=named[0])
    return header


def _best(title: str, known: Sequence[PickedDate]) -> PickedDate | None:
    """Return the row that shares most words with the title, None where days contradict."""
    shared = [(len(_told(title, row)), row) for row in known]
    most = max((count for count, _ in shared), default=0)
    best = [row for count, row in shared if count == most]
    return _agreed(best) if most >= _FEWEST else None


def _only_one_there(title: str, known: Sequence[PickedDate]) -> PickedDate | None:
    """Return the meeting at the place in the title, None where there are several."""
    named = stems_of(title)
    return _agreed([row for row in known if row.place and stems_of(row.place) <= named])


def _agreed(rows: Sequence[PickedDate]) -> PickedDate | None:
    """Return the first of some rows that has a place, if all are on the same days."""
    days = {(row.earliest, row.latest) for row in rows}
    placed = (row for row in rows if row.place)
    return next(placed, rows[0]) if len(days) == 1 else None


def _is_known(row: PickedDate, title: str) -> bool:
    """Return whether a row tells of a meeting, or of what the title calls, on known days."""
    if row.state is ItemState.REJECTED or row.earliest is None or row.latest is None:
        return False
    exact = all(len(part) >= len("2023-07-11") for part in row.edtf.split("/"))
    week = row.latest - row.earliest == _WEEK and row.earliest.weekday() == 0  # “next week”
    doubtful = row.approximate or row.end_inferred or row.deadline or row.modifier is not None
    shared, named = _shared(title, row), stems_of(_YEAR.sub(" ", title))
    called = len(shared) > _CALLED or (len(shared) >= _CALLED and shared >= named)
    meeting = called or is_gathering(row.label)
    return exact and not week and not doubtful and meeting and not differing(row)


def _shared(title: str, row: PickedDate) -> set[str]:
    return stems_of(title) & stems_of(f"{row.label} {row.place}")


def _told(title: str, row: PickedDate) -> set[str]:
    """Return the words that title and row have in common.

    Where a meeting's label has only one, the sentences that give its days may have the others.
    """
    own = _shared(title, row)
    if len(own) != 1 or not is_gathering(row.label):
        return own
    told = (own | stems_of(title) & stems_of(one.sentence) for one in row.evidence)
    return max(told, key=len, default=own)
