"""Subjects without a parser: which noun phrase a verb belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrases import NAME, NOMINAL, PRONOUN, Phrase, Phrases
from briefgen.analysis.tokens import QUOTE, Tokens

CUE = Is.SAY | Is.TELL | Is.REPORT
_OPENING = Is.SUBORDINATOR | Is.CONJUNCTION | Is.LEAD_IN
_SUBJECT_NO_CLAUSE = Is.RELATIVE | Is.NEUTER
_SUBJECT = Is.SUBJECT
_NO_OPENING = Is.PREPOSITION | Is.PARTICIPLE
_VERBAL = Is.VERB | Is.AUXILIARY | Is.PASSIVE | CUE | Is.RELATIVE | Is.ADVERB
_NO_VERB = Is.PREPOSITION | Is.CONJUNCTION | Is.DETERMINER | Is.PRONOUN | Is.ROLE
_INSERTED = Is.RELATIVE | Is.DETERMINER | Is.PARTICIPLE | Is.ROLE
_BOUNDARIES = frozenset((QUOTE, *",;:—–-)"))
_LONGEST_OUTLET = 40
"""Code points of a newspaper's name, with its marks."""
REACH = 60
"""No subject is searched farther than so many tokens: it keeps the work linear."""


class SubjectFinder:
    """Finds the subjects of verbs in the sentences of one article."""

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
            if (own & Is.SUBJECT or led & _OPENING or word in _BOUNDARIES) and words[k][0].isalnum()
        ]

    def before(self, i: int, first: int) -> Phrase | None:
        """Return the subject of the verb at token `i`, looking left to token `first`."""
        tokens = self.tokens
        low = max(first, i - REACH)
        j, passive = self._skip_between(i, low)
        if passive or j < low:
            return None
        word, classes = tokens.words[j], tokens.classes[j]
        if word == "," or word == ")" or word in "—–-":
            return self._over_interruption(j, low)
        if classes & Is.CONJUNCTION:
            return self.nearest(j, low)
        if classes & Is.RELATIVE:
            return self._antecedent(j, low)
        phrase = self.phrases.ending_at(j + 1, low)
        if phrase is None or phrase.kind == PRONOUN:
            return phrase
        outer = self._before_circumstance(phrase, low)
        return outer or self._open_apposition(phrase, j, low) or phrase

    def _before_circumstance(self, phrase: Phrase, low: int) -> Phrase | None:
        """Return Orr in “Orr at the time said”, “Orr, who has in the past called it”."""
        tokens = self.tokens
        at = phrase.first - 1
        if at <= low or not tokens.classes[at] & Is.PREPOSITION:
            return None
        if phrase.name >= 0:
            if self.phrases.names[phrase.name].kind != "place":
                return None
        elif tokens.classes[phrase.head] & (Is.ROLE | Is.BODY | Is.TITLE | Is.OUTLET):
            return None
        k = at - 1
        while k > low and tokens.classes[k] & (Is.AUXILIARY | Is.ADVERB):
            k -= 1
        if tokens.classes[k] & Is.RELATIVE:
            return self._antecedent(k, low)
        outer = self.phrases.ending_at(k + 1, low)
        if outer is None or outer.kind == NOMINAL:
            return None
        person = outer.name < 0 or self.phrases.names[outer.name].kind in ("person", "unknown")
        return outer if person else None

    def behind(self, i: int, last: int) -> Phrase | None:
        """Return the subject behind a German finite verb: “nannte er”, “sagte am Montag Orr”."""
        tokens = self.tokens
        k = i + 1
        while k < last and tokens.classes[k] & Is.ADVERB and not tokens.capital[k]:
            k += 1
        if k >= last or tokens.classes[k] & Is.PREPOSITION:
            return None
        phrase = self._in_marks(k, last) or self.phrases.beginning_at(k, last)
        return None if phrase is None or self.is_object(phrase) else phrase

    def person(self, first: int, last: int) -> Phrase | None:
        """Return the first person of a German sentence who may be its subject.

        That is a name or a role behind no preposition and no article of another case: “Hier
        sparte der Präsident nicht mit Kritik”.
        """
        tokens = self.tokens
        for k in range(first, min(last, first + REACH)):
            before = tokens.classes[k - 1] if k > first else 0
            inside = before & (Is.PREPOSITION | Is.DETERMINER) or (
                k > first and tokens.capital[k - 1]
            )
            if inside or not (tokens.capital[k] or tokens.classes[k] & Is.DETERMINER):
                continue
            phrase = self.phrases.beginning_at(k, last)
            if phrase is None or self.is_object(phrase):
                continue
            named = phrase.name >= 0 and self.phrases.names[phrase.name].kind == "person"
            if named or tokens.classes[phrase.head] & Is.ROLE:
                return phrase
        return None

    def _in_marks(self, k: int, last: int) -> Phrase | None:
        """Return a newspaper whose name stands in marks: “schrieb die ‚Rundschau‘”."""
        tokens = self.tokens
        at = k + bool(tokens.classes[k] & Is.DEFINITE)
        if at >= last or tokens.words[at] != QUOTE or tokens.tails.get(at, ".") in ".,!?…":
            return None
        if tokens.ends[at] - tokens.starts[at] > _LONGEST_OUTLET:
            return None
        return Phrase(k, at + 1, NOMINAL, at)

    def is_object(self, phrase: Phrase) -> bool:
        """Return whether a German phrase's article shows that it is no subject: “den”, “dem”."""
        if self.tokens.lower[phrase.first] in self.words.oblique:
            return True
        if phrase.name < 0 or not self.words.genitives:
            return False
        name = self.phrases.names[phrase.name]
        return name.words[-1] != self.tokens.words[name.last - 1]  # “Orrs Idee”

    def _open_apposition(self, phrase: Phrase, j: int, low: int) -> Phrase | None:
        """Return Orr in “Ann Orr, the captain who built the Merlin said”, with no second comma."""
        tokens = self.tokens
        comma = j
        while comma > low and tokens.words[comma] not in _BOUNDARIES:
            comma -= 1
        if tokens.words[comma] != "," or comma + 1 >= phrase.first:
            return None
        if not tokens.classes[comma + 1] & Is.DETERMINER:
            return None
        number = self.phrases.ending.get(comma)
        if number is None or self.phrases.names[number].kind != "person":
            return None
        name = self.phrases.names[number]
        opens = name.np_first == low or tokens.words[name.np_first - 1] == QUOTE
        return self.phrases.ending_at(comma, low) if opens else None

    def _skip_between(self, i: int, low: int) -> tuple[int, bool]:
        """Return the token before adverbs and auxiliaries, and whether they make it passive."""
        tokens = self.tokens
        j = i - 1
        passive = False
        while j >= low:
            classes = tokens.classes[j]
            lower = tokens.lower[j]
            if classes & Is.SUBJECT:
                break
            if classes & Is.PASSIVE:
                passive = True
            elif lower in self.words.days:
                if j - 1 >= low and tokens.classes[j - 1] & Is.PREPOSITION:
                    j -= 1
            elif not classes & (Is.AUXILIARY | Is.ADVERB):
                break
            j -= 1
        present = tokens.lower[i].endswith("ing")
        return j, passive and not present

    def _over_interruption(self, j: int, low: int) -> Phrase | None:
        """Return the phrase before “, a professor,” “(D-Va.)” or “— who left —”."""
        tokens = self.tokens
        word = tokens.words[j]
        if word == ")":
            k = j
            while k > low and tokens.words[k] != "(":
                k -= 1
            phrase = self.phrases.ending_at(k, low)
            if phrase is None and k - 1 > low and tokens.words[k - 1] == ",":
                return self._over_interruption(k - 1, low)
            return phrase
        if word in "—–-":
            k = j - 1
            while k > low and tokens.words[k] not in "—–-":
                k -= 1
            return self.phrases.ending_at(k, low) if k > low else None
        return self._first_segment(j, low)

    def _first_segment(self, comma: int, low: int) -> Phrase | None:
        """Return the first noun phrase that is a whole segment between commas."""
        tokens = self.tokens
        begin = self._clause_start(comma, low)
        start = begin
        best: Phrase | None = None
        best_rank = -1
        while start < comma:
            end = start
            while end < comma and tokens.words[end] != ",":
                end += 1
            phrase = self._segment_subject(start, end, comma)
            if phrase is not None:
                rank = self._rank(phrase)
                if rank > best_rank:
                    best, best_rank = phrase, rank
            start = end + 1
        if best is not None and best.kind == NAME and self.words.genitives:
            return self.phrases.with_front(best, low)  # “Der Sprecher im Landtag, Orr (SPD),”
        return best

    def _rank(self, phrase: Phrase) -> int:
        """Rank segments by how surely they name somebody; “Ohio,” is less sure than “Ann Orr,”."""
        if phrase.kind == PRONOUN:
            return 3
        if phrase.name >= 0:
            name = self.phrases.names[phrase.name]
            return 3 if name.titled or name.gender or name.kind == "body" else 2
        return 2 if self.tokens.classes[phrase.first] & Is.DETERMINER else 1

    def _segment_subject(self, start: int, end: int, comma: int) -> Phrase | None:
        """Return the phrase that opens a segment and is followed only by what belongs to it."""
        tokens = self.tokens
        while start < end and tokens.classes[start] & (Is.LEAD_IN | Is.SUBORDINATOR):
            start += 1
        if start >= end or tokens.classes[start] & (Is.PREPOSITION | Is.PARTICIPLE):
            return None
        phrase = self.phrases.beginning_at(start, comma)
        if phrase is None:
            return None
        behind = phrase.last
        if behind < end and tokens.words[behind] == "(":
            while behind < end and tokens.words[behind] != ")":
                behind += 1
            behind += 1
        if behind >= end:
            return phrase
        classes = tokens.classes[behind]
        if classes & (Is.PREPOSITION | Is.RELATIVE | Is.PARTICIPLE):
            return phrase
        if tokens.lower[behind].endswith("ing") or tokens.lower[behind] == "and":
            return phrase
        return None

    def _clause_start(self, j: int, low: int) -> int:
        """Return the first token of the clause that token `j` ends."""
        tokens = self.tokens
        k = j
        while k > low:
            word = tokens.words[k - 1]
            if word == QUOTE or word in ";:":
                break
            k -= 1
        return k

    def _antecedent(self, j: int, low: int) -> Phrase | None:
        tokens = self.tokens
        k = j
        if k - 1 >= low and tokens.words[k - 1] == ",":
            k -= 1
        if k - 1 >= low and tokens.words[k - 1] == ")":
            while k > low and tokens.words[k - 1] != "(":
                k -= 1
            k -= 1
        phrase = self.phrases.ending_at(k, low)
        if phrase is None and k < j:
            return self._first_segment(k, low)
        comma = phrase.first - 1 if phrase is not None and phrase.name < 0 else 0
        if comma > low and tokens.words[comma] == "," and comma in self.phrases.ending:
            # “Ann Orr, the former premier, who wrote”
            return self.phrases.ending_at(comma, low)
        return phrase

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
                yield phrase
                free = phrase.last

    def _opens(self, k: int, low: int) -> bool:
        """Return whether only words such as “But” stand before token `k`."""
        return all(self.tokens.classes[j] & Is.LEAD_IN for j in range(low, k))

    def _behind_finite(self, k: int, low: int) -> bool:
        """Return whether the finite verb stands before the subject: “So hatte Orr …”."""
        if self.words.word_order != "verb-second" or k - 1 <= low:
            return False
        finite = Is.AUXILIARY | Is.PASSIVE | Is.VERB | CUE
        return bool(self.tokens.classes[k - 1] & finite) and self.fronted(k - 1, low)

    def _word_at(self, k: int, high: int) -> bool:
        """Return whether a word stands at `k` that may be any verb behind a pronoun."""
        return k < high and self.tokens.lower[k].isalpha() and not self.tokens.capital[k]

    def _comma_at(self, k: int, high: int) -> bool:
        return k < high and self.tokens.words[k] == ","

    def _subject_position(self, k: int, low: int) -> bool:
        classes = self.tokens.classes
        own = classes[k]
        if k == low or (own & _SUBJECT and not own & _SUBJECT_NO_CLAUSE):
            return True
        if self.tokens.words[k - 1] in _BOUNDARIES:
            return not own & _NO_OPENING
        if classes[k - 1] & _OPENING:
            return True
        return self._behind_finite(k, low)

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
