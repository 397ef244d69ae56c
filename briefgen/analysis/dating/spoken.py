"""Days and TIMEX3 values as the analyst reads them: "16 June 2023", "mid-July 2023"."""

import re
from datetime import date, timedelta

from briefgen.model.finding import DateModifier
from briefgen.model.timex import PERIOD_MONTHS, Days, days_of

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PART_NAMES = {
    "MO": "morning",
    "MI": "midday",
    "DT": "daytime",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
}
_MODIFIERS = {DateModifier.START: "early ", DateModifier.MID: "mid-", DateModifier.END: "late "}
_WITHIN = {
    DateModifier.START: "early in ",
    DateModifier.MID: "in the middle of ",
    DateModifier.END: "late in ",
}
_HALVES = {DateModifier.START: "the first half of ", DateModifier.END: "the second half of "}
_TIME = re.compile(r"T(\d\d:\d\d|[A-Z]{2})$")
_PERIOD = re.compile(r"(\d{4})-([A-Z][A-Z\d])$")
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def spoken(day: date) -> str:
    """Return a day as the analyst reads it: "16 June 2023"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def spoken_days(days: Days) -> str:
    """Return a stretch of days as the analyst reads it: "8–9 July 2023"."""
    first, last = days
    if first == last:
        return spoken(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.month, last.month, last.year) == (1, 12, first.year):
            return f"{first.year}"
        if (first.year, first.month) == (last.year, last.month):
            return spoken(first).partition(" ")[2]
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{spoken(last)}"
    return f"{spoken(first)} to {spoken(last)}"


def spoken_value(
    value: str, end_value: str = "", modifier: DateModifier | None = None, half: bool = False
) -> str:
    """Return a TIMEX3 value as the analyst reads it: "11 July 2023", "late October 2023".

    `half` takes the modifier for the first or the second half of a period.
    """
    if end_value:
        days, end = days_of(value), days_of(end_value)
        if days and end and len(value) == len(end_value) == len("2023-07-11"):
            return spoken_days((days[0], end[1]))
        day, _, time = end_value.partition("T")
        same_day = time and value.startswith(day)
        return f"{spoken_value(value)} to {time if same_day else spoken_value(end_value)}"
    words = _plain(value)
    if modifier is None:
        return words
    if half and modifier in _HALVES:
        return _HALVES[modifier] + words
    return (_WITHIN if words.startswith("the ") else _MODIFIERS)[modifier] + words


def _plain(value: str) -> str:
    days = days_of(value)
    if days is None:
        return value
    time = _TIME.search(value)
    if time is not None:
        return f"{_plain(value[: time.start()])}, {_PART_NAMES.get(time[1], time[1])}"
    period = _PERIOD.match(value)
    if period is not None and period[2] in PERIOD_MONTHS:
        return _spoken_period(period[1], period[2])
    if value.isdecimal():
        return _spoken_years(value)
    if "-W" in value:
        stretch = spoken_days(days)
        return f"the weekend of {stretch}" if value.endswith("-WE") else f"the week of {stretch}"
    month = len(value) == len("2023-07")
    return spoken(days[0]).partition(" ")[2] if month else spoken_days(days)


def _spoken_period(year: str, period: str) -> str:
    """Return a season, quarter or half of a year in words."""
    if period in _SEASON_NAMES:
        return f"{_SEASON_NAMES[period]} {year}"
    first, last = PERIOD_MONTHS[period]
    return f"{MONTH_NAMES[first - 1]} to {MONTH_NAMES[last - 1]} {year}"


def _spoken_years(value: str) -> str:
    """Return a year, decade ("202") or century ("20") in words."""
    if len(value) == len("2023"):
        return value.lstrip("0")
    if len(value) == len("202"):
        return f"the {value}0s"
    number = int(value) + 1
    teen = number % 100 in (11, 12, 13)
    ending = "th" if teen else _ORDINAL_ENDINGS.get(number % 10, "th")
    return f"the {number}{ending} century"
