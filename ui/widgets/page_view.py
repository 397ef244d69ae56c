"""The real pages, one under the other: lazily drawn, zoomable, clickable."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
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
from ui.jobs import Job, Jobs
from ui.look import Look
from ui.widgets.page_source import PageDrawer

_GAP = 16
_EDGE = 20
_KEPT_AROUND = 2
_SMALLEST, _LARGEST = 0.4, 4.0


class PageView(QAbstractScrollArea):
    """Pages of a PDF with their click areas.

    A picture of the old pages stays until its new one is ready. `origin_clicked` carries the id
    of the item that was clicked, `zoom_changed` the zoom (pixels per point), `page_changed` the
    number of the page in view, from 1.
    """

    origin_clicked = Signal(str)
    zoom_changed = Signal(float)
    page_changed = Signal(int)

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._drawer = PageDrawer()
        self._data = b""
        self._pages: Pages | None = None
        self._pictures: dict[int, tuple[bytes, float, QImage]] = {}
        self._wanted: dict[int, Job] = {}
        self._zoom: float | None = None  # None: fit the width
        self._pointed: Area | None = None
        self._current = ""
        self._page = 1
        self.setProperty("desk", True)
        self.setAccessibleName("Pages of the brief")
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.viewport().update()

    # content

    def set_pages(self, pages: Pages, data: bytes) -> None:
        """Show other pages at the same place and zoom."""
        self._pages, self._data = pages, data
        for number in [n for n in self._pictures if n >= len(pages.pages)]:
            del self._pictures[number]
        self._pointed = None
        self._settle()
        self._request()
        self.viewport().update()

    def set_current(self, origin: str) -> None:
        """Outline what came from an item of the brief."""
        self._current = origin
        self.viewport().update()

    def show_origin(self, origin: str) -> None:
        """Bring what came from an item into view."""
        for number, page in enumerate(self._pages.pages if self._pages else ()):
            for area in page.areas:
                if area.origin == origin:
                    box = self._box_of(area, self._page_box(number))
                    if not 0 < box.top() < self.viewport().height() - 40:
                        bar = self.verticalScrollBar()
                        bar.setValue(round(bar.value() + box.top() - self.viewport().height() / 3))
                    return

    @property
    def drawn(self) -> bool:
        """Whether all pages in view are drawn as they are now."""
        return all(
            number in self._pictures
            and self._pictures[number][0] is self._data
            and self._pictures[number][1] == self._scale
            for number in self._visible()
        )

    @property
    def page(self) -> int:
        """The page in view, from 1."""
        return self._page

    # zoom

    @property
    def zoom(self) -> float:
        """Logical pixels per point."""
        if self._zoom is not None:
            return self._zoom
        widest = (
            max((page.width for page in self._pages.pages), default=595.0) if self._pages else 595
        )
        return max(_SMALLEST, min(_LARGEST, (self.viewport().width() - 2 * _EDGE) / widest))

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom to pixels per point, None to fit the width; the middle stays in the middle."""
        before, bar = self.zoom, self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        self._zoom = None if zoom is None else max(_SMALLEST, min(_LARGEST, zoom))
        self._settle()
        bar.setValue(round(middle * self.zoom / before - self.viewport().height() / 2))
        self._request()
        self.viewport().update()
        self.zoom_changed.emit(self.zoom)

    def step_zoom(self, steps: float) -> None:
        """Zoom in (positive) or out."""
        self.set_zoom(self.zoom * 1.15**steps)

    @property
    def _scale(self) -> float:
        return round(self.zoom * self.devicePixelRatioF(), 4)

    # geometry, in pixels of the viewport

    def _page_box(self, number: int) -> QRectF:
        assert self._pages is not None  # only asked while there are pages
        zoom, y = self.zoom, float(_GAP)
        for page in self._pages.pages[:number]:
            y += page.height * zoom + _GAP
        page = self._pages.pages[number]
        width, height = page.width * zoom, page.height * zoom
        x = max(float(_EDGE), (self.viewport().width() - width) / 2)
        corner = QPointF(
            x - self.horizontalScrollBar().value(), y - self.verticalScrollBar().value()
        )
        return QRectF(corner.x(), corner.y(), width, height)

    def _box_of(self, area: Area, page: QRectF) -> QRectF:
        zoom = self.zoom
        return QRectF(
            page.left() + area.x0 * zoom,
            page.top() + area.y0 * zoom,
            (area.x1 - area.x0) * zoom,
            (area.y1 - area.y0) * zoom,
        )

    def _visible(self, around: int = 0) -> list[int]:
        if self._pages is None:
            return []
        view = QRectF(self.viewport().rect())
        boxes = [self._page_box(number) for number in range(len(self._pages.pages))]
        seen = [number for number, box in enumerate(boxes) if box.intersects(view)]
        if not seen:
            return []
        first, last = max(0, seen[0] - around), min(len(boxes) - 1, seen[-1] + around)
        return list(range(first, last + 1))

    def _settle(self) -> None:
        if self._pages is None:
            return
        zoom = self.zoom
        height = sum(page.height * zoom + _GAP for page in self._pages.pages) + _GAP
        width = max((page.width for page in self._pages.pages), default=0) * zoom + 2 * _EDGE
        view = self.viewport().size()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, round(height - view.height())))
        self.horizontalScrollBar().setPageStep(view.width())
        spare = width - view.width()
        self.horizontalScrollBar().setRange(0, max(0, round(spare)) if spare > 1 else 0)

    # drawing

    def _request(self) -> None:
        if not self.isVisible() or self._pages is None:
            return
        near = self._visible(1)
        for number in [n for n in self._wanted if n not in near]:
            self._wanted.pop(number).cancel()
        for number in [n for n in self._pictures if not self._is_near(n, near)]:
            del self._pictures[number]
        for number in near:
            have = self._pictures.get(number)
            current = have is not None and have[0] is self._data and have[1] == self._scale
            if not current:
                self._draw(number)

    def _is_near(self, number: int, near: list[int]) -> bool:
        return bool(near) and near[0] - _KEPT_AROUND <= number <= near[-1] + _KEPT_AROUND

    def _draw(self, number: int) -> None:
        before = self._wanted.pop(number, None)
        if before is not None:
            before.cancel()
        data, scale = self._data, self._scale
        job = Job(partial(self._drawer.draw, data, number, scale))
        job.result.connect(lambda image: self._take(number, data, scale, image))
        self._wanted[number] = job
        self._jobs.start(job)

    def _take(self, number: int, data: bytes, scale: float, image: QImage) -> None:
        self._wanted.pop(number, None)
        if data is self._data:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._pictures[number] = (data, scale, image)
            self.viewport().update()

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
            have = self._pictures.get(number)
            if have is not None:
                painter.drawImage(box, have[2])
            for area in self._pages.pages[number].areas:
                if area.origin and area.origin == self._current:
                    self._outline(painter, self._box_of(area, box), faint=area is not self._pointed)
                elif area is self._pointed:
                    self._outline(painter, self._box_of(area, box), faint=True)
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
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._settle()
        if self._zoom is None:
            bar.setValue(round(share * bar.maximum()))
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
            page = self._page_box(number)
            for area in self._pages.pages[number].areas:
                box = self._box_of(area, page)
                if area.origin and box.contains(where):
                    found.append((box.width() * box.height(), area))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _on_scrolled(self) -> None:
        self._request()
        self.viewport().update()
        middle = self.viewport().height() / 2
        visible = self._visible()
        page = next((n for n in visible if self._page_box(n).bottom() > middle), 0) + 1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
