"""A folder that is looked at now and then: what has newly arrived in it, whole."""

from collections.abc import Iterable
from pathlib import Path

from briefgen.reading.folders import expand

Mark = tuple[str, int, int]
"""A file as it was seen: path, size in bytes, time of change in nanoseconds."""


class Inbox:
    """Tells which files of a folder are new.

    A file counts as arrived when two looks find it alike, so that one still being copied or
    downloaded is not read by halves. Files are left where they are.
    """

    def __init__(self, folder: Path, known: Iterable[Mark] = ()) -> None:
        """Watch a folder; `known` are the marks of an earlier session."""
        self.folder = folder
        self._known = set(known)
        self._seen: set[Mark] = set()

    @property
    def known(self) -> frozenset[Mark]:
        """Marks of all files that were told, and are still there, for the next session."""
        return frozenset(self._known)

    def look(self) -> tuple[Path, ...]:
        """Return the files that have arrived since the last look, by name; each once.

        A folder that is not there has nothing in it.
        """
        if not self.folder.is_dir():
            return ()
        now = {mark for path in expand([self.folder]).files if (mark := _mark(path)) is not None}
        arrived = (now & self._seen) - self._known
        self._known = (self._known & now) | arrived
        self._seen = now
        return tuple(Path(path) for path, _, _ in sorted(arrived))


def _mark(path: Path) -> Mark | None:
    """Return a file's mark, None if it has vanished or is empty yet."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (str(path), status.st_size, status.st_mtime_ns) if status.st_size else None
