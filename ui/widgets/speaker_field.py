"""A field for the speaker of a quotation, completed from the names seen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefgen.model.finding import Candidate
from ui.look import Look
from ui.models.listing import Index

_ROW = 28
_ROLE = Qt.ItemDataRole.UserRole


class _WithRole(QStyledItemDelegate):
    """Shows the role behind the name."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        role = index.data(_ROLE)
        if role:
            option.text = f"{option.text} – {role}"

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)


class SpeakerField(QComboBox):
    """A list of people, the likeliest first; typing any part of a name completes it.

    `picked` carries the Candidate that was chosen from the list or completed.
    """

    picked = Signal(object)

    def __init__(self, people: Sequence[Candidate], look: Look) -> None:
        super().__init__()
        self._look = look
        self._people = {one.name: one for one in people}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumWidth(300)
        for number, one in enumerate(self._people.values()):
            self.addItem(one.name)
            tip = " · ".join(part for part in (one.role, one.reason) if part)
            self.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
            self.setItemData(number, one.role, _ROLE)
        self._dress(self.view())
        self.textActivated.connect(self._on_name)

    def take_field(self, field: QLineEdit) -> None:
        """Let the names be typed into this field."""
        self.setLineEdit(field)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            self._dress(popup)
        completer.activated.connect(self._on_name)

    def owns(self, widget: QWidget) -> bool:
        """Return whether a widget is the list of completions, which is a window of its own."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and (widget is popup or popup.isAncestorOf(widget))

    def _dress(self, view: QAbstractItemView) -> None:
        """Give a list of names its frame and room for the roles."""
        colours = self._look.colours
        view.setItemDelegate(_WithRole(view))
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setStyleSheet(
            f"QAbstractItemView {{ background: {colours.raised}; color: {colours.text};"
            f" border: 1px solid {colours.border}; padding: 4px 2px; outline: none; }}"
            " QAbstractItemView::item { padding: 0 8px; }"
            " QAbstractItemView::item:selected, QAbstractItemView::item:hover"
            f" {{ background: {colours.selection}; color: {colours.text}; }}"
        )

    def _on_name(self, name: str) -> None:
        one = self._people.get(name)
        if one is not None:
            self.picked.emit(one)
