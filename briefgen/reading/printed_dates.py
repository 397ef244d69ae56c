"""Publication days as they stand in metadata and print: ISO 8601, RFC 5322, "16 June 2023".

A day is only read where it is certain: a number date such as 05/06/2023, which may be May or June,
gives nothing. Time zones are not converted: the day is the one printed.
"""

import re
import tomllib
from datetime import date
from email.utils import parsedate
from functools import cache
from importlib.resources import files

_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T\d|\d{6}|(?!\d))")
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)[/.]\s?(\d{1,2})[/.]\s?(\d{1,2})\b")
_NUMBERS = re.compile(r"\b(\d{1,2})([/.\-])\s?(\d{1,2})\2\s?((?:19|20)\d\d)\b")
_CJK = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_EARLIEST = 1900


@cache
def data() -> dict[str, dict[str, list[str]]]:
    """Return the month names and labels of `dates.toml`."""
    text = files("briefgen.reading").joinpath("dates.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _months() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for names in data()["months"].values():
        for number, forms in enumerate(names, 1):
            for form in forms.split("|"):
                numbers.setdefault(form, number)
    return numbers


@cache
def month_pattern() -> str:
    """Return a regular expression of all month names, longest first, without a group."""
    return "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))


@cache
def _written() -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = rf"(?P<month>{month_pattern()})\.?(?:\s?/\s?(?:{month_pattern()}))?"
    year = r"(?P<year>(?:19|20)\d\d)"
    day = r"(?P<day>\d{1,2})"
    join = r"(?:\s+(?:de|del|d['’]|of)\s+|\s+)"
    day_first = rf"(?<!\d){day}(?:st|nd|rd|th|er|º|ª|\.)?{join}{name}(?:,?{join}|,\s*){year}(?!\d)"
    month_first = rf"(?<!\w){name}\s+{day}(?:st|nd|rd|th)?,?\s+{year}(?!\d)"
    return re.compile(day_first), re.compile(month_first)


def read_day(text: str) -> date | None:
    """Return the first certain day in a metadata value or a line of print, else None."""
    found = find_day(text)
    return found[0] if found else None


def find_day(text: str) -> tuple[date, int, int] | None:
    """Return the first certain day with its start and end in `text` (code points), else None."""
    lowered = text.lower()  # not casefold: lengths must agree
    if len(lowered) != len(text):
        lowered = text
    lowered = lowered.translate(_FIGURES)
    hits: list[tuple[int, int, date]] = []
    for pattern in (_ISO, _COMPACT, _YEAR_FIRST, _CJK):
        if match := pattern.search(lowered):
            year, month, number = (int(group) for group in match.groups()[:3])
            _keep(hits, match, year, month, number)
    for pattern in _written():
        if match := pattern.search(lowered):
            _keep(hits, match, int(match["year"]), _months()[match["month"]], int(match["day"]))
    if match := _NUMBERS.search(lowered):
        first, separator, second, year_text = match.groups()
        one, two = int(first), int(second)
        if one > 12 or separator == ".":  # 16/06/2023; full stops: the day stands first
            _keep(hits, match, int(year_text), two, one)
        elif two > 12:
            _keep(hits, match, int(year_text), one, two)
        elif one == two:
            _keep(hits, match, int(year_text), one, one)
    if not hits:
        return None
    start, end, day = min(hits)
    return day, start, end


def read_mail_date(text: str) -> date | None:
    """Return the day of an RFC 5322 date ("Fri, 16 Jun 2023 09:00:00 +0200"), else None."""
    parts = parsedate(text[:200])
    day = _day(*parts[:3]) if parts else None
    return day or read_day(text[:200])


def _keep(
    hits: list[tuple[int, int, date]], match: re.Match[str], year: int, month: int, number: int
) -> None:
    if day := _day(year, month, number):
        hits.append((match.start(), match.end(), day))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year >= _EARLIEST else None
    except ValueError:
        return None
