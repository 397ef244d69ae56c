"""How a language writes dates and remarks: the data file, read once."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_DEFAULTS = {
    "named": "{name} {year}",
    "named_of": "{name} {year}",
    "season_of": "{name} {year}",
    "winter": "{name} {year}/{next:02}",
    "span": "{first} – {last}",
    "close_span": "{first}–{last}",
    "comma": ", ",
    "clock": "{x}",
}
"""Patterns of most languages."""


class Wording(NamedTuple):
    """One language's names and patterns; see date_format.toml for what each is."""

    months: tuple[str, ...]
    months_of: tuple[str, ...]
    seasons: tuple[str, ...]
    seasons_of: tuple[str, ...]
    quarters: tuple[str, ...]
    halves: tuple[str, ...]
    year_of: str
    first_day: str
    late_words: tuple[str, ...]
    elided_before: tuple[str, ...]
    patterns: dict[str, str]

    def say(self, key: str, x: str = "") -> str:
        """Return the pattern `key` with {x} filled in, in the form that its beginning asks for."""
        elided = f"{key}_elided"
        fits = elided in self.patterns and x.startswith(self.elided_before)
        return self.patterns[elided if fits else key].format(x=x)

    def listed(self, parts: Iterable[str]) -> str:
        """Return texts one after the other, with the language's comma."""
        return self.patterns["comma"].join(parts)

    def key(self, key: str, *, day: bool) -> str:
        """Return the key of the pattern for a day where the language has one of its own."""
        return f"{key}_day" if day and f"{key}_day" in self.patterns else key


def wording(language: str) -> Wording:
    """Return the wording of a BCP 47 language tag; English where the language has no data."""
    known = _all()
    return known.get(language.replace("_", "-").split("-")[0].lower(), known["en"])


@cache
def _all() -> dict[str, Wording]:
    text = (Path(__file__).parent / "date_format.toml").read_text(encoding="utf-8")
    return {language: _read(table) for language, table in tomllib.loads(text).items()}


def _read(table: dict[str, Any]) -> Wording:
    months = tuple(table.pop("months").split())
    seasons = tuple(table.pop("seasons").split("|"))
    return Wording(
        months=months,
        months_of=tuple(table.pop("months_of", "").split()) or months,
        seasons=seasons,
        seasons_of=tuple(filter(None, table.pop("seasons_of", "").split("|"))) or seasons,
        quarters=tuple(table.pop("quarters").split("|")),
        halves=tuple(table.pop("halves").split("|")),
        year_of=table.pop("year_of", "{year}"),
        first_day=table.pop("first_day", "1"),
        late_words=tuple(table.pop("late_words").split()),
        elided_before=tuple(table.pop("elided_before", "").split()),
        patterns=_DEFAULTS | table,
    )
