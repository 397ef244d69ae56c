"""OpenDocument text (ISO/IEC 26300) to drafts, from its XML; flat or encrypted files are told."""

import re
from typing import TYPE_CHECKING

from briefgen.reading.package import Package, open_package
from briefgen.reading.properties import property_facts
from briefgen.reading.source import Draft, Fact, Reading, Source, unreadable

if TYPE_CHECKING:
    from lxml import etree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation",
     f"{_OFFICE}forms", f"{_TEXT}sequence-decls", f"{_TEXT}table-of-content")
)  # fmt: skip
_MOST_SPACES = 200
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def read_odt(source: Source) -> Reading:
    """Return the one article of an OpenDocument text: body, tables row by row, notes at the end.

    Raises:
        BriefgenError: no OpenDocument text, damaged, encrypted, or without text.
    """
    with open_package(source, "OpenDocument text") as package:
        if "META-INF/manifest.xml" in package.names:
            manifest = package.read("META-INF/manifest.xml")
            if b"encryption-data" in manifest:
                raise unreadable(
                    f"“{source.name}” is protected by a password.",
                    "Open it with the password and save it without one.",
                )
        root = package.xml("content.xml")
        facts = [*source.facts, *_properties(package)]
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise unreadable(f"“{source.name}” is not an OpenDocument text.")
    notes: list[str] = []
    pieces: list[str] = []
    _collect(body, pieces, notes, in_cell=False)
    text = "".join(pieces)
    if not text.strip():
        raise unreadable(f"“{source.name}” holds no text.")
    lines = [text, *(f"[{number}] {note}" for number, note in enumerate(notes, 1))]
    notices = ("Footnotes stand at the end of the text.",) if notes else ()
    return Reading((Draft("\n".join(lines), tuple(facts), MEDIA_TYPE, notices, prose=True),))


def _collect(
    element: "etree._Element", pieces: list[str], notes: list[str], *, in_cell: bool
) -> None:
    """Append the text below an element, its own text first; lxml limits the depth to 256."""
    pieces.append(_collapse(element.text))
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}note":
            inner: list[str] = []
            _collect(child, inner, notes, in_cell=True)
            notes.append(" ".join("".join(inner).split()))
        elif tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            pieces.append(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif tag == f"{_TEXT}line-break":
            pieces.append(" " if in_cell else "\n")
        elif tag not in _SKIPPED:
            cell = tag == f"{_TABLE}table-cell"
            if cell and child.getprevious() is not None and pieces[-1:] != ["\n"]:
                pieces.append(" | ")
            _collect(child, pieces, notes, in_cell=in_cell or cell)
            paragraph = tag in (f"{_TEXT}p", f"{_TEXT}h")
            if tag == f"{_TABLE}table-row" or (paragraph and not in_cell):
                pieces.append("\n")
            elif paragraph and child.getnext() is not None:
                pieces.append(" ")
        pieces.append(_collapse(child.tail))


def _collapse(text: str | None) -> str:
    """Return text with white space collapsed, as the format asks (part 3, 6.1.2); NBSP stays."""
    return re.sub(r"[ \t\r\n]+", " ", text) if text else ""


def _properties(package: Package) -> list[Fact]:
    if "meta.xml" not in package.names:
        return []
    meta = package.xml("meta.xml").find(f"{_OFFICE}meta")
    if meta is None:
        return []
    author = meta.findtext(f"{_META}initial-creator") or meta.findtext(f"{_DC}creator")
    title, made = meta.findtext(f"{_DC}title"), meta.findtext(f"{_META}creation-date")
    return property_facts(title or "", author or "", made or "")
