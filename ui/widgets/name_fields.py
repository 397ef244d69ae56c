"""Name and role of a person, edited in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from briefgen.model.person import PersonEntry
from ui.look import PADDING


class NameFields(QWidget):
    """Two fields; `renamed` and `role_set` carry a new text once the field is left or Enter is hit.

    An emptied field asks for what the articles say.
    """

    renamed = Signal(str)
    role_set = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit(placeholderText="Name")
        self.name.setAccessibleName("Name to print")
        self.name.setToolTip("The name that the brief prints; Enter renames the picked quotes too")
        self.role = QComboBox(editable=True)
        self.role.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.role.setAccessibleName("Role to print")
        self.role.setToolTip("The role that the brief prints; the list has those that are written")
        self.role.setMinimumContentsLength(8)
        self.role.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        field = self.role.lineEdit()
        assert field is not None
        field.setPlaceholderText("Role")
        self._role_field = field
        self._entry: PersonEntry | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 8, PADDING, 6)
        row.setSpacing(8)
        row.addWidget(self.name, 5)
        row.addWidget(self.role, 6)
        self.name.editingFinished.connect(self._tell_name)
        field.editingFinished.connect(self._tell_role)
        self.role.activated.connect(lambda _: self._tell_role())

    def show_entry(self, entry: PersonEntry | None) -> None:
        """Show a person; None, as for several, shows nothing."""
        same = self._entry is not None and entry is not None and self._entry.key == entry.key
        if same and entry == self._entry:
            return
        self._entry = entry
        self.setVisible(entry is not None)
        self.name.setText(entry.name if entry else "")
        self.name.setCursorPosition(0)
        self.role.clear()
        if entry:
            roles = dict.fromkeys((entry.role, *(one.role for one in entry.roles)))
            self.role.addItems([role for role in roles if role])
        self._role_field.setText(entry.role if entry else "")
        self._role_field.setCursorPosition(0)

    def begin(self) -> None:
        """Go to the name, to write another one."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self._entry is not None:
            entry, self._entry = self._entry, None
            self.show_entry(entry)
        else:
            super().keyPressEvent(event)

    def _tell_name(self) -> None:
        text = " ".join(self.name.text().split())
        if self._entry is not None and text != self._entry.name:
            self.renamed.emit(text)

    def _tell_role(self) -> None:
        text = " ".join(self._role_field.text().split())
        if self._entry is not None and text != self._entry.role:
            self.role_set.emit(text)
