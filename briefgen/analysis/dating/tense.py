"""Past or ahead: what the words round a date say about when it lies.

There is no parser. What stands right before the date comes first ("ahead of", "until",
"after"); then the governing verb, taken to be the nearest verb in the same clause, first to
the left, then to the right. All words are data ([tense] in the language's file).
"""

from briefgen.analysis.dating.clause_walk import BACKGROUND_REACH, CLAUSE_SIGNS, REACH, ClauseWalker
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.verbs import CLEAR, NO_CUE, Cue, Tense

LASTING_REACH = 10
"""Tokens before a date in which "from" may open what lasts until it."""
HAD_REACH = 3
"""Tokens before a participle in which "had" may stand: "had already been put off"."""
PARTED_REACH = 4
"""Tokens after "put" in which "off" may stand."""
OWN_VERB_REACH = 3
"""Tokens from a date to the verb of which it is part of the subject."""
ASIDE_REACH = 8
"""Tokens between a dash and a date behind it."""
FIRM = ("contracted_would", "wishes", "next_words")
"""More verbs that tell what is ahead: "he'd raise it", "wants it published"."""


class TenseReader(ClauseWalker):
    """Finds the verb or preposition that tells on which side of publication a date lies."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tokens, lexicon)
        self._phrases = {
            **{tuple(phrase.split()): Tense.AHEAD for phrase in self._list("ahead_phrases")},
            **{tuple(phrase.split()): Tense.PAST for phrase in self._list("past_phrases")},
        }

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
            return Cue(Tense.PAST, 3, end, end + 1) if past else self._verb(end, sentence)
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
                return self._left(at, sentence)
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
        """Return the cue of what was done by a date that leads: "By May it carried as much"."""
        if not self._is(first - 1, "agent_prepositions") or not self.leads(first):
            return None
        right = self._right(end, sentence)
        told = right.tense is Tense.PAST and right.strength >= CLEAR
        return right if told and not self._is(right.first, "reporting") else None

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
            return Cue(Tense.PAST, 2, at - 1, at)
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
        forward = forward or (self._is(index, "calling_verbs") and self._is_set_for(index, first))
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

    def _is_named(self, first: int, end: int, sentence: int) -> bool:
        """Return whether a date is set for something: "named Friday as the day of the vote"."""
        if not self._same(first - 1, sentence) or not self._same(end, sentence):
            return False
        return self._is(first - 1, "naming_verbs") and self._is(end, "named_as")

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
            return True
        return self._is(cue.first, "infinitive_markers") and not linked

    def _right(self, end: int, sentence: int) -> Cue:
        for index in range(end, min(len(self._words), end + REACH)):
            if not self._same(index, sentence) or self._is(index, "hard_breaks"):
                break
            if self._is(index, "present_saying"):
                break
            cue = self._verb(index, sentence)
            if cue.strength:
                return Cue(cue.tense, max(1, cue.strength - 1), cue.first, cue.end)
        return NO_CUE
