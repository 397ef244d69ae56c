"""What an article has told so far: the days that what follows can lean on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Draft, Option
from briefgen.analysis.dating.guards import stands_alone
from briefgen.analysis.dating.lexing import EARLIEST_YEAR, LATEST_YEAR
from briefgen.analysis.dating.tense import TenseReader
from briefgen.analysis.dating.verbs import CLEAR, Cue, Tense
from briefgen.model.finding import DateKind
from briefgen.model.timex import Days, days_of

FORWARD_YEARS = 20
"""So many years a narrative may leap ahead with one date."""
LONGEST_EVENT = 6
"""Days from the first to the last of an event within which a weekday may lie."""
EVENT_REACH = 10
"""Tokens before a weekday in which "the summit" may stand."""
GAP_REACH = 8
"""Tokens between two days that share a verb."""
GOES_ON_REACH = 24
"""Tokens from one day to the weekday on which a sentence goes on."""
EVENT_SENTENCES = 3
"""So many sentences on, a weekday may still be one of an event's days."""
MONTH_DAYS = 31
AHEAD_SENTENCES = 6
"""So many sentences on, what "will" be at nine still belongs to the day ahead."""
NEAR_SENTENCES = 2
"""So many sentences on, a clock time still belongs to the day named before."""


@dataclass(slots=True)
class Context:
    """What an article has told so far.

    Attributes:
        published: the anchor of relative expressions, None if not known.
        narrative: whether years are carried from mention to mention.
        last: days of the last mention on the calendar.
        last_day: the last mention that was a single day.
        last_quarter: TIMEX3 value of the last quarter named.
        ahead: days of the last mention that lay ahead of publication.
        ahead_end: the token after it.
        ahead_sentence: number of its sentence.
        last_end: the token after the last mention.
        last_sentence, last_day_sentence: numbers of the sentences of these two.
        aside: a date of a narrative that left its thread.
        day_first: whether figures write the day before the month, as the article shows
            elsewhere; None where it does not.
        weekdays_told: the day of each weekday (Monday is 1) that a clear tense has told of.
        heading_day: the last day that stood as a heading, alone in its line.
    """

    published: date | None
    narrative: bool
    tense: TenseReader
    last: Days | None = None
    last_day: date | None = None
    last_quarter: str = ""
    last_end: int = -1
    ahead: Days | None = None
    ahead_end: int = -1
    ahead_sentence: int = -9
    last_sentence: int = -9
    last_day_sentence: int = -9
    aside: Days | None = None
    day_first: bool | None = None
    weekdays_told: dict[int, date] = field(default_factory=dict)
    heading_day: date | None = None

    @property
    def day_of_entries(self) -> date | None:
        """The day of a live blog's entries: that over them, else publication's."""
        return self.heading_day or self.published

    def day_spoken_of(self, candidate: Candidate, weekday: int, cue: Cue) -> date | None:
        """Return the weekday meant by days just named: "14 and 15 December ... Thursday".

        That is the day just named where the weekday explains it ("18 May, a Thursday"), or
        one within the days of an event named shortly before that lies ahead.
        """
        if self.last is None or self.published is None or self.ahead is None:
            return None
        first, last = self.ahead
        sentence = candidate.tokens.sentences[candidate.first]
        near = sentence - self.ahead_sentence
        explained = first == last and near == 0 and candidate.before() in ("a", ",")
        within = 1 <= (last - first).days <= LONGEST_EVENT and near <= EVENT_SENTENCES
        week = last - first == timedelta(days=6) and near <= 1 and cue.strength >= 2
        meant = within and cue.tense is Tense.AHEAD and (week or self._names_event(candidate))
        if not explained and not meant:
            return None
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return next((day for day in days if day.isoweekday() == weekday), None)

    def day_gone_on_from(self, candidate: Candidate, cue: Cue) -> date | None:
        """Return the day from which a sentence goes on: "on 3 May and flies on on Sunday"."""
        if self.ahead is None or self.ahead[0] != self.ahead[1] or cue.tense is not Tense.AHEAD:
            return None
        if candidate.tokens.sentences[candidate.first] != self.ahead_sentence:
            return None
        if candidate.first - self.ahead_end > GOES_ON_REACH:
            return None
        between = candidate.tokens.words[self.ahead_end : candidate.first]
        if self._is_gap(candidate, between) or self._is_end(candidate, between):
            return self.ahead[0]
        links = candidate.lexicon.guards.get("going_on", frozenset())
        verbs = candidate.lexicon.tense.get("present_events", frozenset())
        goes_on = any(word in links and following in verbs for word, following in pairwise(between))
        return self.ahead[0] if goes_on and "," not in between and ";" not in between else None

    def _is_gap(self, candidate: Candidate, between: Sequence[str]) -> bool:
        """Return whether two days share a verb: "meet on Monday, their ministers on Thursday"."""
        turns = candidate.lexicon.guards.get("turns", frozenset())
        joined = bool(between) and between[0] in (",", "and") and turns.isdisjoint(between)
        tense = candidate.lexicon.tense
        verbs = tense.get("present_events", frozenset()) | tense.get("past_verbs", frozenset())
        told = self.tense.verb_between(self.ahead_end, candidate.first)
        return joined and len(between) <= GAP_REACH and not told and verbs.isdisjoint(between)

    def _is_end(self, candidate: Candidate, between: Sequence[str]) -> bool:
        """Return whether a day ends what another begins: "Wednesday until midnight on Friday"."""
        if not between or between[0] not in candidate.listed("range_to"):
            return False
        words = candidate.lexicon.words
        times = {*words.get("CLOCKWORD", ()), *words.get("AMPM", ())}
        links = candidate.listed("time_links")
        return all(word in times or word in links or word[0].isdigit() for word in between[1:])

    def _names_event(self, candidate: Candidate) -> bool:
        """Return whether "the summit" or the like stands before a candidate in its sentence."""
        nouns = candidate.lexicon.tense.get("schedule_nouns", frozenset())
        articles = candidate.lexicon.tense.get("articles", frozenset())
        return any(
            candidate.before(distance) in nouns and candidate.before(distance + 1) in articles
            for distance in range(1, EVENT_REACH)
        )

    def day_at_hand(self, candidate: Candidate) -> date | None:
        """Return the day spoken of near a candidate: the last one named, else publication's.

        What is still to come is of the day ahead that was named less near.
        """
        sentence = candidate.tokens.sentences[candidate.first]
        ahead = self.ahead is not None and sentence - self.ahead_sentence <= AHEAD_SENTENCES
        if ahead and self.ahead is not None and self.ahead[0] == self.ahead[1]:
            cue = self.cue_of(candidate)
            if cue.tense is Tense.AHEAD and cue.strength > CLEAR:
                return self.ahead[0]
        near = sentence - self.last_day_sentence <= NEAR_SENTENCES
        if self.last_day is not None and (near or self.published is None):
            return self.last_day
        return None if self.narrative else self.published

    def ahead_just_named(self, candidate: Candidate) -> date | None:
        """Return the day ahead that this sentence or the one before names, None if neither does.

        A date named since takes its place: "the text would be ready, she said on Tuesday, by the
        end of the month".
        """
        sentence = candidate.tokens.sentences[candidate.first]
        near = self.ahead == self.last and sentence - self.ahead_sentence <= 1
        if not near or self.ahead is None or self.narrative:
            return None
        return self.ahead[0] if (self.ahead[1] - self.ahead[0]).days <= LONGEST_EVENT else None

    def month_named_near(self, candidate: Candidate) -> date | None:
        """Return the first of the days named in this sentence or the one before, if they are few.

        A day without month is of their month: "on 11 July, and a dinner on the 13th".
        """
        sentence = candidate.tokens.sentences[candidate.first]
        if self.last is None or sentence - self.last_sentence > 1:
            return None
        return self.last[0] if (self.last[1] - self.last[0]).days <= MONTH_DAYS else None

    def whose(self, day: date) -> str:
        """Return in words which day a time of day takes."""
        return "of publication" if day == self.published else "named beside it"

    def at_publication(self, day: date | None, time: str) -> list[Option]:
        """Return the other reading of a time of day that was given to a day named beside it."""
        if day is None or self.published is None or day == self.published:
            return []
        return [Option(f"{self.published.isoformat()}{time}", "on the day of publication")]

    def begin_entry(self) -> None:
        """Let the days named so far go: a live blog's next entry tells of its own day."""
        if self.published is not None and not self.narrative:
            self.last_day_sentence = -9

    def _is_aside(self, days: Days) -> bool:
        """Return whether a date of a narrative leaves its thread: a flashback, an outlook.

        A second date in the same years makes them the thread. A year named again does not
        undo what is known more closely.
        """
        if self.last is None:
            return False
        step = days[0].year - self.last[0].year
        wide = (days[1] - days[0]).days > 300
        if wide and step == 0:
            return True
        if -1 <= step <= FORWARD_YEARS:
            self.aside = None
            return False
        confirmed = self.aside is not None and abs(days[0].year - self.aside[0].year) <= 1
        self.aside = None if confirmed else days
        return not confirmed

    def cue_of(self, candidate: Candidate) -> Cue:
        """Return what the clause says of when the candidate lies."""
        return self.tense.cue(candidate.first, candidate.end)

    def note(self, made: Draft) -> None:
        """Remember a mention as reference for those that follow."""
        days = days_of(made.value)
        end = days_of(made.end_value) if made.end_value else None
        days = (days[0], end[1]) if days and end else days
        if made.kind not in (DateKind.POINT, DateKind.RANGE):
            return
        if days is None:
            if made.value.startswith(UNKNOWN_YEAR) and made.counted is None:
                self.last = self.last_day = None  # what follows counts from a day not known
            return
        if not EARLIEST_YEAR <= days[0].year <= LATEST_YEAR:
            return
        if self.narrative and self._is_aside(days):
            return
        self.last = days
        self.last_end = made.end
        if self.published is not None and days[0] > self.published:
            self.ahead = days
            self.ahead_end = made.end
            self.ahead_sentence = made.candidate.tokens.sentences[made.first]
        self.last_sentence = made.candidate.tokens.sentences[made.first]
        if days[0] == days[1]:
            self.last_day = days[0]
            self.last_day_sentence = made.candidate.tokens.sentences[made.first]
            if stands_alone(made.candidate):
                self.heading_day = days[0]
        if made.candidate.rule.kind == "quarter":
            self.last_quarter = made.value
