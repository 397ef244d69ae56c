"""The view of the outline: where the pointer is, and dragging to reorder."""

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip

from ui.found import FOUND_TYPE
from ui.look import Look
from ui.models.listing import ROW_ROLE, Index
from ui.models.outline_rows import OutlineRow, RowKind
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.outline_delegate import OutlineDelegate
from ui.widgets.outline_geometry import GUTTER, Spot
from ui.widgets.outline_layout import OutlineSetter
from ui.widgets.spot_editor import SpotEditor

MIME = "application/x-briefgen-row"


class OutlineView(QListView):
    """Shows outline rows.

    Signals: `spotClicked` (row, Spot, whether the row was current before), `toolClicked` (row,
    name of the tool), `edited` (row, field, text, how it was left), `editGivenUp` (row),
    `dropped` (key of the dragged row, number of the row before which it was dropped),
    `found_dropped` (a finding's reference as text, the same number), `edit_asked` (Enter),
    `fold_asked` (row; Left or Right on an issue).
    """

    spotClicked = Signal(object, object, bool)
    toolClicked = Signal(object, str)
    edited = Signal(object, str, str, object)
    editGivenUp = Signal(object)
    dropped = Signal(str, int)
    found_dropped = Signal(str, int)
    edit_asked = Signal()
    fold_asked = Signal(object)

    def __init__(self, look: Look, setter: OutlineSetter) -> None:
        self._gap = -1
        self._was_current = ""
        super().__init__()
        self._look = look
        self.delegate = OutlineDelegate(look, self, setter)
        self._editing = SpotEditor(self, self.delegate)
        self._editing.accepted.connect(self.edited)
        self._editing.given_up.connect(self.editGivenUp)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setAccessibleName("Brief")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)

    # what is under a point

    def row_at(self, where: QPoint) -> tuple[OutlineRow, QRect] | None:
        """Return the row at a point of the viewport and its rectangle."""
        index = self.indexAt(where)
        if not index.isValid():
            return None
        return index.data(ROW_ROLE), self.visualRect(index)

    def spot_at(self, where: QPoint) -> tuple[OutlineRow, Spot, bool] | None:
        """Return row, spot and whether it is a tool, at a point of the viewport."""
        found = self.row_at(where)
        if found is None:
            return None
        row, place = found
        for tool in self.delegate.tools_of(row, QRectF(place)):
            if tool.place.contains(QPointF(where)):
                return row, tool, True
        layout = self.delegate.layout_of(row, place.width())
        inside = QPointF(where - place.topLeft())
        for spot in reversed(layout.spots):
            if spot.place.adjusted(-3, -2, 3, 2).contains(inside):
                return row, spot, False
        return None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint all anew: the timeline shows which row is selected."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        super().mouseMoveEvent(event)
        found = self.spot_at(event.position().toPoint())
        pointed = (found[0].key, found[1].name) if found else ("", "")
        if pointed != self.delegate.pointed:
            self.delegate.pointed = pointed
            self.viewport().update()
            self.viewport().setCursor(self._cursor(found))

    def _cursor(self, found: tuple[OutlineRow, Spot, bool] | None) -> Qt.CursorShape:
        if found is None:
            return Qt.CursorShape.ArrowCursor
        row, spot, tool = found
        pointing = spot.name in ("plus", "fold", "speaker", "date", "event")
        if tool or spot.text or pointing or row.kind is RowKind.TIMELINE:
            return Qt.CursorShape.PointingHandCursor
        if row.kind in (RowKind.TITLE, RowKind.SUBTITLE, RowKind.FACTS):
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was current, so that a second click can edit."""
        row = self.currentIndex().data(ROW_ROLE)
        self._was_current = row.key if row is not None else ""
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which spot or tool was clicked."""
        dragged = self.state() == QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or dragged:
            return
        found = self.spot_at(event.position().toPoint())
        if found is None:
            return
        row, spot, tool = found
        if tool:
            self.toolClicked.emit(row, spot.name)
        else:
            self.spotClicked.emit(row, spot, row.key == self._was_current)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tool tips of spots before those of rows."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.spot_at(event.pos())
            if found is not None and found[1].tip:
                QToolTip.showText(event.globalPos(), found[1].tip, self)
                return True
        if event.type() == QEvent.Type.Leave:
            self.delegate.pointed = ("", "")
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is: at the first row in view, if nothing was current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            first = self.indexAt(QPoint(self.viewport().width() // 2, 1))
            self.setCurrentIndex(first if first.isValid() else self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit on Enter, fold and unfold on Left and Right."""
        row: OutlineRow | None = self.currentIndex().data(ROW_ROLE)
        folds = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit()
        elif row is not None and row.kind is RowKind.ISSUE and event.key() in folds:
            if row.closed is folds[Qt.Key(event.key())]:
                self.fold_asked.emit(row)
        else:
            super().keyPressEvent(event)

    # editing in place

    @property
    def editor(self) -> InlineEdit | None:
        """The open editor."""
        return self._editing.widget

    def edit_spot(self, index: Index, name: str, text: str, font: QFont, hint: str = "") -> None:
        """Open an editor over a spot of a row."""
        self._editing.open(index, name, text, font, hint)

    def finish_edit(self) -> None:
        """Accept what is being edited."""
        self._editing.finish()

    def updateGeometries(self) -> None:
        """Keep the editor at its row."""
        super().updateGeometries()
        self._editing.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out anew at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    # dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag an item or an issue as a picture of its row."""
        index = self.currentIndex()
        row: OutlineRow | None = index.data(ROW_ROLE)
        if row is None or row.kind not in (RowKind.ITEM, RowKind.ISSUE):
            return
        mime = QMimeData()
        mime.setData(MIME, QByteArray(row.key.encode()))
        drag = QDrag(self)
        drag.setMimeData(mime)
        place = self.visualRect(index)
        picture = self.viewport().grab(place)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(GUTTER, min(16, place.height() // 2)))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept rows of one's own, and findings."""
        if _takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the row would go."""
        if not _takes(event.mimeData()):
            event.ignore()
            return
        self._set_gap(self.gap_near(event.position().toPoint()))
        event.acceptProposedAction()
        super().dragMoveEvent(event)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no gap."""
        super().dragLeaveEvent(event)
        self._set_gap(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped where."""
        mime = event.mimeData()
        if not _takes(mime):
            event.ignore()
            return
        gap = self.gap_near(event.position().toPoint())
        self._set_gap(-1)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        own = mime.hasFormat(MIME)
        key = bytes(mime.data(MIME if own else FOUND_TYPE).data()).decode()
        (self.dropped if own else self.found_dropped).emit(key, gap)

    def gap_near(self, where: QPoint) -> int:
        """Return the number of the row before which a point lies; the row count for the end."""
        index = self.indexAt(where)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (where.y() > self.visualRect(index).center().y())

    def _set_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a dragged row would go."""
        super().paintEvent(event)
        if self._gap < 0:
            return
        count = self.model().rowCount()
        last = self.visualRect(self.model().index(min(self._gap, count - 1), 0))
        y = last.top() if self._gap < count else last.bottom()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.colours.accent), 2))
        painter.drawEllipse(QPointF(GUTTER - 10, y), 3, 3)
        painter.drawLine(QPointF(GUTTER - 6, y), QPointF(self.viewport().width() - 20, y))
        painter.end()


def _takes(mime: QMimeData) -> bool:
    return mime.hasFormat(MIME) or mime.hasFormat(FOUND_TYPE)
