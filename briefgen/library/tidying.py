"""Originals that no article has: left when the program was killed between file and row.

Files only are looked at that nobody wrote to for a day. One stays as long as any row names it, in
the library or in a copy of it that could be put back; where a copy cannot be read, all stay.
"""

import sqlite3
from contextlib import closing

from briefgen.library.database import Database, copies
from briefgen.library.originals import Originals

_NAMED = "SELECT DISTINCT original_hash FROM articles WHERE original_hash != ''"


def tidy(database: Database, originals: Originals, before: float) -> int:
    """Delete originals that no article has, and unfinished ones; return how many files.

    Args:
        database: the library's own.
        originals: the files.
        before: younger ones stay, in seconds since 1970: their row may be on its way.
    """
    named = _named(database)
    if named is None:
        return 0
    lost = [(digest, path) for digest, path in originals.untouched(before) if digest not in named]
    if not lost:
        return 0
    with database.writing() as connection:  # no row comes in between the look and the deletion
        for digest, path in lost:
            if digest not in _hashes(connection, digest):
                path.unlink(missing_ok=True)
    return len(lost)


def _named(database: Database) -> set[str] | None:
    """Return the hashes that any row names; None where that cannot be told, or where none does.

    A library without a single original was perhaps made anew in the place of one that was lost:
    its originals are not for us to judge.
    """
    named = _hashes(database.connection())
    if not named:
        return None
    try:
        for path in copies(database.path.parent):
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
                named |= _hashes(copy)
    except sqlite3.Error:
        return None
    return named


def _hashes(connection: sqlite3.Connection, only: str = "") -> set[str]:
    chosen, values = (f"{_NAMED} AND original_hash = ?", (only,)) if only else (_NAMED, ())
    return {row[0] for row in connection.execute(chosen, values)}
