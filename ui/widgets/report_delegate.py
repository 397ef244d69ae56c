"""How a line of an import's report is painted: name, what became of it, what to do."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle

from ui.look import PADDING
from ui.models.import_report import ReportLine
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock

_LEFT = PADDING + 4
_TOP = 8


@dataclass(slots=True)
class ReportLayout:
    """Where a line's texts stand."""

    fate: TextBlock
    name: TextBlock
    words: TextBlock | None


class ReportDelegate(RowDelegate[ReportLayout]):
    """Fate at the left, name beside it; a failure in its three sentences below."""

    def key_of(self, row: ReportLine) -> object:
        """Return the line itself."""
        return row

    def lay_out(self, row: ReportLine, width: float) -> ReportLayout:
        """Lay out the texts."""
        colours = self.look.colours
        small = self.look.ui_font(-1)
        column = QFontMetricsF(small).horizontalAdvance("Added, a near-copy") + 2 * PADDING
        room = width - 2 * _LEFT - column
        ink = colours.red if row.error is not None else colours.secondary
        fate = TextBlock([Run(row.fate, small, ink)], column, most_lines=1)
        name = TextBlock([Run(row.name, self.look.ui_font(), colours.text)], room, most_lines=2)
        words = None
        text = str(row.error) if row.error is not None else row.detail
        if text:
            words = TextBlock([Run(text, small, colours.secondary)], room, leading=1.1)
        return ReportLayout(fate, name, words)

    def height_of(self, layout: ReportLayout) -> float:
        """Return the height that the texts need."""
        words = layout.words.height + 2 if layout.words else 0
        return 2 * _TOP + layout.name.height + words

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: ReportLine,
        layout: ReportLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint the texts."""
        x, y = place.left() + _LEFT, place.top() + _TOP
        rise = layout.name.first_baseline - layout.fate.first_baseline
        layout.fate.draw(painter, x, y + rise)
        layout.name.draw(painter, x + layout.fate.width, y)
        if layout.words is not None:
            layout.words.draw(painter, x + layout.fate.width, y + layout.name.height + 2)
