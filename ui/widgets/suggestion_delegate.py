"""How a suggestion is painted: what it is, its words, where it is from, why it fits."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from briefgen.model.library import SuggestedKind
from ui.look import PADDING
from ui.models.suggestions import SuggestedRow
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock

_LEFT = PADDING + 8
_TOP = 10
_GAP, _APART = 3, 10
PLUS = 26
"""Width of the strip at the right where a click adds the suggestion."""
_NAMES = {
    SuggestedKind.PASSAGE: "Passage",
    SuggestedKind.QUOTE: "Quote",
    SuggestedKind.DATE: "Date",
}


@dataclass(slots=True)
class SuggestionLayout:
    """Where a suggestion's texts stand."""

    kind: TextBlock
    who: TextBlock
    words: TextBlock
    about: TextBlock


class SuggestionDelegate(RowDelegate[SuggestionLayout]):
    """Paints suggestions, each with a plus at its right that adds it to the brief."""

    def key_of(self, row: SuggestedRow) -> object:
        """Return what names the suggestion."""
        return (row.kind, row.key, row.span)

    def lay_out(self, row: SuggestedRow, width: float) -> SuggestionLayout:
        """Lay out words and reason."""
        colours, room = self.look.colours, width - 2 * _LEFT - PLUS
        label = self.look.label_font()
        kind = TextBlock([Run(_NAMES[row.kind], label, colours.accent)], room, most_lines=1)
        who_room = room - kind.natural_width - _APART
        named = Run(row.who, self.look.ui_font(-1, strong=True), colours.text)
        who = TextBlock([named], who_room, most_lines=1)
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
        return SuggestionLayout(kind, who, words, TextBlock(runs, room, most_lines=3))

    def height_of(self, layout: SuggestionLayout) -> float:
        """Return the height that the texts need."""
        texts = layout.kind.height + layout.words.height + layout.about.height
        return 2 * _TOP + texts + 2 * _GAP

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
        layout.who.draw(painter, x + layout.kind.natural_width + _APART, y - 1)
        for block in (layout.kind, layout.words, layout.about):
            block.draw(painter, x, y)
            y += block.height + _GAP
        lively = state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        ink = self.look.colours.accent if lively else self.look.colours.secondary
        pixmap = self.look.pixmap("new", ink, 16)
        painter.drawPixmap(QPointF(place.right() - PLUS - 4, place.top() + _TOP), pixmap)
