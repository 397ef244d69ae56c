"""Long work off the window's thread: progress and results come back as signals."""

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from briefgen.errors import BriefgenError, Cancelled
from briefgen.progress import Progress

Work = Callable[[Progress], Any]
"""A core function with everything but its Progress filled in."""


class _Post(QObject):
    """Carries what happens in a worker thread over to the window's thread."""

    progressed = Signal(str, float)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()


class _Runner(QRunnable):
    def __init__(self, work: Work, progress: Progress, post: _Post) -> None:
        super().__init__()
        self._work = work
        self._progress = progress
        self._post = post

    def run(self) -> None:
        try:
            result = self._work(self._progress)
        except Cancelled:
            self._post.cancelled.emit()
        except BriefgenError as error:
            self._post.failed.emit(error)
        except Exception as error:  # a fault of the program: shown, never swallowed
            self._post.failed.emit(
                BriefgenError(
                    "Something went wrong inside briefgen.",
                    "What you did last was not carried out; nothing else was touched.",
                    "Save your brief and try again; if it happens again, report it.",
                    detail=f"{type(error).__name__}: {error}",
                )
            )
        else:
            self._post.finished.emit(result)


class Job(QObject):
    """One piece of work in the thread pool.

    `result` carries what the work returned, `error` a BriefgenError, `progressed` words and a
    share (0.0 to 1.0). `ended` comes last, always, once.
    """

    progressed = Signal(str, float)
    result = Signal(object)
    error = Signal(object)
    ended = Signal()

    def __init__(self, work: Work, title: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._cancelled = False
        self._post = _Post()
        queued = Qt.ConnectionType.QueuedConnection
        self._post.progressed.connect(self._on_progress, queued)
        self._post.finished.connect(self._on_finished, queued)
        self._post.failed.connect(self._on_failed, queued)
        self._post.cancelled.connect(self._end, queued)
        self._runner = _Runner(work, self._report, self._post)
        self._runner.setAutoDelete(False)

    def start(self, pool: QThreadPool) -> None:
        """Queue the work."""
        pool.start(self._runner)

    def cancel(self) -> None:
        """Ask the work to stop; its result, should it still come, is dropped."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled

    def _report(self, text: str, share: float) -> None:
        """Be called in the worker's thread."""
        if self._cancelled:
            raise Cancelled
        self._post.progressed.emit(text, share)

    def _on_progress(self, text: str, share: float) -> None:
        if self._wanted:
            self.progressed.emit(text, share)

    def _on_finished(self, value: object) -> None:
        if self._wanted:
            self.result.emit(value)
        self._end()

    def _on_failed(self, error: BriefgenError) -> None:
        if self._wanted:
            self.error.emit(error)
        self._end()

    def _end(self) -> None:
        if shiboken6.isValid(self):
            self.ended.emit()

    @property
    def _wanted(self) -> bool:
        """Whether anybody still waits: not after cancelling, nor when the window is gone."""
        return not self._cancelled and shiboken6.isValid(self)


class Jobs(QObject):
    """All work under way; `changed` is raised when some begins or ends."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: list[Job] = []
        self._stopped = False

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs under way, oldest first."""
        return tuple(self._running)

    def start(self, job: Job) -> Job:
        """Start a job and keep it until it has ended; after `stop` nothing starts any more."""
        job.setParent(self)
        if self._stopped:
            return job
        self._running.append(job)
        job.ended.connect(lambda: self._on_ended(job))
        job.start(self._pool)
        self.changed.emit()
        return job

    def stop(self) -> None:
        """Cancel everything and wait for the threads: the program ends."""
        self._stopped = True
        for job in self._running:
            job.cancel()
        self._pool.clear()
        self._pool.waitForDone(5000)

    def _on_ended(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
        job.deleteLater()
        self.changed.emit()


class Latest(QObject):
    """Runs only the latest of many requests, once they pause for `delay_ms`.

    A request that comes while work is under way cancels that work and starts when it has ended.
    """

    result = Signal(object)
    error = Signal(object)

    def __init__(self, jobs: Jobs, delay_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._work: Work | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether a result is still to come."""
        return self._job is not None or self._timer.isActive()

    def request(self, work: Work) -> None:
        """Ask for some work instead of all asked for before."""
        self._work = work
        if self._job is not None:
            self._job.cancel()
        self._timer.start()

    def _start(self) -> None:
        if self._job is not None or self._work is None:
            return
        work, self._work = self._work, None
        job = Job(work)
        job.result.connect(self.result)
        job.error.connect(self.error)
        job.ended.connect(self._on_ended)
        self._job = job
        self._jobs.start(job)

    def _on_ended(self) -> None:
        self._job = None
        if self._work is not None and not self._timer.isActive():
            self._start()
