"""The two handles of the finding one works on: its words are set by dragging them, or by keys."""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from briefgen.editing.spans import Edge, SpanError, moved, snapped, stepped
from briefgen.model.article import TextSpan
from ui.found import Found, FoundKind
from ui.look import Look
from ui.widgets.text_places import TextPlaces

_KNOB = 5.0  # radius
_REACH = 8.0  # how far from a handle a press still takes it
_SCROLL_MS = 30
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SpanHandles(QObject):
    """Handles at both ends of a quotation.

    Signals: `changed` (the draft is another, or there is none any more), `committed` (the Found
    and its new pieces), `refused` (why an end cannot go there).
    """

    changed = Signal()
    committed = Signal(object, object)
    refused = Signal(str)

    def __init__(self, look: Look, places: TextPlaces, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._places = look, places
        self._text = ""
        self._found: Found | None = None
        self._dragged: Edge | None = None
        self._point = QPointF()
        self.edge = Edge.END
        self.pieces: tuple[TextSpan, ...] = ()
        self.drafting = False
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    def set_found(self, text: str, found: Found | None) -> None:
        """Show the handles of a quotation; a draft of another one is kept as its new words."""
        fits = found is not None and found.ref.kind is FoundKind.QUOTE and not found.rejected
        now = found if fits else None
        if self.drafting and now is not None and self._is_known(now):
            self._found = now
            return
        draft = self._draft
        self._stop()
        self._text, self._found = text, now
        self.pieces = now.spans if now else ()
        if draft is not None:
            self.committed.emit(*draft)

    def _is_known(self, found: Found) -> bool:
        known = self._found
        return known is not None and (found.ref, found.spans) == (known.ref, known.spans)

    @property
    def found(self) -> Found | None:
        """The quotation that has the handles."""
        return self._found

    @property
    def words(self) -> str:
        """The words as they would be now."""
        return " … ".join(" ".join(piece.of(self._text).split()) for piece in self.pieces)

    # drafts

    def begin(self) -> bool:
        """Begin to set the words by keys; returns whether there is a quotation to do it with."""
        if self._found is None:
            return False
        if not self.drafting:
            self.drafting, self.edge = True, Edge.END
            self.changed.emit()
        self._places.show(self._at(self.edge))
        return True

    def finish(self) -> None:
        """Keep the draft, if there is one that differs."""
        draft = self._draft
        self._stop()
        if draft is not None:
            self.committed.emit(*draft)

    @property
    def _draft(self) -> tuple[Found, tuple[TextSpan, ...]] | None:
        """The quotation and its new pieces, None where nothing is changed."""
        found = self._found
        if found is None or not self.drafting or self.pieces == found.spans:
            return None
        return found, self.pieces

    def give_up(self) -> None:
        """Go back to the words as they were."""
        self._stop()

    def _stop(self) -> None:
        was, self.drafting, self._dragged = self.drafting, False, None
        self._scrolling.stop()
        self.pieces = self._found.spans if self._found else ()
        if was:
            self.changed.emit()

    def _move(self, edge: Edge, place: int) -> None:
        self.edge = edge
        try:
            pieces = moved(self._text, self.pieces, edge, place)
        except SpanError as refusal:
            if not self.drafting:
                self.drafting = True
                self.changed.emit()
            self.refused.emit(str(refusal))
            return
        if pieces != self.pieces or not self.drafting:
            self.pieces, self.drafting = pieces, True
            self.changed.emit()

    def _at(self, edge: Edge) -> int:
        return self.pieces[0].start if edge is Edge.START else self.pieces[-1].end

    # the pointer

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the handle at a point, the nearer of the two."""
        if self._found is None:
            return None
        near = [
            (abs(point.x() - self._bar(edge).center().x()), edge)
            for edge in Edge
            if self._area(edge).contains(point)
        ]
        return min(near, key=lambda one: one[0])[1] if near else None

    def press(self, point: QPointF) -> bool:
        """Take the handle at a point; returns whether there is one."""
        self._dragged = self.edge_at(point)
        return self._dragged is not None

    @property
    def dragging(self) -> bool:
        """Whether a handle is being dragged."""
        return self._dragged is not None

    def drag(self, point: QPointF) -> None:
        """Move the handle that was taken to a point; near the edges the text scrolls."""
        if self._dragged is None:
            return
        self._point = point
        self._move(self._dragged, snapped(self._text, self._places.near(point)))
        beyond = point.y() < 0 or point.y() > self._places.height
        if beyond and not self._scrolling.isActive():
            self._scrolling.start()
        elif not beyond:
            self._scrolling.stop()

    def _scroll_on(self) -> None:
        bottom = self._places.height
        beyond = self._point.y() if self._point.y() < 0 else self._point.y() - bottom
        self._places.scroll(round(max(-40.0, min(40.0, beyond))))
        self.drag(self._point)

    # keys

    def take_key(self, event: QKeyEvent) -> bool:
        """Move an end, keep or give up; returns whether the key was meant for this."""
        if self._found is None:
            return False
        key, held = event.key(), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS and (shift or self.drafting):
            return self._step(_STEPS[Qt.Key(key)], event)
        if not self.drafting:
            return False
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.finish()
            case Qt.Key.Key_Escape:
                self.give_up()
            case _:
                return False
        return True

    def turn(self) -> bool:
        """Let plain arrow keys move the other end; returns whether a draft is under way."""
        if self.drafting:
            self.edge = Edge.START if self.edge is Edge.END else Edge.END
            self._places.show(self._at(self.edge))
            self.changed.emit()
        return self.drafting

    def _step(self, step: int, event: QKeyEvent) -> bool:
        held = event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if alt and not shift:
            return False
        edge = Edge.START if alt else Edge.END if shift else self.edge
        by_word = bool(held & Qt.KeyboardModifier.ControlModifier)
        self._move(edge, stepped(self._text, self._at(edge), step, by_word=by_word))
        self._places.show(self._at(edge))
        return True

    # looks

    def _bar(self, edge: Edge) -> QRectF:
        line = self._places.rect(self._at(edge))
        return QRectF(line.left() - 1, line.top(), 2, line.height())

    def _area(self, edge: Edge) -> QRectF:
        bar = self._bar(edge)
        above, below = (2 * _KNOB, 0.0) if edge is Edge.START else (0.0, 2 * _KNOB)
        outward = _REACH + 4
        left, right = (outward, _REACH) if edge is Edge.START else (_REACH, outward)
        return bar.adjusted(-left, -above, right, below)

    def paint(self, painter: QPainter) -> None:
        """Draw the handles: a bar with a knob above the start and below the end."""
        if self._found is None:
            return
        colours = self._look.colours
        painter.setPen(Qt.PenStyle.NoPen)
        for edge in Edge:
            bar = self._bar(edge)
            painter.setBrush(QColor(colours.accent))
            painter.drawRect(bar)
            top = edge is Edge.START
            centre = QPointF(bar.center().x(), bar.top() - 1 if top else bar.bottom() + 1)
            painter.drawEllipse(centre, _KNOB, _KNOB)
            if self.drafting and edge is not self.edge:
                painter.setBrush(QColor(colours.base))
                painter.drawEllipse(centre, _KNOB - 2, _KNOB - 2)
