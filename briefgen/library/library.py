"""The front door of the library: a folder with all articles, found again in an instant."""

import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.library import adding, binning, labels, searching, suggestions, tidying
from briefgen.library.database import Database, backups, restore
from briefgen.library.differences import compare
from briefgen.library.originals import Originals
from briefgen.library.people import PeopleShelf
from briefgen.library.records import SEPARATOR, to_article
from briefgen.model.article import Article, Correction, TextSpan
from briefgen.model.library import (
    AddOutcome,
    ArticleRow,
    Change,
    Filter,
    NearCopy,
    Order,
    SavedSearch,
    SearchHit,
    Snippet,
    Suggestion,
    TellingWord,
)

__all__ = ["Library", "backups", "restore"]

_ALL = Filter()


class Library:
    """The articles of one analyst, in one folder. Any thread may use it.

    Each change is one transaction that has reached the disk when the call returns. Unless a
    method says otherwise it raises BriefgenError only where the file itself cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in a folder, making it if it is not there.

        Raises:
            BriefgenError: damaged, locked, or made by a newer program; `restore` puts one of
                `backups(folder)` in its place.
        """
        self.folder = folder
        self._database = Database(folder)
        self._originals = Originals(folder / "originals")
        self.people = PeopleShelf(self._database)

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the library's connections in all threads."""
        self._database.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make several changes one transaction: all of them are stored, or none.

        Other threads' changes wait meanwhile, so nothing slow belongs inside.
        """
        with self._database.writing():
            yield

    # -- articles in and out -------------------------------------------------------------------

    def add(self, article: Article, original: bytes | None = None) -> AddOutcome:
        """Store an article with the bytes that it was read from, and return what became of it.

        The same text is stored once; a text of the same page supersedes the older one and takes
        over its corrections, tags and collections; a reference fills gaps in the metadata of the
        article that it is about.
        """
        if original is not None:
            digest = self._originals.keep(original, article.media_type)
            article = replace(article, original_hash=digest)
        with self._database.writing() as connection:
            outcome = adding.add(connection, article)
            # Another program may just have tidied it away: its row was not there yet.
            if (
                original is not None
                and not self._originals.path(digest, article.media_type).exists()
            ):
                self._originals.keep(original, article.media_type)
            return outcome

    def get(self, key: str) -> Article | None:
        """Return an article, in the bin or not, None if there is none of that key."""
        row = self._row(key)
        return None if row is None else to_article(row)

    def original_path(self, key: str) -> Path | None:
        """Return where the article's original file is kept, None if it has none."""
        article = self.get(key)
        if article is None or not article.original_hash:
            return None
        path = self._originals.path(article.original_hash, article.media_type)
        return path if path.exists() else None

    def correct(self, key: str, correction: Correction) -> Article:
        """Set what the analyst corrected, replacing earlier corrections; return the article.

        Raises:
            BriefgenError: there is no such article.
        """
        with self._database.writing() as connection:
            row = self._row(key)
            if row is None:
                raise BriefgenError(
                    "The article is not in the library any more.",
                    "Its details were not changed.",
                    "Add the file again.",
                )
            article = replace(to_article(row), corrected=correction)
            adding.update(connection, row["id"], article)
            return article

    def correct_many(self, keys: Iterable[str], **changes: object) -> tuple[Article, ...]:
        """Set some fields of the Correction of several articles in one transaction."""
        with self._database.writing():
            articles = [self.get(key) for key in keys]
            return tuple(
                self.correct(article.key, article.with_correction(**changes).corrected)
                for article in articles
                if article is not None
            )

    def set_counts(self, key: str, quotes: int, dates: int, speakers: Sequence[str] = ()) -> None:
        """Store what analysis found, for the list, the filters and the search by speaker."""
        with self._database.writing() as connection:
            row = self._row(key)
            if row is None:
                return
            adding.unindex(connection, row["id"])
            connection.execute(
                "UPDATE articles SET quotes = ?, dates = ?, speakers = ? WHERE id = ?",
                (quotes, dates, SEPARATOR.join(dict.fromkeys(speakers)), row["id"]),
            )
            adding.index(connection, row["id"])

    # -- lists and search ----------------------------------------------------------------------

    def articles(
        self, chosen: Filter = _ALL, order: Order = Order.ADDED, limit: int = 500, offset: int = 0
    ) -> tuple[ArticleRow, ...]:
        """Return the list lines that a filter lets through."""
        return searching.rows(self._database.connection(), chosen, order, limit, offset)

    def count(self, chosen: Filter = _ALL) -> int:
        """Return how many articles a filter lets through."""
        where, values = searching.conditions(chosen)
        sql = f"SELECT count(*) FROM articles AS a WHERE {where}"
        return int(self._database.connection().execute(sql, values).fetchone()[0])

    def search(self, query: str, chosen: Filter = _ALL, limit: int = 200) -> tuple[SearchHit, ...]:
        """Return the articles that a typed line finds, best first; no input is an error.

        See `briefgen.library.query` for what can be typed.
        """
        return searching.find(self._database.connection(), query, chosen, limit)

    def snippets(self, keys: Sequence[str], query: str) -> dict[str, Snippet]:
        """Return a marked piece of text for each article with a hit; ask for visible rows only."""
        return searching.snippets(self._database.connection(), keys, query)

    def outlets(self) -> dict[str, int]:
        """Return the outlets of the articles with how many each has, by name."""
        return self._values("outlet")

    def languages(self) -> dict[str, int]:
        """Return the languages of the articles with how many each has."""
        return self._values("language")

    def suggest(
        self,
        words: Sequence[str],
        picked: Collection[tuple[str, TextSpan]] = (),
        chosen: Filter = _ALL,
        *,
        today: date | None = None,
        limit: int = 20,
    ) -> tuple[Suggestion, ...]:
        """Return passages that fit an issue section, the best first, each with its reason.

        Args:
            words: the section's title, keywords and points, the important ones first.
            picked: article keys and spans that are in the brief already.
            chosen: articles to look at.
            today: for telling what is recent.
            limit: how many.
        """
        connection = self._database.connection()
        return suggestions.suggest(connection, words, picked, chosen, today=today, limit=limit)

    def telling_words(self, words: Sequence[str]) -> tuple[TellingWord, ...]:
        """Return by which words of a section its passages are found, the rarest first."""
        return suggestions.telling_words(self._database.connection(), words)

    # -- versions and copies -------------------------------------------------------------------

    def near_copies(self, key: str) -> tuple[NearCopy, ...]:
        """Return the articles out of the bin that share most of their text, the closest first."""
        found = self._database.connection().execute(
            "SELECT o.key, c.shared, o.characters < a.characters AS shorter FROM copies AS c "
            "JOIN articles AS a ON a.id = c.id JOIN articles AS o ON o.id = c.other "
            "WHERE a.key = ? AND o.binned IS NULL ORDER BY c.shared DESC, o.id",
            (key,),
        )
        return tuple(NearCopy(row[0], row[1], bool(row[2])) for row in found)

    def differences(self, before: str, after: str) -> tuple[Change, ...]:
        """Return how one article's text differs from another's, by words; () if one is gone."""
        first, second = self.get(before), self.get(after)
        return () if first is None or second is None else compare(first.text, second.text)

    def newest_version(self, key: str) -> str:
        """Return the key of the newest version of an article: its own, if nothing replaced it."""
        seen = {key}
        while True:
            row = self._row(key)
            following = row["superseded_by"] if row is not None else ""
            if not following or following in seen:
                return key
            seen.add(following)
            key = following

    # -- order ---------------------------------------------------------------------------------

    def mark_read(self, keys: Iterable[str], *, unread: bool = False) -> None:
        """Mark articles as read, or as unread again."""
        self._set(keys, "unread", int(unread))

    def tag(self, keys: Iterable[str], tag: str) -> None:
        """Give articles a tag; an empty name does nothing."""
        self._mark("tags", tag, keys)

    def untag(self, keys: Iterable[str], tag: str) -> None:
        """Take a tag from articles."""
        with self._database.writing() as connection:
            labels.unmark(connection, "tags", labels.clean_name(tag), keys)

    def rename_tag(self, old: str, new: str) -> None:
        """Rename a tag; an existing one of the new name takes its articles in."""
        with self._database.writing() as connection:
            labels.rename(connection, "tags", old, labels.clean_name(new))

    def tags(self) -> dict[str, int]:
        """Return all tags by name, each with how many articles it has."""
        return labels.names(self._database.connection(), "tags")

    def collect(self, keys: Iterable[str], collection: str) -> None:
        """Put articles into a collection; an empty name does nothing."""
        self._mark("collections", collection, keys)

    def uncollect(self, keys: Iterable[str], collection: str) -> None:
        """Take articles out of a collection."""
        with self._database.writing() as connection:
            labels.unmark(connection, "collections", labels.clean_name(collection), keys)

    def rename_collection(self, old: str, new: str) -> None:
        """Rename a collection; an existing one of the new name takes its articles in."""
        with self._database.writing() as connection:
            labels.rename(connection, "collections", old, labels.clean_name(new))

    def collections(self) -> dict[str, int]:
        """Return all collections by name, each with how many articles it has."""
        return labels.names(self._database.connection(), "collections")

    def save_search(self, search: SavedSearch) -> None:
        """Store a search under its name, replacing one of that name."""
        with self._database.writing() as connection:
            labels.save_search(connection, search)

    def forget_search(self, name: str) -> None:
        """Delete a saved search."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM searches WHERE name = ?", (name,))

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        return labels.saved_searches(self._database.connection())

    # -- bin, upkeep ---------------------------------------------------------------------------

    def bin(self, keys: Iterable[str]) -> None:
        """Move articles to the bin; they can be put back."""
        self._set(keys, "binned", datetime.now(UTC).isoformat(timespec="seconds"))

    def put_back(self, keys: Iterable[str]) -> None:
        """Take articles out of the bin."""
        self._set(keys, "binned", None)

    def empty_bin(self, keep: Collection[str] = ()) -> int:
        """Delete what is in the bin for good, originals too, and return how many articles.

        Args:
            keep: keys that a brief still cites; they stay in the bin.
        """
        self.set_bin_aside(keep)
        return self.purge(datetime.max.replace(tzinfo=UTC))

    def set_bin_aside(self, keep: Collection[str] = ()) -> tuple[str, ...]:
        """Empty the bin so that it can still be undone, and return the keys of what was in it.

        Nothing lists these articles any more; `bring_back` undoes it, `purge` makes it final.

        Args:
            keep: keys that a brief still cites; they stay in the bin.
        """
        with self._database.writing() as connection:
            return binning.set_aside(connection, keep)

    def bring_back(self, keys: Iterable[str]) -> int:
        """Put articles that were set aside into the bin again and return how many."""
        with self._database.writing() as connection:
            return binning.bring_back(connection, keys)

    def purge(self, before: datetime) -> int:
        """Delete what was set aside before a moment for good, and return how many articles."""
        with self._database.writing() as connection:
            number, originals = binning.purge(connection, before)
        for digest in originals:
            self._originals.drop(digest)
        return number

    def tidy(self, hours: float = 24.0) -> int:
        """Delete files of originals that a killed program left without an article.

        Args:
            hours: files that are younger stay, for they may belong to what is being added now.

        Returns:
            How many files were deleted.
        """
        return tidying.tidy(self._database, self._originals, time.time() - hours * 3600)

    def check(self) -> str:
        """Return "" if the library's file is sound, else what is wrong; takes a while."""
        return self._database.check()

    def backup(self) -> Path:
        """Write a backup into the library's folder and return its path; three are kept."""
        return self._database.backup()

    def backup_if_due(self, hours: float = 24.0) -> Path | None:
        """Write a backup if the newest is older, and return its path, else None.

        An empty library is not backed up, so that it pushes no full backup out.
        """
        newest = next(iter(backups(self.folder)), None)
        if newest is not None and time.time() - newest.stat().st_mtime < hours * 3600:
            return None
        return self.backup() if self.count(Filter(superseded=True)) else None

    # -- inside --------------------------------------------------------------------------------

    def _row(self, key: str) -> sqlite3.Row | None:
        sql = (
            f"SELECT {adding.ARTICLE_COLUMNS}, a.superseded_by FROM {adding.ARTICLE_SOURCE} "
            "WHERE a.key = ?"
        )
        row: sqlite3.Row | None = self._database.connection().execute(sql, (key,)).fetchone()
        return row

    def _values(self, column: str) -> dict[str, int]:
        found = self._database.connection().execute(
            f"SELECT {column}, count(*) FROM articles WHERE {column} != '' AND binned IS NULL "
            f"AND superseded_by = '' GROUP BY {column} ORDER BY {column} COLLATE NOCASE"
        )
        return {row[0]: row[1] for row in found}

    def _mark(self, table: str, name: str, keys: Iterable[str]) -> None:
        cleaned = labels.clean_name(name)
        if cleaned:
            with self._database.writing() as connection:
                labels.mark(connection, table, cleaned, keys)

    def _set(self, keys: Iterable[str], column: str, value: str | int | None) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                f"UPDATE articles SET {column} = ? WHERE key = ?", [(value, key) for key in keys]
            )
