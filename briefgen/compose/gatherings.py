"""Meetings in key-dates rows: known as one under several labels, and called by their name."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from briefgen.model.brief import PickedDate
from briefgen.model.words import stem, stems_of, words_of


def is_same_gathering(one: PickedDate, other: PickedDate) -> bool:
    """Return whether two rows are one meeting: "Leaders meet in Oslo" is "Oslo summit".

    Both are of people coming together, neither is a meeting beside the other ("press
    conference", "ministers"), the days of one lie within those of the other, and the place is
    the same. Where only one names a place the days must be the same, or the meeting's name
    ("Critical Minerals Summit", "minerals summit in Lusaka"), or one is nothing but "the summit".
    """
    first, second = _parts(one.label), _parts(other.label)
    if not (first & _stems("gatherings") and second & _stems("gatherings")):
        return False
    if first & _stems("beside") != second & _stems("beside"):
        return False
    days, others = (one.earliest, one.latest), (other.earliest, other.latest)
    if None in days or None in others or not _is_within(one, other):
        return False
    place, elsewhere = _place(one), _place(other)
    named = (place or first) & elsewhere or place & (elsewhere or second)
    if named or (place and elsewhere):
        return bool(named)
    common = first & second
    called = len(common) > 1 and bool(common & _stems("names"))
    return days == others or called or any(own <= _stems("names") for own in (first, second))


def is_same_leave(one: PickedDate, other: PickedDate) -> bool:
    """Return whether two rows tell of one person giving up an office: "steps down", "leaves"."""
    labels = [words_of(row.label) for row in (one, other)]
    leaving = [{stem(word) for word in words} & _stems("leaving") for words in labels]
    heads = [set(map(stem, words[:2])) - _stems("leaving") for words in labels]
    return all(leaving) and bool(heads[0] & heads[1]) and _is_within(one, other)


def better_named(one: PickedDate, other: PickedDate) -> PickedDate:
    """Return the row whose label a principal understands better.

    That has the meeting's name rather than who meets, the place, and no "our".
    """
    return max(one, other, key=_clarity)


def is_gathering(label: str) -> bool:
    """Return whether a label is of people coming together, and not of a meeting beside it."""
    own = _parts(label)
    return bool(own & _stems("gatherings")) and not own & _stems("beside")


def _clarity(row: PickedDate) -> tuple[bool, bool, bool, int, int]:
    own = _parts(row.label)
    named = bool(own & _stems("names"))
    return (
        named,
        not set(words_of(row.label)) & set(_lists()["own"]),
        bool(own & _place(row)),
        sum(word[:1].isupper() for word in row.label.split()),
        -len(row.label),
    )


def _is_within(one: PickedDate, other: PickedDate) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    holds = one.earliest <= other.earliest and other.latest <= one.latest
    return holds or (other.earliest <= one.earliest and one.latest <= other.latest)


def _place(row: PickedDate) -> set[str]:
    """Return the stems of a place's name.

    A description ("Togolese capital") is none, nor is a meeting ("at the summit").
    """
    words = row.place.split()
    stems = stems_of(row.place) if words and words[-1][:1].isupper() else set()
    return set() if stems & _stems("names") else stems


@lru_cache(maxsize=10_000)
def _parts(label: str) -> frozenset[str]:
    """Return the stems of a label; a prime minister is no minister here, but a leader.

    A German compound has its last part too: "Alpenkonferenz" is a conference.
    """
    plain = re.sub(r"\bprime ministers?\b", "premiers", label, flags=re.IGNORECASE)
    words = words_of(plain)
    joined = (name for word in words for name in _compounded() if word.endswith(name))
    parts = (part for word in words for part in (word, *word.split("-")))
    return frozenset(map(stem, (*parts, *joined)))


@cache
def _compounded() -> tuple[str, ...]:
    """Return the nouns for meetings that others are joined to, in lower case."""
    return tuple(word.lower() for word in _lists()["gatherings"] if word[0].isupper())


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _lists()[name])


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    text = (Path(__file__).parent / "gatherings.toml").read_text(encoding="utf-8")
    return {name: tuple(words.split()) for name, words in tomllib.loads(text).items()}
