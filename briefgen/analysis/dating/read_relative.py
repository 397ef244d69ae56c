"""Readers of expressions that lean on another day: weekdays, "next week", "two days ago"."""

import re
from datetime import date, timedelta

from briefgen.analysis.dating.amounts import duration_value, number_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import spoken
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Context, Draft, Option, draft
from briefgen.analysis.dating.periods import (
    GRANULARITIES,
    last_weekday,
    next_weekday,
    period_value,
)
from briefgen.analysis.dating.read_calendar import (
    day_number,
    direction_words,
    modifier_of,
    read_day,
)
from briefgen.analysis.dating.tense import Tense
from briefgen.model.finding import DateKind, Granularity
from briefgen.model.timex import add_months, days_of, week_value

WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def direction_of(candidate: Candidate, name: str = "dir") -> tuple[int, bool]:
    """Return the step of "last", "next", "the following", and whether it leans on a mention."""
    step = candidate.lexicon.directions.get(direction_words(candidate, name), "0")
    return int(step.rstrip("@")), step.endswith("@")


def base_day(context: Context, from_mention: bool) -> date | None:
    """Return the day that a relative expression leans on."""
    mention = context.last_day or (context.last[0] if context.last else None)
    if from_mention or (context.narrative and mention is not None):
        return mention
    return context.published


def anchor_name(context: Context, from_mention: bool) -> str:
    """Return what the anchor is called in findings."""
    return "mention" if from_mention else "publication" if context.published else "none"


def anchored(context: Context, from_mention: bool) -> str:
    """Return the anchor in words."""
    day = base_day(context, from_mention)
    if day is None:
        return ""
    return f"{'the date before it' if from_mention else 'publication'} ({spoken(day)})"


def read_weekday(context: Context, candidate: Candidate) -> Draft | None:
    """Read a weekday, by direction word or by tense."""
    weekday, part = candidate.word_value("wd", "WEEKDAY"), ""
    if candidate.has("wdp"):
        weekday, part = _weekday_and_part(candidate)
    if weekday is None:
        return None
    made = _read_weekday(context, candidate, weekday)
    if part:
        made.value, made.granularity = f"{made.value}T{part}", Granularity.DAYPART
        for option in made.alternatives:
            option.value += f"T{part}"
    return made


def _weekday_and_part(candidate: Candidate) -> tuple[int, str]:
    """Return weekday and part of the day of one word, such as "Dienstagabend"."""
    value = str(candidate.word_value("wdp", "WEEKDAYPART"))
    return int(value[0]), value[1:]


def _read_weekday(context: Context, candidate: Candidate, weekday: int) -> Draft:
    step, from_mention = direction_of(candidate)
    base = base_day(context, from_mention or (context.narrative and context.last_day is not None))
    if base is None:
        made = draft(candidate, f"XXXX-WXX-{weekday}", Granularity.DAY, anchor="none")
        made.modifier = modifier_of(candidate)
        return made
    if candidate.has("week"):
        made = _in_week(context, candidate, base, weekday)
    elif candidate.has("dir") and (step or from_mention):
        day = next_weekday(base, weekday, False) if step > 0 else last_weekday(base, weekday, False)
        made = draft(candidate, day.isoformat(), Granularity.DAY)
        made.anchor = anchor_name(context, from_mention)
        side = "after" if step > 0 else "before"
        made.how = f"the {WEEKDAY_NAMES[weekday - 1]} {side} {anchored(context, from_mention)}"
        if step > 0 and not from_mention:
            made.alternatives = [Option((day + timedelta(days=7)).isoformat(), "a week later")]
    else:
        made = _by_tense(context, candidate, base, weekday)
    made.modifier = modifier_of(candidate)
    return made


def _in_week(context: Context, candidate: Candidate, base: date, weekday: int) -> Draft:
    step = direction_of(candidate, "week")[0]
    monday = base - timedelta(days=base.weekday())
    day = monday + timedelta(days=7 * step + weekday - 1)
    made = draft(candidate, day.isoformat(), Granularity.DAY, anchor=anchor_name(context, False))
    made.how = f"because of “{candidate.phrase('week')} week”, seen from {anchored(context, False)}"
    return made


def _by_tense(context: Context, candidate: Candidate, base: date, weekday: int) -> Draft:
    """Return the weekday before or after publication, as the tense of the clause says."""
    cue = context.cue_of(candidate)
    name = WEEKDAY_NAMES[weekday - 1]
    spoken_of = context.day_spoken_of(candidate, weekday, cue)
    if spoken_of is not None:
        made = draft(candidate, spoken_of.isoformat(), Granularity.DAY, anchor="mention")
        made.how, made.cue = "the one among the days named before it", cue
        ahead_of_base = next_weekday(base, weekday)
        made.alternatives = [Option(ahead_of_base.isoformat(), f"the next {name}")]
        return made
    past, ahead = last_weekday(base, weekday), next_weekday(base, weekday)
    if past == ahead:
        made = draft(candidate, base.isoformat(), Granularity.DAY)
        made.how = f"the day of publication ({spoken(base)})"
        week = 7 if cue.tense is Tense.AHEAD else -7
        made.alternatives = [Option((base + timedelta(days=week)).isoformat(), "a week away")]
    elif cue.tense is Tense.AHEAD:
        made = draft(candidate, ahead.isoformat(), Granularity.DAY)
        made.how = f"the {name} after {anchored(context, False)}"
        made.alternatives = [Option(past.isoformat(), f"the {name} before it")]
    else:
        made = draft(candidate, past.isoformat(), Granularity.DAY)
        made.how = f"the {name} before {anchored(context, False)}"
        made.alternatives = [Option(ahead.isoformat(), f"the {name} after it")]
    made.anchor = "mention" if context.narrative or not context.published else "publication"
    made.cue = cue
    return made


def read_weekday_from(context: Context, candidate: Candidate) -> Draft | None:
    """Read "a week from Tuesday"."""
    weekday = candidate.word_value("wd", "WEEKDAY")
    if weekday is None or context.published is None:
        return None
    day = next_weekday(context.published, weekday, False) + timedelta(days=7)
    made = draft(candidate, day.isoformat(), Granularity.DAY, anchor="publication")
    made.how = f"a week after the {WEEKDAY_NAMES[weekday - 1]} after {anchored(context, False)}"
    return made


def read_weekday_day(context: Context, candidate: Candidate) -> Draft | None:
    """Read "Tuesday the 11th": the nearest month in which weekday and day agree."""
    weekday, day = candidate.word_value("wd", "WEEKDAY"), day_number(candidate)
    base = base_day(context, False)
    if weekday is None or day is None or base is None:
        return None
    for step in (0, 1, -1, 2, -2, 3, -3):
        month = add_months(base.replace(day=1), step)
        value = f"{month:%Y-%m}-{day:02}"
        days = days_of(value)
        if days and days[0].isoweekday() == weekday:
            made = draft(candidate, value, Granularity.DAY, anchor="publication")
            made.how = "the nearest month in which weekday and day agree"
            return made
    return None


def read_month_day(context: Context, candidate: Candidate) -> Draft | None:
    """Read "on the 11th": by tense from publication, in a narrative of the month last named."""
    day = day_number(candidate)
    base = base_day(context, context.narrative)
    if day is None or base is None:
        return None
    sign = 0 if context.narrative else int(context.cue_of(candidate).tense)
    months = [add_months(base.replace(day=1), step) for step in (0, sign or 1, -1)]
    values = [f"{month:%Y-%m}-{day:02}" for month in months]
    for value in values:
        days = days_of(value)
        if days and (days[0] - base).days * sign >= 0:
            return draft(candidate, value, Granularity.DAY, anchor=anchor_name(context, False))
    return None


def read_today(context: Context, candidate: Candidate) -> Draft | None:
    """Read "today", "tomorrow morning", "tonight", "the day after tomorrow"."""
    part = candidate.word_value("part", "DAYPART")
    shift = candidate.word_value("t", "TODAY")
    if shift is None:
        shift = int(candidate.has("plus")) * 2 - int(candidate.has("minus")) * 2
        shift -= candidate.has("last")
    if candidate.has("tonight") or candidate.has("last"):
        part = part or "NI"
    base = context.published
    name = f"T{part}" if part else ""
    granularity = Granularity.DAYPART if part else Granularity.DAY
    if base is None:
        return draft(candidate, f"XXXX-XX-XX{name}", granularity, anchor="none")
    day = base + timedelta(days=shift)
    made = draft(candidate, day.isoformat() + name, granularity, anchor="publication")
    made.modifier = modifier_of(candidate)
    made.how = f"counted from {anchored(context, False)}"
    return made


def read_that_daypart(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the morning", "that afternoon", "the next evening": of the day named before."""
    part = candidate.word_value("part", "DAYPART")
    base = context.day_at_hand(candidate)
    made = draft(candidate, f"XXXX-XX-XXT{part}", Granularity.DAYPART, anchor="none")
    if base is not None:
        day = base + timedelta(days=int(candidate.has("next")) - int(candidate.has("prev")))
        made.value, made.anchor = f"{day.isoformat()}T{part}", "mention"
        made.how = f"of {spoken(day)}"
    made.partial = "of" if candidate.phrase("det") == "the" else ""
    return made


def read_daypart(context: Context, candidate: Candidate) -> Draft | None:
    """Read "morning" right after a day; joined to it or dropped."""
    part = candidate.word_value("part", "DAYPART") or "NI"
    made = draft(candidate, f"T{part}", Granularity.DAYPART)
    made.partial = "daypart"
    made.modifier = modifier_of(candidate)
    return made


_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?")


def read_clock(context: Context, candidate: Candidate) -> Draft | None:
    """Read "9 a.m.", "14:30 GMT", "noon"; joined to a day beside it."""
    hour, minute = _hour_and_minute(candidate)
    if hour is None or hour > 24 or minute > 59:
        return None
    made = draft(candidate, f"T{hour:02}:{minute:02}", Granularity.TIME)
    made.partial = "clock"
    made.day_at_hand = context.day_at_hand(candidate)
    return made


def _hour_and_minute(candidate: Candidate) -> tuple[int | None, int]:
    word = candidate.word_value("cw", "CLOCKWORD")
    if word is not None:
        return int(word[:2]), int(word[3:])
    figures = _CLOCK.match(candidate.phrase("h"))
    if figures is None:
        value = number_of(candidate, "h")
        hour, minute = (int(value), 0) if value is not None else (None, 0)
    else:
        hour, minute = int(figures[1]), int(figures[2] or 0)
    if hour is None:
        return None, 0
    half = candidate.phrase("a")[:1]
    part = candidate.word_value("part", "DAYPART")
    if (half == "p" or part in ("AF", "EV", "NI")) and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return hour, minute


def read_directed_unit(context: Context, candidate: Candidate) -> Draft | None:
    """Read "last week", "this year", "the following month", "the end of next year"."""
    unit = candidate.word_value("u", "UNIT")
    if unit not in GRANULARITIES:
        return None
    step, from_mention = direction_of(candidate)
    step += 2 * int(candidate.has("far")) - 2 * int(candidate.has("back"))
    if unit == "D" and not from_mention:
        from_mention = step != 0 or context.last_day is not None
        if step < 0:
            return None
    base = base_day(context, from_mention) or base_day(context, False)
    if base is None:
        value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, UNKNOWN_YEAR)
        made = draft(candidate, value, GRANULARITIES[unit], anchor="none")
    else:
        value = period_value(unit, base, step)
        if not value:
            return None
        made = draft(candidate, value, GRANULARITIES[unit])
        made.anchor = anchor_name(context, from_mention)
        made.how = f"counted from {anchored(context, from_mention)}"
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
        if base is None:
            return draft(candidate, UNKNOWN_YEAR, GRANULARITIES[unit], anchor="none")
        shift = -1 if unit == "Q" and modifier is None else 0
        made = draft(candidate, period_value(unit, base, shift), GRANULARITIES[unit])
        made.anchor = anchor_name(context, mention)
        made.how = f"that of {anchored(context, mention)}"
    made.modifier = modifier
    made.approximate = modifier is not None
    return made


def read_weekend(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the weekend", "this coming weekend", "the weekend of July 8"."""
    if candidate.has("m"):
        made = read_day(context, candidate)
        if made is None or made.days is None:
            return None
        made.value, made.granularity = week_value(made.days[0]) + "-WE", Granularity.WEEKEND
        made.alternatives = []
        return made
    step, from_mention = direction_of(candidate)
    base = base_day(context, from_mention)
    if base is None:
        return draft(candidate, "XXXX-WXX-WE", Granularity.WEEKEND, anchor="none")
    cue = context.cue_of(candidate)
    explicit = candidate.has("dir") and step
    ahead = step > 0 if explicit else cue.tense is Tense.AHEAD or base.isoweekday() >= 6
    if ahead:
        day = next_weekday(base, 6) if base.isoweekday() < 7 or explicit else base
    else:
        day = last_weekday(base, 6, False)
        if not candidate.has("dir") and base.isoweekday() > 2 and cue.tense is not Tense.PAST:
            day, ahead = next_weekday(base, 6), True
    made = draft(candidate, week_value(day) + "-WE", Granularity.WEEKEND)
    made.anchor = anchor_name(context, from_mention)
    made.cue = cue if not explicit else made.cue
    made.how = f"the weekend {'after' if ahead else 'before'} {anchored(context, from_mention)}"
    return made


def read_ago(context: Context, candidate: Candidate) -> Draft | None:
    """Read "two weeks ago", "nearly four years ago", "several months ago"."""
    return _offset(context, candidate, -1, False)


def read_in_units(context: Context, candidate: Candidate) -> Draft | None:
    """Read "in three weeks' time", "a month from now"."""
    made = _offset(context, candidate, 1, False)
    if made is not None and candidate.has("in"):
        _drop_first_word(made)
    return made


def _drop_first_word(made: Draft) -> None:
    """Leave the preposition out of the span."""
    made.first += 1
    start = made.candidate.tokens.starts[made.first]
    made.span = type(made.span)(start, made.span.end)


def read_later(context: Context, candidate: Candidate) -> Draft | None:
    """Read "two days later", "a year earlier": from the date before it."""
    back = candidate.phrase("later") in candidate.lexicon.tense.get("earlier_words", frozenset())
    return _offset(context, candidate, -1 if back else 1, True)


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
    base = base_day(context, from_mention) or (base_day(context, False) if from_mention else None)
    if base is None:
        return draft(candidate, reference, Granularity.UNKNOWN, DateKind.REFERENCE)
    made = _counted(context, candidate, base, sign * amount, unit, from_mention)
    if made is not None:
        made.approximate = candidate.has("abt")
        made.anchor = anchor_name(context, from_mention)
        made.how = f"counted from {anchored(context, from_mention)}"
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
    if from_mention and context.last_day is not None and unit in ("W", "2W"):
        value = period_value("D", base, amount * (7 if unit == "W" else 14))
        return draft(candidate, value, Granularity.DAY) if value else None
    value = period_value(unit, base, amount)
    return draft(candidate, value, GRANULARITIES[unit]) if value else None


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
    if context.last_quarter:
        return _year_before_quarter(context, candidate, -1)
    base = base_day(context, False)
    if base is None:
        return None
    value = period_value("Y", base, -1)
    made = draft(candidate, value, Granularity.YEAR, anchor="publication")
    made.how = f"counted from {anchored(context, False)}"
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
