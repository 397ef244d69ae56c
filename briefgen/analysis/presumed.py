"""Whom a description means where no role says so: who the text is about, or who is named next."""

from bisect import bisect_right
from heapq import nlargest

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.live_entries import opens_entry
from briefgen.analysis.offices import Description, OfficeFit
from briefgen.analysis.people import Entity, People
from briefgen.analysis.phrase import Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.salience import Ranking, Resolved, Salience, is_close, ranked, runners_up
from briefgen.analysis.tokens import Tokens

_BELOW = 2
"""Paragraphs below an opening “The premier” in which the name is looked for."""
_BEHIND = 2
"""Sentences behind a pronoun in which somebody new is introduced."""
_NAMES_AHEAD = 6
"""Names that are looked at there."""
TOPIC = 0.5
"""Salience from which a new description (“the 60-year-old senator”) is taken to mean somebody."""
_PEOPLE = 200
"""Entities among which relatives are looked for: the time stays linear."""
_LEADING, _OFTEN = 8, 50
"""Entities that are looked at besides those just named; their mentions that are counted."""
_ABSENT = 0.5
"""What one who has not been named lately has, where host or guest is looked for."""


def is_plural(noun: str) -> bool:
    """Return whether an English noun looks like a plural: “ministers”, not “witness”."""
    return noun.endswith("s") and not noun.endswith("ss")


class Presumed:
    """Presumes whom the descriptions of one article mean."""

    def __init__(
        self, tokens: Tokens, people: People, phrases: Phrases, words: QuoteWords,
        salience: Salience, fit: OfficeFit,
    ) -> None:  # fmt: skip
        self.tokens = tokens
        self.people = people
        self.phrases = phrases
        self.words = words
        self.salience = salience
        self.fit = fit
        self.starts = [name.first for name in people.names]
        self.leading = [  # those named most
            entity.number
            for entity in nlargest(_LEADING, people.entities, key=lambda one: len(one.names))
        ]

    def by_topic(self, told: Description, weights: dict[int, float]) -> Resolved | None:
        """Return the person that a description nobody has had so far adds to: doubtful.

        Args:
            told: the description.
            weights: salience by entity before the phrase.
        """
        phrase = told.phrase
        head = self.tokens.lower[phrase.head]
        if head in self.words.generic or is_plural(head) or self._is_bound(phrase, head):
            return None
        entities = self.people.entities
        ranking = ranked([(w, n) for n, w in weights.items() if self._may_be(entities[n], told)])
        # Nothing bears out “the French president” in those just named: he may come next.
        next_named = self._named_below(told) if told.office.portfolios else None
        if next_named is not None and self._is_new(next_named.entity, phrase.head):
            return next_named
        foreign = any(self.words.classes.get(one, 0) & Is.NATIONALITY for one in told.qualifiers)
        if not ranking or ranking[0][0] < TOPIC or foreign:
            below = self._named_below(told)
            if below is not None or not ranking or ranking[0][0] < TOPIC:
                return below
        entity = entities[ranking[0][1]]
        reason = f"“{self._text(phrase)}” after {entity.name}"
        return Resolved(entity.number, runners_up(ranking), reason, ambiguous=True)

    def _is_new(self, entity: int, at: int) -> bool:
        """Return whether an entity is not named before token `at`."""
        return self.people.names[self.people.entities[entity].names[0]].first > at

    def by_country(self, phrase: Phrase, nationality: str, gender: str) -> Resolved | None:
        """Return whom “the Ghanaian” presumably means: one whose country nothing tells."""
        ranking = ranked(
            [
                (weight, number)
                for number, weight in self.salience.at(phrase.head).items()
                if self._may_come_from(self.people.entities[number], nationality, gender)
            ]
        )
        if not ranking or ranking[0][0] < TOPIC:
            return None
        entity = self.people.entities[ranking[0][1]]
        reason = f"“{self._text(phrase)}” after {entity.name}"
        return Resolved(entity.number, runners_up(ranking), reason, ambiguous=True)

    def _may_come_from(self, entity: Entity, nationality: str, gender: str) -> bool:
        agrees = entity.kind == "person" and (not gender or entity.gender in ("", gender))
        return agrees and not self.fit.is_foreign(entity, nationality)

    def _may_be(self, entity: Entity, told: Description) -> bool:
        return told.agrees(entity) and self._may_gain(entity, told)

    def _may_gain(self, entity: Entity, told: Description) -> bool:
        person = entity.kind == "person"
        return person and self.fit.may_gain(entity, told.office, told.qualifiers)

    def _is_bound(self, phrase: Phrase, head: str) -> bool:
        """Return whether a phrase means somebody beside another: “his wife”, “the Orr aide”."""
        inside = self.phrases.inside
        named = (inside[k] for k in range(phrase.first, phrase.head) if k in inside)
        classes = self.tokens.classes[phrase.first]
        owner = classes & (Is.MASCULINE | Is.FEMININE) or head in self.words.relational
        return any(self.people.of(number).kind == "person" for number in named) or bool(
            owner and classes & Is.POSSESSIVE
        )

    def _named_below(self, told: Description) -> Resolved | None:
        """Return whom the next sentences name: “The premier has … Ann Orr, who …”."""
        tokens, phrase = self.tokens, told.phrase
        if phrase.last > phrase.head + 1:
            return None
        here = tokens.paragraphs[tokens.unit_of[phrase.head]]
        start = bisect_right(self.starts, phrase.head)
        for name in self.people.names[start : start + _NAMES_AHEAD]:
            entity = self.people.entities[name.entity]
            unit = tokens.unit_of[name.first]
            opens = name.np_first == tokens.units[unit][0] or (
                tokens.paragraphs[unit] == here and bool(tokens.classes[name.np_first - 1] & Is.SAY)
            )
            if tokens.paragraphs[unit] - here > _BELOW or self._turns(phrase, unit):
                return None
            if opens and self._may_gain(entity, told):
                if not told.agrees(entity):
                    return None
                reason = f"“{self._text(phrase)}” before {entity.name}"
                return Resolved(entity.number, (), reason, ambiguous=True)
        return None

    def introduced_behind(self, phrase: Phrase, gender: str) -> Resolved | None:
        """Return who is introduced right behind: “…,” he says. Leo Birk is 61 and a sailor.

        The name must open one of the paragraph's next sentences, be new to the article, and have
        an age or a verb of being behind it.
        """
        tokens, unit = self.tokens, self.tokens.unit_of[phrase.head]
        at = bisect_right(self.starts, phrase.head)
        if at >= len(self.starts):
            return None
        name = self.people.names[at]
        entity, own = self.people.entities[name.entity], tokens.unit_of[name.first]
        near = own <= unit + _BEHIND and tokens.paragraphs[own] == tokens.paragraphs[unit]
        new = entity.names[0] == at and entity.kind == "person" and len(name.words) > 1
        if not (near and new and name.np_first == tokens.units[own][0] and own > unit):
            return None
        if name.last + 1 >= tokens.units[own][1]:
            return None
        aged = tokens.words[name.last] == "," and tokens.words[name.last + 1].isdigit()
        told = aged or tokens.lower[name.last] in self.words.copulas
        if not told or entity.gender not in ("", gender):
            return None
        reason = f"“{self._text(phrase)}” before {entity.name}"
        return Resolved(entity.number, (), reason, ambiguous=True)

    def _turns(self, phrase: Phrase, unit: int) -> bool:
        """Return whether another entry of a live blog begins in between."""
        between = range(self.tokens.unit_of[phrase.head] + 1, unit + 1)
        return any(opens_entry(self.tokens, one) for one in between)

    def other_than(self, owner: int, told: Description) -> Resolved | None:
        """Return the person most spoken of beside an entity, as “her French host” says."""
        phrase = told.phrase
        absent = _ABSENT if told.office.noun in self.words.hosts else 0.0
        weights = self.salience.at(phrase.head)
        weighed: Ranking = []
        for number in dict.fromkeys((*weights, *self.leading)):
            entity = self.people.entities[number]
            fits = entity.kind == "person" and told.agrees(entity)
            # Host and guest are those whom the article is about.
            times = self._times_named(entity, phrase.head) if fits else 0
            if number == owner or not times:
                continue
            fit = self.fit.of(entity, told.office, told.qualifiers) if told.qualifiers else 1.0
            weight = (absent + weights.get(number, 0.0)) * fit * times
            if weight:
                weighed.append((weight, number))
        ranking = ranked(weighed)
        if not ranking:
            return None
        best = self.people.entities[ranking[0][1]]
        reason = f"“{self._text(phrase)}”, of {self.people.entities[owner].name}"
        return Resolved(best.number, runners_up(ranking), reason, is_close(ranking))

    def kin_of(self, owner: int, phrase: Phrase) -> Resolved | None:
        """Return “her husband”: the one other person of her surname, None if not just one."""
        gender = self.words.gender_of(self.tokens.lower[phrase.head])
        entities = self.people.entities
        surname = entities[owner].words[-1]
        kin = [
            entity.number
            for entity in entities[:_PEOPLE]
            if entity.number != owner
            and entity.kind == "person"
            and len(entity.words) > 1
            and entity.words[-1] == surname
            and (not gender or entity.gender in ("", gender))
        ]
        if len(kin) != 1:
            return None
        reason = f"“{self._text(phrase)}”, of {entities[owner].name}"
        return Resolved(kin[0], (), reason)

    def _times_named(self, entity: Entity, at: int) -> int:
        """Return how often an entity is named before token `at`."""
        names = self.people.names
        return sum(names[number].first < at for number in entity.names[:_OFTEN])

    def _text(self, phrase: Phrase) -> str:
        return self.tokens.text(phrase.first, phrase.last).replace(" ’s", "’s").replace(" 's", "'s")
