"""The brief as it will be exported: built anew in the background after each change."""

import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefgen.build import BuildTools, Built, build, export, preview
from briefgen.errors import BriefgenError
from briefgen.model.dossier import Dossier
from briefgen.model.template import BriefTemplate
from briefgen.progress import Progress, part_of
from ui.jobs import Jobs, Latest
from ui.models.review import Review
from ui.session import Session

PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class Previewed:
    """A built brief and the bytes of its PDF."""

    built: Built
    data: bytes


class Builder:
    """Builds one brief at a time, in whichever thread asks: fonts serve one thread at once."""

    def __init__(self, tools: BuildTools) -> None:
        self._tools = tools
        self._turn = threading.Lock()

    def preview(self, dossier: Dossier, template: BriefTemplate, progress: Progress) -> Previewed:
        """Return the built brief with its PDF; see `briefgen.build.build` for errors."""
        with self._turn:
            built = build(dossier, template, self._tools, part_of(progress, 0.0, 0.8))
            progress("Drawing the pages", 0.8)
            return Previewed(built, preview(built))

    def export(
        self,
        dossier: Dossier,
        template: BriefTemplate,
        folder: Path,
        name: str,
        kinds: tuple[str, ...],
        progress: Progress,
    ) -> tuple[Path, ...]:
        """Write the brief's files and return their paths; see `briefgen.build.export`."""
        with self._turn:
            built = build(dossier, template, self._tools, part_of(progress, 0.0, 0.5))
            return export(built, folder, name, kinds, part_of(progress, 0.5, 1.0))


class Preview(QObject):
    """The latest pages; `changed` when there are others, `failed` when they cannot be made."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, review: Review, builder: Builder, jobs: Jobs) -> None:
        super().__init__(session)
        self._session = session
        self._review = review
        self._builder = builder
        self.current: Previewed | None = None
        self.error: BriefgenError | None = None
        self._latest = Latest(jobs, PAUSE_MS, self)
        self._latest.result.connect(self._take)
        self._latest.error.connect(self._fail)
        session.briefChanged.connect(self.refresh)
        session.articlesChanged.connect(self.refresh)
        review.templateChanged.connect(self.refresh)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether other pages are on their way."""
        return self._latest.busy

    @property
    def meter(self) -> str:
        """How long the brief is: "1.8 of 2 pages", or that its pages cannot be set."""
        if self.error is not None:
            return "Pages cannot be set"
        if self.current is None:
            return ""
        used = self.current.built.pages.used
        most = self.current.built.template.pages
        length = f"{used:.1f}"
        if most:
            return f"{length} of {most} pages" if most != 1 else f"{length} of 1 page"
        return f"{length} page" if length == "1.0" else f"{length} pages"

    @property
    def too_long(self) -> bool:
        """Whether the brief is longer than its template allows, or cannot be set at all."""
        if self.error is not None:
            return True
        if self.current is None or not self.current.built.template.pages:
            return False
        return len(self.current.built.pages.pages) > self.current.built.template.pages

    @property
    def first_over(self) -> int:
        """The first page that the template has no room for, from 1; 0 if there is none."""
        if self.current is None or self.error is not None or not self.too_long:
            return 0
        return self.current.built.template.pages + 1

    def refresh(self) -> None:
        """Build anew, once changes pause."""
        dossier, template = self._session.dossier, self._review.template
        if template is not None:
            self._latest.request(
                lambda progress: self._builder.preview(dossier, template, progress)
            )

    def _take(self, previewed: Previewed) -> None:
        self.current, self.error = previewed, None
        self.changed.emit()

    def _fail(self, error: BriefgenError) -> None:
        self.error = error
        self.failed.emit(error)


def file_name(title: str, prepared: date | None) -> str:
    """Return a file name for a brief: its title without what file systems forbid."""
    kept = "".join(c if c.isalnum() or c in " -–—_.,()’" else " " for c in title)
    name = " ".join(kept.split())[:80].strip(" .") or "brief"
    return f"{name} {prepared.isoformat()}" if prepared else name
