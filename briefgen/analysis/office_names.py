"""Offices told in several words: “le chef du gouvernement” is the prime minister.

The languages' files list them as "chef du gouvernement = premier ministre | président conseil":
the words on the right must all stand in a person's roles.
"""

from briefgen.analysis.language import QuoteWords
from briefgen.analysis.people import Entity, People
from briefgen.analysis.phrase import Phrase
from briefgen.analysis.salience import Resolved
from briefgen.analysis.tokens import Tokens

_LONGEST = 5


def holder_of(
    phrase: Phrase, tokens: Tokens, people: People, words: QuoteWords, weights: dict[int, float]
) -> Resolved | None:
    """Return who holds the office that a phrase names in several words, None if nobody known.

    Args:
        phrase: a noun phrase whose head begins the office's words.
        tokens: of the article.
        people: its people.
        words: language data.
        weights: how present each person is at the phrase, by number.
    """
    wanted = _wanted(phrase, tokens, words)
    if not wanted:
        return None
    holders = [
        entity
        for entity in people.entities
        if entity.kind == "person" and any(one <= _roles(entity) for one in wanted)
    ]
    if not holders:
        return None
    holders.sort(key=lambda entity: -weights.get(entity.number, 0.0))
    best, *others = (entity.number for entity in holders)
    reason = f"“{tokens.text(phrase.first, phrase.last)}” is {holders[0].name}, {holders[0].role}"
    return Resolved(best, tuple(others[:3]), reason, ambiguous=bool(others))


def _wanted(phrase: Phrase, tokens: Tokens, words: QuoteWords) -> tuple[frozenset[str], ...]:
    if not words.offices:
        return ()
    for size in range(_LONGEST, 1, -1):
        end = min(phrase.head + size, len(tokens.words))
        found = words.offices.get(tuple(tokens.lower[phrase.head : end]))
        if found:
            return found
    return ()


def _roles(entity: Entity) -> frozenset[str]:
    """Return the words of a person's roles, elided articles and hyphens apart."""
    return frozenset(part for word in entity.role_words for part in (word, *word.split("-")))
