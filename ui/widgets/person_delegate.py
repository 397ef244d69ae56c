"""How people and what they said are painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from briefgen.model.person import PersonEntry
from ui.look import PADDING
from ui.models.people import SaidRow
from ui.models.wording import counted
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock

_LEFT = PADDING + 8
_TOP = 7
_MARK = 24


@dataclass(slots=True)
class PersonLayout:
    """Where a person's texts stand."""

    name: TextBlock
    about: TextBlock


def counts_of(entry: PersonEntry) -> str:
    """Return "said 3 · in 2 articles"."""
    said = f"said {len(entry.said)} · " if entry.said else ""
    return f"{said}in {counted(len(entry.articles), 'article')}"


class PersonDelegate(RowDelegate[PersonLayout]):
    """Paints people in two lines: name and role, then the counts."""

    def key_of(self, row: PersonEntry) -> object:
        """Return what names the person."""
        return row.key

    def lay_out(self, row: PersonEntry, width: float) -> PersonLayout:
        """Lay out name, role and counts."""
        colours, room = self.look.colours, width - 2 * _LEFT
        small = self.look.ui_font(-1)
        name = [Run(row.name, self.look.ui_font(), colours.text)]
        if row.role:
            name.append(Run(f"   {row.role}", small, colours.secondary))
        about = [Run(counts_of(row), small, colours.secondary)]
        if row.aliases:
            about.append(Run(f" · also {', '.join(row.aliases)}", small, colours.secondary))
        return PersonLayout(
            TextBlock(name, room, most_lines=1), TextBlock(about, room, most_lines=1)
        )

    def height_of(self, layout: PersonLayout) -> float:
        """Return at least 48 pixels."""
        return max(48.0, 2 * _TOP + layout.name.height + 2 + layout.about.height)

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: PersonEntry,
        layout: PersonLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint the row."""
        x, y = place.left() + _LEFT, place.top() + _TOP
        layout.name.draw(painter, x, y)
        layout.about.draw(painter, x, y + layout.name.height + 2)


@dataclass(slots=True)
class SaidLayout:
    """Where the texts of something said stand."""

    words: TextBlock
    about: TextBlock


class SaidDelegate(RowDelegate[SaidLayout]):
    """Paints what was said: the words, and under them source and day in the accent."""

    def key_of(self, row: SaidRow) -> object:
        """Return what names the row."""
        return row.key, row.span, row.quoted

    def lay_out(self, row: SaidRow, width: float) -> SaidLayout:
        """Lay out words and source."""
        colours, room = self.look.colours, width - 2 * _LEFT - _MARK
        font = self.look.serif_font(0.5) if row.quoted else self.look.ui_font()
        share = self.look.line_share(font, 1.45)
        words = TextBlock([Run(row.words, font, colours.text)], room, leading=share, most_lines=6)
        runs = [Run(row.about, self.look.ui_font(-1), colours.accent)]
        return SaidLayout(words, TextBlock(runs, room, most_lines=2))

    def height_of(self, layout: SaidLayout) -> float:
        """Return at least 48 pixels."""
        return max(48.0, 2 * _TOP + layout.words.height + 3 + layout.about.height)

    def source_of(self, row: SaidRow, place: QRectF) -> QRectF:
        """Return where the source of a row stands that fills a place, in pixels."""
        layout = self.layout_of(row, place.width())
        top = place.top() + _TOP + layout.words.height + 3
        x = place.left() + _LEFT + _MARK
        return QRectF(x, top - 2, layout.about.natural_width, layout.about.height + 4)

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: SaidRow,
        layout: SaidLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint the row; a tick says that it is in the brief."""
        x, y = place.left() + _LEFT + _MARK, place.top() + _TOP
        if row.picked:
            pixmap = self.look.pixmap("check", self.look.colours.accent, 14)
            painter.drawPixmap(QPointF(x - _MARK + 2, y + 4), pixmap)
        layout.words.draw(painter, x, y)
        layout.about.draw(painter, x, y + layout.words.height + 3)
