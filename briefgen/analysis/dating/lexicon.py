"""The data of one language: words, patterns and tense cues, read from its TOML file."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from briefgen.analysis.dating.lexing import (
    MONEY,
    SAMPLE_NUMBERS,
    Tokens,
    cutter,
    number_tags,
)
from briefgen.analysis.dating.patterns import (
    Alphabet,
    Compiler,
    literal_tag,
    literal_words,
)
from briefgen.analysis.dating.stamps import stamps_of
from briefgen.model.article import TextSpan
from briefgen.model.finding import Confidence

FOLDER = Path(__file__).parent.parent / "languages"
DEFAULT_LANGUAGE = "en"

_MOST_SEEN = 50_000
"""Different tokens that are kept: those of many articles."""

NEEDED_TAGS = ("BEFOREDATE", "WEEKDAY", "UNIT", "UNITS", "NUMWORD", "ORDWORD", "MONTH")
"""Tags that readers and guards look up in every language."""

_FIXED = {
    "iso": "ISODATE",
    "numdate": "NUMDATE",
    "daymonth": "DAYMONTH",
    "half": "HALFFRACTION",
    "clock": "CLOCK",
    "ampm": "AMPM",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a date, and how it is read.

    Attributes:
        id: its name in findings and test cases.
        kind: which reader in `resolving` takes it.
        confidence: as measured.
        regexes: one for each way to write it, over token codes.
    """

    id: str
    kind: str
    confidence: Confidence
    regexes: tuple[re.Pattern[str], ...]


Start = tuple[re.Pattern[str], Rule, frozenset[str] | None]
"""A way to begin a date: the expression, its rule, and which codes may follow the first."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the data file of a language says; equal only to itself.

    Attributes:
        language: BCP 47 primary subtag.
        words: for each tag, the value of each word that has it.
        rules: in the order of the file.
        starts: for each code that can begin a date, the expressions to try, with their rules
            and the codes of which the next must be one (None for any).
        directions: "last" → "-1", "the following" → "+1@" ("@": from the date before).
        holidays: "christmas eve" → "12-24".
        zones: "eastern time" → "-05:00/us"; see `zones`.
        tense: lists of words that tell past from future.
        guards: lists of words that tell dates from what only looks like one, and links.
        settings: all else at the top of the file.
        word_codes: the token code of each word; `small_codes` of those written small that are
            calendar words only with a capital ("may", "sun").
        shape_codes: the code of tokens that their form tells; `number_codes` of numbers.
    """

    language: str
    words: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    starts: Mapping[str, tuple[Start, ...]]
    directions: Mapping[str, str]
    holidays: Mapping[str, str]
    zones: Mapping[str, str]
    tense: Mapping[str, frozenset[str]]
    guards: Mapping[str, frozenset[str]]
    settings: Mapping[str, Any]
    word_codes: Mapping[str, str]
    small_codes: Mapping[str, str]
    shape_codes: Mapping[str, str]
    number_codes: Mapping[tuple[str, ...], str]

    def tokens(self, text: str, sentences: tuple[TextSpan, ...]) -> Tokens:
        """Return the tokens of a text; a line end is a token that fits no pattern."""
        cut = cutter(bool(self.settings.get("dotted_days")))
        figures = text.translate(_FIGURES) if self.settings.get("arabic_script") else text
        pieces = cut.pieces.split(figures)
        edges = list(accumulate(map(len, pieces), initial=0))
        starts, ends = edges[1:-1:2], edges[2::2]
        seen = _seen(self)
        known = [seen[raw] for raw in pieces[1::2]]
        words = [word for word, _ in known]
        codes = [code for _, code in known]
        for k in [k for k, code in enumerate(codes) if not code]:
            match = cut.shape.match(figures, starts[k])
            shape = match.lastgroup if match else None
            codes[k] = self._code(words[k], shape or "", text, starts[k], ends[k])
        numbers = _numbered(starts, sentences)
        return Tokens(text, starts, ends, words, "".join(codes), numbers, stamps_of(text))

    def code_alone(self, raw: str, word: str) -> str:
        """Return the code of a token that is alike wherever it stands, "" for any other."""
        match = cutter(bool(self.settings.get("dotted_days"))).shape.fullmatch(raw)
        shape = match.lastgroup if match else None
        if shape in ("plain", "word"):
            if raw == word and word in self.small_codes:
                return self.small_codes[word]
            code = self.word_codes.get(word)
            return code or self.shape_codes["CAP" if raw[0].isupper() else "LOW"]
        if shape == "sign":
            return self.word_codes.get(word, self.shape_codes["SIGN"])
        return self.shape_codes["LINE"] if shape == "line" else ""

    def _code(self, word: str, shape: str, text: str, start: int, end: int) -> str:
        """Return the code of a token that depends on what is round it."""
        if shape == "number":
            money = start > 0 and text[start - 1] in MONEY
            if money or text[end : end + 1] == "%" or _is_glued(text, start, end):
                return self.number_codes[("INT",)]
            return self.number_codes[number_tags(word)]
        return self.shape_codes[_shape_tag(word, shape)]


_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
"""Arabic figures as European ones; the text keeps its own."""
_UNWRITTEN = dict.fromkeys((*range(0x064B, 0x0653), 0x0640))
"""Vowel signs, and the stroke that draws a word out: most words go without."""


class _Seen(dict[str, tuple[str, str]]):
    """Tokens to their lower-case forms and codes, "" for a code that depends on the text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._arabic = bool(lexicon.settings.get("arabic_script"))

    def __missing__(self, raw: str) -> tuple[str, str]:
        if len(self) >= _MOST_SEEN:
            self.clear()
        word = raw.lower()
        if self._arabic:
            word = word.translate(_UNWRITTEN)
        known = self[raw] = word, self._lexicon.code_alone(raw, word)
        return known


@cache
def _seen(lexicon: Lexicon) -> _Seen:
    return _Seen(lexicon)


def _numbered(starts: list[int], sentences: tuple[TextSpan, ...]) -> list[int]:
    """Return the number of the sentence in which each token stands, -1 before the first."""
    firsts = [bisect_left(starts, sentence.start) for sentence in sentences]
    numbers = [-1] * (firsts[0] if firsts else len(starts))
    for number, (first, end) in enumerate(pairwise([*firsts, len(starts)])):
        numbers += [number] * (end - first)
    return numbers


def _is_glued(text: str, start: int, end: int) -> bool:
    """Return whether a number is part of a longer code, such as "555-1234" or "A4/2020"."""
    before = text[start - 2 : start] if start >= 2 else ""
    after = text[end : end + 2]
    return (len(before) == 2 and before[1] in ".," and before[0].isdigit()) or (
        len(after) == 2 and after[0] in "," and after[1].isdigit() and text[end - 2 : end].isdigit()
    )


def _shape_tag(word: str, shape: str) -> str:
    """Return the tag of a token whose form alone says what it is."""
    if shape == "decade":
        if word.endswith("er"):
            return "DECADEER"
        return "DECADE" if word[:4].isdecimal() else "SHORTDECADE"
    if shape == "ordinal":
        return "ORDNUM"
    if shape == "code":
        return "FYYEAR" if word[0] == "f" else "QCODE" if "q" in word else "HCODE"
    return _FIXED.get(shape, "LINE")


@cache
def lexicon_for(language: str) -> Lexicon:
    """Return the lexicon of a BCP 47 tag, English for a language without data file."""
    primary = language.partition("-")[0].lower()
    path = FOLDER / f"dates_{primary}.toml"
    if not primary.isalpha() or not path.is_file():
        path = FOLDER / f"dates_{DEFAULT_LANGUAGE}.toml"
    return read_lexicon(tomllib.loads(path.read_text(encoding="utf-8")))


def read_lexicon(data: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that a data file describes.

    Raises:
        ValueError: a pattern has a fault; the message names the rule.
    """
    words: Mapping[str, Mapping[str, Any]] = {**{tag: {} for tag in NEEDED_TAGS}, **data["words"]}
    macros: Mapping[str, str] = data.get("macros", {})
    patterns = [pattern for rule in data["rules"] for pattern in rule["pattern"]]
    literals = literal_words([*patterns, *macros.values()])
    tags: dict[str, set[str]] = {word: {literal_tag(word)} for word in literals}
    for tag, values in words.items():
        for word in values:
            tags.setdefault(word, set()).add(tag)
    tags.setdefault(",", set()).add("COMMA")
    tags.setdefault(".", set()).add("DOT")
    tags.setdefault("(", set()).add("PAREN")
    tags.setdefault(")", set()).add("PAREN")
    tags.setdefault("/", set()).add("SLASH")

    alphabet = Alphabet()
    shapes = (
        *_FIXED.values(),
        "DECADE",
        "DECADEER",
        "SHORTDECADE",
        "ORDNUM",
        "FYYEAR",
        "QCODE",
        "HCODE",
    )
    shape_codes = {tag: alphabet.code([tag]) for tag in (*shapes, "LINE", "CAP", "LOW", "SIGN")}
    word_codes = {word: alphabet.code(its) for word, its in sorted(tags.items())}
    small_codes = {
        word: alphabet.code(tag for tag in tags.get(word, ()) if tag.startswith("="))
        for word in data.get("cased", [])
    }
    number_codes = {
        shape: alphabet.code(shape) for shape in {number_tags(n) for n in SAMPLE_NUMBERS}
    }
    rules, starts = _rules(data["rules"], Compiler(alphabet, macros))
    return Lexicon(
        language=data["language"],
        words=words,
        rules=rules,
        starts=starts,
        directions=data.get("directions", {}),
        holidays=data.get("holidays", {}),
        zones=data.get("zones", {}),
        tense={name: frozenset(items) for name, items in data.get("tense", {}).items()},
        guards={name: frozenset(items) for name, items in data.get("guards", {}).items()},
        settings={k: v for k, v in data.items() if not isinstance(v, dict) and k != "rules"},
        word_codes=word_codes,
        small_codes=small_codes,
        shape_codes=shape_codes,
        number_codes=number_codes,
    )


def _rules(
    entries: list[dict[str, Any]], compiler: Compiler
) -> tuple[tuple[Rule, ...], dict[str, tuple[Start, ...]]]:
    """Return the rules, and for each first code the expressions that can begin with it."""
    rules: list[Rule] = []
    starts: dict[str, list[Start]] = {}
    for entry in entries:
        try:
            compiled = [compiler.compile(pattern) for pattern in entry["pattern"]]
        except ValueError as error:
            raise ValueError(f"rule {entry['id']}: {error}") from error
        regexes = tuple(item.regex for item in compiled)
        rule = Rule(entry["id"], entry["kind"], Confidence(entry["confidence"]), regexes)
        rules.append(rule)
        for item in compiled:
            for code, after in item.pairs.items():
                starts.setdefault(code, []).append((item.regex, rule, after))
    return tuple(rules), {code: tuple(items) for code, items in starts.items()}
