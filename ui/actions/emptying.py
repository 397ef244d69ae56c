"""Emptying the bin: what it would delete is said first, and it can be undone until the end."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from briefgen.library.library import Library
from briefgen.model.library import Filter
from ui.actions.desk import Desk
from ui.models.shelf import Shelf
from ui.models.wording import counted
from ui.widgets.offer_bar import Offer, OfferBar

_NAMED, _TITLE = 3, 40
"""Titles that the question names, and code points of each."""
_MOST_BINNED = 100_000


@dataclass(frozen=True, slots=True)
class Binned:
    """What emptying the bin would delete: titles, and how many stay since the brief holds them."""

    titles: tuple[str, ...]
    kept: int = 0

    @property
    def words(self) -> str:
        """The number of articles and the first titles."""
        names = [f"“{title[:_TITLE]}”" for title in self.titles[:_NAMED]]
        rest = len(self.titles) - len(names)
        listed = ", ".join(names) + (f" and {rest} more" if rest else "")
        return f"{counted(len(self.titles), 'article')} ({listed})"

    @property
    def kept_words(self) -> str:
        """What stays in the bin."""
        return f"{counted(self.kept, 'article')} of this brief {_stay(self.kept)} in the bin."


def _stay(number: int) -> str:
    return "stays" if number == 1 else "stay"


def _binned(library: Library, keep: frozenset[str]) -> Binned:
    rows = library.articles(Filter(in_bin=True), limit=_MOST_BINNED)
    return Binned(
        tuple(row.title for row in rows if row.key not in keep),
        sum(row.key in keep for row in rows),
    )


class Emptying(QObject):
    """Empties the bin; `changed` when there is another number of articles to bring back."""

    changed = Signal()

    def __init__(self, desk: Desk, shelf: Shelf, bar: OfferBar) -> None:
        super().__init__(desk.session)
        self._session, self._shelf, self._bar = desk.session, shelf, bar
        self.emptied: tuple[str, ...] = ()
        self._started = datetime.now(UTC)

    def empty_bin(self) -> None:
        """Say what emptying the bin would delete, by number and names, and offer to do it."""
        keep = frozenset(self._session.dossier.articles)
        self._shelf.ask(lambda library: _binned(library, keep), self._offer_emptying)

    def _offer_emptying(self, binned: Binned) -> None:
        if not binned.titles:
            self._session.tell(f"Nothing to delete: {binned.kept_words}")
            return
        kept = f" {binned.kept_words}" if binned.kept else ""
        words = f"Delete {binned.words}, with the original files?{kept}"
        self._bar.offer(words, [Offer("Empty the bin", self._empty_bin)], close="Keep")

    def _empty_bin(self) -> None:
        keep = frozenset(self._session.dossier.articles)
        self._shelf.change(lambda library: library.set_bin_aside(keep), self._emptied)

    def _emptied(self, keys: tuple[str, ...]) -> None:
        self.emptied += keys
        self.changed.emit()
        words = f"{counted(len(keys), 'article')} deleted; the Library menu brings them back"
        self._session.tell(f"{words} until you quit", back=self.bring_back)

    def bring_back(self) -> None:
        """Undo the emptying of the bin, as long as the program has not been closed."""
        keys, self.emptied = self.emptied, ()
        self.changed.emit()
        self._shelf.change(
            lambda library: library.bring_back(keys),
            lambda number: self._session.tell(f"{counted(number, 'article')} back in the bin"),
        )

    def purge(self) -> None:
        """Delete for good what was emptied before this start, and what killed programs left."""
        started = self._started

        def purge(library: Library) -> None:
            library.purge(started)
            library.tidy()

        self._shelf.ask(purge)
