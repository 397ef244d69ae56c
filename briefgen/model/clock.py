"""Times of day of a key-dates row: from the row's own words to a moment on a clock."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from briefgen.model.brief import PickedDate

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?$")


@dataclass(frozen=True, slots=True)
class Clock:
    """When an event begins and ends, to the minute.

    Attributes:
        begins, ends: aware where the zone or the offset is known; naive: the place's own time.
            `ends` is None where it is not known.
        zone: IANA name, "" where only the offset is known or not even that.
    """

    begins: datetime
    ends: datetime | None = None
    zone: str = ""


def clock_of(row: PickedDate) -> Clock | None:
    """Return the times of a row, None if it has none or covers days that they do not begin."""
    begins = _moment(row.begins or row.edtf, row.zone)
    if begins is None or begins.date() != row.earliest:
        return None
    ends = _moment(row.ends, row.zone)
    if ends is None or (ends.tzinfo is None) != (begins.tzinfo is None) or ends < begins:
        ends = None
    if ends is None and row.latest != row.earliest:
        return None
    return Clock(begins, ends, row.zone if isinstance(begins.tzinfo, ZoneInfo) else "")


def zone_named(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA name, None if there is none of that name."""
    # Absolute and parent paths are refused by ZoneInfo itself, as a ValueError.
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        return None


def zone_words(clock: Clock) -> str:
    """Return a clock's zone as printed: "CEST", "UTC+2", "" where it is not known."""
    offset = clock.begins.utcoffset()
    if offset is None:
        return ""
    name = clock.begins.tzname() or ""
    if clock.zone and name.isalpha():
        return name
    minutes = round(offset / timedelta(minutes=1))
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def moment_text(day: date, at: time, zone: str = "") -> str:
    """Return a day and a time as ISO 8601 text, with the offset that a zone has then."""
    return datetime.combine(day, at, zone_named(zone)).isoformat(timespec="minutes")


def _moment(text: str, zone: str) -> datetime | None:
    parts = _MOMENT.match(text)
    if parts is None:
        return None
    offset = (parts[3] or "").replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(f"{parts[1]}T{parts[2]}{offset}")
        place = zone_named(zone)
        if place is None:
            return moment
        # Where a zone and the offset that is written disagree, the written one is right.
        own = moment.replace(tzinfo=place)
        return own if moment.tzinfo is None or own == moment else moment
    except (ValueError, OverflowError):
        return None
