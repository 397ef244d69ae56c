"""A sentence as words and marks with their places, for finding who takes a position."""

import re
from dataclasses import dataclass

from briefgen.model.article import TextSpan

_TOKEN = re.compile(
    r"""(?:[cdjlmnst]|qu|(?:de|da|ne|su|a)?ll|un)['’](?=[^\W\d_]{2})  # l’Estonie, dell’Unione
      | [^\W_]+(?:[.'’\-–][^\W_]+)*(?:['’](?=\s|$))?(?:\.(?=\w))?
      | \S""",
    re.VERBOSE | re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
MASK = "\ufffc"
"""Stands for what is in quotation marks: the speaker's words, not the reporter's."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of a sentence; parallel tuples, places in code points of the article."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, last: int) -> TextSpan:
        """Return the text span of the tokens from `first` up to and without `last`."""
        return TextSpan(self.starts[first], self.ends[last - 1])

    def follows(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Return whether a phrase stands at a token."""
        return self.lower[at : at + len(phrase)] == phrase

    def __len__(self) -> int:
        return len(self.words)


def read_clause(text: str, span: TextSpan) -> Clause:
    """Return the tokens of a sentence of `text` (a shadow in which quotations are masked)."""
    words, starts, ends = [], [], []
    piece = span.of(text)
    at = 0
    while True:
        match = _INITIALS.match(piece, at) or _TOKEN.search(piece, at)
        if match is None:
            break
        words.append(match[0])
        starts.append(span.start + match.start())
        ends.append(span.start + match.end())
        at = match.end()
        while at < len(piece) and piece[at].isspace():
            at += 1
    lower = tuple(word.lower().replace("’", "'") for word in words)
    return Clause(tuple(words), lower, tuple(starts), tuple(ends))


def is_capital(word: str) -> bool:
    """Return whether a word begins with a capital letter."""
    return word[:1].isupper()
