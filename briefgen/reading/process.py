"""The window's side of the reading process: asks it, and stops it when it takes too long."""

import time
from collections.abc import Callable
from pathlib import Path

from briefgen import processes
from briefgen.errors import BriefgenError
from briefgen.reading.limits import Limits
from briefgen.reading.result import ReadResult
from briefgen.reading.worker import ARGUMENT, too_costly

_FRESH_AFTER = 500  # files; native libraries leak a little


class WorkerProcess:
    """One worker, started when first asked and started again after it died.

    A context manager; not to be shared between threads.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child = processes.ChildProcess(lambda: _command())
        self._path = Path()
        self._end = 0.0

    def __enter__(self) -> "WorkerProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    def ask(self, path: Path) -> None:
        """Have a file read; `answer` gets what comes. One file can be asked for at a time."""
        if self._child.asked >= _FRESH_AFTER:
            self._child.close()
        self._path = path
        self._end = time.monotonic() + self._limits.seconds
        self._child.ask((path.absolute(), self._limits))

    def answer(self, tick: Callable[[], None]) -> ReadResult | BriefgenError:
        """Return what the file asked for gives, or why it gives nothing.

        Args:
            tick: called ten times a second while waiting; what it raises stops the worker.
        """
        try:
            answer = self._child.answer(tick, self._end)
        except processes.EndedError as error:
            return _died(self._path.name, error)
        except TimeoutError:
            return too_costly(self._path.name, "time")
        assert isinstance(answer, ReadResult | BriefgenError)
        return answer


def _command() -> list[str]:
    """Return how the worker is started."""
    return processes.command(ARGUMENT, "briefgen.reading.worker")


def _died(name: str, error: processes.EndedError) -> BriefgenError:
    return BriefgenError(
        f"“{name}” made the reader stop: it is damaged, or made to do that.",
        "Nothing of it is in the library; all other files are unharmed.",
        "Open it in its own program, copy the text and paste it.",
        detail=str(error),
    )
