"""Key dates as an iCalendar file (RFC 5545), for the principal's own calendar."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from briefgen.model.context import BriefContext, DateLine, SourceLine

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//briefgen//Key dates//EN"


def write_ics(context: BriefContext) -> bytes:
    """Return the resolved key dates as events, UTF-8 with CRLF.

    A row with a time of day is a timed event: with TZID, and the zone's own VTIMEZONE, where the
    zone is known; in UTC where only the offset is; else floating, which each calendar shows as
    the time of the place where it is read (RFC 5545, 3.3.5). Without an end that the words give
    it has no DTEND: nothing is guessed. Any other row is an all-day event whose DTEND is the day
    after the last one (3.6.1).

    An event's UID follows from its row's id, so a second export updates the first. An
    approximate date, and one on which sources differ, is TENTATIVE and says so. A row without
    known days is left out. The source's address stands in URL and, as what it is, in LINK with
    LINKREL=SOURCE (RFC 9253). The same context gives the same bytes: DTSTAMP is the brief's own
    date.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if context.title:
        calendar.add("x-wr-calname", context.title)
    sources = {source.number: source for source in context.sources}
    for row in context.key_dates:
        if row.earliest is not None:
            calendar.add_component(_event(row, context, sources))
    # A zone's rules are told for the years in question only: its whole past fills pages.
    years = [row.begins.year for row in context.key_dates if row.begins is not None]
    if years:
        calendar.add_missing_timezones(
            first_date=date(max(min(years) - 1, MINYEAR), 1, 1),
            last_date=date(min(max(years) + 2, MAXYEAR), 1, 1),
        )
    data = calendar.to_ical()
    return data if isinstance(data, bytes) else bytes(data)


def _event(
    row: DateLine, context: BriefContext, sources: dict[int, SourceLine]
) -> "icalendar.Event":
    import icalendar

    assert row.earliest is not None
    event = icalendar.Event()
    event.add("uid", f"{row.id}@briefgen")
    stamp = context.prepared_on or row.earliest
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    for name, moment in _span(row):
        event.add(name, moment)
    event.add("summary", f"{row.label} ({row.date_text})" if row.approximate else row.label)
    if row.place:
        event.add("location", row.place)
    event.add("description", _description(row, sources))
    if row.approximate or row.conflict:
        event.add("status", "TENTATIVE")
    # A row of a brief informs; it does not block the day.
    event.add("transp", "TRANSPARENT")
    address = next((sources[n].url for n in row.sources if n in sources and sources[n].url), "")
    if address:
        event.add("url", address)
        event.add("link", address, parameters={"LINKREL": "SOURCE", "VALUE": "URI"})
    if row.closed:
        event.add("class", "CONFIDENTIAL")
    return event


def _span(row: DateLine) -> list[tuple[str, date | datetime]]:
    """Return DTSTART and, where the end is known, DTEND."""
    assert row.earliest is not None
    if row.begins is None:
        return [("dtstart", row.earliest), ("dtend", _after(row.latest or row.earliest))]
    span: list[tuple[str, date | datetime]] = [("dtstart", _told(row.begins, row.zone))]
    if row.ends is not None and row.ends > row.begins:
        span.append(("dtend", _told(row.ends, row.zone)))
    return span


def _told(moment: datetime, zone: str) -> datetime:
    """Return a moment as the file tells it: by its zone, in UTC, or floating."""
    return moment if zone or moment.tzinfo is None else moment.astimezone(UTC)


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _description(row: DateLine, sources: dict[int, SourceLine]) -> str:
    lines = [f"Date: {row.date_text}"]
    for words in row.as_written:
        source = sources.get(words.source)
        name = f" ({source.outlet or source.title})" if source else ""
        lines.append(f"As written: “{words.words}”{name}")
    lines.extend(f"Note: {remark}" for remark in (*row.remarks, row.conflict) if remark)
    repeated = [sources[n].outlet or sources[n].title for n in row.also if n in sources]
    if repeated:
        lines.append(f"Also in: {', '.join(repeated)}")
    return "\n".join(lines)
