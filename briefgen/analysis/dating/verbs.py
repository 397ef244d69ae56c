"""What a verb form says of when: "will meet", "is due", "met", "to visit".

All words are data ([tense] in the language's file).
"""

from dataclasses import dataclass
from enum import IntEnum

from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.verb_forms import OBJECT_REACH, FormReader

HELPER_REACH = 6
"""How many tokens before a verb its auxiliaries may stand."""
BRACKET_REACH = 24
"""How many tokens before a participle its auxiliary may stand where a clause lies between."""


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
CLEAR = 2
"""Strength of a cue that needs no other sign."""


class VerbReader(FormReader):
    """Reads what single verb forms of one text say; each word is read once."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tokens, lexicon)
        self._seen: dict[int, Cue] = {}

    def _verb(self, index: int, sentence: int) -> Cue:
        """Return what the word at `index` says if it is a verb form, with its auxiliaries."""
        cue = self._seen.get(index)
        if cue is None:
            listed = self._words[index] in self._listed
            cue = (self._listed_verb if listed else self._unlisted)(index, sentence)
            self._seen[index] = cue
        return cue

    def _listed_verb(self, index: int, sentence: int) -> Cue:
        here = (index, index + 1)
        future = any(self._is(index, name) for name in ("future_auxiliaries", "reported_future"))
        if future or self._is_would(index, sentence):
            return Cue(Tense.AHEAD, 3, *here)
        if self._is(index, "future_participles") and self._compares(index, sentence):
            return NO_CUE
        if self._is(index, "future_participles") and self._links(index, sentence):
            return self._planned(index, sentence)
        if self._is(index, "conditional_auxiliaries"):
            month = self._words[index] in self._months and self._tokens.raw(index)[0].isupper()
            return NO_CUE if month else self._conditional(index, sentence, 2)
        past = self._is(index, "past_verbs") or self._only_looks_past(index)
        past = past or self._is(index, "reduced_participles")
        if past or self._is_parted_past(index, sentence):
            return self._past(index, sentence)
        if self._is_imperative(index, sentence):
            return Cue(Tense.AHEAD, 2, *here)
        if self._is(index, "bare_verbs"):
            helper = self._helper(index, sentence)
            finite = self._is(index, "present_events") or self._is(index, "have")
            if helper.strength or not finite:
                return helper
        if self._is(index, "present_events"):
            return self._present(index, sentence)
        helps = self._is(index, "past_be") or self._is(index, "have")
        if helps or self._forms_perfect(index, sentence):
            return self._was_or_had(index, sentence)
        if self._is(index, "infinitive_markers"):
            return self._infinitive(index, sentence)
        sure = self._not_past_surely(index, sentence)
        return Cue(Tense.AHEAD, sure, *here) if sure else NO_CUE

    def _unlisted(self, index: int, sentence: int) -> Cue:
        """Return what only its ending says of a word in no list: `_listed_verb`, in short."""
        if self._only_looks_past(index):
            return self._past(index, sentence)
        sure = self._not_past_surely(index, sentence)
        return Cue(Tense.AHEAD, sure, index, index + 1) if sure else NO_CUE

    def _past(self, index: int, sentence: int) -> Cue:
        """Return the cue of "met", "published": past, but "will be published" is ahead."""
        if self._is_adjective(index, sentence):
            return NO_CUE
        wish = self._wish(index, sentence)
        if wish is not None:
            return Cue(Tense.AHEAD, 3, wish, index + 1)
        helper = self._helper(index, sentence)
        return helper if helper.strength else Cue(Tense.PAST, 3, index, index + 1)

    def _wish(self, index: int, sentence: int) -> int | None:
        """Return the verb that wishes something done: "wants the letters published"."""
        for at in range(index - 1, max(-1, index - OBJECT_REACH), -1):
            if not self._same(at, sentence):
                return None
            if self._is(at, "wishes"):
                return at
            ends = ("that_words", "clause_words", "infinitive_markers", "have", "wish_stops")
            if not self._words[at].isalpha() or any(self._is(at, name) for name in ends):
                return None
        return None

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
            if self._is(at, "have") and self._was_planned(at, sentence):
                return Cue(Tense.AHEAD, 2, at - 2, at + 1)
            if self._is(at, "present_have") and self._in_temporal(at, sentence):
                return Cue(Tense.AHEAD, 2, at, at + 1)
            if any(self._is(at, name) for name in ("have", "past_be", "past_helpers")):
                return Cue(Tense.PAST, 3, at, at + 1)
            if self._is(at, "present_be"):
                perfect = self._is(index, "be_participles")
                return Cue(Tense.PAST if perfect else Tense.AHEAD, 2, at, at + 1)
            break
        return NO_CUE

    def _was_planned(self, index: int, sentence: int) -> bool:
        """Return whether "have" stands in "were to have met": planned, so maybe still ahead."""
        return (
            self._same(index - 2, sentence)
            and self._is(index - 1, "infinitive_markers")
            and self._is(index - 2, "past_be")
        )

    def _planned(self, index: int, sentence: int) -> Cue:
        """Return the cue of "due", "scheduled": ahead, unless the plan itself is past."""
        for at in range(index - 1, max(-1, index - 4), -1):
            if not self._same(at, sentence):
                break
            if self._is(at, "past_perfect"):
                return Cue(Tense.PAST, 2, at, at + 1)
            if self._is(at, "past_be"):
                had = self._subject_before(at, sentence)
                given_up = had is not None and self._is(had, "past_perfect")
                tense = Tense.PAST if given_up else Tense.AHEAD
                return Cue(tense, 1 + given_up, index, index + 1)
        return Cue(Tense.AHEAD, 3, index, index + 1)

    def _present(self, index: int, sentence: int) -> Cue:
        """Return the cue of "opens", "meet": ahead if it is a finite present or infinitive."""
        helper = self._helper(index, sentence)
        helper = helper if helper.strength else self._bracketing(index, sentence)
        if helper.strength:
            return helper
        if self._is_led(index, sentence):
            return NO_CUE  # "to votes", "of talks"
        relative = self._is(index - 1, "relative_words") and self._words[index].endswith("s")
        if self._same(index - 1, sentence) and self._is(index - 1, "determiners") and not relative:
            return NO_CUE
        if not self._agrees(index, sentence) or self._counts(index, sentence):
            return NO_CUE
        if not self._has_agent(index, sentence) or self._has_followed(index, sentence):
            return NO_CUE
        return Cue(Tense.AHEAD, 2, index, index + 1)

    def _was_or_had(self, index: int, sentence: int) -> Cue:
        """Return the cue of "was", "had": past, but "is to", "will have" are ahead."""
        helper = self._helper(index, sentence)
        if helper.strength and helper.tense is Tense.AHEAD:
            return helper
        if self._same(index + 1, sentence) and self._is(index + 1, "infinitive_markers"):
            return Cue(Tense.AHEAD, 2, index, index + 1)
        if self._is(index, "past_be") and self._is_outlook(index + 1, sentence):
            return Cue(Tense.AHEAD, 2, index, index + 2)
        if self._is(index, "present_have") and self._owns(index, sentence):
            return Cue(Tense.AHEAD, 1, index, index + 1)
        return Cue(Tense.PAST, 2, index, index + 1)

    def _infinitive(self, index: int, sentence: int) -> Cue:
        """Return the cue of "to meet": ahead, unless what governs it tells of the past."""
        if not self._same(index + 1, sentence) or not self._may_be_verb(index + 1):
            return NO_CUE
        if self._same(index - 1, sentence):
            if self._is(index - 1, "before_noun"):
                return NO_CUE  # "came close to collapse"
            if self._is(index - 1, "past_infinitive"):
                return Cue(Tense.PAST, 2, index - 1, index)
            if self._is(index - 1, "future_infinitive"):
                given_up = self._given_up(index - 2, sentence)
                tense = Tense.PAST if given_up else Tense.AHEAD
                return Cue(tense, 2 if given_up else 3, index - 1, index + 2)
        return Cue(Tense.AHEAD, 2, index, index + 2)

    def _given_up(self, index: int, sentence: int) -> bool:
        """Return whether "had" makes a plan past: "had been scheduled to expire"."""
        while self._same(index, sentence) and self._is(index, "past_perfect_adverbs"):
            index -= 1
        return self._same(index, sentence) and self._is(index, "past_perfect")

    def _bracketing(self, index: int, sentence: int) -> Cue:
        """Return the cue of the auxiliary whose clause a form closes, as in German.

        "Sie hatten in Genf verhandelt" and "dass sie verhandelt hatten" have a participle, "sie
        verhandelt in Genf" has none.
        """
        if not self._bracket:
            return NO_CUE
        behind = index + 1
        for at in (behind, *range(index - 1, max(-1, index - BRACKET_REACH), -1)):
            if at != behind and (not self._same(at, sentence) or not self._words[at].isalnum()):
                return NO_CUE
            if not self._same(at, sentence):
                continue
            if self._is(at, "have") or self._is(at, "past_be"):
                return Cue(Tense.PAST, 3, at, at + 1)
            if self._is(at, "future_auxiliaries"):
                return Cue(Tense.AHEAD, 3, at, at + 1)
        return NO_CUE
