"""Readers of units seen from elsewhere: "last week", "two days ago", "year-earlier"."""

from datetime import date

from briefgen.analysis.dating.amounts import duration_value, number_of, written_year
from briefgen.analysis.dating.anchors import anchor_name, anchored, base_day, direction_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Draft, Option, draft
from briefgen.analysis.dating.parts import modifier_of
from briefgen.analysis.dating.periods import GRANULARITIES, period_value
from briefgen.analysis.dating.spoken import spoken
from briefgen.analysis.dating.verbs import CLEAR, Tense
from briefgen.model.finding import DateKind, DateModifier, Granularity

LONG_UNITS = ("M", "Q", "Y")
"""What is counted from whatever was named last, be it a day or a year."""
WEEKS_END = 4
"""From Thursday on "the week ahead" is the next one."""
STARTS = {"Y": 4, "M": 10}
"""The last month of a year's start, the last day of a month's."""


def read_directed_unit(context: Context, candidate: Candidate) -> Draft | None:
    """Read "last week", "this year", "the following month", "the end of next year"."""
    unit = candidate.word_value("u", "UNIT")
    if unit not in GRANULARITIES:
        return None
    step, from_mention = direction_of(candidate)
    step += 2 * int(candidate.has("far")) - 2 * int(candidate.has("back"))
    if candidate.has("ahead"):
        step = int(context.published is not None and context.published.isoweekday() >= WEEKS_END)
    if unit == "D" and not from_mention:
        from_mention = step != 0 or context.last_day is not None
        if step < 0:
            return None
    counted = unit if unit in LONG_UNITS else "D"
    base = base_day(context, from_mention, counted, candidate, step > 0)
    base = base or base_day(context, False)
    if base is None:
        value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, UNKNOWN_YEAR)
        made = draft(candidate, value, GRANULARITIES[unit], anchor="none")
    else:
        value = period_value(unit, base, step)
        if not value:
            return None
        made = draft(candidate, value, GRANULARITIES[unit])
        made.anchor = anchor_name(context, from_mention)
        made.how = f"counted from {anchored(context, from_mention, base=base)}"
    made.modifier = modifier_of(candidate)
    made.approximate = made.modifier is not None
    return made


def read_the_unit(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the year", "the quarter", "the end of the month", "year-end"."""
    unit = candidate.word_value("u", "UNIT") or "Y"
    if unit not in GRANULARITIES:
        return None
    modifier = modifier_of(candidate)
    if unit == "Q" and context.last_quarter:
        made = draft(candidate, context.last_quarter, Granularity.QUARTER, anchor="mention")
    else:
        mention = context.narrative or (unit in ("D",) and context.last_day is not None)
        base = base_day(context, mention) or context.published
        base = context.last_day if unit == "D" and context.last_day is not None else base
        near = unit == "M" or (unit == "W" and candidate.has("modw"))
        named = context.ahead_just_named(candidate) if near else None
        if base is None:
            return draft(candidate, UNKNOWN_YEAR, GRANULARITIES[unit], anchor="none")
        if named is not None:
            value, other = (period_value(unit, day) for day in (named, base))
            made = draft(candidate, value, GRANULARITIES[unit], anchor="mention")
            made.how = f"that of the day named before it ({spoken(named)})"
            made.modifier, made.approximate = modifier, modifier is not None
            made.alternatives = [Option(other, "that of publication")] * (other != value)
            return made
        shift = -1 if unit == "Q" and modifier is None else _begins_anew(context, candidate, unit)
        made = draft(candidate, period_value(unit, base, shift), GRANULARITIES[unit])
        made.anchor = anchor_name(context, mention)
        made.how = f"that of {anchored(context, mention)}"
    made.modifier = modifier
    made.approximate = modifier is not None
    return made


def _begins_anew(context: Context, candidate: Candidate, unit: str) -> int:
    """Return 1 where "the start of the year", told as ahead, can only be the next one's, else 0."""
    base = context.published
    if base is None or unit not in STARTS or modifier_of(candidate) is not DateModifier.START:
        return 0
    passed = base.month if unit == "Y" else base.day
    cue = context.cue_of(candidate)
    ahead = cue.tense is Tense.AHEAD and cue.strength >= CLEAR and not context.narrative
    return int(ahead and passed > STARTS[unit])


def read_quarter_of_year(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the 1988 quarter" in a report on a quarter: that of the other year."""
    year = written_year(candidate)
    if year is None:
        return None
    if context.last_quarter and candidate.has("q"):
        value = f"{year:04}-{context.last_quarter.partition('-')[2]}"
        return draft(candidate, value, Granularity.QUARTER, anchor="mention")
    return draft(candidate, f"{year:04}", Granularity.YEAR)


def read_ago(context: Context, candidate: Candidate) -> Draft | None:
    """Read "two weeks ago", "nearly four years ago", "several months ago"."""
    return _offset(context, candidate, -1, False)


def read_in_units(context: Context, candidate: Candidate) -> Draft | None:
    """Read "in three weeks' time", "a month from now"."""
    made = _offset(context, candidate, 1, False)
    if made is not None and candidate.has("in"):
        _drop_preposition(made)
    return made


def _drop_preposition(made: Draft) -> None:
    """Leave "in", "dentro de" out of the span."""
    made.first = made.candidate.groups["in"][1]
    start = made.candidate.tokens.starts[made.first]
    made.span = type(made.span)(start, made.span.end)


def read_later(context: Context, candidate: Candidate) -> Draft | None:
    """Read "two days later", "a year earlier": from the date before it."""
    back = candidate.phrase("later") in candidate.lexicon.tense.get("earlier_words", frozenset())
    made = _offset(context, candidate, -1 if back else 1, True)
    if made is not None and candidate.has("in"):
        _drop_preposition(made)
    return made


def _offset(context: Context, candidate: Candidate, sign: int, from_mention: bool) -> Draft | None:
    unit = candidate.word_value("u", "UNITS") or candidate.word_value("u", "UNIT") or "D"
    amount = number_of(candidate)
    if amount is None and not candidate.has("v") and not unit_is_plural(candidate):
        amount = 0.5 if candidate.has("half") and unit in ("10Y", "100Y") else 1.0
    if candidate.has("half") and candidate.has("n") and amount is not None:
        amount += 0.5
    reference = "FUTURE_REF" if sign > 0 else "PAST_REF"
    if amount is None or amount > 100_000:
        return draft(candidate, reference, Granularity.UNKNOWN, DateKind.REFERENCE)
    if unit in ("10Y", "100Y"):
        amount, unit = amount * int(unit[:-1]), "Y"
        if amount >= 30 and sign < 0:
            value = duration_value(amount, "Y")
            return draft(candidate, value, Granularity.YEAR, DateKind.DURATION)
    base = base_day(context, from_mention, unit, candidate, sign > 0) or base_day(context, False)
    if base is None:
        return draft(candidate, reference, Granularity.UNKNOWN, DateKind.REFERENCE)
    made = _counted(context, candidate, base, sign * amount, unit, from_mention)
    if made is not None:
        made.approximate = candidate.has("abt")
        made.anchor = anchor_name(context, from_mention)
        made.how = f"counted from {anchored(context, from_mention, unit, base)}"
        published = context.published
        if from_mention and published is not None and base != published:
            other = _counted(context, candidate, published, sign * amount, unit, False)
            how = f"counted from publication ({spoken(published)})"
            made.alternatives = [Option(other.value, how)] if other is not None else []
    return made


def count_from_publication(
    context: Context, candidate: Candidate, amount: float, unit: str
) -> Draft | None:
    """Read "in three weeks" as so many units after publication."""
    if context.published is None:
        return None
    made = _counted(context, candidate, context.published, amount, unit, False)
    if made is not None:
        made.anchor = anchor_name(context, False)
        made.how = f"counted from {anchored(context, False)}"
        made.cue = context.cue_of(candidate)
    return made


def unit_is_plural(candidate: Candidate) -> bool:
    """Return whether the unit is a plural, which without a number counts nothing."""
    return candidate.word_value("u", "UNITS") is not None


def _counted(
    context: Context, candidate: Candidate, base: date, amount: float, unit: str, from_mention: bool
) -> Draft | None:
    if unit[0] == "T":
        value = base.isoformat()
        return draft(candidate, value, Granularity.DAY)
    if unit == "Y" and abs(amount) == 1 and context.last_quarter and not context.narrative:
        return _year_before_quarter(context, candidate, int(amount))
    if unit == "Y" and amount % 1:
        value = period_value("M", base, amount * 12)
        return draft(candidate, value, Granularity.MONTH) if value else None
    month = context.last is not None and 27 <= (context.last[1] - context.last[0]).days <= 30
    month = month and not candidate.has("the") and _near(context, candidate)
    if from_mention and unit == "Y" and abs(amount) == 1 and month:
        value = period_value("M", base, 12 * amount)
        return draft(candidate, value, Granularity.MONTH) if value else None
    weeks = unit in ("W", "2W") and not candidate.has("the")
    if from_mention and context.last_day is not None and weeks:
        value = period_value("D", base, amount * (7 if unit == "W" else 14))
        return draft(candidate, value, Granularity.DAY) if value else None
    value = period_value(unit, base, amount)
    return draft(candidate, value, GRANULARITIES[unit]) if value else None


def _near(context: Context, candidate: Candidate) -> bool:
    """Return whether the date before stands in the same sentence, or right before what is ahead."""
    distance = candidate.tokens.sentences[candidate.first] - context.last_sentence
    return distance == 0 or (distance == 1 and context.ahead_near(candidate) == context.last)


def _year_before_quarter(context: Context, candidate: Candidate, step: int) -> Draft:
    """Read "a year earlier" in a report on a quarter: the same quarter of that year."""
    year, quarter = context.last_quarter.split("-")
    value = f"{int(year) + step:04}-{quarter}"
    return draft(candidate, value, Granularity.QUARTER, anchor="mention")


def read_year_earlier(context: Context, candidate: Candidate) -> Draft | None:
    """Read "year-earlier", "the year-ago quarter", "the same period last year"."""
    if candidate.has("n"):
        value = duration_value(number_of(candidate) or 1, "M")
        return draft(candidate, value, Granularity.MONTH, DateKind.DURATION)
    if context.last_quarter and not candidate.has("u"):
        return _year_before_quarter(context, candidate, -1)
    base = base_day(context, False)
    if base is None:
        return None
    if candidate.has("u"):
        return _same_month(context, candidate, base)
    value = period_value("Y", base, -1)
    made = draft(candidate, value, Granularity.YEAR, anchor="publication")
    made.how = f"counted from {anchored(context, False)}"
    return made


def _same_month(context: Context, candidate: Candidate, base: date) -> Draft:
    """Read "the same month last year": the month just named, or publication's."""
    month = context.month_named_near(candidate)
    day = month or base
    value = period_value("M", day, -12)
    made = draft(candidate, value, Granularity.MONTH, anchor="mention" if month else "publication")
    made.how = f"a year before that of {spoken(day)}"
    return made


def read_latest_period(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the latest quarter": the quarter last named, or the last one ended."""
    if context.last_quarter:
        return draft(candidate, context.last_quarter, Granularity.QUARTER, anchor="mention")
    base = base_day(context, False)
    if base is None:
        return None
    value = period_value("Q", base, -1)
    made = draft(candidate, value, Granularity.QUARTER, anchor="publication")
    made.how = f"the last one before {anchored(context, False)}"
    return made
