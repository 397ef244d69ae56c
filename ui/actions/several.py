"""Setting outlet, language, date and tags of several articles at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject

from briefgen.gather import corrected
from briefgen.library.library import Library
from briefgen.model.article import Article, Correction, DateStatus
from briefgen.model.dossier import Dossier
from briefgen.model.library import ArticleRow
from briefgen.progress import Progress, part_of
from ui.actions.corrections import write
from ui.actions.desk import Desk
from ui.dialogs.several_details import SeveralDetailsDialog
from ui.models.date_choices import told_changes
from ui.models.library_search import LibrarySearch
from ui.models.shelf import Shelf
from ui.models.wording import counted


class Several(QObject):
    """Details of several articles: those selected in the library, or in the brief's own list."""

    def __init__(self, desk: Desk, shelf: Shelf, search: LibrarySearch) -> None:
        super().__init__(desk.session)
        self._desk, self._session, self._shelf = desk, desk.session, shelf
        self._search = search
        self.dialog: SeveralDetailsDialog | None = None

    def ask(self) -> None:
        """Open the form for the selected articles."""
        keys = self._shelf.selected
        rows = [row.line for row in self._search.rows.rows if row.key in keys]
        if not rows:
            self._session.tell("Select articles in the library first.")
            return
        dialog = SeveralDetailsDialog(self._desk.window, rows)
        dialog.asked.connect(partial(self._set, tuple(row.key for row in rows)))
        self.dialog = dialog
        dialog.open()

    def ask_held(self, keys: tuple[str, ...]) -> None:
        """Open the form for articles of the brief."""
        held = self._session.dossier.articles
        rows = [_row(held[key]) for key in keys if key in held]
        if not rows:
            return
        dialog = SeveralDetailsDialog(self._desk.window, rows)
        dialog.asked.connect(partial(self._set_held, tuple(row.key for row in rows)))
        self.dialog = dialog
        dialog.open()

    def _set_held(
        self, keys: tuple[str, ...], changes: Mapping[str, object], tags: tuple[str, ...]
    ) -> None:
        """Set fields in the brief's articles as one step; the library follows by itself."""
        words = f"{counted(len(keys), 'article')} changed"

        def untag() -> None:
            self._shelf.change(lambda library: _untagged(library, keys, tags))

        if tags:
            self._shelf.change(lambda library: _tagged(library, keys, tags))
        if not changes:
            self._session.tell(words, back=untag)
            return

        def tell(before: Dossier, changed: bool) -> None:
            told = told_changes(before, self._session.dossier) if changed else ""
            text = f"{words} · {told}" if told else words

            def back() -> None:
                self._session.undo_stack.undo()
                untag()

            if tags and changed:
                self._session.tell(text, back=back)
            else:
                self._session.tell(text, undoable=changed)

        self._read_anew(f"Correct {len(keys)} articles", keys, changes, tell)

    def _set(
        self, keys: tuple[str, ...], changes: Mapping[str, object], tags: tuple[str, ...]
    ) -> None:
        """Set fields in the library, then in the brief's own articles as one step."""

        def work(library: Library) -> dict[str, Correction]:
            before = {a.key: a.corrected for key in keys if (a := library.get(key)) is not None}
            if changes:
                library.correct_many(keys, **changes)
            for tag in tags:
                library.tag(keys, tag)
            return before

        self._shelf.change(work, lambda before: self._done(before, changes, tags))

    def _done(
        self, before: dict[str, Correction], changes: Mapping[str, object], tags: tuple[str, ...]
    ) -> None:
        words = f"{counted(len(before), 'article')} changed"
        held = [key for key in before if key in self._session.dossier.articles]

        def back() -> None:
            self._shelf.change(lambda library: _restored(library, before, tags))

        def both() -> None:
            self._session.undo_stack.undo()
            back()

        if not held or not changes:
            self._session.tell(words, back=back)
            return

        def tell(dossier: Dossier, changed: bool) -> None:
            told = told_changes(dossier, self._session.dossier) if changed else ""
            text = f"{words} · {told}" if told else words
            self._session.tell(text, back=both if changed else back)

        self._read_anew("Correct articles", held, changes, tell)

    def _read_anew(
        self,
        text: str,
        keys: Sequence[str],
        changes: Mapping[str, object],
        done: Callable[[Dossier, bool], None],
    ) -> None:
        """Correct the brief's own articles in the background, as one step of undo."""

        def work(dossier: Dossier, progress: Progress) -> Dossier:
            for number, key in enumerate(keys):
                part = part_of(progress, number / len(keys), (number + 1) / len(keys))
                part("Reading the articles anew", 0.0)
                dossier = corrected(dossier, key, part, **changes).dossier
            return dossier

        self._desk.change(text, work, done, "Reading the articles anew")


def _row(article: Article) -> ArticleRow:
    """Return an article of the brief as the form wants it."""
    return ArticleRow(
        article.key,
        article.title,
        article.outlet,
        article.published,
        article.date_status is DateStatus.CONFIRMED,
        article.language,
        datetime.now(UTC),
        len(article.text),
    )


def _tagged(library: Library, keys: tuple[str, ...], tags: tuple[str, ...]) -> None:
    for tag in tags:
        library.tag(keys, tag)


def _untagged(library: Library, keys: tuple[str, ...], tags: tuple[str, ...]) -> None:
    for tag in tags:
        library.untag(keys, tag)


def _restored(library: Library, before: dict[str, Correction], tags: tuple[str, ...]) -> None:
    write(library, before)
    for tag in tags:
        library.untag(before, tag)
