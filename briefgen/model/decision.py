"""What the analyst decided on quotations found in articles; a new analysis keeps to it."""

from dataclasses import dataclass

from briefgen.model.anchor import Anchor
from briefgen.model.finding import Quote


@dataclass(frozen=True, slots=True)
class DecidedQuote:
    """A quotation as the analyst set it.

    Attributes:
        anchors: one for each piece; they say where its words are.
        quote: speaker, cue, reason and so on, as they were when it was set.
    """

    anchors: tuple[Anchor, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class QuoteDecision:
    """Quotations of one article that the analyst corrected, split or merged.

    Attributes:
        found: the pieces of those that analysis had found, which are replaced.
        quotes: what stands in their place, in text order.
    """

    found: tuple[Anchor, ...]
    quotes: tuple[DecidedQuote, ...]
