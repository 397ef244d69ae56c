"""Sentences: where they begin and end, in any language of the data file, in one pass."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefgen.model.article import TextSpan

DATA = Path(__file__).parent / "languages" / "sentences.toml"

_BREAK = re.compile(
    r"""(?P<stops> [.!?…]+ | [。！？।؟]+ )
        (?P<marks> [)\]"”’“»«'›‹]{0,4} )
        (?P<space> [ \t\xa0\u2009\u202f]* )""",
    re.VERBOSE,
)
_NEXT_WORD = re.compile(r"[\"“”„«»‘’'(\[‚‹›\-–—* ]{0,6}([^\W_][\w'’\-]{0,30})?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_FULL_WIDTH = frozenset("。！？।")
_ROMAN = frozenset("IVXLC")
_LONGEST_WORD = 24
"""How much of the word before a full stop is looked at, in code points."""
_REACH = 40
"""How far round a full stop the splitter looks, in code points; it keeps the work linear."""


class _Words(NamedTuple):
    titles: frozenset[str]
    numbered: frozenset[str]
    proper: frozenset[str]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    tags: frozenset[str]
    months: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return _Words(*(frozenset(data[key].split()) for key in _Words._fields))


def split_sentences(text: str) -> tuple[TextSpan, ...]:
    """Return the sentences of a text in order, trimmed of white space.

    A line end always ends a sentence, so a headline without full stop is one. Full stops of
    abbreviations, initials, decimals and ordinal numbers do not; closing quotation marks and
    brackets stay with the sentence that they end. Spans are in code points. The time is linear
    in the text's length.
    """
    words = _words()
    sentences: list[TextSpan] = []
    for line in _LINE.finditer(text):
        start, stop = line.span()
        for match in _BREAK.finditer(text, start, stop):
            if match.start() > start and _ends(text, match, stop, words):
                _append(sentences, text, start, match.end("marks"))
                start = match.end("marks")
        _append(sentences, text, start, stop)
    return tuple(sentences)


def _append(sentences: list[TextSpan], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        sentences.append(TextSpan(start + left, start + right))


def _ends(text: str, match: re.Match[str], stop: int, words: _Words) -> bool:
    """Return whether the full stop, question or exclamation mark ends a sentence."""
    if match.end() >= stop:
        return True
    stops, marks = match["stops"], match["marks"]
    if stops[0] in _FULL_WIDTH:
        return True
    if not match["space"]:
        return False
    following = _NEXT_WORD.match(text, match.end(), min(stop, match.end() + _REACH))
    word = following[1] if following and following[1] else ""
    if not word:
        return True
    if word[0].islower():
        return False
    if stops[0] in "!?" and marks:
        after = text[following.start(1) : following.start(1) + _REACH] if following else ""
        return words.tags.isdisjoint(part.strip(".,:;") for part in after.split()[1:4])
    if stops == ".":
        return _full_stop_ends(text, match.start(), word, words, quoted=bool(marks))
    return True


def _full_stop_ends(text: str, at: int, following: str, words: _Words, *, quoted: bool) -> bool:
    start, low = at, max(0, at - _LONGEST_WORD)
    while start > low and (text[start - 1].isalnum() or text[start - 1] in ".'’-"):
        start -= 1
    if start == at:
        return True
    before = text[start:at]
    word = before.lower().lstrip("'’-")
    if word in words.titles:
        return quoted
    if word in words.numbered and (len(word) > 1 or before[0].islower()):
        counted = following[0].isdigit() or len(following) == 1 or _ROMAN.issuperset(following)
        return quoted or not counted
    if word in words.proper and before[0].islower():
        return not following[0].isdigit()
    if (
        word in words.abbreviations
        or word in words.proper
        or (_INITIALS.match(word) and "." in word)
    ):
        # "9 a.m. ET": a word all in capitals is an abbreviation itself.
        capitals = len(following) > 1 and following.isupper()
        return not capitals and following.lower() in words.starters
    if len(word) == 1 and word.isalpha():
        return quoted or (before[0].islower() and not following[0].isdigit())
    if word.isdigit() and len(word) <= 2:
        # "on 11. July" in German and its neighbours; in English a sentence may end in a number.
        if following.lower() in words.months:
            return False
        return quoted or following.lower() in words.starters or _long_gap(text, at)
    return True


def _long_gap(text: str, at: int) -> bool:
    """Return whether the number stands behind a word that is no preposition or article."""
    tail = text[max(0, at - 16) : at].split()
    return len(tail) < 2 or tail[-2].lower() not in {"am", "der", "dem", "den", "vom", "bis", "zum"}
