"""Search as one types in the library: off the window's thread, the latest wins."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from briefgen.library.library import Library
from briefgen.model.library import ArticleRow, Filter, Order, SavedSearch
from briefgen.progress import Progress
from ui.jobs import Jobs, Latest
from ui.models.library_rows import LibraryRows
from ui.models.shelf import Shelf
from ui.session import Session

PAGE = 100
"""Rows that are fetched at once."""
_TYPING_MS = 120
_SCROLLING_MS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: a line as typed, a filter, an order for when nothing is typed."""

    query: str = ""
    filter: Filter = field(default_factory=Filter)
    order: Order = Order.ADDED

    @property
    def is_all(self) -> bool:
        """Whether everything out of the bin is shown."""
        return not self.query.strip() and self.filter == Filter()


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer, from `offset` on; `total` where it is cheap to count."""

    asked: Asked
    offset: int
    lines: tuple[ArticleRow, ...]
    complete: bool
    total: int | None = None


class LibrarySearch(QObject):
    """Keeps the rows at what is asked for; `changed` after each page."""

    changed = Signal()

    def __init__(self, session: Session, shelf: Shelf, jobs: Jobs) -> None:
        super().__init__(shelf)
        self._session, self._shelf = session, shelf
        self.asked = Asked()
        self.rows = LibraryRows(self)
        self.total: int | None = None
        self.answered: Asked | None = None
        self._first = Latest(jobs, _TYPING_MS, self)
        self._next = Latest(jobs, 0, self)
        self._snippets = Latest(jobs, _SCROLLING_MS, self)
        for latest in (self._first, self._next):
            latest.result.connect(self._show)
        self._snippets.result.connect(self._mark)
        for latest in (self._first, self._next, self._snippets):
            latest.error.connect(shelf.failed)
        self.rows.moreAsked.connect(self._more)
        session.articlesChanged.connect(self._follow_brief)
        self._follow_brief()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._first.busy or self._next.busy or self._snippets.busy

    def ask(self, **changes: object) -> None:
        """Change what is searched for."""
        asked = replace(self.asked, **changes)  # type: ignore[arg-type]
        if asked != self.asked or self.answered is None:
            self.asked = asked
            self.refresh()

    def use(self, search: SavedSearch) -> None:
        """Search as a saved search does."""
        self.ask(query=search.query, filter=search.filter)

    def refresh(self) -> None:
        """Ask anew; as many rows as are shown now come back."""
        size = PAGE
        if self.answered == self.asked:
            size = max(PAGE, self.rows.rowCount())
        self._request(self._first, 0, size)

    def show_snippets(self, keys: Sequence[str]) -> None:
        """Fetch the hits' words for the rows that can be seen."""
        query = self.asked.query
        wanted = [
            key
            for key in keys
            if (number := self.rows.row_of(key)) >= 0 and self.rows.rows[number].snippet is None
        ]
        if wanted and query.strip():
            self._snippets.request(
                self._shelf.reading(lambda library, _: (query, library.snippets(wanted, query)))
            )

    def _more(self) -> None:
        self._request(self._next, self.rows.rowCount(), PAGE)

    def _request(self, latest: Latest, offset: int, size: int) -> None:
        asked = self.asked

        def read(library: Library, progress: Progress) -> Page:
            progress("", 0.0)
            return _page(library, asked, offset, size)

        latest.request(self._shelf.reading(read))

    def _show(self, page: Page | None) -> None:
        if page is None or page.asked != self.asked:
            return
        if page.offset not in (0, self.rows.rowCount()):
            return
        searching = bool(page.asked.query.strip())
        self.rows.show_page(
            page.lines, first=page.offset == 0, complete=page.complete, searching=searching
        )
        if page.offset == 0 or searching:
            self.total = page.total
        self.answered = page.asked
        self.changed.emit()

    def _mark(self, answer: object) -> None:
        if isinstance(answer, tuple) and answer[0] == self.asked.query:
            self.rows.set_snippets(answer[1])

    def _follow_brief(self) -> None:
        self.rows.set_in_brief(frozenset(self._session.dossier.articles))


def _page(library: Library, asked: Asked, offset: int, size: int) -> Page:
    if asked.query.strip():
        hits = library.search(asked.query, asked.filter, offset + size)
        lines = tuple(hit.row for hit in hits[offset:])
        complete = len(hits) < offset + size
        return Page(asked, offset, lines, complete, len(hits) if complete else None)
    lines = library.articles(asked.filter, asked.order, size, offset)
    total = library.count(asked.filter) if offset == 0 else None
    return Page(asked, offset, lines, len(lines) < size, total)
