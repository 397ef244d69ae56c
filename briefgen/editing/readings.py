"""The other ways to read a date: a row of the key dates goes from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from briefgen.editing.parts import find_item, with_item
from briefgen.model.brief import (
    DATE_FIELDS,
    Brief,
    DateEvidence,
    Item,
    ItemState,
    PartKind,
    PickedDate,
)
from briefgen.model.finding import Confidence, DateMention, DateReading, Findings
from briefgen.model.timex import days_of


@dataclass(frozen=True, slots=True)
class Readings:
    """How the words of a row can be read.

    Attributes:
        evidence: index of the row's evidence that is read.
        options: the readings, the program's own choice first.
        current: index of the option that the row has.
        mention: the date expression.
    """

    evidence: int
    options: tuple[DateReading, ...]
    current: int
    mention: DateMention

    @property
    def other(self) -> DateReading:
        """The reading that comes next, the first one after the last."""
        return self.options[(self.current + 1) % len(self.options)]

    @property
    def weak(self) -> bool:
        """Whether the program's choice is one that an analyst should look at."""
        return self.mention.confidence is not Confidence.A


def readings_of(row: PickedDate, findings: Mapping[str, Findings]) -> Readings | None:
    """Return how the words that date a row can be read, None if there is but one way.

    None too where the analyst set other days than any reading has: then the row is not read
    from its words any more.
    """
    for index, evidence in enumerate(row.evidence):
        if _days(evidence) != _days(row):
            continue
        mention = _mention(evidence, findings)
        if mention is None or not mention.alternatives:
            continue
        others = (_shaded(mention, one) for one in mention.alternatives if one.earliest)
        options = (mention.reading, *others)
        current = next((n for n, one in enumerate(options) if _days(one) == _days(row)), None)
        if current is not None and len(options) > 1:
            return Readings(index, options, current, mention)
    return None


def take_other_reading(brief: Brief, item_id: str, findings: Mapping[str, Findings]) -> Brief:
    """Return the brief with the date of a row read in the next way that its words allow.

    Another reading than the program's own is an edit, which no new analysis undoes; back at the
    program's own the row follows the analysis again.
    """
    found = find_item(brief, item_id)
    row = found[1] if found else None
    readings = readings_of(row, findings) if isinstance(row, PickedDate) else None
    if readings is None:
        return brief

    def edit(item: Item) -> Item:
        return _read_as(item, readings) if isinstance(item, PickedDate) else item

    return with_item(brief, item_id, edit)


def changed_rows(before: Brief, after: Brief) -> tuple[tuple[PickedDate, PickedDate], ...]:
    """Return the key-dates rows whose date is another in `after`, each as it was and as it is."""
    known = {row.id: row for row in _rows(before)}
    return tuple(
        (known[row.id], row)
        for row in _rows(after)
        if row.id in known
        and any(getattr(known[row.id], name) != getattr(row, name) for name in DATE_FIELDS)
    )


def rows_kept(brief: Brief, article_key: str) -> int:
    """Return how many rows that rest on an article have a date which the analyst set."""
    return sum(
        1
        for row in _rows(brief)
        if set(DATE_FIELDS).intersection(row.edited)
        and any(one.anchor.article_key == article_key for one in row.evidence)
    )


def _rows(brief: Brief) -> tuple[PickedDate, ...]:
    items = brief.part(PartKind.KEY_DATES).items
    return tuple(item for item in items if isinstance(item, PickedDate))


def _read_as(row: PickedDate, readings: Readings) -> PickedDate:
    chosen, own = readings.other, readings.other == readings.options[0]
    old = row.evidence[readings.evidence]
    read = replace(
        old,
        edtf=chosen.edtf,
        earliest=chosen.earliest,
        latest=chosen.latest,
        reason=chosen.reason if own else f"{chosen.reason}; chosen by the analyst",
        chosen=not own,
    )
    evidence = list(row.evidence)
    evidence[readings.evidence] = read
    kept = tuple(name for name in row.edited if name not in DATE_FIELDS)
    return replace(
        row,
        evidence=tuple(evidence),
        edtf=chosen.edtf,
        earliest=chosen.earliest,
        latest=chosen.latest,
        begins="",
        ends="",
        edited=kept if own else (*kept, *DATE_FIELDS),
        state=ItemState.EDITED if kept or not own else ItemState.CONFIRMED,
    )


def _shaded(mention: DateMention, other: DateReading) -> DateReading:
    """Return another reading with the stretch that "mid-" or "late" leaves of its period."""
    period = days_of(mention.reading.value)
    first, last = mention.reading.earliest, mention.reading.latest
    if mention.modifier is None or period is None or first is None or last is None:
        return other
    if other.earliest is None or other.latest is None or mention.reading.end_value:
        return other
    earliest = other.earliest + (first - period[0])
    latest = min(earliest + (last - first), other.latest)
    return replace(other, earliest=earliest, latest=max(earliest, latest))


def _mention(evidence: DateEvidence, findings: Mapping[str, Findings]) -> DateMention | None:
    found = findings.get(evidence.anchor.article_key)
    known = found.dates if found else ()
    start, end = evidence.anchor.span.start, evidence.anchor.span.end
    return next((m for m in known if m.span.start == start and m.span.end == end), None)


def _days(one: PickedDate | DateEvidence | DateReading) -> tuple[date | None, date | None]:
    return one.earliest, one.latest
