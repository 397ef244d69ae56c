"""Who “the minister”, “the Ukrainian president” and “the report” are: roles and bodies."""

from collections import defaultdict

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.office_names import holder_of
from briefgen.analysis.offices import Office, OfficeFit, offices_in
from briefgen.analysis.outlets import Outlets
from briefgen.analysis.people import Entity, People
from briefgen.analysis.phrase import Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.presumed import TOPIC, Presumed, is_plural
from briefgen.analysis.salience import Ranking, Resolved, Salience, is_close, ranked, runners_up
from briefgen.analysis.spelling import fold
from briefgen.analysis.tokens import Tokens

_BORNE_OUT = 0.6
"""How well a person's roles fit a description from which its “Nebraska” is borne out by them."""
_MOST = 60
"""Holders of an office that are looked at besides those just spoken of: the time stays linear."""
_CALLED = 9
"""Tokens of “a lawyer named Ann Orr” that are looked through."""
_NAMED = 4
"""Tokens between “name” and “as” in “who gave her name only as Orr”."""
_LATEST = 3
"""Mentions of a person that are looked at: the last may stand behind “the latter”."""
_CLEARLY = 1.0
"""Salience from which a description sticks to the one it is taken to mean."""
_FAR, _TOPICAL = 0.35, 4.0
"""Salience below which one who has the office gives way to one so much more present."""


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
        self.introduced: dict[str, int] = {}  # "diplomat" of "a diplomat" to its token
        self.by_office: dict[str, list[Entity]] = defaultdict(list)
        self._known_nouns: dict[int, tuple[int, set[str]]] = {}
        for entity in people.entities:
            for word in self._nouns(entity):
                if len(self.by_office[word]) < _MOST:
                    self.by_office[word].append(entity)

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
            return named or self._by_office(phrase, head)
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
            return self.presumed.by_country(phrase, nationality, self._gender(phrase, nationality))
        entity = self.people.entities[ranking[0][1]]
        reason = f"“{tokens_text(self.tokens, phrase)}” is {entity.name}"
        return Resolved(entity.number, runners_up(ranking), reason, is_close(ranking))

    def other_than(self, owner: int, phrase: Phrase) -> Resolved | None:
        """Return the other of two people, as “her French host” says."""
        office = self._described(phrase, self.tokens.lower[phrase.head])
        return self.presumed.other_than(owner, phrase, office, self._qualifiers(phrase))

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

    def _by_office(self, phrase: Phrase, head: str) -> Resolved | None:
        head = self._office(head)
        office = self._described(phrase, head)
        qualifiers = self._qualifiers(phrase)
        gender = self._gender(phrase, head)
        weights = self.salience.at(phrase.head)
        candidates = self._holders(office.noun, weights)
        if qualifiers and not is_plural(office.noun):
            peers = (n for n in weights if self.people.entities[n].role_words & self.words.peers)
            candidates |= {n: self.people.entities[n] for n in peers}
        weighed: Ranking = []
        fits = {
            number: self.fit.of(entity, office, qualifiers)
            for number, entity in candidates.items()
            if not gender or entity.gender in ("", gender)
        }
        # Where “Norrland” fits one of them, it rules out the others.
        least = _BORNE_OUT if max(fits.values(), default=0) > _BORNE_OUT else 0.0
        for number, fit in fits.items():
            entity = candidates[number]
            if fit < least:
                continue
            if fit and number in weights:
                weighed.append((weights[number] * fit, number))
            elif fit >= 1 and entity.names and self._seen(entity, phrase.head):
                weighed.append((0.01 * fit, number))
        ranking = ranked(weighed)
        if self._introduced_since(head, ranking):
            return None
        if not ranking or (qualifiers and self._doubtful(ranking[0][1], office, qualifiers)):
            topic = self._presume(phrase, office, qualifiers, gender, weights)
            if topic is not None or not ranking:
                return topic or self._named_later(phrase, office, qualifiers, gender)
        elif ranking[0][0] < _FAR and not office.portfolios:
            topic = self._presume(phrase, office, qualifiers, gender, weights)
            if topic is not None and self._outshines(topic, weights, ranking[0][0]):
                return topic
        entity = self.people.entities[ranking[0][1]]
        reason = f"“{tokens_text(self.tokens, phrase)}” is {entity.name}, {entity.role}"
        return Resolved(entity.number, runners_up(ranking), reason, is_close(ranking))

    def _office(self, head: str) -> str:
        """Return the office in a compound such as “SPD-Politikerin”."""
        return head.rpartition("-")[2] if self.words.nouns_capitalised else head

    def _holders(self, head: str, present: dict[int, float]) -> dict[int, Entity]:
        """Return those whose roles are an office, or one that the same noun may stand for."""
        offices = self.words.same_office.get(head, frozenset()) | {head}
        entities = self.people.entities
        near = {n: entities[n] for n in present if offices & self._nouns(entities[n])}
        if not self.words.nouns_capitalised:
            return near | {
                e.number: e for office in offices for e in self.by_office.get(office, ())
            }
        is_kind_of = self.words.is_kind_of
        return near | {
            entity.number: entity
            for word, holders in self.by_office.items()
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

    def _described(self, phrase: Phrase, head: str) -> Office:
        """Return the office of a phrase: “the deputy foreign minister”."""
        words = self.tokens.lower[phrase.first : phrase.head]
        offices = offices_in([*words, head], self.words)
        return offices[-1] if offices else Office(head, frozenset())

    def _doubtful(self, number: int, office: Office, qualifiers: list[str]) -> bool:
        """Return whether nothing in the person's roles bears out “Nebraska” in a phrase."""
        return self.fit.of(self.people.entities[number], office, qualifiers) < _BORNE_OUT

    def _introduced_since(self, head: str, ranking: Ranking) -> bool:
        """Return whether “the diplomat” goes on with an unnamed “a diplomat”."""
        at = self.introduced.get(head)
        if at is None:
            return False
        last = max((self.salience.last_mention(number) for _, number in ranking[:1]), default=-1)
        return last < at

    def _named_later(
        self, phrase: Phrase, office: Office, qualifiers: list[str], gender: str
    ) -> Resolved | None:
        """Return the one person whom the rest of the article names with an office.

        “The minister refused.” may stand paragraphs before “Transport Minister Ann Orr”, but not
        where somebody else has just been named: that may be he.
        """
        if office.noun in self.words.generic or is_plural(office.noun) or self._anybody(phrase):
            return None
        holders = [
            entity
            for entity in self._holders(office.noun, {}).values()
            if entity.kind == "person"
            and not self._seen(entity, phrase.head)
            and (not gender or entity.gender in ("", gender))
            and self.fit.of(entity, office, qualifiers) >= 1.0
        ]
        if len(holders) != 1:
            return None
        reason = f"“{tokens_text(self.tokens, phrase)}” is {holders[0].name}, {holders[0].role}"
        return Resolved(holders[0].number, (), reason, ambiguous=True)

    def _anybody(self, phrase: Phrase) -> bool:
        """Return whether a person is present enough to be meant."""
        weights = self.salience.at(phrase.head).items()
        entities = self.people.entities
        return any(
            weight >= TOPIC and entities[number].kind == "person" for number, weight in weights
        )

    def _gender(self, phrase: Phrase, head: str) -> str:
        """Return the gender that a role noun shows, or its article: “die Vorsitzende”."""
        article = self.words.subject_articles.get(self.tokens.lower[phrase.first], "")
        return article if article and head.endswith("e") else self.words.gender_of(head)

    def _presume(
        self, phrase: Phrase, office: Office, qualifiers: list[str], gender: str,
        weights: dict[int, float],
    ) -> Resolved | None:  # fmt: skip
        """Return whom a new description presumably means; who clearly is meant is known by it."""
        found = self.presumed.by_topic(phrase, office, qualifiers, gender, weights)
        if found is None:
            return None
        weight = weights.get(found.entity, 0.0)
        second = weights[found.others[0]] if found.others else 0.0
        below = found.entity not in weights
        if below or (weight >= _CLEARLY and second < weight / 2):
            described = self.tokens.lower[phrase.first : phrase.head + 1]
            self.people.entities[found.entity].described.append(" ".join(described))
        return found

    def _outshines(self, topic: Resolved, weights: dict[int, float], best: float) -> bool:
        """Return whether one who has no role of his own is far more present than a holder."""
        plain = not self.people.entities[topic.entity].roles
        return plain and weights.get(topic.entity, 0.0) > _TOPICAL * best

    def _seen(self, entity: Entity, at: int) -> bool:
        return self.people.names[entity.names[0]].first < at

    def _qualifiers(self, phrase: Phrase) -> list[str]:
        """Return the capitalised words and nationalities of a phrase, lower case."""
        tokens = self.tokens
        return [
            tokens.lower[k]
            for k in range(phrase.first, phrase.last)
            if k != phrase.head
            and (tokens.capital[k] or tokens.classes[k] & Is.NATIONALITY)
            and not tokens.classes[k] & (Is.DETERMINER | Is.LEAD_IN | Is.TITLE)
        ]

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


def tokens_text(tokens: Tokens, phrase: Phrase) -> str:
    """Return the phrase's words as a reader would write them."""
    words = tokens.text(phrase.first, phrase.last)
    for mark in ("’s", "'s", ","):
        words = words.replace(f" {mark}", mark)
    return words
