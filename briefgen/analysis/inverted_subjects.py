"""Subjects behind their cue: “…,” said Orr."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrase import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.subjects import SubjectFinder
from briefgen.analysis.tokens import QUOTE, Tokens
from briefgen.analysis.verb_second import VerbSecond

_DESCRIBED = 10
"""Tokens of a description before a name that are looked through."""
_NO_DESCRIPTION = (
    Is.DETERMINER | Is.PREPOSITION | Is.PRONOUN | Is.RELATIVE | Is.CONJUNCTION | Is.SUBORDINATOR
)
_COMPLEMENT = 10
"""Tokens of “familiar with the talks” that belong to a speaker."""


class InvertedSubjects:
    """Finds the subjects that follow their cues in the sentences of one article."""

    def __init__(
        self, tokens: Tokens, phrases: Phrases, words: QuoteWords,
        subjects: SubjectFinder, second: VerbSecond,
    ) -> None:  # fmt: skip
        self.tokens = tokens
        self.phrases = phrases
        self.words = words
        self.subjects = subjects
        self.places = subjects.places
        self.second = second

    def behind(self, i: int, first: int, last: int) -> Phrase | None:
        """Return the subject behind the cue: “…,” said Orr."""
        tokens = self.tokens
        k = i - 1
        between = Is.ADVERB if self.words.word_order == "both" else Is.ADVERB | Is.AUXILIARY
        while k >= first and (tokens.words[k] in ",–—-" or tokens.classes[k] & between):
            k -= 1
        if i == first and tokens.classes[i] & Is.SAY and i + 1 in self.phrases.beginning:
            return self.phrases.beginning_at(i + 1, last)  # “Said Orr: “…””
        if (k < first or tokens.words[k] != QUOTE) and not self.places.fronted(i, first):
            return self._postposed(i, first, last)
        if tokens.lower[i] in self.words.impersonal:
            return self._source_within(i, first, last)
        if self.words.word_order == "verb-first" and self._has_subject(k, i, first):
            return None
        plural = tokens.lower[i] in self.words.impersonal_plural
        if plural and i + 1 < last and tokens.classes[i + 1] & Is.PREPOSITION:
            return self.phrases.beginning_at(i + 2, last)
        german = self.words.word_order == "verb-second"
        if german and self.second.needs_comma(k, i, first):
            return None
        phrase = (
            self._described(i + 1, last)
            or self.phrases.beginning_at(i + 1, last)
            or self._bare(i + 1, last)
        )
        if phrase is None and german:
            phrase = self.second.behind(i, last)
        if phrase is None or tokens.classes[i + 1] & Is.PREPOSITION:
            return None if self.words.word_order == "both" else self._name_behind(i, last)
        return self._complemented(phrase, last) if self._takes(i, phrase, last) else None

    def _has_subject(self, k: int, i: int, first: int) -> bool:
        """Return whether the subject stands before the verb: “Dans un texte, la ville accuse”.

        Token `k` is the last before the verb at `i` and its helpers.
        """
        if k < first or self.tokens.words[k] in (QUOTE, ","):
            return False
        phrase = self.subjects.before(i, first)
        if phrase is None or phrase.kind == PRONOUN:
            return False
        ahead = phrase.first - 1
        while ahead >= first and self.tokens.classes[ahead] & Is.DETERMINER:
            ahead -= 1
        return ahead < first or self.tokens.words[ahead] == ","

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

    def _source_within(self, i: int, first: int, last: int) -> Phrase | None:
        """Return the source of “it says in the letter”: the phrase behind the preposition."""
        behind = range(i + 1, min(i + 4, last - 1))
        near = any(self.tokens.words[k] == QUOTE for k in range(first, i))
        opening = (*behind, first) if near else (first, *behind)
        for k in opening if self.words.word_order != "both" else behind:
            if self.tokens.classes[k] & Is.PREPOSITION and k != i:
                phrase = self.phrases.beginning_at(k + 1, last)
                return phrase or self._described_source(k + 1, last)
        return None

    def _described_source(self, first: int, last: int) -> Phrase:
        """Return “letzten Satz” behind a preposition with an article in it: “im letzten Satz”."""
        tokens, head = self.tokens, first
        adjectives = self.words.nouns_capitalised
        while adjectives and head + 1 < last and tokens.lower[head].isalpha():
            if tokens.capital[head]:
                break
            head += 1
        return Phrase(first, head + 1, NOMINAL, head)

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
