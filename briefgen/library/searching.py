"""Finding articles: filters, full text, snippets. Reads only."""

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from briefgen.library.folding import fold
from briefgen.library.query import Query, parse
from briefgen.library.records import ROW_COLUMNS, to_row
from briefgen.model.article import TextSpan
from briefgen.model.library import ArticleRow, Filter, Order, SearchHit, Snippet

_WEIGHTS = "8.0, 3.0, 5.0, 1.0"  # title, outlet, speakers, text
_BROAD = 3_000  # of more hits than this the newest come first: their ranks hardly differ
_SNIPPET_WORDS = 24
_OPEN, _CLOSE = "\x02", "\x03"
_ORDERS = {
    Order.ADDED: "a.id DESC",
    Order.PUBLISHED: "a.published IS NULL, a.published DESC, a.id DESC",
    Order.TITLE: "a.title COLLATE NOCASE, a.id",
    Order.OUTLET: "a.outlet = '', a.outlet COLLATE NOCASE, a.published DESC, a.id DESC",
}


def conditions(chosen: Filter) -> tuple[str, list[Any]]:
    """Return the SQL condition on `articles AS a` for a filter, and its parameters."""
    day_from = chosen.published_from and chosen.published_from.isoformat()
    day_to = chosen.published_to and chosen.published_to.isoformat()
    language, keys = chosen.language, chosen.keys
    table: tuple[tuple[object, str, tuple[Any, ...]], ...] = (
        (chosen.in_bin, "a.binned IS NOT NULL AND a.emptied IS NULL", ()),
        (not chosen.in_bin, "a.binned IS NULL", ()),
        (not chosen.superseded and not chosen.in_bin, "a.superseded_by = ''", ()),
        (day_from, "a.published >= ?", (day_from,)),
        (day_to, "a.published <= ?", (day_to,)),
        (chosen.outlet, "a.outlet = ?", (chosen.outlet,)),
        (language, "(a.language = ? OR a.language LIKE ?)", (language, f"{language}-%")),
        (chosen.tag, "a.id IN (SELECT id FROM tags WHERE tag = ?)", (chosen.tag,)),
        (
            chosen.collection,
            "a.id IN (SELECT id FROM collections WHERE collection = ?)",
            (chosen.collection,),
        ),
        (chosen.unread, "a.unread = 1", ()),
        (chosen.has_quotes, "a.quotes > 0", ()),
        (chosen.missing_date, "a.published IS NULL", ()),
        (keys is not None, "a.key IN (SELECT value FROM json_each(?))", (_json(keys),)),
    )
    used = [(condition, values) for wanted, condition, values in table if wanted]
    where = " AND ".join(condition for condition, _ in used)
    return where, [value for _, values in used for value in values]


def _json(keys: frozenset[str] | None) -> str:
    return json.dumps(sorted(keys or ()))


def rows(
    connection: sqlite3.Connection, chosen: Filter, order: Order, limit: int, offset: int
) -> tuple[ArticleRow, ...]:
    """Return the list lines that a filter lets through."""
    where, values = conditions(chosen)
    found = connection.execute(
        f"SELECT {ROW_COLUMNS} FROM articles AS a WHERE {where} "
        f"ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return tuple(to_row(row) for row in found)


def find(
    connection: sqlite3.Connection, text: str, chosen: Filter, limit: int
) -> tuple[SearchHit, ...]:
    """Return the articles that a typed line asks for, best first.

    Ranked by bm25 with title, speakers and outlet weighing more than text; newest first where
    only one or two letters are typed or the words stand nearly everywhere. A line without
    words gives the filter's articles, last added first.
    """
    query = parse(text)
    if not query.match and not query.exclude:
        found = rows(connection, chosen, Order.ADDED, limit, 0)
        return tuple(SearchHit(row, ranked=False) for row in found)
    where, values = conditions(chosen)
    if not query.match:
        where += " AND a.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
        return _hits(
            connection, f"articles AS a WHERE {where} ORDER BY a.id DESC", [*values, query.exclude],
            limit, ranked=False,
        )  # fmt: skip
    ranked = query.ranked and not _is_broad(connection, query)
    order = f"bm25(search, {_WEIGHTS})" if ranked else "search.rowid DESC"
    source = (
        "search CROSS JOIN articles AS a ON a.id = search.rowid "
        f"WHERE search MATCH ? AND {where} ORDER BY {order}"
    )
    return _hits(connection, source, [query.match, *values], limit, ranked=ranked)


def snippets(connection: sqlite3.Connection, keys: Sequence[str], text: str) -> dict[str, Snippet]:
    """Return for each article the piece of text that holds most of the words, hits marked.

    To be asked for the visible rows only. Articles without a hit in their text are left out.
    """
    query = parse(text)
    if not query.match or not keys:
        return {}
    marks = ", ".join("?" * len(keys))
    found = connection.execute(
        "SELECT a.key, t.text, snippet(search, 3, ?, ?, '…', ?) AS piece FROM search "
        "JOIN articles AS a ON a.id = search.rowid JOIN texts AS t ON t.id = a.id "
        "WHERE search MATCH ? "
        f"AND search.rowid IN (SELECT id FROM articles WHERE key IN ({marks}))",
        (_OPEN, _CLOSE, _SNIPPET_WORDS, query.match, *keys),
    )
    return {row["key"]: _snippet(row["piece"], row["text"]) for row in found}


def _is_broad(connection: sqlite3.Connection, query: Query) -> bool:
    counted = connection.execute(
        "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)",
        (query.match, _BROAD + 1),
    ).fetchone()[0]
    return bool(counted > _BROAD)


def _hits(
    connection: sqlite3.Connection, source: str, values: list[Any], limit: int, *, ranked: bool
) -> tuple[SearchHit, ...]:
    """Return the hits of a query; the ids first, so that only shown rows are put together."""
    ids = [row[0] for row in connection.execute(f"SELECT a.id FROM {source} LIMIT ?",
                                                (*values, limit))]  # fmt: skip
    marks = ", ".join("?" * len(ids))
    found = connection.execute(
        f"SELECT {ROW_COLUMNS} FROM articles AS a WHERE a.id IN ({marks})", ids
    )
    lines = {row["id"]: to_row(row) for row in found}
    return tuple(SearchHit(lines[number], ranked) for number in ids if number in lines)


def _snippet(piece: str, text: str) -> Snippet:
    """Return a snippet in the text's own letters, with its marks as spans, on one line."""
    marks = "".join(char for char in piece if char in (_OPEN, _CLOSE))
    parts = re.split(f"[{_OPEN}{_CLOSE}]", piece)
    plain = "".join(parts)
    inner = plain.strip("…")
    at = fold(text).find(inner)  # the index holds folded letters, one for one
    if at >= 0:
        plain = plain.replace(inner, text[at : at + len(inner)], 1)
    spans: list[TextSpan] = []
    position = start = 0
    for part, mark in zip(parts, marks, strict=False):
        position += len(part)
        if mark == _OPEN:
            start = position
        else:
            spans.append(TextSpan(start, position))
    return Snippet(plain.replace("\n", " "), tuple(spans))
