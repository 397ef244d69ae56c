"""The real pages, one under the other: lazily drawn, zoomable, clickable."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from briefgen.model.page import Area, Pages
from ui.jobs import Jobs
from ui.look import Look
from ui.widgets.page_pictures import PagePictures
from ui.widgets.page_places import GAP, LARGEST, SMALLEST, PagePlaces, fitting

_A4_WIDTH = 595.0
"""The width that is fitted while there is no page, in points."""


class PageView(QAbstractScrollArea):
    """Pages of a PDF with their click areas.

    `origin_clicked` carries the id of the item that was clicked, `zoom_changed` the zoom (pixels
    per point), `page_changed` the number of the page in view, from 1.
    """

    origin_clicked = Signal(str)
    zoom_changed = Signal(float)
    page_changed = Signal(int)

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._look = look
        self._pages: Pages | None = None
        self._pictures = PagePictures(jobs, self)
        self._pictures.changed.connect(self._repaint)
        self._zoom: float | None = None  # None: each page is as wide as the view
        self._places = PagePlaces((), 0, None)
        self._pointed: Area | None = None
        self._current = ""
        self._page = 1
        self.setProperty("desk", True)
        self.setAccessibleName("Pages of the brief")
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        look.changed.connect(self._repaint)

    def _repaint(self) -> None:
        self.viewport().update()

    # content

    def set_pages(self, pages: Pages, data: bytes) -> None:
        """Show other pages at the same place and zoom."""
        self._pages = pages
        self._pictures.set_data(data, len(pages.pages))
        self._pointed = None
        self._settle()
        self._request()
        self.viewport().update()

    def set_current(self, origin: str) -> None:
        """Outline what came from an item of the brief."""
        self._current = origin
        self.viewport().update()

    def show_page(self, number: int) -> None:
        """Bring a page into view from its top; the first has number 1."""
        if 0 < number <= len(self._places.boxes):
            top = self._places.boxes[number - 1].top()
            self.verticalScrollBar().setValue(round(top - GAP))

    def show_origin(self, origin: str) -> None:
        """Bring what came from an item into view."""
        for number, page in enumerate(self._pages.pages if self._pages else ()):
            for area in page.areas:
                if area.origin == origin:
                    box = self._box_of(area, number)
                    if not 0 < box.top() < self.viewport().height() - 40:
                        bar = self.verticalScrollBar()
                        bar.setValue(round(bar.value() + box.top() - self.viewport().height() / 3))
                    return

    @property
    def drawn(self) -> bool:
        """Whether all pages in view are drawn as they are now."""
        return all(self._pictures.is_current(n, self._scale(n)) for n in self._visible())

    @property
    def page(self) -> int:
        """The page in view, from 1."""
        return self._page

    # zoom

    @property
    def zoom(self) -> float:
        """Logical pixels per point of the page in view."""
        zooms = self._places.zooms
        if zooms:
            return zooms[min(self._page, len(zooms)) - 1]
        return self._zoom or fitting(_A4_WIDTH, self.viewport().width())

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom to pixels per point, None to fit each page's width; the middle stays there."""
        self._zoom = None if zoom is None else max(SMALLEST, min(LARGEST, zoom))
        self._settle(hold_top=False)
        self._request()
        self.viewport().update()
        self.zoom_changed.emit(self.zoom)

    def step_zoom(self, steps: float) -> None:
        """Zoom in (positive) or out."""
        self.set_zoom(self.zoom * 1.15**steps)

    def _scale(self, number: int) -> float:
        return round(self._places.zooms[number] * self.devicePixelRatioF(), 4)

    # geometry, in pixels of the viewport

    def _page_box(self, number: int) -> QRectF:
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._places.boxes[number].translated(-x, -y)

    def _box_of(self, area: Area, number: int) -> QRectF:
        zoom, page = self._places.zooms[number], self._page_box(number)
        return QRectF(
            page.left() + area.x0 * zoom,
            page.top() + area.y0 * zoom,
            (area.x1 - area.x0) * zoom,
            (area.y1 - area.y0) * zoom,
        )

    def _visible(self, around: int = 0) -> list[int]:
        view = QRectF(self.viewport().rect())
        count = len(self._places.boxes)
        seen = [number for number in range(count) if self._page_box(number).intersects(view)]
        if not seen:
            return []
        return list(range(max(0, seen[0] - around), min(count - 1, seen[-1] + around) + 1))

    def _settle(self, *, hold_top: bool = True) -> None:
        """Lay the pages out anew; the middle of the view stays where it is on its page.

        `hold_top`: what is seen from its beginning is seen from its beginning again.
        """
        if self._pages is None:
            return
        view, bar = self.viewport().size(), self.verticalScrollBar()
        half = view.height() / 2
        at_top = hold_top and bar.value() == 0
        middle = self._places.at(bar.value() + half)
        self._places = PagePlaces(self._pages.pages, view.width(), self._zoom)
        bar.setPageStep(view.height())
        bar.setRange(0, max(0, round(self._places.height - view.height())))
        bar.setValue(0 if at_top else round(self._places.y_of(middle) - half))
        spare = self._places.width - view.width()
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, round(spare)) if spare > 1 else 0)
        self._find_page()

    def _find_page(self) -> None:
        """Note which page is in the middle of the view, and tell if it is another."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = self._places.at(middle).page + 1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # drawing

    def _request(self) -> None:
        if self.isVisible() and self._pages is not None:
            self._pictures.ask({number: self._scale(number) for number in self._visible(1)})

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self._look.colours
        painter.fillRect(event.rect(), QColor(colours.desk))
        for number in self._visible():
            assert self._pages is not None  # there are pages in view
            box = self._page_box(number)
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
            picture = self._pictures.of(number)
            if picture is not None:
                painter.drawImage(box, picture)
            for area in self._pages.pages[number].areas:
                place = self._box_of(area, number)
                if area.origin and area.origin == self._current:
                    self._outline(painter, place, faint=area is not self._pointed)
                elif area is self._pointed:
                    self._outline(painter, place, faint=True)
        painter.end()

    def _outline(self, painter: QPainter, box: QRectF, *, faint: bool) -> None:
        ink = QColor("#2C4A7C")  # on paper, in both looks
        tint = QColor(ink)
        tint.setAlpha(14 if faint else 28)
        ink.setAlpha(110)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(tint)
        painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), 3, 3)

    # events

    def sizeHint(self) -> QSize:
        """Return a page's width."""
        return QSize(560, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place on the page when the width changes."""
        super().resizeEvent(event)
        before = self.zoom
        self._settle()
        if self.zoom != before:
            self.zoom_changed.emit(self.zoom)
        QTimer.singleShot(0, self._request)

    def showEvent(self, event: object) -> None:
        """Draw what was not drawn while hidden."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._settle()
        self._request()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        area = self.area_at(event.position())
        if area is not self._pointed:
            self._pointed = area
            shape = Qt.CursorShape.PointingHandCursor if area else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which item was clicked."""
        area = self.area_at(event.position())
        if area is not None and event.button() == Qt.MouseButton.LeftButton:
            self.origin_clicked.emit(area.origin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the beginning or the end."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def area_at(self, where: QPointF) -> Area | None:
        """Return the smallest area of an item at a point of the viewport."""
        found: list[tuple[float, Area]] = []
        for number in self._visible():
            assert self._pages is not None  # there are pages in view
            for area in self._pages.pages[number].areas:
                box = self._box_of(area, number)
                if area.origin and box.contains(where):
                    found.append((box.width() * box.height(), area))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _on_scrolled(self) -> None:
        self._request()
        self.viewport().update()
        self._find_page()
