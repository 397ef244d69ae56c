"""Which found positions a brief may carry: of a party, in words that say something."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.compose.function_words import single_words
from briefgen.compose.parties import party_of
from briefgen.model.article import Article
from briefgen.model.brief import Issue, ItemState, PartKind, Position
from briefgen.model.finding import PositionMention
from briefgen.model.words import stems_of, words_of


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


def repeated(position: Position, issue: Issue | None) -> Position | None:
    """Return the position of an issue that another repeats, with its source added, else None.

    It is the same party's, and in the same words: "does not support" repeats no "supports".
    """
    said = stems_of(position.text)
    for known in issue.part(PartKind.POSITIONS).items if issue and said else ():
        if (
            isinstance(known, Position)
            and known.state is ItemState.PROPOSED
            and party_of(known.participant) == party_of(position.participant)
            and said == stems_of(known.text)
        ):
            return replace(known, sources=tuple(dict.fromkeys(known.sources + position.sources)))
    return None


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
            mention.participant in other.participant and other.passage != mention.passage
            for other in positions
        )
    )
