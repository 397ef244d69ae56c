"""The library as Qt sees it: work on it off the window's thread, and word of what changed."""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from briefgen.errors import BriefgenError, Cancelled
from briefgen.gather import GatheredArticle
from briefgen.library.library import Library, backups, restore
from briefgen.progress import Progress
from briefgen.shelving import take
from ui.jobs import Job, Jobs, Work

T = TypeVar("T")
_THREADS = 3


class Shelf(QObject):
    """The library, or the lack of one, and which of its articles are selected.

    Signals: `changed` when articles or their order changed, `opened` when the library was put
    in place later, `selectionChanged` when other articles are selected in the library's list,
    `failed` with a BriefgenError.

    The library keeps a connection for each thread. Qt's pool looks like a new thread to Python at
    every job, so the work goes to threads that stay.
    """

    changed = Signal()
    opened = Signal()
    selectionChanged = Signal()
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        library: Library | None,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._library = library
        self._folder = folder
        self._threads = ThreadPoolExecutor(_THREADS, "library")
        self._selected: tuple[str, ...] = ()
        self._closed = False

    @property
    def library(self) -> Library | None:
        """The library, None if it could not be opened."""
        return self._library

    @property
    def selected(self) -> tuple[str, ...]:
        """Keys of the articles that are selected in the library's list."""
        return self._selected

    def select(self, keys: tuple[str, ...]) -> None:
        """Say which articles are selected."""
        if keys != self._selected:
            self._selected = keys
            self.selectionChanged.emit()

    def reading(self, call: Callable[[Library, Progress], object]) -> Work:
        """Return a job's work: a call with the library; it gives None while there is none."""

        def run(progress: Progress) -> object:
            library = self._library
            if self._closed:
                raise Cancelled
            if library is None:
                return None
            try:
                return self._threads.submit(call, library, progress).result()
            except CancelledError:  # the window was closed meanwhile
                raise Cancelled from None

        return run

    def ask(
        self, call: Callable[[Library], T], done: Callable[[T], object] = lambda _: None
    ) -> None:
        """Read something in the background and hand it to `done` in the window's thread."""
        if self._library is None:
            return
        job = Job(self.reading(lambda library, _: call(library)))
        job.result.connect(done)
        job.error.connect(self.failed)
        self._jobs.start(job)

    def take(
        self,
        keys: Sequence[str],
        done: Callable[[tuple[GatheredArticle, ...]], object],
        title: str = "Adding 1 article",
    ) -> None:
        """Read articles for the brief in the background; the analyst sees it, and may stop it."""
        job = Job(self.reading(lambda library, progress: take(library, keys, progress)), title)
        job.result.connect(done)
        job.error.connect(self.failed)
        self._jobs.start(job)

    def change(
        self, call: Callable[[Library], T], done: Callable[[T], object] = lambda _: None
    ) -> None:
        """Change something in the background, tell everyone, then call `done`."""

        def settled(value: T) -> None:
            self.changed.emit()
            done(value)

        self.ask(call, settled)

    # a library that could not be opened

    def backups(self) -> list[Path]:
        """Return the backups that could be put in the library's place, newest first."""
        return backups(self._folder) if self._folder is not None else []

    def back_up(self) -> None:
        """Write a backup in the background unless there is one of the last day."""
        self.ask(lambda library: library.backup_if_due())

    def restore(self, backup: Path) -> bool:
        """Put a backup in the library's place and open it; returns whether that went well."""
        if self._folder is None:
            return False
        try:
            restore(self._folder, backup)
            self._library = Library(self._folder)
        except BriefgenError as error:
            self.failed.emit(error)
            return False
        self.opened.emit()
        self.changed.emit()
        return True

    def close(self) -> None:
        """Wait for what is under way and close the library."""
        self._closed = True
        self._threads.shutdown(cancel_futures=True)
        if self._library is not None:
            self._library.close()
