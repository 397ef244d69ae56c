"""Who “the minister”, “the Ukrainian president” and “the report” are: roles and bodies."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.office_holders import OfficeHolders, tokens_text
from briefgen.analysis.office_names import holder_of
from briefgen.analysis.offices import OfficeFit
from briefgen.analysis.outlets import Outlets
from briefgen.analysis.people import People
from briefgen.analysis.phrase import Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.presumed import Presumed
from briefgen.analysis.salience import Ranking, Resolved, Salience, is_close, ranked, runners_up
from briefgen.analysis.spelling import fold
from briefgen.analysis.tokens import Tokens

_CALLED = 9
"""Tokens of “a lawyer named Ann Orr” that are looked through."""
_NAMED = 4
"""Tokens between “name” and “as” in “who gave her name only as Orr”."""
_LATEST = 3
"""Mentions of a person that are looked at: the last may stand behind “the latter”."""


class Descriptions:
    """Resolves noun phrases that describe a person or body."""

    def __init__(
        self, tokens: Tokens, people: People, phrases: Phrases, words: QuoteWords,
        salience: Salience, bodies: Outlets,
    ) -> None:  # fmt: skip
        self.tokens = tokens
        self.people = people
        self.phrases = phrases
        self.words = words
        self.salience = salience
        self.bodies = bodies
        self.fit = OfficeFit(words)
        self.presumed = Presumed(tokens, people, phrases, words, salience, self.fit)
        self.holders = OfficeHolders(tokens, people, words, salience, self.presumed)

    def is_definite(self, phrase: Phrase) -> bool:
        """Return whether a phrase means somebody known: “the envoy”, “her envoy”, “Orr's”."""
        tokens = self.tokens
        if not self.words.has_articles and not tokens.classes[phrase.first] & Is.DETERMINER:
            return True
        return bool(tokens.classes[phrase.first] & (Is.DEFINITE | Is.POSSESSIVE)) or any(
            tokens.words[k] in ("’s", "'s", "’") for k in range(phrase.first, phrase.head)
        )

    def is_known(self, phrase: Phrase) -> bool:
        """Return whether a phrase means somebody known, or gives his name at once."""
        return self.is_definite(phrase) or self._called(phrase) is not None

    def resolve(self, phrase: Phrase) -> Resolved | None:
        """Return whom a noun phrase describes, None where nobody fits."""
        tokens = self.tokens
        head = tokens.lower[phrase.head]
        classes = tokens.classes[phrase.head]
        author = self._author(phrase) or self._called(phrase)
        if author is not None:
            return author
        if not self.is_definite(phrase) and not tokens.capital[phrase.head]:
            return None
        if head in self.words.latter:
            return self._latter(phrase)
        if classes & (Is.ROLE | Is.TITLE):
            weights = self.salience.at(phrase.head) if self.words.offices else {}
            named = holder_of(phrase, tokens, self.people, self.words, weights)
            return named or self.holders.resolve(phrase)
        if classes & (Is.BODY | Is.OUTLET):
            return self._by_body(phrase, head)
        if classes & Is.NATIONALITY and tokens.capital[phrase.head]:
            return self._by_country(phrase, head)
        return None

    def _latter(self, phrase: Phrase) -> Resolved | None:
        """Return whom “the latter” means: the person mentioned last."""
        gender = self.words.articles.get(self.tokens.lower[phrase.first], "")
        latest = [
            (at, number)
            for number, places in self.salience.mentions.items()
            if number >= 0 and self.people.entities[number].kind == "person"
            for at in places[-_LATEST:]
            if at < phrase.first
        ]
        fitting = [
            (at, number)
            for at, number in latest
            if not gender or self.people.entities[number].gender in ("", gender)
        ]
        if not fitting:
            return None
        entity = self.people.entities[max(fitting)[1]]
        return Resolved(
            entity.number, (), f"“{tokens_text(self.tokens, phrase)}” after {entity.name}"
        )

    def _by_country(self, phrase: Phrase, nationality: str) -> Resolved | None:
        """Return whom “the Icelander” means: one whose roles bear the country out."""
        weighed: Ranking = []
        for number, weight in self.salience.at(phrase.head).items():
            entity = self.people.entities[number]
            if entity.kind == "person" and self.fit.is_from(entity, nationality):
                weighed.append((weight, number))
        ranking = ranked(weighed)
        if not ranking:
            return self.presumed.by_country(
                phrase, nationality, self.holders.gender(phrase, nationality)
            )
        entity = self.people.entities[ranking[0][1]]
        reason = f"“{tokens_text(self.tokens, phrase)}” is {entity.name}"
        return Resolved(entity.number, runners_up(ranking), reason, is_close(ranking))

    def other_than(self, owner: int, phrase: Phrase) -> Resolved | None:
        """Return the other of two people, as “her French host” says."""
        return self.presumed.other_than(owner, self.holders.describe(phrase))

    def _called(self, phrase: Phrase) -> Resolved | None:
        """Return Orr for “the petitioner, a lawyer named Ann Orr,”, “a man, who …” with a name."""
        tokens = self.tokens
        if phrase.last >= len(tokens.words) or tokens.words[phrase.last] != ",":
            return None
        for k in range(phrase.last + 1, min(phrase.last + _CALLED, len(tokens.words) - 1)):
            if tokens.words[k] == ",":
                return None
            number = self.phrases.beginning.get(k + 1)
            named = tokens.lower[k] in self.words.introducing or self._gives_name(k, phrase.last)
            if named and number is not None:
                entity = self.people.of(number)
                if entity.kind == "unknown":
                    entity.kind = "person"
                return Resolved(entity.number, (), f"“{tokens_text(tokens, phrase)}”")
        return None

    def _gives_name(self, k: int, low: int) -> bool:
        """Return whether “as” at token `k` is that of “who gave his name only as Orr”."""
        tokens, naming = self.tokens, self.words.introducing_as
        named = any(tokens.lower[j] in naming for j in range(max(low, k - _NAMED), k))
        return named and tokens.lower[k] == "as"

    def _author(self, phrase: Phrase) -> Resolved | None:
        """Return who wrote or said “a statement from Orr”, “Orr's letter”."""
        tokens = self.tokens
        if tokens.lower[phrase.head] not in self.words.documents:
            return None
        for k in range(phrase.first, phrase.last):
            number = self.phrases.inside.get(k, -1)
            if number < 0 or number >= len(self.people.names):
                continue
            name = self.people.names[number]
            owner = k < phrase.head and tokens.words[name.last] in ("’s", "'s", "’")
            behind = k > phrase.head and tokens.lower[name.np_first - 1] in ("from", "by", "of")
            if owner or behind:
                reason = f"“{tokens_text(tokens, phrase)}”"
                return Resolved(name.entity, (), reason)
        return None

    def _by_body(self, phrase: Phrase, head: str) -> Resolved | None:
        weights = self.salience.at(phrase.head)
        outlet = self.words.classes.get(head, 0) & Is.OUTLET or head in self.words.outlet_documents
        weighed: Ranking = []
        outlet = outlet and any(
            self.bodies.is_outlet(self.people.entities[number]) for number in weights
        )
        for number, weight in weights.items():
            entity = self.people.entities[number]
            if entity.kind != "body":
                continue
            names = self.people.names
            in_name = any(fold(word) == head for word in entity.words)
            if in_name and all(
                names[one].initial and len(names[one].words) == 1 for one in entity.names
            ):
                continue  # the “Ministry” of a headline says no more than “the ministry”
            if number in self.bodies.relays:
                weight *= 0.05
            if in_name:
                weighed.append((weight + 10, number))
            elif (outlet and self.bodies.is_outlet(entity)) or (
                head in self.words.documents and weight >= 1.0 and not outlet
            ):
                weighed.append((weight, number))
        ranking = ranked(weighed)
        if not ranking:
            return None
        entity = self.people.entities[ranking[0][1]]
        reason = f"“{tokens_text(self.tokens, phrase)}” is that of {entity.name}"
        return Resolved(entity.number, tuple(n for _, n in ranking[1:3]), reason)
