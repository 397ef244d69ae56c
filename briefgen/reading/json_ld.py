"""What a page says of itself in JSON-LD (https://schema.org/NewsArticle).

`dateModified` is never taken for publication. However large or deep a script is, reading it takes
bounded time: a 0.2 MB one costs other readers 25 s.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefgen.reading.cleaning import one_line
from briefgen.reading.page_values import author_names, language_tag, web_address
from briefgen.reading.printed_dates import read_day
from briefgen.reading.source import Fact

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_SCRIPT = 2_000_000  # characters; json.loads takes about 20 ms for these
_MOST_NODES = 20_000
_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsItem|PressRelease)$")
_PAGE = re.compile(r"(?:WebPage|CreativeWork|VideoObject)$")


def json_ld_facts(tree: "HtmlElement") -> Iterator[Fact]:
    """Yield the facts of the first article object, else of the first page object, in a page."""
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
    yield Fact("authors", author_names(_names(node.get("author"), by_id)), "JSON-LD author")
    for key in ("datePublished", "dateCreated"):
        if day := read_day(_text(node.get(key))[:100]):
            yield Fact("published", day, f"JSON-LD {key}")
            break
    page = node.get("mainEntityOfPage")
    address = _text(node.get("url")) or _text(page.get("@id") if isinstance(page, dict) else page)
    yield Fact("url", web_address(address), "JSON-LD url")
    yield Fact("language", language_tag(_text(node.get("inLanguage"))), "JSON-LD inLanguage")


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
