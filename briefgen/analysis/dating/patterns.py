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
from dataclasses import dataclass, replace

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
    """A pattern as a regular expression, with what can begin it.

    Attributes:
        regex: over token codes.
        pairs: for each code that can begin it, those that can follow it there; None for one
            that can be the whole of it, whatever follows.
    """

    regex: re.Pattern[str]
    pairs: Mapping[str, frozenset[str] | None]


def group_spans(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return first and end token of each named part that took part in a match."""
    return {
        name.partition(_REPEATED)[0]: match.span(name)
        for name in match.re.groupindex
        if match.start(name) >= 0
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a pattern: its expression, what may begin it, whether it may be empty.

    Attributes:
        second: for each code of `first`, those that may follow it within the stretch.
        single: codes of `first` that may be the whole stretch.
    """

    source: str
    first: frozenset[str]
    second: Mapping[str, frozenset[str]]
    single: frozenset[str]
    nullable: bool

    def pairs(self) -> dict[str, frozenset[str] | None]:
        """Return what `Compiled` says of a whole pattern."""
        return {
            code: None if code in self.single else self.second.get(code, _NONE)
            for code in self.first
        }


_NONE: frozenset[str] = frozenset()
_EMPTY = _Part("", _NONE, {}, _NONE, True)


def _either(parts: Iterable[Mapping[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    """Return for each code what may follow it in any of the parts."""
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        for code, after in part.items():
            found[code] = found[code] | after if code in found else after
    return found


def _followed(one: _Part, other: _Part, source: str) -> _Part:
    """Return a stretch that is `one` and then `other`; its expression is `source`."""
    seconds = [one.second, dict.fromkeys(one.single, other.first)]
    first, single = one.first, one.single if other.nullable else _NONE
    if one.nullable:
        first, single = first | other.first, single | other.single
        seconds.append(other.second)
    return _Part(source, first, _either(seconds), single, one.nullable and other.nullable)


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
        return Compiled(re.compile(part.source), part.pairs())

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
        first = _NONE.union(*(branch.first for branch in branches))
        single = _NONE.union(*(branch.single for branch in branches))
        second = _either(branch.second for branch in branches)
        nullable = any(branch.nullable for branch in branches)
        return _Part(source, first, second, single, nullable), at

    def _sequence(self, pieces: list[re.Match[str]], at: int) -> tuple[_Part, int]:
        whole = _EMPTY
        while at < len(pieces) and pieces[at]["sign"] not in (")", "|"):
            part, at = self._atom(pieces, at)
            whole = _followed(whole, part, whole.source + part.source)
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
        sign = pieces[at]["sign"] if at < len(pieces) else ""
        if sign in ("?", "*", "+"):
            at, source = at + 1, source + sign
            if sign != "?":
                part = replace(_followed(part, part, source), single=part.single)
            part = replace(part, nullable=part.nullable or sign != "+")
        return replace(part, source=source), at

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
        return _Part("[" + "".join(sorted(codes)) + "]", codes, {}, codes, False)
