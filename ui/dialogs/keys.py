"""What every key does: a sheet of three columns, menu by menu."""

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.look import PADDING, UNIT, Look

Keys = Sequence[tuple[str, str]]
"""What keys do, and which: (words, keys)."""

_COLUMNS = 3


def keys_dialog(parent: QWidget, look: Look, groups: Mapping[str, Keys]) -> QDialog:
    """Return the dialog that lists all keys, in groups with a title each."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Keys")
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    columns.setContentsMargins(0, 0, PADDING, 0)
    columns.setSpacing(4 * UNIT)
    for names in _shared_out(groups):
        columns.addLayout(_column(look, {name: groups[name] for name in names}))
    area = QScrollArea()
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setStyleSheet("QScrollArea { background: transparent; }")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(2 * PADDING, 2 * PADDING, PADDING, PADDING + 4)
    outer.setSpacing(PADDING)
    outer.addWidget(area)
    outer.addWidget(buttons)
    wanted = sheet.sizeHint() + QSize(4 * PADDING, 8 * PADDING)
    area.setMinimumWidth(min(sheet.sizeHint().width() + PADDING, parent.width()))
    dialog.resize(wanted.boundedTo(parent.size()))
    return dialog


def _shared_out(groups: Mapping[str, Keys]) -> list[list[str]]:
    """Return the titles of the groups for each column, in their order, the longest the shortest."""
    names = list(groups)

    def columns(cuts: tuple[int, ...]) -> list[list[str]]:
        edges = (0, *cuts, len(names))
        return [names[first:last] for first, last in pairwise(edges)]

    def longest(cuts: tuple[int, ...]) -> int:
        return max(sum(len(groups[name]) + 2 for name in column) for column in columns(cuts))

    every = combinations(range(1, len(names)), min(_COLUMNS, len(names)) - 1)
    return columns(min(every, key=longest))


def _column(look: Look, groups: Mapping[str, Keys]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(UNIT)
    for title, keys in groups.items():
        head = QLabel(title)
        head.setFont(look.ui_font(0, strong=True))
        column.addWidget(head)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, UNIT)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT // 4)
        grid.setColumnStretch(0, 1)
        for number, (words, key) in enumerate(keys):
            grid.addWidget(QLabel(words), number, 0)
            held = QLabel(key)
            held.setProperty("secondary", True)
            grid.addWidget(held, number, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
    column.addStretch(1)
    return column
