"""Small words of the window: dates and counts as they are shown."""

import re
from datetime import date, datetime
from functools import lru_cache

from briefgen.compose.date_format import format_day, format_days
from briefgen.compose.date_lines import date_text
from briefgen.model.brief import PickedDate
from briefgen.model.dossier import Dossier

__all__ = [
    "clock_text",
    "counted",
    "format_day",
    "format_days",
    "outlets_of",
    "row_date",
    "short_day",
    "shortened",
    "with_short_months",
]

_MONTHS = re.compile("|".join(format_day(date(2000, n, 1)).split()[1] for n in range(1, 13)))


def row_date(item: PickedDate, language: str = "en") -> str:
    """Return when a row of the key dates is, in the house's form, or that it is not resolved."""
    return "not resolved" if item.earliest is None else date_text(item, language).full


@lru_cache(maxsize=4096)
def short_day(day: date | None, usual_year: int = 0) -> str:
    """Return "16 Jun 2023", "16 Jun" in the usual year, "" for None: for narrow columns."""
    if day is None:
        return ""
    short = f"{day.day} {format_day(day).split()[1][:3]}"
    return short if day.year == usual_year else f"{short} {day.year}"


def with_short_months(text: str) -> str:
    """Return a text with its English months in three letters: for narrow columns."""
    return _MONTHS.sub(lambda month: month[0][:3], text)


def counted(number: int, noun: str) -> str:
    """Return "1 quote", "2 quotes"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def outlets_of(dossier: Dossier) -> dict[str, str]:
    """Return short names of a dossier's sources, by article key."""
    return {key: one.outlet or shortened(one.title) for key, one in dossier.articles.items()}


def shortened(title: str, most: int = 44) -> str:
    """Return a title of at most so many code points, cut after a word where it is cut."""
    if len(title) <= most:
        return title
    head = title[:most].rpartition(" ")[0] or title[: most - 1]
    return f"{head.rstrip(' ,;:–-')}…"


def clock_text(moment: datetime) -> str:
    """Return "10:42"."""
    return f"{moment:%H:%M}"
