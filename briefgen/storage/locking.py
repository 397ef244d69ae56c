"""A lock that a process holds on a file and loses when it ends, however it ends.

Better than a file that names a process: such a name outlives its process, and the system gives
it to another one.
"""

import contextlib
import os
import sys
from pathlib import Path

_TRIES = 10


class FileLock:
    """A lock on a file, taken by `acquire`; the file is made if need be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock; returns False if another holder has it.

        Raises:
            OSError: the file cannot be made or opened.
        """
        if self._handle is not None:
            return True
        for _ in range(_TRIES):
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(handle)
            except OSError:
                os.close(handle)
                return False
            if self._still_there(handle):
                self._handle = handle
                return True
            os.close(handle)  # its last holder removed the file meanwhile
        return False

    def _still_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except OSError:
            return False

    def release(self, *, remove: bool = False) -> None:
        """Give the lock back; `remove` also removes the file."""
        held = self._handle is not None
        if remove and held and sys.platform != "win32":
            self._remove()  # before the lock is free: whoever waits for it then sees it gone
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        if remove and held and sys.platform == "win32":
            self._remove()  # Windows removes no open file

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
