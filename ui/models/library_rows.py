"""The library's articles as rows: fetched page by page, never with their texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from briefgen.model.library import ArticleRow, Snippet
from ui.models.listing import ROW_ROLE, Index
from ui.models.wording import counted, short_day

KEYS_TYPE = "application/x-briefgen-articles"
"""What is dragged from the library: article keys, one a line."""


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A row: the library's line, whether the brief holds the article, and the hit's words.

    `searching` keeps room for the snippet, so that rows do not move when it comes.
    """

    line: ArticleRow
    in_brief: bool = False
    searching: bool = False
    snippet: Snippet | None = None

    @property
    def key(self) -> str:
        """The article's key."""
        return self.line.key

    @property
    def words(self) -> str:
        """What a screen reader says."""
        line = self.line
        parts = [
            line.title,
            line.outlet,
            short_day(line.published) or "no date",
            "in this brief" if self.in_brief else "",
            "unread" if line.unread else "",
            ", ".join(line.tags),
            self.snippet.text if self.snippet else "",
        ]
        return ". ".join(part for part in parts if part)

    @property
    def tip(self) -> str:
        """What hovering over the row says."""
        line = self.line
        found = ""
        if line.quotes is not None and line.dates is not None:
            found = f"{counted(line.quotes, 'quote')} and {counted(line.dates, 'date')} found"
        copies = f"{counted(line.near_copies, 'near-copy')}" if line.near_copies == 1 else ""
        copies = copies or (f"{line.near_copies} near-copies" if line.near_copies else "")
        speakers = ", ".join(line.speakers[:4])
        parts = (
            line.title,
            found,
            f"Speakers: {speakers}" if speakers else "",
            copies,
            f"Tags: {', '.join(line.tags)}" if line.tags else "",
        )
        return "\n".join(part for part in parts if part)


class LibraryRows(QAbstractListModel):
    """The rows fetched so far; `moreAsked` when the view wants the next page."""

    moreAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LibraryRow] = []
        self._places: dict[str, int] = {}
        self._in_brief: frozenset[str] = frozenset()
        self._complete = True
        self._asked = False

    @property
    def rows(self) -> Sequence[LibraryRow]:
        """The rows fetched so far."""
        return self._rows

    def row_of(self, key: str) -> int:
        """Return the number of an article's row, -1 if it is not fetched."""
        return self._places.get(key, -1)

    def show_page(
        self, lines: Sequence[ArticleRow], *, first: bool, complete: bool, searching: bool
    ) -> None:
        """Show a first page in place of everything, or append one."""
        rows = [LibraryRow(line, line.key in self._in_brief, searching) for line in lines]
        if first:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        self._places = {row.key: number for number, row in enumerate(self._rows)}
        self._complete, self._asked = complete, False

    def set_snippets(self, snippets: Mapping[str, Snippet]) -> None:
        """Show the words that were hit."""
        for key, snippet in snippets.items():
            self._change(self.row_of(key), snippet=snippet)

    def set_in_brief(self, keys: frozenset[str]) -> None:
        """Mark the articles that the brief holds."""
        changed = keys ^ self._in_brief
        self._in_brief = keys
        for key in changed:
            self._change(self.row_of(key), in_brief=key in keys)

    def set_read(self, key: str) -> None:
        """Show an article as read."""
        number = self.row_of(key)
        if number >= 0:
            self._change(number, line=replace(self._rows[number].line, unread=False))

    def _change(self, number: int, **changes: Any) -> None:
        if number < 0:
            return
        row = replace(self._rows[number], **changes)
        if row != self._rows[number]:
            self._rows[number] = row
            index = self.index(number)
            self.dataChanged.emit(index, index)

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        return row.tip if role == Qt.ItemDataRole.ToolTipRole else None

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether another page can be asked for."""
        return not parent.isValid() and not self._complete and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes when it has been read."""
        if self.canFetchMore(parent):
            self._asked = True
            self.moreAsked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Return what is dragged."""
        return [KEYS_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the keys of dragged rows."""
        mime = QMimeData()
        keys = [index.data(ROW_ROLE).key for index in indexes]
        mime.setData(KEYS_TYPE, "\n".join(keys).encode())
        return mime
