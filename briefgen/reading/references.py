"""Reference exports (Zotero and others): RIS, BibTeX, CSL-JSON. Metadata, and an abstract if any.

Formats: RIS by Research Information Systems' 2011 specification, BibTeX by Patashnik's "BibTeXing",
CSL-JSON by the Citation Style Language schema 1.0.2. Read here: each is a few dozen lines.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from briefgen.model.library import BIBTEX_TYPE, CSL_TYPE, RIS_TYPE
from briefgen.reading.cleaning import one_line
from briefgen.reading.decoding import decode
from briefgen.reading.feed import json_feed
from briefgen.reading.printed_dates import read_day
from briefgen.reading.source import Draft, Fact, Reading, Source, unreadable

_RIS_LINE = re.compile(r"^([A-Z][A-Z0-9])  -(?: (.*))?$")
_ENTRY = re.compile(r"@(\w+)\s*[{(]\s*([^,\s{}]*)\s*,")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w\-]*)\s*=\s*")
_NOTICE = "Only a reference: the article's own text is still to be added."
_MARKUP = re.compile(r"<[^<>]{1,100}>")


def read_ris(source: Source) -> Reading:
    """Return a draft for each reference of a RIS file; raises BriefgenError if there is none."""
    text, notice = decode(source.data, name=source.name)
    records: list[dict[str, list[str]]] = [{}]
    last = ""
    for line in text.splitlines():
        match = _RIS_LINE.match(line.rstrip("\r"))
        if match:
            last, value = match[1], (match[2] or "").strip()
            if last == "ER":
                records.append({})
            elif value:
                records[-1].setdefault(last, []).append(value)
        elif last and line.strip() and records[-1].get(last):
            records[-1][last][-1] += f" {line.strip()}"
    found = [_ris_facts(record) for record in records if record]
    return reference_reading(found, RIS_TYPE, source, notice)


def read_bibtex(source: Source) -> Reading:
    """Return a draft for each entry of a BibTeX file; raises BriefgenError if there is none."""
    text, notice = decode(source.data, name=source.name)
    found = [_bibtex_facts(fields) for fields in _bibtex_entries(text)]
    return reference_reading(found, BIBTEX_TYPE, source, notice)


def read_json(source: Source) -> Reading:
    """Return the articles of a JSON Feed or the references of a CSL-JSON file.

    Raises:
        BriefgenError: no JSON, or neither of the two.
    """
    text, notice = decode(source.data, name=source.name)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise unreadable(
            f"“{source.name}” is damaged: it is no JSON.", detail=str(error)
        ) from error
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version", "")):
        return json_feed(value, source)
    items = value.get("items") if isinstance(value, dict) else value
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    found = [_csl_facts(item) for item in listed if "title" in item and "type" in item]
    return reference_reading(found, CSL_TYPE, source, notice)


Found = tuple[list[Fact], str]
"""The facts of a reference, and its abstract or ""."""


def reference_reading(
    found: list[Found], media_type: str, source: Source, notice: str = ""
) -> Reading:
    """Return a draft for each reference; raises BriefgenError if none has a title."""
    drafts = []
    for facts, abstract in found[: source.limits.members]:
        title = next((str(fact.value) for fact in facts if fact.field == "title"), "")
        if title:
            text = f"{title}\n{_MARKUP.sub('', abstract)}"
            known = tuple(_checked(fact) for fact in facts)
            drafts.append(Draft(text, known, media_type, (_NOTICE,), name=title))
    if not drafts:
        raise unreadable(f"“{source.name}” holds no references that can be read.")
    notices = [notice] if notice else []
    left = len(found) - len(drafts)
    words = "reference without a title was" if left == 1 else "references without a title were"
    if left:
        notices.append(f"{left} {words} left out.")
    return Reading(tuple(drafts), notices=tuple(notices))


def _checked(fact: Fact) -> Fact:
    """Return the fact, with an address only where it is one of the web, a language only as tag."""
    if fact.field == "url" and not str(fact.value).startswith(("http://", "https://")):
        return Fact("url", "", fact.place)
    return _language_tag(fact)


def _ris_facts(record: dict[str, list[str]]) -> Found:
    def first(*tags: str) -> str:
        return next((record[tag][0] for tag in tags if record.get(tag)), "")

    authors = [name for tag in ("AU", "A1") for name in record.get(tag, [])]
    facts = [
        Fact("title", one_line(first("TI", "T1", "CT")), "RIS title"),
        Fact("outlet", one_line(first("T2", "JF", "JO", "PB")), "RIS publication"),
        Fact("authors", tuple(_turned(name) for name in authors), "RIS author"),
        Fact("url", first("UR", "L2"), "RIS address"),
        Fact("language", first("LA"), "RIS language"),
    ]
    for tag in ("DA", "Y1", "PY"):
        if day := read_day(first(tag).replace("/", "-").rstrip("-")):
            facts.append(Fact("published", day, f"RIS {tag}"))
    return facts, first("AB", "N2")


def _csl_facts(item: dict[str, Any]) -> Found:
    authors = item.get("author")
    names = []
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict):
            whole = f"{author.get('given', '')} {author.get('family', '')}".strip()
            names.append(whole or str(author.get("literal", "")))
    facts = [
        Fact("title", one_line(_MARKUP.sub("", str(item.get("title") or ""))), "CSL-JSON title"),
        Fact("outlet", one_line(str(item.get("container-title") or item.get("publisher") or "")),
             "CSL-JSON container-title"),
        Fact("authors", tuple(name for name in names if name), "CSL-JSON author"),
        Fact("url", str(item.get("URL") or ""), "CSL-JSON URL"),
        Fact("language", str(item.get("language") or ""), "CSL-JSON language"),
    ]  # fmt: skip
    issued = item.get("issued")
    if isinstance(issued, dict):
        parts = issued.get("date-parts")
        numbers = parts[0] if isinstance(parts, list) and parts else []
        written = str(issued.get("raw") or issued.get("literal") or "")
        if isinstance(numbers, list) and len(numbers) >= 3:
            written = "-".join(f"{number!s:0>2}" for number in numbers[:3])
        if day := read_day(written):
            facts.append(Fact("published", day, "CSL-JSON issued"))
    return facts, str(item.get("abstract") or "")


def _bibtex_entries(text: str) -> Iterator[dict[str, str]]:
    for match in _ENTRY.finditer(text):
        if match[1].lower() in ("comment", "string", "preamble"):
            continue
        fields: dict[str, str] = {}
        position = match.end()
        while field := _FIELD.match(text, position):
            value, position = _bibtex_value(text, field.end())
            fields[field[1].lower()] = value
        yield fields


def _bibtex_value(text: str, start: int) -> tuple[str, int]:
    """Return a field's value without its braces, and where it ends."""
    opening = text[start : start + 1]
    if opening not in ("{", '"'):
        bare = re.compile(r"[^,}\s]*").match(text, start)
        return (bare.group(), bare.end()) if bare else ("", start)
    depth = 0
    for position in range(start, min(len(text), start + 100_000)):
        char = text[position]
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        closed = depth == 0 and (char == "}" or (char == '"' and position > start))
        if closed and opening == ("{" if char == "}" else '"'):
            inner = text[start + 1 : position]
            return re.sub(r"\\([&%$#_])", r"\1", re.sub(r"[{}]", "", inner)), position + 1
    return "", len(text)


def _bibtex_facts(fields: dict[str, str]) -> Found:
    authors = re.split(r"\s+and\s+", one_line(fields.get("author", "")))
    outlet = fields.get("journal") or fields.get("journaltitle") or fields.get("publisher") or ""
    facts = [
        Fact("title", one_line(fields.get("title", "")), "BibTeX title"),
        Fact("outlet", one_line(outlet), "BibTeX journal"),
        Fact("authors", tuple(_turned(name) for name in authors if name), "BibTeX author"),
        Fact("url", one_line(fields.get("url", "")), "BibTeX url"),
        Fact("language", fields.get("language") or fields.get("langid", ""), "BibTeX language"),
    ]
    written = fields.get("date") or " ".join(
        fields.get(part, "") for part in ("day", "month", "year")
    )
    if day := read_day(written):
        facts.append(Fact("published", day, "BibTeX date"))
    return facts, fields.get("abstract", "")


def _turned(name: str) -> str:
    """Return "Jane Doe" for "Doe, Jane"."""
    family, comma, given = one_line(name).partition(",")
    return f"{given.strip()} {family.strip()}".strip() if comma else family


def _language_tag(fact: Fact) -> Fact:
    """Return the fact with a language only where it is a tag, not a name such as "english"."""
    if fact.field == "language" and not re.fullmatch(
        r"[A-Za-z]{2,3}(?:-\w{2,8})*", str(fact.value)
    ):
        return Fact("language", "", fact.place)
    return fact
