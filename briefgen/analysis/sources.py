"""Sources named without a verb: “according to Orr”, “laut Orr”, “in her view”, “Orr zufolge”."""

from bisect import bisect_left
from collections.abc import Iterator

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrase import PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.subject_places import REACH
from briefgen.analysis.tokens import QUOTE, Tokens
from briefgen.model.nouns import noun

_CIRCUMSTANCE = 16
"""Tokens between “so Orr” and the comma behind it at most."""
_APPOSITION = 10
"""Tokens between the commas of “Für Orr, Direktor der Bank,” at most."""
OWNER = "*"
"""Stands in a phrase of the data files for a possessive, which then is the source."""


@noun(frozen=True, slots=True)
class Source:
    """Whom a sentence names as its source, by token numbers.

    Attributes:
        first, last: phrase and source together.
        cue, cue_last: the phrase, “according to”.
        who: the source.
    """

    first: int
    last: int
    cue: int
    cue_last: int
    who: Phrase


class SourceFinder:
    """Finds the sources that an article's sentences name without a verb."""

    def __init__(self, tokens: Tokens, phrases: Phrases, words: QuoteWords) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.words = words
        self.known: dict[str, list[tuple[str, ...]]] = {}  # by first word, longest phrase first
        for phrase in dict.fromkeys((*words.according, *sorted(words.after_quote))):
            self.known.setdefault(phrase[0], []).append(phrase)
        known, possessive = self.known, Is.POSSESSIVE
        self.places = [  # where one may begin
            k
            for k, (lower, classes) in enumerate(zip(tokens.lower, tokens.classes, strict=True))
            if classes & possessive or lower in known
        ]

    def in_unit(self, first: int, last: int) -> Iterator[Source]:
        """Yield the sources of a sentence."""
        tokens, words = self.tokens, self.words
        known, lower, classes = self.known, tokens.lower, tokens.classes
        places = self.places
        for at in range(bisect_left(places, first), bisect_left(places, last - 1)):
            i = places[at]
            owned = classes[i] & Is.POSSESSIVE
            phrases = known.get(lower[i], [])
            if owned:
                phrases = phrases + known.get(OWNER, [])
            for phrase in phrases:
                who = self._behind(i, phrase, first, last)
                if who is not None:
                    end = i + len(phrase)
                    yield Source(i, max(who.last, end), i, end, who)
                    break
        if first < last and tokens.lower[first] in words.opening_sources:
            who = self.phrases.beginning_at(first + 1, last)
            if who is not None and self._holds_a_view(who, last):
                yield Source(first, who.last, first, first + 1, who)
        if words.talk:
            yield from self._talked_of(first, last)
        if words.sources_before:
            yield from self._before(first, last)

    def _behind(self, i: int, phrase: tuple[str, ...], first: int, last: int) -> Phrase | None:
        """Return whom a phrase at token `i` names, None if it does not stand there."""
        tokens, size = self.tokens, len(phrase)
        if i + size > last:
            return None
        for k, word in enumerate(phrase, i):
            owner = word == OWNER and tokens.classes[k] & Is.POSSESSIVE
            if tokens.lower[k] != word and not owner:
                return None
        if OWNER in phrase:
            at = i + phrase.index(OWNER)
            return Phrase(at, at + 1, PRONOUN, at)
        who = self.phrases.beginning_at(i + size, last) or self._pronoun(i + size, last)
        if phrase not in self.words.after_quote or who is None:
            return who
        inserted = (
            i > first
            and tokens.words[i - 1] == ","
            and who.last < last
            and (tokens.words[who.last] in ",." or self._closes(who.last, last))
        )
        return who if i == first or inserted or self._behind_quote(i, first) else None

    def _closes(self, at: int, last: int) -> bool:
        """Return whether a comma ends “…, so Orr in einem Schreiben vom Freitag, …”."""
        tokens = self.tokens
        if not tokens.classes[at] & Is.PREPOSITION:
            return False
        ahead = (k for k in range(at, min(last, at + _CIRCUMSTANCE)) if tokens.words[k] in ",.")
        end = next(ahead, at)
        plain = range(at, end)
        return end > at and not any(tokens.words[k] == QUOTE for k in plain)

    def _pronoun(self, at: int, last: int) -> Phrase | None:
        """Return a pronoun that is no subject: “selon lui”, “laut ihr”."""
        gendered = Is.MASCULINE | Is.FEMININE
        if at >= last or not self.tokens.classes[at] & gendered:
            return None
        owns = self.tokens.classes[at] & Is.POSSESSIVE
        return None if owns else Phrase(at, at + 1, PRONOUN, at)

    def _before(self, first: int, last: int) -> Iterator[Source]:
        """Yield the sources that stand before their word: “Orr zufolge”."""
        for i in range(first + 1, last):
            if self.tokens.lower[i] in self.words.sources_before:
                who = self.phrases.ending_at(i, max(first, i - REACH)) or self._pronoun(i - 1, i)
                if who is not None:
                    yield Source(who.first, i + 1, i, i + 1, who)

    def _talked_of(self, first: int, last: int) -> Iterator[Source]:
        """Yield the text in which something is talked of: “Im Text ist von „…“ die Rede”."""
        tokens = self.tokens
        if not tokens.classes[first] & Is.PREPOSITION:
            return
        for i in range(first + 2, last):
            if tokens.lower[i] in self.words.talk and tokens.classes[i - 1] & Is.DEFINITE:
                who = self.phrases.beginning_at(first + 1, i)
                if who is not None and any(tokens.words[k] == QUOTE for k in range(who.last, i)):
                    yield Source(i - 1, i + 1, i - 1, i + 1, who)

    def _behind_quote(self, i: int, first: int) -> bool:
        k = i - 1
        while k >= first and self.tokens.words[k] in ",–—-":
            k -= 1
        return k >= first and self.tokens.words[k] == QUOTE

    def _holds_a_view(self, who: Phrase, last: int) -> bool:
        """Return whether a person opens the sentence before its verb: “Für Orr ist das …”."""
        if who.kind == PRONOUN or who.last >= last:
            return False
        if who.name >= 0:
            personal = self.phrases.names[who.name].kind in ("person", "unknown")
        else:
            personal = bool(self.tokens.classes[who.head] & (Is.ROLE | Is.NATIONALITY))
        finite, at = Is.AUXILIARY | Is.PASSIVE | Is.VERB, who.last
        if self.tokens.words[at] == ",":  # “Für Orr, Direktor der Bank, ist das …”
            ahead = range(at + 1, min(last - 1, at + _APPOSITION))
            at = next((k + 1 for k in ahead if self.tokens.words[k] == ","), at)
        return personal and bool(self.tokens.classes[at] & finite)
