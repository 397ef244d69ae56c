"""Where date expressions stand: the longest rule that fits and that no guard refuses."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefgen.analysis.dating.lexicon import Lexicon, Rule, Start
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.patterns import group_spans
from briefgen.model.article import TextSpan

Guard = Callable[["Candidate"], bool]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that a rule takes for a date expression.

    Attributes:
        rule: that rule.
        first, end: its tokens, half-open.
        groups: first and end token of each named part of the pattern.
    """

    tokens: Tokens
    lexicon: Lexicon
    rule: Rule
    first: int
    end: int
    groups: dict[str, tuple[int, int]]

    @property
    def span(self) -> TextSpan:
        """The expression in the text."""
        return TextSpan(self.tokens.starts[self.first], self.tokens.ends[self.end - 1])

    def has(self, name: str) -> bool:
        """Return whether that part of the pattern is there."""
        return name in self.groups

    def phrase(self, name: str) -> str:
        """Return the lower-case words of a part, "" if it is not there."""
        return self.tokens.phrase(*self.groups[name]) if name in self.groups else ""

    def word_value(self, name: str, tag: str) -> Any:
        """Return what the data file says of the first word of a part that has the tag."""
        values = self.lexicon.words.get(tag, {})
        for index in range(*self.groups.get(name, (0, 0))):
            if self.tokens.words[index] in values:
                return values[self.tokens.words[index]]
        return None

    def listed(self, name: str) -> frozenset[str]:
        """Return a list of the language's guards, empty if the file has none of that name."""
        return self.lexicon.guards.get(name, frozenset())

    @property
    def next_code(self) -> str:
        """The token code that follows, whatever the sentence; "" at the text's end."""
        return self.tokens.codes[self.end] if self.end < len(self.tokens.codes) else ""

    @property
    def goes_on_as_name(self) -> bool:
        """Whether a capitalised word without a role in dates follows."""
        return self._goes_on("CAP", capital=True)

    @property
    def goes_on_in_lower_case(self) -> bool:
        """Whether a lower-case word without a role in dates follows."""
        return self._goes_on("LOW", capital=False)

    @property
    def calls_for_date(self) -> bool:
        """Whether the word before can stand before a date: "in", "since", "next"."""
        return self.before() in self.lexicon.words["BEFOREDATE"]

    def _goes_on(self, shape: str, *, capital: bool) -> bool:
        if self.next_code == self.lexicon.shape_codes[shape]:
            return True
        if self.end >= len(self.tokens.words):
            return False
        event = self.tokens.words[self.end] in self.lexicon.words.get("EVENTNOUN", {})
        return event and self.tokens.raw(self.end)[0].isupper() == capital

    def before(self, distance: int = 1) -> str:
        """Return the word that many tokens before, "" at a sentence's start."""
        index = self.first - distance
        same = index >= 0 and self.tokens.sentences[index] == self.tokens.sentences[self.first]
        return self.tokens.words[index] if same else ""

    def after(self, distance: int = 1) -> str:
        """Return the word that many tokens after, "" at a sentence's end."""
        index = self.end + distance - 1
        same = (
            index < len(self.tokens.words)
            and self.tokens.sentences[index] == self.tokens.sentences[self.first]
        )
        return self.tokens.words[index] if same else ""


def find_candidates(
    tokens: Tokens, lexicon: Lexicon, accept: Callable[[Candidate], bool]
) -> Iterator[Candidate]:
    """Yield the candidates of a text, left to right, without overlap.

    At each place the longest match is taken, of two equally long ones that of the earlier
    rule; one that `accept` refuses makes way for the next longest.
    """
    starter = _starter(lexicon)
    codes = tokens.codes
    position = 0
    while start := starter.search(codes, position):
        position = start.start()
        fitting = _fitting(codes[position : position + 2], lexicon)
        for match, rule in _matches(codes, position, fitting):
            candidate = Candidate(tokens, lexicon, rule, position, match.end(), group_spans(match))
            if accept(candidate):
                yield candidate
                position = match.end()
                break
        else:
            position += 1


@lru_cache(maxsize=64)
def _starter(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds the codes that can begin a date, with such a code behind as can follow."""
    alike: dict[frozenset[str] | None, list[str]] = {}
    for code, starts in lexicon.starts.items():
        nexts = [after for _, _, after in starts if after is not None]
        alone = len(nexts) < len(starts)
        alike.setdefault(None if alone else frozenset().union(*nexts), []).append(code)
    branches = (
        _one_of(codes) + ("" if after is None else f"(?={_one_of(after)})")
        for after, codes in alike.items()
        if after is None or after
    )
    # Most tokens begin no date: one look says so before the branches are tried.
    return re.compile(f"(?={_one_of(lexicon.starts)})(?:{'|'.join(branches)})")


def _one_of(codes: Iterable[str]) -> str:
    return "[" + "".join(sorted(codes)) + "]"


@lru_cache(maxsize=10_000)
def _fitting(pair: str, lexicon: Lexicon) -> tuple[Start, ...]:
    """Return the ways to begin a date that two codes (one at the text's end) do not rule out."""
    starts = lexicon.starts[pair[0]]
    return tuple(start for start in starts if start[2] is None or pair[1:] in start[2])


def _matches(
    codes: str, position: int, starts: Iterable[Start]
) -> list[tuple[re.Match[str], Rule]]:
    """Return what matches at a place, longest first, of equals the earlier rule first."""
    found = [
        (match, rule)
        for regex, rule, _ in starts
        if (match := regex.match(codes, position)) and match.end() > position
    ]
    found.sort(key=lambda item: -item[0].end())
    return found
