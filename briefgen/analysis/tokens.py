"""Tokens: the words outside quotation marks, each quotation being one token.

The reporting frame of a sentence (“Q, X said in Y”) is read from these; what stands in the
marks is the speaker's and names nobody who speaks.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.stretch import Stretch
from briefgen.model.article import TextSpan

QUOTE = "\ufffc"
"""The word of the token that stands for a quotation."""

_LONGEST = 400
"""A sentence of more tokens is cut: rules look over whole sentences, and the work stays linear."""

_MOST_SEEN = 50_000
"""Different tokens that are kept: those of many articles."""

_DATELINE = 14
"""Tokens that a dateline may have."""
_DASHES = "—–-"
_SMALL = 2
"""Words of a dateline in small letters: “mai”, “de mayo”."""

_TOKEN = re.compile(
    r"""(?![ ]) (
        [a-zA-Z]{2,}+ (?![^ ,\n])  # most tokens: no later alternative takes more of them
      | (?=['’]) (?: (?<=\w)['’][sS](?!\w) | (?<=[sS])['’](?!\w) )
      | (?:[^\W\d_]\.){1,4}-?(?![^\W_]{2})
      | [^\W_]+ (?: (?:[-&_] | ['’](?![sS]\b)(?=\w) | \.(?=\d)) [^\W_]+ )*
      | [^\w\s] )""",
    re.VERBOSE,
)
"""One token, as a group: what `split` gives is gaps and tokens in turn."""


_Row = tuple[str, str, int, int, int, bool]
_Columns = tuple[
    Sequence[str], Sequence[str], Sequence[int], Sequence[int], Sequence[int], Sequence[bool]
]
"""Words, lower case, starts, ends, classes and capitals of some tokens; of one it is a row."""


class _Seen(dict[str, tuple[str, int, bool]]):
    """Tokens to their lower-case forms, their classes, and whether they begin with a capital."""

    def __init__(self, words: QuoteWords) -> None:
        self._words = words

    def __missing__(self, word: str) -> tuple[str, int, bool]:
        if len(self) >= _MOST_SEEN:
            self.clear()
        mark = len(word) == 1 and not word.isalnum()
        about = self[word] = (word, 0, False) if mark else _about(word, self._words)
        return about


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token; token numbers index all of them.

    Attributes:
        words, lower: as written, and in lower case.
        starts, ends: code points.
        classes: what the data file says of the word.
        capital: whether it begins with a capital letter.
        quotes: token number of each stretch.
        units: (first, last + 1) of each sentence, a sentence's quotations being single tokens.
        paragraphs: number of the paragraph of each unit.
        unit_of: number of the unit of each token.
        tails: last code point of the quotation at a token, within the marks.
        datelines: units that are datelines (“BRUSSELS, 19 March —”).
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    classes: list[int]
    capital: list[bool]
    quotes: list[int]
    units: list[tuple[int, int]]
    paragraphs: list[int]
    unit_of: list[int]
    tails: dict[int, str]
    datelines: set[int]

    def span(self, first: int, last: int) -> TextSpan:
        """Return the text span from token `first` up to and without token `last`."""
        return TextSpan(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """Return the words from `first` up to and without `last`, joined by single spaces."""
        return " ".join(self.words[first:last])


def make_tokens(
    text: str,
    stretches: tuple[Stretch, ...],
    sentences: tuple[TextSpan, ...],
    words: QuoteWords,
) -> Tokens:
    """Return the tokens of a text; linear in its length."""
    tokens = Tokens([], [], [], [], [], [], [], [], [], [], {}, set())
    at = 0
    seen = _seen(words)
    for stretch in stretches:
        _scan(tokens, text, at, stretch.outer_start, words, seen)
        tokens.quotes.append(len(tokens.words))
        tokens.tails[len(tokens.words)] = text[stretch.end - 1] if stretch.end else ""
        tokens.words.append(QUOTE)
        tokens.lower.append(QUOTE)
        tokens.starts.append(stretch.outer_start)
        tokens.ends.append(stretch.outer_end)
        tokens.classes.append(0)
        tokens.capital.append(False)
        at = stretch.outer_end
    _scan(tokens, text, at, len(text), words, seen)
    _cut(tokens, text, stretches, sentences)
    return tokens


def _scan(tokens: Tokens, text: str, start: int, end: int, words: QuoteWords, seen: _Seen) -> None:
    """Add the tokens of a stretch of text, column by column, which is quicker than one by one."""
    pieces = _TOKEN.split(text[start:end])
    found = pieces[1::2]
    if not found:
        return
    edges = list(accumulate(map(len, pieces), initial=start))
    known = [seen[word] for word in found]
    columns: _Columns = (
        found,
        [about[0] for about in known],
        edges[1:-1:2],
        edges[2::2],
        [about[1] for about in known],
        [about[2] for about in known],
    )
    if words.clitics or words.elisions:
        columns = _split_off(columns, words)
    columns = _join_stops(columns, words.classes)
    tokens.words += columns[0]
    tokens.lower += columns[1]
    tokens.starts += columns[2]
    tokens.ends += columns[3]
    tokens.classes += columns[4]
    tokens.capital += columns[5]


@cache
def _seen(words: QuoteWords) -> _Seen:
    return _Seen(words)


def _about(word: str, words: QuoteWords) -> tuple[str, int, bool]:
    """Return a word in lower case, its classes, and whether it begins with a capital."""
    lower = word.lower()
    classes = words.classes.get(lower, 0)
    if not classes and "’" in lower:
        classes = words.classes.get(lower.replace("’", "'"), 0)  # “I’m” as “I'm”
    if not classes and words.role_endings:
        lower, classes = _role_form(lower, words)
    if not classes:
        if words.language == "en" and lower.endswith("ly") and word == lower and len(word) > 4:
            classes = Is.ADVERB
        elif word[0].isupper() or not words.nouns_capitalised:
            if words.role_suffixes and lower.endswith(words.role_suffixes):
                classes = Is.ROLE
            elif words.body_suffixes and lower.endswith(words.body_suffixes):
                classes = Is.BODY
    first = word[0]
    caseless = first.isalpha() and not first.islower()
    capital = first.isupper() or (caseless and words.word_order != "unknown")
    if not capital and word[1:2] in ("'", "’") and not words.elisions:
        capital = word[2:3].isupper()  # “Hélène d’Orr”
    if not capital and "-" in word:
        # “al-Harbi” is a name, “anti-Harbi” none.
        particle = lower.partition("-")[0]
        particled = words.classes.get(particle, 0) & Is.PARTICLE
        capital = bool(particled) and word[len(particle) + 1 : len(particle) + 2].isupper()
    return lower, classes, capital


def _role_form(lower: str, words: QuoteWords) -> tuple[str, int]:
    """Return the nominative of a role noun and its classes: “міністра” is “міністр”."""
    for ending, base in words.role_endings:
        if lower.endswith(ending):
            noun = lower[: len(lower) - len(ending)] + base
            classes = words.classes.get(noun, 0)
            if classes & Is.ROLE:
                return noun, classes
    return lower, 0


def _join_stops(columns: _Columns, known: dict[str, int]) -> _Columns:
    """Return the tokens with the full stop of each known short form (“Sen.”) joined to it."""
    words, lower, starts, ends, classes, capital = columns
    stops = [
        k
        for k, word in enumerate(words)
        if word == "." and k and starts[k] == ends[k - 1] and lower[k - 1] + "." in known
    ]
    if not stops:
        return columns
    words, lower, ends, classes = list(words), list(lower), list(ends), list(classes)
    kept = bytearray(b"\1") * len(words)
    for k in stops:
        kept[k] = 0
        words[k - 1] += "."
        lower[k - 1] += "."
        ends[k - 1] += 1
        classes[k - 1] = known[lower[k - 1]]
    return (
        list(compress(words, kept)),
        list(compress(lower, kept)),
        list(compress(starts, kept)),
        list(compress(ends, kept)),
        list(compress(classes, kept)),
        list(compress(capital, kept)),
    )


def _split_off(columns: _Columns, data: QuoteWords) -> _Columns:
    """Return the tokens with hung-on pronouns and elided articles as tokens of their own."""
    rows: list[_Row] = []
    for row in zip(*columns, strict=True):
        rows += (not row[4] and _halves(row, data)) or [row]
    words, lower, starts, ends, classes, capital = zip(*rows, strict=True)
    return words, lower, starts, ends, classes, capital


def _halves(row: _Row, words: QuoteWords) -> list[_Row]:
    """Return the tokens in “l’Ukraine”, “dit-il” or “s’amuse-t-il”, [] where a word is one."""
    word, lower = row[:2]
    at = next((size for size in (word.find("'"), word.find("’")) if 0 < size < len(word) - 1), 0)
    if at and lower[:at] in words.elisions:
        elided, rest = _piece(row, 0, at + 1, words), _piece(row, at + 1, len(word), words)
        return [elided, *((not rest[4] and _halves(rest, words)) or [rest])]
    clitic = next((one for one in words.clitics if lower.endswith(one)), "")
    if not clitic or len(clitic) >= len(lower):
        return []
    cut, resume = len(word) - len(clitic), word.rfind("-") + 1
    return [_piece(row, 0, cut, words), _piece(row, resume, len(word), words)]


def _piece(row: _Row, low: int, high: int, words: QuoteWords) -> _Row:
    """Return a part of a token as a token of its own."""
    piece, start = row[0][low:high], row[2]
    folded = piece.lower().replace("’", "'")
    written = folded if len(piece) > 1 else piece.lower()
    classes = words.classes.get(folded, 0)
    return piece, written, start + low, start + high, classes, piece[0].isupper()


def _cut(
    tokens: Tokens,
    text: str,
    stretches: tuple[Stretch, ...],
    sentences: tuple[TextSpan, ...],
) -> None:
    """Cut the tokens into units: at sentence ends that lie outside quotations."""
    starts = [stretch.outer_start for stretch in stretches]
    ends = [len(tokens.words)]
    for sentence in reversed(sentences):
        end = sentence.end
        holder = bisect_right(starts, end - 1) - 1
        if holder >= 0 and stretches[holder].outer_start < end < stretches[holder].outer_end:
            continue
        ends.append(bisect_right(tokens.starts, end - 1))
    first = paragraph = seen = 0
    for last in reversed(ends):
        while first < last:
            stop = min(last, first + _LONGEST)
            lines = text.count("\n", seen, tokens.starts[first])
            paragraph += lines
            seen = tokens.starts[first]
            if lines or not first:
                dateline = _dateline_end(tokens, first, stop)
                if dateline:
                    tokens.datelines.add(len(tokens.units))
                    stop = dateline
            tokens.unit_of.extend([len(tokens.units)] * (stop - first))
            tokens.units.append((first, stop))
            tokens.paragraphs.append(paragraph)
            first = stop


def _dateline_end(tokens: Tokens, first: int, last: int) -> int:
    """Return the token behind “BRUSSELS, 19 March —” or “Kyiv (Agency) -”, 0 if there is none.

    Months and agencies may be written small where a figure or a bracket stands before them:
    “КИЇВ, 4 березня 2026 (Агенція) –”, “Bonn, 4. Mai (abc) –”.
    """
    small = 0
    for k in range(first, min(last - 1, first + _DATELINE)):
        word = tokens.words[k]
        if word in _DASHES:
            after = k + 2 if tokens.words[k + 1] in _DASHES else k + 1  # a typewriter's: “--”
            told = tokens.words[first].isupper() or any(
                one == ")" or one.isdigit() for one in tokens.words[first:k]
            )
            opens = after < last and (tokens.capital[after] or tokens.words[after] == QUOTE)
            return after if k > first and told and opens else 0
        if not tokens.capital[k] and not word.isdigit() and word not in ",.()/":
            before = tokens.words[k - 1] if k > first else ""
            small += 1
            if small > _SMALL or not (before.isdigit() or before == "(" or small > 1):
                return 0
    return 0
