"""Which year, which week: one of several days that an expression can mean."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Option
from briefgen.analysis.dating.entries import opens_entry
from briefgen.analysis.dating.spoken import spoken, spoken_days
from briefgen.analysis.dating.verbs import CLEAR, NO_CUE, Cue, Tense
from briefgen.model.timex import Days, days_of

FEW_DAYS = timedelta(days=20)
"""Days that lie within so short a range named just before are those."""
FAR, NEAR = 300, 60
"""Days: no cue chooses a date so far off if the other one is so near."""


NEAR_VERB = 4
"""Tokens between a past verb and the date that it surely governs."""
NEAR_TOKENS = 8
"""So many tokens after a longer period, a month or day is taken to lie within it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The year chosen, why, and the other year it may be."""

    year: int
    cue: Cue
    how: str
    other: Option | None = None


def choose_year(
    context: Context, candidate: Candidate, value_in: Callable[[int], str], cue: Cue | None = None
) -> Choice | None:
    """Return the year of a month or day that is written without one.

    `value_in` gives the TIMEX3 value in a year. None where there is no anchor.
    """
    if context.narrative and context.last is not None:
        return _carried(context.last, value_in)
    if context.published is None:
        return None
    enclosing = _enclosing_year(context, candidate, value_in)
    if enclosing is not None:
        return Choice(enclosing, NO_CUE, "within the period named just before it")
    narrated = _narrated_year(context, candidate, value_in)
    if narrated is not None:
        return narrated
    published = context.published
    if context.tense.was_promised(candidate.first) and days_of(value_in(published.year)):
        return Choice(published.year, NO_CUE, "the one of the year of publication")
    cue = _cue_of(context, candidate, cue)
    entry = _entry_year(context, candidate, value_in) if cue.strength <= 1 else None
    if entry is not None:
        return entry
    past, ahead = _around(published, value_in)
    if past is None or ahead is None:
        only = past if past is not None else ahead
        return Choice(only, NO_CUE, "") if only is not None else None
    if past == ahead:
        if cue.tense is Tense.AHEAD and cue.strength >= 2 and _is_nearly_over(published, value_in):
            return Choice(past + 1, cue, f"the one after publication ({spoken(published)})")
        return Choice(past, cue, _near(published))
    to_ahead = _distance(published, value_in(ahead))
    to_past = _distance(published, value_in(past))
    by_cue = cue.strength >= 2 or (cue.strength == 1 and abs(to_ahead - to_past) < 120)
    chosen, rival = (to_ahead, to_past) if cue.tense is Tense.AHEAD else (to_past, to_ahead)
    by_cue = by_cue and (_is_firm(context, candidate, cue) or not (chosen > FAR and rival < NEAR))
    if by_cue:
        year = ahead if cue.tense is Tense.AHEAD else past
        side = "after" if year == ahead else "before"
        how = f"the one {side} publication ({spoken(published)})"
    else:
        cue = NO_CUE
        year = ahead if to_ahead <= to_past else past
        how = f"the one nearest to publication ({spoken(published)})"
    other = past if year == ahead else ahead
    return Choice(year, cue, how, Option(value_in(other), "in the other year"))


def _cue_of(context: Context, candidate: Candidate, cue: Cue | None) -> Cue:
    """Return what the clause says; a plan that time has overtaken is past.

    That holds for months and days: of a weekday, "was to have been" may still lie ahead.
    """
    cue = cue or context.cue_of(candidate)
    return replace(cue, tense=Tense.PAST) if context.tense.was_planned(cue) else cue


def _is_firm(context: Context, candidate: Candidate, cue: Cue) -> bool:
    """Return whether a cue holds however far off it puts the date.

    That is a verb that tells what is ahead ("expires on 31 December"), and one in the past
    right before the date ("came into force on 1 June").
    """
    if cue.tense is Tense.AHEAD:
        return context.tense.told_by_verb(cue)
    return cue.strength == 3 and 0 <= candidate.first - cue.end <= NEAR_VERB


def _enclosing_year(
    context: Context, candidate: Candidate, value_in: Callable[[int], str]
) -> int | None:
    """Return the year of a longer period named just before: "in spring 2021, on April 2"."""
    last = context.last
    sentences = candidate.tokens.sentences
    if last is None:
        return None
    few = timedelta(0) < last[1] - last[0] <= FEW_DAYS
    if few and sentences[candidate.first] - context.last_sentence <= 1:
        days = days_of(value_in(last[0].year))
        if days is not None and last[0] <= days[0] <= days[1] <= last[1]:
            return last[0].year
    if sentences[candidate.first] != context.last_sentence:
        return None
    if candidate.first - context.last_end > NEAR_TOKENS or (last[1] - last[0]).days < 80:
        return None
    between = candidate.tokens.words[context.last_end : candidate.first]
    turned = not candidate.listed("turned_words").isdisjoint(between)  # "last year, then in May"
    if turned or context.tense.verb_between(context.last_end, candidate.first):
        return None
    for year in {last[0].year, last[1].year}:
        days = days_of(value_in(year))
        if days is not None and last[0] <= days[0] and days[1] <= last[1]:
            return None if _is_against(context, candidate, days) else year
    return None


def _is_against(context: Context, candidate: Candidate, days: Days) -> bool:
    """Return whether a verb puts a candidate on the other side: "takes over in January"."""
    cue, published = context.cue_of(candidate), context.published
    if published is None or days[0] <= published <= days[1]:
        return False
    if days[1] < published:
        return cue.tense is Tense.AHEAD and context.tense.told_by_verb(cue)
    return cue.tense is Tense.PAST and cue.strength > CLEAR


def _entry_year(
    context: Context, candidate: Candidate, value_in: Callable[[int], str]
) -> Choice | None:
    """Return the year of an entry of a list of days ahead: "3 May: talks" after "20 June: vote"."""
    before, published = context.entry_day, context.published
    if before is None or published is None or not opens_entry(candidate):
        return None
    for year in (before.year, before.year + 1):
        days = days_of(value_in(year))
        if before > published and days is not None and days[0] >= before:
            return Choice(year, NO_CUE, f"the one after the entry before it ({spoken(before)})")
    return None


def _narrated_year(
    context: Context, candidate: Candidate, value_in: Callable[[int], str]
) -> Choice | None:
    """Return the year that goes on from one long past: "in March 2020 they put it off to June".

    So it is in a sentence that tells of the past, or of what was ahead then ("until", "would").
    """
    told, published = context.told_in_past(candidate), context.published
    if told is None or published is None or candidate.has("dir"):
        return None
    latest = candidate.listed("latest_words")
    if any(candidate.before(distance) in latest for distance in range(1, NEAR_TOKENS)):
        return None  # "its leaders last met in April"
    cue = context.cue_of(candidate)
    if cue.tense is Tense.AHEAD and not context.tense.told_then(cue):
        return None
    for year in (told[0].year, told[0].year + 1):
        days = days_of(value_in(year))
        if days is not None and days[1] >= told[0] and days[0] <= published:
            return Choice(year, NO_CUE, f"the one after the date before it ({spoken_days(told)})")
    return None


def _is_nearly_over(published: date, value_in: Callable[[int], str]) -> bool:
    """Return whether a season, at publication, has more than half of its days behind it."""
    days = days_of(value_in(published.year))
    if days is None or not days[0] <= published <= days[1] or (days[1] - days[0]).days < 60:
        return False
    return (published - days[0]).days * 2 > (days[1] - days[0]).days


def _around(published: date, value_in: Callable[[int], str]) -> tuple[int | None, int | None]:
    """Return the last year that is not ahead and the first that is not past."""
    past: int | None = None
    for year in (published.year - 1, published.year, published.year + 1):
        days = days_of(value_in(year)) if 1 <= year <= 9999 else None
        if days is None:
            continue
        if days[0] <= published:
            past = year
        if days[1] >= published:
            return past, year
    return past, None


def _distance(published: date, value: str) -> int:
    days = days_of(value)
    if days is None:
        return 10_000
    return max((days[0] - published).days, (published - days[1]).days, 0)


def _carried(last: Days, value_in: Callable[[int], str]) -> Choice | None:
    """Return the year that continues a narrative: that of the last mention, or the next."""
    year = last[0].year
    if (last[1] - last[0]).days < 300:
        days = days_of(value_in(year))
        if days is not None and (last[0] - days[1]).days > CARRY_BACK:
            year += 1
    return Choice(year, NO_CUE, f"with the year of the date before it ({spoken_days(last)})")


CARRY_BACK = 300
"""Days: a narrative goes back within a year less far than this."""


def _near(published: date) -> str:
    return f"the one of publication ({spoken(published)})"
