"""Common nouns among capitalised words, in a language that writes all nouns so, as German does.

An article or an adjective before a word shows that it is no name: “die Rede”, “im Haus”. What it
shows once holds for the whole article.
"""

from briefgen.analysis.language import Is, QuoteWords, any_first_names
from briefgen.analysis.tokens import Tokens

_INFLECTIONS = ("e", "en", "er", "es", "em")
"""Endings of adjectives before a noun."""
_NAMING = Is.TITLE | Is.ROLE | Is.BODY | Is.BODY_NAME | Is.OUTLET
"""Words that may begin the name of a body, or stand before that of a person."""


class CommonNouns:
    """The common nouns of one article, as far as its words show them."""

    def __init__(self, tokens: Tokens, words: QuoteWords) -> None:
        self.tokens = tokens
        self.words = words
        self.first_names = any_first_names()
        self.capitalised = frozenset(
            word for word, capital in zip(tokens.words, tokens.capital, strict=True) if capital
        )
        self.counted = frozenset(
            tokens.lower[k]
            for k in range(1, len(tokens.words))
            if tokens.capital[k] and tokens.words[k - 1].isdigit()
        )
        self.found = self.counted | frozenset(
            tokens.lower[k] for k in range(1, len(tokens.words)) if self._shown_at(k)
        )

    def is_noun(self, word: str, *, known: bool) -> bool:
        """Return whether a capitalised word is no name; `known` if it is part of a full name."""
        lower = word.lower()
        return lower.endswith(self.words.noun_endings) or (lower in self.found and not known)

    def name_start(self, first: int, last: int) -> int:
        """Return where the name in a run of capitals begins, `last` if there is none.

        “3 Milliarden Euro” is none, nor “Außenminister Frankreichs”.
        """
        single = last - first == 1
        if self.tokens.lower[first] in self.counted or (not single and self.is_country_s(last - 1)):
            return last
        return first + 1 if not single and self.leads(first) else first

    def leads(self, k: int) -> bool:
        """Return whether the word at token `k` stands before a name without being part of it."""
        lower = self.tokens.lower[k]
        if lower in self.first_names or self.tokens.classes[k] & _NAMING:
            return False
        return lower.endswith(self.words.noun_endings) or lower in self.counted

    def is_country_s(self, k: int) -> bool:
        """Return whether a country's name stands in the genitive: “Außenminister Frankreichs”."""
        lower = self.tokens.lower[k]
        return lower.endswith("s") and lower[:-1] in self.words.country_names

    def owns(self, first: int, last: int) -> bool:
        """Return whether a run of capitals is a name in the genitive and a noun: “Orrs Idee”."""
        word = self.tokens.words[first]
        if last - first != 2 or self.tokens.lower[first] in self.first_names:
            return False
        known = self.nominative(word) != word
        return known and not self.tokens.classes[first + 1] & _NAMING

    def nominative(self, word: str) -> str:
        """Return a name without its genitive's “s”, if the article has it without."""
        return word[:-1] if word.endswith("s") and word[:-1] in self.capitalised else word

    def is_described(self, adjective: str, word: str) -> bool:
        """Return whether two capitalised words open a sentence as “Scharfe Kritik” does."""
        opening = adjective.lower()
        inflected = opening.endswith(_INFLECTIONS) and opening not in self.first_names
        return inflected and self.is_noun(word, known=False)

    def joins_name(self, first: int, at: int) -> bool:
        """Return whether the word at token `at` may be inside the name that begins at `first`.

        “von” and “der” are not in “die Rolle von” and “Rede der”.
        """
        tokens, classes = self.tokens, self.tokens.classes
        if not classes[at] & Is.PARTICLE:
            return True
        if classes[at] & Is.DETERMINER:
            return bool(classes[at - 1] & Is.PARTICLE)
        if tokens.lower[at - 1] in self.first_names:
            return True
        introduced = first > 0 and (
            bool(classes[first - 1] & (Is.DETERMINER | Is.PREPOSITION))
            or self._is_adjective(first - 1)
        )
        following = tokens.lower[at + 1] if at + 1 < len(tokens.words) else ""
        return not introduced and following not in self.first_names

    def _shown_at(self, k: int) -> bool:
        tokens = self.tokens
        if not tokens.capital[k] or tokens.classes[k] & (Is.TITLE | Is.OUTLET):
            return False
        if tokens.classes[k - 1] & Is.DETERMINER or tokens.lower[k - 1] in self.words.contractions:
            return True
        led_in = k > 1 and tokens.classes[k - 2] & (Is.DETERMINER | Is.PREPOSITION)
        return bool(led_in) and not tokens.classes[k - 1] and self._is_adjective(k - 1)

    def _is_adjective(self, k: int) -> bool:
        return not self.tokens.capital[k] and self.tokens.lower[k].endswith(_INFLECTIONS)


def is_portfolio(tokens: Tokens, words: QuoteWords, at: int) -> bool:
    """Return whether the word at a token says what an office is for.

    So does “Élargissement” in “commissaire à l'Élargissement”: persons have no article.
    """
    if not words.contractions or at < 2:
        return False
    before = at - 1
    led_in = tokens.classes[before] & Is.DETERMINER or tokens.lower[before] in words.contractions
    near = range(max(0, before - 2), before)
    return bool(led_in) and any(tokens.classes[j] & Is.ROLE for j in near)
