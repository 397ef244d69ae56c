"""Key-dates rows as the page prints them: in order of time, with words of doubt."""

from collections.abc import Iterable, Sequence
from datetime import date

from briefgen.compose.date_format import DateText, Shading, edtf_of_days, format_edtf
from briefgen.compose.sources import Sources
from briefgen.compose.wording import Wording, wording
from briefgen.editing.key_dates import differing
from briefgen.model.brief import DateEvidence, Disclosure, PickedDate
from briefgen.model.context import DateLine, WordsLine


def date_lines(
    rows: Iterable[PickedDate], reference: date | None, sources: Sources, language: str
) -> tuple[DateLine, ...]:
    """Return the rows sorted by their first day, unresolved ones last in their own order.

    `reference` is the day against which a row lies ahead: it begins then or later, or goes on
    beyond it. Without it nothing is called ahead.
    """
    ordered = sorted(rows, key=_order)
    return tuple(_line(row, reference, sources, language) for row in ordered)


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
    return DateLine(
        id=row.id,
        date_text=text.full,
        short_date=text.short,
        label=row.label,
        place=row.place,
        earliest=row.earliest,
        latest=row.latest if row.earliest else None,
        ahead=_is_ahead(row, reference),
        approximate=row.approximate,
        end_inferred=row.end_inferred,
        as_written=written,
        sources=tuple(dict.fromkeys(line.source for line in written)),
        remarks=_remarks(row, conflict if row.conflict_settled else "", words),
        conflict="" if row.conflict_settled else conflict,
        closed=row.disclosure is Disclosure.NOT_FOR_DISCLOSURE,
    )


def date_text(row: PickedDate, language: str) -> DateText:
    """Return a row's date in the house's form; an unresolved one says so and what is written."""
    if row.earliest is None:
        return _unresolved(row, language)
    late = any(_is_late(one.anchor.exact, language) for one in row.evidence[:1])
    text = format_edtf(row.edtf, language, Shading(row.modifier, row.deadline, late))
    if text.full:
        return text
    return format_edtf(edtf_of_days(sorted((row.earliest, row.latest or row.earliest))), language)


def _unresolved(row: PickedDate, language: str) -> DateText:
    """Return the words of the source, or the little that EDTF knows, and that it is unresolved."""
    known = format_edtf(row.edtf, language) if row.edtf else DateText("", "")
    note = wording(language).say("unresolved")
    written = f"“{' '.join(row.evidence[0].anchor.exact.split())}”" if row.evidence else ""
    full = ", ".join(filter(None, (written or known.full, note)))
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
    both = ", ".join(filter(None, (dated, _dated(others, sources, language))))
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
    return ", ".join(
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
