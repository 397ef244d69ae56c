"""Bringing articles in, correcting what is known of them, taking them out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from briefgen import sample
from briefgen.editing import edits
from briefgen.gather import Gathered, corrected, joined, takes_long
from briefgen.model.article import DateStatus
from briefgen.model.dossier import Dossier
from briefgen.progress import Progress
from ui.actions.desk import Desk
from ui.actions.importing import Importing
from ui.jobs import Job
from ui.models.article_rows import dated_ahead
from ui.models.date_choices import told_changes
from ui.models.wording import counted


class Sources(QObject):
    """What the Source menu does."""

    def __init__(self, desk: Desk, importing: Importing) -> None:
        super().__init__(desk.session)
        self._desk, self._importing = desk, importing
        self._session = desk.session

    def choose(self) -> None:
        """Ask for files and add them."""
        paths = self._desk.choosers.articles(
            self._desk.window, self._desk.store.settings.last_folder
        )
        if paths:
            self._desk.store.update(last_folder=str(paths[0].parent))
            self.add(paths)

    def add(self, paths: list[Path]) -> None:
        """Read files and folders in the background and add their articles."""
        self._importing.add_files(paths)

    def add_dropped(self, mime: QMimeData) -> bool:
        """Add what was dropped: files, folders or text; returns whether there was any."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.add(paths)
            return True
        return self._add_text(mime)

    def paste(self) -> None:
        """Add the article in the clipboard: files, or text."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self.add_dropped(mime):
            self._session.tell("There is no text in the clipboard: copy an article first.")

    def open_sample(self, header: bool = True) -> None:
        """Add the sample summit's articles, and its head if the brief has none."""
        job = Job(sample.gather_sample, "Opening the sample summit")
        job.result.connect(lambda gathered: self._take_sample(gathered, with_head=header))
        self._desk.start(job)

    def _add_text(self, mime: QMimeData) -> bool:
        text = mime.text() if mime.hasText() else ""
        html = mime.html() if mime.hasHtml() else ""
        if not text.strip() and not html.strip():
            return False
        self._importing.add_text(text, html)
        return True

    def _take_sample(self, gathered: Gathered, *, with_head: bool) -> None:
        known = self._session.dossier.articles
        fresh = [one for one in gathered.articles if one.article.key not in known]
        repeated = len(gathered.articles) - len(fresh)
        text = "Add article" if len(fresh) == 1 else f"Add {len(fresh)} articles"

        def change(dossier: Dossier) -> Dossier:
            after = joined(dossier, fresh)
            if with_head and not after.brief.header.title:
                head = sample.sample_header()
                fields = {name: getattr(head, name) for name in head.__slots__}
                after = after.with_brief(edits.set_header(after.brief, **fields))
            return after

        if self._session.edit_dossier(text, change) and fresh:
            self._session.select_article(fresh[0].article.key)
            words = counted(len(fresh), "article") + " added"
            words += f", {repeated} already here" if repeated else ""
            self._session.tell(words, undoable=True)
        elif repeated:
            self._session.tell(f"{counted(repeated, 'article')} already here")

    def correct_fields(self, key: str, fields: dict[str, object]) -> None:
        """Correct an article by the fields of its form; authors are parted by semicolons."""
        changes = dict(fields)
        if "authors" in changes:
            names = (name.strip() for name in str(changes["authors"]).split(";"))
            changes["authors"] = tuple(name for name in names if name)
        self.correct(key, changes)

    def correct(self, key: str, changes: dict[str, object]) -> None:
        """Correct an article's metadata in the background, as one step of undo."""
        if key not in self._session.dossier.articles:
            return

        def tell(before: Dossier, changed: bool) -> None:
            words = told_changes(before, self._session.dossier, key) if changed else ""
            if words:
                self._session.tell(words, undoable=True)

        def work(dossier: Dossier, progress: Progress) -> Dossier:
            return corrected(dossier, key, progress, **changes).dossier

        long = takes_long(self._session.dossier.articles[key])
        title = "Reading the article anew" if long else ""
        self._desk.change("Correct article", work, tell, title)

    def confirm_dates(self, keys: Sequence[str]) -> bool:
        """Take the publication dates of articles as they are, as one step.

        Of several, one that lies after today is left: it wants a look of its own.

        Returns:
            Whether any was confirmed.
        """
        held = [self._session.dossier.articles.get(key) for key in keys]
        open_ = [one for one in held if one and one.date_status is DateStatus.UNCONFIRMED]
        ahead = [one for one in open_ if len(open_) > 1 and dated_ahead(one)]
        chosen = [one.key for one in open_ if one not in ahead]

        def change(dossier: Dossier) -> Dossier:
            for key in chosen:
                dossier = corrected(dossier, key, published_confirmed=True).dossier
            return dossier

        words = counted(len(chosen), "publication date")
        done = bool(chosen) and self._session.edit_dossier(f"Confirm {words}", change)
        if len(open_) > 1:
            left = f"; {len(ahead)} left, after today" if ahead else ""
            self._session.tell(f"{words} confirmed{left}", undoable=done)
        return done

    def remove(self, keys: Sequence[str]) -> bool:
        """Take articles out of the brief as one step; returns whether there were any."""
        held = [self._session.dossier.articles.get(key) for key in keys]
        articles = [one for one in held if one is not None]
        if not articles:
            return False

        def change(dossier: Dossier) -> Dossier:
            for one in articles:
                brief = edits.remove_article(dossier.brief, one.key)
                dossier = dossier.without_article(one.key).with_brief(brief)
            return dossier

        words = counted(len(articles), "article")
        if not self._session.edit_dossier(f"Remove {words}", change):
            return False
        named = f"“{articles[0].title[:60]}”" if len(articles) == 1 else words
        self._session.tell(f"{named} removed", undoable=True)
        return True
