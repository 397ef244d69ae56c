"""How a finding's row is painted: letter, words in full, who and why, confidence, check mark."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle

from ui.found import LETTERS, Found, FoundKind
from ui.look import scaled
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock

_LEFT = 46
_RIGHT = 44
_TOP = 9
_BOX = 18
"""Side of the box of a letter or a check mark, in pixels at 10 points."""


@dataclass(slots=True)
class FoundLayout:
    """Where a finding's texts stand."""

    words: TextBlock
    about: TextBlock


class FoundDelegate(RowDelegate[FoundLayout]):
    """Paints findings."""

    def key_of(self, row: Found) -> object:
        """Return what names the finding."""
        return row.ref

    def lay_out(self, row: Found, width: float) -> FoundLayout:
        """Lay out words and reason."""
        colours = self.look.colours
        room = width - _LEFT - _RIGHT
        quoted = row.ref.kind is FoundKind.QUOTE
        font = self.look.serif_font(0.5) if quoted else self.look.ui_font()
        share = self.look.line_share(font, 1.45)
        font.setStrikeOut(row.rejected)
        ink = colours.secondary if row.rejected else colours.text
        words = TextBlock([Run(row.words, font, ink)], room, leading=share, most_lines=6)
        small = self.look.ui_font(-1)
        runs = [Run(row.about, self.look.ui_font(-1, strong=True), colours.text)]
        notes = ("rejected", *row.notes) if row.rejected else row.notes
        runs += [
            Run("  " + " · ".join(notes), self.look.ui_font(-1), colours.accent) for _ in notes[:1]
        ]
        if row.reason:
            runs.append(Run(("  " if row.about else "") + row.reason, small, colours.secondary))
        return FoundLayout(words, TextBlock(runs, room, most_lines=3))

    def height_of(self, layout: FoundLayout) -> float:
        """Return at least 48 pixels."""
        return max(48.0, 2 * _TOP + layout.words.height + 2 + layout.about.height)

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: Found,
        layout: FoundLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint the row."""
        colours = self.look.colours
        y = place.top() + _TOP
        layout.words.draw(painter, place.left() + _LEFT, y)
        layout.about.draw(painter, place.left() + _LEFT, y + layout.words.height + 2)
        side = scaled(_BOX)
        box = QRectF(place.left() + 17 - (side - _BOX), y, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.picked:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(box, 4, 4)
            pixmap = self.look.pixmap("check", colours.on_accent, 14)
            painter.drawPixmap(box.center() - QPointF(7, 7), pixmap)
        else:
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.setBrush(QColor(colours.base))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(colours.accent))
            painter.setFont(self.look.ui_font(-2, strong=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[row.ref.kind])
        if row.confidence:
            ink = colours.amber if row.confidence == "C" else colours.secondary
            painter.setPen(QColor(ink))
            painter.setFont(self.look.ui_font(-1, strong=True))
            where = QRectF(place.right() - 40, y, 22, 18)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, row.confidence)
