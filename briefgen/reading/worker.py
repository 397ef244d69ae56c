"""The worker process: reads files on request, within limits, without any connection.

Started by `process.WorkerProcess`; see `briefgen.processes` for how it is asked.
"""

import os
import sys
import traceback
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.processes import limit_memory, serve
from briefgen.reading.limits import Limits
from briefgen.reading.result import ReadResult
from briefgen.reading.source import Source, broken

ARGUMENT = "--briefgen-reading-worker"
"""A frozen program that is started with this argument must call `main` and nothing else."""

_BLOCKED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "shutil.",
    "webbrowser.",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "http.",
    "winreg.",
)


def main() -> None:
    """Serve requests until standard input ends."""
    serve(answer, lambda: sys.addaudithook(_refuse))


def answer(path: Path, limits: Limits) -> ReadResult | BriefgenError:
    """Return what one file gives, or why it gives nothing; raises nothing but fatal errors."""
    limit_memory(limits.memory_bytes)
    try:
        return _read(path, limits)
    except BriefgenError as error:
        return error
    except MemoryError:
        return too_costly(path.name, "memory")
    except RecursionError:
        return broken(path.name, "nested too deeply")
    except Exception:  # whatever a library raises on hostile input is this file's message
        return broken(path.name, traceback.format_exc(limit=8))


def too_costly(name: str, what: str) -> BriefgenError:
    """Return the error for a file that needs too much `what` ("memory", "time")."""
    return BriefgenError(
        f"“{name}” needs too much {what} to be read; reading it was stopped.",
        "Nothing of it is in the library, so it cannot be quoted.",
        "It may be damaged. Open it in its own program, copy the text and paste it.",
    )


def _read(path: Path, limits: Limits) -> ReadResult:
    from briefgen.reading.dispatch import read_source

    return read_source(Source(path.name, load(path, limits), limits))


def load(path: Path, limits: Limits) -> bytes:
    """Return a regular file's bytes.

    Raises:
        BriefgenError: too large, not a regular file, gone, locked or not allowed.
    """
    try:
        if not path.is_file():
            gone = not path.exists()
            raise BriefgenError(
                f"“{path.name}” {'is not there any more' if gone else 'is not a file'}.",
                "Nothing of it is in the library.",
                "Check where it is and add it again.",
            )
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise BriefgenError(
            f"“{path.name}” could not be opened: {error.strerror or error}.",
            "Nothing of it is in the library.",
            "Close it in other programs, or check that you may read it; then add it again.",
        ) from error
    if len(data) > limits.file_bytes:
        raise BriefgenError(
            f"“{path.name}” is larger than {limits.file_bytes >> 20} MB.",
            "It is too large for an article; nothing of it is in the library.",
            "Add only the part that you need.",
        )
    return data


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse connections, programs and changes of files: reading needs none of them."""
    if event.startswith(_BLOCKED) and event not in ("socket.__new__", "socket.gethostname"):
        raise PermissionError(f"a reader tried {event}")
    if event == "open" and (set(str(arguments[1] or "")) & set("wax+") or _writes(arguments[2])):
        raise PermissionError("a reader tried to write a file")


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


if __name__ == "__main__":
    main()
