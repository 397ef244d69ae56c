"""Who “he” and “the minister” are: the article read sentence by sentence.

Agreement rules candidates out and salience ranks them; the subject of a reporting clause, also of
indirect speech, weighs most.
"""

from collections import defaultdict

from briefgen.analysis.clauses import Clause, ClauseFinder
from briefgen.analysis.descriptions import Descriptions
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.outlets import Outlets
from briefgen.analysis.people import Entity, People
from briefgen.analysis.phrases import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.salience import Ranking, Resolved, Salience, is_close, ranked
from briefgen.analysis.spelling import fold
from briefgen.analysis.tokens import QUOTE, Tokens

REPORTING, SUBJECT, OTHER, OBLIQUE, OWNER = 3.0, 2.0, 1.0, 0.7, 0.8
"""Weight of a mention by its place in the sentence."""
EMBEDDED = 0.7
"""What is left of a subject's weight in a clause that hangs on another."""
ASKED = 3.2
"""Weight of who is asked something: the answer comes next."""
_CLAUSE_ENDS = frozenset((QUOTE, *",;:—–"))
_UNKNOWN = 0.82
"""How well a person whose gender nothing shows fits “he” or “she”."""
_NO_QUESTION = ("’s", "'s", "’", "'", "to", "for", "not")
"""Behind the object these show that “Orr asked Lee …” is a wish."""


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
        self.salience = Salience(tokens)
        self.outlets = Outlets(tokens, people, words)
        self.descriptions = Descriptions(
            tokens, people, finder.phrases, words, self.salience, self.outlets
        )
        self.names_in: dict[int, list[int]] = defaultdict(list)
        for number, name in enumerate(people.names):
            self.names_in[tokens.unit_of[name.first]].append(number)

    # ------------------------------------------------------------ reading on

    def read(self, unit: int, clauses: list[Clause]) -> None:
        """Take in the mentions of a sentence; sentences must come in order."""
        first, last = self.tokens.units[unit]
        reporting = {clause.subject.head: clause for clause in reversed(clauses)}
        subjects = {phrase.head: phrase for phrase in self.finder.subjects.between(first, last)}
        weights = self._subject_weights(first, reporting, subjects)
        self._note_asked(clauses, weights)
        self.outlets.note(first, last, clauses)
        for number in self.names_in.get(unit, ()):
            name = self.people.names[number]
            weight = weights.get(name.last - 1) or self._name_weight(number, first)
            self.salience.add(name.first, name.entity, weight)
        phrases = [clause.subject for clause in clauses] + list(subjects.values())
        for phrase in sorted(phrases, key=lambda one: one.head):
            if phrase.kind == NAME or phrase.head in self.resolved:
                continue
            if phrase.kind == NOMINAL and self._describes_name(phrase, first):
                continue
            if phrase.kind == NOMINAL and not self.descriptions.is_definite(phrase):
                self.descriptions.introduced[self.tokens.lower[phrase.head]] = phrase.head
                if self._is_stranger(phrase):
                    self.salience.add(phrase.head, -phrase.head - 1, SUBJECT)
            found = self.resolve(phrase)
            if found is not None and found.entity >= 0:
                self.salience.add(phrase.head, found.entity, weights[phrase.head] * 0.9)
            elif phrase.kind == NOMINAL and self.tokens.classes[phrase.head] & Is.BODY:
                self.salience.add(phrase.head, -phrase.head - 1, SUBJECT)

    def _subject_weights(
        self, first: int, reporting: dict[int, Clause], subjects: dict[int, Phrase]
    ) -> dict[int, float]:
        """Return the weight of each subject of a sentence, by its head token."""
        weights: dict[int, float] = {}
        for head, phrase in subjects.items():
            weights[self._head(phrase)] = weights[head] = (
                SUBJECT * EMBEDDED if self._is_embedded(phrase, first) else SUBJECT
            )
        for head, clause in reporting.items():
            phrase = clause.subject
            between = range(phrase.last, clause.cue)
            relative = any(self.tokens.classes[k] & Is.RELATIVE for k in between)
            weight = SUBJECT if relative else REPORTING
            if self._is_embedded(phrase, first):
                weight *= EMBEDDED
            weights[self._head(phrase)] = weights[head] = max(weight, weights.get(head, 0.0))
        return weights

    def _head(self, phrase: Phrase) -> int:
        """Return the last token of the name that a phrase is, else its head."""
        return self.people.names[phrase.name].last - 1 if phrase.name >= 0 else phrase.head

    def _is_embedded(self, phrase: Phrase, first: int) -> bool:
        """Return whether “that”, “while” and the like bring in the clause of a subject."""
        if phrase.first <= first:
            return False
        before = self.tokens.classes[phrase.first - 1]
        subordinate = before & Is.SUBORDINATOR and not before & (Is.CONJUNCTION | Is.LEAD_IN)
        return bool(subordinate or before & Is.RELATIVE)

    def _note_asked(self, clauses: list[Clause], weights: dict[int, float]) -> None:
        """Give whom “Orr asked Lee whether” asks the floor."""
        tokens = self.tokens
        for clause in clauses:
            if clause.form != "sv" or tokens.lower[clause.cue] not in self.words.asking:
                continue
            name = self.finder.phrases.beginning.get(clause.cue_last, -1)
            behind = self.people.names[name].last if name >= 0 else len(tokens.words)
            if behind < len(tokens.words) and tokens.lower[behind] not in _NO_QUESTION:
                weights[self.people.names[name].last - 1] = ASKED
                weights[self._head(clause.subject)] = SUBJECT

    def _describes_name(self, phrase: Phrase, first: int) -> bool:
        """Return whether a phrase stands behind a name that it describes: “Orr, 60, a doctor,”."""
        tokens = self.tokens
        comma = phrase.first - 1
        if comma <= first or tokens.words[comma] not in ",(—–":
            return False
        if tokens.words[comma - 1].isdigit() and tokens.words[comma - 2] == ",":
            comma -= 2
        return comma in self.finder.phrases.ending

    def _is_stranger(self, phrase: Phrase) -> bool:
        """Return whether a phrase brings in one person without a name: “a woman from Hull”."""
        tokens = self.tokens
        return (
            self.words.has_articles
            and bool(tokens.classes[phrase.head] & Is.ROLE)
            and not tokens.lower[phrase.head].endswith("s")
            and bool(tokens.classes[phrase.first] & Is.DETERMINER)
        )

    def _name_weight(self, number: int, first: int) -> float:
        """Return the weight of a name that is no subject."""
        tokens, name = self.tokens, self.people.names[number]
        if name.last < len(tokens.words) and tokens.words[name.last] in ("’s", "'s", "’", "'"):
            return OWNER
        if name.np_first > first and tokens.classes[name.np_first - 1] & Is.PREPOSITION:
            return OBLIQUE
        return OTHER

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
            found = self.descriptions.resolve(phrase)
        else:
            found = None
        self.resolved[phrase.head] = found
        return found

    def _pronoun(self, phrase: Phrase, quoted: str) -> Resolved | None:
        classes = self.tokens.classes[phrase.head]
        if classes & (Is.FIRST | Is.SECOND):
            return None
        gender = "m" if classes & Is.MASCULINE else "f" if classes & Is.FEMININE else ""
        folded = fold(quoted) if quoted else ""
        weighed: Ranking = []
        excluded = self._others_in_clause(phrase)
        for number, weight in self.salience.at(phrase.head, strangers=True).items():
            if number in excluded:
                continue
            if number < 0:
                weighed.append((weight * self._stranger_fit(-number - 1, gender), number))
                continue
            entity = self.people.entities[number]
            fit = self._fit(entity, gender, plural=bool(classes & Is.PLURAL))
            if fit and folded and entity.kind == "person" and fold(entity.words[-1]) in folded:
                fit *= 0.35
            if fit:
                weighed.append((weight * fit, number))
        ranking = ranked(weighed)
        if not ranking:
            return None
        best = ranking[0][1]
        if best < 0:
            return None
        chosen = self.people.entities[best]
        if gender and not chosen.gender:
            chosen.votes[gender] += 1
        others = tuple(number for _, number in ranking[1:4] if number >= 0)
        reason = f"“{self.tokens.words[phrase.head]}” after {chosen.name}"
        return Resolved(best, others, reason, is_close(ranking))

    def _others_in_clause(self, phrase: Phrase) -> set[int]:
        """Return whom a pronoun cannot mean: those named behind it in its own clause.

        “He told Orr that Lee …” is said of neither (principle C of binding theory); “As he spoke,
        Orr …” is another matter.
        """
        tokens = self.tokens
        unit = tokens.unit_of[phrase.head]
        first, last = tokens.units[unit]
        if not tokens.classes[phrase.head] & Is.SUBJECT or self._is_embedded(phrase, first):
            return set()
        end = phrase.last
        while end < last and tokens.words[end] not in _CLAUSE_ENDS:
            classes = tokens.classes[end]
            if classes & (Is.SUBORDINATOR | Is.RELATIVE) and tokens.lower[end] != "that":
                break
            end += 1
        names = (self.people.names[number] for number in self.names_in.get(unit, ()))
        return {name.entity for name in names if phrase.head < name.first < end}

    def _stranger_fit(self, head: int, gender: str) -> float:
        noun = self.tokens.lower[head]
        if bool(gender) == bool(self.tokens.classes[head] & Is.BODY):
            return 0.0
        if not gender:
            return 1.0
        if noun in self.words.masculine or noun in self.words.feminine:
            return float(noun in (self.words.masculine if gender == "m" else self.words.feminine))
        return 0.75

    def _fit(self, entity: Entity, gender: str, *, plural: bool) -> float:
        if gender:
            if entity.kind in ("body", "place"):
                return 0.0
            own = entity.gender
            if own and own != gender:
                return 0.0
            known = 1.0 if own else _UNKNOWN
            return known if entity.kind == "person" else 0.25 * known
        if plural:
            return 1.0 if entity.kind == "body" else 0.0
        return {"body": 1.0, "place": 0.3}.get(entity.kind, 0.0)
