"""The workspace: the one place where state changes."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.events import Event
from briefgen.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the dossier."""

    before: Dossier
    after: Dossier


class Workspace:
    """The open dossier, the file it belongs to, and what of it is saved.

    Events are raised after the change, and only when something has really changed.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._saved = dossier
        self._path: Path | None = None
        self.changed: Event[Change] = Event()
        self.file_changed: Event[Path | None] = Event()

    @property
    def dossier(self) -> Dossier:
        """The open dossier."""
        return self._dossier

    @dossier.setter
    def dossier(self, dossier: Dossier) -> None:
        before = self._dossier
        if dossier is before or dossier == before:
            return
        self._dossier = dossier
        self.changed(Change(before, dossier))

    @property
    def path(self) -> Path | None:
        """The brief file, None for a brief that was never saved."""
        return self._path

    @property
    def clean(self) -> bool:
        """Whether all of the dossier is in its file (or it is untouched)."""
        return self._dossier is self._saved or self._dossier == self._saved

    def open(self, dossier: Dossier, path: Path | None) -> None:
        """Replace everything by another dossier, counted as saved."""
        before, self._dossier, self._saved, self._path = self._dossier, dossier, dossier, path
        self.changed(Change(before, dossier))
        self.file_changed(path)

    def mark_saved(self, dossier: Dossier, path: Path) -> None:
        """Note that `dossier` (the state that was written) is what the file holds."""
        self._saved, self._path = dossier, path
        self.file_changed(path)
