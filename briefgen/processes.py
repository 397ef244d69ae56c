"""Processes of one's own for work that may take long, crash, or eat memory: asked and killed.

Requests and answers are pickles, each behind its length (8 bytes, big-endian), on the standard
input and output of the process. It runs this very briefgen and never loads Qt.
"""

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
from typing import IO, BinaryIO

import briefgen

_LENGTH = struct.Struct(">Q")
_TICK = 0.1  # seconds between two looks at whether the analyst cancelled


class EndedError(Exception):
    """The process ended before it answered; `code` is its exit status, negative for a signal."""

    def __init__(self, code: int) -> None:
        super().__init__(f"worker ended with code {code}")
        self.code = code


# the side that asks


class ChildProcess:
    """A process that is started when first asked, and again after it died.

    Not to be shared between threads; whoever made it closes it.
    """

    def __init__(self, command: Callable[[], list[str]]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.asked = 0
        """How often this process was asked since it was started."""

    def ask(self, request: object) -> None:
        """Send a request; `answer` gets what comes. One can be under way at a time."""
        process = self._started()
        self.asked += 1
        assert process.stdin is not None
        try:
            send(process.stdin, request)
        except OSError:
            return  # it died; waiting for the answer tells

    def answer(self, tick: Callable[[], object], end: float = float("inf")) -> object:
        """Return what the process answers.

        Args:
            tick: called ten times a second while waiting; what it raises stops the process.
            end: when to give up, on the clock of `time.monotonic`.

        Raises:
            EndedError: it ended without an answer; it is started anew when asked again.
            TimeoutError: it took too long and was stopped.
        """
        try:
            data = self._wait(tick, end)
        except BaseException:
            self.close()
            raise
        if data is None:
            code = self._process.wait() if self._process else 0
            self.close()
            raise EndedError(code)
        answer: object = pickle.loads(data)
        return answer

    def close(self) -> None:
        """Stop the process, if it runs."""
        process, self._process, self.asked = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)

    def _wait(self, tick: Callable[[], object], end: float) -> bytes | None:
        while True:
            try:
                return self._answers.get(timeout=_TICK)
            except queue.Empty:
                tick()
                if time.monotonic() > end:
                    raise TimeoutError from None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._process = subprocess.Popen(
            self._command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers = queue.SimpleQueue()
        threading.Thread(
            target=_listen, args=(self._process.stdout, self._answers), daemon=True
        ).start()
        return self._process


def command(argument: str, module: str) -> list[str]:
    """Return how a process is started that calls `main` of a module.

    Args:
        argument: what a frozen program, which calls itself, is told; see `briefgen.workers`.
        module: its full name.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    return [sys.executable, "-P", "-c", f"from {module} import main; main()"]


def environment() -> dict[str, str]:
    """Return the environment with this very briefgen first, wherever it was imported from."""
    home = str(Path(briefgen.__file__).resolve().parent.parent)
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (home, known) if part)}


def _listen(stream: IO[bytes], answers: "queue.SimpleQueue[bytes | None]") -> None:
    """Put each answer into the queue, None at the end; runs in a thread of its own."""
    try:
        while (data := _framed(stream)) is not None:
            answers.put(data)
    except (OSError, ValueError):
        pass  # the process was stopped and its pipe closed
    answers.put(None)


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return  # a pipe to a dead process


# the side that is asked


def serve(answer: Callable[..., object], begin: Callable[[], object] = lambda: None) -> None:
    """Answer requests until standard input ends; each request is a tuple of arguments.

    What libraries print goes nowhere from here on: standard output carries the answers. `begin`
    is called then, before the first request.
    """
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    sys.dont_write_bytecode = True
    begin()
    while (data := _framed(requests)) is not None:
        send(answers, answer(*pickle.loads(data)))


def limit_memory(size: int) -> None:
    """Limit the address space of this process, in bytes, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: what the parent allows in time remains
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


# both


def send(stream: BinaryIO | IO[bytes], value: object) -> None:
    """Write one pickled value behind its length."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _framed(stream: BinaryIO | IO[bytes]) -> bytes | None:
    """Return the next pickle, None when there are no more."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    data = stream.read(size)
    return data if len(data) == size else None
