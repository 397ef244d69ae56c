"""Who “he” and “the minister” are: the article read sentence by sentence.

Agreement rules candidates out and salience ranks them; the subject of a reporting clause, also of
indirect speech, weighs most.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from briefgen.analysis.clauses import ClauseFinder
from briefgen.analysis.descriptions import Descriptions
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.openings import Openings
from briefgen.analysis.outlets import Outlets
from briefgen.analysis.people import People
from briefgen.analysis.phrase import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.prominence import ASKED, OTHER, OWNING, SUBJECT, Prominence
from briefgen.analysis.pronouns import Pronouns
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.salience import Resolved, Salience, is_close, ranked
from briefgen.analysis.tokens import QUOTE, Tokens

_OTHER = 0.9
"""Share of a description's weight for one of the other gender who has the same office."""
_UNPLACED = 0.35
"""Share of its weight for “the emir” whom no role shows: somebody named may be meant after all."""
_CLOSING = frozenset((".", ",", ";", "?", "!", QUOTE))
"""What “her” stands before that owns nothing."""
_QUESTIONED = 60
"""Tokens before a free question in which its “she” is looked for."""


class Discourse:
    """Mentions read so far and the resolution of pronouns and roles against them."""

    def __init__(
        self, tokens: Tokens, people: People, finder: ClauseFinder, words: QuoteWords
    ) -> None:
        self.tokens = tokens
        self.people = people
        self.finder = finder
        self.words = words
        self.resolved: dict[int, Resolved | None] = {}  # by head token
        self.settled: set[int] = set()  # heads that were resolved with what they say
        self.salience = Salience(tokens)
        self.outlets = Outlets(tokens, people, words)
        self.descriptions = Descriptions(
            tokens, people, finder.phrases, words, self.salience, self.outlets
        )
        self.prominence = Prominence(tokens, people, finder, words)
        self.pronouns = Pronouns(tokens, people, words, self.salience, self.prominence)
        self.openings = Openings(tokens, people, finder.phrases, words)
        self.kin = [k for k, lower in enumerate(tokens.lower) if lower in words.kin]
        self.names_in: dict[int, list[int]] = defaultdict(list)
        for number, name in enumerate(people.names):
            self.names_in[tokens.unit_of[name.first]].append(number)

    # ------------------------------------------------------------ reading on

    def read(self, unit: int, clauses: list[Clause]) -> None:
        """Take in the mentions of a sentence; sentences must come in order."""
        first, last = self.tokens.units[unit]
        reporting = {clause.subject.head: clause for clause in reversed(clauses)}
        subjects = {phrase.head: phrase for phrase in self.finder.places.between(first, last)}
        self.pronouns.cues.update({head: clause.cue for head, clause in reporting.items()})
        weights = self.prominence.of_subjects(first, reporting, subjects)
        self.prominence.note_asked(clauses, weights)
        self.outlets.note(first, last, clauses)
        for number in self.names_in.get(unit, ()):
            name = self.people.names[number]
            weight = weights.get(name.last - 1) or self.prominence.of_name(number, first)
            self.salience.add(name.first, name.entity, weight)
        self._ask_freely(first, last)
        phrases = [clause.subject for clause in clauses] + list(subjects.values())
        for phrase in sorted(phrases, key=lambda one: one.head):
            if phrase.kind == NAME:
                continue
            if phrase.head not in self.resolved:
                self._take_in(phrase, first, weights[phrase.head])
            self._take_in_within(phrase, first)
        self._take_in_kin(first, last)
        self._take_in_objects(first, last, subjects)
        self._take_in_opening(first, last)
        self._hear_question(clauses)

    def _take_in(self, phrase: Phrase, first: int, weight: float) -> None:
        """Take in a subject that is no name."""
        if phrase.kind == NOMINAL and self._describes_name(phrase, first):
            return
        number = self._names_behind(phrase) if phrase.kind == NOMINAL else -1
        if number >= 0:
            name = self.people.names[number]
            self.salience.add(name.first, name.entity, weight)
            return
        if phrase.kind == NOMINAL and not self.descriptions.is_known(phrase):
            self._introduce(phrase, min(SUBJECT, weight))
        found = self.resolve(phrase)
        if found is not None:
            self._add_resolved(phrase.head, found, weight * 0.95)
            self._add_other_gender(phrase, found, weight)
        elif phrase.kind == NOMINAL and self.tokens.classes[phrase.head] & Is.BODY:
            self.pronouns.note_body(phrase)
            self.salience.add(phrase.head, -phrase.head - 1, SUBJECT)
        elif self._is_somebody(phrase, first):
            unknown = weight * (1.0 if self._is_bound(phrase) else _UNPLACED)
            self.salience.add(phrase.head, -phrase.head - 1, min(SUBJECT, unknown))

    def _is_somebody(self, phrase: Phrase, first: int) -> bool:
        """Return whether a description that fits nobody named is of one who is spoken about."""
        owned = self.tokens.classes[phrase.head] & Is.ROLE and self._is_bound(phrase)
        person = owned or self.openings.is_person(phrase)
        known = bool(person) and self.descriptions.is_definite(phrase)
        return known and not self.prominence.is_embedded(phrase, first)

    def _is_bound(self, phrase: Phrase) -> bool:
        """Return whether one is somebody's: “her sister”, “Orr's spokesman” is another person."""
        if self.tokens.classes[phrase.first] & Is.POSSESSIVE:
            return True
        inside, names = self.finder.phrases.inside, self.people.names
        owners = (inside[k] for k in range(phrase.first, phrase.head) if k in inside)
        return any(self.people.entities[names[one].entity].kind == "person" for one in owners)

    def _add_resolved(self, head: int, found: Resolved, weight: float) -> None:
        self.salience.add(head, found.entity, weight)
        if found.ambiguous:
            self.salience.doubtful.add(head)

    def _introduce(self, phrase: Phrase, weight: float) -> None:
        """Note one who is brought in without a name: “a woman from Hull”."""
        self.descriptions.holders.introduced[self.tokens.lower[phrase.head]] = phrase.head
        if self.openings.is_person(phrase):
            self.salience.add(phrase.head, -phrase.head - 1, weight)

    def _add_other_gender(self, phrase: Phrase, found: Resolved, weight: float) -> None:
        """Let “he” mean the other of two presidents where “the president” was taken for her."""
        chosen = self.people.entities[found.entity].gender if found.entity >= 0 else ""
        for number in found.others if phrase.kind == NOMINAL and chosen else ():
            if self.people.entities[number].gender not in ("", chosen):
                self.salience.add(phrase.head, number, weight * _OTHER)
                return

    def _take_in_within(self, phrase: Phrase, first: int) -> None:
        """Take in whom a subject has within: “The premier’s reply”, “word from the mayor, who”."""
        owner = self.openings.owner(phrase, first)
        inner = owner or self.openings.told_of(phrase)
        if inner is None:
            return
        found = self.resolve(inner)
        weight = OWNING if owner is not None else SUBJECT
        if found is not None:
            self._add_resolved(inner.head, found, weight)
        elif owner is None:
            self.salience.add(inner.head, -inner.head - 1, weight)

    def _take_in_kin(self, first: int, last: int) -> None:
        """Take in “his wife” wherever she stands: what she says comes next."""
        tokens, inside, kin = self.tokens, self.finder.phrases.inside, self.kin
        for at in range(bisect_left(kin, first + 1), bisect_left(kin, last)):
            k, noun = kin[at] - 1, tokens.lower[kin[at]]
            if not tokens.classes[k] & Is.POSSESSIVE:
                continue
            gendered = noun in self.words.masculine or noun in self.words.feminine
            named = any(j in inside for j in range(k + 2, min(k + 4, last)))
            if gendered and not named and k + 1 not in self.resolved:
                self.salience.add(k + 1, -k - 2, OTHER)

    def _take_in_objects(self, first: int, last: int, subjects: dict[int, Phrase]) -> None:
        """Take in “her” in “An envoy sat beside her.”: whom the text is about stays present."""
        tokens, gendered = self.tokens, Is.MASCULINE | Is.FEMININE
        for k in range(first + 1, last):
            if not tokens.classes[k] & gendered or tokens.classes[k] & Is.SUBJECT:
                continue
            closed = k + 1 >= last or tokens.words[k + 1] in _CLOSING
            if k in self.resolved or not closed or tokens.lower[k].endswith("self"):
                continue
            acts = [self.resolve(one) for one in subjects.values() if one.head < k]
            barred = acts[-1].entity if acts and acts[-1] is not None else None
            found = self.pronouns.resolve(Phrase(k, k + 1, PRONOUN, k), barred=barred)
            if found is not None and found.entity >= 0:
                self.salience.add(k, found.entity, OTHER)

    def _take_in_opening(self, first: int, last: int) -> None:
        """Take in whom a sentence opens with where no known verb follows."""
        stranger = self.openings.stranger(first, last)
        if stranger is not None and stranger.head not in self.resolved:
            self._introduce(stranger, SUBJECT)
        number = self.openings.apposed(first, last)
        if number >= 0:
            name = self.people.names[number]
            self.salience.add(name.first, name.entity, SUBJECT)

    def _ask_freely(self, first: int, last: int) -> None:
        """Let “Does she mind?” go on with the woman whom the text called “she” before."""
        asked = self.openings.question(first, last)
        if asked is None:
            return
        gender = self.tokens.classes[asked.head] & (Is.MASCULINE | Is.FEMININE)
        for before in range(first - 1, max(-1, first - _QUESTIONED), -1):
            known = self.resolved.get(before)
            named = known is not None and known.entity >= 0
            if named and self.tokens.classes[before] & gender:
                self.resolved[asked.head] = known
                break
        found = self.resolve(asked)
        if found is not None:
            self.salience.add(asked.head, found.entity, ASKED)

    def _hear_question(self, clauses: list[Clause]) -> None:
        """Give her the floor in “When Orr asked her whether …, she said”."""
        tokens = self.tokens
        for clause in clauses:
            at = clause.cue_last
            if clause.form != "sv" or tokens.lower[clause.cue] not in self.words.asking:
                continue
            if at >= len(tokens.words) or not tokens.classes[at] & (Is.MASCULINE | Is.FEMININE):
                continue
            asker = self.resolve(clause.subject)
            barred = asker.entity if asker is not None else None
            found = self.pronouns.resolve(Phrase(at, at + 1, PRONOUN, at), barred=barred)
            if found is not None:
                self.salience.add(at, found.entity, ASKED)

    def _describes_name(self, phrase: Phrase, first: int) -> bool:
        """Return whether a phrase stands behind a name that it describes: “Orr, 60, a doctor,”."""
        tokens = self.tokens
        comma = phrase.first - 1
        if comma <= first or tokens.words[comma] not in ",(—–":
            return False
        if tokens.words[comma - 1].isdigit() and tokens.words[comma - 2] == ",":
            comma -= 2
        return comma in self.finder.phrases.ending

    def _names_behind(self, phrase: Phrase) -> int:
        """Return the name in “His lawyer, Ann Orr, put a hand on his arm”, -1 if none stands."""
        tokens = self.tokens
        owned = tokens.classes[phrase.first] & Is.POSSESSIVE
        if not owned or phrase.last >= len(tokens.words) or tokens.words[phrase.last] != ",":
            return -1
        number = self.finder.phrases.beginning.get(phrase.last + 1, -1)
        if number < 0 or self.people.of(number).kind != "person":
            return -1
        behind = self.people.names[number].last
        return number if behind < len(tokens.words) and tokens.words[behind] == "," else -1

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
        if phrase.head in self.resolved and (not quoted or phrase.head in self.settled):
            return self.resolved[phrase.head]
        if phrase.kind == PRONOUN:
            found = self._person(phrase, quoted)
        elif phrase.kind == NOMINAL:
            found = self._counterpart(phrase) or self.descriptions.resolve(phrase)
        else:
            found = None
        self.resolved[phrase.head] = found
        if quoted:
            self.settled.add(phrase.head)
        return found

    def _person(self, phrase: Phrase, quoted: str) -> Resolved | None:
        """Return whom a pronoun means: a person known by then, or one who is named right behind."""
        found = self.pronouns.resolve(phrase, quoted)
        if found is not None and (
            found.entity < 0 or self.people.entities[found.entity].kind == "person"
        ):
            return found
        classes = self.tokens.classes[phrase.head]
        gender = "m" if classes & Is.MASCULINE else "f" if classes & Is.FEMININE else ""
        introduced = (
            self.descriptions.presumed.introduced_behind(phrase, gender)
            if gender and quoted
            else None
        )
        return introduced or found

    def _owner(self, possessive: int) -> Resolved | None:
        """Return whose a possessive says something is; “son” says nothing of a man or a woman."""
        if self.tokens.classes[possessive] & Is.PRONOUN:
            return self.pronouns.resolve(Phrase(possessive, possessive + 1, PRONOUN, possessive))
        entities = self.people.entities
        present = self.salience.at(possessive).items()
        ranking = ranked([(w, n) for n, w in present if entities[n].kind == "person"])
        return Resolved(ranking[0][1], (), "", is_close(ranking)) if ranking else None

    def _counterpart(self, phrase: Phrase) -> Resolved | None:
        """Return who “her host” is: the other of the two who are spoken of."""
        tokens = self.tokens
        owner = tokens.classes[phrase.first] & Is.POSSESSIVE
        pairs = self.words.counterparts | self.words.kin
        if not owner or tokens.lower[phrase.head] not in pairs:
            return None
        behind = phrase.last
        if (
            behind + 1 < len(tokens.words)
            and tokens.words[behind] == ","
            and (tokens.classes[behind + 1] & Is.DETERMINER)
        ):
            return None  # “her rival, the head of the agency, …” brings somebody on
        whose = self._owner(phrase.first)
        if whose is None or whose.entity < 0:
            return None
        if tokens.lower[phrase.head] in self.words.kin:
            return self.descriptions.presumed.kin_of(whose.entity, phrase)
        found = self.descriptions.other_than(whose.entity, phrase)
        if found is not None and whose.ambiguous:
            return replace(found, ambiguous=True)
        return found
