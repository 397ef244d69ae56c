"""Where pages lie one under the other, in pixels of the desk that is scrolled behind the view."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from briefgen.model.page import Page

GAP = 16
"""Between two pages, in pixels."""
EDGE = 20
"""Between a page and the sides of the view, in pixels."""
SMALLEST, LARGEST = 0.4, 4.0
"""The least and the largest zoom, in logical pixels per point."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: a page, from 0, and how far down it, 0.0 to 1.0; below 0.0 is above the page."""

    page: int
    share: float


class PagePlaces:
    """The places of some pages in a view that is so many pixels wide."""

    def __init__(self, pages: tuple[Page, ...], width: float, zoom: float | None) -> None:
        """Lay pages out at a zoom in pixels per point; None makes each as wide as the view."""
        self.zooms = tuple(zoom or fitting(page.width, width) for page in pages)
        self.boxes: list[QRectF] = []
        y = float(GAP)
        for page, scale in zip(pages, self.zooms, strict=True):
            wide, high = page.width * scale, page.height * scale
            self.boxes.append(QRectF(max(float(EDGE), (width - wide) / 2), y, wide, high))
            y += high + GAP
        self.height = y
        self.width = max((box.width() for box in self.boxes), default=0.0) + 2 * EDGE

    def at(self, y: float) -> Spot:
        """Return the place on a page at a height; a gap is above the page below it."""
        below = (n for n, box in enumerate(self.boxes) if y <= box.bottom())
        number = next(below, max(0, len(self.boxes) - 1))
        if not self.boxes:
            return Spot(0, 0.0)
        box = self.boxes[number]
        return Spot(number, (y - box.top()) / max(1.0, box.height()))

    def y_of(self, spot: Spot) -> float:
        """Return the height at which a place on a page lies, that of the last if it is gone."""
        if not self.boxes:
            return 0.0
        box = self.boxes[min(spot.page, len(self.boxes) - 1)]
        return box.top() + spot.share * box.height()


def fitting(page: float, view: float) -> float:
    """Return the zoom at which a page, in points, fills the width of a view, in pixels."""
    return max(SMALLEST, min(LARGEST, (view - 2 * EDGE) / page))
