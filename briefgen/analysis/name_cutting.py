"""From a run of capitalised words to the name in it: “French Foreign Minister Ann Orr”."""

from briefgen.analysis.common_nouns import CommonNouns
from briefgen.analysis.genders import gender_of
from briefgen.analysis.language import Is, QuoteWords, any_first_names
from briefgen.analysis.name import Name
from briefgen.analysis.name_runs import STOPS
from briefgen.analysis.tokens import Tokens

_TAIL = 4
"""Letters behind the hyphen of a first name that may be lower case, at most."""
_ARTICLES = frozenset(("The", "Die", "Der", "Das", "Le", "La", "El", "Il"))
_PERSONAL = Is.TITLE | Is.ROLE
_PREMODIFIER = Is.ROLE | Is.MODIFIER | Is.BODY | Is.NATIONALITY | Is.TITLE


class NameCutter:
    """Cuts the runs of one article into what stands before a name and the name itself."""

    def __init__(self, tokens: Tokens, words: QuoteWords, nouns: CommonNouns | None) -> None:
        self.tokens = tokens
        self.words = words
        self.nouns = nouns
        self.first_names = any_first_names()

    def name_in(self, first: int, last: int, unit_first: int) -> Name | None:
        """Return the name in a run, None where it is an office or a common noun.

        Args:
            first: first token of the run.
            last: token behind it.
            unit_first: first token of its sentence.
        """
        tokens = self.tokens
        if self.nouns is not None and self.nouns.owns(first, last):
            last = first + 1  # “Orrs Idee”: the name and what is hers
        begin = self._name_start(first, last)
        while begin + 1 < last and self._is_compound(begin):
            begin += 1
        noun = self.words.nouns_capitalised and last - first == 1
        if begin == last or (noun and tokens.classes[first] & Is.BODY):
            return None
        proper = tuple(word for word in tokens.words[begin:last] if word != ",")
        if self.nouns is not None:
            proper = (*proper[:-1], self.nouns.nominative(proper[-1]))
        np_first, titled = self._front(first, begin, last, unit_first)
        role_first = np_first
        if role_first < begin and tokens.classes[role_first] & Is.DETERMINER:
            role_first += 1
        name = Name(
            first=begin,
            last=last,
            np_first=np_first,
            words=proper,
            kind=self._kind(begin, last, titled),
            role=tokens.text(role_first, begin).replace(" ’s", "’s").replace(" 's", "'s"),
            titled=titled,
            initial=begin == unit_first,
        )
        if first > unit_first + 1 and tokens.words[first - 1] in _ARTICLES and not titled:
            name.with_article = True
            name.kind = "body"
        if np_first < begin and not titled and name.kind in ("person", "unknown"):
            name.kind = "body"  # “the agency Gulf Wire”
        article = tokens.lower[np_first] if np_first < begin else ""
        name.gender, name.guessed = gender_of(name.kind, name.role, proper, article, self.words)
        return name

    def _front(self, first: int, begin: int, last: int, unit_first: int) -> tuple[int, bool]:
        """Return where what stands before a name begins, and whether that is a title or role."""
        tokens = self.tokens
        np_first, titled = first, begin > first
        if (not titled and begin > unit_first) or tokens.classes[np_first] & Is.NATIONALITY:
            np_first = self._premodifiers(np_first, unit_first)
            titled = np_first < begin
        elif titled and first > unit_first and tokens.classes[first - 1] & _PREMODIFIER:
            np_first = self._premodifiers(np_first, unit_first)
        untold = begin == first and self.words.word_order == "both"
        if untold and not any(tokens.classes[k] & _PERSONAL for k in range(np_first, begin)):
            np_first, titled = self._after_body(begin, np_first), False  # “the western Sound”
        word = tokens.words[begin]
        if not self.words.has_articles and last - begin == 1 and word.isupper() and len(word) > 1:
            return begin, False  # “очільниця МЗС”: of the ministry
        return np_first, titled

    def _after_body(self, begin: int, np_first: int) -> int:
        """Return where “the agency Gulf Wire” begins, `begin` where no such noun is before it."""
        before = self.tokens.classes[begin - 1] if np_first < begin else 0
        return np_first if before & (Is.BODY | Is.OUTLET) else begin

    def _is_compound(self, k: int) -> bool:
        """Return whether a word is one like “Oscar-winner”, unlike “Jean-luc”."""
        _, _, tail = self.tokens.words[k].partition("-")
        return len(tail) > _TAIL and tail.islower()

    def _name_start(self, first: int, last: int) -> int:
        """Return where the name proper begins: behind the last title of the run."""
        return self._behind_courtesy(first, self._behind_titles(first, last), last)

    def _behind_courtesy(self, first: int, begin: int, last: int) -> int:
        """Return where the name begins in “Tan Sri Ann Orr”, “Minister Datuk Seri Ann Orr”."""
        known = self.words.two_word_courtesies
        for at in (begin, begin - 1) if known else ():
            whole = at >= first and at + 2 < last
            if whole and tuple(self.tokens.lower[at : at + 2]) in known:
                return at + 2
        return begin

    def _behind_titles(self, first: int, last: int) -> int:
        classes = self.tokens.classes
        if self.nouns is not None and (begin := self.nouns.name_start(first, last)) != first:
            return last if begin == last else self._behind_titles(begin, last)
        if classes[last - 1] & (Is.BODY_NAME | Is.OUTLET) and last - first > 1:
            return first
        for k in range(last - 1, first - 1, -1):
            if classes[k] & _PERSONAL and not (
                k > first and self.tokens.lower[k - 1] in self.first_names
            ):
                if k + 2 < last and self.tokens.lower[k + 1] in self.words.connectors:
                    # “Secretary of State John Kerry”: the name follows the office's words.
                    return self._after_office(k, last)
                return self._behind_place(k + 1, last)
        if classes[first] & Is.NATIONALITY and last - first > 2:
            return first + 1
        for k in range(first + 1, min(first + 3, last - 1)):
            # “України Володимир Зеленський”: a first name within the run begins the name.
            if self.tokens.lower[k] in self.first_names:
                earlier = self.tokens.lower[first:k]
                if not any(word in self.first_names for word in earlier) and k == first + len(
                    [word for word in earlier if self._is_place(word)]
                ):
                    return k
        return first

    def _behind_place(self, first: int, last: int) -> int:
        """Return where the name begins in “Президент Польщі Анджей Малецький”."""
        full = not self.words.has_articles and last - first > 2
        return first + 1 if full and self._is_place(self.tokens.lower[first]) else first

    def _is_place(self, lower: str) -> bool:
        """Return whether a word is a country or an abbreviation, which no name begins with."""
        return lower in self.words.country_names or bool(
            self.words.classes.get(lower, 0) & (Is.BODY | Is.BODY_NAME | Is.OUTLET)
        )

    def _after_office(self, k: int, last: int) -> int:
        for start in range(k + 2, last):
            if self.tokens.lower[start] in self.first_names and start > k + 2:
                return start
        return min(k + 3, last) if last - k > 4 else last

    def _premodifiers(self, i: int, unit_first: int) -> int:
        """Return where the noun phrase begins that ends in a name: “the French envoy X”."""
        tokens = self.tokens
        classes = tokens.classes
        leading = Is.ROLE | Is.TITLE | Is.MODIFIER
        if i > unit_first and not tokens.capital[i - 1]:
            leading |= Is.NATIONALITY  # “le ministre belge Orr”
        if i == unit_first or not classes[i - 1] & leading:
            return i
        k = i
        while k > unit_first and i - k < 10:
            before, one = tokens.words[k - 1], classes[k - 1]
            if one & _PREMODIFIER or (
                tokens.capital[k - 1] and not one & (STOPS | Is.ADVERB | Is.CUE)
            ):
                k -= 1
            elif before in ("’s", "'s", "’", "'") and k - 1 > unit_first:
                k -= 2
            elif one & Is.DETERMINER:
                return k - 1
            else:
                break
        return k

    def _are_particles(self, lowers: list[str]) -> bool:
        """Return whether words may stand in names of persons too: “le sénateur Luc de Orr”."""
        return all(self.words.classes.get(lower, 0) & Is.PARTICLE for lower in lowers)

    def _kind(self, first: int, last: int, titled: bool) -> str:
        """Return what a name's words, and a title before them, show that it is."""
        tokens = self.tokens
        single = last - first == 1
        lowers = tokens.lower[first:last]
        if single and not titled:
            word = tokens.words[first]
            if tokens.classes[first] & (Is.OUTLET | Is.BODY | Is.BODY_NAME):
                return "body"
            if lowers[0] in self.words.body_places or (word.isupper() and 2 <= len(word) <= 7):
                return "body"
            return "place" if lowers[0] in self.words.country_names else "unknown"
        if not titled and "." in lowers[0] and lowers[0] in self.words.country_names:
            return "body"  # “U.S. Chamber”, unlike “J.K. Orr”
        if not titled or not single:
            classes = tokens.classes[first:last]
            bodily = any(one & (Is.BODY_NAME | Is.OUTLET) for one in classes)
            if bodily and (lowers[0] not in self.first_names or classes[-1] & Is.BODY_NAME):
                return "body"
            joined = [lower for lower in lowers if lower in self.words.connectors]
            known = titled or lowers[0] in self.first_names
            if joined and not (known and self._are_particles(joined)):
                return "body"
            if " ".join(lowers) in self.words.country_names:
                return "place"
        return "person"
