"""A field for the speaker of a quotation, completed from the names seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from briefgen.model.finding import Candidate


class SpeakerField(QComboBox):
    """A list of people, the likeliest first; typing any part of a name completes it.

    `picked` carries the Candidate that was chosen from the list or completed.
    """

    picked = Signal(object)

    def __init__(self, people: Sequence[Candidate]) -> None:
        super().__init__()
        self._people = {one.name: one for one in people}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumWidth(300)
        for number, one in enumerate(self._people.values()):
            self.addItem(one.name)
            tip = " · ".join(part for part in (one.role, one.reason) if part)
            self.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        self.textActivated.connect(self._on_name)

    def take_field(self, field: QLineEdit) -> None:
        """Let the names be typed into this field."""
        self.setLineEdit(field)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        completer.activated.connect(self._on_name)

    def owns(self, widget: QWidget) -> bool:
        """Return whether a widget is the list of completions, which is a window of its own."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and (widget is popup or popup.isAncestorOf(widget))

    def _on_name(self, name: str) -> None:
        one = self._people.get(name)
        if one is not None:
            self.picked.emit(one)
