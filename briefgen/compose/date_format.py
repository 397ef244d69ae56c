"""Dates in the house's form: "11–12 July 2023", "autumn 2023", "by the end of 2024".

EDTF values as in ISO 8601-2:2019, annex A: level 1, and the quarters and halves of level 2.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from briefgen.compose.wording import Wording, wording
from briefgen.model.finding import DateModifier

_VALUE = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<time>T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?[?~%]?\Z"
)


class Period(NamedTuple):
    """A date as EDTF gives it: 0 where a part is not given.

    `month` is 1 to 12, or an EDTF code: 21 to 24 for seasons, 33 to 36 for quarters, 40 and 41
    for halves. `span` is 10 for a decade and 100 for a century.
    """

    year: int
    month: int = 0
    day: int = 0
    span: int = 1


class DateText(NamedTuple):
    """A date as printed; `short` leaves the year out where a scale shows it."""

    full: str
    short: str


class Shading(NamedTuple):
    """What is said about a period besides its days."""

    modifier: DateModifier | None = None
    deadline: bool = False
    late: bool = False  # the source writes "late", not "the end of"
    half: bool = False  # the modifier means a half of the period, not a third
    clock: str = ""  # times of day as printed


def format_day(day: date | None, language: str = "en") -> str:
    """Return a day in the house's form, "" for None."""
    return format_days(day, day, language)


def format_days(first: date | None, last: date | None, language: str = "en") -> str:
    """Return an interval of days: "11–12 July 2023"; one end or none may be missing."""
    days = sorted(day for day in (first, last) if day is not None)
    return format_edtf(edtf_of_days(days), language).full if days else ""


def edtf_of_days(days: list[date]) -> str:
    """Return the EDTF value from the first to the last of some days in order.

    A whole month or year is written as such.
    """
    first, last = days[0], days[-1]
    next_day = last.toordinal() + 1
    after = date.fromordinal(next_day) if next_day <= date.max.toordinal() else None
    if first.day == 1 and (after is None or after.day == 1):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}".rjust(7, "0")
        if first.month == 1 and last.month == 12:
            years = [f"{first.year:04}", f"{last.year:04}"]
            return "/".join(dict.fromkeys(years))
    return "/".join(dict.fromkeys(day.isoformat() for day in (first, last)))


def format_edtf(edtf: str, language: str = "en", shading: Shading | None = None) -> DateText:
    """Return an EDTF value in the house's form; two empty strings if it is none.

    Marks of approximation are left out: the brief tells them in words of their own.
    """
    words = wording(language)
    shade = shading or Shading()
    begin, slash, end = edtf.partition("/")
    first, last = parse(begin), parse(end)
    if slash and first and last:
        return _shaded_range(first, last, words, shade)
    if slash and (first or last):
        open_key = words.key("open_end" if first else "open_start", day=_has_day(first or last))
        return _each(lambda short: words.say(open_key, _one(first or last, words, short, of=True)))
    if first is None:
        return DateText("", "")
    if first.year == 0 and first.day:
        plain = _one(first, words, True, of=False)
        return DateText(words.say("no_year", plain), plain)
    return _shaded(first, words, shade)


def parse(value: str) -> Period | None:
    """Return the period of one EDTF date, None if it is empty, open or not valid.

    Unspecified digits make a decade (202X), a century (20XX), a year or month (2023-XX), or a
    day of no known year (XXXX-07-11, year 0).
    """
    parts = _VALUE.match(value.strip())
    if parts is None:
        return None
    month = int(parts["month"]) if parts["month"] and parts["month"] != "XX" else 0
    day = int(parts["day"]) if month and parts["day"] and parts["day"] != "XX" else 0
    if not (month <= 12 or (21 <= month <= 24 or 33 <= month <= 36 or month in (40, 41))):
        return None
    if day > 31 or (day and month > 12):
        return None
    year = parts["year"]
    if year == "XXXX":
        return Period(0, month, day) if 0 < month <= 12 else None
    unknown = len(year) - len(year.rstrip("X"))
    if "X" in year.rstrip("X") or unknown > 2:
        return None
    return Period(int(year.replace("X", "0")), month, day, 10**unknown)


def _each(make: Callable[[bool], str]) -> DateText:
    return DateText(make(False), make(True))


def _shaded(period: Period, words: Wording, shade: Shading) -> DateText:
    key = _shade_key(period, shade)

    def make(short: bool) -> str:
        text = _one(period, words, short, of=bool(key))
        if period.day and shade.clock:
            text = words.patterns["at"].format(date=text, clock=shade.clock)
        return words.say(key, text) if key else text

    return _each(make)


def _has_day(period: Period | None) -> bool:
    return period is not None and period.day > 0


def _shade_key(period: Period, shade: Shading) -> str:
    """Return the pattern for "early", "by the end of" and the like, "" for none."""
    if period.day:
        return "deadline_day" if shade.deadline else ""
    match shade.modifier:
        case DateModifier.START:
            key = "first_half" if shade.half else "start"
        case DateModifier.MID:
            key = "middle"
        case DateModifier.END if shade.half:
            key = "second_half"
        case DateModifier.END:
            key = "late" if shade.late else "end"
        case _:
            return "deadline" if shade.deadline else ""
    return f"deadline_{key}" if shade.deadline else key


def _shaded_range(first: Period, last: Period, words: Wording, shade: Shading) -> DateText:
    plain = _each(lambda short: _range(first, last, words, short))
    if shade.deadline:
        return DateText(*(words.say("deadline_day", text) for text in plain))
    return plain


def _range(first: Period, last: Period, words: Wording, short: bool) -> str:
    """Return a range, with what both ends share written once where the language allows it."""
    if first == last:
        return _one(first, words, short, of=False)
    same_year = first.year == last.year
    if first.day and last.day:
        if same_year and first.month == last.month:
            pair = "two_days" in words.patterns and last.day - first.day == 1
            key = "two_days" if pair else "days"
            return words.patterns[f"{key}_short" if short else key].format(
                first=_day(first, words),
                last=_day(last, words),
                month=words.months_of[first.month - 1],
                year=first.year,
            )
        start = _one(first, words, same_year or short, of=False)
        return _joined(start, _one(last, words, short, of=False), words)
    if same_year and 0 < first.month <= 12 and 0 < last.month <= 12:
        start = (
            words.months[first.month - 1] if not first.day else _one(first, words, True, of=False)
        )
        close = not first.day and not last.day
        return _joined(start, _one(last, words, short, of=False), words, close=close)
    if not first.month and not last.month and first.span == last.span == 1:
        return _joined(str(first.year), str(last.year), words, close=True)
    first_text, last_text = (_one(period, words, short, of=False) for period in (first, last))
    return _joined(first_text, last_text, words)


def _joined(first: str, last: str, words: Wording, *, close: bool = False) -> str:
    """Return a range of two texts; `close` without spaces where the language has a dash."""
    return words.patterns["close_span" if close else "span"].format(first=first, last=last)


def _one(period: Period | None, words: Wording, short: bool, *, of: bool) -> str:
    """Return one period; `short` without year, `of` in the form that follows another word."""
    if period is None:
        return ""
    year, month, day, span = period
    if span == 100:
        return _joined(str(year), str(year + 99), words, close=True)
    if span == 10:
        return words.patterns["decade"].format(year=year, last=year + 9)
    year_text = words.year_of.format(year=year) if of else str(year)
    if not month:
        return year_text
    if day:
        return words.patterns["day_short" if short else "day"].format(
            day=_day(period, words), month=words.months_of[month - 1], year=year
        )
    if month <= 12:
        name = (words.months_of if of else words.months)[month - 1]
    elif month <= 24:
        name = (words.seasons_of if of else words.seasons)[month - 21]
        if month == 24 and not short:
            return words.patterns["winter"].format(name=name, year=year, next=(year + 1) % 100)
    else:
        names = words.quarters if month < 40 else words.halves
        filled = names[month - (33 if month < 40 else 40)]
        return filled.format(year=year)
    key = "named" if not of else "named_of" if month <= 12 else "season_of"
    return name if short else words.patterns[key].format(name=name, year=year)


def _day(period: Period, words: Wording) -> str:
    return words.first_day if period.day == 1 else str(period.day)
