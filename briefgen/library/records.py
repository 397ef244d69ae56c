"""Articles to rows of the database and back."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefgen.model.article import Article, Correction, DateStatus, Metadata, Origin
from briefgen.model.library import ArticleRow

ROW_COLUMNS = (
    "a.id, a.key, a.title, a.outlet, a.published, a.confirmed, a.language, a.added, a.characters, "
    "a.quotes, a.dates, a.speakers, a.unread, a.superseded_by, "
    "json_array_length(a.record, '$.notices') AS notices, "
    "(SELECT group_concat(tag, char(31)) FROM tags WHERE tags.id = a.id) AS tags, "
    "(SELECT count(*) FROM copies JOIN articles AS o ON o.id = copies.other "
    "WHERE copies.id = a.id AND o.binned IS NULL) AS near_copies"
)
"""Columns of `articles AS a` that `to_row` needs."""

SEPARATOR = "\x1f"
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref", "cmpid")


def to_columns(article: Article) -> dict[str, Any]:
    """Return the columns of `articles` that follow from an article; not those of its history."""
    return {
        "key": article.key,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "confirmed": article.date_status is DateStatus.CONFIRMED,
        "language": article.language,
        "page": page_of(article.url),
        "characters": len(article.text),
        "original_hash": article.original_hash,
        "record": _record(article),
    }


def to_article(row: sqlite3.Row) -> Article:
    """Return the article of a row with `key`, `record`, `text` and `original_hash`."""
    record = json.loads(row["record"])
    return Article(
        key=row["key"],
        text=row["text"],
        text_hash=record["text_hash"],
        read=Metadata(**_loaded(record["read"])),
        origins=tuple(Origin(*origin) for origin in record["origins"]),
        corrected=Correction(**_loaded(record["corrected"])),
        file_name=record["file_name"],
        media_type=record["media_type"],
        original_hash=row["original_hash"],
        supersedes=record["supersedes"],
        notices=tuple(record["notices"]),
    )


def to_row(row: sqlite3.Row) -> ArticleRow:
    """Return the list line of a row with `ROW_COLUMNS`."""
    return ArticleRow(
        key=row["key"],
        title=row["title"],
        outlet=row["outlet"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        confirmed=bool(row["confirmed"]),
        language=row["language"],
        added=datetime.fromisoformat(row["added"]),
        characters=row["characters"],
        quotes=row["quotes"],
        dates=row["dates"],
        speakers=split(row["speakers"]),
        unread=bool(row["unread"]),
        tags=tuple(sorted(split(row["tags"]), key=str.casefold)),
        near_copies=row["near_copies"],
        superseded_by=row["superseded_by"],
        notices=row["notices"],
    )


def page_of(url: str) -> str:
    """Return an address in the form that tells whether two are the same page; "" for a site's root.

    Without scheme, "www.", fragment, tracking parameters and a slash at the end.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    query = [pair for pair in parse_qsl(parts.query) if not pair[0].lower().startswith(_TRACKING)]
    if parts.scheme not in ("http", "https") or not host or not (path or query):
        return ""
    return f"{host}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def _record(article: Article) -> str:
    record = {
        "text_hash": article.text_hash,
        "read": _dumped(article.read),
        "origins": [[origin.field, origin.place] for origin in article.origins],
        "corrected": _dumped(article.corrected),
        "file_name": article.file_name,
        "media_type": article.media_type,
        "supersedes": article.supersedes,
        "notices": list(article.notices),
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _dumped(value: Metadata | Correction) -> dict[str, Any]:
    """Return the fields that say something, days as ISO 8601."""
    dumped: dict[str, Any] = {}
    for item in fields(value):
        content = getattr(value, item.name)
        if content != item.default:
            dumped[item.name] = content.isoformat() if isinstance(content, date) else content
    return dumped


def _loaded(stored: Mapping[str, Any]) -> dict[str, Any]:
    loaded = dict(stored)
    if loaded.get("published"):
        loaded["published"] = date.fromisoformat(loaded["published"])
    if loaded.get("authors") is not None:
        loaded["authors"] = tuple(loaded["authors"])
    return loaded


def split(text: str | None) -> tuple[str, ...]:
    """Return the names of a column that holds several."""
    return tuple(text.split(SEPARATOR)) if text else ()
