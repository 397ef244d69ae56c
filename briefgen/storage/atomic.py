"""Files that are either wholly old or wholly new, whatever happens while they are written.

The bytes go to a temporary file in the same folder, are forced to disk, and the file is renamed
over the old one; then the folder is forced to disk too. A process killed half-way leaves the old
file and a temporary one, which a later write into the folder removes.
"""

import contextlib
import errno
import os
import secrets
import sys
import time
from pathlib import Path

from briefgen.errors import BriefgenError

PREFIX, SUFFIX = ".briefgen-", ".tmp"
LEFT_OVER_AFTER = 15 * 60.0
"""Seconds without a change after which a temporary file counts as left over."""

_REPLACE_TRIES = 8  # on Windows a virus scanner may hold a new file for a moment


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that a crash or a full disk leaves the old one intact.

    Follows symbolic links and keeps the permissions of a file that is replaced.

    Raises:
        BriefgenError: the file could not be written; the old one is unchanged.
    """
    target = _target(path)
    clean_leftovers(target.parent)
    temporary = target.parent / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
    try:
        _write_through(temporary, data, _mode_of(target))
        _replace(temporary, target)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def clean_leftovers(folder: Path) -> None:
    """Remove temporary files that a killed process left in a folder; never raises OSError."""
    oldest = time.time() - LEFT_OVER_AFTER
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def write_error(path: Path, error: OSError) -> BriefgenError:
    """Return what to tell the analyst about a file that could not be written."""
    what, remedy = _reason(path, error)
    return BriefgenError(
        what,
        "Nothing was written; a file of that name is as it was.",
        remedy,
        detail=f"{type(error).__name__}: {error}",
    )


def _reason(path: Path, error: OSError) -> tuple[str, str]:
    name, folder = f"“{path.name}”", f"“{path.parent}”"
    elsewhere = "Choose another folder, or ask for the right to write there."
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return (
                f"There is no room left on the disk for {name}.",
                "Make room on the disk or choose another one, then try again.",
            )
        case errno.EISDIR:
            return f"{name} is a folder.", "Choose another file name."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            if sys.platform == "win32" and path.exists():
                elsewhere = "Close it in other programs, or choose another folder."
            return f"{name} cannot be written in {folder}.", elsewhere
        case errno.ENOENT | errno.ENOTDIR:
            return f"The folder {folder} does not exist.", "Choose another folder."
        case errno.ENAMETOOLONG:
            return f"The file name {name:.80} is too long.", "Choose a shorter name."
        case _:
            return f"{name} could not be written.", "Try again, or choose another folder."


def _target(path: Path) -> Path:
    try:
        target = path.resolve()
        if target.is_dir():
            raise write_error(path, IsADirectoryError(errno.EISDIR, "is a folder"))
        if target.exists() and not target.is_file():  # a device: renaming would replace it
            raise write_error(path, OSError(errno.EINVAL, "is not a regular file"))
        if target.exists() and not os.access(target, os.W_OK):  # renaming would not ask
            raise PermissionError(errno.EACCES, "is read-only")
    except RuntimeError as error:  # a circle of symbolic links, before Python 3.13
        raise write_error(path, OSError(errno.ELOOP, str(error))) from error
    except OSError as error:
        raise write_error(path, error) from error
    return target


def _mode_of(target: Path) -> int | None:
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        return None


def _write_through(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            with contextlib.suppress(OSError):  # a file system without permissions
                path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(temporary: Path, target: Path) -> None:
    for attempt in range(_REPLACE_TRIES):
        try:
            temporary.replace(target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(0.05 * (attempt + 1))
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Force the new name to disk where the system can do that (Windows cannot)."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # the data is on disk; some network folders refuse this
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
