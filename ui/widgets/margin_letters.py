"""The letters beside a text that is read: one for each finding, at its line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.found import LETTERS, LISTED, Found, FoundRef
from ui.look import Look, scaled
from ui.widgets.text_places import TextPlaces

_WIDE, _HIGH = 15, 16
_FROM_TEXT = 9
_BETWEEN = 2


class MarginLetters:
    """Paints them left of the column; a letter that has no room there is left out."""

    def __init__(self, look: Look, places: TextPlaces) -> None:
        self._look, self._places = look, places

    def paint(
        self, painter: QPainter, found: Sequence[Found], current: FoundRef | None, left: float
    ) -> None:
        """Paint the letters of what can be seen; the column begins `left` pixels from the edge.

        Only what can be seen is asked for its line: a long article has thousands of findings.
        """
        painter.setFont(self._look.ui_font(-2, strong=True))
        wide, high = scaled(_WIDE), scaled(_HIGH)
        top = self._places.near(QPointF(0, 0))
        bottom = self._places.near(QPointF(0, self._places.height))
        at_line: dict[int, int] = {}
        for one in found:
            shown = one.ref.kind in LISTED and one.weight and not one.rejected
            if not shown or not top <= one.spans[0].start <= bottom:
                continue
            line = self._places.line_of(one.spans[0].start)
            if line is None:
                continue
            number = at_line.get(round(line.top()), 0)
            at_line[round(line.top())] = number + 1
            x = left - _FROM_TEXT - wide - (wide + _BETWEEN) * number
            if x >= 1:
                box = QRectF(x, line.center().y() - high / 2, wide, high)
                self._letter(painter, box, one, current=one.ref == current)

    def _letter(self, painter: QPainter, box: QRectF, found: Found, *, current: bool) -> None:
        colours = self._look.colours
        if found.picked or current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent if found.picked else colours.marked))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colours.on_accent if found.picked else colours.accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[found.ref.kind])
