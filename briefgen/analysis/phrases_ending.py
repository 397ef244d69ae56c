"""The noun phrase that ends at a token, read from its last word to the left."""

from dataclasses import replace

from briefgen.analysis.appositions import apposition_start
from briefgen.analysis.language import Is
from briefgen.analysis.name_places import NamePlaces
from briefgen.analysis.phrase import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.phrase_words import HEADS, is_noun, is_verb
from briefgen.analysis.tokens import QUOTE

_LONGEST = 24
"""Tokens of a phrase to which nothing is added any more."""


class EndingPhrases:
    """Reads noun phrases from their last word to the left."""

    def __init__(self, places: NamePlaces) -> None:
        self.tokens = places.tokens
        self.names = places.names
        self.words = places.words
        self.ending = places.ending

    def ending_at(self, last: int, low: int) -> Phrase | None:
        """Return the noun phrase that ends before token `last` and begins at `low` or later."""
        phrase = self._simple_ending(last, low) or self._bare_ending(last, low)
        if phrase is None or phrase.kind == PRONOUN:
            return phrase
        return self._with_holder(phrase, low)

    def _bare_ending(self, last: int, low: int) -> Phrase | None:
        """Return “the court of audit”: a noun without an article behind what it belongs to."""
        tokens, k = self.tokens, last - 2
        held = k > low and tokens.lower[k] in self.words.holders and is_noun(tokens, last - 1)
        if not held or self.words.nouns_capitalised or not tokens.classes[k] & Is.PREPOSITION:
            return None
        holder = self._nominal_ending(k, low)
        article = holder is not None and tokens.classes[holder.first] & Is.DETERMINER
        if holder is None or not article or not tokens.classes[holder.head] & HEADS:
            return None
        return Phrase(holder.first, last, NOMINAL, holder.head)

    def _simple_ending(self, last: int, low: int) -> Phrase | None:
        at = last - 1
        if at < low:
            return None
        classes = self.tokens.classes[at]
        if classes & Is.SUBJECT and not classes & Is.RELATIVE:
            return Phrase(at, last, PRONOUN, at)
        number = self.ending.get(last)
        if number is not None:
            name = self.names[number]
            if name.first >= low:
                first = self._front_apposition(max(name.np_first, low), low)
                return Phrase(first, last, NAME, last - 1, number)
        return self._nominal_ending(last, low)

    def with_front(self, phrase: Phrase, low: int) -> Phrase:
        """Return a name with a description and a comma before it."""
        first = self._front_apposition(phrase.first, low)
        return (
            phrase
            if first == phrase.first
            else Phrase(first, phrase.last, NAME, phrase.head, phrase.name)
        )

    def _front_apposition(self, first: int, low: int) -> int:
        """Return where “the envoy, Ann Orr” begins if the name has such words before it."""
        tokens = self.tokens
        if first - 2 < low or tokens.words[first - 1] != ",":
            return first
        if self.words.genitives:
            return apposition_start(tokens, self.words, first, low)
        if not tokens.classes[first - 2] & Is.ROLE:
            return first
        phrase = self._nominal_ending(first - 1, low)
        if phrase is None or not tokens.classes[phrase.first] & Is.DETERMINER:
            return first
        opens = phrase.first == low or tokens.words[phrase.first - 1] in (QUOTE, ",", ":")
        return phrase.first if opens else first

    def _nominal_ending(self, last: int, low: int) -> Phrase | None:
        tokens = self.tokens
        head = last - 1
        german = self.words.nouns_capitalised
        if not is_noun(tokens, head) or (german and not tokens.capital[head]):
            return None
        first = head
        low = max(low, last - 9)
        while first > low:
            k = first - 1
            classes = tokens.classes[k]
            if classes & Is.DETERMINER:
                first = k
                # “all the”, “one of the” keep their inner determiner
                if not (k > low and tokens.classes[k - 1] & Is.DETERMINER):
                    break
            elif tokens.words[k] in ("’s", "'s", "’", "'") and k > low:
                first = k - 1
            elif tokens.capital[k] or (is_noun(tokens, k) and not (german and is_verb(tokens, k))):
                first = k
            else:
                break
        has_determiner = bool(tokens.classes[first] & Is.DETERMINER)
        if not (
            has_determiner
            or tokens.classes[head] & HEADS
            or tokens.lower[head].endswith("s")
            or (tokens.capital[head] and self.words.nouns_capitalised)
        ):
            return None
        while head > first and not tokens.capital[head] and tokens.classes[head] & Is.NATIONALITY:
            head -= 1  # “son collègue français”
        return Phrase(first, last, NOMINAL, head)

    def _belonging(self, phrase: Phrase, k: int, low: int) -> Phrase | None:
        """Return “Ann Orr of the Institute for Trade” for the institute, None if no name is before.

        Args:
            phrase: a phrase.
            k: the token before it.
            low: the first token that may belong to it.
        """
        tokens = self.tokens
        if phrase.kind == NAME and k > low and tokens.classes[k] & Is.DEFINITE:
            k -= 1
        if k <= low or tokens.lower[k] != "of":
            return None
        holder = self._simple_ending(k, low)
        if holder is None or holder.kind != NAME:
            return None
        return Phrase(holder.first, phrase.last, NAME, holder.head, holder.name)

    def _with_holder(self, phrase: Phrase, low: int) -> Phrase:
        """Return the phrase with what it is part of: “officials in” Kyiv, “Orr and” Lee."""
        tokens = self.tokens
        genitive = self._with_genitive(phrase, low)
        if genitive is not None:
            return genitive
        k = phrase.first - 1
        if tokens.classes[phrase.first] & Is.PREPOSITION and k > low and is_noun(tokens, k):
            # “la cheffe | de la diplomatie”: “de” was read as an article
            k, phrase = phrase.first, replace(phrase, first=phrase.first + 1)
        belonging = self._belonging(phrase, k, low)
        if belonging is not None:
            return belonging
        if k <= low or phrase.last - phrase.first > _LONGEST:
            return phrase
        if tokens.lower[k] in self.words.joiners:
            other = self._simple_ending(k, low)
            if other is not None and other.kind == NAME and phrase.kind == NAME:
                return Phrase(other.first, phrase.last, NAME, other.head, other.name)
            return phrase
        if not tokens.classes[k] & Is.PREPOSITION or tokens.lower[k] not in self.words.holders:
            return phrase
        if k - 1 >= low and tokens.lower[k - 1] in self.words.bare_subjects:
            return Phrase(k - 1, phrase.last, NOMINAL, phrase.head)  # “one of the officials”
        holder = self._simple_ending(k, low)
        if holder is None or holder.kind != NOMINAL:
            return phrase
        holder = self._with_holder(holder, low)
        return Phrase(holder.first, phrase.last, NOMINAL, holder.head)

    def _with_genitive(self, phrase: Phrase, low: int) -> Phrase | None:
        """Return “der Sprecher der Partei” for the party, None where no noun stands before it."""
        tokens, k = self.tokens, phrase.first - 1
        if phrase.kind == NAME and k > low and tokens.lower[k] in self.words.genitives:
            k -= 1  # “der Rektor der | Universität Varnow”
        hangs = self.words.nouns_capitalised and tokens.lower[k + 1] in self.words.genitives
        if not hangs or k <= low or not tokens.capital[k]:
            return None
        holder = self._simple_ending(k + 1, low)
        if holder is None:
            return None
        holder = self._with_holder(holder, low)
        first = holder.first
        if first > low and tokens.classes[first - 1] & Is.DETERMINER:
            first -= 1
        return Phrase(first, phrase.last, holder.kind, holder.head, holder.name)
