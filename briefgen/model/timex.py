"""TIMEX3 values on the calendar: which days they cover and how EDTF writes them.

TIMEX3 values as in TimeML 1.2.1; EDTF level 1 as in ISO 8601-2:2019, annex A.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[date, date]
"""First and last day, inclusive."""

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
PERIOD_MONTHS = {
    **SEASON_MONTHS,
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
}

_TIME_OF_DAY = re.compile(r"T(?:MO|AF|EV|NI|MI|DT|(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?)$")
_CLOCK = re.compile(r"T([01]\d|2[0-3])(?::([0-5]\d))?$")


def _months(year: int, first: int, last: int) -> Days:
    """Return the days from one month to another; `last` before `first` lies in the next year."""
    last_year = year + (last < first)
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _years(first: int, last: int) -> Days:
    return date(max(first, 1), 1, 1), date(last, 12, 31)


def _day(parts: re.Match[str]) -> Days:
    day = date(int(parts[1]), int(parts[2]), int(parts[3]))
    return day, day


def _week(parts: re.Match[str]) -> Days:
    year, week = int(parts[1]), int(parts[2])
    first = date.fromisocalendar(year, week, 6 if parts[3] else 1)
    return first, date.fromisocalendar(year, week, 7)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)$"), _day),
    (re.compile(r"(\d{4})-(\d\d)$"), lambda p: _months(int(p[1]), int(p[2]), int(p[2]))),
    (re.compile(r"(\d{4})$"), lambda p: _years(int(p[1]), int(p[1]))),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?$"), _week),
    (
        re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$"),
        lambda p: _months(int(p[1]), *PERIOD_MONTHS[p[2]]),
    ),
    (re.compile(r"(\d{3})$"), lambda p: _years(int(p[1]) * 10, int(p[1]) * 10 + 9)),
    (re.compile(r"(\d{2})$"), lambda p: _years(int(p[1]) * 100, int(p[1]) * 100 + 99)),
)


@lru_cache(maxsize=4096)
def days_of(value: str) -> Days | None:
    """Return the first and last day that a TIMEX3 value covers, inclusive.

    None where the value is not on the calendar (`PRESENT_REF`, `P2D`, `XXXX-07-11`) or names
    a day that no calendar has (31 June, week 54).
    """
    day = _TIME_OF_DAY.sub("", value)
    for shape, days in _SHAPES:
        parts = shape.match(day)
        if parts is not None:
            try:
                return days(parts)
            except ValueError:
                return None
    return None


def _week_edtf(value: str) -> str:
    days = days_of(value)
    return f"{days[0].isoformat()}/{days[1].isoformat()}" if days else ""


def edtf_of(value: str, approximate: bool = False, offset: str = "") -> str:
    """Return the EDTF level 1 string of a TIMEX3 value, "" if EDTF has none for it.

    Weeks and weekends become intervals of days; quarters and halves, for which only level 2
    has codes, intervals of months. `approximate` adds "~" except to seasons, which are
    approximate by themselves, and to values with a time of day; those end in `offset` (from
    UTC, "+02:00") where it is known.
    """
    if days_of(value) is None:
        return ""
    mark = "~" if approximate else ""
    day = _TIME_OF_DAY.sub("", value)
    clock = _CLOCK.search(value)
    if clock is not None and not approximate:
        return f"{day}T{clock[1]}:{clock[2] or '00'}:00{offset}"
    year, _, rest = day.partition("-")
    if len(year) < 4:
        return year + "X" * (4 - len(year))
    if rest in EDTF_SEASONS:
        return f"{year}-{EDTF_SEASONS[rest]}"
    if rest.startswith("W") and rest != "WI":
        return _week_edtf(day)
    if rest in PERIOD_MONTHS:
        first, last = PERIOD_MONTHS[rest]
        return f"{year}-{first:02}{mark}/{year}-{last:02}{mark}"
    return day + mark


def edtf_interval(first: str, last: str, approximate: bool = False) -> str:
    """Return the EDTF interval from one TIMEX3 value to another, "" if either has no EDTF."""
    ends = [edtf_of(_TIME_OF_DAY.sub("", value), approximate) for value in (first, last)]
    if not all(ends):
        return ""
    return ends[0].partition("/")[0] + "/" + ends[1].rpartition("/")[2]


def week_value(day: date) -> str:
    """Return the TIMEX3 value of the ISO week that holds `day`, such as "2023-W27"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_value(day: date) -> str:
    """Return the TIMEX3 value of the month that holds `day`, such as "2023-07"."""
    return f"{day.year:04}-{day.month:02}"


def add_months(day: date, count: int) -> date:
    """Return the same day `count` months on, or the month's last day if it has no such day.

    Raises:
        ValueError: the year would be before 1 or after 9999.
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no such year: {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter_sunday(year: int) -> date:
    """Return the Gregorian Easter Sunday (the anonymous algorithm of Nature, 20 April 1876)."""
    century, short = divmod(year, 100)
    golden = year % 19
    leap, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * rest + 2 * (short // 4) - epact - short % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Julian calendar as a Gregorian day (J. Meeus, 1991, p. 69)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """Return the `count`-th weekday (Monday is 0) of a month; -1 is the last one."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)
