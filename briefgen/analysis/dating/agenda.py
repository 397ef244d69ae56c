"""Weekdays that the days named before explain: an event's days, a week's agenda.

"The forum runs from 19 to 21 May. On Saturday guests join": Saturday is 20 May, however far off.
"On Monday they meet ... On Friday the court rules": Friday is that of the same week.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.entries import opens_entry
from briefgen.analysis.dating.memory import LONGEST_EVENT
from briefgen.analysis.dating.periods import next_weekday
from briefgen.analysis.dating.verbs import CLEAR, Cue, Tense
from briefgen.model.timex import Days

EVENT_REACH = 10
"""Tokens before a weekday in which "the summit" may stand."""
EVENT_SENTENCES = 3
"""So many sentences on, a weekday may still be one of an event's days."""
EXPLAINING_REACH = 3
"""Tokens between a day and the weekday that explains it."""
GAP_REACH = 8
"""Tokens between two days that share a verb."""
GOES_ON_REACH = 24
"""Tokens from one day to the weekday on which a sentence goes on."""
AGENDA_SENTENCES = 2
"""So many sentences on, a weekday that leads still goes on with the days of a week."""
FAR = 14
"""Days to a week so far ahead that the next paragraph has left it."""
SATURDAY = 6


def day_spoken_of(
    context: Context, candidate: Candidate, weekday: int, cue: Cue
) -> tuple[date, str] | None:
    """Return the weekday meant by days just named, and how it follows, in words.

    That is the day just named where the weekday explains it ("18 May, a Thursday"), one within
    the days of an event named shortly before that lies ahead, or one of a week's agenda.
    """
    if context.last is None or context.published is None:
        return None
    below = _day_of_heading(context, weekday)
    if below is not None:
        return below, "the one in the heading above it"
    near = candidate.tokens.sentences[candidate.first] - context.last_sentence
    if candidate.has("the") and near <= AGENDA_SENTENCES:
        return _the_one(context, candidate, weekday, cue)
    entry = context.entry_day
    listed = entry is not None and entry >= context.published and opens_entry(candidate)
    if entry is not None and listed and not (cue.tense is Tense.PAST and cue.strength >= CLEAR):
        return next_weekday(entry, weekday), "the one after the entry before it"
    if explains(context, candidate, weekday):
        return context.last[0], "the day named before it"
    day = _day_of_event(context, candidate, weekday, cue)
    if day is not None:
        return day, "the one among the days named before it"
    day = _day_of_agenda(context, candidate, weekday, cue)
    return (day, "in the week of the days named before it") if day is not None else None


def _day_of_heading(context: Context, weekday: int) -> date | None:
    """Return the weekday among the few days ahead that the heading above names."""
    days = context.heading
    if days is None or context.published is None or days[0] < context.published:
        return None
    return _among(days, weekday) if (days[1] - days[0]).days <= LONGEST_EVENT else None


def _the_one(
    context: Context, candidate: Candidate, weekday: int, cue: Cue
) -> tuple[date, str] | None:
    """Return the weekday of "on the Friday": among the few days named before it, or after them."""
    last = context.last
    if cue.tense is Tense.AHEAD and context.ahead is not None:
        last = context.ahead
    days = context.days_of_event(candidate) or last
    if days is None or (days[1] - days[0]).days > LONGEST_EVENT:
        return None
    among = _among(days, weekday)
    if among is not None:
        return among, "the one among the days named before it"
    return next_weekday(days[1], weekday), "the one on or after the date before it"


def _day_of_event(context: Context, candidate: Candidate, weekday: int, cue: Cue) -> date | None:
    if context.ahead is None:
        return None
    first, last = context.ahead
    near = candidate.tokens.sentences[candidate.first] - context.ahead_sentence
    within = 1 <= (last - first).days <= LONGEST_EVENT and near <= EVENT_SENTENCES
    within = within and context.ahead != context.week_ahead
    named = cue.strength == 0 and _names_event(candidate)
    meant = within and (cue.tense is Tense.AHEAD or named)
    if within and not (meant and _names_event(candidate)):
        led = cue.strength == 0 and context.tense.leads(candidate.first)
        undisturbed = near <= 1 and context.last == context.ahead
        meant = undisturbed and (led or (meant and cue.strength >= CLEAR))
    return _among(context.ahead, weekday) if meant else None


def explains(context: Context, candidate: Candidate, weekday: int) -> bool:
    """Return whether a weekday explains the day named right before it: "18 May, a Thursday"."""
    last = context.last
    if last is None or last[0] != last[1] or last[0].isoweekday() != weekday:
        return False
    same = candidate.tokens.sentences[candidate.first] == context.last_sentence
    near = candidate.first - context.last_end <= EXPLAINING_REACH
    return same and near and candidate.before() in ("a", ",")


def _day_of_agenda(context: Context, candidate: Candidate, weekday: int, cue: Cue) -> date | None:
    """Return the weekday in the week of which the sentences before give the agenda."""
    if context.published is None or (cue.tense is Tense.PAST and cue.strength >= CLEAR):
        return None
    sentence = candidate.tokens.sentences[candidate.first]
    leads = context.tense.leads(candidate.first)
    current = sentence - context.this_week_sentence <= AGENDA_SENTENCES
    if context.this_week is not None and current and leads and cue.strength == 0:
        return _among(context.this_week, weekday)  # "This week they meet. When? On Tuesday."
    week, since = context.week_ahead, sentence - context.week_sentence
    begun = context.ahead_leads or (context.ahead == week and weekday < SATURDAY)
    clear = cue.strength >= CLEAR and begun and since <= 1  # on a Friday, Saturday is tomorrow
    if week is not None and (week[0] - context.published).days > FAR:
        clear = clear and context.same_paragraph(candidate)
    if week is not None and ((leads and since <= AGENDA_SENTENCES) or clear):
        return _among(week, weekday)
    if context.ahead is None or context.ahead[0] != context.ahead[1]:
        return None
    near = sentence - context.ahead_sentence
    today = context.published_weekday == weekday and (
        cue.strength > CLEAR or (context.ahead_leads and cue.strength == CLEAR)
    )  # "will reply on Thursday", on a Thursday
    listed = leads and (context.ahead_leads or near == 0 or cue.strength == 0)
    if near > AGENDA_SENTENCES or not (listed or today):
        return None
    day = next_weekday(context.ahead[0], weekday, False)
    if context.ahead_leads and near <= 1 and day.isoweekday() == context.published_weekday:
        return day
    return day if day.isocalendar()[:2] == context.ahead[0].isocalendar()[:2] else None


def _among(days: Days, weekday: int) -> date | None:
    first, last = days
    every = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return next((day for day in every if day.isoweekday() == weekday), None)


def _names_event(candidate: Candidate) -> bool:
    """Return whether "the summit" or the like stands before a candidate in its sentence."""
    nouns = candidate.lexicon.tense.get("schedule_nouns", frozenset())
    articles = candidate.lexicon.tense.get("articles", frozenset())
    return any(
        candidate.before(distance) in nouns and candidate.before(distance + 1) in articles
        for distance in range(1, EVENT_REACH)
    )


def day_gone_on_from(context: Context, candidate: Candidate, cue: Cue) -> date | None:
    """Return the day from which a sentence goes on: "on 3 May and flies on on Sunday"."""
    if context.ahead is None or context.ahead[0] != context.ahead[1]:
        return None
    if cue.tense is not Tense.AHEAD:
        return None
    if candidate.tokens.sentences[candidate.first] != context.ahead_sentence:
        return None
    if candidate.first - context.ahead_end > GOES_ON_REACH:
        return None
    between = candidate.tokens.words[context.ahead_end : candidate.first]
    if _is_gap(context, candidate, between) or _is_end(candidate, between):
        return context.ahead[0]
    links = candidate.listed("going_on")
    verbs = candidate.lexicon.tense.get("present_events", frozenset())
    goes_on = any(word in links and following in verbs for word, following in pairwise(between))
    goes_on = goes_on and "," not in between and ";" not in between
    follows = not candidate.listed("going_on_verbs").isdisjoint(between)
    return context.ahead[0] if goes_on or follows else None


def _is_gap(context: Context, candidate: Candidate, between: Sequence[str]) -> bool:
    """Return whether two days share a verb: "meet on Monday, their ministers on Thursday"."""
    joined = bool(between) and between[0] in (",", "and")
    joined = joined and candidate.listed("turns").isdisjoint(between)
    tense = candidate.lexicon.tense
    verbs = tense.get("present_events", frozenset()) | tense.get("past_verbs", frozenset())
    told = context.tense.verb_between(context.ahead_end, candidate.first)
    return joined and len(between) <= GAP_REACH and not told and verbs.isdisjoint(between)


def _is_end(candidate: Candidate, between: Sequence[str]) -> bool:
    """Return whether a day ends what another begins: "Wednesday until midnight on Friday"."""
    if not between or between[0] not in candidate.listed("range_to"):
        return False
    words = candidate.lexicon.words
    times = {*words.get("CLOCKWORD", ()), *words.get("AMPM", ())}
    links = candidate.listed("time_links")
    return all(word in times or word in links or word[0].isdigit() for word in between[1:])
