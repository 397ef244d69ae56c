"""The library's file: migrations from each version, damage, backups, creation that is cut off."""

import os
import sqlite3
from pathlib import Path

import pytest
from made_prose import prose

from briefgen.errors import BriefgenError
from briefgen.library.database import NAME, Database, migrations
from briefgen.library.library import Library, backups, restore

VERSIONS = len(migrations())


def database_of_version(folder: Path, version: int) -> None:
    """Make a library as the program of that version would have, with one article."""
    folder.mkdir()
    connection = sqlite3.connect(folder / NAME)
    for number in range(version):
        connection.executescript(f"{migrations()[number]}\nPRAGMA user_version = {number + 1};")
    record = (
        '{"text_hash":"' + "0" * 64 + '","read":{"title":"Old"},"origins":[],"corrected":{},'
        '"file_name":"a.txt","media_type":"text/plain","supersedes":"","notices":[]}'
    )
    connection.execute(
        "INSERT INTO articles (id, key, title, outlet, added, characters, record) "
        "VALUES (1, 'k', 'Old', 'Courier', '2023-06-05T10:00:00+00:00', 9, ?)",
        (record,),
    )
    connection.execute("INSERT INTO texts (id, text) VALUES (1, 'Old words')")
    connection.execute(
        "INSERT INTO search (rowid, title, outlet, speakers, text) "
        "VALUES (1, 'Old', 'Courier', '', 'Old words')"
    )
    connection.commit()
    connection.close()


@pytest.mark.parametrize("version", range(1, VERSIONS + 1))
def test_a_library_of_each_earlier_version_opens_with_its_articles(
    tmp_path: Path, version: int, article
) -> None:
    folder = tmp_path / "library"
    database_of_version(folder, version)
    with Library(folder) as library:
        assert library.get("k").text == "Old words"
        assert [hit.row.title for hit in library.search("words")] == ["Old"]
        library.tag(["k"], "t")
        library.add(article(prose(1)))
        assert library.check() == ""
    assert len(backups(folder)) == (version < VERSIONS), "a copy is kept before migrating"


def test_all_ways_lead_to_the_same_schema(tmp_path: Path) -> None:
    def schema(folder: Path) -> list[tuple[str, ...]]:
        connection = sqlite3.connect(folder / NAME)
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
        ).fetchall()
        connection.close()
        return rows

    Database(tmp_path / "new").close()
    for version in range(1, VERSIONS):
        folder = tmp_path / str(version)
        database_of_version(folder, version)
        Database(folder).close()
        assert schema(folder) == schema(tmp_path / "new")


def test_a_newer_library_is_not_touched(tmp_path: Path) -> None:
    Database(tmp_path).close()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(BriefgenError, match="newer"):
        Library(tmp_path)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch) -> None:
    from briefgen.library import database

    Database(tmp_path).close()
    broken = (*migrations(), "CREATE TABLE extra (a);\nCREATE TABLE tags (a);")
    monkeypatch.setattr(database, "migrations", lambda: broken)
    with pytest.raises(BriefgenError):
        Library(tmp_path)
    monkeypatch.undo()
    with Library(tmp_path) as library:
        tables = library._database.connection().execute("SELECT name FROM sqlite_schema").fetchall()
    assert "extra" not in {row[0] for row in tables}


@pytest.mark.parametrize("damage", [b"not a database at all", b""])
def test_a_damaged_file_is_told_and_not_thrown_away(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / NAME).write_bytes(damage or b"SQLite format 3\x00" + bytes(2000))
    with pytest.raises(BriefgenError, match="cannot be opened") as caught:
        Library(tmp_path)
    assert "backup" in caught.value.remedy
    assert (tmp_path / NAME).exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BriefgenError, match="cannot be opened") as caught:
        Library(tmp_path / "file" / "library")
    assert "backup" not in caught.value.remedy, "nothing is wrong with the library's file"


def test_a_library_that_may_not_be_written_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(tmp_path).close()

    def refuse(*_: object, **__: object) -> object:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("sqlite3.connect", refuse)
    with pytest.raises(BriefgenError, match="may not be written") as caught:
        Library(tmp_path)
    assert "right to write" in caught.value.remedy


def test_backups_roll_and_can_be_restored(tmp_path: Path, article) -> None:
    with Library(tmp_path) as library:
        library.add(article(prose(1), title="Kept"))
        for _ in range(5):
            library.backup()
        library.add(article(prose(2), title="Later"))
    assert len(backups(tmp_path)) == 3
    (tmp_path / NAME).write_bytes(b"damaged")
    kept = restore(tmp_path, backups(tmp_path)[0])
    assert kept.read_bytes() == b"damaged"
    with Library(tmp_path) as library:
        assert [row.title for row in library.articles()] == ["Kept"]
    with pytest.raises(BriefgenError):
        restore(tmp_path, kept)


def test_a_backup_is_made_when_it_is_due(tmp_path: Path, article) -> None:
    with Library(tmp_path) as library:
        assert library.backup_if_due() is None, "there is nothing to lose yet"
        library.add(article(prose(1)))
        first = library.backup_if_due()
        assert first is not None
        assert library.backup_if_due() is None
        os.utime(first, (1, 1))
        assert library.backup_if_due() is not None


def test_of_two_programs_that_make_the_library_the_second_takes_the_first_s(
    tmp_path: Path, article
) -> None:
    from briefgen.library.database import _create

    with Library(tmp_path) as library:
        library.add(article(prose(1), title="Kept"))
        _create(tmp_path / NAME)
        assert library.count() == 1
    with Library(tmp_path) as again:
        assert [row.title for row in again.articles()] == ["Kept"]
    assert not list(tmp_path.glob("*.unfinished"))


def test_left_over_halves_of_a_creation_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.1234.unfinished").write_bytes(b"half")
    with Library(tmp_path) as library:
        assert library.count() == 0


def test_a_full_disk_is_told_and_nothing_is_half_stored(library, article) -> None:
    library._database.connection().execute("PRAGMA max_page_count = 60")
    with pytest.raises(BriefgenError, match="full"):
        list(map(library.add, (article(prose(seed, 20)) for seed in range(200))))
    assert library.check() == ""


def test_a_change_is_durable(library) -> None:
    connection = library._database.connection()
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
