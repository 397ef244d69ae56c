"""RDF files: Zotero's own export to references, RSS 1.0 to the feed reader.

Zotero writes RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/) with terms of Dublin Core, the
Bibliographic Ontology's forerunner (http://purl.org/net/biblio#), FOAF and its own.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.model.library import RDF_TYPE
from briefgen.reading.cleaning import one_line
from briefgen.reading.feed import read_feed
from briefgen.reading.package import parse_xml
from briefgen.reading.printed_dates import read_day
from briefgen.reading.references import Found, reference_reading
from briefgen.reading.source import Fact, Reading, Source

if TYPE_CHECKING:
    from lxml import etree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ZOTERO = "{http://www.zotero.org/namespaces/export#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BIB = "{http://purl.org/net/biblio#}"
_FOAF = "{http://xmlns.com/foaf/0.1/}"
_NO_ARTICLES = ("attachment", "note", "annotation")


def read_rdf(source: Source) -> Reading:
    """Return a draft for each item of a Zotero export, or the entries of an RSS 1.0 feed.

    Raises:
        BriefgenError: damaged, declares entities, or neither of the two.
    """
    root = parse_xml(source.data.lstrip(), source.name, recover=True)
    items = [item for item in root if item.findtext(f"{_ZOTERO}itemType") is not None]
    if not items:
        return read_feed(source)
    named = {str(element.get(f"{_RDF}about")): element for element in root}
    found = [_facts(item, named) for item in items if _type(item) not in _NO_ARTICLES]
    return reference_reading(found, RDF_TYPE, source)


def _type(item: "etree._Element") -> str:
    return (item.findtext(f"{_ZOTERO}itemType") or "").strip()


def _facts(item: "etree._Element", named: "dict[str, etree._Element]") -> Found:
    def text(path: str) -> str:
        return one_line(item.findtext(path) or "", 2_000)

    facts = [
        Fact("title", text(f"{_DC}title"), "Zotero title"),
        Fact("outlet", _outlet(item, named), "Zotero publication"),
        Fact("authors", tuple(_authors(item)), "Zotero author"),
        Fact("url", _address(item), "Zotero address"),
        Fact("language", text(f"{_ZOTERO}language"), "Zotero language"),
    ]
    if day := read_day(text(f"{_DC}date")):
        facts.append(Fact("published", day, "Zotero date"))
    return facts, item.findtext(f"{_TERMS}abstract") or ""


def _outlet(item: "etree._Element", named: "dict[str, etree._Element]") -> str:
    """Return the title of what the item is part of, which may stand elsewhere in the file."""
    part = item.find(f"{_TERMS}isPartOf")
    whole = None
    if part is not None:
        whole = named.get(part.get(f"{_RDF}resource", "")) if not len(part) else part[0]
    title = whole.findtext(f"{_DC}title") if whole is not None else ""
    publisher = item.findtext(f"{_DC}publisher/{_FOAF}Organization/{_FOAF}name")
    return one_line(title or publisher or "")


def _authors(item: "etree._Element") -> Iterator[str]:
    for person in item.iterfind(f"{_BIB}authors//{_FOAF}Person"):
        given = person.findtext(f"{_FOAF}givenName") or person.findtext(f"{_FOAF}givenname") or ""
        if name := one_line(f"{given} {person.findtext(f'{_FOAF}surname') or ''}"):
            yield name


def _address(item: "etree._Element") -> str:
    value = item.findtext(f"{_DC}identifier/{_TERMS}URI/{_RDF}value")
    return one_line(value or item.get(f"{_RDF}about", ""), 2_000)
