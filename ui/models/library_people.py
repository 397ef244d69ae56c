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
        super().__init__(shelf)
        self._session, self._shelf = session, shelf
        self._known = _Read()
        self._stale = True
        self._waits = False
        self._latest = Latest(jobs, _SETTLE_MS, self)
        self._latest.result.connect(self._keep)
        self._latest.error.connect(shelf.failed)
        shelf.changed.connect(self._anew)

    @property
    def decisions(self) -> tuple[PersonDecision, ...]:
        """What the analyst decided on people for all briefs, as last read."""
        return self._known.decisions

    @property
    def busy(self) -> bool:
        """Whether they are being read."""
        return self._waits

    @property
    def nobody(self) -> str:
        """What is said where there are none."""
        if self._shelf.library is None:
            return _CLOSED
        return _READING if self.busy else _NOBODY

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

        self._waits = self._shelf.library is not None
        self._latest.request(self._shelf.reading(read))
        self.changed.emit()

    def source_of(self, key: str) -> str:
        """Return the outlet of an article, or else its title; "" if it has gone."""
        return self._known.sources.get(key, "")

    def _anew(self) -> None:
        self._stale = True
        self.refresh()

    def _keep(self, read: _Read | None) -> None:
        self._known = read or _Read()
        self._waits = False
        self.entries = self._known.entries
        self.changed.emit()
