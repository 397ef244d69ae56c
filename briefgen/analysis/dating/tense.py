"""Past or ahead: what the words round a date say about when it lies.

There is no parser. What stands right before the date comes first ("ahead of", "until",
"after"); then the governing verb, taken to be the nearest verb in the same clause, first to
the left, then to the right. All words are data ([tense] in the language's file).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens

REACH = 28
"""How many tokens to look to each side; it keeps the work linear."""
HELPER_REACH = 6
"""How many tokens before a verb its auxiliaries may stand."""


class Tense(IntEnum):
    """Where the clause puts what it tells of."""

    PAST = -1
    UNKNOWN = 0
    AHEAD = 1


@dataclass(frozen=True, slots=True)
class Cue:
    """What a clause says: the tense, how sure (0 to 3), and the tokens that said it."""

    tense: Tense
    strength: int = 0
    first: int = -1
    end: int = -1


NO_CUE = Cue(Tense.UNKNOWN)


class TenseReader:
    """Reads tense cues round the tokens of one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._lists = lexicon.tense
        self._past_suffixes = tuple(lexicon.settings.get("past_suffixes", ()))
        self._not_past = frozenset(lexicon.settings.get("not_past", ()))
        self._noun_suffixes = tuple(lexicon.settings.get("noun_suffixes", ()))
        self._phrases = {
            **{tuple(phrase.split()): Tense.AHEAD for phrase in self._list("ahead_phrases")},
            **{tuple(phrase.split()): Tense.PAST for phrase in self._list("past_phrases")},
        }
        skipped = ("AMPM", "ZONE", "CLOCKWORD", "DAYPART", "MODIFIER", "ABOUT", "DASH", "WEEKDAY")
        self._skipped = frozenset().union(*(lexicon.words.get(tag, {}) for tag in skipped))

    def _list(self, name: str) -> frozenset[str]:
        return self._lists.get(name, frozenset())

    def _is(self, index: int, name: str) -> bool:
        return self._words[index] in self._list(name)

    def _same(self, index: int, sentence: int) -> bool:
        return 0 <= index < len(self._words) and self._tokens.sentences[index] == sentence

    def cue(self, first: int, end: int) -> Cue:
        """Return the cue for the date at tokens `first` to `end`."""
        sentence = self._tokens.sentences[first]
        if self._same(end, sentence) and self._is(end, "deadline_nouns"):
            return Cue(Tense.AHEAD, 3, end, end + 1)
        before = self._before(first, sentence)
        noun = self._possessed(end, sentence)
        if noun is not None:
            return self._attributive(noun, before, first, end, sentence)
        if before.strength >= 3:
            return before
        if self._is_subject(end, sentence):
            return self._verb(end, sentence)
        left = self._left(first, sentence)
        right = self._right(end, sentence)
        if right.strength and not self._same(first - 2, sentence):
            right = Cue(right.tense, right.strength + 1, right.first, right.end)
        return max((left, before, right), key=lambda cue: cue.strength)

    def told_by_verb(self, cue: Cue) -> bool:
        """Return whether a verb gave the cue, not a preposition or an infinitive."""
        names = ("future_auxiliaries", "reported_future", "present_events")
        return cue.first >= 0 and any(self._is(cue.first, name) for name in names)

    def _is_subject(self, end: int, sentence: int) -> bool:
        """Return whether the date itself has a verb right after it: "June is more likely"."""
        names = ("present_be", "future_auxiliaries", "reported_future")
        return self._same(end, sentence) and any(self._is(end, name) for name in names)

    def _possessed(self, end: int, sentence: int) -> int | None:
        """Return the first token after "'s" if the date stands before a noun."""
        if self._same(end + 2, sentence) and self._words[end] in ("'", "’"):
            return end + 2 if self._words[end + 1] == "s" else None
        return None

    def _attributive(self, noun: int, before: Cue, first: int, end: int, sentence: int) -> Cue:
        """Return the cue of "Tuesday's vote": ahead only for what is held on a set day."""
        scheduled = any(
            self._is(index, "schedule_nouns")
            for index in range(noun, min(noun + 4, len(self._words)))
            if self._same(index, sentence)
        )
        if before.strength >= 2 and (scheduled or before.tense is Tense.PAST):
            return before
        verb = max(
            (self._right(end, sentence), self._left(first, sentence)), key=lambda cue: cue.strength
        )
        return verb if scheduled or verb.tense is Tense.PAST else Cue(Tense.PAST, 1)

    def _before(self, first: int, sentence: int) -> Cue:
        """Return what the words right before the date say: "ahead of", "until", "after"."""
        at = first
        while self._same(at - 1, sentence) and (
            self._is(at - 1, "determiners")
            or self._words[at - 1] == ","
            or self._words[at - 1] in self._skipped
            or self._words[at - 1].isdigit()
        ):
            at -= 1
        for size in (4, 3, 2, 1):
            if self._same(at - size, sentence):
                tense = self._phrases.get(tuple(self._words[at - size : at]))
                if tense is not None:
                    return Cue(tense, 3, at - size, at)
        if not self._same(at - 1, sentence):
            return NO_CUE
        if self._is(at - 1, "past_prepositions"):
            return Cue(Tense.PAST, 2, at - 1, at)
        if self._is(at - 1, "weak_future_prepositions"):
            return Cue(Tense.AHEAD, 2, at - 1, at)
        agent = at < first and self._is(at - 1, "agent_prepositions")
        if not agent and self._is(at - 1, "future_prepositions"):
            perfect = self._clause_has(first, sentence, "past_perfect")
            return (
                NO_CUE
                if perfect or self._lasted(first, sentence)
                else Cue(Tense.AHEAD, 3, at - 1, at)
            )
        return NO_CUE

    def _lasted(self, first: int, sentence: int) -> bool:
        """Return whether what lasted until the date is told as past: "held it until December"."""
        verb = self._left(first, sentence)
        return verb.first >= 0 and self._is(verb.first, "lasting_past")

    def _clause_has(self, first: int, sentence: int, name: str) -> bool:
        near = range(max(0, first - REACH // 2), min(len(self._words), first + REACH // 2))
        return any(self._is(index, name) for index in near if self._same(index, sentence))

    def _resumes(self, index: int, sentence: int) -> bool:
        """Return whether the main clause goes on here: "..., opposes", "..., will meet"."""
        if not self._same(index, sentence):
            return False
        raw = self._tokens.raw(index)
        return bool(self._verb(index, sentence).strength) or (raw.islower() and raw.endswith("s"))

    def _leftward(self, first: int, sentence: int) -> Iterator[int]:
        """Yield the tokens before the date in its clause; relative clauses are left out."""
        index = first - 1
        stop = max(-1, first - REACH)
        while index > stop and self._same(index, sentence):
            if self._is(index, "hard_breaks") or self._is(index, "clause_words"):
                return
            if self._words[index] == ",":
                opening = self._relative_clause(index, sentence)
                if opening is not None:
                    index = opening - 1
                    continue
            yield index
            index -= 1

    def _relative_clause(self, comma: int, sentence: int) -> int | None:
        """Return the comma that opens the relative clause which `comma` closes, if any."""
        for index in range(comma - 1, max(-1, comma - 16), -1):
            if not self._same(index, sentence):
                return None
            if self._words[index] == ",":
                related = self._is(index + 1, "clause_words")
                return index if related and self._resumes(comma + 1, sentence) else None
        return None

    def _left(self, first: int, sentence: int) -> Cue:
        doubtful = NO_CUE
        linked = self._same(first - 1, sentence) and self._is(first - 1, "date_prepositions")
        for index in self._leftward(first, sentence):
            cue = self._verb(index, sentence)
            opens = not self._same(index - 1, sentence) and self._is(index, "past_prepositions")
            if opens and not cue.strength and not doubtful.strength:
                return Cue(Tense.PAST, 2, index, index + 1)
            if index >= doubtful.first >= 0:
                continue
            if doubtful.strength:
                if self._words[index] == "," or self._is(index, "that_words"):
                    return doubtful
                if cue.tense is not Tense.UNKNOWN and cue.strength >= 2:
                    return cue if cue.strength == 3 else doubtful
            elif cue.strength and self._is_doubtful(index, cue, linked):
                doubtful = cue
            elif cue.strength:
                return cue
        return doubtful

    def _is_doubtful(self, index: int, cue: Cue, linked: bool) -> bool:
        """Return whether a verb farther left may govern the date instead.

        So it is with words that only look past ("preferred shares") and, where no preposition
        leads the date in, with infinitives ("extended its offer to buy the firm Friday").
        """
        if cue.first == index and self._only_looks_past(index):
            return True
        return self._is(cue.first, "infinitive_markers") and not linked

    def _right(self, end: int, sentence: int) -> Cue:
        for index in range(end, min(len(self._words), end + REACH)):
            if not self._same(index, sentence) or self._is(index, "hard_breaks"):
                break
            cue = self._verb(index, sentence)
            if cue.strength:
                return Cue(cue.tense, max(1, cue.strength - 1), cue.first, cue.end)
        return NO_CUE

    def _verb(self, index: int, sentence: int) -> Cue:
        """Return what the word at `index` says if it is a verb form, with its auxiliaries."""
        here = (index, index + 1)
        if self._is(index, "future_auxiliaries") or self._is(index, "reported_future"):
            return Cue(Tense.AHEAD, 3, *here)
        if self._is(index, "future_participles") and self._links(index, sentence):
            return self._planned(index, sentence)
        if self._is(index, "conditional_auxiliaries"):
            return self._conditional(index, sentence, 2)
        past = self._is(index, "past_verbs") or self._only_looks_past(index)
        if past and self._is_adjective(index, sentence):
            return NO_CUE
        if past or self._is(index, "bare_verbs"):
            helper = self._helper(index, sentence)
            if helper.strength or not (past or self._is(index, "present_events")):
                return helper
            if past:
                return Cue(Tense.PAST, 3, *here)
        if self._is(index, "present_events"):
            return self._present(index, sentence)
        if self._is(index, "past_be") or self._is(index, "have"):
            return self._was_or_had(index, sentence)
        if self._is(index, "infinitive_markers"):
            return self._infinitive(index, sentence)
        return Cue(Tense.AHEAD, 1, *here) if self._is(index, "present_be") else NO_CUE

    def _links(self, index: int, sentence: int) -> bool:
        """Return whether a word such as "set" goes on with "to", "for", where it must."""
        if not self._is(index, "planned_if_linked"):
            return True
        return self._same(index + 1, sentence) and self._is(index + 1, "plan_links")

    def _only_looks_past(self, index: int) -> bool:
        """Return whether only its ending makes the word a past form."""
        word = self._words[index]
        return (
            bool(self._past_suffixes)
            and len(word) > 4
            and self._tokens.raw(index).islower()
            and word.endswith(self._past_suffixes)
            and word not in self._not_past
            and word not in self._list("past_verbs")
        )

    def _is_adjective(self, index: int, sentence: int) -> bool:
        """Return whether a past form stands between article and noun: "its delayed summit"."""
        if not self._same(index - 1, sentence) or not self._same(index + 1, sentence):
            return False
        if not self._is(index - 1, "before_adjective"):
            return False
        return self._words[index + 1].isalpha() and not self._is(index + 1, "after_verb")

    def _conditional(self, index: int, sentence: int, strength: int) -> Cue:
        """Return the cue of "could", "may": ahead, but "could not" and "may have" are past."""
        after = self._words[index + 1 : index + 3] if self._same(index + 1, sentence) else []
        before = self._words[max(0, index - HELPER_REACH) : index]
        past = any(word in self._list("have") or word in self._list("negations") for word in after)
        past = past or any(word in self._list("negations") for word in before)
        return Cue(Tense.PAST if past else Tense.AHEAD, 1 if past else strength, index, index + 1)

    def _helper(self, index: int, sentence: int) -> Cue:
        """Return what stands before a participle or infinitive: "will be", "has been", "to"."""
        for at in range(index - 1, max(-1, index - HELPER_REACH), -1):
            if not self._same(at, sentence):
                break
            if self._is(at, "future_auxiliaries") or self._is(at, "reported_future"):
                perfect = any(word in self._list("have") for word in self._words[at + 1 : index])
                return Cue(Tense.PAST if perfect else Tense.AHEAD, 2 if perfect else 3, at, at + 1)
            if self._is(at, "conditional_auxiliaries"):
                return self._conditional(at, sentence, 2)
            if self._is(at, "infinitive_markers"):
                return self._infinitive(at, sentence)
            if self._is(at, "participle_be") or self._is(at, "adverbs"):
                continue
            if any(self._is(at, name) for name in ("have", "past_be", "past_helpers")):
                return Cue(Tense.PAST, 3, at, at + 1)
            if self._is(at, "present_be"):
                return Cue(Tense.AHEAD, 2, at, at + 1)
            break
        return NO_CUE

    def _planned(self, index: int, sentence: int) -> Cue:
        """Return the cue of "due", "scheduled": ahead, unless the plan itself is past."""
        for at in range(index - 1, max(-1, index - 4), -1):
            if not self._same(at, sentence):
                break
            if self._is(at, "past_perfect"):
                return Cue(Tense.PAST, 2, at, at + 1)
            if self._is(at, "past_be"):
                return Cue(Tense.AHEAD, 1, index, index + 1)
        return Cue(Tense.AHEAD, 3, index, index + 1)

    def _present(self, index: int, sentence: int) -> Cue:
        """Return the cue of "opens", "meet": ahead if it is a finite present or infinitive."""
        helper = self._helper(index, sentence)
        if helper.strength:
            return helper
        if self._same(index - 1, sentence) and self._is(index - 1, "determiners"):
            return NO_CUE
        if not self._agrees(index, sentence):
            return NO_CUE
        return Cue(Tense.AHEAD, 2, index, index + 1)

    def _agrees(self, index: int, sentence: int) -> bool:
        """Return whether a present form has its subject before it: "leaders meet"."""
        plural = self._lists.get("plural_pronouns")
        if plural is None or not self._is(index, "noun_like_verbs"):
            return True
        before = index - 1
        while self._same(before, sentence) and self._is(before, "adverbs"):
            before -= 1
        if not self._same(before, sentence) or self._is(before, "determiners"):
            return False
        joined = "and" in self._words[max(0, before - 3) : before]
        return self._words[before].endswith("s") or self._words[before] in plural or joined

    def _was_or_had(self, index: int, sentence: int) -> Cue:
        """Return the cue of "was", "had": past, but "is to", "will have" are ahead."""
        helper = self._helper(index, sentence)
        if helper.strength and helper.tense is Tense.AHEAD:
            return helper
        if self._same(index + 1, sentence) and self._is(index + 1, "infinitive_markers"):
            return Cue(Tense.AHEAD, 2, index, index + 1)
        return Cue(Tense.PAST, 2, index, index + 1)

    def _infinitive(self, index: int, sentence: int) -> Cue:
        """Return the cue of "to meet": ahead, unless what governs it tells of the past."""
        if not self._same(index + 1, sentence) or not self._may_be_verb(index + 1):
            return NO_CUE
        if self._same(index - 1, sentence):
            if self._is(index - 1, "past_infinitive"):
                return Cue(Tense.PAST, 2, index - 1, index)
            if self._is(index - 1, "future_infinitive"):
                given_up = self._same(index - 2, sentence) and self._is(index - 2, "past_perfect")
                tense = Tense.PAST if given_up else Tense.AHEAD
                return Cue(tense, 2 if given_up else 3, index - 1, index + 2)
        return Cue(Tense.AHEAD, 2, index, index + 2)

    def _may_be_verb(self, index: int) -> bool:
        word = self._words[index]
        if word in self._list("present_events") or word in self._list("bare_verbs"):
            return True
        raw = self._tokens.raw(index)
        return (
            bool(self._noun_suffixes)
            and raw.isalpha()
            and raw.islower()
            and len(word) > 2
            and not word.endswith(self._noun_suffixes)
            and word not in self._list("not_infinitive")
            and word not in self._list("determiners")
            and word not in self._skipped
        )
