"""How the outline is painted: headings, items, marks, chips and the tools of a row."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from briefgen.model.brief import Disclosure, Item, ItemState, PickedDate, anchors_of
from ui.look import Look
from ui.models.judgements import Mark
from ui.models.listing import ROW_ROLE, Index
from ui.models.outline_rows import OutlineRow, RowKind
from ui.widgets.outline_geometry import GUTTER, RowLayout, Spot
from ui.widgets.outline_layout import OutlineSetter
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.timeline_marks import paint_marks

_TOOL, _TOOL_HIGH = 24, 20
_CHIP_ICONS = {
    "propose": "propose",
    "settle": "check",
    "reading": "redo",
    "unshown": "search",
}
_TOOL_ICONS = {"confirm": "check", "reject": "cross", "hide": "minus", "show": "add"}
_MARKS = {
    Mark.GOOD: ("check", "green"),
    Mark.BAD: ("cross", "red"),
    Mark.DOUBT: ("warning", "amber"),
}


@dataclass(frozen=True, slots=True)
class Editing:
    """The row that is being edited, by how many pixels it grows, and which place of it."""

    key: str
    more: int
    place: QRectF

    def covers(self, key: str, text: QRectF) -> bool:
        """Return whether the editor lies over a text of a row."""
        return self.key == key and self.place.adjusted(0, 0, 0, self.more).intersects(text)


class OutlineDelegate(RowDelegate[RowLayout]):
    """Paints the brief's rows; the editor's height is given by whoever edits."""

    def __init__(self, look: Look, view: QAbstractItemView, setter: OutlineSetter) -> None:
        super().__init__(look, view)
        self._setter = setter
        self.editing: Editing | None = None
        self.pointed = ("", "")  # key of the row and name of the spot under the pointer

    def key_of(self, row: OutlineRow) -> str:
        """Return the row's key."""
        return row.key

    def lay_out(self, row: OutlineRow, width: float) -> RowLayout:
        """Lay a row out."""
        return self._setter.lay_out(row, width)

    def height_of(self, layout: RowLayout) -> float:
        """Return the height of a row that is not being edited."""
        return layout.height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; one that is being edited grows with its editor."""
        size = super().sizeHint(option, index)
        if self.editing is not None and self.editing.key == index.data(ROW_ROLE).key:
            size.setHeight(size.height() + self.editing.more)
        return size

    def paint_ground(
        self, painter: QPainter, place: QRectF, row: OutlineRow, state: QStyle.StateFlag
    ) -> None:
        """Paint the ground of rows that can be selected; heads and hints have none."""
        if row.kind in (RowKind.ITEM, RowKind.ISSUE):
            below = 16.0 if row.kind is RowKind.ISSUE else 0.0
            super().paint_ground(painter, place.adjusted(0, below, 0, 0), row, state)
        elif state & QStyle.StateFlag.State_HasFocus and self.view.hasFocus():
            painter.setPen(QPen(QColor(self.look.colours.accent), 1))
            painter.drawRoundedRect(place.adjusted(6.5, 1.5, -6.5, -1.5), 6, 6)

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: OutlineRow,
        layout: RowLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint texts, rules, marks, chips and tools."""
        origin = place.topLeft()
        colours = self.look.colours
        selected = bool(state & QStyle.StateFlag.State_Selected)
        for box, name in layout.rules:
            if name == "dashed":
                painter.setPen(QPen(QColor(colours.accent), box.width(), Qt.PenStyle.DotLine))
                line = box.translated(origin)
                painter.drawLine(line.topLeft(), line.bottomLeft())
            elif name != "tint":
                painter.fillRect(box.translated(origin), QColor(name))
            elif not selected:
                painter.fillRect(box.translated(origin), QColor(colours.window))
        if layout.bullet is not None:
            x, y = layout.bullet
            box = QRectF(origin.x() + x, origin.y() + y - 1.5, 5, 5)
            if row.item is not None and row.item.state is ItemState.PROPOSED:
                painter.setPen(QPen(QColor(colours.accent), 1))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
            else:
                painter.fillRect(box, QColor(colours.accent))
        for block, x, y in layout.texts:
            place_of = QRectF(x, y, max(1.0, block.natural_width), block.height)
            if self.editing is None or not self.editing.covers(row.key, place_of):
                block.draw(painter, origin.x() + x, origin.y() + y)
        if layout.timeline is not None:
            rule, marks = layout.timeline
            here = self.view.currentIndex().data(ROW_ROLE)
            pointed = self.pointed[1].removeprefix("at:") if self.pointed[0] == row.key else ""
            chosen = pointed or (here.key if here is not None else "")
            paint_marks(painter, rule.translated(origin), marks, colours, chosen)
        self._paint_mark(painter, origin, row, layout)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_spots(painter, origin, row, layout, hovered or selected)
        if row.item is not None:
            self._paint_tools(painter, place, row, hovered, selected)

    def tools_of(self, row: OutlineRow, place: QRectF) -> list[Spot]:
        """Return the buttons at the lower right of an item's row, where no words of it stand."""
        if row.item is None:
            return []
        names = _tools(row.item)
        x = place.right() - 12 - _TOOL * len(names)
        y = place.bottom() - _TOOL_HIGH - 3
        return [
            Spot(name, QRectF(x + _TOOL * number, y, _TOOL, _TOOL_HIGH), tip=tip)
            for number, (name, tip) in enumerate(names)
        ]

    def _paint_mark(
        self, painter: QPainter, origin: QPointF, row: OutlineRow, layout: RowLayout
    ) -> None:
        colours = self.look.colours
        if row.mark in _MARKS:
            icon, colour = _MARKS[row.mark]
            pixmap = self.look.pixmap(icon, str(getattr(colours, colour)), 15)
            painter.drawPixmap(
                QPointF(origin.x() + GUTTER - 26, origin.y() + layout.mark_y - 7), pixmap
            )
        if row.item is not None and row.item.disclosure is Disclosure.NOT_FOR_DISCLOSURE:
            pixmap = self.look.pixmap("lock", colours.red, 14)
            where = QPointF(origin.x() + GUTTER - 26, origin.y() + layout.mark_y + 9)
            painter.drawPixmap(where, pixmap)
            if layout.height < 40:
                painter.fillRect(
                    QRectF(origin.x() + 10, origin.y() + 4, 2, layout.height - 8),
                    QColor(colours.red),
                )

    def _paint_spots(
        self,
        painter: QPainter,
        origin: QPointF,
        row: OutlineRow,
        layout: RowLayout,
        lively: bool,
    ) -> None:
        colours = self.look.colours
        for spot in layout.spots:
            box = spot.place.translated(origin)
            pointed = self.pointed == (row.key, spot.name)
            if spot.text:
                self._paint_chip(painter, box, spot, pointed)
            elif spot.name == "fold" and (lively or row.closed):
                icon = "right" if row.closed else "down"
                self._paint_icon(painter, box, icon, colours.secondary, pointed)
            elif spot.name == "plus" and row.kind is not RowKind.HINT and lively:
                self._paint_icon(painter, box, "new", colours.secondary, pointed)
            elif pointed and row.kind in (RowKind.TITLE, RowKind.SUBTITLE, RowKind.FACTS):
                painter.setPen(QPen(QColor(colours.border), 1))
                painter.drawRoundedRect(box.adjusted(-5.5, -1.5, 5.5, 1.5), 4, 4)

    def _paint_chip(self, painter: QPainter, box: QRectF, spot: Spot, pointed: bool) -> None:
        colours = self.look.colours
        main = spot.name == "propose"
        ground = colours.accent if main else colours.hover if pointed else colours.base
        if main and pointed:
            ground = colours.accent_strong
        painter.setPen(QPen(QColor(colours.accent if pointed or main else colours.border), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        icon = _CHIP_ICONS.get(spot.name.partition(":")[0], "new")
        if spot.name.startswith("settle") and not spot.held:
            icon = "up-down"
        pixmap = self.look.pixmap(icon, colours.on_accent if main else colours.accent, 14)
        painter.drawPixmap(QPointF(box.left() + 8, box.center().y() - 7), pixmap)
        quiet = colours.text if pointed else colours.secondary
        painter.setPen(QColor(colours.on_accent if main else quiet))
        painter.setFont(self.look.ui_font(-1))
        painter.drawText(box.adjusted(22, 0, -4, 0), Qt.AlignmentFlag.AlignCenter, spot.text)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_icon(
        self, painter: QPainter, box: QRectF, icon: str, colour: str, pointed: bool
    ) -> None:
        if pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.look.colours.hairline))
            painter.drawRoundedRect(box, 5, 5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        pixmap = self.look.pixmap(icon, colour, 16)
        painter.drawPixmap(box.center() - QPointF(8, 8), pixmap)

    def _paint_tools(
        self, painter: QPainter, place: QRectF, row: OutlineRow, hovered: bool, selected: bool
    ) -> None:
        if not hovered or self.editing is not None:
            return
        colours = self.look.colours
        tools = self.tools_of(row, place)
        ground = QColor(colours.selection if selected else colours.hover)
        box = tools[0].place.united(tools[-1].place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(-4, 0, 4, 1), 5, 5)
        for tool in tools:
            colour = colours.red if tool.name == "unlock" else colours.secondary
            if tool.name == "confirm":
                colour = colours.green
            icon = _TOOL_ICONS.get(tool.name, tool.name)
            self._paint_icon(
                painter, tool.place, icon, colour, self.pointed == (row.key, tool.name)
            )


def _tools(item: Item) -> list[tuple[str, str]]:
    closed = item.disclosure is Disclosure.NOT_FOR_DISCLOSURE
    tools = []
    if item.state is ItemState.PROPOSED:
        tools += [("confirm", "Confirm"), ("reject", "Reject")]
    if anchors_of(item):
        tools.append(("jump", "Show in the article"))
    if isinstance(item, PickedDate):
        off = item.hidden or item.state is ItemState.REJECTED
        tools.append(("show", "Put on the page") if off else ("hide", "Leave off the page  (H)"))
    tools.append(("unlock", "Allow to be used") if closed else ("lock", "Not for disclosure"))
    tools.append(("remove", "Remove"))
    return tools
