"""News feeds as files: RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287), JSON Feed 1.1.

Read here on lxml: feedparser would fetch whatever looks like an address, and its sgmllib3k has no
wheel. Broken markup is recovered as far as it goes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError
from briefgen.reading.cleaning import one_line
from briefgen.reading.furniture import drop_furniture
from briefgen.reading.html import html_to_text
from briefgen.reading.package import parse_xml
from briefgen.reading.printed_dates import read_day, read_mail_date
from briefgen.reading.source import CUT_OFF, Draft, Fact, Reading, Source, unreadable
from briefgen.reading.top_lines import split_authors

if TYPE_CHECKING:
    from lxml import etree

_SHORT = 600  # characters; shorter entries are mostly summaries
_ENTRY_TAGS = ("item", "entry")
_TEXT_TAGS = ("encoded", "content", "description", "summary")
MEDIA_TYPE = "application/rss+xml"
JSON_TYPE = "application/feed+json"


def read_feed(source: Source) -> Reading:
    """Return an article for each entry of an RSS or Atom file.

    Raises:
        BriefgenError: damaged beyond recovery, declares entities, or no feed.
    """
    root = parse_xml(source.data.lstrip(), source.name, recover=True)
    if _name(root) not in ("rss", "feed", "rdf"):
        raise unreadable(f"“{source.name}” is an XML file but not a news feed.")
    channel = next((child for child in root if _name(child) == "channel"), root)
    outlet = one_line(_child_text(channel, "title"))
    language = one_line(_child_text(channel, "language")) or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang", ""
    )
    entries = [element for element in root.iter() if _name(element) in _ENTRY_TAGS]
    drafts = []
    for entry in entries[: source.limits.members]:
        facts = [*_entry_facts(entry), Fact("outlet", outlet, "title of the feed")]
        facts.append(Fact("language", language, "language of the feed"))
        markup = max((_markup(child) for child in entry if _name(child) in _TEXT_TAGS), key=len,
                     default="")  # fmt: skip
        drafts.append(entry_draft(markup, facts, source, MEDIA_TYPE))
    notices = [] if _ended(source.data, root) else [CUT_OFF]
    if left := len(entries[source.limits.members :]):
        notices.append(f"{left} entries after the first {source.limits.members} were left out.")
    return _reading([draft for draft in drafts if draft is not None], source, tuple(notices))


def json_feed(feed: dict[str, Any], source: Source) -> Reading:
    """Return an article for each item of a JSON Feed (https://jsonfeed.org/version/1.1).

    Raises:
        BriefgenError: it has no items with text.
    """
    outlet = one_line(_string(feed.get("title")))
    drafts = []
    items = feed.get("items")
    for item in (items if isinstance(items, list) else [])[: source.limits.members]:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") or feed.get("authors") or [item.get("author") or {}]
        names = [_string(author.get("name")) for author in authors if isinstance(author, dict)]
        facts = [
            Fact("title", one_line(_string(item.get("title"))), "feed entry title"),
            Fact("url", _string(item.get("url")), "feed entry url"),
            Fact("authors", tuple(name for name in names if name), "feed entry authors"),
            Fact("outlet", outlet, "title of the feed"),
            Fact(
                "language", _string(item.get("language") or feed.get("language")), "feed language"
            ),
        ]
        if day := read_day(_string(item.get("date_published"))):
            facts.append(Fact("published", day, "feed entry date_published"))
        markup = _string(item.get("content_html"))
        text = _string(item.get("content_text")) or _string(item.get("summary"))
        drafts.append(entry_draft(markup or text, facts, source, JSON_TYPE, is_html=bool(markup)))
    return _reading([draft for draft in drafts if draft is not None], source)


def entry_draft(
    markup: str, facts: list[Fact], source: Source, media_type: str, *, is_html: bool = True
) -> Draft | None:
    """Return the draft of one entry, None if it has neither text nor title."""
    title = next((str(fact.value) for fact in facts if fact.field == "title"), "")
    text = markup
    if is_html and ("<" in markup or "&" in markup):
        try:
            text = html_to_text(markup, source.name)
        except BriefgenError:
            text = ""
    text = "\n".join(drop_furniture(text.split("\n"), [title])) or title
    if not text.strip():
        return None
    notices = ("Only the feed's summary; the article itself was not in the file.",)
    return Draft(text, tuple(facts), media_type, notices if len(text) < _SHORT else (),
                 name=title or source.name)  # fmt: skip


def _ended(data: bytes, root: "etree._Element") -> bool:
    """Return whether the file closes its root element; UTF-16 is taken to do so."""
    end = data.rstrip()[-200:].lower()
    return b"\0" in end or (end.endswith(b">") and _name(root).encode() in end)


def _reading(drafts: list[Draft], source: Source, notices: tuple[str, ...] = ()) -> Reading:
    if not drafts:
        raise unreadable(f"The news feed “{source.name}” holds no entries with text.")
    return Reading(tuple(drafts), notices=notices)


def _entry_facts(entry: "etree._Element") -> Iterator[Fact]:
    yield Fact("title", one_line(_plain(_child_text(entry, "title"))), "feed entry title")
    yield Fact("url", _link(entry), "feed entry link")
    for child in entry:
        if _name(child) in ("creator", "author"):
            words = _child_text(child, "name") or "".join(str(text) for text in child.itertext())
            if inside := words[words.find("(") + 1 : words.rfind(")")]:
                words = inside if "@" in words.split("(")[0] else words
            yield Fact("authors", split_authors(words), "feed entry author")
            break
    for name in ("published", "issued", "pubDate", "pubdate", "date"):
        words = _child_text(entry, name)
        if words and (day := read_day(words) or read_mail_date(words)):
            yield Fact("published", day, f"feed entry {name}")
            break


def _link(entry: "etree._Element") -> str:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = one_line(child.get("href") or child.text or "")
            if address.startswith(("http://", "https://")):
                return address
    guid = one_line(_child_text(entry, "guid"))
    return guid if guid.startswith(("http://", "https://")) else ""


def _name(element: "etree._Element") -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _child_text(element: "etree._Element", name: str) -> str:
    for child in element:
        if _name(child) == name.lower():
            return "".join(str(text) for text in child.itertext())
    return ""


def _markup(element: "etree._Element") -> str:
    """Return an entry's text as markup, whether it is escaped or stands as XHTML."""
    if len(element):
        from lxml import etree

        return str(etree.tostring(element, encoding="unicode", with_tail=False))
    return element.text or ""


def _plain(text: str) -> str:
    import html

    return html.unescape(text) if "&" in text else text


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
