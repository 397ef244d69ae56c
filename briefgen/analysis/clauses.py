"""Reporting clauses: a cue such as “said” with the noun phrase that is its subject."""

from bisect import bisect_left

from briefgen.analysis.inverted_subjects import InvertedSubjects
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.nonfinite_clauses import NonfiniteClauses
from briefgen.analysis.phrase import NOMINAL, PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.sources import SourceFinder
from briefgen.analysis.subjects import SubjectFinder
from briefgen.analysis.tokens import QUOTE, Tokens
from briefgen.analysis.verb_second import VerbSecond

_CUES = Is.CUE | Is.PARTICIPLE | Is.BASE
_RELAYED = 10
"""Tokens between “quoted” and “as saying” at most."""


class ClauseFinder:
    """Finds the reporting clauses of an article's sentences."""

    def __init__(self, tokens: Tokens, phrases: Phrases, words: QuoteWords) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.words = words
        self.subjects = SubjectFinder(tokens, phrases, words)
        self.places = self.subjects.places
        self.verb_second = VerbSecond(tokens, phrases, self.subjects)
        self.inverted = InvertedSubjects(tokens, phrases, words, self.subjects, self.verb_second)
        self.nonfinite = NonfiniteClauses(tokens, phrases, self.subjects)
        self.sources = SourceFinder(tokens, phrases, words)
        self.cues = [k for k, classes in enumerate(tokens.classes) if classes & _CUES]

    def in_unit(self, first: int, last: int) -> list[Clause]:
        """Return the reporting clauses of a sentence, in the order of their cues."""
        clauses: list[Clause] = []
        cues = self.cues
        for at in range(bisect_left(cues, first), bisect_left(cues, last)):
            clause = self._at(cues[at], first, last, clauses)
            if clause is not None:
                clauses.append(clause)
        clauses += [
            Clause(one.first, one.last, one.cue, one.cue_last, one.who, "according", True)
            for one in self.sources.in_unit(first, last)
        ]
        clauses.sort(key=lambda clause: clause.cue)
        return clauses

    def _at(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
        classes = self.tokens.classes[i]
        plain = bool(classes & (Is.SAY | Is.TELL)) or bool(classes & (Is.PARTICIPLE | Is.BASE))
        if self.tokens.capital[i] and i in self.phrases.inside:
            return None
        if classes & Is.CUE:
            if self._is_noun_here(i, first):
                return None
            if self.words.word_order == "verb-second":
                return self._german(i, first, last, before)
            relayed = self._relayed(i, first, last)
            if relayed is not None:
                return relayed
            inverted = self.inverted.behind(i, first, last)
            if inverted is not None:
                return Clause(i, inverted.last, i, i + 1, inverted, "vs", plain)
            subject = self.subjects.before(i, first)
            if subject is not None:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", plain)
            return None
        if classes & Is.PARTICIPLE:
            return self.nonfinite.participle(i, first, last, before)
        return self.nonfinite.base(i, first, before)

    def _relayed(self, i: int, first: int, last: int) -> Clause | None:
        """Return the clause of “the paper quoted Orr as saying”, whose subject is Orr."""
        tokens = self.tokens
        for k in range(i + 2, min(last - 1, i + _RELAYED)):
            if tokens.words[k] == QUOTE or tokens.words[k] in ",;:":
                return None
            if tokens.lower[k] == "as" and tokens.lower[k + 1] in self.words.relaying:
                whom = self.phrases.beginning_at(i + 1, k)
                if whom is None:
                    personal = tokens.classes[i + 1] & Is.PRONOUN
                    kind = PRONOUN if personal else NOMINAL
                    whom = Phrase(i + 1, i + 2 if personal else k, kind, i + 1)
                outer = self.subjects.before(i, first)
                begins = outer.first if outer is not None else i
                return Clause(begins, k + 2, i, k + 2, whom, "relayed", True)
        return None

    def _is_noun_here(self, i: int, first: int) -> bool:
        tokens = self.tokens
        if i == first:
            return not tokens.classes[i] & (Is.SAY | Is.TELL) or bool(
                tokens.classes[i] & Is.NOUN_TOO
            )
        before = tokens.classes[i - 1]
        if before & Is.DETERMINER and not before & Is.SUBJECT and self.words.word_order == "both":
            return True
        if not tokens.classes[i] & Is.NOUN_TOO:
            return False
        if tokens.classes[i] & Is.REPORT and i + 1 < len(tokens.words):
            behind = tokens.classes[i + 1]  # “the opposition calls the deal “…””
            if before & Is.MODIFIER and behind & Is.DETERMINER:
                return False
        return bool(before & (Is.PREPOSITION | Is.MODIFIER | Is.NATIONALITY)) or tokens.words[
            i - 1
        ] in ("’s", "'s", "’", "'", "-")

    def _german(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
        """Return the clause of a German cue: its subject may stand on either side of it."""
        tokens, second = self.tokens, self.verb_second
        plain = bool(tokens.classes[i] & (Is.SAY | Is.TELL))
        if second.lacks_particle(i):
            return None
        impersonal = tokens.lower[i] in self.words.impersonal
        subject = second.source_of_relative(i, first) if impersonal else None
        joined = i > first and tokens.classes[i - 1] & Is.CONJUNCTION
        if joined and before and before[-1].form in ("sv", "vs"):
            subject = before[-1].subject  # “Orr sagte, es regne, und nannte es …”: one for both
        if subject is not None:
            return Clause(subject.first, i + 1, i, i + 1, subject, "sv", plain)
        behind = second.cited(i, last)
        if behind is None and not impersonal:
            helper = second.helper_of(i, first, last)
            if helper >= 0:
                helped = second.helped(i, helper, first, last)
                if helped is None:
                    return None
                return Clause(i, i + 1, i, i + 1, helped, "participle", plain=True)
        behind = behind or self.inverted.behind(i, first, last)
        if behind is None:
            subject, inverted = second.subject_of(i, first, last)
            if subject is None:
                return None
            if not inverted:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", plain)
            behind = subject
        return Clause(i, behind.last, i, i + 1, behind, "vs", plain)
