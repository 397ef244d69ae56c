"""What is done with articles of the library: added to the brief, opened, binned."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from briefgen.gather import GatheredArticle, joined
from briefgen.model.library import SavedSearch
from ui.actions.desk import Desk
from ui.models.facets import FacetReader
from ui.models.library_search import LibrarySearch
from ui.models.shelf import Shelf
from ui.models.wording import counted
from ui.widgets.offer_bar import Offer, OfferBar


class LibraryWork(QObject):
    """What the Library menu does with the selected articles. `taken` after some were added."""

    taken = Signal()

    def __init__(
        self, desk: Desk, shelf: Shelf, search: LibrarySearch, facets: FacetReader, bar: OfferBar
    ) -> None:
        super().__init__(desk.session)
        self._desk, self._session, self._shelf = desk, desk.session, shelf
        self._search, self._facets, self._bar = search, facets, bar
        self.open_file: Callable[[QUrl], bool] = QDesktopServices.openUrl

    # to the brief

    def add(self) -> None:
        """Add the selected articles to the brief."""
        self.add_keys(self._shelf.selected)

    def add_keys(self, keys: tuple[str, ...]) -> None:
        """Add articles of the library to the brief as one step; those it holds stay as they are."""
        held = self._session.dossier.articles
        fresh = tuple(key for key in keys if key not in held)
        if not fresh:
            if keys:
                self._session.select_article(keys[0])
                self._session.tell(f"{counted(len(keys), 'article')} already in this brief")
            return

        self._shelf.take(fresh, self._join, f"Adding {counted(len(fresh), 'article')}")

    def _join(self, taken: tuple[GatheredArticle, ...]) -> None:
        words = counted(len(taken), "article")
        if self._session.edit_dossier(f"Add {words}", lambda d: joined(d, taken)):
            self._session.select_article(taken[0].article.key)
            self._session.tell(f"{words} added to the brief", undoable=True)
            self.taken.emit()

    # reading

    def open_original(self) -> None:
        """Open the file that the selected article was read from."""
        keys = self._shelf.selected or (
            (self._session.article.key,) if self._session.article else ()
        )
        if keys:
            self._shelf.ask(lambda library: library.original_path(keys[0]), self._open)

    def _open(self, path: object) -> None:
        if path is None:
            self._session.tell("There is no file of this article: its text was pasted.")
        elif not self.open_file(QUrl.fromLocalFile(str(path))):
            self._session.tell(f"No program opens {path}")

    def mark_read(self, key: str) -> None:
        """Note that an article was looked at."""
        number = self._search.rows.row_of(key)
        if number < 0 or self._search.rows.rows[number].line.unread:
            self._shelf.ask(
                lambda library: library.mark_read([key]),
                lambda _: self._search.rows.set_read(key),
            )

    def mark_unread(self) -> None:
        """Mark the selected articles as unread."""
        keys = self._shelf.selected
        self._shelf.select(())
        self._shelf.change(lambda library: library.mark_read(keys, unread=True))

    def confirm_date(self, key: str) -> None:
        """Accept the publication date that was read."""
        self._shelf.change(lambda library: library.correct_many([key], published_confirmed=True))

    # saved searches

    def save_search(self) -> None:
        """Keep what is searched for under a name."""
        asked = self._search.asked
        suggested = asked.query.strip() or asked.filter.outlet or asked.filter.tag
        name = self._desk.choosers.name(
            self._desk.window, "Save this search", "Name of the search", suggested
        )
        if name:
            search = SavedSearch(name, asked.query, asked.filter)
            self._shelf.change(lambda library: library.save_search(search))

    def forget_search(self, name: str) -> None:
        """Forget a saved search."""
        self._shelf.change(lambda library: library.forget_search(name))

    # bin

    def bin(self) -> None:
        """Move the selected articles to the bin; briefs keep what they hold."""
        keys = self._shelf.selected
        if not keys:
            return
        self._shelf.select(())
        words = f"{counted(len(keys), 'article')} moved to the bin"
        self._shelf.change(
            lambda library: library.bin(keys),
            lambda _: self._session.tell(words, back=lambda: self._put_back(keys)),
        )

    def put_back(self) -> None:
        """Take the selected articles out of the bin."""
        keys = self._shelf.selected
        self._shelf.select(())
        self._put_back(keys)

    def _put_back(self, keys: tuple[str, ...]) -> None:
        words = f"{counted(len(keys), 'article')} back in the library"
        self._shelf.change(
            lambda library: library.put_back(keys), lambda _: self._session.tell(words)
        )

    # a library that could not be opened

    def offer_restore(self) -> None:
        """Offer the newest backup of a library that could not be opened."""
        backups = self._shelf.backups()
        if self._shelf.library is not None:
            return
        if not backups:
            self._bar.offer("The library could not be opened, and there is no backup of it.", [])
            return
        newest = backups[0]
        stamp = newest.stem.removeprefix("library-")
        day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}, {stamp[9:11]}:{stamp[11:13]} UTC"
        words = f"The library could not be opened. There is a backup of {day}; the file stays."
        self._bar.offer(words, [Offer("Restore the backup", lambda: self._restore())])

    def _restore(self) -> None:
        if self._shelf.restore(self._shelf.backups()[0]):
            self._facets.refresh()
            self._session.tell("The library is back")
