"""The people of the whole library, read in the background."""

from dataclasses import dataclass, field

from briefgen.library.library import Library
from briefgen.model.person import PersonDecision, PersonEntry
from briefgen.people.people import entries_of
from briefgen.progress import Progress
from briefgen.shelving import hear
from ui.jobs import Jobs, Latest
from ui.models.people import PeopleList
from ui.models.shelf import Shelf
from ui.session import Session

_SETTLE_MS = 300
_NOBODY = "The articles of the library name nobody yet."
_READING = "Reading who said what in the library…"
_CLOSED = "The library could not be opened. Briefs work without it."


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: the entries, what they rest on, and where each article is from."""

    entries: tuple[PersonEntry, ...] = ()
    decisions: tuple[PersonDecision, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)


class LibraryPeople(PeopleList):
    """Keeps the entries of all articles; `decisions` is what the analyst decided for all briefs."""

    def __init__(self, session: Session, shelf: Shelf, jobs: Jobs) -> None:
        super().__init__(shelf, _CLOSED)
        self._session, self._shelf = session, shelf
        self.decisions: tuple[PersonDecision, ...] = ()
        self._stale = True
        self._latest = Latest(jobs, _SETTLE_MS, self)
        self._latest.result.connect(self._keep)
        self._latest.error.connect(shelf.failed)
        shelf.changed.connect(self._anew)

    def refresh(self) -> None:
        """Read the entries anew if the library has changed."""
        if not self.watched or not self._stale:
            return
        self._stale = False
        language = self._session.brief.language

        def read(library: Library, progress: Progress) -> _Read:
            hear(library, progress)
            decisions = library.people.decisions()
            entries = entries_of(library.people.heard(), decisions, language)
            return _Read(entries, decisions, library.people.sources())

        self.busy = self._shelf.library is not None
        self.nobody = _READING if self.busy else _CLOSED
        self._latest.request(self._shelf.reading(read))
        self.changed.emit()

    def _anew(self) -> None:
        self._stale = True
        self.refresh()

    def _keep(self, read: _Read | None) -> None:
        known = read or _Read()
        self.entries, self.decisions, self.sources = known.entries, known.decisions, known.sources
        self.busy, self.nobody = False, _NOBODY if read else _CLOSED
        self.changed.emit()
