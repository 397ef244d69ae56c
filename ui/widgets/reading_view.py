"""An article as one reads it: a serif column, findings underlined, letters in the margin."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefgen.model.article import Article, TextSpan
from ui.found import LISTED, Found, FoundRef, found_tip
from ui.look import Look
from ui.widgets.draft_bar import DraftBar
from ui.widgets.margin_letters import MarginLetters
from ui.widgets.reading_column import fit_column, set_column
from ui.widgets.reading_marks import ReadingMarks
from ui.widgets.span_handles import SpanHandles
from ui.widgets.text_places import TextPlaces

_MANY_MARKS = 400


class ReadingView(QTextEdit):
    """Shows one article's text, which is never changed.

    Signals: `found_clicked` carries a FoundRef, or None for a click beside all findings;
    `span_set` a Found and the pieces that it is to have; `menu_asked` a point of the screen.
    """

    found_clicked = Signal(object)
    selection_moved = Signal()
    span_set = Signal(object, object)
    menu_asked = Signal(object)

    def __init__(self, look: Look, head: QWidget) -> None:
        super().__init__()
        self._look = look
        self._head = head
        self._text = ""
        self._headline = False
        self._shown: QTextDocument | None = None
        self._scrolled = 0  # where the text stood before the look changed, in pixels
        self.places = TextPlaces(self)
        self._found: Sequence[Found] = ()
        self._current: FoundRef | None = None
        self._pressed = QPoint()
        self._marked: tuple[int, int] | None = None
        self._marks = ReadingMarks(look, self.places.cursor_over)
        self._letters = MarginLetters(look, self.places)
        self.handles = SpanHandles(look, self.places, self)
        self.draft_bar = DraftBar(look, self.viewport())
        self.setReadOnly(True)
        self.setAccessibleName("Article text")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        head.setParent(self.viewport())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._on_scrolled())
        self.selectionChanged.connect(self.selection_moved)
        self.handles.changed.connect(self._show_draft)
        self.handles.committed.connect(self.span_set)
        self.handles.refused.connect(self.draft_bar.refuse)
        look.changing.connect(self._remember_place)
        look.changed.connect(self._dress)

    # content

    def set_article(self, article: Article | None) -> None:
        """Show an article from its beginning; a first line that is its title is a headline."""
        self._text = article.text if article else ""
        first_line = self._text.split("\n", 1)[0].strip()
        self._headline = article is not None and first_line == article.title.strip()
        self.places.set_text(self._text)
        self.handles.give_up()
        self.handles.set_found("", None)
        self._found, self._current = (), None
        self._marks.set_flash(None)
        self._marks.set_hits((), -1)
        self._scrolled = 0
        self._dress()

    def set_found(self, found: Sequence[Found], current: FoundRef | None) -> None:
        """Mark findings, one of them as the current one."""
        self._found = found
        self._current = current
        one = next((f for f in found if f.ref == current), None) if current else None
        self.handles.set_found(self._text, one)
        self._mark()

    def set_hits(self, hits: Sequence[TextSpan], current: int) -> None:
        """Mark what a search found, and bring the current hit into view; -1 for none."""
        self._marks.set_hits(hits, current)
        self._show_marks()
        if 0 <= current < len(hits):
            self.show_span_if_hidden(hits[current])

    @property
    def text(self) -> str:
        """The article's text."""
        return self._text

    def put_caret(self, place: int) -> None:
        """Put the text cursor at a position, in code points."""
        self.setTextCursor(self.places.cursor_over(TextSpan(place, place)))

    @property
    def selected_span(self) -> TextSpan | None:
        """The span of selected characters, in code points; None for none."""
        return self.places.selected

    def select_span(self, span: TextSpan) -> None:
        """Select characters."""
        self.setTextCursor(self.places.cursor_over(span))

    def clear_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def show_span(self, span: TextSpan) -> None:
        """Bring a passage into view and mark it until the next click."""
        self._marks.set_flash(span)
        self._show_marks()
        self.show_span_if_hidden(span)

    def show_span_if_hidden(self, span: TextSpan) -> None:
        """Bring a passage to the upper third of the view unless it is well in view."""
        self.places.show(span.start)

    def found_at(self, where: QPoint) -> Found | None:
        """Return the finding at a point of the viewport, the shortest of several."""
        place = self.places.under(where)
        if place is None:
            return None
        here = [
            (len(span), number)
            for number, found in enumerate(self._found)
            for span in found.spans
            if found.ref.kind in LISTED and span.start <= place < span.end
        ]
        return self._found[min(here)[1]] if here else None

    # looks

    def _dress(self) -> None:
        self.setFont(self._look.serif_font(2))
        document = QTextDocument(self)  # laid out once, when it is whole: long texts take a while
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setPlainText(self._text)
        set_column(document, self._look, headline=self._headline)
        fit_column(document, self.viewport().width(), self._head)
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self._place_head()
        self._marks.make_anew()
        self._mark()
        if self._scrolled:
            self.document().size()  # laid out to its end, or the place would be beyond it
        self.verticalScrollBar().setValue(self._scrolled)

    def _remember_place(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    def fit(self) -> None:
        """Set the column's width and leave room for the head."""
        fit_column(self.document(), self.viewport().width(), self._head)
        self._place_head()

    def _place_head(self) -> None:
        left = self.document().rootFrame().frameFormat().leftMargin()
        self._head.move(round(left), 14 - self.verticalScrollBar().value())

    def _mark(self) -> None:
        self._marks.set_found(self._found, self._current)
        self._show_draft()

    def _show_draft(self) -> None:
        """Show the words that the current finding would have now."""
        handles = self.handles
        if handles.found is not None and handles.drafting:
            self._marks.set_draft(handles.found, handles.pieces)
            self.draft_bar.tell(handles.words)
        elif handles.found is not None:
            self._marks.set_draft(handles.found, handles.found.spans)
            self.draft_bar.hide()
        else:
            self.draft_bar.hide()
        self._show_marks()

    def _show_marks(self) -> None:
        """Show all marks; of thousands only those nearby.

        Qt paints a paragraph with all its marks, seen or not: a text of one long line would hold
        the window up for a minute.
        """
        marks, self._marked = self._marks.all, None
        if len(marks) > _MANY_MARKS:
            self._marked = self.places.seen(margin=1.0)
            marks = self._marks.near(*self._marked)
        self.setExtraSelections(marks)
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self._place_head()
        if self._marked is not None:
            first, last = self.places.seen()
            if not self._marked[0] <= first <= last <= self._marked[1]:
                self._show_marks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the letters of findings in the margin."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.document().rootFrame().frameFormat().leftMargin()
        self._letters.paint(painter, self._found, self._current, left)
        self.handles.paint(painter)
        painter.end()

    # pointer and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column."""
        super().resizeEvent(event)
        self.fit()
        self._on_scrolled()
        self.draft_bar.settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a handle, or remember where a click began."""
        self._pressed = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.handles.press(event.position()):
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was dragged, or select the finding that was clicked."""
        if self.handles.dragging:
            self.handles.finish()
            return
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        dragged = (where - self._pressed).manhattanLength() >= 4
        if dragged and self.textCursor().hasSelection():
            self.found_clicked.emit(None)  # what was marked by hand is meant now, not a finding
        elif not dragged and not self.textCursor().hasSelection():
            self._marks.set_flash(None)
            self._show_marks()
            found = self.found_at(where)
            self.found_clicked.emit(found.ref if found else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a handle; else show a hand over findings, and over handles that they move."""
        if self.handles.dragging:
            self.handles.drag(event.position())
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            shape = Qt.CursorShape.IBeamCursor
            if self.handles.edge_at(event.position()) is not None:
                shape = Qt.CursorShape.SizeHorCursor
            elif self.found_at(event.position().toPoint()) is not None:
                shape = Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what is under the pointer and ask for its menu."""
        where = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found = self.found_at(where)
            selected = self.textCursor().hasSelection()
            if found is not None and not selected:
                self.setTextCursor(self.cursorForPosition(where))
                self.found_clicked.emit(found.ref)
        else:
            where = self.cursorRect().bottomLeft()
        self.menu_asked.emit(self.viewport().mapToGlobal(where))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell a finding's reason."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            edge = self.handles.edge_at(QPointF(event.pos()))
            found = self.found_at(event.pos())
            if edge is not None:
                tip = f"Drag to set the quotation’s {edge}, or press Shift and an arrow key"
                QToolTip.showText(event.globalPos(), tip, self)
            elif found is not None:
                QToolTip.showText(event.globalPos(), found_tip(found), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Go to the other end of a quotation while its words are set; else leave the text."""
        return self.handles.turn() or super().focusNextPrevChild(onwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a quotation's ends, or give up a selection on Escape."""
        if not self.textCursor().hasSelection() and self.handles.take_key(event):
            return
        if event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self.clear_selection()
            return
        if event.key() == Qt.Key.Key_Escape and self._current is not None:
            self.found_clicked.emit(None)  # from here on Shift and arrows select characters
            return
        super().keyPressEvent(event)
