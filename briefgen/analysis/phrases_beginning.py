"""The noun phrase that begins at a token, read from its first word to the right."""

from briefgen.analysis.language import Is
from briefgen.analysis.name_places import NamePlaces
from briefgen.analysis.phrase import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.phrase_words import FINITE, HEADS, NO_NOUN, is_noun
from briefgen.analysis.tokens import QUOTE

_GENITIVES = 6
"""Tokens between a role and the name in apposition, in a language without articles."""


class BeginningPhrases:
    """Reads noun phrases from their first word to the right."""

    def __init__(self, places: NamePlaces) -> None:
        self.tokens = places.tokens
        self.names = places.names
        self.words = places.words
        self.ending = places.ending
        self.beginning = places.beginning
        self.inside = places.inside

    def beginning_at(self, first: int, high: int) -> Phrase | None:
        """Return the noun phrase that begins at token `first` and ends at `high` at most."""
        tokens = self.tokens
        if first >= high:
            return None
        classes = tokens.classes[first]
        if classes & Is.SUBJECT and not classes & Is.RELATIVE:
            return Phrase(first, first + 1, PRONOUN, first)
        if tokens.lower[first] in self.words.demonstratives and self._stands_alone(first, high):
            return Phrase(first, first + 1, PRONOUN, first)
        number = self.beginning.get(first)
        if number is None and classes & Is.DETERMINER:
            number = self.beginning.get(first + 1)
        if number is not None and self.names[number].last <= high:
            name = self.names[number]
            if self._possessed(number) or self._modifies(number, first, high):
                return self._nominal_beginning(first, high)
            last = name.last
            if self.words.nouns_capitalised and tokens.classes[first] & Is.DETERMINER:
                plain = Phrase(first, last, NOMINAL, last - 1)
                last = self._with_complement(plain, high).last
            return Phrase(first, last, NAME, name.last - 1, number)
        return self._nominal_beginning(first, high)

    def _stands_alone(self, first: int, high: int) -> bool:
        """Return whether no noun follows: “sagte dieser”, unlike “dieser Minister”."""
        tokens, k = self.tokens, first + 1
        while k < high and not tokens.capital[k] and is_noun(tokens, k):
            k += 1
        return k >= high or not tokens.capital[k]

    def _modifies(self, number: int, first: int, high: int) -> bool:
        """Return whether a noun follows the name: “one Orr confidant”, “the White House aide”."""
        tokens, name = self.tokens, self.names[number]
        k = name.last
        if k >= high or tokens.capital[k] or not is_noun(tokens, k):
            return False
        if self.words.nouns_capitalised:
            return False  # what follows in small letters is no noun
        classes = tokens.classes[k]
        if classes & HEADS:
            return not classes & FINITE or not classes & Is.NOUN_TOO or name.kind != "person"
        if classes & FINITE:
            return False
        if k + 1 < high and (tokens.classes[k + 1] & Is.ROLE or k + 1 in self.inside):
            return True
        article = tokens.classes[first] & Is.DETERMINER and first < name.np_first
        return bool(article and (name.kind in ("person", "unknown") or classes & Is.MODIFIER)) or (
            bool(classes & Is.MODIFIER)
        )

    def _possessed(self, number: int) -> bool:
        last = self.names[number].last
        return last < len(self.tokens.words) and self.tokens.words[last] in ("’s", "'s", "’", "'")

    def _nominal_beginning(self, first: int, high: int) -> Phrase | None:
        tokens = self.tokens
        k = first
        high = min(high, first + 12)
        while k < high and tokens.classes[k] & Is.DETERMINER:
            k += 1
        begin = k
        german = self.words.nouns_capitalised
        k = self._run_of_nouns(begin, high)
        if k == begin or (german and not tokens.capital[k - 1]):
            return None
        if begin == first and tokens.lower[first].endswith("ed") and not tokens.capital[first]:
            return None
        head = k - 1
        while head > begin and not tokens.capital[head] and tokens.classes[head] & Is.NATIONALITY:
            head -= 1  # “le ministre belge”
        if not (
            begin > first
            or any(tokens.classes[j] & HEADS for j in range(first, k))
            or tokens.lower[head].endswith("s")
            or tokens.words[first][0].isupper()
        ):
            return None
        apposed = self.ending.get(k, -1)
        if apposed < 0 and not self.words.has_articles:
            named = self._name_behind_role(first, k, high)
            if named is not None:
                return named
        phrase = Phrase(first, k, NOMINAL, head, apposed)
        if apposed >= 0:
            role = self._role_of(first, apposed)
            if role >= 0:
                return Phrase(first, k, NOMINAL, role)
            return Phrase(first, k, NAME, head, apposed)
        return self._with_complement(phrase, high + 8)

    def _role_of(self, first: int, number: int) -> int:
        """Return the token of the role that a body's name is the genitive of, -1 if none is.

        So it is in “очільниця МЗС”, in a language without articles.
        """
        name = self.names[number]
        if self.words.has_articles or name.kind not in ("body", "place"):
            return -1
        roles = (j for j in range(first, name.first) if self.tokens.classes[j] & Is.ROLE)
        return next(roles, -1)

    def _run_of_nouns(self, begin: int, high: int) -> int:
        """Return where the nouns and adjectives that begin at a token end."""
        tokens, k = self.tokens, begin
        german = self.words.nouns_capitalised
        while k < high:
            if tokens.words[k] in ("’s", "'s", "’", "'") or is_noun(tokens, k):
                if k > begin and self._complete(k, high):
                    break
                if german and not tokens.capital[k] and (tokens.capital[k - 1] and k > begin):
                    break
                if (
                    k > begin
                    and tokens.classes[k] & FINITE
                    and not tokens.classes[k] & Is.NOUN_TOO
                    and not tokens.classes[k] & HEADS
                ):
                    break
                k += 1
            elif (
                tokens.classes[k] & Is.ADVERB
                and k + 1 < high
                and is_noun(tokens, k + 1)
                and k == begin
            ):
                k += 1
            else:
                break
        return k

    def _name_behind_role(self, first: int, k: int, high: int) -> Phrase | None:
        """Return “голова аграрної спілки Остапчук”: a role, what it is of, and the name."""
        tokens = self.tokens
        if not any(tokens.classes[j] & Is.ROLE for j in range(first, k)):
            return None
        for at in range(k, min(high, k + _GENITIVES)):
            number = self.beginning.get(at)
            if number is not None:
                name = self.names[number]
                fits = name.kind == "person" and name.last <= high
                return Phrase(first, name.last, NAME, name.last - 1, number) if fits else None
            named = tokens.words[at] == QUOTE  # “речник організації «…» Айхнер”
            if not named and not is_noun(tokens, at) and not tokens.classes[at] & Is.MODIFIER:
                return None
        return None

    def _complete(self, k: int, high: int) -> bool:
        """Return whether the phrase ends before token `k`: “the president | remembered”."""
        tokens = self.tokens
        if tokens.capital[k] or tokens.words[k] in ("’s", "'s", "’", "'"):
            return False
        before = tokens.classes[k - 1]
        if tokens.classes[k] & HEADS or not before & HEADS:
            return False
        behind = Is.NATIONALITY | (Is.MODIFIER if self.words.elisions else 0)
        if tokens.classes[k] & behind:
            return False  # “le ministre belge”, “l'envoyé spécial”
        if k + 1 in self.beginning and not tokens.classes[k] & (FINITE | NO_NOUN):
            return False
        if before & Is.ROLE:
            adjective = before & Is.MODIFIER and not tokens.lower[k].endswith("ed")
            return not adjective
        return not (k + 1 < high and tokens.classes[k + 1] & HEADS)

    def _with_complement(self, phrase: Phrase, high: int) -> Phrase:
        """Return the phrase with “of …” behind it, and a name in apposition if there is one."""
        tokens, words = self.tokens, self.words
        last = phrase.last
        high = min(high, len(tokens.words))
        steps = 0
        while last + 1 < high and steps < 3:
            if (
                tokens.lower[last] not in words.holders
                and tokens.lower[last] not in words.genitives
            ):
                break
            inner = self._flat(last + 1, high)
            if inner is None:
                break
            last = inner
            steps += 1
        comma = last < high and tokens.words[last] == ","
        number = self.beginning.get(last + 1) if comma else self.beginning.get(last)
        elided = comma and words.elisions and last + 1 < high
        if number is None and elided and tokens.classes[last + 1] & Is.DETERMINER:
            number = self.beginning.get(last + 2)  # “le commissaire, l'Irlandais Orr”
        if number is not None and self.names[number].kind in ("person", "unknown"):
            name = self.names[number]
            if comma and not self._possessed(number) and name.last <= high + 6:
                return Phrase(phrase.first, name.last, NAME, phrase.head, number)
        return Phrase(phrase.first, last, phrase.kind, phrase.head)

    def _flat(self, first: int, high: int) -> int | None:
        tokens, german = self.tokens, self.words.nouns_capitalised
        k = first
        while k < high and (
            tokens.classes[k] & Is.DETERMINER
            or is_noun(tokens, k)
            or tokens.words[k] in ("’s", "'s")
            or k in self.inside
            or self._joins_capitals(k, first, high)
        ):
            if k > first and tokens.classes[k] & FINITE and k not in self.inside:
                break
            if german and k > first and tokens.capital[k - 1] and not tokens.capital[k]:
                break  # “die Bewohner des Dorfes | sehen”
            k += 1
        return k if k > first else None

    def _joins_capitals(self, k: int, first: int, high: int) -> bool:
        """Return whether “and” stands between capitals: “the Island and Coastal States Forum”."""
        tokens = self.tokens
        joins = first < k < high - 1 and tokens.lower[k] in self.words.joiners
        return joins and tokens.capital[k - 1] and tokens.capital[k + 1]
