"""Reporting clauses: a cue such as “said” with the noun phrase that is its subject."""

from bisect import bisect_left

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrases import NAME, NOMINAL, PRONOUN, Phrase, Phrases
from briefgen.analysis.sources import SourceFinder
from briefgen.analysis.subjects import CUE, REACH, SubjectFinder
from briefgen.analysis.tokens import QUOTE, Tokens
from briefgen.analysis.verb_second import VerbSecond
from briefgen.model.nouns import noun

_CUES = CUE | Is.PARTICIPLE | Is.BASE
_DESCRIBED = 10
"""Tokens of a description before a name that are looked through."""
_NO_DESCRIPTION = (
    Is.DETERMINER | Is.PREPOSITION | Is.PRONOUN | Is.RELATIVE | Is.CONJUNCTION | Is.SUBORDINATOR
)
_COMPLEMENT = 10
"""Tokens of “familiar with the talks” that belong to a speaker."""


@noun(frozen=True, slots=True)
class Clause:
    """A reporting clause by token numbers.

    Attributes:
        first, last: from the subject or cue, whichever comes first, to behind the other.
        cue, cue_last: the verb or phrase.
        subject: who speaks.
        form: "sv" (Orr said), "vs" (said Orr), "participle", "infinitive", "according" or
            "relayed" (the paper quoted Orr as saying).
        plain: whether the cue takes a whole quotation ("said"), not just a fragment ("called").
    """

    first: int
    last: int
    cue: int
    cue_last: int
    subject: Phrase
    form: str
    plain: bool


class ClauseFinder:
    """Finds the reporting clauses of an article's sentences."""

    def __init__(self, tokens: Tokens, phrases: Phrases, words: QuoteWords) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.words = words
        self.subjects = SubjectFinder(tokens, phrases, words)
        self.verb_second = VerbSecond(tokens, phrases, self.subjects)
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
        if classes & CUE:
            if self._is_noun_here(i, first):
                return None
            if self.words.word_order == "verb-second":
                return self._german(i, first, last, before)
            relayed = self._relayed(i, first, last)
            if relayed is not None:
                return relayed
            inverted = self._inverted(i, first, last)
            if inverted is not None:
                return Clause(i, inverted.last, i, i + 1, inverted, "vs", plain)
            subject = self.subjects.before(i, first)
            if subject is not None:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", plain)
            return None
        if classes & Is.PARTICIPLE:
            return self._participle(i, first, last, before)
        return self._base(i, first, before)

    def _relayed(self, i: int, first: int, last: int) -> Clause | None:
        """Return the clause of “the paper quoted Orr as saying”, whose subject is Orr."""
        tokens = self.tokens
        for k in range(i + 2, min(last - 1, i + _COMPLEMENT)):
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

    # ------------------------------------------------------------ is it a verb here

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
        return bool(before & (Is.PREPOSITION | Is.MODIFIER | Is.NATIONALITY)) or tokens.words[
            i - 1
        ] in ("’s", "'s", "’", "'", "-")

    # ------------------------------------------------------------ verb before subject

    def _inverted(self, i: int, first: int, last: int) -> Phrase | None:
        """Return the subject behind the cue: “…,” said Orr."""
        tokens = self.tokens
        k = i - 1
        between = Is.ADVERB if self.words.word_order == "both" else Is.ADVERB | Is.AUXILIARY
        while k >= first and (tokens.words[k] in ",–—-" or tokens.classes[k] & between):
            k -= 1
        if i == first and tokens.classes[i] & Is.SAY and i + 1 in self.phrases.beginning:
            return self.phrases.beginning_at(i + 1, last)  # “Said Orr: “…””
        if (k < first or tokens.words[k] != QUOTE) and not self.subjects.fronted(i, first):
            return self._postposed(i, first, last)
        if tokens.lower[i] in self.words.impersonal:
            return self._source_within(i, first, last)
        plural = tokens.lower[i] in self.words.impersonal_plural
        if plural and i + 1 < last and tokens.classes[i + 1] & Is.PREPOSITION:
            return self.phrases.beginning_at(i + 2, last)
        second = self.words.word_order == "verb-second"
        if second and self.verb_second.needs_comma(k, i, first):
            return None
        phrase = (
            self._described(i + 1, last)
            or self.phrases.beginning_at(i + 1, last)
            or self._bare(i + 1, last)
        )
        if phrase is None and second:
            phrase = self.subjects.behind(i, last)
        if phrase is None or tokens.classes[i + 1] & Is.PREPOSITION:
            return None if self.words.word_order == "both" else self._name_behind(i, last)
        return self._complemented(phrase, last) if self._takes(i, phrase, last) else None

    def _complemented(self, phrase: Phrase, last: int) -> Phrase:
        """Return “one aide familiar with the talks” for “one aide” behind a cue."""
        tokens, k = self.tokens, phrase.last
        if phrase.kind != NOMINAL or self.words.word_order != "both" or k + 1 >= last:
            return phrase
        classes = tokens.classes[k]
        if tokens.capital[k] or not tokens.words[k].isalpha() or classes & Is.ADVERB:
            return phrase
        if classes & (Is.PREPOSITION | Is.RELATIVE | Is.CONJUNCTION | Is.SUBORDINATOR):
            return phrase
        if not tokens.classes[k + 1] & Is.PREPOSITION:
            return phrase
        end = k
        while end < min(last, k + _COMPLEMENT) and (
            tokens.words[end][0].isalnum()
            and not tokens.classes[end] & Is.RELATIVE
            and tokens.lower[end] not in self.words.days
        ):
            end += 1
        return Phrase(phrase.first, end, NOMINAL, phrase.head)

    def _described(self, first: int, last: int) -> Phrase | None:
        """Return “retired surgeon Ann Orr”, “former Ohio Gov. and Party Chairman Ann Orr”.

        Only nouns, adjectives and “and” may stand before the name of a person.
        """
        tokens, phrases = self.tokens, self.phrases
        if self.words.word_order != "both" or first in phrases.beginning:
            return None
        joined = roles = False
        for k in range(first, min(first + _DESCRIBED, last)):
            number = phrases.beginning.get(k)
            if number is not None and (name := phrases.names[number]).kind == "person":
                fits = roles or tokens.lower[first].endswith("ed")
                return Phrase(first, name.last, NAME, name.last - 1, number) if fits else None
            classes = tokens.classes[k]
            if tokens.lower[k] in self.words.joiners and roles and not joined:
                joined = True
                continue
            if not tokens.words[k][0].isalpha() or number is not None or classes & _NO_DESCRIPTION:
                return None
            roles = roles or bool(classes & (Is.ROLE | Is.TITLE))
        return None

    def _bare(self, k: int, last: int) -> Phrase | None:
        """Return “one” in “…,” said one."""
        if k >= last or self.tokens.lower[k] not in self.words.bare_subjects:
            return None
        closed = k + 1 >= last or not self.tokens.words[k + 1][0].isalnum()
        return Phrase(k, k + 1, NOMINAL, k) if closed else None

    def _takes(self, i: int, phrase: Phrase, last: int) -> bool:
        """Return whether a phrase behind the cue at token `i` is its subject, not its object."""
        tokens = self.tokens
        if phrase.kind == PRONOUN and tokens.classes[i] & Is.TELL:
            return False
        if phrase.kind == NOMINAL and tokens.lower[phrase.head] in self.words.days:
            return False  # «…», dijo el miércoles
        if tokens.classes[i] & Is.TELL and not tokens.classes[i] & Is.SAY:
            return False
        plain = self.words.word_order == "verb-second" and tokens.classes[i] & Is.SAY
        if plain and tokens.classes[phrase.first] & Is.DEFINITE and phrase.first == i + 1:
            return not self._verb_follows(phrase, last)  # “sagte der Student auf der Bank”
        if phrase.kind == NOMINAL and not self._may_speak(phrase):
            closed = phrase.last >= last or not tokens.words[phrase.last][0].isalnum()
            if not (closed and tokens.classes[i] & Is.SAY):
                return False
        if (
            phrase.kind == NOMINAL
            and not tokens.classes[i] & Is.SAY
            and self.words.word_order == "both"
            and tokens.lower[phrase.head] not in self.words.documents
        ):
            return False  # “Orr, who called it “…,” praised the minister”
        return not self._verb_follows(phrase, last)

    def _postposed(self, i: int, first: int, last: int) -> Phrase | None:
        """Return Orr in “The port stays open, said Ann Orr, a captain”."""
        tokens = self.tokens
        if self.words.word_order != "both" or i <= first or tokens.words[i - 1] != ",":
            return None
        classes = tokens.classes[i]
        if not classes & Is.SAY or classes & Is.NOUN_TOO:
            return None
        phrase = self.phrases.beginning_at(i + 1, last)
        if phrase is None or phrase.kind != NAME or tokens.classes[i + 1] & Is.SUBORDINATOR:
            return None
        own = self.subjects.before(i, first)
        if own is not None and own.kind == NAME and tokens.words[own.last] == ",":
            return None  # “Orr, a captain, accused Lee of it”
        closed = phrase.last >= last or tokens.words[phrase.last] in ",.;:)("
        joined = closed or bool(tokens.classes[phrase.last] & (Is.PREPOSITION | Is.RELATIVE))
        return phrase if joined else None

    def _german(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
        """Return the clause of a German cue: its subject may stand on either side of it."""
        second, plain = self.verb_second, bool(self.tokens.classes[i] & (Is.SAY | Is.TELL))
        if second.lacks_particle(i):
            return None
        behind = second.cited(i, last)
        if behind is None:
            helper = second.helper_of(i, first, last)
            if helper >= 0:
                helped = second.helped(i, helper, first, last)
                return (
                    None
                    if helped is None
                    else Clause(i, i + 1, i, i + 1, helped, "participle", plain=True)
                )
            behind = self._inverted(i, first, last)
        if behind is None:
            finite = before[-1].subject if before and before[-1].form in ("sv", "vs") else None
            subject, inverted = second.subject_of(i, first, last, finite)
            if subject is None:
                return None
            if not inverted:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", plain)
            behind = subject
        return Clause(i, behind.last, i, i + 1, behind, "vs", plain)

    def _source_within(self, i: int, first: int, last: int) -> Phrase | None:
        """Return the source of “it says in the letter”: the phrase behind the preposition."""
        behind = range(i + 1, min(i + 4, last - 1))
        near = any(self.tokens.words[k] == QUOTE for k in range(first, i))
        opening = (*behind, first) if near else (first, *behind)
        for k in opening if self.words.word_order != "both" else behind:
            if self.tokens.classes[k] & Is.PREPOSITION and k != i:
                phrase = self.phrases.beginning_at(k + 1, last)
                return phrase or Phrase(k + 1, k + 2, NOMINAL, k + 1)
        return None

    def _name_behind(self, i: int, last: int) -> Phrase | None:
        """Return the subject behind “a écrit sur son compte”: a name a few words on."""
        for k in range(i + 1, min(i + 8, last)):
            word, classes = self.tokens.words[k], self.tokens.classes[k]
            if word in ",;:" or word == QUOTE or classes & (Is.SUBORDINATOR | Is.VERB):
                return None
            free = k == i + 1 or not self.tokens.classes[k - 1] & (Is.PREPOSITION | Is.DETERMINER)
            number = self.phrases.beginning.get(k)
            if number is not None and free:
                name = self.phrases.names[number]
                if name.kind in ("person", "unknown"):
                    return Phrase(k, name.last, NAME, name.last - 1, number)
        return None

    def _may_speak(self, phrase: Phrase) -> bool:
        """Return whether a nominal phrase has a person's or body's noun in it."""
        tokens = self.tokens
        return any(
            tokens.classes[k] & (Is.ROLE | Is.BODY | Is.TITLE)
            for k in range(phrase.first, phrase.last)
        )

    def _verb_follows(self, phrase: Phrase, last: int) -> bool:
        """Return whether the phrase behind the cue is the subject of another verb."""
        tokens, k = self.tokens, phrase.last
        if k >= last:
            return False
        if phrase.kind == PRONOUN and self.words.word_order == "both":
            # English has “said he” before a comma or a full stop only.
            return tokens.words[k][0].isalnum()
        classes = tokens.classes[k]
        other = Is.ADVERB | Is.PREPOSITION  # “said Orr to the board” is her verb, not another's
        return bool(classes & (Is.PASSIVE | Is.AUXILIARY) and not classes & other)

    # ------------------------------------------------------------ non-finite cues

    def _participle(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
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
        nearest = self.subjects.main(i, max(first, i - REACH))
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

    def _base(self, i: int, first: int, before: list[Clause]) -> Clause | None:
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
        if phrase.kind == NOMINAL:
            head = tokens.lower[phrase.head]
            return head.endswith("s") or head in ("people", "police", "men", "women", "media")
        return any(tokens.lower[k] == "and" for k in range(phrase.first, phrase.last))
