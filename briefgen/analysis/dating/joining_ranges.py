"""The two ends of a range, joined: "from 3 to 5 May", "Monday and Tuesday", "May-July"."""

from datetime import date, timedelta

from briefgen.analysis.dating.drafts import Draft, Option
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.neighbours import between, widen
from briefgen.analysis.dating.periods import last_weekday, next_weekday
from briefgen.model.article import TextSpan
from briefgen.model.finding import DateKind, Granularity
from briefgen.model.timex import days_of

MOVED_REACH = 4
"""Tokens before "from July to June" in which "moved" may stand: then it is no range."""
LONGEST_RANGE = 62
"""Days: so far a weekday may lie from the written day that opens its range."""
SEEN_FROM_PUBLICATION = ("weekday", "today")
"""Kinds of rules whose year is not written and says nothing of the other end's."""
DAYS = (Granularity.DAY, Granularity.DAYPART, Granularity.TIME)
RANGE_GRANULARITIES = (
    Granularity.DAY,
    Granularity.MONTH,
    Granularity.YEAR,
    Granularity.QUARTER,
    Granularity.SEASON,
    Granularity.HALF,
)


class RangeJoiner:
    """Joins the ends of the ranges of one text; drafts come in text order."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._words = lexicon.guards

    def ranges(self, drafts: list[Draft]) -> list[Draft]:
        """Return the drafts with the two ends of each range as one."""
        joined: list[Draft] = []
        for made in drafts:
            previous = joined[-1] if joined else None
            words = between(self._tokens, previous, made) if previous else None
            if previous is not None and words is not None:
                if self._ends_night(previous, made, words):
                    widen(previous, made)
                    continue
                if self._is_range(previous, made, words) and self._join_range(previous, made):
                    continue
                self._share_written_year(previous, made, words)
            joined.append(made)
        return joined

    def _ends_night(self, left: Draft, right: Draft, words: str) -> bool:
        """Return whether a day is the end of a night: "the night of Monday to Tuesday"."""
        links = self._words.get("range_to", frozenset()) | self._words.get("range_and", frozenset())
        if words not in links and words not in self._words.get("range_dashes", frozenset()):
            return False
        first, last = left.days, right.days
        led = left.candidate.rule.kind == "that_daypart" and left.value.endswith("TNI")
        if not led or right.granularity is not Granularity.DAY or right.kind is not DateKind.POINT:
            return False
        return first is not None and last is not None and (last[0] - first[0]).days == 1

    def _share_written_year(self, left: Draft, right: Draft, words: str) -> None:
        """Give "April" in "April and June 1955" the year that is written once for both."""
        links = self._words.get("year_sharing", self._words.get("range_and", frozenset()))
        alike = left.granularity is right.granularity and right.value[:4].isdecimal()
        linked = bool(words) and links.issuperset(words.split())
        linked = linked and left.kind is DateKind.POINT
        if linked and alike and left.year_open and not right.year_open:
            left.value = right.value[:4] + left.value[4:]
            left.alternatives, left.year_open = [], False

    def _is_range(self, left: Draft, right: Draft, words: str) -> bool:
        if left.kind is not DateKind.POINT or right.kind is not DateKind.POINT:
            return False
        grains = {left.granularity, right.granularity}
        if not grains <= set(DAYS) and (
            len(grains) > 1 or left.granularity not in RANGE_GRANULARITIES
        ):
            return False
        if left.partial or right.partial or not self._may_be_times(left, right):
            return False
        before = self._tokens.words[left.first - 1] if left.first else ""
        if words in self._words.get("range_and", frozenset()):
            between = before in self._words.get("range_between", frozenset())
            return between or self._consecutive(left, right)
        if words in self._words.get("range_to", frozenset()):
            near = self._tokens.words[max(0, left.first - MOVED_REACH) : left.first]
            if any(word in self._words.get("moving_verbs", frozenset()) for word in near):
                return False
            within = (*self._tokens.words[left.first : left.end], before)
            opened = not self._words.get("range_from", frozenset()).isdisjoint(within)
            return opened or words in self._words.get("range_always", frozenset())
        return words in self._words.get("range_dashes", frozenset())

    def _may_be_times(self, left: Draft, right: Draft) -> bool:
        """Return whether two drafts can be the ends of a range as far as times go."""
        times = (left.granularity is Granularity.TIME) + (right.granularity is Granularity.TIME)
        return times == 0 or (times == 2 and left.days == right.days and left.value < right.value)

    def _consecutive(self, left: Draft, right: Draft) -> bool:
        """Return whether "and" joins one day to the next, as in "Monday and Tuesday"."""
        first, last = left.days, right.days
        if left.granularity is not Granularity.DAY or right.granularity is not Granularity.DAY:
            return False
        if first is None or last is None:
            return False
        gap = (last[0] - first[0]).days
        return gap == 1 or (left.candidate.rule.kind == "weekday" and gap % 7 == 1)

    def _join_range(self, left: Draft, right: Draft) -> bool:
        """Make `left` the range to `right`; return whether the two are one in order."""
        self._share_year(left, right)
        self._share_side(left, right)
        first, last = left.days, days_of(right.value)
        if first and last and first[0] > last[1]:
            return False
        if left.value == right.value:
            return False  # "3 May — a week from today"
        others = _other_ranges(left, right)
        left.kind, left.end_value = DateKind.RANGE, right.value
        left.zone = left.zone or right.zone
        left.end, left.span = right.end, TextSpan(left.span.start, right.span.end)
        if right.modifier and not left.modifier:
            left.modifier = right.modifier
        left.alternatives = others
        return True

    def _share_year(self, left: Draft, right: Draft) -> None:
        """Give the end with an open year that of the other: "from May to July 2022"."""
        if right.candidate.rule.kind in SEEN_FROM_PUBLICATION:
            return
        if left.year_open and not right.year_open and right.value[:4].isdecimal():
            left.value = right.value[:4] + left.value[4:]
            left.anchor, left.how = right.anchor, right.how
            if left.days and right.days and left.days[0] > right.days[0]:
                left.value = f"{int(right.value[:4]) - 1:04}{left.value[4:]}"
        elif right.year_open and left.value[:4].isdecimal() and right.value[:4].isdecimal():
            for year in (int(left.value[:4]), int(left.value[:4]) + 1):
                value = f"{year:04}{right.value[4:]}"
                days = days_of(value)
                if days and left.days and days[0] >= left.days[0]:
                    right.value = value
                    break

    def _share_side(self, left: Draft, right: Draft) -> None:
        """Let the second of two weekdays follow the first."""
        if right.candidate.rule.kind != "weekday" or left.days is None or right.days is None:
            return
        directed = right.candidate.has("week") and not left.candidate.has("week")
        if directed and left.candidate.rule.kind == "weekday":
            left.value = last_weekday(right.days[0], left.days[0].isoweekday()).isoformat()
            left.how, left.cue = right.how, right.cue
        elif right.cue.strength > left.cue.strength and left.candidate.rule.kind == "weekday":
            left_day = left.days[0]
            while left_day <= right.days[0] - timedelta(days=7):
                left_day += timedelta(days=7)
            left.value = left_day.isoformat()
        is_later = 0 <= (right.days[0] - left.days[0]).days <= LONGEST_RANGE
        if left.candidate.rule.kind != "weekday" and is_later:
            return
        weekday = right.days[0].isoweekday()
        following: date = next_weekday(left.days[0], weekday, False)
        right.value = following.isoformat()


def _other_ranges(left: Draft, right: Draft) -> list[Option]:
    """Return the other reading of a range whose two ends both have one as long."""
    if not left.alternatives or not right.alternatives or left.days is None or right.days is None:
        return []
    first, last = left.alternatives[0], right.alternatives[0]
    days, end = days_of(first.value), days_of(last.value)
    if days is None or end is None or days == left.days:
        return []
    length = (right.days[0] - left.days[0]).days
    return [Option(f"{first.value}/{last.value}", first.how)] * ((end[0] - days[0]).days == length)
