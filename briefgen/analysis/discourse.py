"""Who “he”, “the minister” and “the report” are: salience over the sentences read so far.

After Lappin and Leass (1994): every mention lends its entity weight by its place in the sentence,
the weight fades from sentence to sentence, and agreement rules candidates out. The subject of a
reporting clause, also of indirect speech, weighs most.
"""

from collections import defaultdict
from dataclasses import dataclass

from briefgen.analysis.clauses import Clause, ClauseFinder
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.names import fold
from briefgen.analysis.people import Entity, People
from briefgen.analysis.phrases import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.tokens import Tokens

REPORTING, SUBJECT, OTHER, OBLIQUE, OWNER = 3.0, 2.0, 1.0, 0.7, 0.8
"""Weight of a mention by its place in the sentence."""

_FADE = 0.62
_PARAGRAPH = 0.8
_REPEATED = 0.1
_WINDOW = 14
_TOPIC = 0.5
"""Salience from which a new description (“the 60-year-old senator”) is taken to mean somebody."""
_AMBIGUOUS = 0.75
"""A second candidate with this share of the first one's weight makes a pronoun ambiguous."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a phrase stands for: entity numbers, best first; `reason` in words."""

    entity: int
    others: tuple[int, ...]
    reason: str
    ambiguous: bool = False


class Discourse:
    """Mentions read so far and the resolution of pronouns and roles against them."""

    def __init__(
        self, tokens: Tokens, people: People, finder: ClauseFinder, words: QuoteWords
    ) -> None:
        self.tokens = tokens
        self.people = people
        self.finder = finder
        self.words = words
        self.events: list[tuple[int, int, int, float]] = []  # unit, token, entity, weight
        self.resolved: dict[int, Resolved | None] = {}  # by head token
        self.names_in: dict[int, list[int]] = defaultdict(list)
        for number, name in enumerate(people.names):
            self.names_in[tokens.unit_of[name.first]].append(number)
        self.by_office: dict[str, list[Entity]] = defaultdict(list)
        for entity in people.entities:
            for word in entity.role_words:
                self.by_office[word].append(entity)
        self.introduced: dict[str, int] = {}  # "diplomat" of "a diplomat" to its token
        self.relays: set[int] = set()
        self.sources: list[int] = []

    # ------------------------------------------------------------ reading on

    def read(self, unit: int, clauses: list[Clause]) -> None:
        """Take in the mentions of a sentence; sentences must come in order."""
        first, last = self.tokens.units[unit]
        reporting = {clause.subject.head for clause in clauses}
        spoken = {clause.subject.name for clause in clauses if clause.subject.name >= 0}
        subjects = {phrase.head: phrase for phrase in self.finder.subjects(first, last)}
        leading = {phrase.name for phrase in subjects.values() if phrase.name >= 0}
        marks: list[tuple[int, int, float]] = []
        for number in self.names_in.get(unit, ()):
            name = self.people.names[number]
            weight = self._name_weight(number, first, spoken, leading)
            marks.append((name.first, name.entity, weight))
        self._note_relay(first, last, clauses)
        self.events += [(unit, at, entity, weight) for at, entity, weight in marks]
        phrases = [clause.subject for clause in clauses] + list(subjects.values())
        for phrase in sorted(phrases, key=lambda one: one.head):
            if phrase.kind == NAME or phrase.head in self.resolved:
                continue
            if phrase.kind == NOMINAL and not self._is_definite(phrase):
                self.introduced[self.tokens.lower[phrase.head]] = phrase.head
            found = self.resolve(phrase)
            if found is not None and found.entity >= 0:
                weight = REPORTING if phrase.head in reporting else SUBJECT
                self.events.append((unit, phrase.head, found.entity, weight * 0.9))

    def source_outlet(self) -> Entity | None:
        """Return the outlet that the article passes on, if it says that it does."""
        if not self.relays:
            return None
        sources = [number for number in self.sources if number not in self.relays]
        return self.people.entities[sources[0]] if sources else None

    def _note_relay(self, first: int, last: int, clauses: list[Clause]) -> None:
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

    def _name_weight(
        self, number: int, first: int, spoken: set[int], leading: set[int]
    ) -> float:
        tokens, name = self.tokens, self.people.names[number]
        if number in spoken:
            return REPORTING
        if number in leading:
            return SUBJECT
        if name.last < len(tokens.words) and tokens.words[name.last] in ("’s", "'s", "’", "'"):
            return OWNER
        if name.np_first > first and tokens.classes[name.np_first - 1] & Is.PREPOSITION:
            return OBLIQUE
        return OTHER

    def is_outlet(self, entity: Entity) -> bool:
        """Return whether the entity is a newspaper, station or agency."""
        return entity.kind == "body" and (
            entity.outlet
            or any(self.words.classes.get(word.lower(), 0) & Is.OUTLET for word in entity.words)
        )

    # ------------------------------------------------------------ resolving

    def resolve(self, phrase: Phrase, quoted: str = "") -> Resolved | None:
        """Return who a phrase stands for, None where nobody fits.

        Args:
            phrase: a name, pronoun or nominal phrase of a sentence that has been read up to it.
            quoted: what is said; a person seldom speaks of himself by name.
        """
        if phrase.name >= 0:
            entity = self.people.names[phrase.name].entity
            return Resolved(entity, (), "named in the sentence")
        if phrase.head in self.resolved and not quoted:
            return self.resolved[phrase.head]
        if phrase.kind == PRONOUN:
            found = self._pronoun(phrase, quoted)
        elif phrase.kind == NOMINAL:
            found = self._nominal(phrase)
        else:
            found = None
        self.resolved[phrase.head] = found
        return found

    def _weights(self, at: int) -> dict[int, float]:
        """Return the entities' salience just before token `at`."""
        tokens = self.tokens
        unit = tokens.unit_of[at]
        paragraph = tokens.paragraphs[unit]
        weights: dict[int, float] = {}
        for event_unit, token, entity, weight in reversed(self.events):
            distance = unit - event_unit
            if distance > _WINDOW:
                break
            if distance < 0 or (distance == 0 and token >= at):
                continue
            faded = weight * _FADE**distance
            if tokens.paragraphs[event_unit] != paragraph:
                faded *= _PARAGRAPH
            # The strongest mention counts; others of the same entity add a little.
            known = weights.get(entity, 0.0)
            weights[entity] = max(known, faded) + _REPEATED * min(known, faded)
        return weights

    def _pronoun(self, phrase: Phrase, quoted: str) -> Resolved | None:
        classes = self.tokens.classes[phrase.head]
        if classes & (Is.FIRST | Is.SECOND):
            return None
        gender = "m" if classes & Is.MASCULINE else "f" if classes & Is.FEMININE else ""
        folded = fold(quoted) if quoted else ""
        ranked: list[tuple[float, int]] = []
        for number, weight in self._weights(phrase.head).items():
            entity = self.people.entities[number]
            fit = self._fit(entity, gender, plural=bool(classes & Is.PLURAL))
            if fit and folded and entity.kind == "person" and fold(entity.words[-1]) in folded:
                fit *= 0.35
            if fit:
                ranked.append((weight * fit, number))
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        if not ranked:
            return None
        best = ranked[0]
        chosen = self.people.entities[best[1]]
        if gender and not chosen.gender:
            chosen.votes[gender] += 1
        others = tuple(number for _, number in ranked[1:4])
        ambiguous = len(ranked) > 1 and ranked[1][0] > _AMBIGUOUS * best[0]
        word = self.tokens.words[phrase.head]
        return Resolved(best[1], others, f"“{word}” after {chosen.name}", ambiguous)

    def _fit(self, entity: Entity, gender: str, *, plural: bool) -> float:
        if gender:
            if entity.kind in ("body", "place"):
                return 0.0
            own = entity.gender
            if own and own != gender:
                return 0.0
            known = 1.0 if own else 0.85
            return known if entity.kind == "person" else 0.25 * known
        if plural:
            return 1.0 if entity.kind == "body" else 0.0
        return {"body": 1.0, "place": 0.3}.get(entity.kind, 0.0)

    # ------------------------------------------------------------ nominal phrases

    def _is_definite(self, phrase: Phrase) -> bool:
        tokens = self.tokens
        if not self.words.has_articles and not tokens.classes[phrase.first] & Is.DETERMINER:
            return True
        return bool(tokens.classes[phrase.first] & (Is.DEFINITE | Is.POSSESSIVE)) or any(
            tokens.words[k] in ("’s", "'s", "’") for k in range(phrase.first, phrase.head)
        )

    def _nominal(self, phrase: Phrase) -> Resolved | None:
        tokens = self.tokens
        head = tokens.lower[phrase.head]
        classes = tokens.classes[phrase.head]
        author = self._author(phrase)
        if author is not None:
            return author
        if not self._is_definite(phrase) and not tokens.capital[phrase.head]:
            return None
        if classes & (Is.ROLE | Is.TITLE):
            return self._by_office(phrase, head)
        if classes & (Is.BODY | Is.OUTLET):
            return self._by_body(phrase, head)
        return None

    def _author(self, phrase: Phrase) -> Resolved | None:
        """Return who wrote or said “a statement from Orr”, “Orr's letter”."""
        tokens = self.tokens
        if not tokens.lower[phrase.head] in self.words.documents:
            return None
        for k in range(phrase.first, phrase.last):
            number = self.finder.phrases.inside.get(k, -1)
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
        offices = self.words.same_office.get(head, frozenset()) | {head}
        candidates: dict[int, Entity] = {}
        for office in offices:
            for entity in self.by_office.get(office, ()):
                candidates[entity.number] = entity
        qualifiers = self._qualifiers(phrase)
        gender = "m" if head in self.words.masculine else "f" if head in self.words.feminine else ""
        weights = self._weights(phrase.head)
        ranked: list[tuple[float, int]] = []
        for number, entity in candidates.items():
            if gender and entity.gender not in ("", gender):
                continue
            fit = self._office_fit(entity, head, qualifiers)
            if fit and number in weights:
                ranked.append((weights[number] * fit, number))
            elif fit >= 1 and entity.names and self._seen(entity, phrase.head):
                ranked.append((0.01 * fit, number))
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        if self._introduced_since(head, ranked):
            return None
        if not ranked or (qualifiers and self._doubtful(ranked[0][1], head, qualifiers)):
            topic = self._by_topic(phrase, head, gender, qualifiers, weights)
            if topic is not None or not ranked:
                return topic
        entity = self.people.entities[ranked[0][1]]
        reason = f"“{tokens_text(self.tokens, phrase)}” is {entity.name}, {entity.role}"
        others = tuple(number for _, number in ranked[1:4])
        ambiguous = len(ranked) > 1 and ranked[1][0] > _AMBIGUOUS * ranked[0][0]
        return Resolved(entity.number, others, reason, ambiguous)

    def _doubtful(self, number: int, head: str, qualifiers: list[str]) -> bool:
        """Return whether nothing in the person's roles bears out “Nebraska” in a phrase."""
        return self._office_fit(self.people.entities[number], head, qualifiers) < 0.6

    def _introduced_since(self, head: str, ranked: list[tuple[float, int]]) -> bool:
        """Return whether “the diplomat” goes on with an unnamed “a diplomat”."""
        at = self.introduced.get(head)
        if at is None:
            return False
        last = max((self._last_event(number, at) for _, number in ranked[:1]), default=-1)
        return last < at

    def _last_event(self, entity: int, at: int) -> int:
        return max(
            (token for _, token, number, _ in self.events[-60:] if number == entity), default=-1
        )

    def _by_topic(
        self,
        phrase: Phrase,
        head: str,
        gender: str,
        qualifiers: list[str],
        weights: dict[int, float],
    ) -> Resolved | None:
        """Return the person that a description nobody has had so far adds to: doubtful."""
        if head in self.words.anonymous or head.endswith("s"):
            return None
        ranked = sorted(
            (
                (-weight, number)
                for number, weight in weights.items()
                if (entity := self.people.entities[number]).kind == "person"
                and (not gender or entity.gender in ("", gender))
                and self._may_gain(entity, head)
            ),
        )
        if not ranked or -ranked[0][0] < _TOPIC:
            return None
        entity = self.people.entities[ranked[0][1]]
        reason = f"“{tokens_text(self.tokens, phrase)}” after {entity.name}"
        return Resolved(entity.number, tuple(n for _, n in ranked[1:4]), reason, ambiguous=True)

    def _may_gain(self, entity: Entity, head: str) -> bool:
        """Return whether no known role of the person contradicts the new one."""
        offices = [
            word
            for word in entity.role_words
            if self.words.classes.get(word, 0) & (Is.ROLE | Is.TITLE)
            and word not in self.words.relational
        ]
        return not offices or head in self.words.same_office.get(offices[0], frozenset())

    def _seen(self, entity: Entity, at: int) -> bool:
        return self.people.names[entity.names[0]].first < at

    def _qualifiers(self, phrase: Phrase) -> list[str]:
        """Return the capitalised words and nationalities of a phrase, lower case."""
        tokens = self.tokens
        return [
            tokens.lower[k]
            for k in range(phrase.first, phrase.last)
            if k != phrase.head
            and tokens.capital[k]
            and not tokens.classes[k] & (Is.DETERMINER | Is.LEAD_IN | Is.TITLE)
        ]

    def _office_fit(self, entity: Entity, head: str, qualifiers: list[str]) -> float:
        fit = 1.0 if head in entity.role_words else 0.4
        for qualifier in qualifiers:
            countries = self.words.countries.get(qualifier, ())
            known = {qualifier, *countries}
            known |= {
                adjective for adjective, names in self.words.countries.items() if qualifier in names
            }
            if known & entity.role_words:
                fit *= 1.5
            elif any(
                word in self.words.countries
                or any(word in n for n in self.words.countries.values())
                for word in entity.role_words
            ):
                return 0.0
            else:
                fit *= 0.5
        return fit

    def _by_body(self, phrase: Phrase, head: str) -> Resolved | None:
        weights = self._weights(phrase.head)
        outlet = self.words.classes.get(head, 0) & Is.OUTLET or head in (
            "report", "article", "story", "paper", "outlet", "newspaper", "magazine",
        )  # fmt: skip
        ranked: list[tuple[float, int]] = []
        for number, weight in weights.items():
            entity = self.people.entities[number]
            if entity.kind != "body":
                continue
            in_name = any(fold(word) == head for word in entity.words)
            if number in self.relays:
                weight *= 0.05
            if in_name:
                ranked.append((weight + 10, number))
            elif (outlet and self.is_outlet(entity)) or (head in self.words.documents and weight >= 1.5 and not outlet):
                ranked.append((weight, number))
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        if not ranked:
            return None
        entity = self.people.entities[ranked[0][1]]
        reason = f"“{tokens_text(self.tokens, phrase)}” is that of {entity.name}"
        return Resolved(entity.number, tuple(n for _, n in ranked[1:3]), reason)


def tokens_text(tokens: Tokens, phrase: Phrase) -> str:
    """Return the phrase's words as a reader would write them."""
    words = tokens.text(phrase.first, phrase.last)
    for mark in ("’s", "'s", ","):
        words = words.replace(f" {mark}", mark)
    return words
