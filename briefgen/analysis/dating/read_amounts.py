"""Readers of durations, sets and references: "two-day", "every week", "recently"."""

from briefgen.analysis.dating.amounts import duration_value, number_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Draft, draft
from briefgen.analysis.dating.read_offsets import count_from_publication
from briefgen.analysis.dating.verbs import Tense
from briefgen.model.article import TextSpan
from briefgen.model.finding import DateKind, Granularity

HALVES = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "Y": "P6M", "10Y": "P5Y", "100Y": "P50Y"}
"""TIMEX3 values of half a unit."""


def unit_of(candidate: Candidate) -> str:
    """Return the unit of a candidate's part "u", "" if there is none."""
    return candidate.word_value("u", "UNITS") or candidate.word_value("u", "UNIT") or ""


def read_duration(context: Context, candidate: Candidate) -> Draft | None:
    """Read "two-day", "nearly three months", "a year and a half", "the past two weeks"."""
    if candidate.has("lasting"):
        days = candidate.word_value("lasting", "LASTING")
        return draft(candidate, f"P{days}D", Granularity.UNKNOWN, DateKind.DURATION)
    unit = unit_of(candidate)
    if not unit:
        return None
    amount: float | str | None = number_of(candidate)
    if amount is None and candidate.has("v"):
        amount = 2.0 if "couple" in candidate.phrase("v") else "X"
    if amount is None:
        plural = candidate.word_value("u", "UNITS") is not None
        amount = "X" if plural and not candidate.has("half0") else 1.0
    if candidate.has("halved") and unit in HALVES:
        made = draft(candidate, HALVES[unit], Granularity.UNKNOWN, DateKind.DURATION)
        made.approximate = candidate.has("abt")
        return made
    if isinstance(amount, float):
        amount += 0.5 if candidate.has("half") or candidate.has("half2") else 0.0
        if amount > 1_000_000:
            return None
        if _counts_ahead(context, candidate, unit):
            return count_from_publication(context, candidate, amount, unit)
        if unit == "TH" and amount == 24 and candidate.has("dd"):
            amount, unit = 1.0, "D"
    made = draft(candidate, duration_value(amount, unit), Granularity.UNKNOWN, DateKind.DURATION)
    made.approximate = candidate.has("abt")
    if candidate.has("ended"):
        made.end -= 1
        made.span = TextSpan(made.span.start, candidate.tokens.ends[made.end - 1])
    return made


def _counts_ahead(context: Context, candidate: Candidate, unit: str) -> bool:
    """Return whether "in three weeks" says when, as after "will meet", and not how long."""
    if candidate.before() not in candidate.lexicon.guards.get("count_ahead", frozenset()):
        return False
    if unit[0] == "T" or candidate.has("dd") or candidate.has("ended") or context.published is None:
        return False
    compared = candidate.lexicon.guards.get("first_words", frozenset())
    ordinals = candidate.lexicon.words["ORDWORD"]
    near = [candidate.before(distance) for distance in range(2, 8)]
    if any(word in compared or word in ordinals for word in near):
        return False
    cue = context.cue_of(candidate)
    return cue.tense is Tense.AHEAD and cue.strength >= 2


def read_vague_duration(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "several years", "weeks", "some time"."""
    unit = unit_of(candidate)
    amount = "2" if "couple" in candidate.phrase("v") else "X"
    value = duration_value(float(amount) if amount == "2" else amount, unit) if unit else "PXX"
    made = draft(candidate, value, Granularity.UNKNOWN, DateKind.DURATION)
    made.approximate = True
    return made


def read_set(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "every week", "each Thursday", "daily"."""
    value = candidate.word_value("w", "SETWORD")
    weekday = candidate.word_value("wd", "WEEKDAY") or candidate.word_value("wd", "WEEKDAYS")
    part = candidate.word_value("part", "DAYPART")
    month = candidate.word_value("m", "MONTH")
    season = candidate.word_value("s", "SEASON")
    if weekday is not None:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    elif month is not None:
        value = f"XXXX-{month:02}"
    elif season is not None:
        value = f"XXXX-{season}"
    elif part is not None:
        value = f"XXXX-XX-XXT{part}"
    elif value is None:
        number = 2.0 if candidate.has("two") else number_of(candidate) or 1.0
        value = duration_value(number, unit_of(candidate))
    return draft(candidate, value, Granularity.UNKNOWN, DateKind.SET)


def read_per_unit(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "a year" after an amount: "$1 billion a year"."""
    unit = unit_of(candidate)
    return draft(candidate, duration_value(1.0, unit), Granularity.UNKNOWN, DateKind.SET)


def read_reference(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "now", "recently", "the future"."""
    value = candidate.word_value("r", "NOW")
    if value is None:
        value = "PAST_REF" if candidate.has("past") else ""
        value = value or ("FUTURE_REF" if candidate.has("fut") else "PRESENT_REF")
    return draft(candidate, value, Granularity.UNKNOWN, DateKind.REFERENCE)
