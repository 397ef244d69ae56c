"""Whom a sentence brings on although no known verb has him for its subject."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.people import People
from briefgen.analysis.phrase import NAME, NOMINAL, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.tokens import Tokens

_APPOSED = 4
"""Tokens of “harbour pilot” that may stand between “Her neighbour,” and the name."""


class Openings:
    """Reads how the sentences of one article open; for a language with articles."""

    def __init__(self, tokens: Tokens, people: People, phrases: Phrases, words: QuoteWords) -> None:
        self.tokens = tokens
        self.people = people
        self.phrases = phrases
        self.words = words

    def is_person(self, phrase: Phrase) -> bool:
        """Return whether a noun phrase with an article means one person: “the mayor”."""
        tokens = self.tokens
        noun = tokens.lower[phrase.head]
        return (
            self.words.has_articles
            and phrase.kind == NOMINAL
            and bool(tokens.classes[phrase.head] & (Is.ROLE | Is.TITLE))
            and not noun.endswith("s")
            and bool(tokens.classes[phrase.first] & (Is.DETERMINER | Is.POSSESSIVE))
        )

    def stranger(self, first: int, last: int) -> Phrase | None:
        """Return “a Danish official” in “A Danish official plays it down”, also behind “10.30”."""
        tokens, k = self.tokens, first
        while k < last and (tokens.words[k][0].isdigit() or tokens.classes[k] & Is.LEAD_IN):
            k += 1
        known = Is.DEFINITE | Is.POSSESSIVE
        if k >= last or not tokens.classes[k] & Is.DETERMINER or tokens.classes[k] & known:
            return None
        phrase = self.phrases.beginning_at(k, last)
        return phrase if phrase is not None and self.is_person(phrase) else None

    def told_of(self, phrase: Phrase) -> Phrase | None:
        """Return “the mayor” in “A word from the mayor, who paid”: whom “who” tells of."""
        tokens, behind = self.tokens, phrase.last
        if phrase.kind != NOMINAL or tokens.classes[phrase.head] & (Is.ROLE | Is.BODY):
            return None
        if behind + 1 >= len(tokens.words) or tokens.words[behind] != ",":
            return None
        if not tokens.classes[behind + 1] & Is.RELATIVE:
            return None
        for k in range(phrase.head + 1, phrase.last):
            number = self.phrases.beginning.get(k, -1)
            if number >= 0 and self.people.names[number].last == phrase.last:
                return Phrase(k, phrase.last, NAME, phrase.last - 1, number)
            if tokens.classes[k] & Is.DETERMINER:
                inner = self.phrases.beginning_at(k, phrase.last)
                if inner is not None and self.is_person(inner):
                    return inner
        return None

    def owner(self, phrase: Phrase, first: int) -> Phrase | None:
        """Return “the premier” in “The premier’s reply came late”, which opens a sentence."""
        tokens = self.tokens
        opens = phrase.first == first and phrase.kind == NOMINAL
        if not opens or tokens.classes[phrase.head] & (Is.ROLE | Is.BODY):
            return None
        for k in range(phrase.first + 1, phrase.head):
            if tokens.words[k] in ("’s", "'s"):
                owner = self.phrases.ending_at(k, first)
                if owner is None or owner.first != first:
                    return None
                return owner if owner.kind == NAME or self.is_person(owner) else None
        return None

    def apposed(self, first: int, last: int) -> int:
        """Return the name in “Her neighbour, harbour pilot Max Voss, has no complaints”, or -1."""
        tokens = self.tokens
        opening = self.phrases.beginning_at(first, last)
        if opening is None or not tokens.classes[first] & (Is.DETERMINER | Is.POSSESSIVE):
            return -1
        relation = tokens.lower[opening.head] in self.words.relational
        comma = opening.last
        if opening.kind != NOMINAL or not relation or comma >= last or tokens.words[comma] != ",":
            return -1
        for k in range(comma + 1, min(last, comma + 1 + _APPOSED)):
            number = self.phrases.beginning.get(k, -1)
            if number >= 0:
                behind = self.people.names[number].last
                person = self.people.of(number).kind == "person"
                return number if person and behind < last and tokens.words[behind] == "," else -1
            if tokens.words[k] == "," or tokens.classes[k] & (Is.VERB | Is.RELATIVE):
                return -1
        return -1

    def question(self, first: int, last: int) -> Phrase | None:
        """Return “she” of a free question, “Does she mind?”, or the person whom it names."""
        tokens = self.tokens
        helper = tokens.classes[first] & (Is.AUXILIARY | Is.PASSIVE)
        if first + 2 >= last or tokens.words[last - 1] != "?" or not helper:
            return None
        phrase = self.phrases.beginning_at(first + 1, last)
        if phrase is None or phrase.kind == NOMINAL:
            return None
        if phrase.kind == NAME:
            return phrase if self.people.of(phrase.name).kind == "person" else None
        personal = tokens.classes[phrase.head] & (Is.MASCULINE | Is.FEMININE)
        return phrase if personal else None
