"""Where subjects stand: at a sentence's opening, behind a comma or a "that", before a verb."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrase import PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.tokens import QUOTE, Tokens

REACH = 60
"""No subject is searched farther than so many tokens: it keeps the work linear."""
BOUNDARIES = frozenset((QUOTE, *",;:—–-)"))
"""Tokens behind which a new part of the sentence begins."""
_OPENING = Is.SUBORDINATOR | Is.CONJUNCTION | Is.LEAD_IN
_NO_SUBJECT = Is.RELATIVE | Is.NEUTER
_NO_OPENING = Is.PREPOSITION | Is.PARTICIPLE
_VERBAL = Is.VERB | Is.AUXILIARY | Is.PASSIVE | Is.CUE | Is.RELATIVE | Is.ADVERB
_NO_VERB = Is.PREPOSITION | Is.CONJUNCTION | Is.DETERMINER | Is.PRONOUN | Is.ROLE
_INSERTED = Is.RELATIVE | Is.DETERMINER | Is.PARTICIPLE | Is.ROLE


class SubjectPlaces:
    """Finds the phrases of one article's sentences that look like subjects by their place."""

    def __init__(self, tokens: Tokens, phrases: Phrases, words: QuoteWords) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.words = words
        self.likely = self._likely()

    def _likely(self) -> list[int]:
        """Return the tokens at which subjects may begin within a sentence, in text order."""
        words, classes = self.tokens.words, self.tokens.classes
        if self.words.word_order == "verb-second":
            return [k for k, word in enumerate(words) if word[0].isalnum()]
        before = zip(["", *words], [0, *classes], strict=False)
        return [
            k
            for k, (own, (word, led)) in enumerate(zip(classes, before, strict=False))
            if (own & Is.SUBJECT or led & _OPENING or word in BOUNDARIES) and words[k][0].isalnum()
        ]

    def between(self, low: int, high: int) -> Iterator[Phrase]:
        """Yield the phrases between two tokens that look like subjects, in text order."""
        if low >= high:
            return
        own = [low] if self.tokens.words[low][0].isalnum() else []
        likely = self.likely
        ahead = likely[bisect_right(likely, low) : bisect_left(likely, high)]
        free = low  # behind the last phrase
        for k in (*own, *ahead):
            if k < free or not self._subject_position(k, low):
                continue
            phrase = self.phrases.beginning_at(k, high)
            if phrase is not None and (
                self._behind_finite(k, low)
                or self.verb_like(phrase.last, high)
                or (phrase.kind == PRONOUN and self._word_at(phrase.last, high))
                or (phrase.name >= 0 and self._opens(k, low) and self._comma_at(phrase.last, high))
            ):
                front = phrase.name >= 0 and self.words.genitives
                yield self.phrases.with_front(phrase, low) if front else phrase
                free = phrase.last

    def nearest(self, j: int, low: int) -> Phrase | None:
        """Return the nearest subject before token `j`, for the second of two verbs."""
        nearest: Phrase | None = None
        for phrase in self.between(low, j):
            nearest = phrase
        return nearest

    def main(self, j: int, low: int) -> Phrase | None:
        """Return the nearest subject before token `j` that no “that” or “whether” brings in."""
        found = list(self.between(low, j))
        classes = self.tokens.classes
        for phrase in reversed(found):
            before = classes[phrase.first - 1] if phrase.first > low else 0
            if (
                before & Is.CONJUNCTION
                and phrase.first - 2 > low
                and (classes[phrase.first - 2] & (Is.NATIONALITY | Is.MODIFIER))
            ):
                before = classes[phrase.first - 3]  # “that French and German officials met”
            if not before & Is.SUBORDINATOR or before & Is.CONJUNCTION:
                return phrase
        return found[-1] if found else None

    def fronted(self, i: int, first: int) -> bool:
        """Return whether the sentence opens with something else than its subject."""
        if self.words.word_order == "both" or i == first:
            return False
        opening = Is.PREPOSITION | Is.ADVERB | Is.SUBORDINATOR
        start = first
        while start < i and self.tokens.classes[start] & Is.LEAD_IN:
            start += 1
        if self.tokens.lower[start] in self.words.oblique:
            return True
        return bool(self.tokens.classes[start] & opening) or start == i

    def verb_like(self, k: int, high: int) -> bool:
        """Return whether a verb may stand at token `k`, perhaps behind an interruption."""
        tokens = self.tokens
        if k < high and tokens.words[k] == "(":
            while k < high and tokens.words[k] != ")":
                k += 1
            k += 1
        if k < high and tokens.lower[k].endswith(("self", "selves")):
            k += 1
        if k + 1 < high and tokens.classes[k] & Is.PREPOSITION:
            k += 2 * (tokens.lower[k + 1] in self.words.days)  # “Leaders on Friday adopted”
        if k >= high:
            return False
        word = tokens.words[k]
        if word == ",":
            if k + 1 < high and self._is_verb(k + 1):
                return True
            following = tokens.classes[k + 1] if k + 1 < high else 0
            return bool(following & _INSERTED) or (k + 1 < high and tokens.lower[k + 1].isdigit())
        if word in ("—", "–"):
            return True
        return self._is_verb(k)

    def _is_verb(self, k: int) -> bool:
        tokens = self.tokens
        classes = tokens.classes[k]
        if not tokens.words[k][0].isalpha() or tokens.capital[k]:
            return False
        if classes & _VERBAL:
            return True
        if classes & _NO_VERB:
            return False
        return tokens.lower[k].endswith(self.words.verb_endings)

    def _opens(self, k: int, low: int) -> bool:
        """Return whether only words such as “But” stand before token `k`."""
        return all(self.tokens.classes[j] & Is.LEAD_IN for j in range(low, k))

    def _behind_finite(self, k: int, low: int) -> bool:
        """Return whether the finite verb stands before the subject: “So hatte Orr …”."""
        if self.words.word_order != "verb-second" or k - 1 <= low:
            return False
        finite = Is.AUXILIARY | Is.PASSIVE | Is.VERB | Is.CUE
        return bool(self.tokens.classes[k - 1] & finite) and self.fronted(k - 1, low)

    def _word_at(self, k: int, high: int) -> bool:
        """Return whether a word stands at `k` that may be any verb behind a pronoun."""
        return k < high and self.tokens.lower[k].isalpha() and not self.tokens.capital[k]

    def _comma_at(self, k: int, high: int) -> bool:
        return k < high and self.tokens.words[k] == ","

    def _subject_position(self, k: int, low: int) -> bool:
        classes = self.tokens.classes
        own = classes[k]
        if k == low or (own & Is.SUBJECT and not own & _NO_SUBJECT):
            return True
        if self.tokens.words[k - 1] in BOUNDARIES:
            return not own & _NO_OPENING
        if classes[k - 1] & _OPENING:
            return True
        return self._behind_finite(k, low)
