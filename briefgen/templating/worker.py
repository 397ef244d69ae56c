"""A worker process for templates: one that never ends or fills the memory is stopped there."""

import contextlib
import multiprocessing
import signal
import threading
import time
from collections import OrderedDict
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError
from briefgen.model.context import BriefContext
from briefgen.model.document import Document
from briefgen.model.template import BriefTemplate
from briefgen.progress import Progress, silent

if TYPE_CHECKING:
    from briefgen.templating.engine import Engine

SECONDS = 20.0
"""How long one rendering may take."""
BYTES = 1_500_000_000
"""How much address space the worker may have (where the system can limit it)."""
_KEPT_ENGINES = 4
_START_SECONDS = 60.0  # a cold disk reads the libraries once
_POLL = 0.05


class RenderWorker:
    """Renders in a process of its own, which lives on between calls so that previews are quick.

    It starts with the first call (or `warm`). A worker that dies or outstays its time is one
    call's BriefgenError; the next call gets a fresh one. Calls from several threads take turns.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = BYTES) -> None:
        """Prepare a worker with a limit of seconds for a call and of bytes for its memory."""
        self._seconds = seconds
        self._memory = memory
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._ready = False  # whether the process said that it is listening
        self._turn = threading.Lock()

    def __enter__(self) -> "RenderWorker":
        """Return the worker itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    def warm(self) -> None:
        """Start the process without waiting for it, so that the first call is quick."""
        with self._turn:
            self._launched()

    def close(self) -> None:
        """End the process; a later call would start another."""
        with self._turn:
            self._stop()

    def render(
        self, context: BriefContext, template: BriefTemplate, progress: Progress = silent
    ) -> Document:
        """Return the brief as a Document.

        Raises:
            BriefgenError: the template is at fault, took too long or too much memory.
            Cancelled: raised by `progress`; the worker is stopped.
        """
        with self._turn:
            try:
                answer = self._asked(context, template, progress)
            except BaseException:
                self._stop()
                raise
        if isinstance(answer, BriefgenError):
            raise answer
        return answer

    def _asked(
        self, context: BriefContext, template: BriefTemplate, progress: Progress
    ) -> Document | BriefgenError:
        try:
            connection = self._launched()
            if not self._ready:
                self._wait(connection, template, progress, _START_SECONDS)
                connection.recv()
                self._ready = True
            connection.send((context, template))
            self._wait(connection, template, progress, self._seconds)
            answer = connection.recv()
        except (EOFError, OSError) as error:
            raise BriefgenError(
                f"Printing with the template “{template.name}” broke off.",
                "No pages could be made; the brief itself is unharmed.",
                "The template may ask for too much at once: simplify it, or choose another one.",
                detail=f"render worker ended: {error!r}",
            ) from None
        assert isinstance(answer, Document | BriefgenError)
        return answer

    def _wait(
        self, connection: Connection, template: BriefTemplate, progress: Progress, seconds: float
    ) -> None:
        begun = time.monotonic()
        while not connection.poll(_POLL):
            spent = time.monotonic() - begun
            progress("Printing the brief", min(spent / seconds, 0.99))
            if spent > seconds:
                raise BriefgenError(
                    f"The template “{template.name}” did not come to an end"
                    f" within {seconds:g} seconds.",
                    "No pages could be made; the brief itself is unharmed.",
                    "Look for a loop in the template that never ends, or choose another one.",
                )

    def _launched(self) -> Connection:
        """Return the connection to a living worker, launched if need be; it may not be ready."""
        if self._process is not None and self._process.is_alive() and self._connection:
            return self._connection
        self._stop()
        spawning = multiprocessing.get_context("spawn")
        here, there = spawning.Pipe()
        self._process = spawning.Process(
            target=_serve, args=(there, self._memory), name="briefgen-render", daemon=True
        )
        self._process.start()
        there.close()
        self._connection = here
        return here

    def _stop(self) -> None:
        self._ready = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None


def _serve(connection: Connection, memory: int) -> None:
    """Answer requests until the other side goes away (runs in the worker)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window's Ctrl-C is not for the worker
    _limit_memory(memory)
    engines: OrderedDict[BriefTemplate, Engine] = OrderedDict()
    connection.send(None)
    with contextlib.suppress(EOFError, OSError):
        while True:
            context, template = connection.recv()
            connection.send(_answer(engines, context, template))


def _answer(
    engines: "OrderedDict[BriefTemplate, Engine]", context: BriefContext, template: BriefTemplate
) -> Document | BriefgenError:
    from briefgen.templating.engine import Engine

    try:
        engine = engines.pop(template, None) or Engine(template)
        engines[template] = engine
        if len(engines) > _KEPT_ENGINES:
            engines.popitem(last=False)
        return engine.document(context)
    except BriefgenError as error:
        return error
    except MemoryError:
        engines.clear()
        return BriefgenError(
            f"The template “{template.name}” took more memory than it may have.",
            "No pages could be made; the brief itself is unharmed.",
            "Look for text in the template that grows in a loop, or choose another one.",
        )


def _limit_memory(memory: int) -> None:
    """Limit the address space of this process, where the system knows how (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # a lower hard limit is already set
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
