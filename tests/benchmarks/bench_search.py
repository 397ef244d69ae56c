"""Search as you type in a large library, against LIKE and against a bare FTS5 table.

BENCH_ARTICLES sets how many made-up articles of about 3 kB there are (default 100,000).
"""

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from briefgen.library import adding
from briefgen.library.library import Library
from briefgen.model.article import Metadata, make_article

Row = tuple[str, str, str]
COUNT = int(os.environ.get("BENCH_ARTICLES", "100000"))
WORDS_IN_ARTICLE = 480
VOCABULARY = 60_000
TYPED = 60


def vocabulary(order: random.Random) -> list[str]:
    """Return distinct made-up words, short ones first, as in a language."""
    parts = [one + two for one in "bcdfghjklmnprstvz" for two in "aeiou"]
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        length = 1 + len(words) // (VOCABULARY // 4 + 1) + (order.random() < 0.3)
        words.setdefault("".join(order.choices(parts, k=max(1, length))) + order.choice("nrslt "))
    return [word.strip() for word in words]


def texts(count: int) -> Iterator[str]:
    """Yield articles whose words follow Zipf's law."""
    order = random.Random(20240601)
    words = vocabulary(order)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    for _ in range(count):
        chosen = order.choices(words, cum_weights=weights, k=WORDS_IN_ARTICLE)
        lines = [" ".join(chosen[at : at + 60]) for at in range(0, WORDS_IN_ARTICLE, 60)]
        yield "\n".join([" ".join(chosen[:8]).capitalize(), *lines])


def fill(folder: Path) -> tuple[int, float]:
    """Make the library and a bare table beside it; return the texts' bytes and the seconds taken.

    Articles go in through `adding.insert` in transactions of 2,000: near-copies have a benchmark
    of their own.
    """
    size = 0
    started = time.perf_counter()
    with Library(folder) as library:
        waiting = []
        for number, text in enumerate(texts(COUNT)):
            size += len(text.encode())
            title = text.split("\n", 1)[0]
            waiting.append(
                make_article(text, Metadata(title=title, outlet=f"Outlet {number % 40}"))
            )
            if len(waiting) == 2_000 or number == COUNT - 1:
                with library._database.writing() as connection:
                    for article in waiting:
                        adding.insert(connection, article)
                waiting = []
    return size, time.perf_counter() - started


def typed_queries(library: Library) -> list[str]:
    """Return what is in the field after each letter of words of every frequency, and phrases."""
    order = random.Random(7)
    rows = library.articles(limit=2_000)
    queries: list[str] = []
    for _ in range(TYPED):
        words = order.choice(rows).title.lower().split()
        word = order.choice(words)
        queries += [word[:length] for length in range(2, len(word) + 1)]
        queries.append(f"{word} ")
        queries.append(f'"{words[0]} {words[1]}"')
        queries.append(f"{words[2]} {words[3][:3]}")
    return queries


def timed(search: Callable[[str], object], queries: list[str]) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds."""
    times = []
    for query in queries:
        started = time.perf_counter()
        search(query)
        times.append((time.perf_counter() - started) * 1_000)
    return statistics.median(times), statistics.quantiles(times, n=20)[18]


def bare_table(folder: Path, library_file: Path) -> tuple[sqlite3.Connection, int]:
    """Return a plain table with its FTS5 index of default settings, and the index's bytes."""
    path = folder / "bare.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("ATTACH ? AS library", (f"file:{library_file}?mode=ro",))
    connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, title TEXT, text TEXT)")
    connection.execute(
        "INSERT INTO plain SELECT id, title, text "
        "FROM library.articles JOIN library.texts USING (id)"
    )
    connection.commit()
    before = path.stat().st_size
    connection.execute("CREATE VIRTUAL TABLE bare USING fts5 (title, text, content = 'plain')")
    connection.execute("INSERT INTO bare (bare) VALUES ('rebuild')")
    connection.commit()
    return connection, path.stat().st_size - before


def run() -> list[Row]:
    """Return the rows (what, measured, goal)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size, filled = fill(folder / "library")
        stored = sum(path.stat().st_size for path in (folder / "library").glob("library*"))
        opened = time.perf_counter()
        library = Library(folder / "library")
        library.articles(limit=50)
        cold = (time.perf_counter() - opened) * 1_000
        queries = typed_queries(library)
        own = timed(lambda query: library.search(query, limit=100), queries)
        keys = [hit.row.key for hit in library.search(queries[5], limit=20)]
        marked = timed(lambda query: library.snippets(keys, query), queries)
        bare, index = bare_table(folder, folder / "library" / "library.sqlite3")

        def ranked(query: str) -> object:
            words = query.replace('"', "").split()
            match = " ".join(f'"{word}"*' for word in words)
            return bare.execute(
                "SELECT rowid, title FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 100", (match,)
            ).fetchall()

        def like(query: str) -> object:
            pattern = f"%{query.strip().strip(chr(34))}%"
            return bare.execute(
                "SELECT id, title FROM plain WHERE text LIKE ? OR title LIKE ? LIMIT 100",
                (pattern, pattern),
            ).fetchall()

        theirs, slow = timed(ranked, queries), timed(like, queries[::10])
        bare.close()
        library.close()
    count = f"{COUNT:,} articles, {size / 1e6:.0f} MB of text"
    return [
        (f"search as you type, {count}", _times(own), "median below bare FTS5"),
        ("the same with a bare FTS5 table, ranked", _times(theirs), "peer"),
        ("the same with LIKE", _times(slow), "peer"),
        ("snippets for 20 visible rows", _times(marked), "below 20 ms"),
        ("cold open with the first 50 rows", f"{cold:.0f} ms", "below 100 ms"),
        ("library on disk over its text", f"{stored / size:.2f} ×", "below 3 ×"),
        ("bare FTS5 index over its text", f"{index / size:.2f} ×", "peer"),
        ("storing and indexing", f"{COUNT / filled:,.0f} articles/s", "above 500/s"),
        ("SQLite", sqlite3.sqlite_version, "version"),
    ]


def _times(pair: tuple[float, float]) -> str:
    return f"median {pair[0]:.1f} ms, 95th percentile {pair[1]:.1f} ms"


if __name__ == "__main__":
    for row in run():
        print("| " + " | ".join(row) + " |")
