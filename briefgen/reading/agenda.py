"""An iCalendar file (RFC 5545) to rows of the key dates: the summit's own agenda."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError
from briefgen.model.brief import DATE_FIELDS, ItemState, PickedDate
from briefgen.model.clock import zone_named

if TYPE_CHECKING:
    from icalendar.cal import Component

LARGEST = 5 * 1024 * 1024
"""A calendar of more bytes is refused."""
MOST_EVENTS = 2_000
_OWN_UID = re.compile(r"(d-[\w-]{1,40})@briefgen$")
_DATED = re.compile(r" \([^()]*\)$")
"""What the export adds to the summary of an approximate date."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Rows in the calendar's order, and what could not be taken over, in words."""

    rows: tuple[PickedDate, ...]
    notices: tuple[str, ...] = ()


def read_agenda(path: Path) -> Agenda:
    """Return the events of a calendar file as rows of the key dates.

    A row's id follows from the event's UID and start, so reading the file again gives the same
    rows; a UID of a file that a brief wrote gives that row's own id. Of a repeating event the
    first occurrence is taken, with a notice. Times of day are kept with the zone that the
    calendar names.

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
    uid = str(_property(event, "uid")) or label
    tentative = str(_property(event, "status")).upper() == "TENTATIVE"
    if tentative and _OWN_UID.match(uid):
        label = _DATED.sub("", label) or label
    return PickedDate(
        id=_row_id(uid, start),
        label=label,
        edtf=first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}",
        earliest=first,
        latest=last,
        place=" ".join(str(_property(event, "location")).split()),
        approximate=tentative,
        # Not found in an article: no analysis may change it.
        edited=("label", "place", *DATE_FIELDS),
        state=ItemState.CONFIRMED,
        begins=_moment_text(start),
        ends=_moment_text(end) if _is_later(end, start) else "",
        zone=_zone(start),
    )


def _row_id(uid: str, start: date | datetime) -> str:
    own = _OWN_UID.match(uid)
    if own is not None:
        return own[1]
    return f"d-{hashlib.sha256(f'{uid} {start.isoformat()}'.encode()).hexdigest()[:12]}"


def _is_later(end: date | datetime | None, start: date | datetime) -> bool:
    """Return whether both are times of one kind, and the end is after the start."""
    if not isinstance(end, datetime) or not isinstance(start, datetime):
        return False
    return (end.tzinfo is None) == (start.tzinfo is None) and end > start


def _moment_text(moment: date | datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else ""


def _zone(start: date | datetime) -> str:
    """Return the IANA name of the zone of a start, "" if it has none that is known here."""
    name = getattr(getattr(start, "tzinfo", None), "key", "") or ""
    return name if zone_named(name) is not None else ""


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
