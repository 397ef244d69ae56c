"""What the articles of the library tell of people, and what the analyst decided on them."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from briefgen.library.database import Database
from briefgen.library.records import SEPARATOR, split
from briefgen.model.article import TextSpan
from briefgen.model.person import Heard, NameForm, PersonDecision, Stated, Utterance

NEWEST = 20_000
"""How many articles the list of people looks at."""

_IN_FORCE = "a.binned IS NULL AND a.superseded_by = ''"


class PeopleShelf:
    """The people of a library; part of `Library`, whose rules on threads and errors hold."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, key: str, heard: Iterable[Heard]) -> None:
        """Store what an article tells of people, in place of what was stored before."""
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT id, published FROM articles WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return
            connection.execute("DELETE FROM people WHERE id = ?", (row["id"],))
            connection.executemany(
                "INSERT OR REPLACE INTO people (id, name, kind, aliases, roles, said, positions) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(row["id"], *_columns(one, row["published"])) for one in heard],
            )
            connection.execute("UPDATE articles SET heard = 1 WHERE id = ?", (row["id"],))

    def heard(self, newest: int = NEWEST) -> tuple[Heard, ...]:
        """Return what the newest articles tell, those in the bin and older versions left out."""
        found = self._database.connection().execute(
            "SELECT a.key, a.published, p.name, p.kind, p.aliases, p.roles, p.said, p.positions "
            f"FROM (SELECT id, key, published FROM articles AS a WHERE {_IN_FORCE} "
            "ORDER BY published IS NULL, published DESC, id DESC LIMIT ?) AS a "
            "JOIN people AS p ON p.id = a.id",
            (newest,),
        )
        return tuple(_heard(*row) for row in found)

    def sources(self, newest: int = NEWEST) -> dict[str, str]:
        """Return the outlet, or else the title, of the newest articles by their keys."""
        found = self._database.connection().execute(
            f"SELECT key, outlet, title FROM articles AS a WHERE {_IN_FORCE} "
            "ORDER BY published IS NULL, published DESC, id DESC LIMIT ?",
            (newest,),
        )
        return {key: outlet or title for key, outlet, title in found}

    def unheard(self) -> tuple[str, ...]:
        """Return the keys of the articles whose people are not stored, newest first."""
        found = self._database.connection().execute(
            f"SELECT a.key FROM articles AS a WHERE a.heard = 0 AND {_IN_FORCE} ORDER BY a.id DESC"
        )
        return tuple(row[0] for row in found)

    def decisions(self) -> tuple[PersonDecision, ...]:
        """Return what the analyst decided for all briefs."""
        connection = self._database.connection()
        forms: dict[int, list[NameForm]] = {}
        for article, name, number in connection.execute(
            "SELECT article, name, number FROM decided_forms ORDER BY number, article, name"
        ):
            forms.setdefault(number, []).append(NameForm(article, name))
        found = connection.execute("SELECT number, name, role FROM decisions ORDER BY number")
        return tuple(
            PersonDecision(tuple(forms[number]), name, role)
            for number, name, role in found
            if number in forms
        )

    def decide(self, decisions: Iterable[PersonDecision]) -> None:
        """Store what the analyst decided, in place of all that was stored before."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM decided_forms")
            connection.execute("DELETE FROM decisions")
            for number, one in enumerate(decisions):
                connection.execute(
                    "INSERT INTO decisions VALUES (?, ?, ?)", (number, one.name, one.role)
                )
                connection.executemany(
                    "INSERT OR REPLACE INTO decided_forms VALUES (?, ?, ?)",
                    [(form.article, form.name, number) for form in one.forms],
                )


def _columns(one: Heard, published: str | None) -> tuple[str, ...]:
    """Return the columns of `people`; a day that is the article's own is not stored."""
    said: list[list[Any]] = []
    for each in one.said:
        day = each.day.isoformat() if each.day else None
        pieces = [[piece.start, piece.end] for piece in each.pieces]
        said.append([pieces, each.words, None if day == published else day, each.when])
    positions = [[held.passage.start, held.passage.end, held.text] for held in one.positions]
    return (
        one.form.name,
        one.kind,
        SEPARATOR.join(one.aliases),
        SEPARATOR.join(one.roles),
        _dumped(said),
        _dumped(positions),
    )


def _dumped(rows: list[list[Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def _heard(
    key: str,
    published: str | None,
    name: str,
    kind: str,
    aliases: str,
    roles: str,
    said: str,
    positions: str,
) -> Heard:
    day = date.fromisoformat(published) if published else None
    return Heard(
        NameForm(key, name),
        kind,
        split(aliases),
        split(roles),
        tuple(
            Utterance(
                article=key,
                pieces=tuple(TextSpan(*piece) for piece in pieces),
                day=date.fromisoformat(own) if own else day,
                when=when,
                words=words,
            )
            for pieces, words, own, when in (json.loads(said) if said else ())
        ),
        tuple(
            Stated(key, TextSpan(start, end), text, day)
            for start, end, text in (json.loads(positions) if positions else ())
        ),
    )
