"""The library's SQLite file: created, migrated, checked, backed up; a connection per thread.

WAL with synchronous=FULL: a commit survives a killed process and a power cut (https://sqlite.org/wal.html).
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.library.folding import fold

NAME = "library.sqlite3"
_BACKUPS = "backups"
_BEFORE_RESTORE = "library-before-restore-"
_KEPT = 3
_BUSY = 10_000  # milliseconds that a second program may hold the file


def migrations() -> tuple[str, ...]:
    """Return the SQL scripts in order; after script n the database has `user_version` n."""
    folder = files("briefgen.library").joinpath("migrations")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text("utf-8") for name in names)


class Database:
    """The open file. Any thread may use it: each has its own connection, one writes at a time."""

    def __init__(self, folder: Path) -> None:
        """Open the library file in a folder, making both if they are not there.

        Raises:
            BriefgenError: the folder cannot be written, the file is damaged, locked, or made
                by a newer program.
        """
        self.path = folder / NAME
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writing = threading.RLock()
        self._generation = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not self.path.exists():
                _create(self.path)
            self._migrate()
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise _unusable(self.path, error) from error

    def close(self) -> None:
        """Close every thread's connection; the object can be used again afterwards."""
        with self._guard:
            connections, self._all = self._all, []
            self._generation += 1
        for connection in connections:
            connection.close()

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        held = getattr(self._local, "held", None)
        if held is None or held[0] != self._generation:
            held = (self._generation, _connect(self.path))
            self._local.held = held
            with self._guard:
                self._all.append(held[1])
        connection: sqlite3.Connection = held[1]
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one transaction; an exception undoes all of it.

        Raises:
            BriefgenError: the disk is full, or the file cannot be written.
        """
        with self._writing:
            connection = self.connection()
            if connection.in_transaction:  # a step inside a larger one
                yield connection
                return
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException as error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.OperationalError):
                    raise _unwritable(self.path, error) from error
                raise

    def check(self) -> str:
        """Return "" if the file is sound, else what SQLite found, in its words."""
        try:
            row = self.connection().execute("PRAGMA quick_check(1)").fetchone()
            self.connection().execute("INSERT INTO search (search) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            return str(error)
        return "" if row[0] == "ok" else str(row[0])

    def backup(self) -> Path:
        """Write a copy into the backups folder and return its path; the newest three are kept.

        Raises:
            BriefgenError: it cannot be written.
        """
        folder = self.path.parent / _BACKUPS
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        target = folder / f"library-{stamp}.sqlite3"
        unfinished = target.with_suffix(".unfinished")
        try:
            folder.mkdir(exist_ok=True)
            with _closing(sqlite3.connect(unfinished)) as copy:
                self.connection().backup(copy, pages=4096)
            _settle(unfinished, target)
        except (sqlite3.Error, OSError) as error:
            unfinished.unlink(missing_ok=True)
            raise _unwritable(self.path, error) from error
        for old in backups(self.path.parent)[_KEPT:]:
            old.unlink(missing_ok=True)
        return target

    def _migrate(self) -> None:
        scripts = migrations()
        version = self.connection().execute("PRAGMA user_version").fetchone()[0]
        if version > len(scripts):
            raise BriefgenError(
                "The library was made by a newer briefgen.",
                "It is not opened, so that nothing in it is lost.",
                "Install the newer briefgen again.",
                detail=f"user_version {version}, known {len(scripts)}",
            )
        if version == len(scripts):
            return
        if version:
            self.backup()
        for number in range(version, len(scripts)):
            _run(self.connection(), scripts[number], number + 1)


def backups(folder: Path) -> list[Path]:
    """Return the backups of the library in a folder, newest first."""
    return sorted((folder / _BACKUPS).glob("library-*.sqlite3"), reverse=True)


def copies(folder: Path) -> list[Path]:
    """Return all files in whose place or from which a library can be put back."""
    return [*backups(folder), *sorted(folder.glob(f"{_BEFORE_RESTORE}*.sqlite3"))]


def restore(folder: Path, backup: Path) -> Path:
    """Put a backup in the library's place and return where the old file is kept.

    The library must not be open.

    Raises:
        BriefgenError: the backup is damaged, or a file cannot be moved.
    """
    try:
        with _closing(sqlite3.connect(backup)) as copy:
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("quick_check failed")
        current = folder / NAME
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        kept = folder / f"{_BEFORE_RESTORE}{stamp}.sqlite3"
        for ending in ("", "-wal", "-shm"):
            part = Path(f"{current}{ending}")
            if part.exists():
                part.rename(f"{kept}{ending}")
        unfinished = current.with_suffix(".unfinished")
        unfinished.write_bytes(backup.read_bytes())
        _settle(unfinished, current)
    except (sqlite3.Error, OSError) as error:
        raise _unusable(backup, error) from error
    return kept


def _create(path: Path) -> None:
    """Make the file under another name and rename it: one killed half-made would not open."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    unfinished.unlink(missing_ok=True)
    with _closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
        # Three articles fit a page of 8 KiB; with 4 KiB each one wastes half of a second page.
        connection.execute("PRAGMA page_size = 8192")
        for number, script in enumerate(migrations(), 1):
            _run(connection, script, number)
    _settle_first(unfinished, path)


def _run(connection: sqlite3.Connection, script: str, version: int) -> None:
    """Run one migration and set its version, both or neither; another program may be first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] < version:
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.row_factory = sqlite3.Row
    connection.create_function("fold", 1, fold, deterministic=True)
    for pragma in (
        f"busy_timeout = {_BUSY}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -32000",
        "mmap_size = 268435456",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _settle(unfinished: Path, final: Path) -> None:
    """Bring a finished file to the disk and give it its name."""
    with unfinished.open("rb+") as stream:
        os.fsync(stream.fileno())
    unfinished.replace(final)
    sync_folder(final.parent)


def _settle_first(unfinished: Path, final: Path) -> None:
    """Give a finished new file its name, unless another program was quicker."""
    with unfinished.open("rb+") as stream:
        os.fsync(stream.fileno())
    try:
        os.link(unfinished, final)  # unlike a rename it never replaces a file
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not final.exists():
            unfinished.rename(final)
    unfinished.unlink(missing_ok=True)
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk where the system allows it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()


def _unusable(path: Path, error: Exception) -> BriefgenError:
    words = str(error)
    if "locked" in words:
        why, remedy = "another program holds it", "Close the other program."
    elif isinstance(error, PermissionError) or "unable to open" in words or "readonly" in words:
        why = "it may not be written where it is"
        remedy = f"Ask for the right to write in “{path.parent}”, or make room on its disk."
    elif isinstance(error, OSError):
        why, remedy = error.strerror or words, f"Check the folder “{path.parent}”."
    else:
        why, remedy = words, "Restore a backup of the library."
    return BriefgenError(
        f"The library cannot be opened: {why}.",
        "Its articles cannot be shown; open briefs are not touched.",
        remedy,
        detail=f"{path}: {error!r}",
    )


def _unwritable(path: Path, error: Exception) -> BriefgenError:
    full = "full" in str(error)
    return BriefgenError(
        f"The library could not be changed: {'the disk is full' if full else error}.",
        "The last change was not stored; everything before it is.",
        "Make room on the disk and try again." if full else "Try again.",
        detail=f"{path}: {error!r}",
    )
