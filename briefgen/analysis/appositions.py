"""Roles that stand before a name and a comma, with all that belongs to them."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.tokens import QUOTE, Tokens

_LONGEST = 16
"""Tokens of a role before a name, with all that belongs to it."""
_ROLE_NEAR = 5
"""Tokens behind the article within which the role's noun stands."""


def apposition_start(tokens: Tokens, words: QuoteWords, first: int, low: int) -> int:
    """Return where “der Sprecher der Partei im Landtag, Orr” begins: at the first article.

    Args:
        tokens: of the article.
        words: language data.
        first: token at which the name begins; a comma stands before it.
        low: first token of the sentence.

    Returns:
        `first` where no such role stands before the name.
    """
    opening = Is.SAY | Is.TELL | Is.REPORT | Is.ADVERB | Is.CONJUNCTION
    for k in range(first - 2, max(low, first - _LONGEST) - 1, -1):
        if tokens.words[k] in "()":
            continue
        if tokens.words[k] == QUOTE or not tokens.words[k][0].isalnum():
            return first
        if not tokens.classes[k] & Is.DETERMINER or tokens.lower[k] in words.oblique:
            continue
        opens = (
            k == low or tokens.classes[k - 1] & opening or tokens.words[k - 1] in (QUOTE, ",", ":")
        )
        near = range(k, min(k + _ROLE_NEAR, first - 1))
        if opens and any(tokens.classes[j] & Is.ROLE for j in near):
            return k
    return first
