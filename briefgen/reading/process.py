"""The window's side of the worker process: starts it, asks it, stops it when it takes too long."""

import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import briefgen
from briefgen.errors import BriefgenError
from briefgen.reading.limits import Limits
from briefgen.reading.result import ReadResult
from briefgen.reading.worker import ARGUMENT, too_costly

_LENGTH = struct.Struct(">Q")
_TICK = 0.1  # seconds between two looks at whether the analyst cancelled
_FRESH_AFTER = 500  # files; native libraries leak a little


class WorkerProcess:
    """One worker, started when first asked and started again after it died.

    A context manager; not to be shared between threads.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._asked = 0
        self._path = Path()
        self._end = 0.0

    def __enter__(self) -> "WorkerProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, path: Path) -> None:
        """Have a file read; `answer` gets what comes. One file can be asked for at a time."""
        if self._asked >= _FRESH_AFTER:
            self.close()
        process = self._started()
        self._asked += 1
        self._path = path
        self._end = time.monotonic() + self._limits.seconds
        request = pickle.dumps((path.absolute(), self._limits))
        assert process.stdin is not None
        try:
            process.stdin.write(_LENGTH.pack(len(request)) + request)
            process.stdin.flush()
        except OSError:
            return  # it died; waiting for the answer tells

    def answer(self, tick: Callable[[], None]) -> ReadResult | BriefgenError:
        """Return what the file asked for gives, or why it gives nothing.

        Args:
            tick: called ten times a second while waiting; what it raises stops the worker.
        """
        try:
            return self._wait(tick)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop the worker, if it runs."""
        process, self._process, self._asked = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers = queue.SimpleQueue()
        threading.Thread(
            target=_listen, args=(self._process.stdout, self._answers), daemon=True
        ).start()
        return self._process

    def _wait(self, tick: Callable[[], None]) -> ReadResult | BriefgenError:
        while True:
            try:
                data = self._answers.get(timeout=_TICK)
                break
            except queue.Empty:
                tick()
                if time.monotonic() > self._end:
                    self.close()
                    return too_costly(self._path.name, "time")
        if data is None:
            code = self._process.wait() if self._process else 0
            self.close()
            return _died(self._path.name, code)
        answer: ReadResult | BriefgenError = pickle.loads(data)
        return answer


def _listen(stream: IO[bytes], answers: "queue.SimpleQueue[bytes | None]") -> None:
    """Put each answer into the queue, None at the end; runs in a thread of its own."""
    try:
        while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
            size = _LENGTH.unpack(head)[0]
            data = stream.read(size)
            if len(data) < size:
                break
            answers.put(data)
    except (OSError, ValueError):
        pass  # the worker was stopped and its pipe closed
    answers.put(None)


def _command() -> list[str]:
    """Return how the worker is started: a frozen program calls itself with an argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-P", "-c", "from briefgen.reading.worker import main; main()"]


def _environment() -> dict[str, str]:
    """Return the environment with this very briefgen first, wherever it was imported from."""
    home = str(Path(briefgen.__file__).resolve().parent.parent)
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (home, known) if part)}


def _died(name: str, code: int) -> BriefgenError:
    return BriefgenError(
        f"“{name}” made the reader stop: it is damaged, or made to do that.",
        "Nothing of it is in the library; all other files are unharmed.",
        "Open it in its own program, copy the text and paste it.",
        detail=f"worker ended with code {code}",
    )


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return  # a pipe to a dead process
