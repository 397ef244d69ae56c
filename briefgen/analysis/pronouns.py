"""Who “he”, “she” and “it” are: agreement rules candidates out, salience ranks the others."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.people import Entity, People
from briefgen.analysis.phrase import Phrase
from briefgen.analysis.prominence import Prominence
from briefgen.analysis.roles import tidy
from briefgen.analysis.salience import Ranking, Resolved, Salience, is_doubtful, ranked
from briefgen.analysis.spelling import fold
from briefgen.analysis.tokens import QUOTE, Tokens

_CLAUSE_ENDS = frozenset((QUOTE, *",;:—–"))
_NAMED_IN_QUOTE = 0.35
"""How well somebody fits whom the words name: people seldom speak of themselves by name."""
_ANSWERED = 0.25
"""How well the speaker before fits one who replies."""
_WENT_ON = 1.4
"""How well the speaker before fits one who adds something."""
_WITHIN = 1.15
"""How well one named earlier in the same sentence fits: “a day for Orr, and she knew it”."""
_OVERTAKEN = 0.45
"""What is left of somebody without a name when a person is named later."""
_OWN = 0.2
"""What is left of “his client” for “he” in the same sentence."""
_UNSHOWN = 0.9
"""How well a person whose gender nothing shows fits “he” or “she”."""
_GUESSED, _GUESSED_OTHER = 0.95, 0.5
"""The same where the first name's ending suggests the gender, or the other one."""
_SHORT = 3
"""Letters of a first name that may be another word (“Will”, “Art”) at most."""
_BODY_WORDS = 5
"""Words of a body's noun phrase that are printed as its name at most."""
_OWNED = ("’s", "'s")
_PERHAPS, _LIKELY = 0.25, 0.5
"""How well a single word that may name anybody or anything fits; and one that speaks."""


class Pronouns:
    """Resolves the pronouns of one article.

    Attributes:
        cues: head token of a subject to the token of its cue, for the sentences read so far.
        last_speaker: entity of the quotation before, -1 if none.
        bodies: noun of a body without a name to its fullest words so far.
    """

    def __init__(
        self,
        tokens: Tokens,
        people: People,
        words: QuoteWords,
        salience: Salience,
        prominence: Prominence,
    ) -> None:
        self.tokens = tokens
        self.people = people
        self.words = words
        self.salience = salience
        self.prominence = prominence
        self.cues: dict[int, int] = {}
        self.last_speaker = -1
        self.bodies: dict[str, str] = {}

    def resolve(
        self, phrase: Phrase, quoted: str = "", barred: int | None = None
    ) -> Resolved | None:
        """Return whom a pronoun stands for, None where nobody fits or a stranger does.

        Args:
            phrase: the pronoun.
            quoted: what is said; a person seldom speaks of himself by name.
            barred: an entity that it cannot mean.
        """
        classes = self.tokens.classes[phrase.head]
        if classes & (Is.FIRST | Is.SECOND):
            return None
        gender = "m" if classes & Is.MASCULINE else "f" if classes & Is.FEMININE else ""
        ranking = self._ranking(phrase, gender, quoted, barred)
        if not ranking:
            return None
        best = ranking[0][1]
        if best < 0:
            return self._unnamed(phrase, best)
        chosen = self.people.entities[best]
        if gender and not chosen.gender:
            chosen.votes[gender] += 1
        others = tuple(number for _, number in ranking[1:4] if number >= 0)
        reason = f"“{self.tokens.words[phrase.head]}” after {chosen.name}"
        doubt = is_doubtful(ranking) or self.salience.rests_on_doubt(best, phrase.head)
        return Resolved(best, others, reason, doubt or (bool(gender) and chosen.kind != "person"))

    def note_body(self, phrase: Phrase) -> None:
        """Note a body without a name, so that “it” can be “transport ministry”."""
        tokens, noun = self.tokens, self.tokens.lower[phrase.head]
        first = phrase.first
        while first < phrase.head and tokens.classes[first] & Is.DETERMINER:
            first += 1
        owned = tokens.classes[phrase.first] & Is.POSSESSIVE
        if owned or noun in self.words.documents or not tokens.classes[phrase.head] & Is.BODY:
            return
        inside = range(first, phrase.head + 1)
        plain = all(tokens.words[k].isalpha() or tokens.words[k] in _OWNED for k in inside)
        if plain and 1 < len(inside) <= _BODY_WORDS:
            self.bodies[noun] = tidy(tokens.text(first, phrase.head + 1))
        elif tokens.lower[phrase.first] not in self.words.definite:
            self.bodies.pop(noun, None)

    def _unnamed(self, phrase: Phrase, stranger: int) -> Resolved | None:
        """Return a body by its noun phrase, None for a person without a name."""
        name = self.bodies.get(self.tokens.lower[-stranger - 1], "")
        if not name:
            return None
        reason = f"“{self.tokens.words[phrase.head]}” after {name}"
        return Resolved(stranger, (), reason, name=name)

    def _ranking(self, phrase: Phrase, gender: str, quoted: str, barred: int | None) -> Ranking:
        plural = bool(self.tokens.classes[phrase.head] & Is.PLURAL)
        folded = fold(quoted) if quoted else ""
        adds = quoted and self.tokens.lower[self.cues.get(phrase.head, 0)] in self.words.continuing
        replies = quoted and self.tokens.lower[self.cues.get(phrase.head, 0)] in self.words.replying
        excluded = self._others_in_clause(phrase) | {barred}
        weighed: Ranking = []
        strangers: Ranking = []
        latest = -1
        for number, weight in self.salience.at(phrase.head, strangers=True).items():
            if number < 0:
                if self._is_beside(phrase, -number - 1):
                    continue
                fit = self._stranger_fit(-number - 1, gender)
                own = _OWN if self._owns(phrase, -number - 1) else 1.0
                strangers.append((weight * fit * own, number))
                continue
            entity = self.people.entities[number]
            fit = 0.0 if number in excluded else self._fit(entity, gender, plural=plural)
            if not fit:
                continue
            if folded and entity.kind == "person" and _is_named(entity, folded):
                fit *= _NAMED_IN_QUOTE
            if gender and self.salience.is_within(number, phrase.head):
                fit *= _WITHIN
            if number == self.last_speaker:
                fit *= _ANSWERED if replies else _WENT_ON if adds else 1.0
            weighed.append((weight * fit, number))
            if entity.kind == "person" and gender:
                latest = max(latest, self.salience.last_mention(number))
        for weight, number in strangers:
            weighed.append((weight * (_OVERTAKEN if latest > -number - 1 else 1.0), number))
        return ranked(weighed)

    def _others_in_clause(self, phrase: Phrase) -> set[int]:
        """Return whom a pronoun cannot mean: those named behind it in its own clause.

        “He told Orr that Lee …” is said of neither (principle C of binding theory); “As he spoke,
        Orr …” is another matter.
        """
        tokens = self.tokens
        unit = tokens.unit_of[phrase.head]
        first, last = tokens.units[unit]
        subject = tokens.classes[phrase.head] & Is.SUBJECT
        if not subject or self.prominence.is_embedded(phrase, first):
            return set()
        end = phrase.last
        while end < last and tokens.words[end] not in _CLAUSE_ENDS:
            classes = tokens.classes[end]
            if classes & (Is.SUBORDINATOR | Is.RELATIVE) and tokens.lower[end] != "that":
                break
            end += 1
        inside = self.prominence.finder.phrases.inside
        numbers = {inside[k] for k in range(phrase.last, end) if k in inside}
        return {self.people.names[number].entity for number in numbers}

    def _owns(self, phrase: Phrase, head: int) -> bool:
        """Return whether “he” has one in “His client was tired, he said”, and is not that one."""
        tokens, before = self.tokens, max(head - 1, 0)
        same = tokens.unit_of[head] == tokens.unit_of[phrase.head] and head < phrase.head
        owner = tokens.classes[before] & (Is.MASCULINE | Is.FEMININE)
        return same and bool(owner and tokens.classes[before] & Is.POSSESSIVE)

    def _is_beside(self, phrase: Phrase, head: int) -> bool:
        """Return whether “her” is another than the envoy in “An envoy sat beside her.”."""
        tokens, at = self.tokens, phrase.last
        same = tokens.unit_of[head] == tokens.unit_of[phrase.head]
        if not same or tokens.classes[phrase.head] & Is.SUBJECT:
            return False
        return at >= len(tokens.words) or not tokens.words[at][0].isalnum()

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
            known = 1.0 if own else _UNSHOWN
            if not own and entity.guess:
                known = _GUESSED if entity.guess == gender else _GUESSED_OTHER
            if entity.kind == "person":
                return known
            return known * (_LIKELY if entity.speaks else _PERHAPS)
        if plural:
            return 1.0 if entity.kind == "body" else 0.0
        if entity.kind == "unknown" and entity.speaks and not entity.gender:
            return _LIKELY
        return {"body": 1.0, "place": 0.3}.get(entity.kind, 0.0)


def _is_named(entity: Entity, folded: str) -> bool:
    """Return whether a quotation names a person by surname or first name."""
    first, last = fold(entity.words[0]), fold(entity.words[-1])
    return last in folded or (len(first) > _SHORT and first in folded.split())
