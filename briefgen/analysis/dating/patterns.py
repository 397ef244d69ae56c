"""The small pattern language of the data files, compiled to regular expressions over tokens.

Every token of a text is written as one character that stands for its set of tags, so a
pattern over tokens is an ordinary regular expression over that string, and a group's span is
a span of token numbers. In a pattern

* ``MONTH`` is a token with that tag, or the macro of that name;
* ``last`` is that very word (or sign), in any case;
* ``d=DAY`` and ``dir=(last|next)`` name what they stand before; two alternatives may use
  one name;
* ``( | )``, ``?``, ``*`` and ``+`` mean what they mean in regular expressions.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PIECE = re.compile(r"\s*(?:(?P<name>[a-z]\w*)=|(?P<sign>[()|?*+])|(?P<word>[^\s()|?*+=]+))")
_FIRST_CODE = 0xE000  # private use area
_REPEATED = "__"


class Alphabet:
    """Which character stands for which set of tags."""

    def __init__(self) -> None:
        self._codes: dict[frozenset[str], str] = {}

    def code(self, tags: Iterable[str]) -> str:
        """Return the character for a set of tags, a new one where there is none yet."""
        return self._codes.setdefault(frozenset(tags), chr(_FIRST_CODE + len(self._codes)))

    def having(self, tag: str) -> frozenset[str]:
        """Return the characters of all sets that hold `tag`."""
        return frozenset(code for tags, code in self._codes.items() if tag in tags)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern as a regular expression, with the characters that can begin it."""

    regex: re.Pattern[str]
    first: frozenset[str]


def group_spans(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return first and end token of each named part that took part in a match."""
    return {
        name.partition(_REPEATED)[0]: match.span(name)
        for name in match.re.groupindex
        if match.start(name) >= 0
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a pattern: its expression, what may begin it, whether it may be empty."""

    source: str
    first: frozenset[str]
    nullable: bool


_EMPTY = _Part("", frozenset(), True)


def literal_words(patterns: Iterable[str]) -> set[str]:
    """Return the words that stand literally in patterns: they need a tag of their own."""
    return {
        piece["word"]
        for pattern in patterns
        for piece in _PIECE.finditer(pattern)
        if piece["word"] and not piece["word"].isupper()
    }


def literal_tag(word: str) -> str:
    """Return the tag that says: this is that very word."""
    return "=" + word


class Compiler:
    """Compiles patterns for one alphabet; the alphabet must be complete by then."""

    def __init__(self, alphabet: Alphabet, macros: Mapping[str, str]) -> None:
        self._alphabet = alphabet
        self._macros = macros
        self._names: dict[str, int] = {}

    def compile(self, pattern: str) -> Compiled:
        """Return the compiled pattern.

        Raises:
            ValueError: the pattern has a fault, or a tag or word that no token can have.
        """
        self._names = {}
        pieces = list(_PIECE.finditer(pattern))
        part, end = self._choice(pieces, 0)
        if end != len(pieces):
            raise ValueError(f"unbalanced brackets: {pattern}")
        return Compiled(re.compile(part.source), part.first)

    def _choice(self, pieces: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        branches: list[_Part] = []
        while True:
            branch, at = self._sequence(pieces, at)
            branches.append(branch)
            if at >= len(pieces) or pieces[at]["sign"] != "|":
                break
            at += 1
        if len(branches) == 1:
            return branches[0], at
        source = "(?:" + "|".join(branch.source for branch in branches) + ")"
        first = frozenset().union(*(branch.first for branch in branches))
        return _Part(source, first, any(branch.nullable for branch in branches)), at

    def _sequence(self, pieces: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        whole = _EMPTY
        while at < len(pieces) and pieces[at]["sign"] not in (")", "|"):
            part, at = self._atom(pieces, at)
            first = whole.first | part.first if whole.nullable else whole.first
            whole = _Part(whole.source + part.source, first, whole.nullable and part.nullable)
        return whole, at

    def _atom(self, pieces: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        name = pieces[at]["name"]
        at += name is not None
        if pieces[at]["sign"] == "(":
            part, at = self._choice(pieces, at + 1)
        else:
            part = self._word(pieces[at]["word"])
        at += 1
        source = f"(?P<{self._group(name)}>{part.source})" if name else f"(?:{part.source})"
        nullable = part.nullable
        if at < len(pieces) and pieces[at]["sign"] in ("?", "*", "+"):
            sign = pieces[at]["sign"]
            source, nullable, at = source + sign, nullable or sign != "+", at + 1
        return _Part(source, part.first, nullable), at

    def _group(self, name: str) -> str:
        """Return a group name that is new in this pattern; `group_spans` undoes it."""
        self._names[name] = self._names.get(name, 0) + 1
        return f"{name}{_REPEATED}{self._names[name]}"

    def _word(self, word: str) -> _Part:
        if word in self._macros:
            pieces = list(_PIECE.finditer(self._macros[word]))
            return self._choice(pieces, 0)[0]
        codes = self._alphabet.having(word if word.isupper() else literal_tag(word))
        if not codes:
            raise ValueError(f"no token can be {word!r}")
        return _Part("[" + "".join(sorted(codes)) + "]", codes, False)
