"""What the program is, and what its keys do."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefgen import __version__
from ui.look import PADDING


def _dialog(parent: QWidget, title: str, html: str, height: int = 0) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    label = QLabel(html)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(2 * PADDING, 2 * PADDING, 2 * PADDING, PADDING + 4)
    if height:
        area = QScrollArea()
        area.setWidget(label)
        area.setWidgetResizable(True)
        column.addWidget(area)
        dialog.resize(460, height)
    else:
        column.addWidget(label)
        dialog.setFixedWidth(420)
    column.addWidget(buttons)
    return dialog


def about_dialog(parent: QWidget) -> QDialog:
    """Return the dialog that says what the program is."""
    return _dialog(
        parent,
        "About briefgen",
        f"<h3>briefgen {escape(__version__)}</h3>"
        "<p>Articles in, quotes and dates picked, a summit brief out as PDF and Word, "
        "with every quote tied to the place where it stands in its source.</p>"
        "<p>It works offline: nothing that you read or write leaves this machine.</p>"
        "<p>MIT licence.</p>",
    )


def keys_dialog(parent: QWidget, keys: Sequence[tuple[str, str]]) -> QDialog:
    """Return the dialog that lists all keys."""
    rows = "".join(
        f"<tr><td style='padding: 3px 24px 3px 0'>{escape(words)}</td><td>{escape(key)}</td></tr>"
        for words, key in keys
    )
    return _dialog(parent, "Keys", f"<table>{rows}</table>", 560)
