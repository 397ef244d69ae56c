"""What can be chosen in a row of the key dates, and what a corrected date did to the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.compose.compose import reference_day
from briefgen.compose.date_lines import date_text
from briefgen.editing import edits
from briefgen.editing.readings import Readings, changed_rows, readings_of, rows_kept
from briefgen.model.brief import Brief, DateEvidence, PartKind, PickedDate
from briefgen.model.dossier import Dossier
from briefgen.model.finding import DateReading
from ui.models.wording import counted, format_days, short_day, shortened

SETTLE, READING = "settle", "reading"
MARK = "at:"
"""What the name of a click on a mark of the timeline begins with; the row's id follows."""
KEY = "R"
"""The key that takes the other reading."""
_SETTLING = "Click: this date is right. Until one is chosen the page says that sources differ."


@dataclass(frozen=True, slots=True)
class Choice:
    """A date that a row could have: `name` names the click on it, `held` says it has it now."""

    name: str
    text: str
    tip: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class DateFacts:
    """What the outline shows of a row besides the row itself.

    Attributes:
        choices: dates to choose from, side by side.
        past: whether it lies before the brief's own date.
        was: the date before an article's date was corrected, "" if it did not move.
        also: outlets that only repeat a source's words.
        tip: how each of its dates was read.
    """

    choices: tuple[Choice, ...] = ()
    past: bool = False
    was: str = ""
    also: str = ""
    tip: str = ""


NO_FACTS = DateFacts()


def date_facts(
    dossier: Dossier, outlets: Mapping[str, str], before: Mapping[str, PickedDate]
) -> dict[str, DateFacts]:
    """Return the facts of every key-dates row by id; `before` has the rows that just moved."""
    today = reference_day(dossier)
    facts = {}
    for row in _rows(dossier.brief):
        readings = readings_of(row, dossier.findings)
        facts[row.id] = DateFacts(
            choices_of(row, readings, outlets),
            _is_past(row, today),
            date_text(before[row.id], "en").full if row.id in before else "",
            ", ".join(dict.fromkeys(outlets.get(one.article_key, "") for one in row.also_in)),
            _tip(row, readings, outlets),
        )
    return facts


def choices_of(
    row: PickedDate, readings: Readings | None, outlets: Mapping[str, str]
) -> tuple[Choice, ...]:
    """Return the dates that sources give where they differ, else another reading of the words."""
    if edits.differing(row) and not row.conflict_settled:
        return _of_sources(row, outlets)
    if readings is None or not (readings.weak or readings.current):
        return ()
    text = f"{'back to' if readings.current else 'or'} {reading_text(readings.other)}"
    return (Choice(READING, f"{text}  ({KEY})", f"{readings.other.reason}: {KEY} takes it"),)


def reading_text(reading: DateReading) -> str:
    """Return the days of a reading in the house's form."""
    return format_days(reading.earliest, reading.latest)


def told_changes(before: Dossier, after: Dossier, key: str = "") -> str:
    """Return what a corrected article's date did to the key dates, "" if it did nothing.

    `key` is the article; rows of it that the analyst had set are told too.
    """
    changed = changed_rows(before.brief, after.brief)
    kept = rows_kept(after.brief, key) if key else 0
    if not changed and not kept:
        return ""
    aside = f"; {counted(kept, 'edited row')} kept" if kept else ""
    if not changed:
        return f"No key date changed{aside}"
    _, new = changed[0]
    first = f"“{shortened(new.label)}” is now {date_text(new, 'en').full}"
    more = f" and {len(changed) - 1} more, marked in the brief" if len(changed) > 1 else ""
    return f"{counted(len(changed), 'key date')} changed: {first}{more}{aside}"


def moved_rows(before: Dossier, after: Dossier) -> dict[str, PickedDate]:
    """Return the rows as they were that moved because articles were read anew, by id."""
    if before.findings is after.findings or before.brief.id != after.brief.id:
        return {}
    return {new.id: old for old, new in changed_rows(before.brief, after.brief)}


def _of_sources(row: PickedDate, outlets: Mapping[str, str]) -> tuple[Choice, ...]:
    by_days: dict[tuple[date | None, date | None], list[int]] = {}
    for index, one in enumerate(row.evidence):
        if one.earliest is not None:
            by_days.setdefault((one.earliest, one.latest), []).append(index)
    choices = []
    for days, indexes in by_days.items():
        first = row.evidence[indexes[0]]
        names = dict.fromkeys(
            outlets.get(row.evidence[index].anchor.article_key, "") for index in indexes
        )
        told = [name for name in names if name]
        few = told[0] + (f" and {len(told) - 1} more" if len(told) > 1 else "") if told else ""
        held = days == (row.earliest, row.latest)
        tip = f"{', '.join(told)}: {_read(first)}\n{_SETTLING}"
        when = short_day(days[0]) if days[0] == days[1] else format_days(*days)
        text = f"{when} · {few}" if few else when
        choices.append(Choice(f"{SETTLE}:{indexes[0]}", text, tip, held))
    return tuple(choices)


def _is_past(row: PickedDate, today: date | None) -> bool:
    last = row.latest or row.earliest
    return today is not None and last is not None and last < today


def _tip(row: PickedDate, readings: Readings | None, outlets: Mapping[str, str]) -> str:
    lines = []
    for one in row.evidence:
        name = outlets.get(one.anchor.article_key, "")
        lines.append(f"{_read(one)}" + (f" ({name})" if name else ""))
    if readings is not None:
        lines.append(f"{KEY}: {reading_text(readings.other)} instead ({readings.other.reason})")
    if row.edited and not any(one.chosen for one in row.evidence):
        lines.append("Edited: no new analysis changes what you set.")
    return "\n".join(lines)


def _read(one: DateEvidence) -> str:
    return one.reason or f"“{one.anchor.exact}”"


def _rows(brief: Brief) -> tuple[PickedDate, ...]:
    items = brief.part(PartKind.KEY_DATES).items
    return tuple(item for item in items if isinstance(item, PickedDate))
