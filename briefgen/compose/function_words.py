"""Words that say little by themselves, by the names that `function_words.toml` gives its lists."""

import tomllib
from functools import cache
from pathlib import Path


def phrases(name: str) -> tuple[str, ...]:
    """Return a list of phrases, which "|" parts."""
    return tuple(_lists()[name].split("|"))


def alternatives(name: str) -> str:
    """Return regular expressions, one a line, as one that matches any of them."""
    return "|".join(filter(None, map(str.strip, _lists()[name].split("\n"))))


@cache
def single_words(name: str) -> frozenset[str]:
    """Return a list of words, which spaces part."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    path = Path(__file__).parent / "function_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
