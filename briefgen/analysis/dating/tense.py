"""Past or ahead: what the words round a date say about when it lies.

There is no parser. What stands right before the date comes first ("ahead of", "until",
"after"); then the governing verb, taken to be the nearest verb in the same clause, first to
the left, then to the right. All words are data ([tense] in the language's file).
"""

from briefgen.analysis.dating.clause_walk import BACKGROUND_REACH, CLAUSE_SIGNS, REACH
from briefgen.analysis.dating.side_verbs import SideReader
from briefgen.analysis.dating.verbs import CLEAR, NO_CUE, Cue, Tense

OWN_VERB_REACH = 3
"""Tokens from a date to the verb of which it is part of the subject."""
ASIDE_REACH = 8
"""Tokens between a dash and a date behind it."""
DONE_REACH = 8
"""Tokens between what was done and the "by" before a date."""
FIRM = ("contracted_would", "wishes", "next_words")
"""More verbs that tell what is ahead: "he'd raise it", "wants it published"."""


class TenseReader(SideReader):
    """Finds the verb or preposition that tells on which side of publication a date lies."""

    def cue(self, first: int, end: int) -> Cue:
        """Return the cue for the date at tokens `first` to `end`."""
        sentence = self._tokens.sentences[first]
        if self._same(end, sentence) and self._is(end, "deadline_nouns"):
            return Cue(Tense.AHEAD, 3, end, end + 1)
        if self._is_named(first, end, sentence):
            return Cue(Tense.AHEAD, 3, first - 1, first)
        if self._is_of_past_noun(first, end, sentence):
            return Cue(Tense.PAST, 2, end, end + 1)
        if self._is_said_then(first, end, sentence):
            return Cue(Tense.PAST, 3, first - 1, first)
        before = self._before(first, sentence)
        noun = self._possessed(end, sentence)
        if noun is not None:
            return self._attributive(noun, before, first, end, sentence)
        if before.strength >= 3:
            return self._passed(first, end, sentence) or before
        if self._is_subject(first, end, sentence):
            past = self._is(end, "past_be") and self._is(end + 1, "infinitive_markers")
            if past:
                return Cue(Tense.PAST, 3, end, end + 1)
            verb = self._verb(end, sentence)
            sure = max(verb.strength, CLEAR * self._is(end, "present_be"))
            return Cue(verb.tense, sure, verb.first, verb.end)
        right = self._right(end, sentence)
        if right.strength and self._opens_clause(first, right.first, sentence):
            return max((before, right), key=lambda cue: cue.strength)
        left = self._left(first, sentence)
        apart = self._is_reported(left, right, first, end)
        left = NO_CUE if apart or self._has_own_verb(right, first, end) else left
        begins = not self._same(first - 2, sentence) or self._words[first - 2] in CLAUSE_SIGNS
        if right.strength and begins:
            right = Cue(right.tense, right.strength + 1, right.first, right.end)
        found = max((left, before, right), key=lambda cue: cue.strength)
        if found.strength == 0:
            ways = (self._of_entry(first, end, sentence), self._beyond(first, sentence))
            told = next((cue for cue in ways if cue.strength), NO_CUE)
            return told if told.strength else self._asked(first, sentence)
        return found if found.strength >= CLEAR else self._next(first, sentence) or found

    def _is_of_past_noun(self, first: int, end: int, sentence: int) -> bool:
        """Return whether a month stands before what has happened: "under a June agreement"."""
        month = self._same(end, sentence) and self._words[first] in self._months
        if not month or not self._is(end, "past_nouns") or not self._same(first - 1, sentence):
            return False
        return self._is(first - 1, "determiners") or self._words[first - 1] == "s"

    def _is_said_then(self, first: int, end: int, sentence: int) -> bool:
        """Return whether "said" is left out: "said it on Monday, and on Friday that ..."."""
        if not self._same(end, sentence) or not self._is(end, "relative_words"):
            return False
        led = self._is(first - 1, "date_prepositions") and self._same(first - 2, sentence)
        return led and self._is(first - 2, "clause_joiners")

    def _is_reported(self, left: Cue, right: Cue, first: int, end: int) -> bool:
        """Return whether a date is in what is said, and has a verb of its own behind it.

        So it is in "said that talks on Friday would fail", "said the talks on Friday would fail".
        """
        if not right.strength or left.first < 0 or not self._is(left.first, "reporting"):
            return False
        if any(self._is(at, "relative_words") for at in range(left.end, first)):
            return True
        subject = left.end < first and self._is(left.end, "determiners")
        near = right.first - end <= OWN_VERB_REACH
        return near and subject and self._is(left.first, "saying_only")

    def _has_own_verb(self, right: Cue, first: int, end: int) -> bool:
        """Return whether a date is in a clause of its own: "after a fire on Friday emptied it"."""
        sentence = self._tokens.sentences[first]
        if not right.strength or right.first - end > OWN_VERB_REACH:
            return False
        if "," in self._words[end : right.first]:
            return False
        for at in range(first - 1, max(-1, first - BACKGROUND_REACH), -1):
            if not self._same(at, sentence) or self._words[at] == ",":
                return False
            if self._is(at, "background_words"):
                return at < first - 2
            if self._verb(at, sentence).strength:
                return False
        return False

    def _of_entry(self, first: int, end: int, sentence: int) -> Cue:
        """Return the cue of what an entry of a list tells: "Friday: the court rules"."""
        opens = first == 0 or self._words[first - 1] == "\n"
        if not opens or not self._same(end, sentence) or self._words[end] not in CLAUSE_SIGNS:
            return NO_CUE
        told = self._right(end + 1, sentence)
        return Cue(told.tense, 1, told.first, told.end) if told.strength else Cue(Tense.AHEAD, 1)

    def _beyond(self, first: int, sentence: int) -> Cue:
        """Return the cue before the dash or bracket behind which a date stands without a verb."""
        for at in range(first - 1, max(-1, first - ASIDE_REACH), -1):
            if not self._same(at, sentence):
                return NO_CUE
            if self._is(at, "aside_signs"):
                cue = self._left(at, sentence)
                return NO_CUE if self._is(cue.first, "past_prepositions") else cue
        return NO_CUE

    def _asked(self, first: int, sentence: int) -> Cue:
        """Return the cue of the question that an answer without verb follows: "When? In May"."""
        at = first - 1
        while at > max(0, first - REACH) and (self._same(at, sentence) or self._words[at] == "\n"):
            at -= 1
        if at < 0 or self._words[at] != "?":
            return NO_CUE
        return self._left(at, self._tokens.sentences[at])

    def _next(self, first: int, sentence: int) -> Cue | None:
        """Return the cue of "the next summit is in Riga in June"; None where no noun is next."""
        noun = False
        for at in self._leftward(first, sentence):
            noun = noun or self._is(at, "schedule_nouns")
            if noun and self._is(at, "next_words"):
                return Cue(Tense.AHEAD, 2, at, at + 1)
        return None

    def _passed(self, first: int, end: int, sentence: int) -> Cue | None:
        """Return the cue of what was done by a date: "By May it carried as much", "it rose by May".

        What was asked for, agreed or ordered by then is still ahead.
        """
        if not self._is(first - 1, "agent_prepositions"):
            return None
        if self.leads(first):
            right = self._right(end, sentence)
            told = right.tense is Tense.PAST and right.strength >= CLEAR
            return right if told and not self._is(right.first, "reporting") else None
        left = self._left(first, sentence)
        near = 0 <= first - left.end <= DONE_REACH and left.tense is Tense.PAST
        done = near and left.strength > CLEAR and self._is(left.first, "done_verbs")
        return Cue(Tense.PAST, 2, left.first, left.end) if done else None

    def told_by_verb(self, cue: Cue) -> bool:
        """Return whether a verb gave the cue, not a preposition or an infinitive."""
        names = ("future_auxiliaries", "reported_future", "present_events", *FIRM)
        if cue.first < 0:
            return False
        return any(self._is(cue.first, name) for name in names) or self._is_future_form(cue.first)

    def told_by_infinitive(self, cue: Cue, end: int) -> bool:
        """Return whether a bare infinitive in a past clause gave the cue: "met to mark the day".

        `end` is the token after the date: "the first to join on Friday were".
        """
        if cue.first < 0 or not self._is(cue.first, "infinitive_markers"):
            return False
        sentence = self._tokens.sentences[cue.first]
        if self._same(end, sentence) and self._is(end, "past_be"):
            return True
        for at in self._leftward(cue.first, sentence):
            verb = self._verb(at, sentence)
            if verb.strength or self._is(at, "present_be"):
                return verb.tense is Tense.PAST and verb.strength > CLEAR
        return False

    def was_planned(self, cue: Cue) -> bool:
        """Return whether a plan that time has overtaken gave the cue: "was to have been taken"."""
        return cue.first >= 0 and cue.end - cue.first > 2 and self._is(cue.end - 1, "have")

    def was_promised(self, first: int) -> bool:
        """Return whether something "was promised by" a feast or a season, not said whether kept.

        Months are left out: "was promised by March", written in December, is next March.
        """
        sentence = self._tokens.sentences[first]
        at = first - 1
        while self._same(at, sentence) and self._is(at, "determiners"):
            at -= 1
        led = self._same(at, sentence) and self._is(at, "agent_prepositions")
        if not led or self._words[first] in self._months:
            return False
        return any(
            self._is(index, "promised_words") and self._is(index - 1, "past_be")
            for index in range(max(1, first - REACH), first)
            if self._same(index - 1, sentence)
        )

    def told_then(self, cue: Cue) -> bool:
        """Return whether a cue tells what was ahead in the past: "would", "agreed to", "until"."""
        if cue.first < 0:
            return False
        names = ("reported_future", "future_prepositions", "deferring_verbs", "past_verbs")
        if any(self._is(cue.first, name) for name in names):
            return True
        return self._is(cue.first, "future_infinitive") and self._only_looks_past(cue.first)

    def _is_subject(self, first: int, end: int, sentence: int) -> bool:
        """Return whether the date itself has a verb right after it: "June is more likely".

        One that a preposition leads in is none: "what left port on 20 May will be here by June".
        """
        if self._same(first - 1, sentence) and self._is(first - 1, "date_prepositions"):
            return False
        names = ("present_be", "past_be", "future_auxiliaries", "reported_future")
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
        right, left = self._right(end, sentence), self._left(first, sentence)
        if right.strength and left.end == first and self._is(left.first, "reporting"):
            left = NO_CUE
        verb = max((right, left), key=lambda cue: cue.strength)
        if verb.tense is not Tense.PAST and self._is(noun, "deadline_nouns"):
            return Cue(Tense.AHEAD, 2, noun, noun + 1)
        return verb if scheduled or verb.tense is Tense.PAST else Cue(Tense.PAST, 1)

    def _is_named(self, first: int, end: int, sentence: int) -> bool:
        """Return whether a date is set: "named Friday as the day", "declared Friday a holiday"."""
        if not self._same(first - 1, sentence) or not self._same(end, sentence):
            return False
        if self._is(first - 1, "declaring_verbs") and self._is(end, "determiners"):
            return True
        return self._is(first - 1, "naming_verbs") and self._is(end, "named_as")
