"""What was found in the selected article, as a list to accept from."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDrag, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.found import FOUND_TYPE, Found, FoundKind, FoundMemo, found_tip, ref_text
from ui.look import PADDING, Look, scaled
from ui.models.carried import noted
from ui.models.listing import ROW_ROLE, Listing
from ui.models.review import Review
from ui.session import Session
from ui.widgets.buttons import action_button, add_actions, text_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.found_delegate import FoundDelegate
from ui.widgets.pane_header import HEIGHT

_ORDER = (FoundKind.ISSUE, FoundKind.QUOTE, FoundKind.DATE, FoundKind.POSITION)
_NARROW = 480
"""Below this width of the pane its buttons have no icons, in pixels."""
_BOX = 40  # pixels from the left edge in which a click is one on the check box


class _FoundList(QListView):
    """The list; a click on a row's box picks it, and a row can be dragged into the brief."""

    box_clicked = Signal(object)

    def drag_data(self) -> QMimeData:
        """Return what is dragged: the current finding."""
        found: Found = self.currentIndex().data(ROW_ROLE)
        mime = QMimeData()
        mime.setData(FOUND_TYPE, ref_text(found.ref).encode())
        return mime

    def startDrag(self, actions: Qt.DropAction) -> None:
        if not self.currentIndex().isValid():
            return
        drag = QDrag(self)
        drag.setMimeData(self.drag_data())
        place = self.visualRect(self.currentIndex())
        drag.setPixmap(self.viewport().grab(place))
        drag.setHotSpot(QPoint(26, min(18, place.height() // 2)))
        drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        if index.isValid() and where.x() < _BOX and event.button() == Qt.MouseButton.LeftButton:
            self.box_clicked.emit(index.data(ROW_ROLE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class FoundPane(QWidget):
    """The findings, or those that were rejected.

    `pick_asked` carries the Found to pick, to show in the brief, or to take back.
    """

    pick_asked = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        actions: list[QAction],
        on_found: Sequence[QAction] = (),
        review: Review | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._on_found, self._review = on_found, review
        self._shows_rejected = False
        self._memo = FoundMemo()
        self._listing: Listing[Found] = Listing(
            lambda found: f"{found.ref.kind}:{found.ref.span.start}:{found.ref.span.end}",
            _said,
            found_tip,
            draggable=lambda _: True,
        )
        self.list = _FoundList()
        self.list.setModel(self._listing)
        self.list.setItemDelegate(FoundDelegate(look, self.list))
        self.list.setMouseTracking(True)
        self.list.setDragEnabled(True)
        self.list.setAccessibleName("Found in the article")
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.box_clicked.connect(self.pick_asked)
        self.list.activated.connect(lambda index: self.pick_asked.emit(index.data(ROW_ROLE)))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(look, "search", "Nothing was found in this article."))
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar(actions))
        column.addWidget(self._stack, 1)
        session.articleSelected.connect(lambda _: self.refresh())
        session.articlesChanged.connect(self.refresh)
        session.briefChanged.connect(self.refresh)
        session.findingSelected.connect(self._follow)
        if review is not None:
            review.changed.connect(self.refresh)
        self.refresh()

    def _make_bar(self, actions: list[QAction]) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(PADDING, 0, PADDING, 0)
        row.setSpacing(2)
        self._buttons = [action_button(action) for action in actions]
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.rejected = text_button("", "List the rejected findings; Enter takes one back")
        self.rejected.setCheckable(True)
        self.rejected.toggled.connect(self.show_rejected)
        row.addWidget(self.rejected)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without icons where there is little room."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        narrow = event.size().width() < scaled(_NARROW)
        for button in self._buttons:
            button.setToolButtonStyle(
                style.ToolButtonTextOnly if narrow else style.ToolButtonTextBesideIcon
            )

    def show_rejected(self, shown: bool) -> None:
        """List what was rejected, or what was found."""
        self._shows_rejected = shown
        self.refresh()

    def refresh(self) -> None:
        """List the findings of the selected article by kind."""
        article, findings = self._session.article, self._session.findings
        found: list[Found] = []
        if article is not None and findings is not None:
            every = self._memo.of(article, findings, self._session.brief)
            rejected = [one for one in every if one.rejected]
            self._offer_rejected(len(rejected))
            listed = [one for one in every if one.weight and not one.rejected]
            found = sorted(
                rejected if self._shows_rejected else listed,
                key=lambda one: _ORDER.index(one.ref.kind),
            )
        carried = self._review.verdicts.carried if self._review else {}
        self._listing.set_rows([noted(one, carried) for one in found])
        self._stack.setCurrentIndex(1 if found else 0)
        self._follow()

    def _offer_rejected(self, count: int) -> None:
        """Show how many were rejected; without any, what was found is listed again."""
        self._shows_rejected = self._shows_rejected and count > 0
        self.rejected.blockSignals(True)
        self.rejected.setChecked(self._shows_rejected)
        self.rejected.blockSignals(False)
        self.rejected.setText(f"{count} rejected")
        self.rejected.setAccessibleName(f"List {count} rejected findings")
        self.rejected.setVisible(count > 0)

    def _show_menu(self, where: QPoint) -> None:
        row: Found | None = self.list.indexAt(where).data(ROW_ROLE)
        if row is not None:
            self.menu(row).popup(self.list.viewport().mapToGlobal(where))

    def menu(self, row: Found) -> QMenu:
        """Select a finding and return what can be done with it."""
        self._session.select_finding(row.ref)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = "Take back" if row.rejected else "Show in the brief" if row.picked else "Pick"
        menu.addAction(words).triggered.connect(lambda: self.pick_asked.emit(row))
        menu.addSeparator()
        add_actions(menu, self._on_found)
        return menu

    def _follow(self) -> None:
        ref = self._session.finding
        rows = enumerate(self._listing.rows)
        number = next((n for n, found in rows if found.ref == ref), -1)
        if number >= 0 and self.list.currentIndex().row() != number:
            self.list.setCurrentIndex(self._listing.index(number))

    def _on_current(self, current: QModelIndex) -> None:
        found: Found | None = current.data(ROW_ROLE)
        if found is not None and self.list.hasFocus():
            self._session.select_finding(found.ref)


def _said(found: Found) -> str:
    """Return a row as a screen reader says it."""
    notes = ", ".join((*found.notes, *(["rejected"] if found.rejected else [])))
    return f"{found.ref.kind}: {found.words}. {found.about}" + (f". {notes}" if notes else "")
