"""Quotations that an article gives twice, as a headline gives the best of them."""

from dataclasses import replace

from briefgen.analysis.rules import reason_for, tier_of
from briefgen.model.finding import Quote, QuoteFlag

_LEAST = 3
"""Words that a quotation must have in common with another to be the same."""
_MOST = 50
"""Quotations without a speaker that are looked up: the time stays linear."""


def with_echoes(quotes: list[Quote], text: str) -> list[Quote]:
    """Return the quotations; one that nobody is named for has the speaker of its like.

    Its like is another quotation of the article that has the same words in the same order,
    whatever the marks and capitals, and a speaker.
    """
    unknown = [k for k, quote in enumerate(quotes) if quote.speaker is None][:_MOST]
    if not unknown:
        return quotes
    spoken = [(_plain(quote, text), quote) for quote in quotes if quote.speaker is not None]
    result = list(quotes)
    for k in unknown:
        words = _plain(quotes[k], text)
        count = len(words.split())
        like = next((other for said, other in spoken if words in said), None)
        if like is not None and like.speaker is not None and count >= _LEAST:
            result[k] = replace(
                quotes[k],
                rule="echo",
                confidence=tier_of("echo", count),
                reason=reason_for("echo", like.speaker.name or like.speaker.mention_text),
                speaker=like.speaker,
                flags=tuple(flag for flag in quotes[k].flags if flag is not QuoteFlag.NO_SPEAKER),
            )
    return result


def _plain(quote: Quote, text: str) -> str:
    """Return the words of a quotation without marks, each with a space on either side."""
    words = " ".join(piece.of(text) for piece in quote.pieces)
    kept = "".join(c if c.isalnum() else " " for c in words.casefold())
    return f" {' '.join(kept.split())} "
