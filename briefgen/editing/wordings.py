"""Whether two wordings are one quotation: the same words, other words, or another statement.

Outlets shorten, translate back and mishear. Two wordings that share most of their words in the
same order are one quotation; where a negation or a number is among what differs they say
something else and are never taken for one another.
"""

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

from briefgen.model.article import Article, TextSpan
from briefgen.model.words import stem

_TOKEN = re.compile(r"\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}(?!\d))*|%|[^\W\d_]+(?:'[^\W\d_]+)?")
_FEWEST = 5
"""Quotations of fewer words are too short to be told apart from other sentences."""
_ALIKE = 0.72
"""Share of the shorter wording's words that stand in the other in the same order."""
_WHOLE = 0.5
"""Share of the longer wording's words, unless the shorter stands in it as it is."""
_CONTENT = 0.6
"""Share of its words of four letters and more, for the small words agree in any two sentences."""
_GLANCE = 0.5
"""The same share of different words, below which two wordings are not even compared."""
_LONGEST = 400
"""Words of a wording that are compared; speeches are not aligned word by word."""
_COMMON = 60
"""Wordings that share a pair of words, from which on the pair tells nothing ("of the")."""
_SMALL = 3
_TELLING = 7
"""Words from which on a wording may have another word and still be the same quotation."""
_RAREST = 5
"""Pairs of a wording that are asked for however many share them."""
_CONTRACTED = {"cannot": "can not", "can't": "can not", "won't": "will not", "shan't": "shall not"}


Tokens: TypeAlias = tuple[str, ...]
"""A wording's words as they are compared."""


class Likeness(StrEnum):
    """How two wordings of a quotation agree."""

    SAME = "same"  # word for word; marks, capitals and spaces aside
    VARIED = "varied"  # words differ, or one has more of the sentence
    TURNED = "turned"  # a negation or a number differs


@dataclass(frozen=True, slots=True)
class Wording:
    """How one article words a quotation.

    Attributes:
        article: its key.
        pieces: where the words stand.
        text: the words, with a blank between the pieces.
        language: BCP 47 tag of the words, "" where it is not known.
    """

    article: str
    pieces: tuple[TextSpan, ...]
    text: str
    language: str = ""


class Told(NamedTuple):
    """Another wording of a quotation, and how it agrees."""

    wording: Wording
    likeness: Likeness


def worded(article: Article, pieces: Iterable[TextSpan]) -> Wording:
    """Return the wording of a quotation's pieces."""
    spans = tuple(pieces)
    text = " ".join(span.of(article.text) for span in spans)
    return Wording(article.key, spans, text, article.language)


def tokens_of(text: str, language: str = "") -> Tokens:
    """Return a text's words as they are compared: lower case, figures for numbers.

    Words for numbers are those of its language; of all known ones where that is not known.
    """
    plain = unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("ʼ", "'")
    for short, full in _CONTRACTED.items():
        plain = plain.replace(short, full)
    plain = plain.replace("n't", " not")
    values = _telling(language).values
    return tuple(_figure(values.get(word, word)) for word in _TOKEN.findall(plain))


def likeness(one: str, other: str, language: str = "") -> Likeness | None:
    """Return how two wordings of one language agree, None where they are two quotations."""
    return _likeness(_read(one, language), _read(other, language))


class Wordings:
    """Wordings that can be found again by their words, in time that grows with what is like.

    A wording is compared with those that share pairs of neighbouring words with it, so all of
    a library's quotations are compared in about linear time.
    """

    def __init__(self, wordings: Iterable[Wording] = ()) -> None:
        self._all: list[tuple[Wording, _Read]] = []
        self._by_pair: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for wording in wordings:
            self.add(wording)

    def add(self, wording: Wording) -> None:
        """Keep one more wording."""
        read = _read(wording.text, wording.language)
        if len(read.tokens) < _FEWEST:
            return
        for pair in _pairs(read.roots):
            self._by_pair[pair].append(len(self._all))
        self._all.append((wording, read))

    def like(
        self, text: str, besides: Collection[str] = (), language: str = ""
    ) -> tuple[Told, ...]:
        """Return the wordings of the quotation in other articles, the best of each.

        Args:
            text: the words of the quotation.
            besides: keys of articles that are not asked for, its own among them.
            language: BCP 47 tag of the words.
        """
        own = _read(text, language)
        if len(own.tokens) < _FEWEST:
            return ()
        shared: Counter[int] = Counter()
        known = sorted((self._by_pair.get(pair, []) for pair in _pairs(own.roots)), key=len)
        for number, places in enumerate(known):
            # A quotation that everybody carries has common pairs only: a few are asked anyway.
            if len(places) <= _COMMON or number < _RAREST:
                shared.update(places)
        best: dict[str, Told] = {}
        for number, count in shared.items():
            if count < 2:
                continue
            wording, other = self._all[number]
            # Comparing word by word is dear: most of those that share a pair share little else.
            least = _GLANCE * min(len(own.content), len(other.content))
            if len(own.content & other.content) < least or wording.article in besides:
                continue
            how = _likeness(own, other)
            held = best.get(wording.article)
            if how is not None and (held is None or _rank(how) < _rank(held.likeness)):
                best[wording.article] = Told(wording, how)
        return tuple(sorted(best.values(), key=lambda told: _rank(told.likeness)))


def _rank(how: Likeness) -> int:
    return list(Likeness).index(how)


class _Read(NamedTuple):
    """A wording as it is compared: its words, what they are aligned by, and those that say most.

    Words are aligned by their roots, so that "begins" and "does not begin" meet.
    """

    tokens: Tokens
    roots: Tokens
    content: frozenset[str]
    telling: frozenset[str]


def _read(text: str, language: str) -> _Read:
    tokens, known = tokens_of(text, language), _telling(language).words
    telling = frozenset(word for word in tokens if word[0].isdigit() or word in known)
    roots = tuple(w if w in telling or len(w) <= _SMALL else stem(w) for w in tokens)
    content = frozenset(root for root in roots if len(root) > _SMALL)
    return _Read(tokens, roots, content, telling)


def _pairs(tokens: Tokens) -> set[tuple[str, str]]:
    return set(pairwise(tokens[:_LONGEST]))


def _likeness(one: _Read, other: _Read) -> Likeness | None:
    if one.tokens == other.tokens:
        return Likeness.SAME
    both = (one.roots[:_LONGEST], other.roots[:_LONGEST])
    shorter, longer = sorted(both, key=lambda tokens: (len(tokens), tokens))
    if len(shorter) < _FEWEST:
        return None
    codes = SequenceMatcher(None, shorter, longer, autojunk=False).get_opcodes()
    if not _is_one(shorter, longer, codes):
        return None
    telling = one.telling | other.telling
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for number, (name, start, end, start2, end2) in enumerate(codes):
        # More of the sentence before or behind says nothing against what both have.
        if name == "insert" and number in (0, len(codes) - 1):
            continue
        if name != "equal":
            first.update(telling.intersection(shorter[start:end]))
            second.update(telling.intersection(longer[start2:end2]))
    if first != second:
        return Likeness.TURNED
    # Of a few words each one counts: "an absolute mess" is no other wording of "an absolute must".
    whole = all(code[0] in ("equal", "insert") for code in codes)
    return Likeness.VARIED if whole or len(shorter) >= _TELLING else None


def _is_one(
    shorter: Tokens, longer: Tokens, codes: Sequence[tuple[str, int, int, int, int]]
) -> bool:
    """Return whether two wordings have enough in common to be one quotation."""
    shared = [
        word for name, start, end, _, _ in codes if name == "equal" for word in shorter[start:end]
    ]
    within = len(shared) == len(shorter) and sum(code[0] == "equal" for code in codes) == 1
    content = sum(len(word) > _SMALL for word in shorter)
    return (
        len(shared) >= _ALIKE * len(shorter)
        and sum(len(word) > _SMALL for word in shared) >= _CONTENT * content
        and (within or len(shared) >= _WHOLE * len(longer))
    )


def _figure(word: str) -> str:
    """Return a number without what separates its thousands: "5,000" and "5 000" are "5000"."""
    return re.sub(r"[.,\s](?=\d{3}(?!\d))", "", word) if word[0].isdigit() else word


class _Telling(NamedTuple):
    """The words of a language that turn a statement, and the figures of its number words."""

    words: frozenset[str]
    values: dict[str, str]


@cache
def _telling(language: str) -> _Telling:
    text = Path(__file__).with_name("telling_words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    primary = language.replace("_", "-").split("-")[0].lower()
    chosen = [tables[primary]] if primary in tables else tables.values()
    pairs = [entry.partition("=") for table in chosen for entry in table["numbers"].split()]
    values = {word: value for word, _, value in pairs if value}
    words = {value or word for word, _, value in pairs}
    negations = {word for table in chosen for word in table["negations"].split()}
    return _Telling(frozenset(words | negations), values)
