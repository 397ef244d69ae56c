"""Which kind a file is, by its ending and its first bytes. Loads no reader."""

import re
from enum import StrEnum
from pathlib import PurePosixPath


class Kind(StrEnum):
    """The kinds of files that can be read; the value is the name shown."""

    TEXT = "Plain text"
    MARKDOWN = "Markdown"
    HTML = "Web page"
    MHTML = "Web archive (MHTML)"
    PDF = "PDF"
    DOCX = "Word document"
    ODT = "OpenDocument text"
    RTF = "Rich text"
    MAIL = "E-mail"
    MAILBOX = "Mailbox"
    OUTLOOK = "Outlook message"
    FEED = "News feed"
    RIS = "RIS references"
    BIBTEX = "BibTeX references"
    RDF = "Zotero RDF references or RSS 1.0 feed"
    JSON = "JSON feed or CSL-JSON references"
    WARC = "WARC web archive"
    ZIP = "ZIP archive"


SUFFIXES: dict[str, Kind] = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".doc": Kind.DOCX,
    ".odt": Kind.ODT,
    ".rtf": Kind.RTF,
    ".eml": Kind.MAIL,
    ".mbox": Kind.MAILBOX,
    ".msg": Kind.OUTLOOK,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": Kind.FEED,
    ".ris": Kind.RIS,
    ".bib": Kind.BIBTEX,
    ".rdf": Kind.RDF,
    ".json": Kind.JSON,
    ".warc": Kind.WARC,
    ".warc.gz": Kind.WARC,
    ".zip": Kind.ZIP,
}

SUPPORTED: dict[str, str] = {
    suffix: kind.value for suffix, kind in SUFFIXES.items() if suffix != ".doc"
}
"""Endings that can be read, each with its kind's name: for a file dialog."""

_MEDIA_TYPES = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/pdf": Kind.PDF,
    "application/rtf": Kind.RTF,
    "text/rtf": Kind.RTF,
    "message/rfc822": Kind.MAIL,
    "multipart/related": Kind.MHTML,
    "application/zip": Kind.ZIP,
    "application/vnd.oasis.opendocument.text": Kind.ODT,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
    "application/vnd.ms-outlook": Kind.OUTLOOK,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
}
_PAGE_START = re.compile(
    rb"^\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)

# A mail or a page saved as one: header lines at the start, one of them "MIME-Version" (RFC 2045).
_HEADER_START = re.compile(rb"(?:From [^\r\n]{1,200}\r?\n)?[A-Za-z][A-Za-z\-]{1,60}:[ \t]")
_MAIL_VERSION = re.compile(rb"^mime-version:", re.I | re.M)
_SAVED_PAGE = re.compile(
    rb"^from:[^\r\n]{0,20}\bsaved by |^snapshot-content-location:", re.I | re.M
)
_WORD_FIRST = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/", b"customXml/")
_PACKAGES = (Kind.DOCX, Kind.ODT, Kind.ZIP)


def kind_of(name: str, data: bytes, media_type: str = "") -> Kind | None:
    """Return the kind of a file, None if it is none that can be read.

    The ending decides, unless the first bytes are plainly another kind's: a PDF saved as
    "article.html" is read as PDF.
    """
    by_bytes = _by_bytes(data)
    by_name = by_suffix(name) or _MEDIA_TYPES.get(media_type.split(";")[0].strip().lower())
    if by_name is None:
        return by_bytes
    if by_bytes in (Kind.PDF, Kind.RTF, Kind.WARC, Kind.OUTLOOK):
        return by_bytes
    if by_bytes is Kind.HTML and by_name in (Kind.TEXT, Kind.DOCX, Kind.FEED, Kind.PDF, Kind.RTF):
        return by_bytes
    if by_bytes is Kind.MHTML and by_name in (Kind.TEXT, Kind.HTML, Kind.MAIL):
        return by_bytes
    if by_bytes is Kind.MAIL and by_name is Kind.TEXT:
        return by_bytes
    if by_bytes is Kind.DOCX and by_name is Kind.ZIP and not data[30:].startswith(_WORD_FIRST):
        return Kind.ZIP  # Word documents stored in it, as they are
    if by_bytes in (Kind.DOCX, Kind.ODT, Kind.ZIP) and by_name is not Kind.WARC:
        return by_name if by_bytes is Kind.ZIP and by_name in _PACKAGES else by_bytes
    if by_name is Kind.DOCX and by_bytes is None and data[:1].isascii() and data[:200].isascii():
        return Kind.DOCX  # its reader says that it is no Word document
    return by_name


def by_suffix(name: str) -> Kind | None:
    """Return the kind that a file name's ending says, None if unknown."""
    lowered = PurePosixPath(name.replace("\\", "/").lower())
    return SUFFIXES.get("".join(lowered.suffixes[-2:])) or SUFFIXES.get(lowered.suffix)


def _by_bytes(data: bytes) -> Kind | None:
    start = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _package_kind(data) or Kind.ZIP
    if start.startswith(b"{\\rtf"):
        return Kind.RTF
    if start.startswith(b"WARC/"):
        return Kind.WARC
    if _PAGE_START.match(data[:4096]):
        return Kind.HTML
    if _HEADER_START.match(data) and (made := _MAIL_VERSION.search(data[:65_536])):
        return Kind.MHTML if _SAVED_PAGE.search(data[: made.end() + 2_000]) else Kind.MAIL
    if data.startswith(b"\xd0\xcf\x11\xe0") and b"_\x00_\x00s\x00u\x00b\x00s\x00t\x00g" in data:
        return Kind.OUTLOOK
    return None


def _package_kind(data: bytes) -> Kind:
    """Return what a ZIP holds, by the names at its start and end."""
    ends = data[:4096] + data[-65_536:]
    if b"word/document" in ends or b"word/_rels" in ends:
        return Kind.DOCX
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return Kind.ODT
    return Kind.ZIP
