"""Periods from a day and a unit: "last week", "next quarter", "two decades ago"."""

from datetime import date, timedelta

from briefgen.model.finding import Granularity
from briefgen.model.timex import add_months, month_value, week_value

GRANULARITIES = {
    "D": Granularity.DAY,
    "W": Granularity.WEEK,
    "2W": Granularity.WEEK,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR,
    "10Y": Granularity.DECADE,
    "100Y": Granularity.CENTURY,
}


def period_value(unit: str, day: date, offset: float = 0) -> str:
    """Return the TIMEX3 value of the period of that unit, `offset` units from that of `day`.

    "" where the result would lie outside the years 1 to 9999 or the unit has no value.
    """
    try:
        return _period_value(unit, day, offset)
    except (ValueError, OverflowError):
        return ""


def _period_value(unit: str, day: date, offset: float) -> str:
    if unit == "D":
        return (day + timedelta(days=offset)).isoformat()
    if unit in ("W", "2W"):
        return week_value(day + timedelta(days=offset * (7 if unit == "W" else 14)))
    if unit == "M":
        return month_value(add_months(day, int(offset)))
    if unit == "Q":
        quarter = add_months(day, 3 * int(offset))
        return f"{quarter.year:04}-Q{(quarter.month + 2) // 3}"
    years = {"Y": 1, "10Y": 10, "100Y": 100}.get(unit)
    if years is None:
        return ""
    year = day.year + int(offset * years)
    if not 1 <= year <= 9999:
        return ""
    return f"{year:04}"[: {1: 4, 10: 3, 100: 2}[years]]


def next_weekday(day: date, weekday: int, same_day: bool = True) -> date:
    """Return the first such weekday (Monday is 1) from `day` on, or after it."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + timedelta(days=ahead if ahead or same_day else 7)


def last_weekday(day: date, weekday: int, same_day: bool = True) -> date:
    """Return the last such weekday (Monday is 1) up to `day`, or before it."""
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(days=back if back or same_day else 7)
