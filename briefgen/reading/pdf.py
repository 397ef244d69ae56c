"""PDF to drafts with pypdfium2: lines with their places, put together to paragraphs.

pypdfium2 (Apache-2.0/BSD-3) gave the best text of the libraries measured and is the fastest; its
crashes on hostile files are the worker's. Printed headers and footers are told by their repetition.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.reading.pdf_paragraphs import (
    SOFT_HYPHENS,
    Line,
    margin_facts,
    paragraphs,
    without_margins,
)
from briefgen.reading.properties import property_facts
from briefgen.reading.source import Draft, Fact, Reading, Source, unreadable

_MOST_PAGES = 2_000
_LARGEST_TYPE = 1_000.0  # points; more is no type size
# A line with what ends it. PDFium joins a line that ends in a hyphen to the next with U+FFFE (in
# older versions 0x02) between them.
_PIECE = re.compile(r"[^\r\n\x02\ufffe]*(?:[\x02\ufffe]|\r|\n|\Z)")
MEDIA_TYPE = "application/pdf"


def read_pdf(source: Source) -> Reading:
    """Return the one article of a PDF; a scan without text gives an empty text and a notice.

    Raises:
        BriefgenError: damaged, or protected by a password.
    """
    import pypdfium2

    data = source.data[source.data.index(b"%PDF-") :] if b"%PDF-" in source.data[:1024] else b""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise unreadable(
                f"The PDF “{source.name}” is protected by a password.",
                "Open it with the password, print it to a new PDF, and add that.",
            ) from error
        raise unreadable(
            f"“{source.name}” is a damaged or cut-off PDF, or none at all.",
            "Get the file again from where it came.",
            detail=str(error),
        ) from error
    try:
        pages, empty = _pages(document)
        facts = _properties(document)
        count = len(document)
    finally:
        document.close()
    return Reading((_draft(pages, empty, count, (*source.facts, *facts)),))


@dataclass(frozen=True, slots=True)
class _Empty:
    """Numbers of pages (from 1) without text, and of those that could not be read."""

    scans: tuple[int, ...]
    damaged: tuple[int, ...]


def _draft(
    pages: Sequence[Sequence[Line]], empty: _Empty, count: int, facts: tuple[Fact, ...]
) -> Draft:
    bodies, margins = without_margins(pages)
    notices: list[str] = []
    if empty.scans and not any(pages):
        notices.append("The PDF is a scan: it holds pictures of pages but no text to quote from.")
    elif empty.scans:
        notices.append(f"No text on page {_numbers(empty.scans)}: a scan or a picture.")
    if empty.damaged:
        notices.append(f"Page {_numbers(empty.damaged)} is damaged and was left out.")
    if count > _MOST_PAGES:
        notices.append(f"Only the first {_MOST_PAGES} of {count} pages were read.")
    text = "\n".join(paragraphs(bodies))
    all_facts = (*facts, *margin_facts(margins))
    return Draft(text, all_facts, MEDIA_TYPE, tuple(notices), prose=True)


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{shown} and {len(numbers) - 10} more" if len(numbers) > 10 else shown


def _pages(document: Any) -> tuple[list[list[Line]], _Empty]:
    from pypdfium2 import PdfiumError

    pages: list[list[Line]] = []
    scans: list[int] = []
    damaged: list[int] = []
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[number]
            lines = _lines(page)
            blank = not lines and next(iter(page.get_objects()), None) is None
            page.close()
        except (PdfiumError, ValueError):
            damaged.append(number + 1)
            continue
        pages.append(lines)
        if not lines and not blank:
            scans.append(number + 1)
    return pages, _Empty(tuple(scans), tuple(damaged))


def _lines(page: Any) -> list[Line]:
    """Return a page's lines in reading order with their boxes, in points from the bottom left."""
    textpage = page.get_textpage()
    try:
        # Characters beyond the basic plane count twice there, so do the same here.
        text = textpage.get_text_range().encode("utf-16-le", "surrogatepass")
        placed = len(text) // 2 == textpage.count_chars()
        lines: list[Line] = []
        start = 0
        for piece in _PIECE.findall(text.decode("utf-16-le", "replace")):
            if piece.strip():
                box = _box(textpage, start, piece) if placed else None
                _append(lines, Line(piece.strip(), *(box or (0.0, 0.0, 0.0, 0.0))))
            start += len(piece.encode("utf-16-le", "replace")) // 2
        return lines
    finally:
        textpage.close()


def _append(lines: list[Line], line: Line) -> None:
    """Append a line, to the one above it if that ends in a hyphen and stands at its left."""
    above = lines[-1] if lines else line
    beside = line.top and above.right - 1 < line.left < above.right + line.height
    if beside and above.text[-1:] in SOFT_HYPHENS and abs(above.bottom - line.bottom) < 1:
        text = f"{above.text[:-1]}-{line.text}"
        lines[-1] = Line(text, above.left, above.bottom, line.right, above.top)
    else:
        lines.append(line)


def _box(textpage: Any, start: int, piece: str) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right, top of a line by its first and last visible characters.

    Bottom and top follow from base line and type size, which all lines of a paragraph share; a
    character's own box is as high as that character.
    """
    from pypdfium2 import PdfiumError

    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip()) - 1
    try:
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        _, _, right, _ = textpage.get_charbox(last, loose=True)
    except PdfiumError:
        return None
    if extent := _extent(textpage, first):
        bottom, top = extent
    return left, bottom, right, top


def _extent(textpage: Any, index: int) -> tuple[float, float] | None:
    """Return bottom and top, in points, of the line of a character; None where it is not known."""
    from ctypes import byref, c_double
    from math import hypot

    from pypdfium2 import raw

    x, y, matrix = c_double(), c_double(), raw.FS_MATRIX()
    if not (
        raw.FPDFText_GetCharOrigin(textpage, index, byref(x), byref(y))
        and raw.FPDFText_GetMatrix(textpage, index, byref(matrix))
    ):
        return None
    size = raw.FPDFText_GetFontSize(textpage, index) * hypot(matrix.c, matrix.d)
    return (y.value - 0.2 * size, y.value + size) if 0 < size < _LARGEST_TYPE else None


def _properties(document: Any) -> list[Fact]:
    """Return the facts of the document information (ISO 32000-1, 14.3.3)."""
    information = document.get_metadata_dict(skip_empty=True)
    made = information.get("CreationDate", "").removeprefix("D:")[:8]
    return property_facts(information.get("Title", ""), information.get("Author", ""), made)
