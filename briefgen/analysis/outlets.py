"""Outlets: which names are newspapers or agencies, and which pass on what others report."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.people import Entity, People
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.tokens import Tokens


class Outlets:
    """The outlets of one article.

    Attributes:
        relays: entities that pass on others' reports (“…, Northern News says”).
        sources: outlets that the article names as its source (“according to CNN”).
    """

    def __init__(self, tokens: Tokens, people: People, words: QuoteWords) -> None:
        self.tokens = tokens
        self.people = people
        self.words = words
        self.relays: set[int] = set()
        self.sources: list[int] = []

    def source_outlet(self) -> Entity | None:
        """Return the outlet that the article passes on, if it says that it does."""
        if not self.relays:
            return None
        sources = [number for number in self.sources if number not in self.relays]
        return self.people.entities[sources[0]] if sources else None

    def note(self, first: int, last: int, clauses: list[Clause]) -> None:
        """Note the outlet of “…, Northern News reports”, which passes on what others say."""
        for clause in clauses:
            name = clause.subject.name
            if clause.form == "according" and name >= 0 and self.is_outlet(self.people.of(name)):
                self.sources.append(self.people.names[name].entity)
            ends = last - clause.cue_last <= 1 and clause.first > first
            if clause.form == "sv" and name >= 0 and ends:
                entity = self.people.of(name)
                if self.tokens.words[clause.first - 1] == "," and self.is_outlet(entity):
                    self.relays.add(entity.number)

    def is_outlet(self, entity: Entity) -> bool:
        """Return whether the entity is a newspaper, station or agency."""
        return entity.kind == "body" and (
            entity.outlet
            or any(self.words.classes.get(word.lower(), 0) & Is.OUTLET for word in entity.words)
        )
