"""Recovery copies: what was not yet saved when the program was killed.

Each window keeps one copy of its dossier in the state folder, beside a lock that dies with the
process. A copy whose lock is free was left over by a process that did not end in order.
"""

import contextlib
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.model.dossier import Dossier
from briefgen.storage import codec
from briefgen.storage.atomic import write_atomically, write_error
from briefgen.storage.brief_file import SUFFIX, load_dossier, save_dossier
from briefgen.storage.locking import FileLock
from briefgen.storage.unpacking import Loaded

_NOTE, _LOCK = ".json", ".lock"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A recovery copy of a process that was killed.

    Attributes:
        copy: the copy, a brief file.
        original: the file that the brief was opened from or saved to, None if it had none.
        title: title of the brief.
        kept_at: when the copy was made, UTC.
    """

    copy: Path
    original: Path | None
    title: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class _Note:
    """What is kept beside a copy."""

    original: str = ""
    title: str = ""


class Recovery:
    """The recovery copy of one window, and what others left over.

    Leftovers that `leftovers` returned stay reserved for this window until `discard` or `close`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{os.getpid()}-{secrets.token_hex(6)}{SUFFIX}"
        self._lock = FileLock(self._own.with_suffix(_LOCK))
        self._reserved: dict[Path, FileLock] = {}

    def keep(self, dossier: Dossier, original: Path | None = None) -> None:
        """Replace this window's copy.

        Raises:
            BriefgenError: it could not be written; the copy before is unchanged.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except OSError as error:
            raise write_error(self._own, error) from error
        note = _Note(str(original) if original else "", dossier.brief.header.title)
        write_atomically(self._own.with_suffix(_NOTE), codec.to_bytes(codec.to_json(note)))
        save_dossier(dossier, self._own)

    def forget(self) -> None:
        """Remove this window's copy: all is saved, or was given up on purpose."""
        _remove(self._own)

    def leftovers(self) -> tuple[Leftover, ...]:
        """Return the copies that killed processes left over, newest first."""
        found = []
        with contextlib.suppress(OSError):
            for copy in sorted(self._folder.glob(f"*{SUFFIX}")):
                if copy != self._own and self._reserve(copy):
                    found.append(_describe(copy))
            self._tidy()
        return tuple(sorted(found, key=lambda leftover: leftover.kept_at, reverse=True))

    def recover(self, leftover: Leftover) -> Loaded:
        """Return the dossier of a leftover; the copy stays until it is discarded.

        Raises:
            BriefgenError: the copy cannot be read.
        """
        return load_dossier(leftover.copy)

    def discard(self, leftover: Leftover) -> None:
        """Remove a leftover for good."""
        _remove(leftover.copy)
        lock = self._reserved.pop(leftover.copy, None)
        if lock is not None:
            lock.release(remove=True)

    def close(self) -> None:
        """End in order: remove this window's copy and give leftovers back for another time."""
        self.forget()
        self._lock.release(remove=True)
        for lock in self._reserved.values():
            lock.release()
        self._reserved.clear()

    def _reserve(self, copy: Path) -> bool:
        """Return whether the copy's process is gone and no other window has reserved it."""
        if copy in self._reserved:
            return True
        lock = FileLock(copy.with_suffix(_LOCK))
        with contextlib.suppress(OSError):
            if lock.acquire():
                self._reserved[copy] = lock
                return True
        return False

    def _tidy(self) -> None:
        """Remove locks and notes of processes that were killed before they had a copy."""
        for path in self._folder.glob(f"*{_LOCK}"):
            copy = path.with_suffix(SUFFIX)
            if copy != self._own and not copy.exists() and self._reserve(copy):
                if not copy.exists():
                    _remove(copy)
                self._reserved.pop(copy).release(remove=not copy.exists())


def _describe(copy: Path) -> Leftover:
    note = _Note()
    with contextlib.suppress(OSError, codec.CodecError):
        data = codec.from_bytes(copy.with_suffix(_NOTE).read_bytes())
        note = codec.from_json(_Note, data, codec.Decoding(lenient=True))
    kept_at = datetime.fromtimestamp(0, UTC)
    with contextlib.suppress(OSError):
        kept_at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    original = Path(note.original) if note.original else None
    return Leftover(copy, original, note.title, kept_at)


def _remove(copy: Path) -> None:
    for path in (copy, copy.with_suffix(_NOTE)):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise BriefgenError(
                f"The recovery copy “{path}” could not be removed.",
                "It will be offered again at the next start.",
                "Remove it by hand if it is not needed.",
                detail=str(error),
            ) from error
