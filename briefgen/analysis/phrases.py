"""Noun phrases without a parser: the phrase that ends or begins at a token."""

from briefgen.analysis.appositions import apposition_start
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.name import Name
from briefgen.analysis.phrase_words import FINITE, HEADS, NO_NOUN, is_noun, is_verb
from briefgen.analysis.tokens import QUOTE, Tokens
from briefgen.model.nouns import noun

NAME, PRONOUN, NOMINAL = "name", "pronoun", "nominal"

_REACH = 60
"""No phrase or clause is searched farther than so many tokens: it keeps the work linear."""

_GENITIVES = 6
"""Tokens between a role and the name in apposition, in a language without articles."""


@noun(frozen=True, slots=True)
class Phrase:
    """A noun phrase by token numbers.

    Attributes:
        first, last: the whole phrase, last exclusive.
        kind: NAME, PRONOUN or NOMINAL.
        head: token of the head word.
        name: index of the name that it is or that stands in apposition, else -1.
    """

    first: int
    last: int
    kind: str
    head: int
    name: int = -1


class Phrases:
    """Finds noun phrases in the tokens of one article."""

    def __init__(self, tokens: Tokens, names: list[Name], words: QuoteWords) -> None:
        self.tokens = tokens
        self.names = names
        self.words = words
        self.ending = {name.last: number for number, name in enumerate(names)}
        self.beginning = {name.np_first: number for number, name in enumerate(names)}
        for number, name in enumerate(names):
            self.beginning.setdefault(name.first, number)
        self.inside = {
            k: number for number, name in enumerate(names) for k in range(name.first, name.last)
        }

    # ------------------------------------------------------------ ending at a token

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
        return Phrase(first, last, NOMINAL, head)

    def _with_holder(self, phrase: Phrase, low: int) -> Phrase:
        """Return the phrase with what it is part of: “officials in” Kyiv, “Orr and” Lee."""
        tokens = self.tokens
        k = phrase.first - 1
        genitive = (
            self.words.nouns_capitalised and tokens.lower[phrase.first] in self.words.genitives
        )
        if genitive and k > low and tokens.capital[k]:
            holder = self._simple_ending(k + 1, low)
            if holder is not None:
                holder = self._with_holder(holder, low)
                first = holder.first
                if first > low and tokens.classes[first - 1] & Is.DETERMINER:
                    first -= 1
                return Phrase(first, phrase.last, holder.kind, holder.head, holder.name)
        if k <= low or phrase.last - phrase.first > 24:
            return phrase
        if tokens.lower[k] in self.words.joiners:
            other = self._simple_ending(k, low)
            if other is not None and other.kind == NAME and phrase.kind == NAME:
                return Phrase(other.first, phrase.last, NAME, other.head, other.name)
            return phrase
        holding = tokens.classes[k] & Is.PREPOSITION and tokens.lower[k] in self.words.holders
        if not holding:
            return phrase
        if k - 1 >= low and tokens.lower[k - 1] in self.words.bare_subjects:
            return Phrase(k - 1, phrase.last, NOMINAL, phrase.head)  # “one of the officials”
        holder = self._simple_ending(k, low)
        if holder is None or holder.kind != NOMINAL:
            if holder is not None and holder.kind == NAME and tokens.lower[k] == "of":
                return Phrase(holder.first, phrase.last, NAME, holder.head, holder.name)
            return phrase
        holder = self._with_holder(holder, low)
        return Phrase(holder.first, phrase.last, NOMINAL, holder.head)

    # ------------------------------------------------------------ beginning at a token

    def beginning_at(self, first: int, high: int) -> Phrase | None:
        """Return the noun phrase that begins at token `first` and ends at `high` at most."""
        tokens = self.tokens
        if first >= high:
            return None
        classes = tokens.classes[first]
        if classes & Is.SUBJECT and not classes & Is.RELATIVE:
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

    def _modifies(self, number: int, first: int, high: int) -> bool:
        """Return whether a noun follows the name: “one Orr confidant”, “the White House aide”."""
        tokens, name = self.tokens, self.names[number]
        k = name.last
        if k >= high or tokens.capital[k] or not is_noun(tokens, k):
            return False
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
        if tokens.classes[k] & Is.NATIONALITY:
            return False  # “le ministre belge”
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
        if number is not None and self.names[number].kind in ("person", "unknown"):
            name = self.names[number]
            if comma and not self._possessed(number) and name.last <= high + 6:
                return Phrase(phrase.first, name.last, NAME, phrase.head, number)
        return Phrase(phrase.first, last, phrase.kind, phrase.head)

    def _flat(self, first: int, high: int) -> int | None:
        tokens = self.tokens
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
            k += 1
        return k if k > first else None

    def _joins_capitals(self, k: int, first: int, high: int) -> bool:
        """Return whether “and” stands between capitals: “the Island and Coastal States Forum”."""
        tokens = self.tokens
        joins = first < k < high - 1 and tokens.lower[k] in self.words.joiners
        return joins and tokens.capital[k - 1] and tokens.capital[k + 1]
