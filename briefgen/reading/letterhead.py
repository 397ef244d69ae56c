"""What stands above a title: a newspaper's masthead, a ministry's letterhead, the kind of text.

“Baltic Courier” over the day of the issue, “MINISTRY OF ENERGY” over “REPUBLIC OF …”, “Transcript”
and “Opinion” are no titles; the title is the first line below them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.reading.cleaning import one_line
from briefgen.reading.imprint import (
    is_document_name,
    is_institution,
    is_name,
    outlet_above,
    read_imprint,
)
from briefgen.reading.printed_dates import data

_MOST = 7
"""Filled lines that may stand above a title."""
_LONGEST_NAME = 10
"""Words of a ministry's name."""
_BARE_NAME = 3
"""Words of a masthead that no word marks as one."""
_TITLE = range(4, 31)
"""Words of the title below such a masthead."""
_PATH = re.compile(r"\s[>»›/]\s")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")

IsDay = Callable[[str], bool]
"""Tells whether a line is the day of publication and hardly anything else."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a text by the lines above its title, "" if they do not say, and how many."""

    outlet: str = ""
    lines: int = 0


def read_letterhead(filled: Sequence[str], is_day: IsDay) -> Letterhead:
    """Return the outlet above a title and the number of filled lines before the title.

    Args:
        filled: the first lines of a text that are not empty.
        is_day: tells whether a line is a date line.
    """
    if len(filled) < 3:
        return Letterhead()
    first, second = filled[0], filled[1]
    outlet = _outlet(filled, is_day)
    if not outlet and not is_document_name(first) and not _is_rubric(first):
        return Letterhead()
    at = 1
    while at < min(_MOST, len(filled) - 1) and (
        is_day(filled[at])
        or is_document_name(filled[at])
        or _is_rubric(filled[at])
        or (at == 1 and first.isupper() and second.isupper() and is_name(second, _LONGEST_NAME))
    ):
        at += 1
    return Letterhead(outlet, at)


def _outlet(filled: Sequence[str], is_day: IsDay) -> str:
    """Return who issues a text by its first line, "" if that is no masthead or letterhead."""
    first, second = filled[0], filled[1]
    named = next((str(fact.value) for fact in read_imprint(first, "", may_be_title=True)
                  if fact.field == "outlet"), "")  # fmt: skip
    if named:
        return named
    if is_day(first):
        name = re.match(r"^(?P<name>[^\d,|·•]{3,60})[,|·•]", first)
        return one_line(name["name"]) if name and _is_rubric(second) else ""
    if above := outlet_above(first, second):
        return above
    if _is_house(first) and is_day(filled[2]) and _is_numbered(filled[2]):
        return one_line(first)
    below = is_day(second) or _is_rubric(second) or is_document_name(second)
    if not is_name(first, _LONGEST_NAME) or first.rstrip().endswith((".", "!", "?", ":")):
        return ""
    if is_institution(first) and (below or (first.isupper() and second.isupper())):
        return one_line(first)
    if below and re.search(rf"(?:{_words('mastheads')})\b", first, re.IGNORECASE):
        return one_line(first)
    return one_line(first) if is_day(second) and _stands_alone(first, filled, is_day) else ""


def _is_house(line: str) -> bool:
    """Return whether a line names an institute or the like."""
    known = re.search(rf"\b(?:{_words('houses')})\b", line, re.IGNORECASE)
    return is_name(line) and (bool(known) or is_institution(line))


def _is_numbered(line: str) -> bool:
    """Return whether a line is that of a series, below a title: “Briefing 14/2026, 3 May 2026”."""
    number = r"\s+(?:no|nr|n|№)?[.°º]?\s?\d"
    return bool(re.match(rf"(?:{_words('series')}){number}", line, re.IGNORECASE))


def _stands_alone(first: str, filled: Sequence[str], is_day: IsDay) -> bool:
    """Return whether a bare name over the day is a masthead: a title follows further down."""
    words = _WORD.findall(first)
    if len(words) > _BARE_NAME or not all(word[0].isupper() for word in words):
        return False
    lines = range(2, len(filled))
    below = next((at for at in lines if not _is_furniture(filled[at], is_day)), 0)
    if not below or below + 1 >= len(filled):
        return False
    title = filled[below]
    ended = title.rstrip("\"'”’»").endswith((".", ",", ";", ":"))
    followed = any(len(line) > len(title) for line in filled[below + 1 : below + 3])
    return len(_WORD.findall(title)) in _TITLE and not ended and followed


def _is_furniture(line: str, is_day: IsDay) -> bool:
    """Return whether a line between masthead and title is no title: a day, a rubric, a word."""
    return is_day(line) or _is_rubric(line) or len(_WORD.findall(line)) < 2


def _is_rubric(line: str) -> bool:
    """Return whether a line is the section of a paper: “Opinion”, “Home > Security > Analysis”."""
    words = one_line(line)
    if _PATH.search(words):
        return len(words) <= 80 and not words.endswith(".")
    return bool(re.fullmatch(rf"(?:{_words('rubrics')})", words, re.IGNORECASE))


@cache
def _words(kind: str) -> str:
    return "|".join(sorted(map(re.escape, data()["imprint"][kind]), key=len, reverse=True))
