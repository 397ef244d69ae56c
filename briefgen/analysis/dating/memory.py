"""What an article has told so far, mention by mention."""

from dataclasses import dataclass, field
from datetime import date

from briefgen.analysis.dating.amounts import written_year
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Draft
from briefgen.analysis.dating.entries import (
    ends_line,
    heads_entries,
    opens_entry,
    opens_line,
    stands_alone,
)
from briefgen.analysis.dating.lexing import EARLIEST_YEAR, LATEST_YEAR
from briefgen.analysis.dating.tense import TenseReader
from briefgen.analysis.dating.verb_words import APOSTROPHES
from briefgen.analysis.dating.verbs import CLEAR, NO_CUE, Cue, Tense
from briefgen.model.finding import DateKind, Granularity
from briefgen.model.timex import Days, days_of

FORWARD_YEARS = 20
"""So many years a narrative may leap ahead with one date."""
LONGEST_EVENT = 6
"""Days from the first to the last of an event within which a weekday may lie."""
QUARTER_DAYS, LONG_AGO = 92, 150
"""Days: of a quarter; of how far back a past date is old."""
RECENT_YEARS = 3
"""So many years back a date may still open a tale."""
WIDE = 300
"""Days: what is longer names a year, not a day of it."""
AHEAD_SENTENCES = 6
"""So many sentences on, what "will" be at nine still belongs to the day ahead."""
LEAD_SENTENCES = 3
"""The day ahead that one of so many first sentences names is what an article is about."""


@dataclass(slots=True)
class Memory:
    """What an article has told so far.

    Attributes:
        published: the anchor of relative expressions, None if not known.
        narrative: whether years are carried from mention to mention.
        last: days of the last mention on the calendar.
        last_day: the last mention that was a single day.
        last_year_told: whether its year was written, or follows from one in its sentence.
        written_year, year_sentence: the last year written out, and its sentence.
        last_range, range_sentence: the last few days named as a range, and their sentence.
        lead_day: the first day that lay ahead, if one of the first sentences named it.
        entry_day: the first day of the last entry of a list: "3 May: talks".
        thread: whether the dates of a paragraph that a year of the past opens follow one another.
        last_is_range: whether it had two ends.
        last_quarter: TIMEX3 value of the last quarter named.
        ahead: days of the last mention that lay ahead of publication.
        ahead_end: the token after it.
        ahead_sentence: number of its sentence.
        ahead_leads: whether it opened its clause: "On Monday they meet".
        week_ahead: days of the last week named that lay ahead.
        week_sentence: number of the last sentence that named it or a day of it.
        this_week, this_week_sentence: the same of the week of publication.
        last_first, last_end: the first token of the last mention and that after it.
        last_sentence, last_day_sentence: numbers of the sentences of these two.
        aside: a date of a narrative that left its thread.
        day_first: whether figures write the day before the month, as the article shows
            elsewhere; None where it does not.
        weekdays_told: the day of each weekday (Monday is 1) that a clear tense has told of.
        cue_read: the cue asked for last, and the tokens that it is of.
        heading: first and last day of the last heading, alone in its line.
        heading_day: the last day that stood as a heading, alone in its line or over entries.
    """

    published: date | None
    narrative: bool
    tense: TenseReader
    last: Days | None = None
    last_day: date | None = None
    last_quarter: str = ""
    last_year_told: bool = False
    last_is_range: bool = False
    thread: bool = False
    written_year: int | None = None
    year_sentence: int = -9
    last_range: Days | None = None
    range_sentence: int = -9
    lead_day: date | None = None
    entry_day: date | None = None
    last_first: int = -1
    last_end: int = -1
    ahead: Days | None = None
    ahead_end: int = -1
    ahead_sentence: int = -9
    ahead_leads: bool = False
    week_ahead: Days | None = None
    week_sentence: int = -9
    this_week: Days | None = None
    this_week_sentence: int = -9
    last_sentence: int = -9
    last_day_sentence: int = -9
    aside: Days | None = None
    day_first: bool | None = None
    weekdays_told: dict[int, date] = field(default_factory=dict)
    heading: Days | None = None
    heading_day: date | None = None
    cue_read: tuple[tuple[int, int], Cue] = ((-1, -1), NO_CUE)

    def begin_entry(self) -> None:
        """Let the days named so far go: a live blog's next entry tells of its own day."""
        if self.published is not None and not self.narrative:
            self.last_day_sentence = -9

    def _is_aside(self, days: Days, back: bool) -> bool:
        """Return whether a date of a narrative leaves its thread: a flashback, an outlook.

        A second date in the same years makes them the thread. A year named again does not
        undo what is known more closely.
        """
        if self.last is None:
            return False
        step = days[0].year - self.last[0].year
        wide = (days[1] - days[0]).days > WIDE
        if wide and (step == 0 or (back and step < 0)):
            return True  # "in 1942 ... held what they had won the previous year"
        if -1 <= step <= FORWARD_YEARS:
            self.aside = None
            return False
        confirmed = self.aside is not None and abs(days[0].year - self.aside[0].year) <= 1
        self.aside = None if confirmed else days
        return not confirmed

    def cue_of(self, candidate: Candidate) -> Cue:
        """Return what the clause says of when the candidate lies."""
        place = (candidate.first, candidate.end)
        if self.cue_read[0] != place:
            self.cue_read = (place, self.tense.cue(*place))
        return self.cue_read[1]

    def note(self, made: Draft) -> None:
        """Remember a mention as reference for those that follow."""
        if made.kind not in (DateKind.POINT, DateKind.RANGE):
            return
        days = days_of(made.value)
        end = days_of(made.end_value) if made.end_value else None
        if days is None:
            if made.value.startswith(UNKNOWN_YEAR) and made.counted is None:
                self.last = self.last_day = None  # what follows counts from a day not known
            return
        days = (days[0], end[1]) if end else days
        known = EARLIEST_YEAR <= days[0].year <= LATEST_YEAR
        back = made.candidate.rule.kind == "directed_unit"
        if known and not (self.narrative and self._is_aside(days, back)):
            self._note_days(made, days, made.candidate.tokens.sentences[made.first])

    def _note_days(self, made: Draft, days: Days, sentence: int) -> None:
        """Remember the days of a mention on the calendar."""
        if self.last_day_sentence == sentence and made.candidate.after() in APOSTROPHES:
            return  # "on Monday, after Sunday's vote": what follows counts from Monday
        self._note_thread(made, days)
        self._note_range(made, days, sentence)
        self._note_heading(made, days, sentence)
        self.last, self.last_is_range = days, made.kind is DateKind.RANGE
        self.last_first, self.last_end, self.last_sentence = made.first, made.end, sentence
        told = True
        if self.published is not None and days[0] > self.published:
            near = self.ahead is not None and sentence - self.ahead_sentence <= AHEAD_SENTENCES
            told = not (near and self.tense.in_background(made.first))
            if told:
                self._note_ahead(made, days, sentence)
        elif self._is_this_week(made, days):
            self.this_week, self.this_week_sentence = days, sentence
        if days[0] == days[1] and told and not self._only_names(made, sentence):
            self.last_day, self.last_day_sentence = days[0], sentence
            if stands_alone(made.candidate) or heads_entries(made.candidate):
                self.heading_day = days[0]
        if opens_entry(made.candidate):
            self.entry_day = days[0]
        if made.candidate.rule.kind == "quarter":
            self.last_quarter = made.value

    def _note_heading(self, made: Draft, days: Days, sentence: int) -> None:
        """Remember a day, or the two of a range, that fill their line: "Monday, 8 June"."""
        candidate = made.candidate
        if stands_alone(candidate):
            self.heading = days
        elif self.last is not None and self.last_range is not None and ends_line(candidate):
            opened = self.last_sentence == sentence and self.last_range[1] == days[1]
            if opened and opens_line(candidate.tokens, candidate.lexicon, self.last_first):
                self.heading = self.last_range

    def _only_names(self, made: Draft, sentence: int) -> bool:
        """Return whether a day long ago only says which: "the 11 September attacks".

        "Earlier in the day" is then of the day named before it.
        """
        candidate, days, last = made.candidate, made.days, self.last_day
        if last is None or days is None or sentence - self.last_day_sentence > 1:
            return False
        articles = candidate.lexicon.tense.get("articles", frozenset())
        names = candidate.goes_on_in_lower_case and candidate.before() in articles
        return names and (last - days[1]).days > LONG_AGO and not self.narrative

    def _is_this_week(self, made: Draft, days: Days) -> bool:
        """Return whether a mention is the week of publication."""
        if self.published is None or made.granularity is not Granularity.WEEK:
            return False
        return days[0] <= self.published <= days[1]

    def _note_range(self, made: Draft, days: Days, sentence: int) -> None:
        """Remember a range of days: "11-12 July", "from Tuesday to Thursday"."""
        tokens = made.candidate.tokens
        if made.kind is DateKind.POINT and self.last is not None and days[0] == days[1]:
            links = made.candidate.listed("range_to") | made.candidate.listed("range_dashes")
            between = tokens.phrase(self.last_end, made.first)
            following = (days[0] - self.last[1]).days == 1
            joined = between in links or (
                following and between in made.candidate.listed("range_and")
            )
            days = (self.last[0], days[1]) if joined and sentence == self.last_sentence else days
        if 1 <= (days[1] - days[0]).days <= LONGEST_EVENT and made.granularity is Granularity.DAY:
            self.last_range, self.range_sentence = days, sentence

    def _note_thread(self, made: Draft, days: Days) -> None:
        """Remember whether a date belongs to what is told in order, and has a year to go by."""
        year = written_year(made.candidate)
        if year is not None:
            self.written_year = year
            self.year_sentence = made.candidate.tokens.sentences[made.first]
        written = year is not None or made.candidate.has("ydir")
        same = made.candidate.tokens.sentences[made.first] == self.last_sentence
        in_paragraph = self.same_paragraph(made.candidate)
        goes_on = self.thread and in_paragraph
        self.last_year_told = not made.year_open or ((same or goes_on) and self.last_year_told)
        opens = written and not in_paragraph and self._is_told(made, days)
        self.thread = opens or (goes_on and (written or made.year_open))

    def _is_told(self, made: Draft, days: Days) -> bool:
        """Return whether a past date opens a tale: it leads, or is not so old, in a past clause."""
        if self.published is None or days[1] >= self.published:
            return False
        if self.tense.leads(made.first):
            return True
        cue = self.cue_of(made.candidate)
        told = cue.tense is Tense.PAST and cue.strength > CLEAR
        recent = self.published.year - days[0].year <= RECENT_YEARS
        recent = recent and (days[1] - days[0]).days <= QUARTER_DAYS
        return told and recent and not self.tense.in_commas(made.first, made.end)

    def same_paragraph(self, candidate: Candidate) -> bool:
        """Return whether no line ends between the last mention and a candidate."""
        tokens = candidate.tokens
        if self.last_end < 1:
            return False
        return "\n" not in tokens.text[tokens.ends[self.last_end - 1] : candidate.span.start]

    def _note_ahead(self, made: Draft, days: Days, sentence: int) -> None:
        """Remember days that lie ahead of publication, of which a sentence tells."""
        self.ahead, self.ahead_end, self.ahead_sentence = days, made.end, sentence
        self.ahead_leads = self.tense.leads(made.first)
        if self.lead_day is None and sentence <= LEAD_SENTENCES and days[0] == days[1]:
            self.lead_day = days[0]
        week = self.week_ahead
        if made.granularity is Granularity.WEEK:
            self.week_ahead, self.week_sentence = days, sentence
        elif week is not None and week[0] <= days[0] <= days[1] <= week[1]:
            self.week_sentence = sentence
