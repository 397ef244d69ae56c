"""A list model that changes only the rows that differ, so selection and scrolling stay."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""Gives the row itself."""


class Listing(QAbstractListModel, Generic[RowT]):
    """Rows, each with a key that stays the same through edits."""

    def __init__(
        self,
        key: Callable[[RowT], str],
        words: Callable[[RowT], str],
        tip: Callable[[RowT], str] = lambda _: "",
        draggable: Callable[[RowT], bool] = lambda _: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._words = words
        self._tip = tip
        self._draggable = draggable
        self._rows: list[RowT] = []

    @property
    def rows(self) -> Sequence[RowT]:
        """The rows as they are shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: some can be dragged."""
        flags = super().flags(index)
        if index.isValid() and self._draggable(self._rows[index.row()]):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def row_of(self, key: str) -> int:
        """Return the number of the row with that key, -1 if there is none."""
        return next((i for i, row in enumerate(self._rows) if self._key(row) == key), -1)

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show other rows; those whose key stays are changed in place."""
        old = [self._key(row) for row in self._rows]
        new = [self._key(row) for row in rows]
        if old != new:
            matcher = SequenceMatcher(a=old, b=new, autojunk=False)
            for _, a, b, c, d in reversed(
                [code for code in matcher.get_opcodes() if code[0] != "equal"]
            ):
                if b > a:
                    self.beginRemoveRows(QModelIndex(), a, b - 1)
                    del self._rows[a:b]
                    self.endRemoveRows()
                if d > c:
                    self.beginInsertRows(QModelIndex(), a, a + d - c - 1)
                    self._rows[a:a] = rows[c:d]
                    self.endInsertRows()
        for number, row in enumerate(rows):
            if self._rows[number] != row:
                self._rows[number] = row
                index = self.index(number)
                self.dataChanged.emit(index, index)
