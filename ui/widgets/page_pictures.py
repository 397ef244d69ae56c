"""Pictures of pages: drawn in the background as they come near, kept while they are."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.jobs import Job, Jobs
from ui.widgets.page_source import PageDrawer

_KEPT_AROUND = 2
"""Pages before and behind those that were asked for whose pictures are kept."""


class PagePictures(QObject):
    """A picture of an old page stays until its new one is ready; `changed` when one is."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._drawer = PageDrawer()
        self._data = b""
        self._made: dict[int, tuple[bytes, float, QImage]] = {}
        self._wanted: dict[int, Job] = {}

    def set_data(self, data: bytes, count: int) -> None:
        """Draw another PDF of so many pages from now on."""
        self._data = data
        for number in [n for n in self._made if n >= count]:
            del self._made[number]

    def of(self, number: int) -> QImage | None:
        """Return the picture of a page, from 0, that there is; it may be an old one."""
        made = self._made.get(number)
        return made[2] if made is not None else None

    def is_current(self, number: int, scale: float) -> bool:
        """Return whether the picture of a page is the present one, in pixels per point."""
        made = self._made.get(number)
        return made is not None and made[0] is self._data and made[1] == scale

    def ask(self, scales: Mapping[int, float]) -> None:
        """Draw pages that lack their picture, at their scales; no others are needed any more."""
        for number in [n for n in self._wanted if n not in scales]:
            self._wanted.pop(number).cancel()
        first, last = min(scales, default=0), max(scales, default=-1)
        near = range(first - _KEPT_AROUND, last + _KEPT_AROUND + 1) if scales else ()
        for number in [n for n in self._made if n not in near]:
            del self._made[number]
        for number, scale in scales.items():
            if not self.is_current(number, scale):
                self._draw(number, scale)

    def _draw(self, number: int, scale: float) -> None:
        before = self._wanted.pop(number, None)
        if before is not None:
            before.cancel()
        data = self._data
        job = Job(partial(self._drawer.draw, data, number, scale))
        job.result.connect(lambda image: self._take(number, data, scale, image))
        self._wanted[number] = job
        self._jobs.start(job)

    def _take(self, number: int, data: bytes, scale: float, image: QImage) -> None:
        self._wanted.pop(number, None)
        if data is self._data:
            self._made[number] = (data, scale, image)
            self.changed.emit()
