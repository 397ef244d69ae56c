"""Clocks: from "9 a.m. ET" and "14:00 Brussels time" to the offset from UTC on that day.

The data files write a zone as its offset in winter and, where there is one, whose summer
time is added: "-05:00/us". Summer time as in directive 2000/84/EC, the US Energy Policy Act
of 2005 and the Australian states that keep it; days are taken whole.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefgen.analysis.dating.candidates import Candidate
from briefgen.model.timex import nth_weekday

LOCAL = "local"
"""The clock of the place, which the text does not name otherwise."""
FARTHEST_HOURS = 14
"""No clock is farther from UTC."""

_SUNDAY = 6
_WRITTEN = re.compile(r"(?P<words>.+?)(?P<zone>Z|[+-]\d\d:?\d\d)$")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


def _european(day: date) -> bool:
    return nth_weekday(day.year, 3, _SUNDAY, -1) <= day < nth_weekday(day.year, 10, _SUNDAY, -1)


def _american(day: date) -> bool:
    return nth_weekday(day.year, 3, _SUNDAY, 2) <= day < nth_weekday(day.year, 11, _SUNDAY, 1)


def _australian(day: date) -> bool:
    return not nth_weekday(day.year, 4, _SUNDAY, 1) <= day < nth_weekday(day.year, 10, _SUNDAY, 1)


_IS_SUMMER: dict[str, Callable[[date], bool]] = {
    "eu": _european,
    "us": _american,
    "au": _australian,
}


def zone_of(candidate: Candidate) -> str:
    """Return the zone of a candidate's part "zone", as the data files write it; "" if none.

    The clock of a city that they do not list is the place's own.
    """
    if not candidate.has("zone"):
        return ""
    words = " ".join(word for word in candidate.phrase("zone").split() if word not in "()")
    zone = candidate.word_value("zone", "ZONE")
    return _shifted(candidate, str(zone)) if zone else candidate.lexicon.zones.get(words, LOCAL)


def _shifted(candidate: Candidate, zone: str) -> str:
    """Return the zone of "UTC+2", which writes hours beside a zone's name."""
    sign = candidate.word_value("zone", "ZSIGN")
    hours = candidate.tokens.words[candidate.groups["zone"][0] : candidate.groups["zone"][1]]
    figures = [word for word in hours if word.isdecimal() and len(word) <= 2]
    if sign is None or not figures or int(figures[0]) > FARTHEST_HOURS:
        return zone
    return f"{'+' if int(sign) > 0 else '-'}{int(figures[0]):02}:00"


def split_zone(words: str) -> tuple[str, str]:
    """Return an ISO 8601 date and time without its zone, and the zone: "Z" is "+00:00"."""
    match = _WRITTEN.match(words) if "T" in words else None
    if match is None:
        return words, ""
    offset = _OFFSET.match(match["zone"])
    hours = f"{offset[1]}{offset[2]}:{offset[3]}" if offset else "+00:00"
    return match["words"], hours


def offset_on(zone: str, day: date | None) -> str:
    """Return a zone's offset from UTC on a day: "+02:00"; "local" stays, "" if not known."""
    offset, _, summer = zone.partition("/")
    if not summer:
        return offset
    if day is None:
        return ""
    match = _OFFSET.match(offset)
    if match is None or not _IS_SUMMER[summer](day):
        return offset
    minutes = int(match[1] + "1") * (int(match[2]) * 60 + int(match[3])) + 60
    return _written(timedelta(minutes=minutes))


def _written(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def spoken_zone(zone: str) -> str:
    """Return what a mention's zone says, in words for the analyst."""
    return "local time of the place" if zone == LOCAL else f"its clock is UTC{zone}"
