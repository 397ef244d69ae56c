"""Clock times and parts of the day, joined to the day that they are of."""

from datetime import date, timedelta

from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Draft, Option
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.neighbours import between, widen
from briefgen.analysis.dating.spoken import spoken
from briefgen.model.finding import DateKind, Granularity
from briefgen.model.timex import days_of

FOLLOWING_REACH = 10
"""Tokens from a clock time to the day that is named behind it."""
DAY = timedelta(days=1)
NOON, FIRST_OF_NIGHT = 12, 6
"""Hours: before six "at night" is early in the morning."""
DAYS = (Granularity.DAY, Granularity.DAYPART, Granularity.TIME)


class TimeJoiner:
    """Joins the times of one text to their days; drafts come in text order."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, context: Context) -> None:
        self._tokens = tokens
        self._words = lexicon.guards
        self._context = context

    def times(self, drafts: list[Draft]) -> list[Draft]:
        """Return the drafts with clocks and parts of the day joined to the day beside them."""
        joined: list[Draft] = []
        for made in drafts:
            previous = joined[-1] if joined else None
            words = between(self._tokens, previous, made) if previous else None
            if (
                previous is not None
                and words is not None
                and self._join_time(previous, made, words)
            ):
                continue
            joined.append(made)
        self._look_ahead(joined)
        return [made for made in joined if self._stands_alone(made)]

    def _look_ahead(self, drafts: list[Draft]) -> None:
        """Give lone clock times the day that follows: "opens at 10 and ends at 4 on Thursday".

        A day named before them in the sentence comes first.
        """
        following: Draft | None = None
        for made in reversed(drafts):
            if made.partial == "clock":
                if following is not None and self._is_day_of(made, following):
                    made.day_at_hand = following.days[0] if following.days else None
            elif made.kind is DateKind.POINT and made.granularity in DAYS and made.days:
                following = made

    def _is_day_of(self, clock: Draft, day: Draft) -> bool:
        """Return whether a day behind a clock time, with no day before it, is that of both."""
        sentences = self._tokens.sentences
        near = day.first - clock.end <= FOLLOWING_REACH
        if not near or sentences[clock.first] != sentences[day.first]:
            return False
        return clock.sentence_of_day != sentences[clock.first]

    def _join_time(self, left: Draft, right: Draft, words: str) -> bool:
        links = self._words.get("time_links", frozenset()) | {""}
        if left.partial == "clock" and right.granularity in (Granularity.DAY, Granularity.DAYPART):
            if words not in links or right.kind is not DateKind.POINT or right.partial:
                return False
            day, _, part = right.value.partition("T")
            self._merge(left, right, day + self._of_part(left, part), Granularity.TIME)
            left.partial = ""
            return True
        if right.partial == "daypart" and left.granularity is Granularity.TIME and words == "":
            day, _, time = left.value.partition("T")
            left.value = day + self._of_part(left, right.value.removeprefix("T"), f"T{time}")
            widen(left, right)
            return True
        if right.partial == "clock" and left.granularity in (Granularity.DAY, Granularity.DAYPART):
            at = self._words.get("clock_links", frozenset()) | links
            if words not in at or left.kind is not DateKind.POINT or left.partial:
                return False
            day = left.value.partition("T")[0]
            widen(left, right)
            left.alternatives = _at_time(left.alternatives, right.value)
            left.value, left.granularity = day + right.value, Granularity.TIME
            left.zone = right.zone
            return True
        if right.partial == "daypart" and left.granularity is Granularity.DAY and words == "":
            if left.kind is not DateKind.POINT:
                return False
            widen(left, right)
            left.alternatives = _at_time(left.alternatives, right.value)
            left.value, left.granularity = left.value + right.value, Granularity.DAYPART
            return True
        if left.partial == "of" and words in self._words.get("night_links", frozenset({"of"})):
            part = left.value.partition("T")[2]
            single = right.kind is DateKind.POINT or _is_night(part, right)
            if right.granularity is not Granularity.DAY or not single:
                return False
            self._merge(left, right, f"{right.value}T{part}", Granularity.DAYPART)
            left.partial = ""
            return True
        return False

    def _of_part(self, clock: Draft, part: str, time: str = "") -> str:
        """Return a clock time in a part of the day: 2.43 "this afternoon" is 14:43."""
        time = time or clock.value
        hour = int(time[1:3])
        later = part in self._words.get("later_parts", frozenset())
        small = part == "NI" and hour < FIRST_OF_NIGHT
        if not later or small or hour >= NOON or clock.candidate.has("a"):
            return time
        return f"T{hour + NOON:02}{time[3:]}"

    def _merge(self, left: Draft, right: Draft, value: str, granularity: Granularity) -> None:
        """Make `left` the day of `right` with a time; its span covers both."""
        left.how, left.cue, left.anchor = right.how, right.cue, right.anchor
        left.year_open = right.year_open
        left.alternatives = _at_time(right.alternatives, f"T{value.partition('T')[2]}")
        left.value, left.granularity = value, granularity
        left.zone, left.confidence = left.zone or right.zone, right.confidence
        widen(left, right)

    def _stands_alone(self, made: Draft) -> bool:
        """Return whether a draft means something by itself; a clock takes the day at hand."""
        if made.partial == "clock" or (made.partial == "daypart" and made.day_at_hand):
            day = made.value
            base = made.day_at_hand
            made.value = (base.isoformat() if base else "XXXX-XX-XX") + day
            made.anchor = "mention" if base else "none"
            made.how = self._how_at_hand(base)
            made.alternatives = self._context.at_publication(base, day)
            made.partial = ""
        return made.partial != "daypart"

    def _how_at_hand(self, day: date | None) -> str:
        """Return in words whose day a lone clock time takes."""
        if day is None:
            return ""
        return f"on the day {self._context.whose(day)} ({spoken(day)})"


def _is_night(part: str, made: Draft) -> bool:
    """Return whether a range is the night from its first day to the next."""
    first, end = made.days, days_of(made.end_value) if made.end_value else None
    return part == "NI" and first is not None and end is not None and end[0] - first[0] == DAY


def _at_time(options: list[Option], time: str) -> list[Option]:
    """Return other readings of a day with the time that was joined to it."""
    return [Option(option.value.partition("T")[0] + time, option.how) for option in options]
