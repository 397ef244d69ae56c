"""An iCalendar file (RFC 5545) to rows of the key dates: the summit's own agenda."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError
from briefgen.model.brief import ItemState, PickedDate

if TYPE_CHECKING:
    from icalendar.cal import Component

LARGEST = 5 * 1024 * 1024
"""A calendar of more bytes is refused."""
MOST_EVENTS = 2_000


@dataclass(frozen=True, slots=True)
class Agenda:
    """Rows in the calendar's order, and what could not be taken over, in words."""

    rows: tuple[PickedDate, ...]
    notices: tuple[str, ...] = ()


def read_agenda(path: Path) -> Agenda:
    """Return the events of a calendar file as rows of the key dates.

    A row's id follows from the event's UID and start, so reading the file again gives the same
    rows. Of a repeating event the first occurrence is taken, with a notice. A time of day goes
    into the label, in the zone that the calendar names.

    Raises:
        BriefgenError: the file cannot be read or is no calendar.
    """
    import icalendar

    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BriefgenError(
                f"“{path.name}” is larger than {LARGEST // 1024 // 1024} MB.",
                "Its events were not added.",
                "Export only the summit's own calendar.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise BriefgenError(
            f"“{path.name}” cannot be read.",
            "Its events were not added.",
            "Check that the file is still there and that you may read it.",
            detail=str(error),
        ) from error
    try:
        calendar = icalendar.Calendar.from_ical(data)
        events = list(calendar.walk("VEVENT"))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise BriefgenError(
            f"“{path.name}” is not a calendar file.",
            "No events were added.",
            "Choose a file with the ending .ics.",
            detail=str(error),
        ) from error
    return _rows(events)


def _rows(events: list["Component"]) -> Agenda:
    rows: dict[str, PickedDate] = {}
    notices: list[str] = []
    for event in events[:MOST_EVENTS]:
        row = _row(event, notices)
        if row is not None:
            rows.setdefault(row.id, row)
    if len(events) > MOST_EVENTS:
        notices.append(f"Only the first {MOST_EVENTS} of {len(events)} events were taken.")
    return Agenda(tuple(rows.values()), tuple(notices))


def _row(event: "Component", notices: list[str]) -> PickedDate | None:
    label = " ".join(str(_property(event, "summary")).split()) or "Untitled event"
    start = _moment(event, "dtstart")
    if start is None:
        notices.append(f"“{label}” has no readable start and was left out.")
        return None
    end = _moment(event, "dtend")
    first = _day(start)
    last = first if end is None else max(first, _last_day(start, end))
    if _property(event, "rrule"):
        notices.append(f"“{label}” repeats; only its first occurrence was taken.")
    if isinstance(start, datetime):
        zone = start.tzname() or ""
        label = f"{label}, {start:%H:%M}{' ' + zone if zone else ''}"
    uid = str(_property(event, "uid")) or label
    name = hashlib.sha256(f"{uid} {start.isoformat()}".encode()).hexdigest()[:12]
    return PickedDate(
        id=f"d-{name}",
        label=label,
        edtf=first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}",
        earliest=first,
        latest=last,
        place=" ".join(str(_property(event, "location")).split()),
        approximate=str(_property(event, "status")).upper() == "TENTATIVE",
        # Not found in an article: no analysis may change it.
        edited=("label", "edtf", "earliest", "latest", "place"),
        state=ItemState.CONFIRMED,
    )


def _property(event: "Component", name: str) -> object:
    value: object = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else value


def _moment(event: "Component", name: str) -> date | datetime | None:
    value = getattr(_property(event, name), "dt", None)
    return value if isinstance(value, date) else None


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _last_day(start: date | datetime, end: date | datetime) -> date:
    """DTEND is exclusive: an all-day event ends on the day before, a timed one at midnight too."""
    if isinstance(end, datetime):
        midnight = end.hour == end.minute == end.second == 0
        return (
            end.date() - timedelta(days=1) if midnight and _day(start) < end.date() else end.date()
        )
    return end - timedelta(days=1) if end > _day(start) else end
