"""Reporting clauses whose cue is no finite verb: “adding”, “to say”, “(they) say”."""

from briefgen.analysis.language import Is
from briefgen.analysis.phrase import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.subject_places import REACH
from briefgen.analysis.subjects import SubjectFinder
from briefgen.analysis.tokens import QUOTE, Tokens

_PLURAL = frozenset(("people", "police", "men", "women", "media"))


class NonfiniteClauses:
    """Finds whom the participles and base forms among an article's cues belong to."""

    def __init__(self, tokens: Tokens, phrases: Phrases, subjects: SubjectFinder) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.subjects = subjects

    def participle(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
        """Return the clause of “adding”: its subject is that of the clause it hangs on."""
        tokens = self.tokens
        if i > first and tokens.classes[i - 1] & (Is.DETERMINER | Is.MODIFIER):
            return None
        if before and before[-1].form == "relayed" and before[-1].cue_last == i + 1:
            return None
        progressive = i > first and bool(tokens.classes[i - 1] & (Is.PASSIVE | Is.ADVERB))
        if progressive:
            subject = self.subjects.before(i, first)
            if subject is not None:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", True)
        previous = self._governing(i, first, before)
        if previous is None and i - first <= 3:
            previous = self._main_subject(i, last)
        if previous is None:
            return None
        return Clause(i, i + 1, i, i + 1, previous, "participle", True)

    def _governing(self, i: int, first: int, before: list[Clause]) -> Phrase | None:
        """Return the subject nearest before token `i`, of a reporting clause or another."""
        reporting = before[-1].subject if before else None
        nearest = self.subjects.places.main(i, max(first, i - REACH))
        if reporting is None or nearest is None:
            return reporting or nearest
        cue = before[-1].cue
        return nearest if nearest.first > cue and nearest.kind != NOMINAL else reporting

    def _main_subject(self, i: int, last: int) -> Phrase | None:
        """Return the subject behind an opening participle: “Calling it …, Orr left”."""
        tokens = self.tokens
        for k in range(i + 1, min(last - 1, i + REACH)):
            if tokens.words[k] == "," or tokens.words[k] == QUOTE:
                phrase = self.phrases.beginning_at(k + 1, last)
                if phrase is not None and phrase.kind in (NAME, PRONOUN):
                    return phrase
        return None

    def base(self, i: int, first: int, before: list[Clause]) -> Clause | None:
        """Return the clause of “say” behind a plural subject, an auxiliary or “to”."""
        tokens = self.tokens
        if i == first:
            return None
        if tokens.lower[i - 1] == "to":
            subject = self._governing(i - 1, first, before)
            if subject is None:
                return None
            return Clause(i, i + 1, i, i + 1, subject, "infinitive", True)
        if tokens.classes[i - 1] & (Is.DETERMINER | Is.PREPOSITION) and not (
            tokens.classes[i - 1] & Is.SUBJECT
        ):
            return None
        subject = self.subjects.before(i, first)
        if subject is None:
            return None
        helped = any(tokens.classes[k] & Is.AUXILIARY for k in range(subject.last, i))
        if not helped and not self._is_plural(subject):
            return None
        return Clause(subject.first, i + 1, i, i + 1, subject, "sv", True)

    def _is_plural(self, phrase: Phrase) -> bool:
        tokens = self.tokens
        if phrase.kind == PRONOUN:
            return bool(tokens.classes[phrase.head] & (Is.PLURAL | Is.FIRST | Is.SECOND))
        head = tokens.lower[phrase.head]
        if head in _PLURAL or (phrase.kind == NOMINAL and head.endswith("s")):
            return True
        return phrase.kind == NAME and any(
            tokens.lower[k] == "and" for k in range(phrase.first, phrase.last)
        )
