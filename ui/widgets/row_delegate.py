"""What all painted rows have in common: ground, focus ring, layouts kept until they change."""

from abc import abstractmethod
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.look import Look
from ui.models.listing import ROW_ROLE, Index

LayoutT = TypeVar("LayoutT")
_MOST_KEPT = 2000


class RowDelegate(QStyledItemDelegate, Generic[LayoutT]):
    """Paints rows by a layout that subclasses make of row and width.

    Subclasses give `lay_out(row, width)`, `height_of(layout)` and `paint_row(...)`.
    """

    radius = 6.0
    inset = 6.0

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.look = look
        self.view = view
        self._layouts: dict[Hashable, tuple[Any, LayoutT]] = {}
        look.changed.connect(self.forget)

    @abstractmethod
    def lay_out(self, row: Any, width: float) -> LayoutT:
        """Return where the texts of a row stand at a width, in pixels."""

    @abstractmethod
    def height_of(self, layout: LayoutT) -> float:
        """Return the height of a laid-out row, in pixels."""

    @abstractmethod
    def key_of(self, row: Any) -> Hashable:
        """Return what names a row."""

    @abstractmethod
    def paint_row(
        self, painter: QPainter, place: QRectF, row: Any, layout: LayoutT, state: QStyle.StateFlag
    ) -> None:
        """Paint a row's texts and marks over its ground."""

    def forget(self) -> None:
        """Forget all layouts: fonts or colours have changed."""
        self._layouts.clear()
        self.view.viewport().update()

    def layout_of(self, row: Any, width: float) -> LayoutT:
        """Return the layout of a row, kept from before if nothing changed."""
        key = (self.key_of(row), round(width))
        kept = self._layouts.get(key)
        if kept is not None and kept[0] == row:
            return kept[1]
        if len(self._layouts) > _MOST_KEPT:
            self._layouts.clear()
        layout = self.lay_out(row, width)
        self._layouts[key] = (row, layout)
        return layout

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row at the view's present width."""
        width = self.view.viewport().width()
        row = index.data(ROW_ROLE)
        return QSize(width, round(self.height_of(self.layout_of(row, width))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, row and focus ring."""
        row = index.data(ROW_ROLE)
        place = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, place, row, state)
        self.paint_row(painter, place, row, self.layout_of(row, place.width()), state)
        painter.restore()

    def paint_ground(
        self, painter: QPainter, place: QRectF, row: Any, state: QStyle.StateFlag
    ) -> None:
        """Paint selection, hover and the focus ring."""
        colours = self.look.colours
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = colours.selection if selected else colours.hover if hovered else ""
        box = place.adjusted(self.inset, 1, -self.inset, -1)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, self.radius, self.radius)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and self.view.hasFocus()
        if focused:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
