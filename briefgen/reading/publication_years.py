"""The year of a dateline that names none, by the articles that came with it.

“WINDHOEK, Oct 6 (Meridian News) —” says no year. Where the articles of one pile all appeared
within a season, it is the year that puts the day among them. The day stays unconfirmed, and the
article tells where the year was taken from.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefgen.model.article import Article, Origin
from briefgen.reading.datelines import read_yearless_day

_TOP = 12
"""Lines among which a dateline is looked for."""
_SEASON = timedelta(days=120)
"""How far the days of the other articles may lie apart."""
_NEAR = timedelta(days=60)
"""How far the day may lie from the nearest of them."""
_NOTICE = "Its dateline names no year; that of the other articles was taken. Check the date."


def lacks_year(article: Article) -> bool:
    """Return whether an article has no day of publication but a dateline with a day."""
    return article.published is None and _yearless(article) is not None


def with_year(article: Article, others: Sequence[date]) -> Article:
    """Return an article that lacks a year with its day of publication, by those of `others`.

    It is returned as it is where the others are years apart, or none, or far from its day.
    """
    found = _yearless(article)
    if article.published is not None or found is None or not others:
        return article
    if max(others) - min(others) > _SEASON:
        return article
    month, day, words = found
    years = range(min(others).year - 1, max(others).year + 2)
    days = (one for year in years if (one := _day(year, month, day)) is not None)
    distance, published = min((min(abs(one - other) for other in others), one) for one in days)
    if distance > _NEAR:
        return article
    origin = Origin("published", f"dateline “{words}”, in the year of the other articles")
    return replace(
        article,
        read=replace(article.read, published=published),
        origins=(*article.origins, origin),
        notices=(*article.notices, _NOTICE),
    )


def _yearless(article: Article) -> tuple[int, int, str] | None:
    lines = article.text.split("\n", _TOP)[:_TOP]
    return next((found for line in lines if (found := read_yearless_day(line))), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return None
