"""Key dates in and out: the summit's agenda from a calendar file, the table by the clipboard."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from briefgen.build import dates_table
from briefgen.editing import edits
from briefgen.editing.readings import readings_of, take_other_reading
from briefgen.model.brief import Brief, PartKind, PickedDate, Place, anchors_of
from briefgen.model.finding import DatedEvent, DateMention
from briefgen.progress import Progress
from briefgen.scheduling import Scheduled, with_agenda
from ui.actions.desk import Desk
from ui.found import Found, FoundKind
from ui.jobs import Job
from ui.models.date_choices import reading_text
from ui.models.review import Review
from ui.panes.article_pane import ArticlePane
from ui.panes.brief_pane import BriefPane

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

    def other_reading(self, article: ArticlePane, brief: BriefPane) -> None:
        """Read a date in its other way: the article's one if the article has the focus.

        A date of the article that is not in the brief yet is picked, read in that way.
        """
        found = article.current
        dated = found is not None and found.ref.kind is FoundKind.DATE
        if found is not None and dated and not brief.view.hasFocus():
            done = self._read_found(found, brief)
        else:
            done = brief.dates.take_other(self._session.item_id)
        if not done:
            self._session.tell("Select a date whose words can be read in two ways.")

    def _read_found(self, found: Found, brief: BriefPane) -> bool:
        dossier = self._session.dossier
        article = dossier.articles.get(found.ref.article)
        findings = dossier.findings.get(found.ref.article)
        if article is None or findings is None:
            return False
        held = _row_of(dossier.brief, found)
        if held is not None:
            self._session.ask_item(held.id)
            return brief.dates.take_other(held.id)
        if isinstance(found.finding, DatedEvent):
            row = edits.picked_date(article, found.finding, findings.sentences)
        elif isinstance(found.finding, DateMention):
            span = found.finding.span
            around = next((one for one in findings.sentences if one.covers(span)), span)
            row = edits.picked_mention(article, found.finding, around)
        else:
            return False
        readings = readings_of(row, dossier.findings)
        if readings is None:
            return False
        place = Place(PartKind.KEY_DATES)

        def change(brief: Brief) -> Brief:
            inserted = edits.insert_item(brief, place, row)
            return take_other_reading(inserted, row.id, dossier.findings)

        self._session.edit("Add date", change)
        self._session.ask_item(row.id)
        self._session.tell(f"Date added, read as {reading_text(readings.other)}", undoable=True)
        return True

    def copy_table(self) -> None:
        """Put the key dates into the clipboard, as spreadsheets and Word take them."""
        template = self._review.template
        if template is None:
            return
        QGuiApplication.clipboard().setText(dates_table(self._session.dossier, template))
        self._session.tell("Key dates copied as a table")


def _row_of(brief: Brief, found: Found) -> PickedDate | None:
    """Return the key-dates row that rests on a finding's words."""
    for item in brief.part(PartKind.KEY_DATES).items:
        spans = [a.span for a in anchors_of(item) if a.article_key == found.ref.article]
        if isinstance(item, PickedDate) and found.ref.span in spans:
            return item
    return None


def _told(read: Scheduled) -> str:
    added = {0: "No new events", 1: "1 event added"}.get(read.added, f"{read.added} events added")
    return " · ".join((added, *read.notices[:2]))
