"""The head of a brief: when and where the event is, from the key dates."""

from collections.abc import Iterable
from dataclasses import replace

from briefgen.compose.gatherings import is_gathering
from briefgen.editing.key_dates import differing
from briefgen.model.brief import BriefHeader, ItemState, PickedDate
from briefgen.model.words import stems_of

_FEWEST = 2
"""Words of the title that a row must have: what meets, and where or who."""


def with_event(header: BriefHeader, rows: Iterable[PickedDate]) -> BriefHeader:
    """Return the head with the days and the place of the event that its title names.

    They are those of the one row which shares more words with the title than any other and
    tells of a meeting on known days, on which the sources agree. What is filled in stays.
    """
    shared = [(len(_shared(header.title, row)), row) for row in rows if _is_known(row)]
    most = max((count for count, _ in shared), default=0)
    best = [row for count, row in shared if count == most]
    if most < _FEWEST or len(best) != 1:
        return header
    row = best[0]
    undated = header.event_from is None and header.event_to is None
    if undated:
        header = replace(header, event_from=row.earliest, event_to=row.latest)
    if not header.place and (header.event_from, header.event_to) == (row.earliest, row.latest):
        header = replace(header, place=row.place)
    return header


def _is_known(row: PickedDate) -> bool:
    if row.state is ItemState.REJECTED or row.earliest is None or row.latest is None:
        return False
    exact = all(len(part) >= len("2023-07-11") for part in row.edtf.split("/"))
    doubtful = row.approximate or row.end_inferred or row.deadline or row.modifier is not None
    return exact and not doubtful and is_gathering(row.label) and not differing(row)


def _shared(title: str, row: PickedDate) -> set[str]:
    return stems_of(title) & stems_of(f"{row.label} {row.place}")
