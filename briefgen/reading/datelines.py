"""Datelines: “BRUSSELS, June 15, 2023 (Reuters) —”, “Київ. 14 червня 2023 року. УКРПРЕС –”.

A dateline opens a paragraph with the place, and in some order the agency and the day. A day
without year gives no publication date by itself: nothing in the line says which year it is, but
the articles that come with it may (`publication_years.py`).
"""

import re
from functools import cache

from briefgen.reading.cleaning import one_line
from briefgen.reading.printed_dates import find_day, month_pattern
from briefgen.reading.source import Fact

_REACH = 160
"""Code points in which a dateline ends."""
_LEAST_TEXT = 20
"""Code points of the sentence that follows a dateline which ends in a full stop."""
_LEAP_YEAR = 2000
"""A year that has every day."""
_LONGEST_LOWER = 4
"""Letters of agencies that write themselves small: “dpa”, “ats”."""
_WORD = r"[^\W\d_][\w.'’\-]*"
_CAPITAL = rf"(?![a-zа-яіїєґß-öø-ÿ]){_WORD}"
_AGENCY = r"[(/]\s*(?P<agency{}>[^()/\d]{{2,40}}?)\s*[)/]"
_DASH = r"(?:—|–|--|-)"
_LOUD = r"(?P<agency4>[^\W\d_a-zа-яіїєґ][^\W\d_a-zа-яіїєґ.\- ]{2,30})"
_BEFORE = re.compile(
    rf"^(?:{_AGENCY.format(1)}\s*{_DASH}?\s*)?(?P<place>{_CAPITAL}(?:[ /]{_CAPITAL}){{0,3}})"
    rf"(?:,\s*{_CAPITAL}(?: {_CAPITAL}){{0,2}})?"
    rf"(?:\s*{_AGENCY.format(2)})?\s*(?:[,.(]|{_DASH})?\s*(?:(?:le|den|el|em|il|på|في)\s+)?$"
)
"""What stands before a dateline's day."""
_AFTER = re.compile(
    r"^\s*(?:(?:року|года|roku|р|г|r)\b\.?|)\)?"
    rf"(?:[,.]?\s*(?:{_AGENCY.format(3)}|{_LOUD}(?=\s+{_DASH}\s)))?"
    rf"\s*(?P<end>[.,]?\s*{_DASH}|\.|)\s+"
)
"""What stands behind it; one line ends in a dash, another in a full stop or a bracket."""


def read_dateline(line: str) -> list[Fact]:
    """Return the outlet and the day of publication that a line's dateline names."""
    return _with_year(line) or _without_year(line)


def read_yearless_day(line: str) -> tuple[int, int, str] | None:
    """Return month, day and the words of a line's dateline that names no year, else None."""
    if _with_year(line):
        return None
    match = _yearless().match(line[:_REACH])
    if match is None or not match["day"] or not _without_year(line):
        return None
    found = find_day(f"{match['day']}, {_LEAP_YEAR}") or find_day(f"{match['day']} {_LEAP_YEAR}")
    if found is None:
        return None
    return found[0].month, found[0].day, one_line(match.group().rstrip(" —–-"), 60)


def _with_year(line: str) -> list[Fact]:
    found = find_day(line[:_REACH])
    if found is None:
        return []
    day, start, end = found
    before, after = _BEFORE.match(line[:start]), _AFTER.match(line[end:_REACH])
    if before is None or after is None:
        return []
    names = [*(before[f"agency{n}"] for n in (1, 2)), *(after[f"agency{n}"] for n in (3, 4))]
    agency = next((name for name in names if name), "")
    text = line[end + after.end() :].strip()
    loud = before["place"].split()[0].isupper()
    if len(text) < _LEAST_TEXT or not (agency or loud or after["end"]):
        return []
    if not (text[0].isupper() or text[0] in "“„«\"'" or not text[0].isalpha() or _caseless(text)):
        return []  # “Brussels, 14 June 2023 - what was agreed”
    place = f"dateline “{one_line(line[: end + after.end()], 60)}”"
    return [*_outlet(agency, place), Fact("published", day, place)]


def _without_year(line: str) -> list[Fact]:
    match = _yearless().match(line[:_REACH])
    if not match or not (match["agency"] or match["day"]):
        return []
    if not line.split()[0].strip(",").isupper() and not match["agency"]:
        return []
    return _outlet(match["agency"] or "", f"dateline “{one_line(match.group(), 60)}”")


def _caseless(text: str) -> bool:
    """Return whether a text's script has no capitals."""
    return text[0].isalpha() and text[0].lower() == text[0].upper()


def _outlet(agency: str, place: str) -> list[Fact]:
    name = one_line(agency)
    small = name.isalpha() and len(name) <= _LONGEST_LOWER
    named = bool(name) and (name[0].isupper() or small or _caseless(name))
    return [Fact("outlet", name, place)] if named else []


@cache
def _yearless() -> re.Pattern[str]:
    """Return the pattern of "BRUSSELS, June 15 (Reuters) —", day and agency optional."""
    place = rf"(?-i:{_CAPITAL})(?:[ /,]+{_WORD}){{0,4}}?"
    month = rf"(?:{month_pattern()})\.?"
    day = rf"(?P<day>{month}\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:de\s+)?{month})"
    return re.compile(
        rf"^{place}(?:[,.]\s*{day}\.?)?\s*(?:{_AGENCY.format('')})?\s*\.?{_DASH}\s",
        re.IGNORECASE,
    )
