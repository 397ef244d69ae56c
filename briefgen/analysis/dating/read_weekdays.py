"""Readers of weekdays and weekends."""

from datetime import date, timedelta

from briefgen.analysis.dating.agenda import day_gone_on_from, day_spoken_of, explains
from briefgen.analysis.dating.amounts import number_of
from briefgen.analysis.dating.anchors import anchor_name, anchored, base_day, direction_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Draft, Option, draft
from briefgen.analysis.dating.parts import (
    direction_words,
    modifier_of,
)
from briefgen.analysis.dating.periods import last_weekday, next_weekday
from briefgen.analysis.dating.read_days import read_day
from briefgen.analysis.dating.spoken import WEEKDAY_NAMES, spoken
from briefgen.analysis.dating.verbs import CLEAR, Cue, Tense
from briefgen.model.finding import Confidence, Granularity
from briefgen.model.timex import week_value

MANY_WEEKS = 100
"""Nobody counts more weeks from a weekday."""


def read_weekday(context: Context, candidate: Candidate) -> Draft | None:
    """Read a weekday, by direction word or by tense."""
    weekday, part = candidate.word_value("wd", "WEEKDAY"), ""
    if candidate.has("wdp"):
        weekday, part = _weekday_and_part(candidate)
    elif candidate.has("part"):
        part = str(candidate.word_value("part", "DAYPART") or "")
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
    from_day = from_mention or (context.narrative and context.last_day is not None)
    base = base_day(context, from_day, "D", candidate, step > 0)
    if base is None and from_mention:
        base, from_mention = context.published, False  # "until the following Monday", no day before
    if base is None:
        made = draft(candidate, f"XXXX-WXX-{weekday}", Granularity.DAY, anchor="none")
        made.modifier = modifier_of(candidate)
        return made
    if candidate.has("far"):
        day = next_weekday(base, weekday, False) + timedelta(days=7)
        made = draft(candidate, day.isoformat(), Granularity.DAY)
        made.anchor, made.how = anchor_name(context, False), f"seen from {anchored(context, False)}"
    elif candidate.has("dir") and from_mention and not step:
        made = _in_that_week(context, candidate, base, weekday)
    elif candidate.has("week"):
        made = _in_week(context, candidate, base, weekday)
    elif candidate.has("dir") and (step or from_mention):
        day = next_weekday(base, weekday, False) if step > 0 else last_weekday(base, weekday, False)
        made = draft(candidate, day.isoformat(), Granularity.DAY)
        made.anchor = anchor_name(context, from_mention)
        side = "after" if step > 0 else "before"
        anchor = anchored(context, from_mention, base=base)
        made.how = f"the {WEEKDAY_NAMES[weekday - 1]} {side} {anchor}"
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


def _in_that_week(context: Context, candidate: Candidate, base: date, weekday: int) -> Draft:
    """Read "that Friday": that of the week of the day named before it."""
    day = base + timedelta(days=weekday - base.isoweekday())
    made = draft(candidate, day.isoformat(), Granularity.DAY, anchor=anchor_name(context, True))
    made.how = f"in the week of {anchored(context, True, base=base)}"
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
    if _is_any(context, candidate, weekday):
        return draft(candidate, f"XXXX-WXX-{weekday}", Granularity.DAY, anchor="none")
    cue = context.cue_of(candidate)
    reduced = cue.first > 0 and candidate.tokens.words[cue.first - 1] == ","
    if candidate.has("dir") and (cue.strength < CLEAR or reduced):
        cue = Cue(Tense.AHEAD)  # "this Sunday", "an election, held this Sunday"
    name = WEEKDAY_NAMES[weekday - 1]
    spoken_of = day_spoken_of(context, candidate, weekday, cue)
    if spoken_of is not None and not candidate.has("dir"):
        made = draft(candidate, spoken_of[0].isoformat(), Granularity.DAY, anchor="mention")
        made.how, made.cue = spoken_of[1], cue
        following = next_weekday(base, weekday)
        if following != spoken_of[0]:
            made.alternatives = [Option(following.isoformat(), f"the next {name}")]
        return made
    told = context.weekdays_told.get(weekday)
    against = told is not None and cue.strength == 1 and _is_against(told, base, cue)
    if told is not None and cue.strength < CLEAR and not context.narrative and not against:
        return _as_told(candidate, told, base)
    base = day_gone_on_from(context, candidate, cue) or base
    past, ahead = last_weekday(base, weekday), next_weekday(base, weekday)
    if past == ahead:
        made = draft(candidate, base.isoformat(), Granularity.DAY)
        made.how = f"the day of publication ({spoken(base)})"
        week = 7 if cue.tense is Tense.AHEAD else -7
        other = "a week later" if week > 0 else "a week earlier"
        made.alternatives = [Option((base + timedelta(days=week)).isoformat(), other)]
    elif cue.tense is Tense.AHEAD and not _was_yesterday(context, candidate, cue, past):
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


def _was_yesterday(context: Context, candidate: Candidate, cue: Cue, past: date) -> bool:
    """Return whether an infinitive is all that speaks for six days on, not for yesterday.

    "They staged a parade to mark it on Friday", written on a Saturday, was the day before.
    """
    if context.published is None or cue.strength > CLEAR:
        return False
    yesterday = (context.published - past).days == 1
    return yesterday and context.tense.told_by_infinitive(cue, candidate.end)


def _is_against(told: date, base: date, cue: Cue) -> bool:
    """Return whether a weak past tense stands against a weekday told of as ahead."""
    return told > base and cue.tense is Tense.PAST


def _is_any(context: Context, candidate: Candidate, weekday: int) -> bool:
    """Return whether it is some weekday: "into the early hours of a Sunday".

    "18 May, a Thursday" says which, and "a Sunday service" is that of a Sunday at hand.
    """
    if candidate.before() not in candidate.listed("indefinite_articles") or context.narrative:
        return False
    part = candidate.after() in candidate.lexicon.words.get("DAYPART", {})
    following = candidate.after(1 + part)
    noun = following[:1].isalpha() and following not in candidate.listed("on_words")
    return not noun and not explains(context, candidate, weekday)


def _as_told(candidate: Candidate, told: date, base: date) -> Draft:
    """Return the weekday that a clear tense has told of before, for one without a sign."""
    made = draft(candidate, told.isoformat(), Granularity.DAY, anchor="mention")
    made.how = f"as the {WEEKDAY_NAMES[told.weekday()]} told of before it"
    made.confidence = Confidence.B
    step, other = (7, "a week later") if told < base else (-7, "a week earlier")
    made.alternatives = [Option((told + timedelta(days=step)).isoformat(), other)]
    return made


def read_weekday_from(context: Context, candidate: Candidate) -> Draft | None:
    """Read "a week from Tuesday", "a fortnight on Monday", "a week ago today", "tomorrow week"."""
    weekday, shift = candidate.word_value("wd", "WEEKDAY"), candidate.word_value("t", "TODAY")
    unit = candidate.word_value("u", "UNITS") or candidate.word_value("u", "UNIT") or "W"
    amount = number_of(candidate) if candidate.has("n") else 1.0
    if context.published is None or amount is None or not 1 <= amount <= MANY_WEEKS:
        return None
    if shift is not None:
        day = context.published + timedelta(days=shift)
        name = candidate.phrase("t")
    elif weekday is not None:
        side_of = last_weekday if candidate.has("back") else next_weekday
        day = side_of(context.published, weekday, False)
        name = f"the {WEEKDAY_NAMES[weekday - 1]}"
    else:
        return None
    weeks = int(amount) * (2 if unit == "2W" else 1)
    step = timedelta(days=7 * weeks)
    moved = day - step if candidate.has("back") else day + step
    made = draft(candidate, moved.isoformat(), Granularity.DAY, anchor="publication")
    length = "a week" if weeks == 1 else f"{weeks} weeks"
    counted = f"{length} {'before' if candidate.has('back') else 'after'} {name}"
    side = "seen from" if shift is not None or candidate.has("back") else "after"
    made.how = f"{counted} {side} {anchored(context, False)}"
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
    if candidate.has("dir") and not step and not from_mention:
        ahead = ahead or cue.tense is not Tense.PAST  # "this weekend"
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
    if not explicit:
        other = day + timedelta(days=-7 if ahead else 7)
        side = "before" if ahead else "after"
        made.alternatives = [Option(week_value(other) + "-WE", f"the weekend {side} it")]
    made.how = f"the weekend {'after' if ahead else 'before'} {anchored(context, from_mention)}"
    return made
