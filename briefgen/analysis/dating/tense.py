"""Past or ahead: what the words round a date say about when it lies.

There is no parser: the governing verb is taken to be the nearest one in the same clause,
first to the left, then to the right; prepositions and fixed phrases right before the date
come first. All words are data ([tense] in the language's file).
"""

from dataclasses import dataclass
from enum import IntEnum

from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens

REACH = 28
"""How many tokens to look to each side; it keeps the work linear."""


class Tense(IntEnum):
    """Where the clause puts what it tells of."""

    PAST = -1
    UNKNOWN = 0
    AHEAD = 1


@dataclass(frozen=True, slots=True)
class Cue:
    """What a clause says: the tense, how sure (0 to 3), and the words that said it."""

    tense: Tense
    strength: int = 0
    first: int = -1
    end: int = -1


NO_CUE = Cue(Tense.UNKNOWN)


class TenseReader:
    """Reads tense cues round the tokens of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lists = lexicon.tense
        self._past_suffixes = tuple(lexicon.settings.get("past_suffixes", ()))
        self._not_past = frozenset(lexicon.settings.get("not_past", ()))
        self._phrases = {
            tuple(phrase.split()): Tense.AHEAD for phrase in self._list("ahead_phrases")
        } | {tuple(phrase.split()): Tense.PAST for phrase in self._list("past_phrases")}

    def _list(self, name: str) -> frozenset[str]:
        return self._lists.get(name, frozenset())

    def cue(self, first: int, end: int) -> Cue:
        """Return the cue for the date at tokens `first` to `end`."""
        before = self._before(first)
        if before.strength >= 3:
            return before
        left = self._left(first)
        possessive = self._is_attributive(end)
        if possessive:
            right = self._right(end)
            order = [before, right, left] if right.strength >= 2 else [before, left, right]
        else:
            order = [left, before, self._right(end)]
        return max(order, key=lambda cue: cue.strength, default=NO_CUE)

    def _same(self, index: int, sentence: int) -> bool:
        return 0 <= index < len(self._tokens.words) and self._tokens.sentences[index] == sentence

    def _is_attributive(self, end: int) -> bool:
        """Return whether the date stands before a noun: "Tuesday's vote"."""
        words = self._tokens.words
        return end + 1 < len(words) and words[end] in ("'", "’") and words[end + 1] == "s"

    def _before(self, first: int) -> Cue:
        """Return what the words right before the date say: "ahead of", "until", "after"."""
        words, sentence = self._tokens.words, self._tokens.sentences[first]
        at = first
        while (
            at > 0 and words[at - 1] in self._list("determiners") and self._same(at - 1, sentence)
        ):
            at -= 1
        for size in (4, 3, 2, 1):
            if at - size >= 0 and self._same(at - size, sentence):
                tense = self._phrases.get(tuple(words[at - size : at]))
                if tense is not None:
                    return Cue(tense, 3, at - size, at)
        if at > 0 and self._same(at - 1, sentence):
            if words[at - 1] in self._list("past_prepositions"):
                return Cue(Tense.PAST, 2, at - 1, at)
            if words[at - 1] in self._list("future_prepositions"):
                return Cue(Tense.AHEAD, 2, at - 1, at)
        return NO_CUE

    def _left(self, first: int) -> Cue:
        sentence = self._tokens.sentences[first]
        words = self._tokens.words
        for index in range(first - 1, max(-1, first - REACH), -1):
            if not self._same(index, sentence):
                break
            cue = self._verb(index, sentence)
            if cue.strength:
                return cue
            if words[index] in self._list("hard_breaks"):
                break
        return NO_CUE

    def _right(self, end: int) -> Cue:
        if end >= len(self._tokens.words):
            return NO_CUE
        sentence = self._tokens.sentences[end - 1]
        words = self._tokens.words
        for index in range(end, min(len(words), end + REACH)):
            if not self._same(index, sentence) or words[index] in self._list("hard_breaks"):
                break
            cue = self._verb(index, sentence)
            if cue.strength:
                return Cue(cue.tense, max(1, cue.strength - 1), cue.first, cue.end)
        return NO_CUE

    def _verb(self, index: int, sentence: int) -> Cue:
        """Return what the word at `index` says if it is a verb form, looking at its auxiliaries."""
        word = self._tokens.words[index]
        here = (index, index + 1)
        if word in self._list("future_auxiliaries"):
            return Cue(Tense.AHEAD, 3, *here)
        if word in self._list("future_participles"):
            return self._planned(index, sentence)
        if word in self._list("conditional_auxiliaries"):
            return Cue(Tense.AHEAD, 3 if word in self._list("reported_future") else 2, *here)
        past = word in self._list("past_verbs") or self._looks_past(word)
        if past and self._is_adjective(index, sentence):
            return NO_CUE
        if past or word in self._list("bare_verbs"):
            helper = self._auxiliary(index, sentence)
            if helper.strength:
                return helper
            return Cue(Tense.PAST, 3, *here) if past else NO_CUE
        if word in self._list("present_events"):
            return self._present(index, sentence)
        if word in self._list("past_be") or word in self._list("have"):
            return self._perfect(index, sentence)
        if word in self._list("infinitive_markers"):
            return self._infinitive(index, sentence)
        if word in self._list("present_be"):
            return Cue(Tense.AHEAD, 1, *here)
        return NO_CUE

    def _looks_past(self, word: str) -> bool:
        return (
            bool(self._past_suffixes)
            and len(word) > 4
            and word.endswith(self._past_suffixes)
            and word not in self._not_past
        )

    def _is_adjective(self, index: int, sentence: int) -> bool:
        """Return whether a past form stands between article and noun: "its delayed summit"."""
        words = self._tokens.words
        if not self._same(index - 1, sentence) or not self._same(index + 1, sentence):
            return False
        if words[index - 1] not in self._list("determiners") and words[index - 1] != "s":
            return False
        return words[index + 1].isalpha() and words[index + 1] not in self._list("after_verb")

    def _auxiliary(self, index: int, sentence: int) -> Cue:
        """Return what stands before a participle or infinitive: "will be", "has been", "to"."""
        words = self._tokens.words
        for at in range(index - 1, max(-1, index - 6), -1):
            if not self._same(at, sentence):
                break
            word = words[at]
            if word in self._list("future_auxiliaries"):
                return Cue(Tense.AHEAD, 3, at, at + 1)
            if word in self._list("conditional_auxiliaries"):
                perfect = any(w in self._list("have") for w in words[at + 1 : index])
                strength = 3 if word in self._list("reported_future") else 2
                return Cue(Tense.PAST if perfect else Tense.AHEAD, strength, at, at + 1)
            if word in self._list("infinitive_markers"):
                return self._infinitive(at, sentence)
            if word in self._list("have") or word in self._list("past_be"):
                if word not in self._list("participle_be"):
                    return Cue(Tense.PAST, 3, at, at + 1)
            elif word in self._list("present_be"):
                return Cue(Tense.AHEAD, 2, at, at + 1)
            elif (
                word not in self._list("participle_be")
                and not word.endswith("ly")
                and word != "not"
            ):
                break
        return NO_CUE

    def _planned(self, index: int, sentence: int) -> Cue:
        """Return the cue of "due", "scheduled": ahead, unless the plan itself is past."""
        words = self._tokens.words
        for at in range(index - 1, max(-1, index - 4), -1):
            if not self._same(at, sentence):
                break
            if words[at] == "been" or words[at] in self._list("past_perfect"):
                return Cue(Tense.PAST, 1, at, at + 1)
            if words[at] in self._list("past_be"):
                return Cue(Tense.AHEAD, 1, index, index + 1)
        return Cue(Tense.AHEAD, 3, index, index + 1)

    def _present(self, index: int, sentence: int) -> Cue:
        """Return the cue of "opens", "meet": ahead if it is a finite present or infinitive."""
        helper = self._auxiliary(index, sentence)
        if helper.strength:
            return helper
        previous = self._tokens.words[index - 1] if self._same(index - 1, sentence) else ""
        if previous in self._list("determiners"):
            return NO_CUE
        return Cue(Tense.AHEAD, 2, index, index + 1)

    def _perfect(self, index: int, sentence: int) -> Cue:
        """Return the cue of "was", "had": past, unless an auxiliary before makes it ahead."""
        helper = self._auxiliary(index, sentence)
        if helper.strength and helper.tense is Tense.AHEAD:
            return helper
        following = self._tokens.words[index + 1] if self._same(index + 1, sentence) else ""
        if following in self._list("infinitive_markers"):
            return Cue(Tense.AHEAD, 2, index, index + 1)
        return Cue(Tense.PAST, 2, index, index + 1)

    def _infinitive(self, index: int, sentence: int) -> Cue:
        """Return the cue of "to meet": ahead, unless what governs it tells of the past."""
        words = self._tokens.words
        following = words[index + 1] if self._same(index + 1, sentence) else ""
        is_verb = following in self._list("present_events") or following in self._list("bare_verbs")
        if not is_verb:
            return NO_CUE
        previous = words[index - 1] if self._same(index - 1, sentence) else ""
        if previous in self._list("past_infinitive"):
            return Cue(Tense.PAST, 2, index - 1, index)
        return Cue(Tense.AHEAD, 2, index, index + 2)
