"""Ends that are not written: "a two-day meeting began on June 15"."""

import re
from datetime import timedelta

from briefgen.analysis.dating.drafts import Draft
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.model.finding import DateKind, Granularity

_DAYS = re.compile(r"P(\d{1,2})D$")
ENDING_REACH = 3
"""Tokens before a day in which "ends on" may stand."""
LONGEST = 14
"""Days: a longer event does not get an end."""


def infer_ends(drafts: list[Draft], tokens: Tokens, lexicon: Lexicon) -> None:
    """Make a day a range where the sentence says how many days what begins on it lasts."""
    nouns = lexicon.guards.get("lasting_nouns", frozenset())
    verbs = lexicon.guards.get("beginning_verbs", frozenset())
    for index, length in enumerate(drafts):
        match = _DAYS.match(length.value) if length.kind is DateKind.DURATION else None
        if match is None or length.candidate.has("dd") or not 2 <= int(match[1]) <= LONGEST:
            continue
        around = tokens.words[max(0, length.first - 4) : length.end + 4]
        if not any(word in nouns for word in around):
            continue
        near = sorted(drafts[max(0, index - 3) : index + 4], key=lambda day: _between(day, length))
        for day in near:
            if _begins_on(day, length, tokens, verbs):
                _extend(day, int(match[1]))
                break


def _between(day: Draft, length: Draft) -> int:
    """Return how many tokens lie between a day and a length of time."""
    return max(day.first - length.end, length.first - day.end)


def _begins_on(day: Draft, length: Draft, tokens: Tokens, verbs: frozenset[str]) -> bool:
    """Return whether a day is when the event of that length begins, in the same sentence."""
    if day.kind is not DateKind.POINT or day.granularity is not Granularity.DAY or day.days is None:
        return False
    if tokens.sentences[day.first] != tokens.sentences[length.first]:
        return False
    ends = length.candidate.listed("ending_verbs")
    if not ends.isdisjoint(tokens.words[max(0, day.first - ENDING_REACH) : day.first]):
        return False
    low, high = sorted((day.first, length.first))
    return any(word in verbs for word in tokens.words[max(0, low - 4) : high + 6])


def _extend(day: Draft, length: int) -> None:
    days = day.days
    if days is None:
        return
    day.kind = DateKind.RANGE
    day.end_value = (days[0] + timedelta(days=length - 1)).isoformat()
    day.end_inferred = True
    day.alternatives = []
