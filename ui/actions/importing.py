"""Bringing articles in: read, shelved and joined to the brief, with a report of what became."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefgen.errors import BriefgenError
from briefgen.gather import (
    Failure,
    GatheredArticle,
    Notice,
    gather_each,
    gather_text,
    gather_url,
    joined,
)
from briefgen.library.library import Library
from briefgen.model.dossier import Dossier
from briefgen.model.library import Added
from briefgen.progress import Progress
from briefgen.shelving import shelve_each
from ui.actions.desk import Desk
from ui.jobs import Job
from ui.models.import_report import Batch, Report, report_of
from ui.models.shelf import Shelf
from ui.models.wording import counted

Each = Iterable[GatheredArticle | Failure | Notice]
_FEW = 3
"""Of so few files the toast and the message bar tell everything; of more, when all went well."""


class Importing(QObject):
    """Runs imports one after the other.

    `reported` carries the Report of an import that has more to tell than a toast can,
    `superseding` (key of the old version in the brief, key of the new one in the library).
    """

    reported = Signal(object)
    superseding = Signal(str, str)

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        super().__init__(desk.session)
        self._desk, self._session, self._shelf = desk, desk.session, shelf
        self.report = Report()

    def add_files(self, paths: list[Path]) -> None:
        """Read files and folders; what is read when the analyst cancels is kept."""
        title = f"Reading {counted(len(paths), 'file')}"
        self._run(title, lambda progress: gather_each(paths, progress), len(paths))

    def add_text(self, text: str, html: str) -> None:
        """Read pasted or dropped text."""

        def read(progress: Progress) -> Each:
            progress("Reading the text", 0.0)
            yield gather_text(text, progress, html=html)

        self._run("Reading the text", read, 1)

    def fetch(self, url: str) -> None:
        """Fetch one address, because the analyst asked for it."""
        offline = self._desk.store.settings.offline
        self._run(f"Fetching {url[:50]}", partial(_fetched, url, offline), 1)

    def _run(self, title: str, read: Callable[[Progress], Each], asked: int) -> None:
        batch = Batch()

        def shelved(library: Library, progress: Progress) -> None:
            batch.fill(shelve_each(library, read(progress), progress))

        def alone(progress: Progress) -> None:
            batch.fill(read(progress))

        work = alone if self._shelf.library is None else self._shelf.reading(shelved)
        job = Job(work, title)
        job.ended.connect(lambda: self._take(batch, asked))
        self._desk.start(job)

    def _take(self, batch: Batch, asked: int) -> None:
        """Join what came in to the brief and tell how it went."""
        before = self._session.dossier
        held = {o.article.key: o.article.supersedes for o in batch.outcomes}
        waiting = {key: old for key, old in held.items() if old and old in before.articles}
        filled = {o.article.key for o in batch.outcomes if o.kind is Added.METADATA}
        fresh = [
            one
            for one in {one.article.key: one for one in batch.gathered}.values()
            if one.article.key not in before.articles
            and one.article.key not in waiting
            and one.article.key not in filled
        ]
        better = [
            one
            for one in batch.gathered
            if one.article.key in filled and one.article.key in before.articles
        ]
        text = "Add article" if len(fresh) == 1 else f"Add {len(fresh)} articles"

        def change(dossier: Dossier) -> Dossier:
            for one in better:
                dossier = dossier.with_article(one.article, one.findings)
            return joined(dossier, fresh)

        if self._session.edit_dossier(text, change) and fresh:
            self._session.select_article(fresh[0].article.key)
        if batch.outcomes:
            self._shelf.changed.emit()
        report = report_of(batch, frozenset(before.articles), frozenset(waiting))
        self.report = report
        self._tell(report, batch, max(asked, len(batch.gathered) + len(batch.failures)))
        for key, old in waiting.items():
            self.superseding.emit(old, key)

    def _tell(self, report: Report, batch: Batch, size: int) -> None:
        many = size > _FEW and bool(report.failed or report.versions or batch.notices)
        told = bool(report.copies or report.filled or report.cancelled or many)
        if told and report.lines:
            self.reported.emit(report)
        elif report.added:
            words = counted(report.added, "article") + " added"
            words += f", {report.known} already here" if report.known else ""
            self._session.tell(words, undoable=True)
        elif report.known:
            self._session.tell(f"{counted(report.known, 'article')} already here")
        if not told:
            for notice in batch.notices[:1]:
                self._session.tell(notice)
            if batch.failures:
                self._desk.errors.tell(*(_named(one.name, one.error) for one in batch.failures))


def _fetched(url: str, offline: bool, progress: Progress) -> Each:
    """Yield what an address gives; what went wrong is a failure of that address."""
    try:
        yield from gather_url(url, progress, offline=offline)
    except BriefgenError as error:
        yield Failure(url, error)


def _named(name: str, error: BriefgenError) -> BriefgenError:
    """Return the error with its file's name in front, where its words do not tell it."""
    if name in error.what or "://" in name:
        return error
    return BriefgenError(f"{name}: {error.what}", error.meaning, error.remedy, detail=error.detail)
