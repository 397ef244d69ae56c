"""An article as one reads it: a serif column, findings underlined, letters in the margin."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefgen.model.article import Article, TextSpan
from ui.found import LETTERS, Found, FoundKind, FoundRef
from ui.look import READING_CHARACTERS, Look
from ui.widgets.text_map import TextMap

_MARGIN = 46
_BOTTOM = 40
_LISTED = (FoundKind.QUOTE, FoundKind.DATE, FoundKind.POSITION)


class ReadingView(QTextEdit):
    """Shows one article's text, which is never changed.

    `found_clicked` carries a FoundRef, or None for a click beside all findings.
    """

    found_clicked = Signal(object)
    selection_moved = Signal()

    def __init__(self, look: Look, head: QWidget) -> None:
        super().__init__()
        self._look = look
        self._head = head
        self._text = ""
        self._headline = False
        self._map = TextMap("")
        self._found: Sequence[Found] = ()
        self._current: FoundRef | None = None
        self._flash: TextSpan | None = None
        self._pressed = QPoint()
        self.setReadOnly(True)
        self.setAccessibleName("Article text")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(0)
        head.setParent(self.viewport())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._place_head())
        self.selectionChanged.connect(self.selection_moved)
        look.changed.connect(self._dress)

    # content

    def set_article(self, article: Article | None) -> None:
        """Show an article from its beginning; a first line that is its title is a headline."""
        self._text = article.text if article else ""
        first_line = self._text.split("\n", 1)[0].strip()
        self._headline = article is not None and first_line == article.title.strip()
        self._map = TextMap(self._text)
        self._found, self._current, self._flash = (), None, None
        self._dress()
        self.verticalScrollBar().setValue(0)

    def set_found(self, found: Sequence[Found], current: FoundRef | None) -> None:
        """Mark findings, one of them as the current one."""
        self._found = found
        self._current = current
        self._mark()

    @property
    def selected_span(self) -> TextSpan | None:
        """The span of selected characters, in code points; None for none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._map.span(cursor.selectionStart(), cursor.selectionEnd())

    def select_span(self, span: TextSpan) -> None:
        """Select characters."""
        cursor = self.textCursor()
        cursor.setPosition(self._map.units(span.start))
        cursor.setPosition(self._map.units(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def show_span(self, span: TextSpan) -> None:
        """Bring a passage into view and mark it until the next click."""
        self._flash = span
        self._mark()
        self.show_span_if_hidden(span)

    def show_span_if_hidden(self, span: TextSpan) -> None:
        """Bring a passage to the upper third of the view unless it is well in view."""
        line = self._line_of(span)
        if line is None:
            return
        if not 30 < line.top() < self.viewport().height() - 60:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + line.top() - self.viewport().height() / 3))

    def found_at(self, where: QPoint) -> Found | None:
        """Return the finding at a point of the viewport, the shortest of several."""
        spot = (
            self.document()
            .documentLayout()
            .hitTest(
                QPointF(where + QPoint(0, self.verticalScrollBar().value())),
                Qt.HitTestAccuracy.ExactHit,
            )
        )
        if spot < 0:
            return None
        place = self._map.points(spot)
        here = [
            (len(span), number)
            for number, found in enumerate(self._found)
            for span in found.spans
            if found.ref.kind in _LISTED and span.start <= place < span.end
        ]
        return self._found[min(here)[1]] if here else None

    # looks

    def _dress(self) -> None:
        font = self._look.serif_font(2)
        self.setFont(font)
        self.document().setDefaultFont(font)
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setPlainText(self._text)
        block_format = QTextBlockFormat()
        block_format.setLineHeight(
            100 * self._look.line_share(font, 1.58),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        block_format.setBottomMargin(11)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block_format)
        self._set_headline()
        self.fit()
        self._mark()
        bar.setValue(before)

    def _set_headline(self) -> None:
        """Set the text's first line as a headline where it is the title."""
        block = self.document().firstBlock()
        if not self._headline or not block.next().isValid():
            return
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        title_format = QTextCharFormat()
        font = self._look.ui_font(7, strong=True)
        title_format.setFont(font)
        cursor.mergeCharFormat(title_format)
        block_format = block.blockFormat()
        block_format.setLineHeight(
            100 * self._look.line_share(font, 1.3),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        block_format.setBottomMargin(16)
        cursor.setBlockFormat(block_format)

    def fit(self) -> None:
        """Set the column's width and leave room for the head."""
        metrics = QFontMetricsF(self.document().defaultFont())
        sample = "the quick brown fox jumps over the lazy dog and runs on, on and on. A "
        wanted = metrics.horizontalAdvance(sample) / len(sample) * READING_CHARACTERS
        room = self.viewport().width()
        width = max(160.0, min(wanted, room - _MARGIN - 24))
        left = max(_MARGIN, (room - width) / 2)
        self._head.setFixedWidth(round(width))
        self._head.adjustSize()
        root = self.document().rootFrame()
        frame_format = root.frameFormat()
        frame_format.setLeftMargin(left)
        frame_format.setRightMargin(max(16.0, room - left - width))
        frame_format.setTopMargin(self._head.height() + 14)
        frame_format.setBottomMargin(_BOTTOM)
        if frame_format != root.frameFormat():
            root.setFrameFormat(frame_format)
        self._place_head()

    def _place_head(self) -> None:
        left = self.document().rootFrame().frameFormat().leftMargin()
        self._head.move(round(left), 14 - self.verticalScrollBar().value())

    def _mark(self) -> None:
        colours = self._look.colours
        marks: list[QTextEdit.ExtraSelection] = []
        for found in self._found:
            if found.ref.kind is FoundKind.ISSUE:
                continue
            shown = QTextCharFormat()
            if found.ref.kind is not FoundKind.POSITION or found.picked:
                shown.setUnderlineStyle(
                    QTextCharFormat.UnderlineStyle.SingleUnderline
                    if found.weight
                    else QTextCharFormat.UnderlineStyle.DotLine
                )
                shown.setUnderlineColor(QColor(colours.accent if found.weight else colours.border))
            if found.picked:
                shown.setBackground(QColor(colours.picked))
            if found.ref == self._current:
                shown.setBackground(QColor(colours.marked))
            marks.extend(self._selection(span, shown) for span in found.spans)
        if self._flash is not None:
            shown = QTextCharFormat()
            shown.setBackground(QColor(colours.marked))
            marks.append(self._selection(self._flash, shown))
        self.setExtraSelections(marks)
        self.viewport().update()

    def _selection(self, span: TextSpan, shown: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        end = self.document().characterCount() - 1
        cursor.setPosition(min(self._map.units(span.start), end))
        cursor.setPosition(min(self._map.units(span.end), end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = shown
        return selection

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the letters of findings in the margin."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.setFont(self._look.ui_font(-2, strong=True))
        left = self.document().rootFrame().frameFormat().leftMargin()
        lines: dict[int, int] = {}
        for found in self._found:
            if found.ref.kind not in _LISTED or not found.weight:
                continue
            line = self._line_of(found.spans[0])
            if line is None or line.bottom() < 0 or line.top() > self.viewport().height():
                continue
            number = lines.get(round(line.top()), 0)
            lines[round(line.top())] = number + 1
            box = QRectF(left - 24 - 17 * number, line.center().y() - 8, 15, 16)
            if box.left() < 1:
                continue
            if found.picked or found.ref == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent if found.picked else colours.marked))
                painter.drawRoundedRect(box, 4, 4)
            ink = colours.on_accent if found.picked else colours.accent
            painter.setPen(QColor(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[found.ref.kind])
        painter.end()

    def _line_of(self, span: TextSpan) -> QRectF | None:
        units = self._map.units(span.start)
        block = self.document().findBlock(units)
        if not block.isValid():
            return None
        line = block.layout().lineForTextPosition(units - block.position())
        if not line.isValid():
            return None
        corner = block.layout().position() + line.position()
        return QRectF(
            corner.x(), corner.y() - self.verticalScrollBar().value(), line.width(), line.height()
        )

    # pointer and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column."""
        super().resizeEvent(event)
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the finding that was clicked, unless characters were selected."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        if (where - self._pressed).manhattanLength() < 4 and not self.textCursor().hasSelection():
            self._flash = None
            found = self.found_at(where)
            self.found_clicked.emit(found.ref if found else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over findings."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self.found_at(event.position().toPoint()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell a finding's reason."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.found_at(event.pos())
            if found is not None:
                QToolTip.showText(event.globalPos(), found_tip(found), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a selection on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self.clear_selection()
            return
        super().keyPressEvent(event)


def found_tip(found: Found) -> str:
    """Return what hovering over a finding says."""
    lines = [found.about] if found.about else []
    if found.ref.kind is FoundKind.DATE and found.weight:
        lines.insert(0, found.words)
    if found.reason:
        lines.append(found.reason)
    if found.confidence:
        lines.append(f"Confidence {found.confidence}" + (", in the brief" if found.picked else ""))
    return "\n".join(lines)
