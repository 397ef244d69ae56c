"""Readers of months, years and what lies between: seasons, quarters, decades."""

from collections.abc import Sequence
from datetime import timedelta

from briefgen.analysis.dating.amounts import FIGURES, number_of, written_year
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import choose_year
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Draft, draft
from briefgen.analysis.dating.parts import (
    day_number,
    direction_words,
    era_prefix,
    from_choice,
    modifier_of,
    month_number,
    nearest_anchor,
    nearest_in_direction,
    relative_year,
)
from briefgen.analysis.dating.read_days import drop_article
from briefgen.analysis.dating.spoken import spoken
from briefgen.analysis.dating.verbs import NO_CUE
from briefgen.model.finding import DateKind, DateModifier, Granularity
from briefgen.model.timex import add_months, days_of, month_value, week_value


def read_month(context: Context, candidate: Candidate) -> Draft | None:
    """Read a month with a year, a direction ("last June") or neither."""
    month = month_number(candidate)
    if month is None:
        return None
    rest = f"-{month:02}"
    made = _with_year(context, candidate, rest, Granularity.MONTH)
    made.modifier = modifier_of(candidate)
    made.approximate = candidate.has("about") or made.modifier is not None
    if candidate.has("mod") and candidate.goes_on_in_lower_case:
        drop_article(made)  # "the mid-July summit"
    return made


def _with_year(
    context: Context, candidate: Candidate, rest: str, granularity: Granularity
) -> Draft:
    """Return the draft of a month, season, quarter or half, with its year as best known."""
    year = written_year(candidate) if not candidate.has("cent") else _spoken_year(candidate)
    if year is not None:
        return draft(candidate, f"{era_prefix(candidate)}{year:04}{rest}", granularity)
    if candidate.has("ydir"):
        year = relative_year(context, candidate, "ydir")
        words = candidate.phrase("ydir")
    elif candidate.has("dir"):
        step = candidate.lexicon.directions.get(direction_words(candidate), "0")
        words = candidate.phrase("dir")
        year = nearest_in_direction(context, rest, step)
        if step == "0":
            year = _this_year(context, granularity)
    elif candidate.has("back"):
        year = nearest_in_direction(context, rest, "-1")
        year, words = year - 1 if year is not None else None, candidate.phrase("back")
    else:
        words = ""
    if year is not None:
        made = draft(candidate, f"{year:04}{rest}", granularity, anchor=nearest_anchor(context))
        made.how = f"because of “{words}”"
        return made
    choice = choose_year(context, candidate, lambda some: f"{some:04}{rest}")
    if choice is None:
        made = draft(candidate, UNKNOWN_YEAR + rest, granularity, anchor="none")
        made.year_open = True
        return made
    return from_choice(context, candidate, choice, f"{choice.year:04}{rest}", granularity)


YEARS_END, YEARS_START = 11, 2
"""From the first month on "this January" can be next year's, if it is up to the second."""


def _this_year(context: Context, granularity: Granularity) -> int | None:
    """Return the year of "this March": that of publication; seasons go by the tense."""
    base = context.published
    if base is None or granularity is not Granularity.MONTH or base.month >= YEARS_END:
        return None
    return base.year if base.month > YEARS_START else None


def read_year(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "2023", "early 1990", "fiscal 2024"."""
    year = written_year(candidate)
    if year is None:
        return None
    made = draft(candidate, f"{year:04}", Granularity.YEAR)
    made.modifier = modifier_of(candidate)
    made.value = era_prefix(candidate) + made.value
    made.approximate = candidate.has("about") or made.modifier is not None
    return made


EARLY_MONTHS = 2
"""In the first months of a year "the new year" is that year."""


def read_new_year(context: Context, candidate: Candidate) -> Draft | None:
    """Read "in the new year": the one after publication, or the one that has just begun."""
    base = context.published
    if base is None:
        made = draft(candidate, UNKNOWN_YEAR, Granularity.YEAR, anchor="none")
    else:
        year = base.year + (base.month > EARLY_MONTHS)
        made = draft(candidate, f"{year:04}", Granularity.YEAR, anchor="publication")
        made.how = f"the one nearest to publication ({spoken(base)})"
    made.modifier, made.approximate = DateModifier.START, True
    return made


def read_spoken_year(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "nineteen ninety-six", "the year two thousand"."""
    year = _spoken_year(candidate)
    return draft(candidate, f"{year:04}", Granularity.YEAR) if year is not None else None


def _spoken_year(candidate: Candidate) -> int | None:
    number = number_of(candidate) or 0.0
    if candidate.has("t"):
        return 2000 + int(number)
    return 1900 + int(number) if 10 <= number <= 99 else None


def read_year_range(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "1914-18"."""
    year, short = written_year(candidate), candidate.phrase("yy")
    if year is None:
        return None
    last = year - year % 100 + int(short)
    if last <= year:
        return None
    made = draft(candidate, f"{year:04}", Granularity.YEAR, DateKind.RANGE)
    made.end_value = f"{last:04}"
    return made


def read_decade(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "the 1990s", "the '90s", "the late nineties"."""
    if candidate.has("dw"):
        value = f"19{candidate.word_value('dw', 'DECADEWORD')}"
    else:
        figures = FIGURES.findall(candidate.phrase("dec"))[0]
        short = len(figures) == 2
        value = f"19{figures[0]}" if short else figures[:3]
        if figures[-1] != "0" or (short and not candidate.has("apos") and int(figures) < 20):
            return None
    made = draft(candidate, value, Granularity.DECADE)
    made.modifier = modifier_of(candidate)
    made.approximate = made.modifier is not None
    return made


def read_century(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "the 20th century"; its TIMEX3 value is "19"."""
    number = day_number(candidate, "c")
    if number is None or not 1 <= number <= 30:
        return None
    made = draft(candidate, f"{era_prefix(candidate)}{number - 1:02}", Granularity.CENTURY)
    made.modifier = modifier_of(candidate)
    return made


def read_season(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the autumn", "last spring", "summer 2024"; seasons are approximate."""
    season = candidate.word_value("s", "SEASON")
    if season is None:
        return None
    made = _with_year(context, candidate, f"-{season}", Granularity.SEASON)
    made.modifier = modifier_of(candidate)
    made.approximate = True
    return made


def read_quarter(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the third quarter", "Q1 2024"; without year the last one that has begun."""
    number = 4 if candidate.has("last") else _ordinal(candidate, "q")
    if number is None or not 1 <= number <= 4:
        return None
    made = _with_year(context, candidate, f"-Q{number}", Granularity.QUARTER)
    current = (context.published.month + 2) // 3 if context.published else None
    fiscal = not candidate.listed("fiscal").isdisjoint(_words(candidate))
    begun = current is not None and (number <= current or fiscal)  # whose year began before
    if made.year_open and context.published and begun:
        made.value = f"{context.published.year:04}-Q{number}"
        made.how, made.cue = f"the last one begun by {spoken(context.published)}", NO_CUE
        made.alternatives = []
    return made


def _words(candidate: Candidate) -> Sequence[str]:
    return candidate.tokens.words[candidate.first : candidate.end]


def read_half(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the first half of 2024", "H2"."""
    number = 2 if candidate.has("last") else _ordinal(candidate, "q")
    if number is None or not 1 <= number <= 2:
        return None
    return _with_year(context, candidate, f"-H{number}", Granularity.HALF)


def _ordinal(candidate: Candidate, name: str) -> int | None:
    return day_number(candidate, name)


def read_week_of_month(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the first week of July": the ISO week that holds most of those seven days."""
    if candidate.has("m"):
        made = read_month(context, candidate)
        days = made.days if made else None
    else:
        base = context.published
        step = int(candidate.lexicon.directions.get(direction_words(candidate), "0"))
        made = draft(candidate, "", Granularity.MONTH, anchor="publication")
        days = days_of(month_value(add_months(base, step))) if base else None
    number = day_number(candidate, "q") or 0
    if made is None or days is None or number > 5:
        return None
    if candidate.has("last"):
        middle = days[1] - timedelta(days=3)
    else:
        middle = days[0] + timedelta(days=3 + 7 * (number - 1))
    made.value, made.granularity, made.approximate = week_value(middle), Granularity.WEEK, True
    made.alternatives = []
    return made
