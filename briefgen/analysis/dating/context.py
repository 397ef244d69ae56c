"""The days that what follows in an article can lean on."""

from dataclasses import dataclass
from datetime import date

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.drafts import Option
from briefgen.analysis.dating.memory import (
    AHEAD_SENTENCES,
    LONG_AGO,
    LONGEST_EVENT,
    QUARTER_DAYS,
    Memory,
)
from briefgen.analysis.dating.verbs import CLEAR, Tense
from briefgen.model.timex import Days

MONTH_DAYS, MONTH_NAMED = 31, 27
"""Days of the longest stretch of which a day without month may be, and from which it is a month."""
YEAR_DAYS = 366
NEAR_SENTENCES = 2
"""So many sentences on, a clock time still belongs to the day named before."""


@dataclass(slots=True)
class Context(Memory):
    """What an article has told so far, and which of its days a mention leans on."""

    @property
    def day_of_entries(self) -> date | None:
        """The day of a live blog's entries: that over them, else publication's."""
        return self.heading_day or self.published

    @property
    def published_weekday(self) -> int:
        """The weekday of publication, Monday being 1; 0 if it is not known."""
        return self.published.isoweekday() if self.published is not None else 0

    def day_at_hand(self, candidate: Candidate) -> date | None:
        """Return the day spoken of near a candidate: the last one named, else publication's.

        What is still to come is of the day ahead that was named less near.
        """
        sentence = candidate.tokens.sentences[candidate.first]
        cue = self.cue_of(candidate)
        if cue.tense is Tense.AHEAD and cue.strength > CLEAR and not self.narrative:
            day = self._ahead_at_hand(sentence)
            if day is not None:
                return day
        near = sentence - self.last_day_sentence <= NEAR_SENTENCES
        if self.last_day is not None and (near or self.published is None):
            return self.last_day
        return None if self.narrative else self.published

    def _ahead_at_hand(self, sentence: int) -> date | None:
        """Return the day ahead that was named last, or that an article begins with."""
        single = self.ahead is not None and self.ahead[0] == self.ahead[1]
        distance = sentence - self.ahead_sentence
        if self.ahead is not None and single and distance <= NEAR_SENTENCES:
            return self.ahead[0]
        if self.lead_day is not None:
            return self.lead_day
        return self.ahead[0] if self.ahead and single and distance <= AHEAD_SENTENCES else None

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

    def ahead_near(self, candidate: Candidate) -> Days | None:
        """Return the days ahead named shortly before what a clause tells of as ahead."""
        sentence = candidate.tokens.sentences[candidate.first]
        if self.ahead is None or self.narrative or sentence - self.ahead_sentence > NEAR_SENTENCES:
            return None
        cue = self.cue_of(candidate)
        return self.ahead if cue.tense is Tense.AHEAD and cue.strength >= CLEAR else None

    def year_spoken_of(self, candidate: Candidate) -> int | None:
        """Return the year that "that year" means: one written not long before, or the last."""
        near = candidate.tokens.sentences[candidate.first] - self.year_sentence
        if self.written_year is not None and near <= NEAR_SENTENCES:
            return self.written_year
        return self.last[0].year if self.last is not None else None

    def days_of_event(self, candidate: Candidate) -> Days | None:
        """Return the few days of a range named not long before a candidate."""
        if self.last_range is None or self.narrative:
            return None
        near = candidate.tokens.sentences[candidate.first] - self.range_sentence
        return self.last_range if near <= AHEAD_SENTENCES else None

    def month_named_near(self, candidate: Candidate) -> date | None:
        """Return the first of the days named in this sentence or the one before, if they are few.

        A day without month is of their month: "on 11 July, and a dinner on the 13th".
        """
        sentence = candidate.tokens.sentences[candidate.first]
        if self.last is None or sentence - self.last_sentence > 1:
            return None
        length = (self.last[1] - self.last[0]).days
        far = sentence != self.last_sentence and not self.same_paragraph(candidate)
        return None if length > MONTH_DAYS or (far and length >= MONTH_NAMED) else self.last[0]

    def whose(self, day: date) -> str:
        """Return in words which day a time of day takes."""
        return "of publication" if day == self.published else "named beside it"

    def at_publication(self, day: date | None, time: str) -> list[Option]:
        """Return the other reading of a time of day that was given to a day named beside it."""
        if day is None or self.published is None or day == self.published:
            return []
        return [Option(f"{self.published.isoformat()}{time}", "on the day of publication")]

    def told_in_past(self, candidate: Candidate) -> Days | None:
        """Return the days of a date with its year, long ago, that a sentence tells of.

        It stands before the candidate in its sentence, or leads in its paragraph, of which the
        dates since then follow one another.
        """
        if self.last is None or self.published is None or not self.last_year_told:
            return None
        same = candidate.tokens.sentences[candidate.first] == self.last_sentence
        between = candidate.tokens.words[self.last_end : candidate.first]
        same = (same and ";" not in between) or (self.thread and self.same_paragraph(candidate))
        if self.tense.tells_of_before(between):
            return None
        few = (self.last[1] - self.last[0]).days <= (YEAR_DAYS if self.thread else QUARTER_DAYS)
        old = (self.published - self.last[0]).days > LONG_AGO
        if not (same and few and old):
            return None
        aside = self.tense.in_commas(self.last_first, self.last_end)
        return None if aside else self.last
