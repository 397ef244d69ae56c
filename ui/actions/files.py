"""Brief files: new, open, save, what was not saved when the program was killed."""

import contextlib
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefgen.editing import edits
from briefgen.errors import BriefgenError
from briefgen.model.dossier import Dossier
from briefgen.opening import Opened, open_brief
from briefgen.progress import Progress
from briefgen.storage.brief_file import ChangedElsewhereError, save_dossier
from briefgen.storage.recovery import Leftover, Recovery
from briefgen.templating.catalog import Catalog
from briefgen.templating.starting import brief_from_template
from ui.actions.desk import Desk
from ui.dialogs.choosers import Unsaved
from ui.jobs import Job
from ui.models.preview import file_name

_KEEP_AFTER_MS = 3000


class Files(QObject):
    """What the File menu does. `saved` is raised after each saving."""

    saved = Signal()

    def __init__(self, desk: Desk, recovery: Recovery, catalog: Catalog) -> None:
        super().__init__(desk.session)
        self._desk, self._session = desk, desk.session
        self._recovery, self._catalog = recovery, catalog
        self._stamp: str | None = None  # of the file as it was last read or written here
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_AFTER_MS)
        self._keeper.timeout.connect(self.keep_copy)
        self._session.briefChanged.connect(self._keeper.start)
        self._session.articlesChanged.connect(self._keeper.start)

    # new and open

    def new(self, template: str = "") -> None:
        """Start an empty brief, from a template or the one in use."""
        if not self.may_leave():
            return
        key = template or self._session.brief.template
        try:
            chosen = self._catalog.load(key)
        except BriefgenError as error:
            self._desk.errors.tell(error)
            return
        settings = self._desk.store.settings
        brief = brief_from_template(chosen, prepared=date.today())
        author = ", ".join(part for part in (settings.analyst, settings.unit) if part)
        brief = edits.set_header(brief, author=author)
        if not brief.marking:
            brief = edits.set_marking(brief, settings.marking)
        if settings.language:
            brief = edits.set_language(brief, settings.language)
        self._stamp = None
        self._session.open(Dossier(brief), None)

    def choose_and_open(self) -> None:
        """Ask for a brief file and open it."""
        if self.may_leave():
            path = self._desk.choosers.brief(
                self._desk.window, self._desk.store.settings.last_folder
            )
            if path is not None:
                self.open(path)

    def open_recent(self, path: Path) -> None:
        """Open one of the recent files."""
        if self.may_leave():
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a brief file in place of what is there."""
        job = Job(partial(open_brief, path), f"Opening {path.name}")
        job.result.connect(lambda opened: self._show(opened, path))
        job.error.connect(lambda error: self._not_opened(error, path))
        self._desk.jobs.start(job)

    def _show(self, opened: Opened, path: Path) -> None:
        """Show what was opened; a damaged file is not saved over, so its brief has no file yet."""
        self._stamp = opened.stamp
        self._session.open(opened.dossier, None if opened.damaged else path)
        self._desk.store.replace(self._desk.store.settings.with_recent(path))
        self._desk.errors.tell(*(BriefgenError(notice) for notice in opened.notices))

    def _not_opened(self, error: BriefgenError, path: Path) -> None:
        self._desk.errors.tell(error)
        if not path.exists():
            self._desk.store.replace(self._desk.store.settings.without_recent(path))

    # saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save to the brief's file, asking for one if there is none yet."""
        if self._session.path is None:
            self.save_as(then)
        else:
            self._write(self._session.path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a file and save to it."""
        header = self._session.brief.header
        folder = Path(self._desk.store.settings.last_folder or Path.home())
        path = self._desk.choosers.brief_to_save(
            self._desk.window, folder / f"{file_name(header.title, None)}.brief"
        )
        if path is not None:
            self._write(path, then)

    def _write(self, path: Path, then: Callable[[], object] | None) -> None:
        dossier = self._session.dossier
        seen = self._stamp if path == self._session.path else None

        def write(progress: Progress) -> str:
            progress("Saving", 0.0)
            return save_dossier(dossier, path, seen=seen)

        def done(stamp: str) -> None:
            self._stamp = stamp
            self._session.mark_saved(dossier, path)
            self._desk.store.replace(self._desk.store.settings.with_recent(path))
            self._forget_copy()
            self.saved.emit()
            if then is not None:
                then()

        def refused(error: BriefgenError) -> None:
            if isinstance(error, ChangedElsewhereError):
                self._stamp = None  # as the error says: saving again replaces it
            self._desk.errors.tell(error)

        job = Job(write, "Saving")
        job.result.connect(done)
        job.error.connect(refused)
        self._desk.jobs.start(job)

    # leaving

    def may_leave(self, after_saving: Callable[[], object] | None = None) -> bool:
        """Return whether what is open may be given up; asks if it has unsaved changes.

        Where the analyst chooses to save, this returns False and `after_saving` is called when
        that is done.
        """
        if self._session.clean or not self._holds_anything():
            return True
        title = self._session.brief.header.title or "Untitled brief"
        match self._desk.choosers.unsaved(self._desk.window, title):
            case Unsaved.DISCARD:
                self._forget_copy()
                return True
            case Unsaved.SAVE:
                self.save(after_saving)
        return False

    def _holds_anything(self) -> bool:
        dossier = self._session.dossier
        return bool(dossier.articles or self._session.undo_stack.count())

    # copies for recovery

    def keep_copy(self) -> None:
        """Write the recovery copy if anything is unsaved."""
        if self._session.clean or not self._holds_anything():
            return
        dossier, path = self._session.dossier, self._session.path

        def keep(progress: Progress) -> None:
            progress("", 0.0)
            self._recovery.keep(dossier, path)

        job = Job(keep)
        self._desk.start(job)

    def leftovers(self) -> tuple[Leftover, ...]:
        """Return what killed programs left over."""
        return self._recovery.leftovers()

    def recover(self, leftover: Leftover) -> None:
        """Open a leftover as an unsaved brief."""
        try:
            loaded = self._recovery.recover(leftover)
        except BriefgenError as error:
            self._desk.errors.tell(error)
            return
        self._stamp = None
        empty = Dossier(self._session.brief)
        self._session.open(empty, leftover.original)
        self._session.edit_dossier("Recover the brief", lambda _: loaded.dossier)
        with contextlib.suppress(BriefgenError):  # it will be offered again, which does no harm
            self._recovery.discard(leftover)

    def discard(self, leftover: Leftover) -> None:
        """Throw a leftover away."""
        try:
            self._recovery.discard(leftover)
        except BriefgenError as error:
            self._desk.errors.tell(error)

    def _forget_copy(self) -> None:
        self._keeper.stop()
        try:
            self._recovery.forget()
        except BriefgenError as error:
            self._desk.errors.tell(error)
