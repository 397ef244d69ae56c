"""Readers of today and tomorrow, parts of the day and clock times."""

import re
from datetime import date, timedelta

from briefgen.analysis.dating.amounts import number_of
from briefgen.analysis.dating.anchors import anchored, mention_day
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Draft, draft
from briefgen.analysis.dating.entries import is_stamp, stands_alone
from briefgen.analysis.dating.parts import modifier_of
from briefgen.analysis.dating.spoken import spoken
from briefgen.analysis.dating.zones import zone_of
from briefgen.model.finding import Granularity


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
    """Read "the morning", "the next evening", "the night before": of the day named before."""
    part = candidate.word_value("part", "DAYPART")
    base = context.day_at_hand(candidate)
    if candidate.has("next") or candidate.has("prev"):
        base = mention_day(context, "D", candidate, candidate.has("next")) or base
    made = draft(candidate, f"XXXX-XX-XXT{part}", Granularity.DAYPART, anchor="none")
    if base is not None:
        day = base + timedelta(days=int(candidate.has("next")) - int(candidate.has("prev")))
        made.value, made.anchor = f"{day.isoformat()}T{part}", "mention"
        made.how = f"of the day {context.whose(base)} ({spoken(base)})"
        made.alternatives = context.at_publication(base, f"T{part}")
    made.partial = "of" if candidate.phrase("det") == "the" else ""
    return made


def read_daypart(context: Context, candidate: Candidate) -> Draft | None:
    """Read "morning" right after a day; joined to it or dropped.

    What means "in the morning" by itself (“вранці”, “am Morgen”) is else of the day at hand.
    """
    part = candidate.word_value("part", "DAYPART") or "NI"
    made = draft(candidate, f"T{part}", Granularity.DAYPART)
    made.partial = "daypart"
    made.modifier = modifier_of(candidate)
    if candidate.has("when"):
        made.day_at_hand = context.day_at_hand(candidate)
    return made


_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?")


def read_clock(context: Context, candidate: Candidate) -> Draft | None:
    """Read "9 a.m.", "14:30 GMT", "noon"; joined to a day beside it."""
    hour, minute = _hour_and_minute(candidate)
    if hour is None or hour > 24 or minute > 59:
        return None
    made = draft(candidate, f"T{hour:02}:{minute:02}", Granularity.TIME)
    made.partial = "clock"
    stamp = is_stamp(candidate)
    if stamp or stands_alone(candidate):
        context.begin_entry()
    if stamp and context.day_of_entries is not None and not context.narrative:
        return _of_entry(context, made, context.day_of_entries)
    made.day_at_hand = context.day_at_hand(candidate)
    made.sentence_of_day = context.last_day_sentence
    made.zone = zone_of(candidate)
    return made


def _of_entry(context: Context, made: Draft, day: date) -> Draft:
    """Return a time stamp on its day; no day that stands beside it is its own."""
    made.partial, made.anchor = "", "mention"
    made.value = f"{day.isoformat()}{made.value}"
    made.how = f"on the day {context.whose(day)} ({spoken(day)})"
    made.zone = zone_of(made.candidate)
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
    if candidate.has("min"):
        minute = int(number_of(candidate, "min") or 0)
    if candidate.has("half"):
        minute = 30
    if candidate.has("quarter"):
        hour, minute = (hour, 15) if candidate.phrase("side") == "past" else ((hour - 1) % 24, 45)
    half = candidate.phrase("a")[:1]
    part = candidate.word_value("part", "DAYPART")
    if (half == "p" or part in ("AF", "EV", "NI")) and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return hour, minute
