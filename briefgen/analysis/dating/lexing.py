"""Texts to tokens: words, numbers and signs, each with its place and its lower-case form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_ALTERNATIVES = (
    # most tokens: no later alternative takes more of them
    r"(?P<plain>[^\W\d_]{3,}+(?!['’ʼ\u064b-\u0652]))",
    r"(?P<iso>\d{4}(?:-\d\d-|/\d\d/)\d\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))",
    r"(?P<numdate>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?![\d./]\d))",
    r"(?P<half>1/2(?!\d))",
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))",
    r"(?P<decade>\d{3}0['’]?s\b|\d0['’]?s\b|\d{2}(?:\d0)?er\b)",
    r"(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)",
    r"(?=[1-4QqHhF])(?P<code>\b(?:[QqHh][1-4]|[1-4][QqHh]|FY ?\d{2}(?:\d\d)?)\b)",
    r"(?P<number>\d+(?:,\d{3})+(?!\d)|\d+\.\d+|\d+)",
    r"(?=[AaPp]\.)(?P<ampm>\b[AaPp]\.\s?[Mm]\b\.?)",
    r"(?P<word>[^\W\d_]+n['’]t\b|[Aa]ujourd['’]hui\b|[а-яіїєґА-ЯІЇЄҐ]+['’ʼ][а-яіїєґ]+|[Oo]['’][Cc]lock\b|[^\W\d_]+(?:[\u064b-\u0652]+[^\W\d_]*)*)",
    r"(?P<line>[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+)",
    r"(?P<sign>[^\w\s]|_)",
)
_QUICK = r"[a-zA-Z]{2,}+(?<!FY)(?=[ ,.\n])|a(?= )|[^\w\s]"
"""Most tokens: what of the above would take them takes no more of the text."""
_DOTTED_DAY = r"(?P<daymonth>\d{1,2}\.\d{1,2}\.(?!\d))"


class Cutter(NamedTuple):
    """Two expressions for a token: `pieces` splits a text into gaps and tokens in turn.

    `shape` matches a token where it stands; the group's name is the token's shape.
    """

    pieces: re.Pattern[str]
    shape: re.Pattern[str]


def _compiled(alternatives: Sequence[str]) -> Cutter:
    # Spaces, the most common of what begins no token, are refused before anything is tried.
    shapes = "|".join(alternatives)
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", shapes)
    return Cutter(re.compile(f"(?! )({_QUICK}|{unnamed})"), re.compile(shapes))


_PLAIN = _compiled(_ALTERNATIVES)
_DOTTED = _compiled((*_ALTERNATIVES[:3], _DOTTED_DAY, *_ALTERNATIVES[3:]))

MONEY = frozenset("$€£¥#№")
EARLIEST_YEAR, LATEST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, as parallel sequences.

    Attributes:
        text: the text they were cut from.
        starts, ends: code points into it.
        words: lower-case forms.
        codes: one character a token, which stands for its tags.
        sentences: number of the sentence in which each stands, -1 outside any.
        stamps: where the time stamps of a live blog begin, in code points.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    codes: str
    sentences: Sequence[int]
    stamps: frozenset[int] = frozenset()

    def raw(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def phrase(self, first: int, end: int) -> str:
        """Return the lower-case words of tokens `first` to `end`, with single spaces."""
        return " ".join(self.words[first:end])


def cutter(dotted_days: bool) -> Cutter:
    """Return what cuts tokens; `dotted_days` takes "11.7." for a day as German does."""
    return _DOTTED if dotted_days else _PLAIN


def number_tags(word: str) -> tuple[str, ...]:
    """Return the tags of a number as written: what it could be in a date."""
    if not word.isdecimal() or not word.isascii():
        clock = re.fullmatch(r"(\d{1,2})\.(\d\d)", word)
        as_time = clock is not None and int(clock[1]) < 25 and int(clock[2]) < 60
        return ("INT", "DOTCLOCK") if as_time else ("INT",)
    tags = ["INT"]
    value = int(word) if len(word) < 6 else -1
    if len(word) <= 2:
        tags += ["DAY"] * (1 <= value <= 31) + ["MONTHNUM"] * (1 <= value <= 12)
        tags += ["HOUR"] * (value <= 24) + ["YY"] * (len(word) == 2)
    if len(word) == 4:
        if EARLIEST_YEAR <= value <= LATEST_YEAR:
            tags.append("YEAR")
        if value // 100 < 25 and value % 100 < 60:
            tags.append("MILTIME")
    return tuple(tags)


SAMPLE_NUMBERS = (
    *(str(number) for number in range(100)),
    *(f"{number:02}" for number in range(10)),
    *("100", "0061", "0830", "0999", "1066", "1230", "1999", "2030", "2099", "2359", "2460"),
    *("3000", "12345", "1234567", "2.5", "9.30", "1,000", "12.345", "25.30", "9.75"),
)
"""Numbers of every shape that `number_tags` tells apart."""
