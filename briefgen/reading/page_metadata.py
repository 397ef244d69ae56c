"""What a web page says about itself: JSON-LD, meta tags, links, the time element.

Sources: https://schema.org/NewsArticle, https://ogp.me, https://html.spec.whatwg.org (time, link),
Dublin Core and Google Scholar's citation tags. `dateModified` is never taken for publication.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen.reading.cleaning import one_line
from briefgen.reading.json_ld import json_ld_facts
from briefgen.reading.page_values import author_names, language_tag, web_address
from briefgen.reading.printed_dates import read_day
from briefgen.reading.source import Fact

if TYPE_CHECKING:
    from lxml.html import HtmlElement


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
    facts = [
        *known,
        *_saved_from(comments),
        *json_ld_facts(tree),
        *_meta_tags(tree),
        *_elements(tree),
    ]
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
        yield Fact("url", web_address(content), "meta og:url")


def _meta_fact(field: str, contents: list[str], place: str) -> Iterator[Fact]:
    content = contents[0]
    if field == "authors":
        yield Fact("authors", author_names(contents), place)
    elif field == "published":
        if day := read_day(content[:100]):
            yield Fact("published", day, place)
    elif field == "language":
        yield Fact("language", language_tag(content), place)
    elif field == "title":
        yield Fact("title", content, place)
    elif not content.startswith("http"):
        yield Fact("outlet", content.lstrip("@"), place)


def _elements(tree: "HtmlElement") -> Iterator[Fact]:
    for link in tree.iterfind(".//link[@rel]"):
        if link.get("rel", "").lower() == "canonical":
            yield Fact("url", web_address(link.get("href") or ""), "link canonical")
            break
    headings = [one_line(_content(heading)) for heading in tree.iter("h1")][:3]
    if len([heading for heading in headings if heading]) == 1:
        yield Fact("title", "".join(headings), "heading of the page")
    for title in tree.iterfind(".//head/title"):
        yield Fact("title", one_line(_content(title)), "title of the page")
        break
    yield from _times(tree)
    root = tree.getroottree().getroot()
    yield Fact(
        "language", language_tag(root.get("lang") or root.get("xml:lang") or ""), "lang of the page"
    )
    for person in tree.xpath(
        "//*[@itemprop='author' or @rel='author' or contains(@class, 'byline')][position() < 4]"
    )[:4]:
        words = one_line(_content(person), 200)
        if 0 < len(words) <= 80 and not read_day(words):
            yield Fact("authors", author_names([words]), "byline of the page")
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
