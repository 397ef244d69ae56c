"""What a relative expression leans on: publication, or the date before it."""

from datetime import date

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import spoken
from briefgen.analysis.dating.drafts import Context
from briefgen.analysis.dating.parts import direction_words


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
