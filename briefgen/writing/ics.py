"""Key dates as an iCalendar file (RFC 5545), for the principal's own calendar."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from briefgen.model.context import BriefContext, DateLine, SourceLine

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//briefgen//Key dates//EN"


def write_ics(context: BriefContext) -> bytes:
    """Return the resolved key dates as all-day events, UTF-8 with CRLF.

    An event's UID follows from its row's id, so a second export updates the first. DTEND is the
    day after the last one (RFC 5545, 3.6.1). An approximate date is TENTATIVE and TRANSPARENT
    and says so in its summary; a row without known days is left out. The source's address stands
    in URL and, as what it is, in LINK with LINKREL=SOURCE (RFC 9253). The same context gives the
    same bytes: DTSTAMP is the brief's own date.
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
    data = calendar.to_ical()
    return data if isinstance(data, bytes) else bytes(data)


def _event(
    row: DateLine, context: BriefContext, sources: dict[int, SourceLine]
) -> "icalendar.Event":
    import icalendar

    assert row.earliest is not None
    last = row.latest or row.earliest
    event = icalendar.Event()
    event.add("uid", f"{row.id}@briefgen")
    stamp = context.prepared_on or row.earliest
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", row.earliest)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", f"{row.label} ({row.date_text})" if row.approximate else row.label)
    if row.place:
        event.add("location", row.place)
    event.add("description", _description(row, sources))
    if row.approximate:
        event.add("status", "TENTATIVE")
    # An all-day row of a brief informs; it does not block the day.
    event.add("transp", "TRANSPARENT")
    address = next((sources[n].url for n in row.sources if n in sources and sources[n].url), "")
    if address:
        event.add("url", address)
        event.add("link", address, parameters={"LINKREL": "SOURCE", "VALUE": "URI"})
    if row.closed:
        event.add("class", "CONFIDENTIAL")
    return event


def _description(row: DateLine, sources: dict[int, SourceLine]) -> str:
    lines = [f"Date: {row.date_text}"]
    for words in row.as_written:
        source = sources.get(words.source)
        name = f" ({source.outlet or source.title})" if source else ""
        lines.append(f"As written: “{words.words}”{name}")
    lines.extend(f"Note: {remark}" for remark in row.remarks)
    return "\n".join(lines)
