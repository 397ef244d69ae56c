"""Names: runs of capitalised words, cut into what stands before a name and the name itself."""

from collections import Counter

from briefgen.analysis.common_nouns import CommonNouns, is_portfolio
from briefgen.analysis.genders import gender_of
from briefgen.analysis.headlines import forms_of, is_headline, names_in_headline
from briefgen.analysis.language import Is, QuoteWords, first_names
from briefgen.analysis.name import Name
from briefgen.analysis.spelling import fold
from briefgen.analysis.tokens import QUOTE, Tokens

_MAX_WORDS = 12
_TAIL = 4
"""Letters behind the hyphen of a first name that may be lower case, at most."""
_ARTICLES = frozenset(("The", "Die", "Der", "Das", "Le", "La", "El", "Il"))
_STOPS = int(
    Is.DETERMINER | Is.PREPOSITION | Is.SUBORDINATOR | Is.CONJUNCTION | Is.RELATIVE | Is.PRONOUN
)
_PERSONAL = Is.TITLE | Is.ROLE
_PREMODIFIER = Is.ROLE | Is.MODIFIER | Is.BODY | Is.NATIONALITY | Is.TITLE


def find_names(tokens: Tokens, words: QuoteWords) -> tuple[list[Name], dict[int, str]]:
    """Return the names outside quotations, and capitalised roles without a name.

    The second value maps the last token of a role such as “the Prime Minister” to its words.
    """
    finder = _Finder(tokens, words)
    headlines = []
    alone = Counter(tokens.paragraphs)
    for unit, (first, last) in enumerate(tokens.units):
        if unit in tokens.datelines:
            continue
        lone = alone[tokens.paragraphs[unit]] == 1 and not words.nouns_capitalised
        if lone and is_headline(tokens, first, last):
            headlines.append((first, last))
        else:
            finder.unit(first, last)
    finder.drop_stray()
    if headlines:
        finder.headlines(headlines)
    finder.names.sort(key=lambda name: name.first)
    return finder.names, finder.bare_roles


class _Finder:
    def __init__(self, tokens: Tokens, words: QuoteWords) -> None:
        self.tokens = tokens
        self.words = words
        self.names: list[Name] = []
        self.bare_roles: dict[int, str] = {}
        self.masculine, self.feminine = first_names()
        self.nouns = CommonNouns(tokens, words) if words.nouns_capitalised else None

    def unit(self, first: int, last: int) -> None:
        i = first
        capital = self.tokens.capital
        while i < last:
            if not capital[i] or not self._may_begin(i, i == first):
                i += 1
                continue
            end = self._run_end(i, last)
            self._add_run(i, end, first)
            i = end

    def drop_stray(self) -> None:
        """Drop single words that open a sentence, unless they prove to be names elsewhere."""
        tokens = self.tokens
        proven = {
            fold(word)
            for name in self.names
            if (len(name.words) > 1 or not (name.initial or self._is_nationality(name)))
            and (len(name.words) > 1 or name.titled or not self.words.nouns_capitalised)
            for word in name.words
        }
        full = {fold(word) for name in self.names if len(name.words) > 1 for word in name.words}
        verbs = Is.CUE | Is.VERB | Is.AUXILIARY | Is.PASSIVE | Is.ADVERB
        kept = []
        for name in self.names:
            if self._is_nationality(name) and fold(name.words[0]) not in proven:
                continue
            single = len(name.words) == 1 and not name.titled and fold(name.words[0]) not in full
            portfolio = single and is_portfolio(tokens, self.words, name.first)
            if portfolio or self._is_noun(name, proven):
                continue
            if name.initial and len(name.words) == 1 and name.kind == "unknown":
                behind = name.last
                predicate = behind < len(tokens.words) and (
                    tokens.classes[behind] & verbs
                    or tokens.words[behind] in ("’s", "'s", ",", ":", "(")
                    or (tokens.lower[behind].endswith("ed") and not tokens.capital[behind])
                )
                if self.words.word_order == "both":
                    predicate = predicate and self._opens_as_name(name)
                if fold(name.words[0]) not in proven and not predicate:
                    continue
            kept.append(name)
        self.names = kept

    def _is_noun(self, name: Name, proven: set[str]) -> bool:
        """Return whether a name is a common noun with a capital, as “die Rede” shows."""
        if self.nouns is None or name.titled or name.kind in ("body", "place"):
            return False
        if len(name.words) == 1:
            if name.initial and name.words[0].lower().endswith(self.words.adverb_endings):
                return True
            return self.nouns.is_noun(name.words[0], known=fold(name.words[0]) in proven)
        return name.initial and len(name.words) == 2 and self.nouns.is_described(*name.words)

    def _opens_as_name(self, name: Name) -> bool:
        """Return whether a word that opens an English sentence is a name: “Orr said”, “Orr's”.

        Plurals (“Unions said”) and what has only an auxiliary behind it (“Legislation could”) are
        common nouns, unless they are names elsewhere.
        """
        tokens, behind = self.tokens, name.last
        if behind >= len(tokens.words) or tokens.classes[name.first] & (Is.ROLE | Is.BODY):
            return False
        owns = tokens.words[behind] in ("’s", "'s")
        if tokens.lower[name.first].endswith("s") and not owns:
            return False
        if tokens.words[behind] == ",":
            return behind + 1 < len(tokens.words) and not tokens.classes[behind + 1] & Is.SUBJECT
        aux = Is.AUXILIARY | Is.PASSIVE | Is.ADVERB
        said = tokens.classes[behind] & Is.CUE
        return bool(owns or said) or not tokens.classes[behind] & aux

    def _is_nationality(self, name: Name) -> bool:
        """Return whether a name is a bare “French”, which is a surname only beside a full name."""
        classes = self.tokens.classes
        if len(name.words) > 1 or not classes[name.first] & Is.NATIONALITY:
            return False
        return not (name.first and classes[name.first - 1] & Is.TITLE)

    def headlines(self, lines: list[tuple[int, int]]) -> None:
        """Find in headlines the names that their article has: all their words have capitals."""
        known = (name.words for name in self.names if name.kind in ("person", "unknown", "body"))
        forms = forms_of(known)
        for first, last in lines:
            for at, size in names_in_headline(self.tokens, forms, first, last):
                words = tuple(self.tokens.words[at : at + size])
                kind = "person" if size > 1 else "unknown"
                self.names.append(Name(at, at + size, at, words, kind))

    def _may_begin(self, i: int, initial: bool) -> bool:
        lower, classes = self.tokens.lower[i], self.tokens.classes[i]
        if classes & _STOPS or lower in self.words.days or not lower[0].isalpha():
            return False
        if classes & Is.NOT_NAME and not classes & Is.NATIONALITY:
            return self._is_month_name(i)
        if initial and lower.endswith("ing") and self._goes_on(i):
            return False
        if initial and classes & (Is.ADVERB | Is.CUE | Is.PARTICIPLE | Is.VERB | Is.AUXILIARY):
            return lower in self.masculine or lower in self.feminine
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
                if lower in words.months and not self._known_first(tokens.lower[end - 1]):
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
        return end

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
        heads = Is.BODY_NAME | Is.BODY | Is.OUTLET
        if lower == "of" or lower in ("de", "der", "des"):
            heads |= _PERSONAL
        near = range(max(i, end - 1), end) if lower != "and" else range(i, end)
        return any(tokens.classes[k] & heads for k in near)

    def _known_first(self, lower: str) -> bool:
        return lower in self.masculine or lower in self.feminine

    # ------------------------------------------------------------ cutting a run

    def _add_run(self, first: int, last: int, unit_first: int) -> None:
        tokens = self.tokens
        if self.nouns is not None and self.nouns.owns(first, last):
            last = first + 1  # “Orrs Idee”: the name and what is hers
        begin = self._name_start(first, last)
        while begin + 1 < last and self._is_compound(begin):
            begin += 1
        noun = self.words.nouns_capitalised and last - first == 1
        if begin == last or (noun and tokens.classes[first] & Is.BODY):
            self.bare_roles[last - 1] = tokens.text(first, last)
            return
        proper = tuple(word for word in tokens.words[begin:last] if word != ",")
        if self.nouns is not None:
            proper = (*proper[:-1], self.nouns.nominative(proper[-1]))
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
            np_first, titled = begin, False  # “очільниця МЗС”: of the ministry
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
        self.names.append(name)

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
        classes = self.tokens.classes
        if self.nouns is not None and (begin := self.nouns.name_start(first, last)) != first:
            return last if begin == last else self._name_start(begin, last)
        if classes[last - 1] & (Is.BODY_NAME | Is.OUTLET) and last - first > 1:
            return first
        for k in range(last - 1, first - 1, -1):
            if classes[k] & _PERSONAL and not (
                k > first and self._known_first(self.tokens.lower[k - 1])
            ):
                if k + 2 < last and self.tokens.lower[k + 1] in self.words.connectors:
                    # “Secretary of State John Kerry”: the name follows the office's words.
                    return self._after_office(k, last)
                return self._behind_place(k + 1, last)
        if classes[first] & Is.NATIONALITY and last - first > 2:
            return first + 1
        for k in range(first + 1, min(first + 3, last - 1)):
            # “України Володимир Зеленський”: a first name within the run begins the name.
            if self._known_first(self.tokens.lower[k]):
                earlier = self.tokens.lower[first:k]
                if not any(self._known_first(word) for word in earlier) and k == first + len(
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
            if self._known_first(self.tokens.lower[start]) and start > k + 2:
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
                tokens.capital[k - 1] and not one & (_STOPS | Is.ADVERB | Is.CUE)
            ):
                k -= 1
            elif before in ("’s", "'s", "’", "'") and k - 1 > unit_first:
                k -= 2
            elif one & Is.DETERMINER:
                return k - 1
            else:
                break
        return k

    def _kind(self, first: int, last: int, titled: bool) -> str:
        tokens = self.tokens
        single = last - first == 1
        lowers = tokens.lower[first:last]
        if single and not titled:
            word = tokens.words[first]
            if tokens.classes[first] & (Is.OUTLET | Is.BODY | Is.BODY_NAME):
                return "body"
            if lowers[0] in self.words.body_places or (word.isupper() and 2 <= len(word) <= 7):
                return "body"
            return "place" if self._is_country(lowers[0]) else "unknown"
        if not titled and "." in lowers[0] and lowers[0] in self.words.country_names:
            return "body"  # “U.S. Chamber”, unlike “J.K. Orr”
        if not titled or not single:
            classes = tokens.classes[first:last]
            bodily = any(one & (Is.BODY_NAME | Is.OUTLET) for one in classes)
            if bodily and (not self._known_first(lowers[0]) or classes[-1] & Is.BODY_NAME):
                return "body"
            if any(lower in self.words.connectors for lower in lowers):
                return "body"
            if self._is_country(" ".join(lowers)):
                return "place"
        return "person"

    def _is_country(self, lower: str) -> bool:
        return lower in self.words.country_names
