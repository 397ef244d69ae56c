"""Key dates in and out: the summit's agenda from a calendar file, the table by the clipboard."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from briefgen.build import dates_table
from briefgen.progress import Progress
from briefgen.scheduling import Scheduled, with_agenda
from ui.actions.desk import Desk
from ui.jobs import Job
from ui.models.review import Review

CALENDAR_SUFFIX = ".ics"


class KeyDates(QObject):
    """Adds an agenda to the key dates and copies them as a table."""

    def __init__(self, desk: Desk, review: Review) -> None:
        super().__init__(desk.session)
        self._desk, self._session, self._review = desk, desk.session, review

    def choose_agenda(self) -> None:
        """Ask for a calendar file and add its events."""
        folder = self._desk.store.settings.last_folder
        path = self._desk.choosers.calendar(self._desk.window, folder)
        if path is not None:
            self.add_agenda(path)

    def add_agenda(self, path: Path) -> None:
        """Add a calendar file's events to the key dates, as one step of undo."""
        before = self._session.dossier

        def work(progress: Progress) -> Scheduled:
            return with_agenda(before, path, progress)

        def done(read: Scheduled) -> None:
            if self._session.dossier is not before:  # edited meanwhile: read into what is there
                self.add_agenda(path)
                return
            self._session.edit_dossier("Add agenda", lambda _: read.dossier)
            self._session.tell(_told(read), undoable=read.added > 0)

        job = Job(work, "Reading the agenda")
        job.result.connect(done)
        self._desk.start(job)

    def copy_table(self) -> None:
        """Put the key dates into the clipboard, as spreadsheets and Word take them."""
        template = self._review.template
        if template is None:
            return
        QGuiApplication.clipboard().setText(dates_table(self._session.dossier, template))
        self._session.tell("Key dates copied as a table")


def _told(read: Scheduled) -> str:
    added = {0: "No new events", 1: "1 event added"}.get(read.added, f"{read.added} events added")
    return " · ".join((added, *read.notices[:2]))
