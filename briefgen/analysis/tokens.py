"""Tokens: the words outside quotation marks, each quotation being one token.

The reporting frame of a sentence (“Q, X said in Y”) is read from these; what stands in the
marks is the speaker's and names nobody who speaks.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.quotation_marks import Stretch
from briefgen.model.article import TextSpan

QUOTE = "\ufffc"
"""The word of the token that stands for a quotation."""

_LONGEST = 400
"""A sentence of more tokens is cut: rules look over whole sentences, and the work stays linear."""

_DATELINE = 14
"""Tokens that a dateline may have."""

_TOKEN = re.compile(
    r"""(?![ ]) (?:
        (?=['’]) (?P<poss> (?<=\w)['’][sS](?!\w) | (?<=[sS])['’](?!\w) )
      | (?P<short> (?:[^\W\d_]\.){1,4}-?(?![^\W_]{2}) )
      | (?P<word> [^\W_]+ (?: (?:[-&_] | ['’](?![sS]\b)(?=\w) | \.(?=\d)) [^\W_]+ )* )
      | (?P<mark> [^\w\s] ) )""",
    re.VERBOSE,
)


Seen = dict[str, tuple[str, int, bool]]
"""Words to what `_about` says of them."""


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
    seen: Seen = {}
    for stretch in stretches:
        _scan(tokens, text, at, stretch.outer_start, words, seen)
        tokens.quotes.append(len(tokens.words))
        tokens.tails[len(tokens.words)] = text[stretch.end - 1] if stretch.end else ""
        _add(tokens, QUOTE, stretch.outer_start, stretch.outer_end, 0, capital=False)
        at = stretch.outer_end
    _scan(tokens, text, at, len(text), words, seen)
    _cut(tokens, text, stretches, sentences)
    return tokens


def _add(tokens: Tokens, word: str, start: int, end: int, classes: int, *, capital: bool) -> None:
    tokens.words.append(word)
    tokens.lower.append(word.lower().replace("’", "'") if len(word) > 1 else word.lower())
    tokens.starts.append(start)
    tokens.ends.append(end)
    tokens.classes.append(classes)
    tokens.capital.append(capital)


def _scan(tokens: Tokens, text: str, start: int, end: int, words: QuoteWords, seen: Seen) -> None:
    known = words.classes
    splits = bool(words.clitics or words.elisions)
    add_word, add_lower = tokens.words.append, tokens.lower.append
    add_start, add_end = tokens.starts.append, tokens.ends.append
    add_classes, add_capital = tokens.classes.append, tokens.capital.append
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        low, high = match.span()
        if match.lastgroup == "mark":
            if word == "." and _joined_stop(tokens, low, known):
                continue
            _add(tokens, word, low, high, 0, capital=False)
            continue
        about = seen.get(word)
        if about is None:
            about = seen[word] = _about(word, words)
        lower, classes, capital = about
        if splits and not classes and _add_split(tokens, word, lower, low, words):
            continue
        add_word(word)
        add_lower(lower)
        add_start(low)
        add_end(high)
        add_classes(classes)
        add_capital(capital)


@lru_cache(maxsize=50_000)
def _about(word: str, words: QuoteWords) -> tuple[str, int, bool]:
    """Return a word in lower case, its classes, and whether it begins with a capital."""
    lower = word.lower()
    classes = words.classes.get(lower, 0)
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


def _joined_stop(tokens: Tokens, at: int, known: dict[str, int]) -> bool:
    """Join the full stop of a known short form (“Sen.”) to its token, if it is one."""
    if not tokens.words or tokens.ends[-1] != at:
        return False
    joined = tokens.lower[-1] + "."
    if joined not in known:
        return False
    tokens.words[-1] += "."
    tokens.lower[-1] = joined
    tokens.ends[-1] = at + 1
    tokens.classes[-1] = known[joined]
    return True


def _add_split(tokens: Tokens, word: str, lower: str, start: int, words: QuoteWords) -> bool:
    """Add a word with a hung-on pronoun or an elided article as two tokens, if it is one."""
    at = next((size for size in (word.find("'"), word.find("’")) if 0 < size < len(word) - 1), 0)
    if at and lower[:at] in words.elisions:
        cut, resume = at + 1, at + 1
    else:
        clitic = next((one for one in words.clitics if lower.endswith(one)), "")
        if not clitic or len(clitic) >= len(lower):
            return False
        cut = len(word) - len(clitic)
        resume = word.rfind("-") + 1
    for low, high in ((0, cut), (resume, len(word))):
        piece = word[low:high]
        folded = piece.lower().replace("’", "'")
        _add(
            tokens,
            piece,
            start + low,
            start + high,
            words.classes.get(folded, 0),
            capital=piece[0].isupper(),
        )
    return True


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
    """Return the token behind “BRUSSELS, 19 March —” or “Kyiv (Agency) -”, 0 if there is none."""
    for k in range(first, min(last - 1, first + _DATELINE)):
        word = tokens.words[k]
        if word in "—–-":
            told = tokens.words[first].isupper() or any(
                one == ")" or one.isdigit() for one in tokens.words[first:k]
            )
            opens = tokens.capital[k + 1] or tokens.words[k + 1] == QUOTE
            return k + 1 if k > first and told and opens else 0
        if not tokens.capital[k] and not word.isdigit() and word not in ",.()/":
            return 0
    return 0
