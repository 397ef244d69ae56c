"""What the library can be narrowed by: outlets, languages, tags, collections, saved searches."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from briefgen.library.library import Library
from briefgen.model.library import Filter, SavedSearch
from ui.jobs import Jobs, Latest
from ui.models.shelf import Shelf

_SETTLE_MS = 250


@dataclass(frozen=True, slots=True)
class Facets:
    """Names, each with how many articles it has."""

    outlets: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    collections: Mapping[str, int] = field(default_factory=dict)
    searches: tuple[SavedSearch, ...] = ()
    articles: int = 0
    binned: int = 0


class FacetReader(QObject):
    """Keeps the facets up to date in the background; `changed` when they have been read."""

    changed = Signal()

    def __init__(self, shelf: Shelf, jobs: Jobs) -> None:
        super().__init__(shelf)
        self.facets = Facets()
        self._latest = Latest(jobs, _SETTLE_MS, self)
        self._latest.result.connect(self._keep)
        self._latest.error.connect(shelf.failed)
        self._shelf = shelf
        shelf.changed.connect(self.refresh)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether they are being read."""
        return self._latest.busy

    def refresh(self) -> None:
        """Read them anew."""
        if self._shelf.library is not None:
            self._latest.request(self._shelf.reading(lambda library, _: read_facets(library)))

    def _keep(self, facets: Facets | None) -> None:
        if facets is not None:
            self.facets = facets
            self.changed.emit()


def read_facets(library: Library) -> Facets:
    """Return what a library can be narrowed by."""
    return Facets(
        library.outlets(),
        library.languages(),
        library.tags(),
        library.collections(),
        library.saved_searches(),
        library.count(),
        library.count(Filter(in_bin=True)),
    )
