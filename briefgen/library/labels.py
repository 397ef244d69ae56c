"""Tags, collections and saved searches."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from briefgen.model.library import Filter, SavedSearch

_LONGEST = 80


def clean_name(name: str) -> str:
    """Return a tag's or collection's name on one line, at most 80 characters."""
    return " ".join(name.replace("\x1f", " ").split())[:_LONGEST]


def mark(connection: sqlite3.Connection, table: str, name: str, keys: Iterable[str]) -> None:
    """Give articles a tag, or put them into a collection (`table` is "tags" or "collections")."""
    column = _column(table)
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} ({column}, id) SELECT ?, id FROM articles WHERE key = ?",
        [(name, key) for key in keys],
    )


def unmark(connection: sqlite3.Connection, table: str, name: str, keys: Iterable[str]) -> None:
    """Take a tag from articles, or take them out of a collection."""
    connection.executemany(
        f"DELETE FROM {table} WHERE {_column(table)} = ? "
        "AND id = (SELECT id FROM articles WHERE key = ?)",
        [(name, key) for key in keys],
    )


def rename(connection: sqlite3.Connection, table: str, old: str, new: str) -> None:
    """Rename a tag or collection; one that has the new name already takes the articles in."""
    column = _column(table)
    connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (new, old))
    connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (old,))


def names(connection: sqlite3.Connection, table: str) -> dict[str, int]:
    """Return all tags or collections, by name, with how many articles out of the bin they have."""
    column = _column(table)
    found = connection.execute(
        f"SELECT {column}, sum(a.binned IS NULL) FROM {table} JOIN articles AS a USING (id) "
        f"GROUP BY {column} ORDER BY {column} COLLATE NOCASE"
    )
    return {row[0]: row[1] for row in found}


def save_search(connection: sqlite3.Connection, search: SavedSearch) -> None:
    """Store a search under its name, replacing one of that name."""
    chosen = {item.name: _plain(getattr(search.filter, item.name)) for item in fields(Filter)}
    connection.execute(
        "INSERT OR REPLACE INTO searches (name, query, filter) VALUES (?, ?, ?)",
        (search.name, search.query, json.dumps(chosen, ensure_ascii=False)),
    )


def saved_searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """Return the saved searches by name."""
    found = connection.execute("SELECT * FROM searches ORDER BY name COLLATE NOCASE")
    return tuple(
        SavedSearch(row["name"], row["query"], _filter(json.loads(row["filter"]))) for row in found
    )


def _column(table: str) -> str:
    return {"tags": "tag", "collections": "collection"}[table]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


def _filter(stored: dict[str, Any]) -> Filter:
    """Return a stored filter; fields that this program does not know are passed over."""
    known = {item.name for item in fields(Filter)}
    values = {name: value for name, value in stored.items() if name in known}
    for name in ("published_from", "published_to"):
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    if values.get("keys") is not None:
        values["keys"] = frozenset(values["keys"])
    return Filter(**values)
