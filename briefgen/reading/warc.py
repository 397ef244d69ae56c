"""WARC web archives (ISO 28500) with warcio (Apache-2.0): their pages as inner sources."""

import io
import zlib
from urllib.parse import unquote, urlsplit

from briefgen.reading.cleaning import one_line
from briefgen.reading.package import too_much
from briefgen.reading.source import Fact, Reading, Source, unreadable

_PAGES = ("text/html", "application/xhtml+xml", "application/pdf")
_LARGEST = 32 << 20
_STEP = 1 << 18
MEDIA_TYPE = "application/warc"


def read_warc(source: Source) -> Reading:
    """Return the web pages and PDFs that an archive recorded, each with its address.

    Raises:
        BriefgenError: damaged, no pages in it, or it unpacks to more than the limit.
    """
    from warcio.archiveiterator import (  # type: ignore[import-untyped]  # it ships no types
        ArchiveIterator,
    )
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

    inner: list[Source] = []
    notices: tuple[str, ...] = ()
    left = source.limits.unpacked_bytes
    try:
        for record in ArchiveIterator(io.BytesIO(source.data)):
            page = _page(record, source)
            if page is not None:
                left -= len(page.data)
                if left < 0:
                    raise too_much(source)
                inner.append(page)
            if _cut(record):
                raise EOFError
            if len(inner) >= source.limits.members:
                notices = (f"Only the first {len(inner)} pages of the archive were read.",)
                break
    # warcio itself stumbles (AttributeError, TypeError) over some damaged records
    except (
        ArchiveLoadFailed, ValueError, EOFError, OSError, AttributeError, TypeError, zlib.error,
    ) as error:  # fmt: skip
        if not inner:
            raise unreadable(
                f"“{source.name}” is a damaged web archive, or none at all.", detail=repr(error)
            ) from error
        notices = ("The web archive is damaged or cut off; what came before that was read.",)
    if not inner:
        raise unreadable(f"The web archive “{source.name}” holds no pages.")
    return Reading(inner=tuple(inner), notices=notices)


def _cut(record: object) -> bool:
    """Read a record to its end; return whether the file ends before."""
    stream = record.raw_stream  # type: ignore[attr-defined]
    while stream.read(_STEP):
        pass
    return getattr(stream, "limit", 0) > 0


def _page(record: object, source: Source) -> Source | None:
    """Return a record's page, None where it is none."""
    if getattr(record, "rec_type", "") not in ("response", "resource"):
        return None
    headers = record.rec_headers  # type: ignore[attr-defined]
    http = getattr(record, "http_headers", None)
    if http is not None and str(http.get_statuscode()) != "200":
        return None
    media_type = (http or headers).get_header("Content-Type") or ""
    if media_type.split(";")[0].strip().lower() not in _PAGES:
        return None
    data = record.content_stream().read(_LARGEST)  # type: ignore[attr-defined]
    address = one_line(headers.get_header("WARC-Target-URI") or "", 2_000).strip("<>")
    path = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    facts = (Fact("url", address, "address in the web archive"),)
    return Source(path or source.name, data, source.limits, media_type, facts)
