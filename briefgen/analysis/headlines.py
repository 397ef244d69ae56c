"""Headlines in title case, in which the capital says nothing of a word."""

from collections.abc import Iterable, Iterator

from briefgen.analysis.language import Is
from briefgen.analysis.spelling import fold
from briefgen.analysis.tokens import QUOTE, Tokens

_SENTENCE_ENDS = frozenset((".", "!", "?", QUOTE))


def is_headline(tokens: Tokens, first: int, last: int) -> bool:
    """Return whether nearly all words of a sentence are capitalised, as in a headline."""
    if last - first < 5 or last - first > 40:
        return False
    count = capitals = 0
    for i in range(first, last):
        if tokens.classes[i] & (Is.SAY | Is.TELL) and not tokens.capital[i]:
            return False
        if len(tokens.words[i]) > 3 and tokens.words[i].isalpha():
            count += 1
            capitals += tokens.capital[i]
    ended = first > 0 and tokens.words[last - 1] in _SENTENCE_ENDS
    return not ended and count >= 4 and capitals >= 0.8 * count


Forms = dict[str, set[tuple[str, ...]]]
"""First words of the ways to write a name to these ways, folded."""


def forms_of(known: Iterable[tuple[str, ...]]) -> Forms:
    """Return how a headline may write names, given the words of each: in full or the last."""
    forms: Forms = {}
    for words in known:
        folded = tuple(fold(word) for word in words)
        forms.setdefault(folded[0], set()).add(folded)
        forms.setdefault(folded[-1], set()).add(folded[-1:])
    return forms


def names_in_headline(
    tokens: Tokens, forms: Forms, first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Yield token and number of words of each name in a headline that the article knows.

    Args:
        tokens: of the article.
        forms: how its names may be written.
        first: first token of the headline.
        last: token behind it.
    """
    at = first
    while at < last:
        fits = forms.get(fold(tokens.words[at]), ()) if tokens.capital[at] else ()
        best = 0
        for form in fits:
            size = len(form)
            written = tuple(fold(word) for word in tokens.words[at : at + size])
            if best < size <= last - at and form == written:
                best = size
        if best:
            yield at, best
        at += max(best, 1)
