"""What the program is."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from briefgen import __version__
from ui.look import PADDING, scaled

_WIDTH = 420
"""In pixels at 10 points."""


def about_dialog(parent: QWidget) -> QDialog:
    """Return the dialog that says what the program is."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("About briefgen")
    label = QLabel(
        f"<h3>briefgen {escape(__version__)}</h3>"
        "<p>Articles in, quotes and dates picked, a summit brief out as PDF and Word, "
        "with every quote tied to the place where it stands in its source.</p>"
        "<p>It works offline: nothing that you read or write leaves this machine.</p>"
        "<p>MIT licence.</p>"
    )
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(2 * PADDING, 2 * PADDING, 2 * PADDING, PADDING + 4)
    column.addWidget(label)
    column.addWidget(buttons)
    dialog.setFixedWidth(scaled(_WIDTH))
    return dialog
