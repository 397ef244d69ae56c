"""Where to export and what: folder, name, kinds, and what would be printed as unverified."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.problem import Problem, Severity
from ui.dialogs.choosers import Choosers
from ui.dialogs.export_doubts import ExportDoubts, ProposalNote
from ui.look import PADDING, Look

NAMES: Mapping[str, str] = {
    "pdf": "PDF, tagged for screen readers",
    "docx": "Word (DOCX)",
    "html": "Web page (HTML)",
    "ics": "Key dates for a calendar (ICS)",
    "csv": "Key dates as a table (CSV)",
}


class ExportDialog(QDialog):
    """Asks what to export.

    Signals: `asked` carries folder, name and kinds; `look_asked` the id of an item to look at
    first, `confirm_asked` ids of quotations whose speakers are right.
    """

    asked = Signal(object, str, object)
    look_asked = Signal(str)
    confirm_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        choosers: Choosers,
        folder: Path,
        name: str,
        kinds: tuple[str, ...],
        problems: tuple[Problem, ...],
        proposed: Sequence[str] = (),
    ) -> None:
        """Make the dialog; `proposed` are ids of the items that nobody has confirmed."""
        super().__init__(parent)
        self.setWindowTitle("Export the brief")
        self.setMinimumWidth(500)
        self._choosers = choosers
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        self.name = QLineEdit(name)
        self.name.setAccessibleName("File name")
        self.boxes: dict[str, QCheckBox] = {}
        form = self._make_form(kinds)
        self.warning = _warning(look, problems)
        self.doubts = ExportDoubts(look, problems)
        self.doubts.look_asked.connect(self._look)
        self.doubts.confirm_asked.connect(self.confirm_asked)
        self.doubts.confirm_asked.connect(lambda _: self.doubts.hide())
        self.proposals = ProposalNote(proposed)
        self.proposals.look_asked.connect(self._look)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * PADDING, 2 * PADDING, 2 * PADDING, PADDING + 4)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.warning)
        column.addWidget(self.doubts)
        column.addWidget(self.proposals)
        column.addWidget(buttons)
        self.name.textChanged.connect(self._settle)
        self.folder.textChanged.connect(self._settle)
        self._settle()

    def _make_form(self, kinds: tuple[str, ...]) -> QFormLayout:
        browse = QPushButton("Choose…")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        folder_row = QHBoxLayout()
        folder_row.addWidget(self.folder, 1)
        folder_row.addWidget(browse)
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow("Name", self.name)
        form.addRow("Folder", folder_row)
        for number, kind in enumerate(kinds):
            box = QCheckBox(NAMES.get(kind, kind.upper()))
            box.setChecked(kind in ("pdf", "docx"))
            box.toggled.connect(self._settle)
            self.boxes[kind] = box
            form.addRow("Files" if number == 0 else "", box)
        return form

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of file chosen."""
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())

    def _settle(self) -> None:
        complete = bool(self.name.text().strip() and self.folder.text().strip() and self.kinds)
        self.button.setEnabled(complete)

    def _browse(self) -> None:
        folder = self._choosers.folder(self, self.folder.text())
        if folder is not None:
            self.folder.setText(str(folder))

    def _look(self, item_id: str) -> None:
        self.reject()
        self.look_asked.emit(item_id)

    def _accept(self) -> None:
        folder, name = Path(self.folder.text().strip()).expanduser(), self.name.text().strip()
        self.accept()
        self.asked.emit(folder, name, self.kinds)


def _warning(look: Look, problems: tuple[Problem, ...]) -> QLabel:
    errors = [problem.what for problem in problems if problem.severity is Severity.ERROR]
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setVisible(bool(errors))
    shown = errors[:4] + ([f"and {len(errors) - 4} more"] if len(errors) > 4 else [])
    label.setText("Printed as unverified unless mended:\n" + "\n".join(f"✖ {e}" for e in shown))
    colours = look.colours
    label.setStyleSheet(
        f"background: {colours.red_tint}; color: {colours.red}; padding: 10px; border-radius: 6px;"
    )
    return label
