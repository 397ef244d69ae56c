"""Key-dates rows as the page prints them: in order of time, with words of doubt."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from briefgen.compose.date_format import DateText, Shading, edtf_of_days, format_edtf
from briefgen.compose.sources import Sources
from briefgen.compose.wording import Wording, wording
from briefgen.editing.key_dates import differing
from briefgen.model.brief import DateEvidence, Disclosure, PickedDate
from briefgen.model.clock import Clock, clock_of, zone_words
from briefgen.model.context import DateLine, WordsLine
from briefgen.model.finding import DateModifier
from briefgen.model.timex import days_of

_CYRILLIC_NAME = re.compile(r"[А-ЯІЇЄҐ][а-яіїєґ’'-]+")
_STEM = 2
"""Letters that all cases of a name begin with, and by which their lengths differ at most."""


def date_lines(
    rows: Iterable[PickedDate], reference: date | None, sources: Sources, language: str
) -> tuple[DateLine, ...]:
    """Return the rows sorted by their first day, unresolved ones last in their own order.

    `reference` is the day against which a row lies ahead: it begins then or later, or goes on
    beyond it. Without it nothing is called ahead.
    """
    ordered = sorted(rows, key=_order)
    return tuple(_line(row, reference, sources, language) for row in ordered)


def names_place(label: str, place: str) -> bool:
    """Return whether a label names a place, as written or in another case of a Cyrillic name.

    "Кишиневі" is "Кишинів" and "Ризі" is "Рига": in Slavic languages a name's end and the
    consonant before it change with its case, so its beginning and length have to do.
    """
    if not place or place.lower() in label.lower():
        return bool(place)
    forms = _CYRILLIC_NAME.findall(label)
    return all(
        any(one[:_STEM] == name[:_STEM] and abs(len(one) - len(name)) <= _STEM for one in forms)
        for name in place.split()
    )


def _order(row: PickedDate) -> tuple[bool, date, date]:
    return (
        row.earliest is None,
        row.earliest or date.max,
        row.latest or date.max,
    )


def _line(row: PickedDate, reference: date | None, sources: Sources, language: str) -> DateLine:
    words = wording(language)
    written = tuple(
        dict.fromkeys(
            WordsLine(" ".join(one.anchor.exact.split()), sources.number(one.anchor.article_key))
            for one in row.evidence
        )
    )
    text = date_text(row, language)
    conflict = _conflict(row, sources, language)
    own = tuple(sorted({line.source for line in written}))
    also = tuple(n for n in sources.numbers(row.also_in) if n not in own)
    clock = clock_of(row)
    # The timeline's scale shows the year of the brief; another year has to be written.
    near = reference is None or row.earliest is None or row.earliest.year == reference.year
    return DateLine(
        id=row.id,
        date_text=text.full,
        short_date=text.short if near else text.full,
        label=row.label,
        place=row.place,
        earliest=row.earliest,
        latest=row.latest if row.earliest else None,
        ahead=_is_ahead(row, reference),
        approximate=row.approximate,
        end_inferred=row.end_inferred,
        as_written=written,
        sources=own,
        remarks=_remarks(row, conflict if row.conflict_settled else "", words),
        conflict="" if row.conflict_settled else conflict,
        closed=row.disclosure is Disclosure.NOT_FOR_DISCLOSURE,
        begins=clock.begins if clock else None,
        ends=clock.ends if clock else None,
        zone=clock.zone if clock else "",
        also=also,
        also_in=words.say("also_in", words.listed(f"[{n}]" for n in also)) if also else "",
        place_told=names_place(row.label, row.place),
    )


def date_text(row: PickedDate, language: str) -> DateText:
    """Return a row's date in the house's form; an unresolved one says so and what is written."""
    if row.earliest is None:
        return _unresolved(row, language)
    late = any(_is_late(one.anchor.exact, language) for one in row.evidence[:1])
    clock = clock_of(row)
    told = _clock_text(clock, language) if clock else ""
    shading = Shading(row.modifier, row.deadline, late, _is_half(row), told)
    text = format_edtf(row.edtf, language, shading)
    if text.full:
        return text
    days = edtf_of_days(sorted((row.earliest, row.latest or row.earliest)))
    return format_edtf(days, language, shading)


def _clock_text(clock: Clock, language: str) -> str:
    """Return times as printed: "14:00 CEST", "09:00–11:30"; without zone it is local time."""
    words = wording(language)

    def told(moment: datetime) -> str:
        key = "time" if moment.minute else "full_hour"
        return words.patterns[key].format(hour=moment.hour, minute=moment.minute)

    same_day = clock.ends is not None and clock.ends.date() == clock.begins.date()
    text = told(clock.begins)
    if clock.ends is not None and same_day and clock.ends != clock.begins:
        text = words.patterns["close_span"].format(first=text, last=told(clock.ends))
    return " ".join(filter(None, (words.say("clock", text), zone_words(clock))))


def _is_half(row: PickedDate) -> bool:
    """Return whether the row's days are the first or second half of the period it names."""
    period = days_of(row.edtf.rstrip("~?%"))
    if period is None or row.earliest is None or row.latest is None:
        return False
    first, last = period
    middle = first + timedelta(days=((last - first).days + 1) // 2 - 1)
    halves = {
        DateModifier.START: (first, middle),
        DateModifier.END: (middle + timedelta(days=1), last),
    }
    return row.modifier in halves and halves[row.modifier] == (row.earliest, row.latest)


def _unresolved(row: PickedDate, language: str) -> DateText:
    """Return the words of the source, or the little that EDTF knows, and that it is unresolved."""
    known = format_edtf(row.edtf, language) if row.edtf else DateText("", "")
    words = wording(language)
    note = words.say("unresolved")
    written = f"“{' '.join(row.evidence[0].anchor.exact.split())}”" if row.evidence else ""
    full = words.listed(filter(None, (written or known.full, note)))
    return DateText(full, written or known.short or note)


def _is_late(written: str, language: str) -> bool:
    first = written.split(maxsplit=1)[0].lower() if written.strip() else ""
    return first.split("-")[0] in (*wording(language).late_words, *wording("en").late_words)


def _is_ahead(row: PickedDate, reference: date | None) -> bool:
    if reference is None or row.earliest is None:
        return False
    return row.earliest >= reference or (row.latest or row.earliest) > reference


def _remarks(row: PickedDate, settled: str, words: Wording) -> tuple[str, ...]:
    remarks = []
    if row.end_inferred:
        remarks.append(words.say("end_inferred"))
    # A season says by itself that it is approximate, but a reader of a table should be told.
    if row.approximate:
        remarks.append(words.say("approximate"))
    if settled:
        remarks.append(settled)
    return tuple(remarks)


def _conflict(row: PickedDate, sources: Sources, language: str) -> str:
    """Return how the sources differ on a row: each date with its source numbers, "" if none."""
    others = differing(row)
    if not others:
        return ""
    words = wording(language)
    if row.conflict_settled:
        return words.say("other_source", _dated(others, sources, language))
    agreeing = [one for one in row.evidence if one.earliest and one not in others]
    own = min(agreeing, key=_days, default=None)
    dated = _dated([one for one in (own,) if one], sources, language, agreeing)
    both = words.listed(filter(None, (dated, _dated(others, sources, language))))
    return words.say("sources_differ", both)


def _dated(
    evidence: Sequence[DateEvidence],
    sources: Sources,
    language: str,
    all_numbers: Sequence[DateEvidence] = (),
) -> str:
    """Return dates with the numbers of their sources: "3 September 2023 [1], 5 September [4]"."""
    by_date: dict[str, list[int]] = {}
    for one in evidence:
        text = _evidence_text(one, language)
        carriers = all_numbers or (one,)
        numbers = by_date.setdefault(text, [])
        numbers.extend(sources.number(carrier.anchor.article_key) for carrier in carriers)
    return wording(language).listed(
        " ".join([text, *(f"[{number}]" for number in sorted(set(numbers)))])
        for text, numbers in by_date.items()
    )


def _evidence_text(one: DateEvidence, language: str) -> str:
    text = format_edtf(one.edtf, language).full
    if text or one.earliest is None:
        return text or one.anchor.exact
    return format_edtf(
        edtf_of_days(sorted((one.earliest, one.latest or one.earliest))), language
    ).full


def _days(one: DateEvidence) -> int:
    return (one.latest - one.earliest).days if one.earliest and one.latest else 0
