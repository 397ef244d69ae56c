"""The bin: emptied in two steps, so that emptying it can be undone for a while."""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from briefgen.library import adding


def set_aside(connection: sqlite3.Connection, keep: Collection[str]) -> tuple[str, ...]:
    """Take what is in the bin out of every list; return the articles' keys."""
    found = connection.execute(
        "SELECT key FROM articles WHERE binned IS NOT NULL AND emptied IS NULL ORDER BY id"
    ).fetchall()
    keys = tuple(row["key"] for row in found if row["key"] not in keep)
    now = datetime.now(UTC).isoformat()
    connection.executemany(
        "UPDATE articles SET emptied = ? WHERE key = ?", [(now, key) for key in keys]
    )
    return keys


def bring_back(connection: sqlite3.Connection, keys: Iterable[str]) -> int:
    """Put what was set aside into the bin again; return how many articles that were."""
    return sum(
        connection.execute(
            "UPDATE articles SET emptied = NULL WHERE key = ? AND emptied IS NOT NULL", (key,)
        ).rowcount
        for key in keys
    )


def purge(connection: sqlite3.Connection, before: datetime) -> tuple[int, tuple[str, ...]]:
    """Delete what was set aside before a moment.

    Returns:
        How many articles, and the hashes of originals that no article has any more.
    """
    gone = connection.execute(
        "SELECT id, original_hash FROM articles WHERE emptied < ?",
        (before.astimezone(UTC).isoformat(),),
    ).fetchall()
    for row in gone:
        adding.unindex(connection, row["id"])
        connection.execute("DELETE FROM articles WHERE id = ?", (row["id"],))
    hashes = dict.fromkeys(row["original_hash"] for row in gone if row["original_hash"])
    used = "SELECT 1 FROM articles WHERE original_hash = ?"
    lost = (one for one in hashes if connection.execute(used, (one,)).fetchone() is None)
    return len(gone), tuple(lost)
