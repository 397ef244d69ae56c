"""Positions of a text that is shown, in code points: where they are drawn, what lies at a point.

Points and rectangles are those of the viewport, in pixels.
"""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefgen.model.article import TextSpan
from ui.widgets.text_map import TextMap


class TextPlaces:
    """Answers for one view; told its text whenever that is another."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._map = TextMap("")

    def set_text(self, text: str) -> None:
        """Follow the view to another text."""
        self._map = TextMap(text)

    # positions and cursors

    @property
    def caret(self) -> int:
        """Where the text cursor stands; of a selection where it begins."""
        return self._map.points(self._view.textCursor().selectionStart())

    @property
    def selected(self) -> TextSpan | None:
        """The span of selected characters, None for none."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection():
            return None
        return self._map.span(cursor.selectionStart(), cursor.selectionEnd())

    def cursor_over(self, span: TextSpan) -> QTextCursor:
        """Return a cursor that selects a span, as far as the text goes."""
        cursor = QTextCursor(self._view.document())
        end = self._view.document().characterCount() - 1
        cursor.setPosition(min(self._map.units(span.start), end))
        cursor.setPosition(min(self._map.units(span.end), end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # positions and points

    def rect(self, place: int) -> QRectF:
        """Return where the cursor would stand at a position."""
        return QRectF(self._view.cursorRect(self.cursor_over(TextSpan(place, place))))

    def line_of(self, place: int) -> QRectF | None:
        """Return the line that a position lies in, None where nothing is laid out."""
        units = self._map.units(place)
        block = self._view.document().findBlock(units)
        if not block.isValid():
            return None
        line = block.layout().lineForTextPosition(units - block.position())
        if not line.isValid():
            return None
        corner = block.layout().position() + line.position()
        top = corner.y() - self._view.verticalScrollBar().value()
        return QRectF(corner.x(), top, line.width(), line.height())

    def near(self, point: QPointF) -> int:
        """Return the position nearest to a point."""
        return self._map.points(self._view.cursorForPosition(point.toPoint()).position())

    def under(self, point: QPoint) -> int | None:
        """Return the position of the character under a point, None beside the text."""
        below = QPointF(point + QPoint(0, self._view.verticalScrollBar().value()))
        layout = self._view.document().documentLayout()
        units = layout.hitTest(below, Qt.HitTestAccuracy.ExactHit)
        return None if units < 0 else self._map.points(units)

    def seen(self, margin: float = 0.0) -> tuple[int, int]:
        """Return the first and last position of the document that can be seen, in Qt's units.

        `margin` counts what lies above and below too, in heights of the view.
        """
        layout = self._view.document().documentLayout()
        top, more = self._view.verticalScrollBar().value(), margin * self.height
        edges = (top - more, top + self.height + more)
        hits = (layout.hitTest(QPointF(0, y), Qt.HitTestAccuracy.FuzzyHit) for y in edges)
        first, last = (max(0, hit) for hit in hits)
        return first, max(first, last)

    # scrolling

    @property
    def height(self) -> int:
        """The height of what is seen."""
        return self._view.viewport().height()

    def scroll(self, pixels: int) -> None:
        """Move on in the text."""
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def show(self, place: int) -> None:
        """Bring a position to the upper third of the view unless it is well in view."""
        line = self.line_of(place)
        if line is not None and not 30 < line.top() < self.height - 60:
            self.scroll(round(line.top() - self.height / 3))
