"""Who reports in a language whose verb is the second part of the sentence, as in German.

What stands before the verb may be the subject, an object or a circumstance: “Orr nannte …”,
“Den Plan nannte Orr …”, “Am Montag nannte Orr …”.
"""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrase import NOMINAL, PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.subject_places import REACH
from briefgen.analysis.subjects import SubjectFinder
from briefgen.analysis.tokens import QUOTE, Tokens

_PARTICLE = 30
"""Tokens between a verb and the particle that closes its clause."""
_PREFIX = 5
"""Letters in which the “ge” of a participle stands."""
_CITED = 8
"""Tokens between “zitiert” and the person whom it cites."""
_LONGEST_OUTLET = 40
"""Code points of a newspaper's name, with its marks."""


class VerbSecond:
    """Finds the subjects of reporting verbs by their place and their articles."""

    def __init__(self, tokens: Tokens, phrases: Phrases, subjects: SubjectFinder) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.subjects = subjects
        self.words: QuoteWords = subjects.words

    def subject_of(self, i: int, first: int, last: int) -> tuple[Phrase | None, bool]:
        """Return the subject of the verb at token `i`, and whether it stands behind the verb.

        Args:
            i: token of the verb.
            first: first token of its sentence.
            last: token behind the sentence.
        """
        joined = i > first and bool(self.tokens.classes[i - 1] & Is.CONJUNCTION)
        behind = None if joined else self.behind(i, last)
        if behind is not None and self._is_nominative(behind):
            return behind, True
        front = self._governing(i, first) or self.subjects.before(i, first)
        if not self._is_personal(front) and self._is_personal(behind):
            return behind, True
        if front is None or self.is_object(front):
            return None, False
        return front, False

    def helper_of(self, i: int, first: int, last: int) -> int:
        """Return the auxiliary of the participle at token `i` that ends “Orr hatte … betont”.

        It is -1 where the word is no such participle.
        """
        tokens = self.tokens
        word = tokens.lower[i]
        strong = word.endswith("en") and "ge" in word[:_PREFIX]  # “gesprochen”, “angegeben”
        sure = strong or tokens.classes[i] & Is.PARTICIPLE
        if not sure and (not word.endswith("t") or tokens.words[i - 1] in (QUOTE, ",")):
            return -1
        if i + 1 < last and tokens.words[i + 1][0].isalnum():
            return -1
        for k in range(i - 1, max(first, i - REACH) - 1, -1):
            if (tokens.words[k] == QUOTE and not sure) or tokens.words[k] in ";:":
                return -1
            if tokens.classes[k] & (Is.AUXILIARY | Is.PASSIVE):
                return k
        return -1

    def cited(self, i: int, last: int) -> Phrase | None:
        """Return Orr in “zitierte die Zeitung Orr mit den Worten”: the person behind the verb."""
        if self.tokens.lower[i] not in self.words.citing:
            return None
        for k in range(i + 1, min(i + _CITED, last)):
            number = self.phrases.beginning.get(k)
            if number is not None and self.phrases.names[number].kind == "person":
                return self.phrases.beginning_at(k, last)
            if self.tokens.words[k] in ",;:":
                return None
        return None

    def helped(self, i: int, helper: int, first: int, last: int) -> Phrase | None:
        """Return who speaks in “Orr hatte betont” and in “Orr wird zitiert”.

        In another passive it is the agent, if there is one: “von Orr bezeichnet”.
        """
        tokens = self.tokens
        if tokens.classes[helper] & Is.PASSIVE and tokens.lower[i] != "zitiert":
            for k in range(helper + 1, i - 1):
                if tokens.lower[k] in ("von", "vom"):
                    return self.phrases.beginning_at(k + 1, i)
            return None
        behind = self.behind(helper, last)
        if self._is_personal(behind):
            return behind
        front = self.subjects.before(helper, first)
        if front is not None and not self.is_object(front):
            return front
        return next(self.subjects.places.between(max(first, i - REACH), i), None)

    def source_of_relative(self, i: int, first: int) -> Phrase | None:
        """Return the draft in “in einem Entwurf, in dem es heißt”; `i` is the token of “heißt”."""
        tokens, k = self.tokens, i - 1
        while k > first and tokens.classes[k] & (Is.ADVERB | Is.NEUTER):
            k -= 1
        relative = k - 2 > first and tokens.classes[k] & Is.DEFINITE and tokens.words[k - 2] == ","
        if not relative or not tokens.classes[k - 1] & Is.PREPOSITION:
            return None
        return self.phrases.ending_at(k - 2, first)

    def lacks_particle(self, i: int) -> bool:
        """Return whether a verb such as “teilte” is none of saying: nothing like “mit” follows."""
        particles = self.words.separable.get(self.tokens.lower[i])
        if particles is None:
            return False
        for k in range(i + 1, min(i + _PARTICLE, len(self.tokens.words))):
            if self.tokens.lower[k] in particles:
                return False
            if self.tokens.words[k] in (".", ";"):
                break
        return True

    def needs_comma(self, k: int, i: int, first: int) -> bool:
        """Return whether a comma is missing between the quotation at `k` and its verb at `i`.

        It is not needed behind “…?” and “…!”, inside the marks, or where the sentence opens with
        something else: “Mit dem Satz ‚…‘ verteidigte Orr”.
        """
        if k != i - 1 or self.tokens.words[k] != QUOTE:
            return False
        if self.tokens.tails.get(k, "") in tuple(",?!…"):
            return False
        return k == first or not self.subjects.places.fronted(i, first)

    def behind(self, i: int, last: int) -> Phrase | None:
        """Return the subject behind a German finite verb: “nannte er”, “sagte am Montag Orr”."""
        tokens = self.tokens
        k = i + 1
        while k < last and tokens.classes[k] & Is.ADVERB and not tokens.capital[k]:
            k += 1
        if k >= last or tokens.classes[k] & Is.PREPOSITION:
            return None
        phrase = self._in_marks(k, last) or self.phrases.beginning_at(k, last)
        return None if phrase is None or self.is_object(phrase) else phrase

    def person(self, first: int, last: int) -> Phrase | None:
        """Return the first person of a German sentence who may be its subject.

        That is a name or a role behind no preposition and no article of another case: “Hier
        sparte der Präsident nicht mit Kritik”.
        """
        tokens = self.tokens
        for k in range(first, min(last, first + REACH)):
            before = tokens.classes[k - 1] if k > first else 0
            inside = before & (Is.PREPOSITION | Is.DETERMINER) or (
                k > first and tokens.capital[k - 1]
            )
            if inside or not (tokens.capital[k] or tokens.classes[k] & Is.DETERMINER):
                continue
            phrase = self.phrases.beginning_at(k, last)
            if phrase is None or self.is_object(phrase):
                continue
            named = phrase.name >= 0 and self.phrases.names[phrase.name].kind == "person"
            if named or tokens.classes[phrase.head] & Is.ROLE:
                return phrase
        return None

    def _in_marks(self, k: int, last: int) -> Phrase | None:
        """Return a newspaper whose name stands in marks: “schrieb die ‚Rundschau‘”."""
        tokens = self.tokens
        at = k + bool(tokens.classes[k] & Is.DEFINITE)
        if at >= last or tokens.words[at] != QUOTE or tokens.tails.get(at, ".") in ".,!?…":
            return None
        if tokens.ends[at] - tokens.starts[at] > _LONGEST_OUTLET:
            return None
        return Phrase(k, at + 1, NOMINAL, at)

    def is_object(self, phrase: Phrase) -> bool:
        """Return whether a German phrase's article shows that it is no subject: “den”, “dem”."""
        if self.tokens.lower[phrase.first] in self.words.oblique:
            return True
        if phrase.name < 0 or not self.words.genitives:
            return False
        name = self.phrases.names[phrase.name]
        return name.words[-1] != self.tokens.words[name.last - 1]  # “Orrs Idee”

    def _governing(self, i: int, first: int) -> Phrase | None:
        """Return the subject of a verb that ends its clause: “wie der Sprecher mitteilte,”."""
        tokens = self.tokens
        k = i + 1
        while k < len(tokens.words) and tokens.classes[k] & Is.AUXILIARY:
            k += 1
        if k < len(tokens.words) and tokens.words[k][0].isalnum():
            return None
        start = i
        while start > first and i - start < REACH and tokens.words[start - 1] not in ",;:–—(":
            start -= 1
        if tokens.words[start] == QUOTE:
            return None
        if tokens.classes[start] & Is.DEFINITE and start > first and tokens.words[start - 1] == ",":
            inner = self.phrases.beginning_at(start + 1, i)  # “die Orr … gesagt hatte”
            named = inner is not None and inner.kind != NOMINAL
            return inner if named else self.phrases.ending_at(start - 1, first)
        if not tokens.classes[start] & Is.SUBORDINATOR:
            return None
        start += 1
        if start < i and tokens.classes[start] & (Is.ADVERB | Is.NEUTER):
            start += 1  # “wie sich Orr ausdrückte”
        phrase = self.phrases.beginning_at(start, i)
        return phrase if phrase is None or not self.is_object(phrase) else None

    def _is_personal(self, phrase: Phrase | None) -> bool:
        """Return whether a phrase is a person, a body or a pronoun for one."""
        if phrase is None or self.is_object(phrase):
            return False
        if phrase.kind == PRONOUN:
            return not self.tokens.classes[phrase.head] & Is.NEUTER
        if phrase.name >= 0:
            known = self.phrases.names[phrase.name].kind in ("person", "body")
            return known or not self.tokens.classes[phrase.first] & Is.DETERMINER
        if self.tokens.words[phrase.head] == QUOTE:
            return True
        return bool(self.tokens.classes[phrase.head] & (Is.ROLE | Is.BODY | Is.TITLE))

    def _is_nominative(self, phrase: Phrase) -> bool:
        """Return whether a pronoun can only be a subject: “er”, “wir”, not “sie” or “es”."""
        classes = self.tokens.classes[phrase.head]
        return phrase.kind == PRONOUN and bool(classes & (Is.MASCULINE | Is.FIRST))
