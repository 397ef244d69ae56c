"""Reporting clauses: a cue such as “said” with the noun phrase that is its subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrases import NAME, NOMINAL, PRONOUN, Phrase, Phrases
from briefgen.analysis.tokens import QUOTE, Tokens

_CUE = Is.SAY | Is.TELL | Is.REPORT
_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause by token numbers.

    Attributes:
        first, last: from the subject or cue, whichever comes first, to behind the other.
        cue, cue_last: the verb or phrase.
        subject: who speaks.
        form: "sv" (Orr said), "vs" (said Orr), "participle", "infinitive" or "according".
        plain: whether the cue takes a whole quotation ("said"), not just a fragment ("called").
    """

    first: int
    last: int
    cue: int
    cue_last: int
    subject: Phrase
    form: str
    plain: bool


class ClauseFinder:
    """Finds the reporting clauses of an article's sentences."""

    def __init__(self, tokens: Tokens, phrases: Phrases, words: QuoteWords) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.words = words

    def in_unit(self, first: int, last: int) -> list[Clause]:
        """Return the reporting clauses of a sentence, in the order of their cues."""
        clauses: list[Clause] = []
        classes = self.tokens.classes
        interesting = _CUE | Is.PARTICIPLE | Is.BASE
        for i in range(first, last):
            if classes[i] & interesting:
                clause = self._at(i, first, last, clauses)
                if clause is not None:
                    clauses.append(clause)
        clauses += self._according(first, last)
        clauses.sort(key=lambda clause: clause.cue)
        return clauses

    def _at(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
        classes = self.tokens.classes[i]
        plain = bool(classes & (Is.SAY | Is.TELL)) or bool(classes & (Is.PARTICIPLE | Is.BASE))
        if self.tokens.capital[i] and i in self.phrases.inside:
            return None
        if classes & _CUE:
            if self._is_noun_here(i, first):
                return None
            inverted = self._inverted(i, first, last)
            if inverted is not None:
                return Clause(i, inverted.last, i, i + 1, inverted, "vs", plain)
            subject = self.subject_before(i, first)
            if subject is not None:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", plain)
            return None
        if classes & Is.PARTICIPLE:
            return self._participle(i, first, last, before)
        return self._base(i, first, before)

    # ------------------------------------------------------------ is it a verb here

    def _is_noun_here(self, i: int, first: int) -> bool:
        tokens = self.tokens
        if i == first:
            return not tokens.classes[i] & (Is.SAY | Is.TELL) or bool(
                tokens.classes[i] & Is.NOUN_TOO
            )
        before = tokens.classes[i - 1]
        if before & Is.DETERMINER and not before & Is.SUBJECT and self.words.word_order == "both":
            return True
        if not tokens.classes[i] & Is.NOUN_TOO:
            return False
        return bool(before & (Is.PREPOSITION | Is.MODIFIER | Is.NATIONALITY)) or tokens.words[
            i - 1
        ] in ("’s", "'s", "’", "'", "-")

    # ------------------------------------------------------------ verb before subject

    def _inverted(self, i: int, first: int, last: int) -> Phrase | None:
        """Return the subject behind the cue: “…,” said Orr."""
        tokens = self.tokens
        k = i - 1
        between = Is.ADVERB if self.words.word_order == "both" else Is.ADVERB | Is.AUXILIARY
        while k >= first and (tokens.words[k] in ",–—-" or tokens.classes[k] & between):
            k -= 1
        if (k < first or tokens.words[k] != QUOTE) and not self._fronted(i, first):
            return None
        if tokens.lower[i] in self.words.impersonal:
            return self._source_within(i, last)
        if self.words.word_order == "verb-second" and k == i - 1 and tokens.words[k] == QUOTE:
            return None  # a comma stands between a quotation and its inverted clause
        phrase = self.phrases.beginning_at(i + 1, last)
        if phrase is None or tokens.classes[i + 1] & Is.PREPOSITION:
            return None if self.words.word_order == "both" else self._name_behind(i, last)
        if phrase.kind == PRONOUN and tokens.classes[i] & Is.TELL:
            return None
        if tokens.classes[i] & Is.TELL and not tokens.classes[i] & Is.SAY:
            return None
        if phrase.kind == NOMINAL and not self._may_speak(phrase):
            closed = phrase.last >= last or not tokens.words[phrase.last][0].isalnum()
            if not (closed and tokens.classes[i] & Is.SAY):
                return None
        if self._verb_follows(phrase, last):
            return None
        return phrase

    def _source_within(self, i: int, last: int) -> Phrase | None:
        """Return the source of “it says in the letter”: the phrase behind the preposition."""
        for k in range(i + 1, min(i + 4, last - 1)):
            if self.tokens.classes[k] & Is.PREPOSITION:
                phrase = self.phrases.beginning_at(k + 1, last)
                return phrase or Phrase(k + 1, k + 2, NOMINAL, k + 1)
        return None

    def _name_behind(self, i: int, last: int) -> Phrase | None:
        """Return the subject behind “a écrit sur son compte”: a name a few words on."""
        for k in range(i + 1, min(i + 8, last)):
            word, classes = self.tokens.words[k], self.tokens.classes[k]
            if word in ",;:" or word == QUOTE or classes & (Is.SUBORDINATOR | Is.VERB):
                return None
            free = k == i + 1 or not self.tokens.classes[k - 1] & (Is.PREPOSITION | Is.DETERMINER)
            number = self.phrases.beginning.get(k)
            if number is not None and free:
                name = self.phrases.names[number]
                if name.kind in ("person", "unknown"):
                    return Phrase(k, name.last, NAME, name.last - 1, number)
        return None

    def _fronted(self, i: int, first: int) -> bool:
        """Return whether the sentence opens with something else than its subject."""
        if self.words.word_order == "both" or i == first:
            return False
        opening = Is.PREPOSITION | Is.ADVERB | Is.SUBORDINATOR
        start = first
        while start < i and self.tokens.classes[start] & Is.LEAD_IN:
            start += 1
        return bool(self.tokens.classes[start] & opening) or start == i

    def _may_speak(self, phrase: Phrase) -> bool:
        """Return whether a nominal phrase has a person's or body's noun in it."""
        tokens = self.tokens
        return any(
            tokens.classes[k] & (Is.ROLE | Is.BODY | Is.TITLE)
            for k in range(phrase.first, phrase.last)
        )

    def _verb_follows(self, phrase: Phrase, last: int) -> bool:
        """Return whether the phrase behind the cue is the subject of another verb."""
        tokens, k = self.tokens, phrase.last
        if k >= last:
            return False
        if phrase.kind == PRONOUN and self.words.word_order == "both":
            # English has “said he” before a comma or a full stop only.
            return tokens.words[k][0].isalnum()
        classes = tokens.classes[k]
        return bool(classes & (Is.PASSIVE | Is.AUXILIARY) and not classes & Is.ADVERB)

    # ------------------------------------------------------------ subject before verb

    def subject_before(self, i: int, first: int) -> Phrase | None:
        """Return the subject of the verb at token `i`, looking left to token `first`."""
        tokens = self.tokens
        low = max(first, i - _LIMIT)
        j, passive = self._skip_between(i, low)
        if passive or j < low:
            return None
        word, classes = tokens.words[j], tokens.classes[j]
        if word == "," or word == ")" or word in "—–-":
            return self._over_interruption(j, low)
        if classes & Is.CONJUNCTION:
            return self.clause_subject(j, low)
        if classes & Is.RELATIVE:
            return self._antecedent(j, low)
        return self.phrases.ending_at(j + 1, low)

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
        """Return the first noun phrase that is a whole segment between the commas before `comma`."""
        tokens = self.tokens
        begin = self._clause_start(comma, low)
        start = begin
        best: Phrase | None = None
        while start < comma:
            end = start
            while end < comma and tokens.words[end] != ",":
                end += 1
            phrase = self._segment_subject(start, end, comma)
            if phrase is not None:
                if (
                    phrase.kind == PRONOUN
                    or phrase.name >= 0
                    or tokens.classes[phrase.first] & Is.DETERMINER
                ):
                    return phrase
                best = best or phrase
            start = end + 1
        return best

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
        return phrase

    def clause_subject(self, j: int, low: int) -> Phrase | None:
        """Return the nearest subject before token `j`, for the second of two verbs."""
        nearest: Phrase | None = None
        for phrase in self.subjects(low, j):
            nearest = phrase
        return nearest

    def subjects(self, low: int, high: int) -> Iterator[Phrase]:
        """Yield the phrases between two tokens that look like subjects, in text order."""
        tokens = self.tokens
        k = low
        while k < high:
            if tokens.words[k] == QUOTE or not self._subject_position(k, low):
                k += 1
                continue
            phrase = self.phrases.beginning_at(k, high)
            if phrase is not None and (
                self._behind_finite(k, low)
                or self.verb_like(phrase.last, high)
                or (phrase.kind == PRONOUN and self._word_at(phrase.last, high))
                or (phrase.name >= 0 and self._opens(k, low) and self._comma_at(phrase.last, high))
            ):
                yield phrase
                k = max(phrase.last, k + 1)
            else:
                k += 1

    def _opens(self, k: int, low: int) -> bool:
        """Return whether only words such as “But” stand before token `k`."""
        return all(self.tokens.classes[j] & Is.LEAD_IN for j in range(low, k))

    def _behind_finite(self, k: int, low: int) -> bool:
        """Return whether the finite verb stands before the subject: “So hatte Orr …”."""
        if self.words.word_order != "verb-second" or k - 1 <= low:
            return False
        finite = Is.AUXILIARY | Is.PASSIVE | Is.VERB | _CUE
        return bool(self.tokens.classes[k - 1] & finite) and self._fronted(k - 1, low)

    def _word_at(self, k: int, high: int) -> bool:
        """Return whether a word stands at `k` that may be any verb behind a pronoun."""
        return k < high and self.tokens.lower[k].isalpha() and not self.tokens.capital[k]

    def _comma_at(self, k: int, high: int) -> bool:
        return k < high and self.tokens.words[k] == ","

    def _subject_position(self, k: int, low: int) -> bool:
        tokens = self.tokens
        if tokens.classes[k] & Is.SUBJECT and not tokens.classes[k] & (Is.RELATIVE | Is.NEUTER):
            return True
        if k == low:
            return True
        before = tokens.classes[k - 1]
        word = tokens.words[k - 1]
        if word == QUOTE or word in ",;:—–-)":
            return not tokens.classes[k] & (Is.PREPOSITION | Is.PARTICIPLE)
        if before & (Is.SUBORDINATOR | Is.CONJUNCTION | Is.LEAD_IN):
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
        if k >= high:
            return False
        word = tokens.words[k]
        if word == ",":
            if k + 1 < high and self._is_verb(k + 1):
                return True
            following = tokens.classes[k + 1] if k + 1 < high else 0
            return bool(following & (Is.RELATIVE | Is.DETERMINER | Is.PARTICIPLE | Is.ROLE)) or (
                k + 1 < high and tokens.lower[k + 1].isdigit()
            )
        if word in ("—", "–"):
            return True
        return self._is_verb(k)

    def _is_verb(self, k: int) -> bool:
        tokens = self.tokens
        classes = tokens.classes[k]
        if not tokens.words[k][0].isalpha() or tokens.capital[k]:
            return False
        if classes & (Is.VERB | Is.AUXILIARY | Is.PASSIVE | _CUE | Is.RELATIVE | Is.ADVERB):
            return True
        if classes & (Is.PREPOSITION | Is.CONJUNCTION | Is.DETERMINER | Is.PRONOUN | Is.ROLE):
            return False
        return tokens.lower[k].endswith(("ed", "s", "t", "d", "n", "e", "w", "g"))

    # ------------------------------------------------------------ non-finite cues

    def _participle(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
        """Return the clause of “adding”: its subject is that of the clause it hangs on."""
        tokens = self.tokens
        if i > first and tokens.classes[i - 1] & (Is.DETERMINER | Is.MODIFIER):
            return None
        progressive = i > first and bool(tokens.classes[i - 1] & (Is.PASSIVE | Is.ADVERB))
        if progressive:
            subject = self.subject_before(i, first)
            if subject is not None:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", True)
        previous = self._governing(i, first, before)
        if previous is None and i - first <= 3:
            previous = self._main_subject(i, last)
        if previous is None:
            return None
        return Clause(i, i + 1, i, i + 1, previous, "participle", True)

    def _governing(self, i: int, first: int, before: list[Clause]) -> Phrase | None:
        """Return the subject nearest before token `i`, of a reporting clause or another."""
        reporting = before[-1].subject if before else None
        nearest = self.clause_subject(i, max(first, i - _LIMIT))
        if reporting is None or nearest is None:
            return reporting or nearest
        cue = before[-1].cue
        return nearest if nearest.first > cue and nearest.kind != NOMINAL else reporting

    def _main_subject(self, i: int, last: int) -> Phrase | None:
        """Return the subject behind an opening participle: “Calling it …, Orr left.”"""
        tokens = self.tokens
        for k in range(i + 1, min(last - 1, i + _LIMIT)):
            if tokens.words[k] == "," or tokens.words[k] == QUOTE:
                phrase = self.phrases.beginning_at(k + 1, last)
                if phrase is not None and phrase.kind in (NAME, PRONOUN):
                    return phrase
        return None

    def _base(self, i: int, first: int, before: list[Clause]) -> Clause | None:
        """Return the clause of “say” behind a plural subject, an auxiliary or “to”."""
        tokens = self.tokens
        if i == first:
            return None
        if tokens.lower[i - 1] == "to":
            subject = self._governing(i - 1, first, before)
            if subject is None:
                return None
            return Clause(i, i + 1, i, i + 1, subject, "infinitive", True)
        if tokens.classes[i - 1] & (Is.DETERMINER | Is.PREPOSITION) and not (
            tokens.classes[i - 1] & Is.SUBJECT
        ):
            return None
        subject = self.subject_before(i, first)
        if subject is None:
            return None
        helped = any(tokens.classes[k] & Is.AUXILIARY for k in range(subject.last, i))
        if not helped and not self._is_plural(subject):
            return None
        return Clause(subject.first, i + 1, i, i + 1, subject, "sv", True)

    def _is_plural(self, phrase: Phrase) -> bool:
        tokens = self.tokens
        if phrase.kind == PRONOUN:
            return bool(tokens.classes[phrase.head] & (Is.PLURAL | Is.FIRST | Is.SECOND))
        if phrase.kind == NOMINAL:
            head = tokens.lower[phrase.head]
            return head.endswith("s") or head in ("people", "police", "men", "women", "media")
        return any(tokens.lower[k] == "and" for k in range(phrase.first, phrase.last))

    # ------------------------------------------------------------ according to

    def _according(self, first: int, last: int) -> Iterator[Clause]:
        tokens, words = self.tokens, self.words
        for phrase in (*words.according, *(words.after_quote - set(words.according))):
            size = len(phrase)
            for i in range(first, last - size):
                if tokens.lower[i] != phrase[0] or tuple(tokens.lower[i : i + size]) != phrase:
                    continue
                opens = i == first or self._behind_quote(i, first)
                if phrase in words.after_quote and not opens:
                    continue
                source = self.phrases.beginning_at(i + size, last)
                if source is not None:
                    yield Clause(i, source.last, i, i + size, source, "according", True)
        if words.sources_before:
            yield from self._source_before(first, last)

    def _source_before(self, first: int, last: int) -> Iterator[Clause]:
        """Yield the clauses of words that stand behind their source: “Orr zufolge”."""
        for i in range(first + 1, last):
            if self.tokens.lower[i] in self.words.sources_before:
                source = self.phrases.ending_at(i, max(first, i - _LIMIT))
                if source is not None:
                    yield Clause(source.first, i + 1, i, i + 1, source, "according", True)

    def _behind_quote(self, i: int, first: int) -> bool:
        k = i - 1
        while k >= first and self.tokens.words[k] in ",–—-":
            k -= 1
        return k >= first and self.tokens.words[k] == QUOTE
