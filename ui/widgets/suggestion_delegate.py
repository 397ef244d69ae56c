"""How a suggested passage is painted: its words, where it is from, why it fits."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from ui.look import PADDING
from ui.models.suggestions import SuggestedRow
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock

_LEFT = PADDING + 8
_TOP = 10


@dataclass(slots=True)
class SuggestionLayout:
    """Where a passage's texts stand."""

    words: TextBlock
    about: TextBlock


class SuggestionDelegate(RowDelegate[SuggestionLayout]):
    """Paints passages."""

    def key_of(self, row: SuggestedRow) -> object:
        """Return what names the passage."""
        return (row.key, row.span)

    def lay_out(self, row: SuggestedRow, width: float) -> SuggestionLayout:
        """Lay out words and reason."""
        colours, room = self.look.colours, width - 2 * _LEFT
        font = self.look.serif_font(0.5)
        share = self.look.line_share(font, 1.45)
        words = TextBlock([Run(row.passage, font, colours.text)], room, leading=share, most_lines=5)
        small = self.look.ui_font(-1)
        runs = [
            Run(row.about, small, colours.text),
            Run(f"   {row.reason}", small, colours.secondary),
        ]
        if not row.in_brief:
            runs.append(Run("   from the library", small, colours.accent))
        return SuggestionLayout(words, TextBlock(runs, room, most_lines=3))

    def height_of(self, layout: SuggestionLayout) -> float:
        """Return the height that the texts need."""
        return 2 * _TOP + layout.words.height + 3 + layout.about.height

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: SuggestedRow,
        layout: SuggestionLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint the row."""
        x, y = place.left() + _LEFT, place.top() + _TOP
        layout.words.draw(painter, x, y)
        layout.about.draw(painter, x, y + layout.words.height + 3)
