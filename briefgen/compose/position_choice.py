"""Which found positions a brief may carry: of a party, in words that say something."""

from collections.abc import Sequence

from briefgen.compose.function_words import single_words
from briefgen.model.article import Article
from briefgen.model.finding import PositionMention
from briefgen.model.words import words_of


def is_nobody(participant: str) -> bool:
    """Return whether a participant is no party: “Two sides”, “Some officials”, “Diplomats”."""
    words = words_of(participant)
    while words and words[0] in single_words("counting"):
        words = words[1:]
    return not words or (len(words) == 1 and words[0] in single_words("nobody"))


def is_empty(statement: str) -> bool:
    """Return whether a statement is nothing without the one before it: “rejected it”."""
    _, *rest = words_of(statement) or [""]
    return all(word in single_words("pointing") for word in rest)


def is_summed_up(
    article: Article, mention: PositionMention, positions: Sequence[PositionMention]
) -> bool:
    """Return whether a position is a headline's, and the same holder's stands below it."""
    passage = mention.passage.of(article.text)
    heading = mention.passage.start == 0 or passage.casefold() == article.title.casefold()
    return (
        heading
        and not passage.rstrip("\"'”’»").endswith((".", "!"))
        and any(
            other.participant == mention.participant and other.passage != mention.passage
            for other in positions
        )
    )
