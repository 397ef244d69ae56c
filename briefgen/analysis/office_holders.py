"""Who “the minister” and “the Ukrainian president” are: whose roles an article tells so."""

from collections import defaultdict

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.offices import Description, Office, OfficeFit, offices_in
from briefgen.analysis.people import Entity, People
from briefgen.analysis.phrase import Phrase
from briefgen.analysis.presumed import TOPIC, Presumed, is_plural
from briefgen.analysis.salience import Ranking, Resolved, Salience, is_close, ranked, runners_up
from briefgen.analysis.tokens import Tokens

_BORNE_OUT = 0.6
"""How well a person's roles fit a description from which its “Nebraska” is borne out by them."""
_MOST = 60
"""Holders of an office that are looked at besides those just spoken of: the time stays linear."""
_CLEARLY = 1.0
"""Salience from which a description sticks to the one it is taken to mean."""
_FAR, _TOPICAL = 0.35, 4.0
"""Salience below which one who has the office gives way to one so much more present."""
_BEFORE = 0.01
"""What one who has not been named lately has, where his role fits."""


class OfficeHolders:
    """Finds who holds the offices that one article's phrases name.

    Attributes:
        introduced: noun of somebody brought in without a name (“a diplomat”) to its token.
    """

    def __init__(
        self, tokens: Tokens, people: People, words: QuoteWords, salience: Salience,
        presumed: Presumed,
    ) -> None:  # fmt: skip
        self.tokens = tokens
        self.people = people
        self.words = words
        self.salience = salience
        self.presumed = presumed
        self.fit: OfficeFit = presumed.fit
        self.introduced: dict[str, int] = {}
        self._by_noun: dict[str, list[Entity]] = defaultdict(list)
        self._known_nouns: dict[int, tuple[int, set[str]]] = {}
        for entity in people.entities:
            for word in self._nouns(entity):
                if len(self._by_noun[word]) < _MOST:
                    self._by_noun[word].append(entity)

    def describe(self, phrase: Phrase) -> Description:
        """Return what a phrase says: “the deputy foreign minister”, “die SPD-Politikerin”."""
        head = self.tokens.lower[phrase.head]
        noun = head.rpartition("-")[2] if self.words.nouns_capitalised else head
        offices = offices_in([*self.tokens.lower[phrase.first : phrase.head], noun], self.words)
        office = offices[-1] if offices else Office(noun, frozenset())
        return Description(phrase, office, self._qualifiers(phrase), self.gender(phrase, noun))

    def gender(self, phrase: Phrase, noun: str) -> str:
        """Return the gender that a role noun shows, or its article: “die Vorsitzende”."""
        article = self.words.subject_articles.get(self.tokens.lower[phrase.first], "")
        return article if article and noun.endswith("e") else self.words.gender_of(noun)

    def resolve(self, phrase: Phrase) -> Resolved | None:
        """Return whom a phrase with a role noun means, None where nobody fits."""
        told = self.describe(phrase)
        weights = self.salience.at(phrase.head)
        ranking = self._ranking(told, weights)
        if self._introduced_since(told, ranking):
            return None
        best = self.people.entities[ranking[0][1]] if ranking else None
        if best is None:
            return self._presume(told, weights) or self._named_later(told, weights)
        if told.qualifiers and self.fit.of(best, told.office, told.qualifiers) < _BORNE_OUT:
            topic = self._presume(told, weights)
            if topic is not None:
                return topic
        elif ranking[0][0] < _FAR and not told.office.portfolios:
            topic = self._presume(told, weights)
            if topic is not None and self._outshines(topic, weights, ranking[0][0]):
                return topic
        return Resolved(
            best.number, runners_up(ranking), self._reason(phrase, best), is_close(ranking)
        )

    def _ranking(self, told: Description, weights: dict[int, float]) -> Ranking:
        """Return those named so far whom a description fits, by how present they are."""
        candidates = self._holders(told.office.noun, weights)
        if told.qualifiers and not is_plural(told.office.noun):
            candidates |= self._peers(weights)
        fits = {
            number: self.fit.of(entity, told.office, told.qualifiers)
            for number, entity in candidates.items()
            if told.agrees(entity)
        }
        # Where “Norrland” fits one of them, it rules out the others.
        least = _BORNE_OUT if max(fits.values(), default=0) > _BORNE_OUT else 0.0
        weighed: Ranking = []
        for number, fit in fits.items():
            entity = candidates[number]
            if fit < least:
                continue
            if fit and number in weights:
                weighed.append((weights[number] * fit, number))
            elif fit >= 1 and entity.names and self._seen(entity, told.phrase.head):
                weighed.append((_BEFORE * fit, number))
        return ranked(weighed)

    def _reason(self, phrase: Phrase, entity: Entity) -> str:
        return f"“{tokens_text(self.tokens, phrase)}” is {entity.name}, {entity.role}"

    def _peers(self, weights: dict[int, float]) -> dict[int, Entity]:
        """Return those just spoken of as somebody's “counterpart”, by number."""
        entities = self.people.entities
        return {n: entities[n] for n in weights if entities[n].role_words & self.words.peers}

    def _holders(self, head: str, present: dict[int, float]) -> dict[int, Entity]:
        """Return those whose roles are an office, or one that the same noun may stand for."""
        offices = self.words.same_office.get(head, frozenset()) | {head}
        entities = self.people.entities
        near = {n: entities[n] for n in present if offices & self._nouns(entities[n])}
        if not self.words.nouns_capitalised:
            return near | {e.number: e for office in offices for e in self._by_noun.get(office, ())}
        is_kind_of = self.words.is_kind_of
        return near | {
            entity.number: entity
            for word, holders in self._by_noun.items()
            if any(is_kind_of(word, one) or is_kind_of(one, word) for one in offices)
            for entity in holders
        }

    def _nouns(self, entity: Entity) -> set[str]:
        """Return the words of a person's roles so far, with “minister” for a premier."""
        size = len(entity.role_words) + len(entity.described)
        known = self._known_nouns.get(entity.number)
        if known is None or known[0] != size:
            single = self.words.single_word_offices
            nouns = entity.role_words.union(*(role.split() for role in entity.described))
            nouns |= {single[word][0] for word in nouns if word in single}
            known = self._known_nouns[entity.number] = (size, nouns)
        return known[1]

    def _introduced_since(self, told: Description, ranking: Ranking) -> bool:
        """Return whether “the diplomat” goes on with an unnamed “a diplomat”."""
        at = self.introduced.get(self.tokens.lower[told.phrase.head])
        if at is None:
            return False
        last = max((self.salience.last_mention(number) for _, number in ranking[:1]), default=-1)
        return last < at

    def _named_later(self, told: Description, weights: dict[int, float]) -> Resolved | None:
        """Return the one person whom the rest of the article names with an office.

        “The minister refused.” may stand paragraphs before “Transport Minister Ann Orr”, but not
        where somebody else has just been named: that may be he.
        """
        entities, noun = self.people.entities, told.office.noun
        present = (n for n, weight in weights.items() if weight >= TOPIC)
        if noun in self.words.generic or is_plural(noun):
            return None
        if any(entities[number].kind == "person" for number in present):
            return None
        holders = [
            entity
            for entity in self._holders(noun, {}).values()
            if entity.kind == "person"
            and not self._seen(entity, told.phrase.head)
            and told.agrees(entity)
            and self.fit.of(entity, told.office, told.qualifiers) >= 1.0
        ]
        if len(holders) != 1:
            return None
        reason = self._reason(told.phrase, holders[0])
        return Resolved(holders[0].number, (), reason, ambiguous=True)

    def _presume(self, told: Description, weights: dict[int, float]) -> Resolved | None:
        """Return whom a new description presumably means; who clearly is meant is known by it."""
        found = self.presumed.by_topic(told, weights)
        if found is None:
            return None
        weight = weights.get(found.entity, 0.0)
        second = weights[found.others[0]] if found.others else 0.0
        below = found.entity not in weights
        if below or (weight >= _CLEARLY and second < weight / 2):
            described = self.tokens.lower[told.phrase.first : told.phrase.head + 1]
            self.people.entities[found.entity].described.append(" ".join(described))
        return found

    def _outshines(self, topic: Resolved, weights: dict[int, float], best: float) -> bool:
        """Return whether one who has no role of his own is far more present than a holder."""
        plain = not self.people.entities[topic.entity].roles
        return plain and weights.get(topic.entity, 0.0) > _TOPICAL * best

    def _seen(self, entity: Entity, at: int) -> bool:
        return self.people.names[entity.names[0]].first < at

    def _qualifiers(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the capitalised words and nationalities of a phrase, lower case."""
        tokens = self.tokens
        return tuple(
            tokens.lower[k]
            for k in range(phrase.first, phrase.last)
            if k != phrase.head
            and (tokens.capital[k] or tokens.classes[k] & Is.NATIONALITY)
            and not tokens.classes[k] & (Is.DETERMINER | Is.LEAD_IN | Is.TITLE)
        )


def tokens_text(tokens: Tokens, phrase: Phrase) -> str:
    """Return the phrase's words as a reader would write them."""
    words = tokens.text(phrase.first, phrase.last)
    for mark in ("’s", "'s", ","):
        words = words.replace(f" {mark}", mark)
    return words
