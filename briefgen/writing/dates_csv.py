"""Key dates as a table for a spreadsheet (RFC 4180)."""

import csv
import io

from briefgen.model.context import BriefContext

HEAD = ("From", "To", "Date", "Event", "Place", "As written", "Sources", "Remarks")
# A spreadsheet runs a cell that begins so as a formula; a source must never run anything.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(context: BriefContext) -> bytes:
    """Return one row per key date, UTF-8 with byte order mark (Excel needs it), CRLF."""
    return b"\xef\xbb\xbf" + table(context, delimiter=",").encode("utf-8")


def table(context: BriefContext, delimiter: str = "\t") -> str:
    """Return the rows as delimited text; with tabs it is what spreadsheets take by paste."""
    names = {source.number: source.outlet or source.title for source in context.sources}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(HEAD)
    for row in context.key_dates:
        cells = (
            row.earliest.isoformat() if row.earliest else "",
            row.latest.isoformat() if row.latest else "",
            row.date_text,
            row.label,
            row.place,
            "; ".join(f"“{words.words}”" for words in row.as_written),
            "; ".join(f"[{number}] {names.get(number, '')}".strip() for number in row.sources),
            "; ".join(row.remarks),
        )
        writer.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
