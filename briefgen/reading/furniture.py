"""Paragraphs of a saved page that are not the article: pointers, credits, calls, cookie texts."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_QUOTED = re.compile('[“”„«»"‘]')
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Rules:
    pointers: re.Pattern[str]
    anywhere: re.Pattern[str]
    end: re.Pattern[str]
    end_lines: int
    longest: int


@cache
def _rules() -> _Rules:
    raw = tomllib.loads(files("briefgen.reading").joinpath("furniture.toml").read_text("utf-8"))

    def compiled(patterns: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    return _Rules(
        compiled(raw["pointers"]["patterns"]),
        compiled(raw["anywhere"]["patterns"]),
        compiled(raw["end"]["patterns"]),
        raw["end"]["lines"],
        raw["longest"],
    )


def drop_furniture(paragraphs: list[str], titles: Collection[str] = ()) -> list[str]:
    """Return the paragraphs that belong to the article, in order.

    A title repeated above the text goes too, and so does a paragraph that stands twice.
    """
    rules = _rules()
    folded_titles = {_fold(title) for title in titles}
    kept: list[str] = []
    seen: set[str] = set()
    last = len(paragraphs) - rules.end_lines
    for number, paragraph in enumerate(paragraphs):
        folded = _fold(paragraph)
        if number < 3 and folded and folded in folded_titles:
            continue
        if _is_furniture(paragraph, rules, near_end=number >= max(last, 1)):
            continue
        if len(folded) > 80 and folded in seen:
            continue
        seen.add(folded)
        kept.append(paragraph)
    return kept


def _is_furniture(paragraph: str, rules: _Rules, *, near_end: bool) -> bool:
    line = paragraph.strip()
    if len(line) > rules.longest or not _WORDS.search(line):
        return not _WORDS.search(line)
    if rules.pointers.fullmatch(line):
        return True
    if _QUOTED.search(line) and len(line) > 60:
        return False
    return bool(rules.anywhere.fullmatch(line) or (near_end and rules.end.fullmatch(line)))


def _fold(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
