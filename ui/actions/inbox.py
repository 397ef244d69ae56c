"""A folder that is watched: new article files in it are offered, never added by themselves."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from briefgen.gather import Inbox, Mark
from briefgen.progress import Progress
from ui.actions.desk import Desk
from ui.actions.importing import Importing
from ui.jobs import Job
from ui.models.wording import counted
from ui.widgets.offer_bar import Offer, OfferBar

_LOOK_AGAIN_MS = 1200
"""Time between two looks, which must agree before a file counts as arrived whole."""


class InboxWatch(QObject):
    """Offers what has arrived in the bar."""

    def __init__(self, desk: Desk, importing: Importing, bar: OfferBar) -> None:
        super().__init__(desk.session)
        self._desk, self._importing, self._bar = desk, importing, bar
        self._inbox: Inbox | None = None
        self._waiting: list[Path] = []
        self._looks = 0
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self.look())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)
        self._begin()

    def choose(self) -> None:
        """Ask for the folder to watch; what lies in it already is offered too."""
        settings = self._desk.store.settings
        folder = self._desk.choosers.folder(self._desk.window, settings.inbox)
        if folder is not None:
            seen = settings.inbox_seen if settings.inbox == str(folder) else ()
            self._desk.store.update(inbox=str(folder), inbox_seen=seen)
            self._begin()
            stop = Offer("Stop watching", self.stop)
            self._bar.offer(f"“{folder.name}” is watched for new articles.", [stop])

    def stop(self) -> None:
        """Watch no folder any more."""
        self._desk.store.update(inbox="", inbox_seen=())
        self._begin()

    def look(self) -> None:
        """Look twice, so that a file still being copied is not offered by halves."""
        self._looks = 2
        self._timer.start(0)

    def _begin(self) -> None:
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        settings = self._desk.store.settings
        self._inbox, self._waiting = None, []
        if settings.inbox:
            self._inbox = Inbox(Path(settings.inbox), _marks(settings.inbox_seen))
            if Path(settings.inbox).is_dir():
                self._watcher.addPath(settings.inbox)
            self.look()

    def _look(self) -> None:
        inbox = self._inbox
        if inbox is None:
            return

        def read(progress: Progress) -> tuple[Path, ...]:
            progress("", 0.0)
            return inbox.look()

        job = Job(read)
        job.result.connect(self._found)
        self._desk.start(job)

    def _found(self, paths: tuple[Path, ...]) -> None:
        self._looks -= 1
        if self._looks > 0:
            self._timer.start(_LOOK_AGAIN_MS)
        if not paths or self._inbox is None:
            return
        self._waiting = list(dict.fromkeys([*self._waiting, *paths]))
        words = f"{counted(len(self._waiting), 'new file')} in {self._inbox.folder.name}"
        self._bar.offer(words, [Offer("Add", self._add)], close="Not now")
        seen = tuple("\t".join(map(str, mark)) for mark in self._inbox.known)
        self._desk.store.update(inbox_seen=tuple(sorted(seen)))

    def _add(self) -> None:
        paths, self._waiting = self._waiting, []
        self._importing.add_files(paths)


def _marks(seen: tuple[str, ...]) -> list[Mark]:
    marks: list[Mark] = []
    for line in seen:
        path, _, rest = line.partition("\t")
        size, _, changed = rest.partition("\t")
        if size.isdigit() and changed.isdigit():
            marks.append((path, int(size), int(changed)))
    return marks
