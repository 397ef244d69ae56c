"""Reading the data files of a language: words, phrases, pairs."""

import tomllib
from pathlib import Path
from typing import Any


def read_file(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def value_at(data: dict[str, Any], key: str) -> Any:
    """Return the value at a dotted key, None where there is none."""
    value: Any = data
    for part in key.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def words_at(data: dict[str, Any], key: str) -> list[str]:
    """Return the white-space separated words at a key."""
    return str(value_at(data, key) or "").split()


def word_set(data: dict[str, Any], key: str) -> frozenset[str]:
    """Return the words at a key as a set."""
    return frozenset(words_at(data, key))


def phrases_at(data: dict[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases at a key as tuples of words, the longest first."""
    phrases = (tuple(phrase.split()) for phrase in value_at(data, key) or ())
    return tuple(sorted(phrases, key=len, reverse=True))


def same_offices(groups: list[str], broader: list[str]) -> dict[str, frozenset[str]]:
    """Return each role noun with those that it may stand for."""
    same: dict[str, frozenset[str]] = {}
    for group in groups:
        members = frozenset(group.split())
        for word in members:
            same[word] = same.get(word, frozenset()) | members
    for group in broader:
        word, *narrower = group.split()
        same[word] = same.get(word, frozenset()) | frozenset(narrower)
    return same


def pair_of(entry: str) -> tuple[str, str]:
    """Return the two sides of “word:other”."""
    word, _, other = entry.partition(":")
    return word, other


def country_of(entry: str) -> tuple[str, tuple[str, ...]]:
    """Return the adjective and the names of “french:france”; hyphens stand for spaces."""
    adjective, *names = entry.split(":")
    return adjective.replace("-", " "), tuple(name.replace("-", " ") for name in names)


def office_of(entry: str) -> tuple[tuple[str, ...], tuple[frozenset[str], ...]]:
    """Return the words of an office and the sets of roles of its holders."""
    phrase, _, roles = entry.partition(" = ")
    return tuple(phrase.split()), tuple(frozenset(one.split()) for one in roles.split(" | "))
