"""Several mentions of one event become one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.model.finding import DatedEvent, DateMention

LONGEST_WIDER = 190
"""Days: a wider period than this is not taken to mean an event within it."""
MOST_COMPARED = 200
"""Events with which a mention is compared; more than any article has, it keeps work linear."""
EXACT_DAYS = 7
"""Days: a range up to this long tells its event exactly."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event with the noun or verb that makes it one."""

    event: DatedEvent
    noun: str


def merge_rows(rows: list[Row], lists: Mapping[str, frozenset[str]]) -> list[DatedEvent]:
    """Return one event for each, in text order; the best dated mention stands for it.

    The other mentions of the event are in its `also`.
    """
    kept: list[Row] = []
    others: list[list[DateMention]] = []  # those of `also`, as they come
    for row in sorted(rows, key=_preference):
        for index in range(max(0, len(kept) - MOST_COMPARED), len(kept)):
            if _same_event(kept[index], row, lists):
                kept[index] = Row(_joined(kept[index].event, row.event), kept[index].noun)
                others[index] += (row.event.mention, *row.event.also)
                break
        else:
            kept.append(row)
            others.append(list(row.event.also))
    events = [
        replace(row.event, also=tuple(sorted(also, key=lambda mention: mention.span.start)))
        for row, also in zip(kept, others, strict=True)
    ]
    return sorted(events, key=lambda event: event.mention.span.start)


def _length(mention: DateMention) -> int:
    reading = mention.reading
    if reading.earliest is None or reading.latest is None:
        return 100_000
    return (reading.latest - reading.earliest).days


def _preference(row: Row) -> tuple[bool, int, float, int]:
    """Return the order in which mentions stand for an event: exact days first, then score."""
    length = _length(row.event.mention)
    exact = 0 if length <= EXACT_DAYS else length
    return (not row.event.label, exact, -row.event.score, row.event.mention.span.start)


def _same_event(kept: Row, row: Row, lists: Mapping[str, frozenset[str]]) -> bool:
    """Return whether one row's days hold the other's, and their words agree."""
    mine, other = kept.event.mention.reading, row.event.mention.reading
    if not (mine.earliest and mine.latest and other.earliest and other.latest):
        # Without a year: the same day, or the month that holds it.
        alike = mine.value.startswith(other.value) and other.end_value in ("", mine.end_value)
        return alike and _words_agree(kept, row, lists)
    if _length(row.event.mention) > LONGEST_WIDER:
        return False
    holds = other.earliest <= mine.earliest and mine.latest <= other.latest
    within = mine.earliest <= other.earliest and other.latest <= mine.latest
    return (holds or within) and _words_agree(kept, row, lists)


def _words_agree(kept: Row, row: Row, lists: Mapping[str, frozenset[str]]) -> bool:
    """Return whether two rows of overlapping days tell of one event.

    People coming together under different words ("the summit", "when they meet") are one
    event in one place, or where no place and no other word tells them apart.
    """
    gatherings = lists["gatherings"]
    places = {_named(kept.event.place), _named(row.event.place)} - {""}
    if len(places) > 1:
        return False
    mine, other = _words(kept.event, lists), _words(row.event, lists)
    together = kept.noun in gatherings and row.noun in gatherings
    same_place = bool(kept.event.place) and kept.event.place == row.event.place
    if together and same_place:
        return True
    own = other - gatherings - {row.noun}
    if together and (not own or not row.event.label):
        return kept.noun == row.noun or not row.event.label or bool(mine & other)
    return len(mine & other) >= 2 or (mine == other and bool(mine))


def _named(place: str) -> str:
    """Return a place's name, "" for a description such as "Togolese capital"."""
    words = place.split()
    return place if words and not words[-1].islower() else ""


def _words(event: DatedEvent, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    small = lists["prepositions"] | lists["determiners"] | lists["conjunctions"]
    words = {word.strip("’',.").lower() for word in event.label.split()}
    places = {word.lower() for word in event.place.split()}
    return frozenset(words - small - places - {""})


def _joined(kept: DatedEvent, event: DatedEvent) -> DatedEvent:
    """Return the kept event with what another mention adds to it."""
    return replace(
        kept,
        place=kept.place or event.place,
        score=max(kept.score, event.score) if event.label else kept.score,
    )
