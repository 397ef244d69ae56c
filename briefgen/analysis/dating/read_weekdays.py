"""Readers of weekdays and of days of a month without month."""

from datetime import date, timedelta

from briefgen.analysis.dating.anchors import anchor_name, anchored, base_day, direction_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import choose_year
from briefgen.analysis.dating.drafts import Context, Draft, Option, draft
from briefgen.analysis.dating.parts import (
    day_number,
    direction_words,
    from_choice,
    modifier_of,
    month_number,
    written_year,
)
from briefgen.analysis.dating.periods import last_weekday, next_weekday
from briefgen.analysis.dating.read_days import read_day
from briefgen.analysis.dating.spoken import WEEKDAY_NAMES, spoken
from briefgen.analysis.dating.verbs import Tense
from briefgen.model.finding import Confidence, Granularity
from briefgen.model.timex import add_months, days_of, month_value, nth_weekday, week_value


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
        if not from_mention:
            _mind_the_week(candidate, made, day, base)
    else:
        made = _by_tense(context, candidate, base, weekday)
    made.modifier = modifier_of(candidate)
    return made


def _mind_the_week(candidate: Candidate, made: Draft, day: date, base: date) -> None:
    """Read "next Friday", said on a Wednesday, as that of next week; keep the other reading.

    "Last Thursday", said on a Friday, is that of the week before.
    """
    if day == base - timedelta(days=1):
        # Of yesterday nobody says "last Thursday".
        made.value = (day - timedelta(days=7)).isoformat()
        made.how = f"the week before, as publication is the day after ({spoken(base)})"
        made.alternatives = [Option(day.isoformat(), "the day before publication")]
    if day < base:
        return
    later = day + timedelta(days=7)
    same_week = day.isocalendar()[:2] == base.isocalendar()[:2]
    next_week = direction_words(candidate) in candidate.lexicon.guards.get("next_week", ())
    if same_week and next_week:
        made.value = later.isoformat()
        made.how += ", in the week after it"
        made.alternatives = [Option(day.isoformat(), "in the same week")]
    else:
        made.alternatives = [Option(later.isoformat(), "a week later")]


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
    told = context.weekdays_told.get(weekday)
    if told is not None and cue.strength < CLEAR and not context.narrative:
        made = draft(candidate, told.isoformat(), Granularity.DAY, anchor="mention")
        made.how, made.confidence = f"as the {name} told of before it", Confidence.B
        step = 7 if told < base else -7
        other = "a week later" if step > 0 else "a week earlier"
        made.alternatives = [Option((told + timedelta(days=step)).isoformat(), other)]
        return made
    base = context.day_gone_on_from(candidate, cue) or base
    past, ahead = last_weekday(base, weekday), next_weekday(base, weekday)
    if past == ahead:
        made = draft(candidate, base.isoformat(), Granularity.DAY)
        made.how = f"the day of publication ({spoken(base)})"
        week = 7 if cue.tense is Tense.AHEAD else -7
        other = "a week later" if week > 0 else "a week earlier"
        made.alternatives = [Option((base + timedelta(days=week)).isoformat(), other)]
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
    if past != ahead and cue.strength >= CLEAR:
        context.weekdays_told[weekday] = made.days[0] if made.days else base
    if past != ahead and (cue.tense is not Tense.PAST or cue.strength < 2):
        made.confidence = Confidence.B
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
        value = f"{month_value(month)}-{day:02}"
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
    values = [f"{month_value(month)}-{day:02}" for month in months]
    for value in values:
        days = days_of(value)
        if days and (days[0] - base).days * sign >= 0:
            made = draft(candidate, value, Granularity.DAY, anchor=anchor_name(context, False))
            side = "nearest to" if not sign else "after" if sign > 0 else "before"
            named = "the date before it" if context.narrative else "publication"
            made.how = f"the one {side} {named} ({spoken(base)})"
            return made
    return None


CLEAR = 2
"""Strength of a cue that needs no other sign."""
SATURDAY = 6


def read_nth_weekday(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the second Tuesday of October", "the last weekend of this month"."""
    weekday = SATURDAY if candidate.has("wend") else candidate.word_value("wd", "WEEKDAY")
    count = -1 if candidate.has("last") else day_number(candidate, "q")
    if weekday is None or count is None or count not in (-1, 1, 2, 3, 4, 5):
        return None

    def value_in(year: int, month: int) -> str:
        day = nth_weekday(year, month, weekday - 1, count)
        if day.month != month:
            return ""
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
        if direction_words(candidate) in candidate.lexicon.guards.get("next_week", ()):
            day += timedelta(days=7 * (day.isocalendar()[:2] == base.isocalendar()[:2]))
    else:
        day = last_weekday(base, 6, False)
        if not candidate.has("dir") and base.isoweekday() > 2 and cue.tense is not Tense.PAST:
            day, ahead = next_weekday(base, 6), True
    made = draft(candidate, week_value(day) + "-WE", Granularity.WEEKEND)
    made.anchor = anchor_name(context, from_mention)
    made.cue = cue if not explicit else made.cue
    made.how = f"the weekend {'after' if ahead else 'before'} {anchored(context, from_mention)}"
    return made
