"""The word lists of key-date labels, and the tokens of an article seen through them."""

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.event_lists import word_list
from briefgen.model.article import TextSpan
from briefgen.model.finding import DateKind, DateMention

_NO_SIGNS = frozenset("-'’‑&$€£¥%")
"""Characters that stand within a phrase."""
FOLDER = Path(__file__).parent / "languages"


@cache
def event_words(language: str) -> Mapping[str, frozenset[str]] | None:
    """Return the word lists of a BCP 47 tag, None where there is no file for the language.

    A list that the file does not have is empty.
    """
    primary = (language or "en").partition("-")[0].lower()
    path = FOLDER / f"events_{primary}.toml"
    if not primary.isalpha() or not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name: word_list(items) for name, items in data.items() if isinstance(items, list)}
    return defaultdict(frozenset, lists)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence of an article, with what its words can be.

    Attributes:
        tokens: those of the whole article.
        lists: the word lists of its language.
        first, end: the sentence's tokens, half-open.
        dated: token numbers that belong to date expressions.
    """

    tokens: Tokens
    lists: Mapping[str, frozenset[str]]
    first: int
    end: int
    dated: frozenset[int]

    def word(self, index: int) -> str:
        """Return a lower-case word, "" outside the sentence."""
        return self.tokens.words[index] if self.first <= index < self.end else ""

    def raw(self, index: int) -> str:
        """Return a word as written, "" outside the sentence."""
        return self.tokens.raw(index) if self.first <= index < self.end else ""

    def has(self, index: int, *names: str) -> bool:
        """Return whether a word stands in one of the lists."""
        if not self.first <= index < self.end:
            return False
        word, lists = self.tokens.words[index], self.lists
        for name in names:  # noqa: SIM110 - asked of each word many times; a generator is slower
            if word in lists[name]:
                return True
        return False

    def is_name(self, index: int) -> bool:
        """Return whether a word is capitalised and no part of a date; so is "St." whole."""
        raw = self.raw(index)
        if raw == ".":
            return self.abbreviates(index) and self.is_name(index + 1)
        return bool(raw) and raw[0].isupper() and index not in self.dated

    def is_word(self, index: int) -> bool:
        """Return whether a token is made of letters."""
        return self.raw(index)[:1].isalpha()

    def is_sign(self, index: int) -> bool:
        """Return whether a token is punctuation (hyphens and apostrophes are not)."""
        raw = self.raw(index)
        if raw == "–":
            return not self.joins(index)
        if raw == "." and self.abbreviates(index):
            return False
        return bool(raw) and not raw[0].isalnum() and raw not in _NO_SIGNS

    def abbreviates(self, index: int) -> bool:
        """Return whether a full stop within the sentence shortens a word: "St. Louis", "U.S."."""
        if self.raw(index) != "." or not self.is_word(index - 1) or index - 1 in self.dated:
            return False
        if index + 1 >= self.end:
            return False
        tokens = self.tokens
        if tokens.sentences[index] != tokens.sentences[index + 1]:
            return False
        glued = tokens.ends[index - 1] == tokens.starts[index]
        return glued and self.raw(index + 1)[:1].isalnum() and index + 1 not in self.dated

    def joins(self, index: int) -> bool:
        """Return whether a dash stands between two words without spaces: “EU–Africa summit”."""
        if not (self.is_word(index - 1) and self.is_word(index + 1)):
            return False
        tokens = self.tokens
        glued = tokens.ends[index - 1] == tokens.starts[index]
        return glued and tokens.ends[index] == tokens.starts[index + 1]

    def measures(self, index: int) -> bool:
        """Return whether a dated word says how long what follows lasts: "a three-day visit"."""
        low = high = index
        while low - 1 in self.dated:
            low -= 1
        while high + 1 in self.dated:
            high += 1
        return any(self.raw(at) in ("-", "‑") for at in range(low, high)) and self.is_word(high + 1)

    def _describes(self, index: int) -> bool:
        """Return whether a year stands before the noun that it describes: "the 2023 budget"."""
        year = len(self.word(index)) == len("2023") and self.word(index).isdecimal()
        alone = index - 1 not in self.dated and index + 1 not in self.dated
        led = self.has(index - 1, "determiners")
        return year and alone and led and self.is_word(index + 1)

    def text(self, first: int, end: int) -> str:
        """Return the text of tokens `first` to `end` without dates, single-spaced."""
        pieces: list[str] = []
        position = -1
        for index in range(max(first, self.first), min(end, self.end)):
            if index in self.dated and not self._describes(index):
                position = -1
                if self.measures(index):
                    continue
                while pieces and pieces[-1].strip().lower() in self.lists["before_dates"]:
                    pieces.pop()
                continue
            start = self.tokens.starts[index]
            glued = position == start
            pieces.append(("" if glued else " ") + self.tokens.raw(index))
            position = self.tokens.ends[index]
        if end - 2 >= first and self.raw(end - 2) == "." and len(self.raw(end - 1)) == 1:
            pieces.append("." if self.raw(end) == "." and end + 1 < self.end else "")  # "U.S."
        return "".join(pieces).strip()


def scene_tokens(tokens: Tokens, span: TextSpan) -> tuple[int, int]:
    """Return first and end token of a stretch of text."""
    return bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)


def names_thing(tokens: Tokens, lists: Mapping[str, frozenset[str]], mention: DateMention) -> bool:
    """Return whether a feast only says which thing is meant: "Easter recess"."""
    end = scene_tokens(tokens, mention.span)[1]
    if mention.rule != "holiday" or end >= len(tokens.words) or not tokens.raw(end).islower():
        return False
    if end and tokens.sentences[end] != tokens.sentences[end - 1]:
        return False
    small = ("prepositions", "conjunctions", "auxiliaries", "be_forms", "have_forms", "adverbs")
    names = (*small, "clause_words", "pronouns", "determiners", "present_forms", "reporting_verbs")
    return not any(tokens.words[end] in lists[name] for name in names)


def dated_tokens(
    tokens: Tokens, dates: tuple[DateMention, ...], lists: Mapping[str, frozenset[str]]
) -> frozenset[int]:
    """Return the numbers of the tokens that belong to date expressions.

    Durations stay in labels ("ten days of talks") unless they describe ("two-day meeting"); so
    do feasts that name a thing ("Easter recess").
    """
    found: set[int] = set()
    for mention in dates:
        if names_thing(tokens, lists, mention):
            continue
        lasting = mention.kind in (DateKind.DURATION, DateKind.SET)
        if lasting and "-" not in mention.span.of(tokens.text):
            continue
        found.update(range(*scene_tokens(tokens, mention.span)))
    return frozenset(found)
