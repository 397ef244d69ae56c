"""Runs of capitalised words, each of which may hold a name."""

from collections.abc import Iterator

from briefgen.analysis.common_nouns import CommonNouns
from briefgen.analysis.language import Is, QuoteWords, any_first_names
from briefgen.analysis.tokens import QUOTE, Tokens

_MAX_WORDS = 12
STOPS = int(
    Is.DETERMINER | Is.PREPOSITION | Is.SUBORDINATOR | Is.CONJUNCTION | Is.RELATIVE | Is.PRONOUN
)
"""Function words: no name begins with one, whatever its capital says."""


class RunFinder:
    """Finds the runs in the sentences of one article."""

    def __init__(self, tokens: Tokens, words: QuoteWords, nouns: CommonNouns | None) -> None:
        self.tokens = tokens
        self.words = words
        self.nouns = nouns
        self.first_names = any_first_names()

    def in_unit(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the first token of each run of a sentence and the token behind it."""
        i = first
        capital = self.tokens.capital
        while i < last:
            if not capital[i] or not self._may_begin(i, i == first):
                i += 1
                continue
            end = self._run_end(i, last)
            yield i, end
            i = end

    def _may_begin(self, i: int, initial: bool) -> bool:
        lower, classes = self.tokens.lower[i], self.tokens.classes[i]
        if classes & STOPS or lower in self.words.days or not lower[0].isalpha():
            return False
        if classes & Is.NOT_NAME and not classes & Is.NATIONALITY:
            return self._is_month_name(i)
        if initial and lower.endswith("ing") and self._goes_on(i):
            return False
        if initial and classes & (Is.ADVERB | Is.CUE | Is.PARTICIPLE | Is.VERB | Is.AUXILIARY):
            return lower in self.first_names
        return True

    def _goes_on(self, i: int) -> bool:
        """Return whether “Appearing (at …)” is a participle: what follows hangs on it."""
        if i + 1 >= len(self.tokens.words):
            return False
        behind = self.tokens.classes[i + 1]
        return bool(behind & (Is.PREPOSITION | Is.DETERMINER | Is.PRONOUN))

    def _is_month_name(self, i: int) -> bool:
        """Return whether a word such as “May” may be a surname here."""
        tokens = self.tokens
        if tokens.lower[i] not in self.words.months:
            return False
        return i > 0 and bool(tokens.classes[i - 1] & Is.TITLE)

    def _run_end(self, i: int, last: int) -> int:
        tokens, words = self.tokens, self.words
        end = i + 1
        while end < last and end - i < _MAX_WORDS:
            lower, classes = tokens.lower[end], tokens.classes[end]
            if tokens.capital[end] and lower[0].isalpha():
                # (a word in capitals before which no white space stands is a new token anyway)
                if classes & Is.PRONOUN or lower in words.days:
                    break
                if lower in words.months and tokens.lower[end - 1] not in self.first_names:
                    break
                end += 1
            elif self._joins(i, end, last):
                end += 1
            elif tokens.words[end] == "," and end + 1 < last:
                if tokens.lower[end + 1] not in words.suffixes:
                    break
                end += 2
            else:
                break
        while end > i + 1 and not tokens.capital[end - 1]:
            end -= 1
        return end + self._body_rest(i, end, last)

    def _body_rest(self, i: int, end: int, last: int) -> int:
        """Return how many words in small letters belong to a body's name behind its noun.

        So it is in “l'Union africaine”, “la Banque mondiale”, “la Cour des comptes”.
        """
        tokens, endings = self.tokens, self.words.body_adjective_endings
        if not endings or end - i != 1 or not tokens.classes[i] & Is.BODY_NAME:
            return 0
        if end < last and tokens.lower[end].endswith(endings) and not tokens.classes[end] & Is.CUE:
            return 1
        plural = end + 1 < last and tokens.lower[end] == "des" and tokens.lower[end + 1][-1] == "s"
        return 2 if plural else 0

    def _is_person(self, i: int, end: int) -> bool:
        """Return whether a run so far is a first name: “le sénateur Luc | de Sainte-Orr”."""
        if end - i != 1:
            return False
        introduced = i > 0 and self.tokens.classes[i - 1] & (Is.ROLE | Is.TITLE | Is.NATIONALITY)
        return bool(introduced) or self.tokens.lower[i] in self.first_names

    def _joins(self, i: int, end: int, last: int) -> bool:
        """Return whether a lower-case word goes on with the run: “von”, “of”, “&”."""
        tokens = self.tokens
        lower = tokens.lower[end]
        if self.nouns is not None and not self.nouns.joins_name(i, end):
            return lower == "&"
        ahead = end + 1
        while ahead < last and ahead < end + 3 and tokens.classes[ahead] & Is.PARTICLE:
            ahead += 1
        if ahead >= last or not tokens.capital[ahead] or tokens.words[ahead] == QUOTE:
            return False
        if tokens.classes[end] & Is.PARTICLE and lower not in self.words.connectors:
            return not tokens.classes[end] & (Is.PREPOSITION | Is.DETERMINER)
        if lower == "&":
            return True
        if lower not in self.words.connectors or tokens.lower[ahead] in self.words.days:
            return False
        if tokens.classes[end] & Is.PARTICLE and self._is_person(i, end):
            return True
        heads = Is.BODY_NAME | Is.BODY | Is.OUTLET
        if lower == "of" or lower in ("de", "der", "des"):
            heads |= Is.TITLE | Is.ROLE
        near = range(max(i, end - 1), end) if lower != "and" else range(i, end)
        return any(tokens.classes[k] & heads for k in near)
