"""Reporting clauses: a cue such as “said” with the noun phrase that is its subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrases import NAME, NOMINAL, PRONOUN, Phrase, Phrases
from briefgen.analysis.subjects import CUE, REACH, SubjectFinder
from briefgen.analysis.tokens import QUOTE, Tokens


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
        self.subjects = SubjectFinder(tokens, phrases, words)
        self.sources: dict[str, list[tuple[str, ...]]] = {}  # by first word, longest phrase first
        for phrase in dict.fromkeys((*words.according, *sorted(words.after_quote))):
            self.sources.setdefault(phrase[0], []).append(phrase)

    def in_unit(self, first: int, last: int) -> list[Clause]:
        """Return the reporting clauses of a sentence, in the order of their cues."""
        clauses: list[Clause] = []
        classes = self.tokens.classes
        interesting = CUE | Is.PARTICIPLE | Is.BASE
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
        if classes & CUE:
            if self._is_noun_here(i, first):
                return None
            if self._closes_perfect(i, first, last):
                subject = next(self.subjects.between(max(first, i - REACH), i), None)
                if subject is None:
                    return None
                return Clause(i, i + 1, i, i + 1, subject, "participle", plain=True)
            inverted = self._inverted(i, first, last)
            if inverted is not None:
                return Clause(i, inverted.last, i, i + 1, inverted, "vs", plain)
            subject = self.subjects.before(i, first)
            if subject is not None:
                return Clause(subject.first, i + 1, i, i + 1, subject, "sv", plain)
            return None
        if classes & Is.PARTICIPLE:
            return self._participle(i, first, last, before)
        return self._base(i, first, before)

    def _closes_perfect(self, i: int, first: int, last: int) -> bool:
        """Return whether a German cue is the participle that ends “Orr hatte … betont”."""
        tokens = self.tokens
        if self.words.word_order != "verb-second" or not tokens.lower[i].endswith("t"):
            return False
        if i + 1 < last and tokens.words[i + 1][0].isalnum():
            return False
        low = max(first, i - REACH)
        return any(tokens.classes[k] & Is.AUXILIARY for k in range(low, i)) and not (
            tokens.words[i - 1] == QUOTE or tokens.words[i - 1] == ","
        )

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
        if i == first and tokens.classes[i] & Is.SAY and i + 1 in self.phrases.beginning:
            return self.phrases.beginning_at(i + 1, last)  # “Said Orr: “…””
        if (k < first or tokens.words[k] != QUOTE) and not self.subjects.fronted(i, first):
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

    # ------------------------------------------------------------ non-finite cues

    def _participle(self, i: int, first: int, last: int, before: list[Clause]) -> Clause | None:
        """Return the clause of “adding”: its subject is that of the clause it hangs on."""
        tokens = self.tokens
        if i > first and tokens.classes[i - 1] & (Is.DETERMINER | Is.MODIFIER):
            return None
        progressive = i > first and bool(tokens.classes[i - 1] & (Is.PASSIVE | Is.ADVERB))
        if progressive:
            subject = self.subjects.before(i, first)
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
        nearest = self.subjects.main(i, max(first, i - REACH))
        if reporting is None or nearest is None:
            return reporting or nearest
        cue = before[-1].cue
        return nearest if nearest.first > cue and nearest.kind != NOMINAL else reporting

    def _main_subject(self, i: int, last: int) -> Phrase | None:
        """Return the subject behind an opening participle: “Calling it …, Orr left”."""
        tokens = self.tokens
        for k in range(i + 1, min(last - 1, i + REACH)):
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
        subject = self.subjects.before(i, first)
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
        for i in range(first, last - 1):
            for phrase in self.sources.get(tokens.lower[i], ()):
                size = len(phrase)
                if tuple(tokens.lower[i : i + size]) != phrase or i + size >= last:
                    continue
                opens = i == first or self._behind_quote(i, first)
                if phrase in words.after_quote and not opens:
                    continue
                source = self.phrases.beginning_at(i + size, last)
                if source is not None:
                    yield Clause(i, source.last, i, i + size, source, "according", True)
                    break
        if words.sources_before:
            yield from self._source_before(first, last)

    def _source_before(self, first: int, last: int) -> Iterator[Clause]:
        """Yield the clauses of words that stand behind their source: “Orr zufolge”."""
        for i in range(first + 1, last):
            if self.tokens.lower[i] in self.words.sources_before:
                source = self.phrases.ending_at(i, max(first, i - REACH))
                if source is not None:
                    yield Clause(source.first, i + 1, i, i + 1, source, "according", True)

    def _behind_quote(self, i: int, first: int) -> bool:
        k = i - 1
        while k >= first and self.tokens.words[k] in ",–—-":
            k -= 1
        return k >= first and self.tokens.words[k] == QUOTE
