"""What a verb form says of when: "will meet", "is due", "met", "to visit".

All words are data ([tense] in the language's file).
"""

from dataclasses import dataclass
from enum import IntEnum

from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens

APOSTROPHES = ("'", "’")
_HYPHENS = ("-", "‑", "–")
OBJECT_REACH = 7
"""Tokens from "invited" to the "to" behind whom it invites."""
LAST_DAY = 31
"""A number up to it before a verb may be the day of a date."""
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


class VerbReader:
    """Reads what single verb forms of one text say."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._lists = lexicon.tense
        self._past_suffixes = tuple(lexicon.settings.get("past_suffixes", ()))
        self._not_past = frozenset(lexicon.settings.get("not_past", ()))
        self._bracket = bool(lexicon.settings.get("verb_bracket"))
        self._future_suffixes = tuple(lexicon.settings.get("future_suffixes", ()))
        self._present_suffixes = tuple(lexicon.settings.get("present_suffixes", ()))
        self._not_present = frozenset(lexicon.settings.get("not_present", ()))
        self._noun_suffixes = tuple(lexicon.settings.get("noun_suffixes", ()))
        self._phrases = {
            **{tuple(phrase.split()): Tense.AHEAD for phrase in self._list("ahead_phrases")},
            **{tuple(phrase.split()): Tense.PAST for phrase in self._list("past_phrases")},
        }
        self._weekdays = lexicon.words.get("WEEKDAY", {})
        self._months = lexicon.words.get("MONTH", {})
        self._clocks = frozenset(lexicon.words.get("CLOCKWORD", {}))
        skipped = ("AMPM", "ZONE", "CLOCKWORD", "DAYPART", "MODIFIER", "ABOUT", "DASH", "WEEKDAY")
        self._skipped = frozenset().union(*(lexicon.words.get(tag, {}) for tag in skipped))

    def _list(self, name: str) -> frozenset[str]:
        return self._lists.get(name, frozenset())

    def _is(self, index: int, name: str) -> bool:
        return self._words[index] in self._lists.get(name, ())

    def _same(self, index: int, sentence: int) -> bool:
        return 0 <= index < len(self._words) and self._tokens.sentences[index] == sentence

    def _verb(self, index: int, sentence: int) -> Cue:
        """Return what the word at `index` says if it is a verb form, with its auxiliaries."""
        here = (index, index + 1)
        if any(self._is(index, name) for name in ("future_auxiliaries", "reported_future")):
            return Cue(Tense.AHEAD, 3, *here)
        if self._is_would(index, sentence):
            return Cue(Tense.AHEAD, 3, *here)
        if self._is(index, "future_participles") and self._compares(index, sentence):
            return NO_CUE
        if self._is(index, "future_participles") and self._links(index, sentence):
            return self._planned(index, sentence)
        if self._is(index, "conditional_auxiliaries"):
            month = self._words[index] in self._months and self._tokens.raw(index)[0].isupper()
            return NO_CUE if month else self._conditional(index, sentence, 2)
        if self._is(index, "past_verbs") or self._only_looks_past(index):
            return self._past(index, sentence)
        if self._is(index, "bare_verbs"):
            helper = self._helper(index, sentence)
            if helper.strength or not self._is(index, "present_events"):
                return helper
        if self._is(index, "present_events"):
            return self._present(index, sentence)
        if self._is(index, "past_be") or self._is(index, "have"):
            return self._was_or_had(index, sentence)
        if self._is(index, "infinitive_markers"):
            return self._infinitive(index, sentence)
        sure = self._not_past_surely(index)
        return Cue(Tense.AHEAD, sure, *here) if sure else NO_CUE

    def _not_past_surely(self, index: int) -> int:
        """Return how surely "is", or a word by its ending alone, tells what is not past; 0 if not.

        3 for an ending of the future (“-rà”), 1 for one of the present, which in some languages
        is that of the future too (“-ться”).
        """
        if self._is(index, "present_be"):
            return 1
        if self._is_future_form(index):
            return 3
        return int(bool(self._present_suffixes) and self._ends(index, self._present_suffixes))

    def _is_future_form(self, index: int) -> bool:
        """Return whether a word's ending alone makes it a future: “visiterà”."""
        return bool(self._future_suffixes) and self._ends(index, self._future_suffixes)

    def _ends(self, index: int, suffixes: tuple[str, ...]) -> bool:
        word = self._words[index]
        if not word.endswith(suffixes) or word in self._not_present:
            return False
        return self._tokens.raw(index).islower()

    def _past(self, index: int, sentence: int) -> Cue:
        """Return the cue of "met", "published": past, but "will be published" is ahead."""
        if self._is_adjective(index, sentence):
            return NO_CUE
        wish = self._wish(index, sentence)
        if wish is not None:
            return Cue(Tense.AHEAD, 3, wish, index + 1)
        helper = self._helper(index, sentence)
        return helper if helper.strength else Cue(Tense.PAST, 3, index, index + 1)

    def _is_would(self, index: int, sentence: int) -> bool:
        """Return whether "'d" is "would", as in "he'd raise it", not "had": "he'd raised it"."""
        if not self._is(index, "contracted_would"):
            return False
        after = index + 1
        while self._same(after, sentence) and self._is(after, "adverbs"):
            after += 1
        if not self._same(after, sentence) or not self._same(index - 1, sentence):
            return False
        past = self._is(after, "past_verbs") or self._is(after, "participles")
        past = past or self._is(after, "not_would") or self._only_looks_past(after)
        return self._words[index - 1] in APOSTROPHES and not past

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

    def _compares(self, index: int, sentence: int) -> bool:
        """Return whether a plan is only what is compared with: "later than planned"."""
        at = index - 1
        while self._same(at, sentence) and self._words[at] in _HYPHENS:
            at -= 1
        return self._same(at, sentence) and self._is(at, "comparing")

    def _counts(self, index: int, sentence: int) -> bool:
        """Return whether a number before it makes a word the thing counted: "142.10 marks"."""
        number = self._words[index - 1] if self._same(index - 1, sentence) else ""
        return number[:1].isdigit() and not (number.isdecimal() and int(number) <= LAST_DAY)

    def _links(self, index: int, sentence: int) -> bool:
        """Return whether a word such as "set" goes on with "to", "for", where it must."""
        if not self._is(index, "planned_if_linked"):
            return True
        if self._is(index, "planned_over_object"):
            ahead = range(index + 1, index + OBJECT_REACH)
            return any(
                self._same(at, sentence) and self._words[at] in ("to", "for") for at in ahead
            )
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
            if self._is(at, "have") and self._was_planned(at, sentence):
                return Cue(Tense.AHEAD, 2, at - 2, at + 1)
            if any(self._is(at, name) for name in ("have", "past_be", "past_helpers")):
                return Cue(Tense.PAST, 3, at, at + 1)
            if self._is(at, "present_be"):
                return Cue(Tense.AHEAD, 2, at, at + 1)
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
                return Cue(Tense.AHEAD, 1, index, index + 1)
        return Cue(Tense.AHEAD, 3, index, index + 1)

    def _present(self, index: int, sentence: int) -> Cue:
        """Return the cue of "opens", "meet": ahead if it is a finite present or infinitive."""
        helper = self._helper(index, sentence)
        helper = helper if helper.strength else self._bracketing(index, sentence)
        if helper.strength:
            return helper
        relative = self._is(index - 1, "relative_words") and self._words[index].endswith("s")
        if self._same(index - 1, sentence) and self._is(index - 1, "determiners") and not relative:
            return NO_CUE
        if not self._agrees(index, sentence) or self._counts(index, sentence):
            return NO_CUE
        return Cue(Tense.AHEAD, 2, index, index + 1)

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
                given_up = self._given_up(index - 2, sentence)
                tense = Tense.PAST if given_up else Tense.AHEAD
                return Cue(tense, 2 if given_up else 3, index - 1, index + 2)
        return Cue(Tense.AHEAD, 2, index, index + 2)

    def _given_up(self, index: int, sentence: int) -> bool:
        """Return whether "had" makes a plan past: "had been scheduled to expire"."""
        while self._same(index, sentence) and self._is(index, "past_perfect_adverbs"):
            index -= 1
        return self._same(index, sentence) and self._is(index, "past_perfect")

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
