"""Files that hold the key dates alone, beside the brief itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefgen.model.context import BriefContext
from briefgen.writing.dates_csv import write_csv
from briefgen.writing.ics import write_ics


@dataclass(frozen=True, slots=True)
class ListKind:
    """A format: its suffix, its name for people, and what writes it."""

    suffix: str
    name: str
    write: Callable[[BriefContext], bytes]


LISTS: Mapping[str, ListKind] = MappingProxyType(
    {
        "ics": ListKind(".ics", "iCalendar", write_ics),
        "csv": ListKind(".csv", "CSV", write_csv),
    }
)
"""The formats by key."""
