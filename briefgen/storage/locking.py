"""A lock that a process holds on a file and loses when it ends, however it ends.

Better than a file that names a process: such a name outlives its process, and the system gives
it to another one.
"""

import contextlib
import os
import sys
from pathlib import Path


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
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self, *, remove: bool = False) -> None:
        """Give the lock back; `remove` also removes the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        if remove:
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
