"""Whether two key-dates rows name one event."""

import re
from datetime import date
from functools import cache

from briefgen.compose.function_words import single_words
from briefgen.compose.gatherings import is_same_gathering, is_same_leave
from briefgen.model.brief import PickedDate
from briefgen.model.words import stem, stems_of

_FIGURE = re.compile(r"\d{2,}")
_DATE_WORD = re.compile(r"\d+|[^\W\d_]{3,}")
_COMMON = 0.6
"""Share of the shorter label's words that the other has too."""
_COMMON_APART = 0.75
"""The same where the days differ: of the words of both."""
_NEAR = 21
"""Days between two dates that may still be two sources' dates of one event."""


def is_same_event(one: PickedDate, other: PickedDate) -> bool:
    """Return whether two rows are one event: like labels, places that agree, days that meet.

    Rows whose days are apart, but near, are one event on which the sources differ if their
    labels are nearly the same and no article gives both dates: an article that names two days
    speaks of two events. What is at one place on the same days, several of them, is one event
    whatever it is called.
    """
    if _shared_words(one, other) or _same_days_and_place(one, other):
        return True
    if is_same_gathering(one, other) or is_same_leave(one, other) or _same_figure(one, other):
        return True
    first, second = _words(one), _words(other)
    common = len(first & second)
    if not common or not _places_agree(one, other):
        return False
    if _meet(one, other):
        return common >= _COMMON * min(len(first), len(second)) and _enough(first, second)
    if one.earliest is None or other.earliest is None:
        return False
    same_place = bool(one.place and other.place)
    wanted = _COMMON * min(len(first), len(second))
    if not same_place:
        wanted = _COMMON_APART * len(first | second)
    alike = common >= (3 if same_place else 2) and common >= wanted
    return alike and _gap(one, other) <= _NEAR and not _articles(one) & _articles(other)


def _enough(first: set[str], second: set[str]) -> bool:
    """Return whether two labels have more in common than one general word."""
    return len(first & second) >= 2 or first == second


def _shared_words(one: PickedDate, other: PickedDate) -> bool:
    """Return whether both rest on the same words of an article."""
    places = {(e.anchor.article_key, e.anchor.span) for e in one.evidence}
    return any((e.anchor.article_key, e.anchor.span) in places for e in other.evidence)


def _words(row: PickedDate) -> set[str]:
    return stems_of(f"{row.label} {row.place}") - _function_stems()


def _same_days_and_place(one: PickedDate, other: PickedDate) -> bool:
    days = (one.earliest, one.latest)
    several = one.earliest is not None and one.latest is not None and one.earliest < one.latest
    exact = not (one.approximate or other.approximate or one.end_inferred or other.end_inferred)
    same = several and exact and days == (other.earliest, other.latest)
    return same and bool(one.place) and _places_agree(one, other) and bool(other.place)


def _same_figure(one: PickedDate, other: PickedDate) -> bool:
    """Return whether two rows set one day for one figure: "filled to 90 per cent"."""
    days = (one.earliest, one.latest)
    figures = set(_FIGURE.findall(one.label))
    same = figures == set(_FIGURE.findall(other.label)) and days == (other.earliest, other.latest)
    return bool(figures) and same and one.earliest is not None and one.earliest == one.latest


def _places_agree(one: PickedDate, other: PickedDate) -> bool:
    if not one.place or not other.place:
        return True
    first, second = stems_of(one.place), stems_of(other.place)
    return bool(first & second) or first == second


def _meet(one: PickedDate, other: PickedDate) -> bool:
    """Return whether the days of two rows or of their evidence overlap.

    Where neither has any, for want of a year, the words must not speak of two days.
    """
    if one.earliest is None or other.earliest is None:
        return one.earliest is other.earliest and _may_be_one_day(one, other)
    if {(e.earliest, e.latest) for e in one.evidence if e.earliest} & {
        (e.earliest, e.latest) for e in other.evidence if e.earliest
    }:
        return True
    return one.earliest <= _last(other) and other.earliest <= _last(one)


def _may_be_one_day(one: PickedDate, other: PickedDate) -> bool:
    """Return whether the words of two undated rows agree: "11 July" with "July 11" and "July"."""
    first, second = _written(one), _written(other)
    figures = [set(filter(str.isdigit, words)) for words in (first, second)]
    names = [words - figure for words, figure in zip((first, second), figures, strict=True)]
    same_day = figures[0] == figures[1] or not all(figures)
    return same_day and (bool(names[0] & names[1]) or not all(names))


def _written(row: PickedDate) -> set[str]:
    """Return the words and figures of a row's first evidence, in lower case."""
    exact = row.evidence[0].anchor.exact.lower() if row.evidence else ""
    return set(_DATE_WORD.findall(exact))


def _gap(one: PickedDate, other: PickedDate) -> int:
    if one.earliest is None or other.earliest is None:
        return 0  # not asked: rows without days do not differ by days
    return (max(one.earliest, other.earliest) - min(_last(one), _last(other))).days


def _last(row: PickedDate) -> date:
    return row.latest or row.earliest or date.max


def _articles(row: PickedDate) -> set[str]:
    """Return the articles that give a row a known date."""
    return {one.anchor.article_key for one in row.evidence if one.earliest}


@cache
def _function_stems() -> frozenset[str]:
    return frozenset(map(stem, single_words("words")))
