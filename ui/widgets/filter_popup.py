"""Small windows of the library: what to narrow the list by, and what articles are labelled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from briefgen.model.library import Filter
from ui.look import Look
from ui.widgets.day_field import DayField
from ui.widgets.popup import Popup

_MOST_LISTED = 6
_NAME = Qt.ItemDataRole.UserRole
"""Of an item: its name as the library has it."""


class FilterPopup(Popup):
    """Asks for dates, outlet, language, tag and three yes-or-no things; `chosen` has a Filter."""

    chosen = Signal(object)

    _FLAGS = (
        ("unread", "Unread"),
        ("has_quotes", "Has quotes"),
        ("missing_date", "Without a date"),
        ("superseded", "Old versions too"),
    )

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        present: Filter,
        names: Mapping[str, Mapping[str, int]],
    ) -> None:
        super().__init__(parent, look, "Show only")
        self._present = present
        self.first = DayField(present.published_from, "Published from")
        self.last = DayField(present.published_to, "Published to")
        self.form.addRow("From", self.first)
        self.form.addRow("To", self.last)
        self.combos: dict[str, QComboBox] = {}
        for name, label in (("outlet", "Outlet"), ("language", "Language"), ("tag", "Tag")):
            combo = QComboBox()
            combo.setAccessibleName(label)
            combo.setMinimumWidth(220)
            combo.setMaxVisibleItems(12)
            combo.addItem("Any", "")
            known = dict(names.get(name, {}))
            if getattr(present, name):
                known.setdefault(getattr(present, name), 0)
            for value, number in known.items():
                combo.addItem(f"{value}  {number:,}" if number else value, value)
            combo.setCurrentIndex(max(0, combo.findData(getattr(present, name))))
            self.form.addRow(label, combo)
            self.combos[name] = combo
        self.flags: dict[str, QCheckBox] = {}
        for name, label in self._FLAGS:
            box = QCheckBox(label)
            box.setChecked(bool(getattr(present, name)))
            self.form.addRow("", box)
            self.flags[name] = box
        self.clear_button = self.add_button("Clear")
        self.clear_button.clicked.connect(self._clear)
        self.button = self.add_button("Show", main=True)
        self.button.clicked.connect(self.accept)

    def accept(self) -> None:
        """Tell the filter and close; what is no day stays open to be mended."""
        for field in (self.first, self.last):
            if not field.fine:
                field.ask_again()
                return
        chosen = replace(
            self._present,
            published_from=self.first.day,
            published_to=self.last.day,
            outlet=str(self.combos["outlet"].currentData()),
            language=str(self.combos["language"].currentData()),
            tag=str(self.combos["tag"].currentData()),
            unread=self.flags["unread"].isChecked(),
            has_quotes=self.flags["has_quotes"].isChecked(),
            missing_date=self.flags["missing_date"].isChecked(),
            superseded=self.flags["superseded"].isChecked(),
        )
        self.close()
        self.chosen.emit(chosen)

    def _clear(self) -> None:
        self.close()
        kept = Filter(collection=self._present.collection, in_bin=self._present.in_bin)
        self.chosen.emit(kept)


class _Names(QListWidget):
    """Names that can be ticked, and edited with F2 or from their menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)

    def event(self, event: QEvent) -> bool:
        """Keep F2 from being taken as the window's shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what ends the editing of a name from ending the popup."""
        ends = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if self.state() == QListWidget.State.EditingState and event.key() in ends:
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to rename the name under the pointer, or the current one."""
        item = self.itemAt(event.pos()) or self.currentItem()
        if item is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Rename").triggered.connect(lambda: self.editItem(item))
            menu.popup(event.globalPos())


class LabelPopup(Popup):
    """Asks which tags, or which collections, articles have.

    `chosen` carries the names to give and the names to take away, `renamed` an old and a new name:
    that is done at once.
    """

    chosen = Signal(object, object)
    renamed = Signal(str, str)

    def __init__(
        self, parent: QWidget, look: Look, title: str, noun: str, held: Sequence[tuple[str, float]]
    ) -> None:
        """Make the popup; `held` has each name with the share of the articles that have it."""
        super().__init__(parent, look, title)
        self._before = dict(held)
        self.field = QLineEdit()
        self.field.setPlaceholderText(f"New {noun}")
        self.field.setAccessibleName(f"New {noun}")
        self.field.setMinimumWidth(220)
        self.form.addRow(self.field)
        self.names = _Names()
        self.names.setAccessibleName(title)
        self.names.setToolTip(f"F2 or a right click renames a {noun}")
        for name, share in held:
            item = QListWidgetItem(name)
            item.setData(_NAME, name)
            item.setFlags(
                item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
            )
            item.setCheckState(_check(share))
            self.names.addItem(item)
        rows = min(len(held), _MOST_LISTED)
        self.names.setFixedHeight(rows * 28 + 4)
        self.names.setVisible(bool(held))
        self.names.itemClicked.connect(self._toggle)
        self.names.itemChanged.connect(self._on_changed)
        self.form.addRow(self.names)
        self.button = self.add_button("Set", main=True)
        self.button.clicked.connect(self.accept)
        self._clicked: dict[str, Qt.CheckState] = {}

    def accept(self) -> None:
        """Tell what changed and close."""
        give = [name.strip() for name in self.field.text().split(",") if name.strip()]
        take: list[str] = []
        for number in range(self.names.count()):
            item = self.names.item(number)
            share = self._before[item.text()]
            if item.checkState() == Qt.CheckState.Checked and share < 1:
                give.append(item.text())
            elif item.checkState() == Qt.CheckState.Unchecked and share > 0:
                take.append(item.text())
        self.close()
        if give or take:
            self.chosen.emit(tuple(give), tuple(take))

    def _on_changed(self, item: QListWidgetItem) -> None:
        """Rename where the name is another; a ticked box is told by `accept`."""
        old, new = str(item.data(_NAME)), " ".join(item.text().split())
        if old == new or not new:
            item.setText(old)
            return
        share = self._before.pop(old)
        clicked = self._clicked.pop(old, None)
        if new in self._before:  # the two are one from now on
            self.names.takeItem(self.names.row(item))
        else:
            self._before[new] = share
            if clicked is not None:
                self._clicked[new] = clicked
            item.setData(_NAME, new)
            item.setText(new)
        self.renamed.emit(old, new)

    def _toggle(self, item: QListWidgetItem) -> None:
        """Let a click anywhere on a row set its box."""
        before = self._clicked.get(item.text(), _check(self._before[item.text()]))
        if item.checkState() == before:  # the click was beside the box
            ticked = before == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        self._clicked[item.text()] = item.checkState()


def _check(share: float) -> Qt.CheckState:
    if share >= 1:
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if share > 0 else Qt.CheckState.Unchecked
