"""Subjects without a parser: the noun phrase to the left that a verb belongs to."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrase import NAME, NOMINAL, PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.subject_places import BOUNDARIES, REACH, SubjectPlaces
from briefgen.analysis.tokens import QUOTE, Tokens


class SubjectFinder:
    """Finds the subjects of verbs in the sentences of one article.

    Attributes:
        places: what looks like a subject by its place alone.
    """

    def __init__(self, tokens: Tokens, phrases: Phrases, words: QuoteWords) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.words = words
        self.places = SubjectPlaces(tokens, phrases, words)

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
            return self.places.nearest(j, low)
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

    def _described(self, phrase: Phrase, low: int) -> Phrase | None:
        """Return Orr in “Ann Orr, head of the Pilots' Union (PU) said” for the head."""
        comma = phrase.first - 1
        if phrase.kind != NOMINAL or comma <= low or self.tokens.words[comma] != ",":
            return None
        number = self.phrases.ending.get(comma)
        if number is None or self.phrases.names[number].kind != "person":
            return None
        return self.phrases.ending_at(comma, low)

    def _open_apposition(self, phrase: Phrase, j: int, low: int) -> Phrase | None:
        """Return Orr in “Ann Orr, the captain who built the Merlin said”, with no second comma."""
        tokens = self.tokens
        comma = j
        while comma > low and tokens.words[comma] not in BOUNDARIES:
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
                reflexive = tokens.lower[j - 1] in self.words.reflexives  # “s'est dite”
                passive = passive or not reflexive
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
            return phrase and (self._described(phrase, low) or phrase)
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
