"""Drafts to DateMentions: the days covered, EDTF, direction, and the reason in words."""

from datetime import date, timedelta

from briefgen.analysis.dating.drafts import Draft, Option
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.spoken import spoken_value
from briefgen.analysis.dating.zones import LOCAL, offset_on, spoken_zone
from briefgen.model.article import TextSpan
from briefgen.model.finding import (
    DateKind,
    DateMention,
    DateModifier,
    DateReading,
    Direction,
    Granularity,
)
from briefgen.model.timex import Days, days_of, edtf_interval, edtf_of

NO_ANCHOR = "no publication date, so it stays open"


def to_mention(made: Draft, tokens: Tokens, published: date | None) -> DateMention:
    """Return the mention of a finished draft."""
    written = made.span.of(tokens.text)
    days = _covered(made)
    cue = None
    if made.cue.strength and made.cue.first >= 0:
        cue = TextSpan(tokens.starts[_cue_start(made, tokens)], tokens.ends[made.cue.end - 1])
    reading = DateReading(
        value=made.value,
        end_value=made.end_value,
        edtf=_edtf(made),
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        reason=_reason(made, written, days, cue.of(tokens.text) if cue else ""),
    )
    return DateMention(
        span=made.span,
        kind=made.kind,
        reading=reading,
        granularity=made.granularity,
        rule=made.candidate.rule.id,
        confidence=made.confidence,
        alternatives=tuple(_alternative(option, written) for option in made.alternatives),
        approximate=made.approximate,
        end_inferred=made.end_inferred,
        modifier=made.modifier,
        anchor=made.anchor,
        cue=cue,
        direction=direction_of(days, published),
        zone=_zone(made),
        contradiction=made.contradiction,
    )


def direction_of(days: Days | None, published: date | None) -> Direction:
    """Return where a stretch of days lies against publication."""
    if days is None or published is None:
        return Direction.UNKNOWN
    if days[0] > published:
        return Direction.AHEAD
    return Direction.PAST if days[1] < published else Direction.PRESENT


def _cue_start(made: Draft, tokens: Tokens) -> int:
    """Return the first token of a cue, with the pronoun that it is joined to: "I'll"."""
    first = made.cue.first
    return first - 2 if first >= 2 and tokens.words[first - 1] in ("'", "’") else first


def _zone(made: Draft) -> str:
    """Return the clock of a draft with a time, as DateMention has it."""
    if not made.zone or made.granularity is not Granularity.TIME:
        return ""
    return offset_on(made.zone, made.days[0] if made.days else None)


def _covered(made: Draft) -> Days | None:
    """Return the days that a draft covers, narrowed by its modifier; None if unresolved."""
    if made.dated:
        return days_of(made.dated)
    if made.kind not in (DateKind.POINT, DateKind.RANGE):
        return None
    days = days_of(made.value)
    if days is None or not made.end_value:
        if days and made.modifier and _is_half(made):
            return halved(days, made.modifier)
        return narrowed(days, made.modifier, made.granularity) if days else None
    end = days_of(made.end_value)
    return (days[0], end[1]) if end and end[1] >= days[0] else None


def narrowed(days: Days, modifier: DateModifier | None, granularity: Granularity) -> Days:
    """Return the third of a period that early, mid or late names.

    Months are cut after the 10th and the 20th, other periods into equal thirds.
    """
    length = (days[1] - days[0]).days + 1
    if modifier is None or length < 3:
        return days
    thirds = (length // 3, length - length // 3)
    cuts = (10, 20) if granularity is Granularity.MONTH else thirds
    first, second = (days[0] + timedelta(days=cut) for cut in cuts)
    day = timedelta(days=1)
    return {
        DateModifier.START: (days[0], first - day),
        DateModifier.MID: (first, second - day),
        DateModifier.END: (second, days[1]),
    }[modifier]


def halved(days: Days, modifier: DateModifier) -> Days:
    """Return the first or the second half of a period; a month's first ends by the 15th."""
    middle = days[0] + timedelta(days=((days[1] - days[0]).days + 1) // 2 - 1)
    if modifier is DateModifier.START:
        return days[0], middle
    return middle + timedelta(days=1), days[1]


def _is_half(made: Draft) -> bool:
    """Return whether "the second half of" stands in a draft's words."""
    if made.candidate.has("part") and made.candidate.has("m"):
        return True
    words = made.candidate.tokens.words[made.candidate.first : made.candidate.end]
    return not made.candidate.lexicon.guards.get("half_words", frozenset()).isdisjoint(words)


def _edtf(made: Draft) -> str:
    if made.dated:
        return edtf_of(made.dated, made.approximate)
    if made.kind not in (DateKind.POINT, DateKind.RANGE):
        return ""
    if made.end_value and made.granularity is not Granularity.TIME:
        return edtf_interval(made.value, made.end_value, made.approximate)
    zone = _zone(made)
    return edtf_of(made.value, made.approximate, "" if zone == LOCAL else zone)


def _alternative(option: Option, written: str) -> DateReading:
    """Return another reading; a range's option is written "first/last"."""
    value, _, end_value = option.value.partition("/")
    first, last = days_of(value), days_of(end_value) if end_value else days_of(value)
    return DateReading(
        value=value,
        end_value=end_value,
        edtf=edtf_interval(value, end_value) if end_value else edtf_of(value),
        earliest=first[0] if first else None,
        latest=last[1] if last else None,
        reason=f"“{written}” read as {spoken_value(value, end_value)}: {option.how}",
    )


def _reason(made: Draft, written: str, days: Days | None, cue: str) -> str:
    """Return how a mention was read, in words for the analyst."""
    if days is None and made.counted is not None:
        return f"“{written}”: {made.how}"
    if made.dated:
        return f"“{written}” leads to {spoken_value(made.dated)}, {made.how}"
    if made.kind is DateKind.DURATION:
        return f"“{written}” tells how long, not when"
    if made.kind is DateKind.SET:
        return f"“{written}” tells how often, not when"
    if made.kind is DateKind.REFERENCE:
        return f"“{written}” names no day"
    if days is None:
        return f"“{written}”: {NO_ANCHOR}" if made.anchor == "none" else f"“{written}” as written"
    read_as = spoken_value(made.value, made.end_value, made.modifier, _is_half(made))
    words = f"“{written}” read as {read_as}"
    if made.how:
        words += f", {made.how}"
    if cue:
        words += f", because of “{cue}”"
    if made.end_inferred:
        words += "; the end follows from the stated length"
    told = words if made.how or cue or made.end_inferred else f"“{written}” as written"
    zone = _zone(made)
    told += f"; {spoken_zone(zone)}" if zone else ""
    return f"{told}; but {made.contradiction}" if made.contradiction else told
