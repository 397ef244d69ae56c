"""The verbs and prepositions on either side of a date, and what they say of when it lies.

All words are data ([tense] in the language's file).
"""

from briefgen.analysis.dating.clause_walk import REACH, ClauseWalker
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.verbs import NO_CUE, Cue, Tense

LASTING_REACH = 10
"""Tokens before a date in which "from" may open what lasts until it."""
HAD_REACH = 3
"""Tokens before a participle in which "had" may stand: "had already been put off"."""
PARTED_REACH = 4
"""Tokens after "put" in which "off" may stand."""


class SideReader(ClauseWalker):
    """Reads what governs a date: right before it, to its left and to its right."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tokens, lexicon)
        self._phrases = {
            **{tuple(phrase.split()): Tense.AHEAD for phrase in self._list("ahead_phrases")},
            **{tuple(phrase.split()): Tense.PAST for phrase in self._list("past_phrases")},
        }

    def _before(self, first: int, sentence: int) -> Cue:
        """Return what the words right before the date say: "ahead of", "until", "after"."""
        at = first
        while (
            first - at < REACH
            and self._same(at - 1, sentence)
            and (
                self._is(at - 1, "determiners")
                or self._words[at - 1] == ","
                or self._words[at - 1] in self._skipped
                or self._words[at - 1].isdigit()
                or self._is_time_link(at - 1, sentence)
            )
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
            return Cue(Tense.PAST, 2 + self._is(at - 1, "surely_past"), at - 1, at)
        if self._is(at - 1, "weak_future_prepositions"):
            near = range(max(0, at - LASTING_REACH), at)
            open_case = any(self._is(i, "conditions") for i in near if self._same(i, sentence))
            return Cue(Tense.AHEAD, 2 + open_case, at - 1, at)
        timed = any(self._is_clock(index) for index in range(at, first))
        agent = at < first and not timed and self._is(at - 1, "agent_prepositions")
        if agent or not self._is(at - 1, "future_prepositions"):
            return NO_CUE
        lasting = self._is(at - 1, "lasting_prepositions") and self._lasted(first, sentence)
        past = lasting or self._clause_has(first, sentence, "past_perfect")
        return NO_CUE if past else Cue(Tense.AHEAD, 3, at - 1, at)

    def _is_clock(self, index: int) -> bool:
        """Return whether a token is a time of day or part of one: "noon", "9", "p.m."."""
        return self._words[index] in self._clocks or self._words[index][:1].isdigit()

    def _is_time_link(self, index: int, sentence: int) -> bool:
        """Return whether "on" stands between a time and its day: "until midnight on Sunday"."""
        if not self._is(index, "time_links") or not self._same(index - 1, sentence):
            return False
        before = self._words[index - 1]
        return before in self._skipped and before not in self._weekdays

    def _lasted(self, first: int, sentence: int) -> bool:
        """Return whether what lasted until the date is told as past: "held it until December".

        "From 2 p.m. until 4 p.m. on Monday" says how long, and leaves the side to the verb.
        """
        near = range(max(0, first - LASTING_REACH), first)
        if any(self._is(at, "lasting_starts") for at in near if self._same(at, sentence)):
            return True
        verb = self._left(first, sentence)
        return verb.first >= 0 and self._is(verb.first, "lasting_past")

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
            if linked and index == first - 2 and self._is(index, "present_be"):
                return Cue(Tense.AHEAD, 2, index, index + 1)  # "the vote is on 17 March"
            if self._has_followed(index, sentence):
                return doubtful if doubtful.strength else Cue(Tense.PAST, 2, index, index + 1)
            if doubtful.strength:
                if self._words[index] == "," or self._is(index, "that_words"):
                    return doubtful
                if cue.tense is not Tense.UNKNOWN and cue.strength >= 2:
                    return cue if cue.strength == 3 else doubtful
            elif cue.strength:
                told = self._put_forward(index, first, cue)
                if told.tense is not cue.tense or not self._is_doubtful(index, cue, linked):
                    return told
                doubtful = cue
        return doubtful

    def _put_forward(self, index: int, first: int, cue: Cue) -> Cue:
        """Return a past verb's cue, turned ahead where it tells of a plan for the date.

        So it is with what is put off "until" then ("put off a vote until their meeting in
        June"), with what is announced "for" a day ("announced a march for Saturday"), and with
        what is asked or ruled out "before" one.
        """
        near = range(max(0, index - HAD_REACH), index)
        given_up = any(self._is(at, "past_perfect") for at in near)
        if cue.tense is not Tense.PAST or given_up:
            return cue
        if self._is_supposed(index, first):
            return Cue(Tense.AHEAD, 2, index, index + 1)
        between = range(index + 1, first)
        parted = any(self._is(at, "off_words") for at in between[:PARTED_REACH])
        off = self._is(index, "deferring_verbs")
        off = off or (parted and self._is(index, "deferring_if_off"))
        until = any(self._is(at, "deferred_to") for at in between)
        moved = self._is(first - 1, "infinitive_markers") or self._is(first - 1, "lasting_starts")
        forward = off and (until or moved)
        calling = self._is(index, "calling_verbs")
        forward = forward or (calling and self._is_set_for(index, first))
        forward = forward or (calling and self._is(first - 2, "mass_nouns"))
        asked = self._is(index, "asking_verbs")
        asked = asked or (parted and self._is(index, "excluding_if_out"))
        asked = asked and first - 2 > index and self._is(first - 1, "weak_future_prepositions")
        if forward or asked:
            return Cue(Tense.AHEAD, 3, index, index + 1)
        return cue

    def _is_supposed(self, verb: int, first: int) -> bool:
        """Return whether a past form only supposes: "if it were lost on Friday, they could ..."."""
        sentence = self._tokens.sentences[first]
        clause = range(verb - 1, max(-1, verb - LASTING_REACH), -1)
        inverted = range(verb - 1, max(0, verb - HAD_REACH), -1)
        opened = any(self._is(at, "conditions") for at in clause if self._same(at, sentence))
        opened = opened or any(
            self._is(at - 1, "inverted") and self._is(at, "inverted_subjects")
            for at in inverted
            if self._same(at - 1, sentence)
        )
        if not opened:
            return False
        names = ("reported_future", "conditional_auxiliaries", "future_auxiliaries")
        rest = range(max(0, first - REACH), min(len(self._words), first + REACH))
        later = [at for at in rest if self._same(at, sentence)]
        return any(self._is(at, name) for at in later for name in names)

    def _is_set_for(self, verb: int, first: int) -> bool:
        """Return whether "for" and a day, or an event's month, end what a verb calls."""
        if first - 2 <= verb or not self._is(first - 1, "set_for"):
            return False
        words = self._words[first : first + 2]
        day = words[0] in self._weekdays or any(word[:1].isdigit() for word in words)
        return day or self._is(first - 2, "schedule_nouns")

    def _is_doubtful(self, index: int, cue: Cue, linked: bool) -> bool:
        """Return whether a verb farther left may govern the date instead.

        So it is with words that only look past ("preferred shares") and, where no preposition
        leads the date in, with infinitives ("extended its offer to buy the firm Friday").
        """
        if cue.first == index and self._only_looks_past(index):
            return not self._is(max(0, index - 1), "clause_pronouns")
        return self._is(cue.first, "infinitive_markers") and not linked

    def _has_agent_behind(self, index: int) -> bool:
        """Return whether a participle opens an aside: "the mediators, led by the cardinal,"."""
        sentence = self._tokens.sentences[index]
        return self._same(index + 1, sentence) and self._is(index + 1, "agent_prepositions")

    def _right(self, end: int, sentence: int) -> Cue:
        related = False
        for index in range(end, min(len(self._words), end + REACH)):
            if not self._same(index, sentence) or self._is(index, "hard_breaks"):
                break
            if self._is(index, "present_saying"):
                break
            if self._words[index - 1] == ",":
                related = self._is(index, "relative_pronouns") or self._has_agent_behind(index)
            cue = self._verb(index, sentence)
            if cue.strength and not (related and cue.tense is Tense.PAST):
                return Cue(cue.tense, max(1, cue.strength - 1), cue.first, cue.end)
        return NO_CUE
