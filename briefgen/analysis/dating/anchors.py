"""What a relative expression leans on: publication, or the date before it."""

from datetime import date

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.parts import direction_words
from briefgen.analysis.dating.spoken import spoken, spoken_days


def direction_of(candidate: Candidate, name: str = "dir") -> tuple[int, bool]:
    """Return the step of "last", "next", "the following", and whether it leans on a mention."""
    step = candidate.lexicon.directions.get(direction_words(candidate, name), "0")
    return int(step.rstrip("@")), step.endswith("@")


SHORT = 10
"""Days: so short a stretch counts as a day from which others are counted."""


def mention_day(
    context: Context, unit: str, candidate: Candidate | None = None, forward: bool = False
) -> date | None:
    """Return the day of the last mention from which so many of a unit are counted.

    Days and weeks are counted from a day, longer units from whatever was named last. What lies
    ahead is counted from the last date that does: "The vote is on 3 May, she said on Monday. Two
    days later they will meet". What follows a range is counted from its end.
    """
    last = context.last
    ahead = context.ahead_near(candidate) if candidate is not None else None
    if ahead is not None and last is not None and context.published is not None:
        last = ahead if last[1] <= context.published else last
    if last is None:
        return context.last_day
    day = context.last_day
    within = day is not None and last[0] < last[1] and last[0] <= day <= last[1]
    if unit == "D" and within and not context.last_is_range:
        return day  # "on 14 November, in Riga that week, signed it two days later"
    short = (last[1] - last[0]).days <= SHORT
    if short or unit not in ("D", "W", "2W"):
        after = forward and context.last_is_range and last == context.last
        return last[1] if after else last[0]
    return context.last_day or last[0]


def base_day(
    context: Context,
    from_mention: bool,
    unit: str = "D",
    candidate: Candidate | None = None,
    forward: bool = False,
) -> date | None:
    """Return the day that a relative expression leans on.

    A candidate, and whether it looks forward, choose among the dates before it.
    """
    mention = mention_day(context, unit, candidate, forward)
    if from_mention or (context.narrative and mention is not None):
        return mention
    return context.published


def anchor_name(context: Context, from_mention: bool) -> str:
    """Return what the anchor is called in findings."""
    return "mention" if from_mention else "publication" if context.published else "none"


def anchored(
    context: Context, from_mention: bool, unit: str = "D", base: date | None = None
) -> str:
    """Return the anchor in words; `base` is the day counted from, if another than usual."""
    day = base or base_day(context, from_mention, unit)
    if day is None:
        return ""
    if from_mention and context.last is not None and day == context.last[0]:
        return f"the date before it ({spoken_days(context.last)})"
    return f"{'the date before it' if from_mention else 'publication'} ({spoken(day)})"
