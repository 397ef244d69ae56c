"""Days counted from an event: "two weeks before the vote", "on the eve of the summit".

The event's own date is looked for in the article: the day named nearest to the same noun in
one sentence. Where the article gives none, the expression stays open and says so.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from briefgen.analysis.dating.amounts import duration_value, number_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Counted, Draft, Option, draft
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.parts import day_number
from briefgen.analysis.dating.periods import GRANULARITIES, period_value
from briefgen.analysis.dating.spoken import spoken, spoken_days
from briefgen.model.article import TextSpan
from briefgen.model.finding import Confidence, DateKind, Granularity
from briefgen.model.timex import Days, days_of

MOST_UNITS = 1000
MOST_EVENTS = 8
"""So many dated events of one noun are looked at on each side."""
REACH = 10
"""Tokens between an event's noun and its date."""
ATTRIBUTIVE = 2
"""Tokens between a date and the noun that it stands before: "Tuesday's vote"."""
LIST_SIGNS = (":", "–", "—", "-")
"""Signs between a date and what it is the date of, in a list."""
LONGEST_EVENT = 15
"""Days; what lasts longer is no event from which days are counted."""
NAME_REACH = 3
"""Tokens before an event's noun in which its name stands: "the Vilnius summit"."""


@dataclass(frozen=True, slots=True)
class Event:
    """A noun with the days that the article gives it.

    Attributes:
        noun: what the data files call it, in the singular.
        names: capitalised words right before it, in lower case.
        at: its token.
        days: first and last day.
    """

    noun: str
    names: frozenset[str]
    at: int
    days: Days


def read_event_day(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "two weeks before the vote" as open: `relate_to_events` finds the vote's date.

    Until then it is what its own words say: a length of time, or a day that is not known.
    """
    if candidate.has("eve"):
        return _open_day(candidate, Counted("D", -1))
    if candidate.has("same"):
        return _open_day(candidate, Counted("D", 0))
    if candidate.has("day"):
        number = -1 if candidate.has("last") else day_number(candidate, "q") or 1
        return _open_day(candidate, Counted("nth", number))
    unit = candidate.word_value("u", "UNITS") or candidate.word_value("u", "UNIT")
    if unit not in GRANULARITIES:
        return None
    back = candidate.phrase("side") in candidate.lexicon.guards.get("counting_back", frozenset())
    amount = number_of(candidate) if candidate.has("n") else 1.0
    if amount is None or amount > MOST_UNITS or amount % 1:
        return None
    counted = Counted(unit, -int(amount) if back else int(amount))
    if candidate.has("the"):
        return _open_day(candidate, counted)
    made = draft(candidate, duration_value(amount, unit), Granularity.UNKNOWN, DateKind.DURATION)
    made.counted, made.approximate = counted, candidate.has("abt")
    made.end = candidate.groups["amount"][1]
    made.span = TextSpan(made.span.start, candidate.tokens.ends[made.end - 1])
    return made


def _open_day(candidate: Candidate, counted: Counted) -> Draft:
    value = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(counted.unit, "XXXX-XX-XX")
    made = draft(candidate, value, GRANULARITIES.get(counted.unit, Granularity.DAY), anchor="none")
    made.counted = counted
    return made


def relate_to_events(drafts: list[Draft], tokens: Tokens, lexicon: Lexicon) -> list[Draft]:
    """Return the drafts with those counted from an event resolved by the event's own date."""
    counted = [made for made in drafts if made.counted is not None]
    if not counted:
        return drafts
    events: dict[str, list[Event]] = {}
    for event in sorted(_dated_events(drafts, tokens, lexicon), key=lambda event: event.at):
        events.setdefault(event.noun, []).append(event)
    for made in counted:
        _resolve(made, events, tokens, lexicon)
    _explain(drafts, tokens, lexicon)
    _give_day_to_clocks(drafts, tokens)
    return [made for made in drafts if made.value]


def _explain(drafts: list[Draft], tokens: Tokens, lexicon: Lexicon) -> None:
    """Give what is still open the day beside it: "tomorrow, on the eve of the summit"."""
    links = lexicon.guards.get("apposition_links", frozenset())
    for left, right in pairwise(drafts):
        if tokens.sentences[left.first] != tokens.sentences[right.first]:
            continue
        if tokens.phrase(left.end, right.first) not in links:
            continue
        for made, other in ((left, right), (right, left)):
            open_day = made.counted is not None and made.kind is DateKind.POINT and not made.days
            named = other.kind is DateKind.POINT and other.granularity is Granularity.DAY
            if open_day and named and other.days is not None:
                made.value, made.anchor = other.value, "mention"
                made.how = f"the day named beside it ({spoken(other.days[0])})"


def _give_day_to_clocks(drafts: list[Draft], tokens: Tokens) -> None:
    """Move lone clock times to the day counted from an event before them in their sentence."""
    day: Draft | None = None
    for made in drafts:
        if made.counted is not None and made.kind is DateKind.POINT and made.days is not None:
            day = made
        elif made.candidate.rule.kind == "clock" and made.day_at_hand and day is not None:
            if tokens.sentences[made.first] == tokens.sentences[day.first] and day.days:
                _move_to(made, day.days[0])
        elif made.days is not None:
            day = None


def _move_to(made: Draft, day: date) -> None:
    """Give a clock time, and the end of its range, another day."""
    made.value = f"{day.isoformat()}T{made.value.partition('T')[2]}"
    if made.end_value:
        made.end_value = f"{day.isoformat()}T{made.end_value.partition('T')[2]}"
    made.how, made.alternatives = f"on the day counted before it ({spoken(day)})", []


def _dated_events(drafts: list[Draft], tokens: Tokens, lexicon: Lexicon) -> list[Event]:
    nouns = lexicon.words.get("EVENTNOUN", {})
    events = []
    for index, made in enumerate(drafts):
        days = _days(made)
        if made.counted is not None or days is None or (days[1] - days[0]).days > LONGEST_EVENT:
            continue
        low = drafts[index - 1].end if index else 0
        high = drafts[index + 1].first if index + 1 < len(drafts) else len(tokens.words)
        at = _nearest_noun(made, max(low, made.first - REACH), min(high, made.end + REACH), nouns)
        if at is not None:
            noun = str(nouns[tokens.words[at]])
            events.append(Event(noun, _names(tokens, at, lexicon), at, days))
    return events


def _days(made: Draft) -> Days | None:
    """Return the days of a draft that names single days."""
    if made.kind not in (DateKind.POINT, DateKind.RANGE) or made.days is None:
        return None
    if made.granularity not in (Granularity.DAY, Granularity.TIME, Granularity.DAYPART):
        return None
    end = days_of(made.end_value) if made.end_value else made.days
    return (made.days[0], end[1]) if end and end[1] >= made.days[0] else None


def _nearest_noun(made: Draft, low: int, high: int, nouns: Mapping[str, Any]) -> int | None:
    """Return the token of the event's noun before a date in its sentence, or right after it."""
    tokens, breaks = made.candidate.tokens, made.candidate.lexicon.tense.get("hard_breaks", ())
    sentence = tokens.sentences[made.first]

    def found(steps: range) -> int | None:
        for at in steps:
            if tokens.sentences[at] != sentence or tokens.words[at] in breaks:
                return None
            if tokens.words[at] in nouns:
                return at
        return None

    listed = made.end < high and tokens.words[made.end] in LIST_SIGNS  # "12.00: signing"
    left = None if listed else found(range(made.first - 1, low - 1, -1))
    right = found(range(made.end + listed, high))
    if left is None or right is None:
        return left if right is None else right
    articles = made.candidate.lexicon.tense.get("determiners", frozenset())
    between = tokens.words[made.end : right]
    return right if len(between) <= ATTRIBUTIVE and articles.isdisjoint(between) else left


def _names(tokens: Tokens, at: int, lexicon: Lexicon) -> frozenset[str]:
    """Return the capitalised words right before a noun, in lower case."""
    names = []
    for index in range(at - 1, max(-1, at - 1 - NAME_REACH), -1):
        if tokens.codes[index] != lexicon.shape_codes["CAP"]:
            break
        names.append(tokens.words[index])
    return frozenset(names)


def _near(events: list[Event], at: int) -> list[Event]:
    """Return the events named nearest to a token, a few on each side; it keeps work linear."""
    middle = bisect_left(events, at, key=lambda event: event.at)
    return events[max(0, middle - MOST_EVENTS) : middle + MOST_EVENTS]


def _resolve(made: Draft, events: dict[str, list[Event]], tokens: Tokens, lexicon: Lexicon) -> None:
    """Give a counted draft the day that follows from its event's, if that is known."""
    candidate = made.candidate
    at = candidate.groups["e"][0]
    noun = str(lexicon.words["EVENTNOUN"][tokens.words[at]])
    names = _names(tokens, at, lexicon)
    same = [
        event
        for event in _near(events.get(noun, []), at)
        if not names or not event.names or names & event.names
    ]
    named = TextSpan(tokens.starts[candidate.groups["np"][0]], tokens.ends[at]).of(tokens.text)
    if not same:
        made.how = f"counted from “{named}”, for which this article gives no day"
        if made.counted is not None and made.counted.unit == "nth":
            made.value = ""
        return
    same.sort(key=lambda event: (event.at > at, abs(event.at - at)))
    values = [_value(made, event.days) for event in same]
    if not values[0]:
        return
    days = same[0].days
    if made.kind is DateKind.DURATION:
        made.dated = values[0]
    else:
        made.value = values[0]
    made.granularity = _granularity(made)
    made.anchor = "mention"
    made.how = f"counted from “{named}” ({spoken_days(days)})"
    others = [value for value in dict.fromkeys(values) if value and value != values[0]]
    made.alternatives = [Option(value, f"counted from another “{noun}”") for value in others]
    made.confidence = Confidence.C if others else Confidence.B


def _value(made: Draft, days: Days) -> str:
    """Return the TIMEX3 value counted from an event's days, "" if there is none."""
    counted = made.counted
    if counted is None:
        return ""
    if counted.unit == "nth":
        day = days[1] if counted.steps < 0 else days[0] + timedelta(days=counted.steps - 1)
        return day.isoformat() if day <= days[1] else ""
    base = days[1] if counted.steps > 0 else days[0]
    if counted.unit in ("W", "2W"):
        steps = counted.steps * (7 if counted.unit == "W" else 14)
        return period_value("D", base, steps)
    return period_value(counted.unit, base, counted.steps)


def _granularity(made: Draft) -> Granularity:
    unit = made.counted.unit if made.counted else "D"
    return Granularity.DAY if unit in ("nth", "W", "2W") else GRANULARITIES[unit]
