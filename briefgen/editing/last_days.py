"""Last days: whether the words before a date make it one ("by the end of 2024")."""

import re
import tomllib
from functools import cache
from pathlib import Path

_DEFAULT = "en"
_REACH = 40
"""Code points before a date in which such words stand."""


def is_deadline(text: str, start: int, language: str = "") -> bool:
    """Return whether a word such as "by" stands right before a position in a text.

    `language` is a BCP 47 tag; one without words of its own is taken for English.
    """
    before = text[max(0, start - _REACH) : start]
    words = _words()
    pattern = words.get(language.partition("-")[0].lower(), words[_DEFAULT])
    return before[-1:] in " \t\n\xa0'’-־" and pattern.search(before) is not None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """Return by language what finds its words at the end of a text."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    patterns = {}
    for language, table in data.items():
        listed = [word for line in table["words"].split("\n") for word in line.split("|") if word]
        before = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
        between = "|".join(map(re.escape, table["between"].split("|")))
        pattern = rf"(?<!\w)(?:{before})\s*(?:(?:{between})\s*)?[-־]?\Z"
        patterns[language] = re.compile(pattern, re.IGNORECASE)
    return patterns
