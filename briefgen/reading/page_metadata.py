"""What a web page says about itself: JSON-LD, meta tags, links, the time element.

Sources: https://schema.org/NewsArticle, https://ogp.me, https://html.spec.whatwg.org (time, link),
Dublin Core and Google Scholar's citation tags. `dateModified` is never taken for publication.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefgen.reading.cleaning import one_line
from briefgen.reading.printed_dates import read_day
from briefgen.reading.source import Fact
from briefgen.reading.top_lines import split_authors

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_SCRIPT = 2_000_000  # characters; json.loads takes about 20 ms for these
_MOST_NODES = 20_000
_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsItem|PressRelease)$")
_PAGE = re.compile(r"(?:WebPage|CreativeWork|VideoObject)$")

# Names of <meta name|property|itemprop>, best first.
_META = {
    "title": (
        "og:title",
        "twitter:title",
        "citation_title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "sailthru.title",
        "headline",
    ),
    "outlet": (
        "og:site_name",
        "publisher",
        "dc.publisher",
        "dcterms.publisher",
        "citation_journal_title",
        "application-name",
        "article:publisher",
    ),
    "authors": (
        "author",
        "article:author",
        "citation_author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
    ),
    "published": (
        "article:published_time",
        "datepublished",
        "og:published_time",
        "article:published",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "dc.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "date",
    ),
    "language": ("og:locale", "content-language", "dc.language", "language"),
}
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:/|-|$)")


def page_facts(tree: "HtmlElement", comments: str = "", known: tuple[Fact, ...] = ()) -> list[Fact]:
    """Return the facts that a page's markup gives, the most trustworthy of each field first.

    Args:
        tree: the page, scripts included.
        comments: the page's start as text, where browsers write the address they saved from.
        known: facts from outside, such as the address in a web archive; they come first.
    """
    facts = [*known, *_saved_from(comments), *_json_ld(tree), *_meta_tags(tree), *_elements(tree)]
    facts += _url_day(facts)
    outlet = next((str(fact.value) for fact in facts if fact.field == "outlet"), "")
    return [_without_outlet(fact, outlet) for fact in facts]


def disagreement(facts: list[Fact]) -> str:
    """Return a notice if a page gives several publication days, else ""."""
    given = [fact for fact in facts if fact.field == "published" and isinstance(fact.value, date)]
    other = next((fact for fact in given if fact.value != given[0].value), None)
    if other is None:
        return ""
    return (
        f"The page gives two publication dates: {given[0].value} ({given[0].place}) and "
        f"{other.value} ({other.place}). The first was taken."
    )


def _saved_from(comments: str) -> Iterator[Fact]:
    """Yield the address that a browser wrote into a page when it saved it."""
    match = re.search(
        r"<!--\s*saved from url=\(\d+\)\s*(https?://[^\s>]+)", comments, re.IGNORECASE
    )
    if match:
        yield Fact("url", match[1], "“saved from” comment")
    match = re.search(r"Page saved with SingleFile\s+url:\s*(https?://\S+)", comments)
    if match:
        yield Fact("url", match[1], "SingleFile comment")


# -- JSON-LD ----------------------------------------------------------------------------------


def _json_ld(tree: "HtmlElement") -> Iterator[Fact]:
    nodes: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type]"):
        content = script.text or ""
        if "ld+json" not in script.get("type", "").lower() or len(content) > _LONGEST_SCRIPT:
            continue
        try:
            nodes += _nodes(json.loads(content.strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    for node in articles[:1] or [node for node in nodes if _is(node, _PAGE)][:1]:
        yield from _node_facts(node, by_id)


def _nodes(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD value, outer before inner, at most `_MOST_NODES`."""
    found: list[dict[str, Any]] = []
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        value = waiting.pop(0) if len(waiting) < 50 else waiting.pop()
        if isinstance(value, dict):
            found.append(value)
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += [inner for inner in value[:_MOST_NODES] if isinstance(inner, dict | list)]
    return found


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and kind.search(name) for name in listed)


def _node_facts(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[Fact]:
    for key in ("headline", "name"):
        if title := one_line(_text(node.get(key))):
            yield Fact("title", title, f"JSON-LD {key}")
            break
    publisher = one_line("; ".join(_names(node.get("publisher"), by_id)[:1]))
    yield Fact("outlet", publisher, "JSON-LD publisher")
    yield Fact("authors", _authors(_names(node.get("author"), by_id)), "JSON-LD author")
    for key in ("datePublished", "dateCreated"):
        if day := read_day(_text(node.get(key))[:100]):
            yield Fact("published", day, f"JSON-LD {key}")
            break
    page = node.get("mainEntityOfPage")
    address = _text(node.get("url")) or _text(page.get("@id") if isinstance(page, dict) else page)
    yield Fact("url", _web_address(address), "JSON-LD url")
    yield Fact("language", _tag(_text(node.get("inLanguage"))), "JSON-LD inLanguage")


def _text(value: Any) -> str:
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name") or "")
    return value if isinstance(value, str) else ""


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """Return the names of one or several people or bodies, references by @id followed once."""
    listed = value if isinstance(value, list) else [value]
    names: list[str] = []
    for item in listed[:20]:
        if isinstance(item, dict):
            known = item if item.get("name") else by_id.get(str(item.get("@id")), {})
            names += _names(known.get("name"), {}) if known.get("name") is not item else []
        elif isinstance(item, str):
            names.append(item)
    return names


# -- meta tags, links, elements ----------------------------------------------------------------


def _meta_tags(tree: "HtmlElement") -> Iterator[Fact]:
    values: dict[str, list[str]] = {}
    for number, meta in enumerate(tree.iter("meta")):
        if number > 1_000:
            break
        content = one_line(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                values.setdefault(name, []).append(content)
    for field, names in _META.items():
        for name in names:
            if name in values:
                yield from _meta_fact(field, values[name], f"meta {name}")
    for content in values.get("og:url", [])[:1]:
        yield Fact("url", _web_address(content), "meta og:url")


def _meta_fact(field: str, contents: list[str], place: str) -> Iterator[Fact]:
    content = contents[0]
    if field == "authors":
        yield Fact("authors", _authors(contents), place)
    elif field == "published":
        if day := read_day(content[:100]):
            yield Fact("published", day, place)
    elif field == "language":
        yield Fact("language", _tag(content), place)
    elif field == "title":
        yield Fact("title", content, place)
    elif not content.startswith("http"):
        yield Fact("outlet", content.lstrip("@"), place)


def _elements(tree: "HtmlElement") -> Iterator[Fact]:
    for link in tree.iterfind(".//link[@rel]"):
        if link.get("rel", "").lower() == "canonical":
            yield Fact("url", _web_address(link.get("href") or ""), "link canonical")
            break
    headings = [one_line(_content(heading)) for heading in tree.iter("h1")][:3]
    if len([heading for heading in headings if heading]) == 1:
        yield Fact("title", "".join(headings), "heading of the page")
    for title in tree.iterfind(".//head/title"):
        yield Fact("title", one_line(_content(title)), "title of the page")
        break
    yield from _times(tree)
    root = tree.getroottree().getroot()
    yield Fact("language", _tag(root.get("lang") or root.get("xml:lang") or ""), "lang of the page")
    for person in tree.xpath(
        "//*[@itemprop='author' or @rel='author' or contains(@class, 'byline')][position() < 4]"
    )[:4]:
        words = one_line(_content(person), 200)
        if 0 < len(words) <= 80 and not read_day(words):
            yield Fact("authors", _authors([words]), "byline of the page")
            break


def _times(tree: "HtmlElement") -> Iterator[Fact]:
    """Yield the day of a time element that says "published", else of the first in the article."""
    times = list(tree.iterfind(".//time[@datetime]"))[:50]
    marked = [
        time
        for time in times
        if time.get("pubdate") is not None
        or "publish" in f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
    ]
    plain = [
        time
        for time in times
        if "modif" not in f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
        and any(parent.tag in ("article", "header", "main") for parent in time.iterancestors())
        and not any(parent.tag in ("aside", "nav", "footer") for parent in time.iterancestors())
    ]
    for time, place in [(time, "time element “published”") for time in marked[:1]] + [
        (time, "time element in the article") for time in plain[:1]
    ]:
        if day := read_day(time.get("datetime", "")[:100]):
            yield Fact("published", day, place)
    for element in tree.xpath("//*[@itemprop='datePublished'][not(self::meta)][position() < 3]"):
        if day := read_day((element.get("datetime") or element.get("content") or "")[:100]):
            yield Fact("published", day, "itemprop datePublished")


def _url_day(facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        match = _URL_DAY.search(urlsplit(str(fact.value)).path) if fact.field == "url" else None
        if match and (day := read_day(f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}")):
            yield Fact("published", day, "date in the page's address")
            return


def _authors(names: list[str]) -> tuple[str, ...]:
    """Return author names without addresses and repetitions."""
    found: dict[str, None] = {}
    for name in names:
        for one in split_authors(name):
            if len(one) <= 80:
                found.setdefault(one)
    return tuple(found)


def _without_outlet(fact: Fact, outlet: str) -> Fact:
    """Return a title without " | Outlet" at its end, and authors without the outlet's name."""
    if not outlet:
        return fact
    if fact.field == "title":
        title = re.sub(rf"\s+[|–—\-·•]\s+{re.escape(outlet)}\s*$", "", str(fact.value))
        return Fact("title", title, fact.place)
    if fact.field == "authors" and isinstance(fact.value, tuple):
        names = tuple(name for name in fact.value if name.casefold() != outlet.casefold())
        return Fact("authors", names, fact.place)
    return fact


def _content(element: "HtmlElement") -> str:
    return str(element.text_content())[:2_000]


def _web_address(text: str) -> str:
    address = one_line(text, 2_000)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def _tag(text: str) -> str:
    """Return a BCP 47 tag of a language value ("en_GB" gives "en-GB"), "" if it is none."""
    tag = text.strip().replace("_", "-").split(",")[0]
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else ""
