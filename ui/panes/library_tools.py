"""Over the library's list: search field, what part of the library is shown, the filter."""

from dataclasses import fields, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.library import Filter, Order
from ui.look import PADDING, Look, tool_icon
from ui.models.facets import FacetReader
from ui.models.library_search import PAGE, Asked, LibrarySearch
from ui.widgets.filter_popup import FilterPopup

_ORDERS = {
    Order.ADDED: "Last added first",
    Order.PUBLISHED: "Newest first",
    Order.TITLE: "By title",
    Order.OUTLET: "By outlet",
}
_SCOPES = ("collection", "in_bin", "keys")  # chosen in the menu at the left, not in the filter


class LibraryTools(QWidget):
    """Says to the search what is asked for.

    `saveAsked` asks to keep the search under a name, `forgetAsked` carries one to forget,
    `emptyAsked` asks to empty the bin.
    """

    saveAsked = Signal()
    forgetAsked = Signal(str)
    emptyAsked = Signal()

    def __init__(self, look: Look, search: LibrarySearch, facets: FacetReader) -> None:
        super().__init__()
        self._look, self._search, self._facets = look, search, facets
        self.popup: FilterPopup | None = None
        self.field = self._make_field(look)
        self.scope = QToolButton()
        self.scope.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scope.setToolTip("What part of the library is shown, and in which order")
        self.menu = QMenu(self.scope)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.scope.setMenu(self.menu)
        self.filter = QToolButton()
        self.filter.setIconSize(tool_icon())
        self.filter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.filter.setToolTip("Narrow the list by date, outlet, language or tag")
        self.filter.clicked.connect(self._open_filter)
        self.count = QLabel()
        self.count.setProperty("secondary", True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.scope)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 0, PADDING, 6)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(row)
        search.changed.connect(self.refresh)
        look.changed.connect(self.refresh)
        self.refresh()

    def _make_field(self, look: Look) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("Search the library")
        field.setToolTip("Words, wor*, “a phrase”, one OR other, -without, title: outlet: speaker:")
        field.setAccessibleName("Search the library")
        field.setClearButtonEnabled(True)
        self._magnifier = field.addAction(
            look.icon("search", look.colours.secondary), QLineEdit.ActionPosition.LeadingPosition
        )
        field.textChanged.connect(lambda text: self._search.ask(query=text))
        return field

    def clear(self) -> None:
        """Show all articles again."""
        self.field.clear()
        self._search.ask(query="", filter=Filter())
        self.refresh()

    def refresh(self) -> None:
        """Say what is shown."""
        asked = self._search.asked
        if self.field.text() != asked.query:
            self.field.setText(asked.query)
        self.scope.setText(f"{_scope_name(asked.filter)} ▾")
        number = narrowed(asked.filter)
        self.filter.setText(f"Filter  {number}" if number else "Filter")
        self.filter.setAccessibleName(f"Filter, {number} set" if number else "Filter")
        colours = self._look.colours
        self._magnifier.setIcon(self._look.icon("search", colours.secondary))
        ink = colours.accent if number else colours.secondary
        self.filter.setIcon(self._look.icon("filter", ink, gap=True))
        self.filter.setStyleSheet(f"color: {ink}; padding: 5px 6px;")
        self.count.setText(self._count())

    def _count(self) -> str:
        if self._search.answered is None:
            return ""
        if self._search.total is not None:
            return f"{self._search.total:,}"
        return f"{max(PAGE, self._search.rows.rowCount()):,}+"

    def _open_filter(self) -> None:
        known = self._facets.facets
        names = {"outlet": known.outlets, "language": known.languages, "tag": known.tags}
        popup = FilterPopup(self, self._look, self._search.asked.filter, names)
        popup.chosen.connect(lambda chosen: self._narrow(chosen))
        self.popup = popup
        corner = self.filter.mapToGlobal(QPoint(0, self.filter.height() + 4))
        popup.open_at(corner, popup.first)

    def _narrow(self, chosen: Filter) -> None:
        self._search.ask(filter=chosen)
        self.refresh()

    def _fill_menu(self) -> None:
        menu, asked, known = self.menu, self._search.asked, self._facets.facets
        menu.clear()
        plain = replace(asked.filter, collection="", in_bin=False, keys=None)
        self._add("All articles", replace(asked, filter=plain))
        for name, number in known.collections.items():
            chosen = replace(plain, collection=name)
            self._add(f"{name}  {number:,}", replace(asked, filter=chosen))
        bin_ = replace(plain, in_bin=True)
        self._add(f"Bin  {known.binned:,}" if known.binned else "Bin", replace(asked, filter=bin_))
        if asked.filter.in_bin and known.binned:
            menu.addAction("Empty the bin…").triggered.connect(self.emptyAsked)
        menu.addSeparator()
        for search in known.searches:
            wanted = Asked(search.query, search.filter, asked.order)
            self._add(f"“{search.name}”", wanted)
        save = menu.addAction("Save this search…")
        save.setEnabled(not asked.is_all)
        save.triggered.connect(self.saveAsked)
        if known.searches:
            forget = menu.addMenu("Forget a saved search")
            for search in known.searches:
                action = forget.addAction(search.name)
                action.triggered.connect(lambda _=False, n=search.name: self.forgetAsked.emit(n))
        menu.addSeparator()
        for order, name in _ORDERS.items():
            self._add(name, replace(asked, order=order))

    def _add(self, name: str, wanted: Asked) -> None:
        action = self.menu.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(wanted == self._search.asked)
        action.triggered.connect(lambda: self._use(wanted))

    def _use(self, wanted: Asked) -> None:
        self._search.ask(query=wanted.query, filter=wanted.filter, order=wanted.order)
        self.refresh()


def narrowed(chosen: Filter) -> int:
    """Return how many things the filter narrows the list by, the scope left out."""
    plain = Filter()
    names = (item.name for item in fields(Filter) if item.name not in _SCOPES)
    return sum(getattr(chosen, name) != getattr(plain, name) for name in names)


def _scope_name(chosen: Filter) -> str:
    name = "Bin" if chosen.in_bin else chosen.collection or "All articles"
    return name if len(name) < 24 else f"{name[:22]}…"
