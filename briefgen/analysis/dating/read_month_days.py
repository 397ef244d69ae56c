"""Readers of days within a month: "Tuesday the 11th", "the 13th", "the last Friday of May"."""

from datetime import date, timedelta

from briefgen.analysis.dating.amounts import written_year
from briefgen.analysis.dating.anchors import anchor_name, anchored, base_day, direction_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import choose_year
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Draft, Option, draft
from briefgen.analysis.dating.parts import day_number, from_choice, month_number
from briefgen.analysis.dating.periods import next_weekday
from briefgen.analysis.dating.spoken import spoken_days
from briefgen.model.finding import Granularity
from briefgen.model.timex import add_months, days_of, month_value, nth_weekday, week_value

SATURDAY = 6


def _in_other_months(months: list[date], day: int, chosen: date) -> list[Option]:
    """Return the same day of the other months that may be meant, the nearest first."""
    values = dict.fromkeys(f"{month_value(month)}-{day:02}" for month in months)
    return [
        Option(value, "in another month")
        for value in values
        if days_of(value) and value != chosen.isoformat()
    ][:1]


def read_weekday_day(context: Context, candidate: Candidate) -> Draft | None:
    """Read "Tuesday the 11th": the nearest month in which weekday and day agree."""
    weekday, day = candidate.word_value("wd", "WEEKDAY"), day_number(candidate)
    base = base_day(context, False)
    if weekday is None or day is None or base is None:
        return None
    for step in (0, 1, -1, 2, -2, 3, -3):
        month = add_months(base.replace(day=1), step)
        value = f"{month_value(month)}-{day:02}"
        days = days_of(value)
        if days and days[0].isoweekday() == weekday:
            made = draft(candidate, value, Granularity.DAY, anchor="publication")
            made.how = "the nearest month in which weekday and day agree"
            return made
    return None


def read_month_day(context: Context, candidate: Candidate) -> Draft | None:
    """Read "on the 11th": of the month named just before, else by tense from publication.

    In a narrative it is of the month last named.
    """
    day = day_number(candidate)
    if candidate.has("dir") and day is not None:
        return _day_of_month(context, candidate, day)
    base = base_day(context, context.narrative)
    if day is None or base is None:
        return None
    sign = 0 if context.narrative else int(context.cue_of(candidate).tense)
    named = context.month_named_near(candidate)
    months = [add_months(base.replace(day=1), step) for step in (0, sign or 1, -1)]
    for month in months if named is None else [named.replace(day=1), *months]:
        days = days_of(f"{month_value(month)}-{day:02}")
        if days is None:
            continue
        of_named = named is not None and month == named.replace(day=1)
        goes_on = named is not None and named <= days[0] and not (sign > 0 and days[0] <= base)
        if (of_named and goes_on) or (days[0] - base).days * sign >= 0:
            made = draft(candidate, days[0].isoformat(), Granularity.DAY)
            made.anchor = "mention" if of_named else anchor_name(context, False)
            side = ("nearest to", "after", "before")[sign]
            told = f"the one {side} {anchored(context, context.narrative)}"
            made.how = "in the month named before it" if of_named else told
            made.alternatives = _in_other_months(months, day, days[0])
            return made
    return None


def _day_of_month(context: Context, candidate: Candidate, day: int) -> Draft | None:
    """Read "the 28th of that month", "the 3rd of next month"."""
    step, from_mention = direction_of(candidate)
    base = base_day(context, from_mention, "M") or base_day(context, False)
    if base is None:
        return None
    value = f"{month_value(add_months(base.replace(day=1), step))}-{day:02}"
    if days_of(value) is None:
        return None
    made = draft(candidate, value, Granularity.DAY, anchor=anchor_name(context, from_mention))
    made.how = f"seen from {anchored(context, from_mention, 'M')}"
    return made


def read_nth_weekday(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the second Tuesday of October", "the last weekend of this month"."""
    weekday = SATURDAY if candidate.has("wend") else candidate.word_value("wd", "WEEKDAY")
    count = -1 if candidate.has("last") else day_number(candidate, "q")
    after = candidate.word_value("wd2", "WEEKDAY")
    if weekday is None or count is None or count not in (-1, 1, 2, 3, 4, 5):
        return None

    def value_in(year: int, month: int) -> str:
        day = nth_weekday(year, month, weekday - 1, count)
        if day.month != month:
            return ""
        if after is not None:
            return next_weekday(day, after, False).isoformat()
        return f"{week_value(day)}-WE" if candidate.has("wend") else day.isoformat()

    granularity = Granularity.WEEKEND if candidate.has("wend") else Granularity.DAY
    month, year = month_number(candidate), written_year(candidate)
    if candidate.has("dir"):
        base = base_day(context, False)
        if base is None:
            return None
        base = add_months(base.replace(day=1), direction_of(candidate)[0])
        made = draft(candidate, value_in(base.year, base.month), granularity)
        made.anchor, made.how = anchor_name(context, False), f"seen from {anchored(context, False)}"
        return made
    if month is None:
        return None
    if year is not None:
        return draft(candidate, value_in(year, month), granularity)
    choice = choose_year(context, candidate, lambda some: value_in(some, month))
    if choice is None:
        return None
    value = value_in(choice.year, month)
    return from_choice(context, candidate, choice, value, granularity) if value else None


def read_nth_day(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the second day", "its last day" of the days named before; None if there are none."""
    days = context.days_of_event(candidate)
    count = 1 if candidate.has("first") else day_number(candidate, "q") or 0
    if days is None or (count < 1 and not candidate.has("last")):
        return None
    day = days[1] if candidate.has("last") else days[0] + timedelta(days=count - 1)
    if day > days[1]:
        return None
    made = draft(candidate, day.isoformat(), Granularity.DAY, anchor="mention")
    made.how = f"of the days named before it ({spoken_days(days)})"
    return made
