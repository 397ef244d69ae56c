"""The draft of one mention, which readers make and joiners complete."""

from dataclasses import dataclass, field
from datetime import date

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.verbs import NO_CUE, Cue
from briefgen.model.article import TextSpan
from briefgen.model.finding import Confidence, DateKind, DateModifier, Granularity
from briefgen.model.timex import Days, days_of

UNKNOWN_YEAR = "XXXX"


@dataclass(slots=True)
class Option:
    """Another way to read a draft: its value and how it comes about."""

    value: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How a day is counted from an event: so many units on, or its so-manieth day ("nth")."""

    unit: str
    steps: int


@dataclass(slots=True)
class Draft:
    """A mention in the making; `mentions` turns it into a DateMention.

    Attributes:
        candidate: the tokens and the rule.
        value, end_value: TIMEX3.
        how: how the value comes about, in words, without the expression itself.
        cue: what chose past or ahead.
        year_open: the year is not written but was inferred.
        partial: what must join another mention to mean anything: "clock" or "daypart".
        day_at_hand: the day that a lone clock time belongs to.
        sentence_of_day: number of the sentence that named the day before a lone clock time.
        zone: its clock, as the data files write zones.
        contradiction: as DateMention has it.
        dated: TIMEX3 value of the day to which a length of time leads, "" if none.
        apart: it names single days only ("1 and 22 September").
        counted: how it is counted from an event, see `event_days`.
    """

    candidate: Candidate
    kind: DateKind
    value: str
    granularity: Granularity
    span: TextSpan
    first: int
    end: int
    confidence: Confidence
    end_value: str = ""
    modifier: DateModifier | None = None
    approximate: bool = False
    anchor: str = "none"
    how: str = ""
    cue: Cue = NO_CUE
    alternatives: list[Option] = field(default_factory=list)
    end_inferred: bool = False
    year_open: bool = False
    partial: str = ""
    day_at_hand: date | None = None
    sentence_of_day: int = -9
    zone: str = ""
    contradiction: str = ""
    dated: str = ""
    apart: bool = False
    counted: Counted | None = None

    @property
    def days(self) -> Days | None:
        """First and last day of the value, None if it is not on the calendar."""
        return days_of(self.value)


def draft(
    candidate: Candidate,
    value: str,
    granularity: Granularity,
    kind: DateKind = DateKind.POINT,
    anchor: str = "absolute",
    how: str = "",
) -> Draft:
    """Return a draft over a candidate's whole span."""
    return Draft(
        candidate=candidate,
        kind=kind,
        value=value,
        granularity=granularity,
        span=candidate.span,
        first=candidate.first,
        end=candidate.end,
        confidence=candidate.rule.confidence,
        anchor=anchor,
        how=how,
    )
