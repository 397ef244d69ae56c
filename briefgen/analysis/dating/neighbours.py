"""Mentions that stand beside each other: what is between them, and one that takes both in."""

from briefgen.analysis.dating.drafts import Draft
from briefgen.analysis.dating.lexing import Tokens
from briefgen.model.article import TextSpan

_WIDEST = 3
"""Tokens between two mentions that belong together."""


def between(tokens: Tokens, left: Draft, right: Draft) -> str | None:
    """Return the words between two drafts, None if another sentence or much text is."""
    sentences = tokens.sentences
    if right.first - left.end > _WIDEST or sentences[left.first] != sentences[right.first]:
        return None
    return tokens.phrase(left.end, right.first)


def widen(left: Draft, right: Draft) -> None:
    """Let a draft take in the words of the one behind it."""
    left.end = right.end
    left.span = TextSpan(left.span.start, right.span.end)
