"""The editor that opens in place over a row of the outline, and stays at it while rows move."""

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListView

from ui.models.listing import ROW_ROLE, Index
from ui.models.outline_rows import OutlineRow
from ui.widgets.inline_edit import InlineEdit, Leaving
from ui.widgets.outline_delegate import Editing, OutlineDelegate


class SpotEditor(QObject):
    """At most one editor over the rows of a list.

    Signals: `accepted` (row, field, text, how it was left: a Leaving), `given_up` (row).
    """

    accepted = Signal(object, str, str, object)
    given_up = Signal(object)

    def __init__(self, view: QListView, delegate: OutlineDelegate) -> None:
        super().__init__(view)
        self._view, self._delegate = view, delegate
        self._open: tuple[InlineEdit, OutlineRow, str, QRectF] | None = None

    @property
    def widget(self) -> InlineEdit | None:
        """The open editor."""
        return self._open[0] if self._open else None

    def open(self, index: Index, name: str, text: str, font: QFont, hint: str = "") -> None:
        """Open an editor over a spot of a row; one that was open is accepted."""
        self.finish()
        row: OutlineRow = index.data(ROW_ROLE)
        spot = self._delegate.layout_of(row, self._view.viewport().width()).spot(name)
        if spot is None:
            return
        self._view.scrollTo(index)
        editor = InlineEdit(self._view.viewport(), text, font, hint)
        self._open = (editor, row, name, spot.place)
        self._delegate.editing = Editing(row.key, 0, spot.place)
        editor.accepted.connect(self._on_accepted)
        editor.given_up.connect(self._on_given_up)
        editor.height_changed.connect(self._grow)
        self.place()
        self._grow(editor.wanted_height)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.viewport().update()

    def finish(self) -> None:
        """Accept what is being edited."""
        if self._open is not None:
            self._open[0].finish()

    def place(self) -> None:
        """Put the editor where its row is now."""
        if self._open is None:
            return
        editor, row, _, place = self._open
        index = self._index_of(row.key)
        if index is not None:
            corner = self._view.visualRect(index).topLeft()
            editor.move(corner + QPoint(round(place.x()) - 5, round(place.y()) - 4))
            editor.resize(round(place.width()) + 8, editor.height())

    def _on_accepted(self, text: str, leaving: Leaving) -> None:
        if self._open is not None:
            row, name = self._close()
            self.accepted.emit(row, name, text, leaving)

    def _on_given_up(self) -> None:
        if self._open is not None:
            row, _ = self._close()
            self.given_up.emit(row)

    def _close(self) -> tuple[OutlineRow, str]:
        """Take the editor away and return what it was for; the list has the focus it had."""
        assert self._open is not None  # the callers looked
        (editor, row, name, _), self._open = self._open, None
        self._delegate.editing = None
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.scheduleDelayedItemsLayout()
        return row, name

    def _grow(self, height: int) -> None:
        if self._open is None:
            return
        editor, row, _, place = self._open
        more = max(0, round(height - place.height() - 4))
        editing = Editing(row.key, more, place)
        if self._delegate.editing != editing:
            self._delegate.editing = editing
            self._view.scheduleDelayedItemsLayout()
        editor.resize(editor.width(), max(height, round(place.height()) + 6))

    def _index_of(self, key: str) -> Index | None:
        model = self._view.model()
        every = (model.index(number, 0) for number in range(model.rowCount()))
        return next((one for one in every if one.data(ROW_ROLE).key == key), None)
