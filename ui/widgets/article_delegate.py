"""How an article's row is painted: title, outlet and date, counts as pills."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle

from ui.look import PADDING
from ui.models.article_rows import ArticleRow
from ui.widgets.pills import draw_pill, pill_height, pill_width
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock, is_right_to_left

_EDGE = PADDING + 4
_TOP = 9
_GAP = 4
_LEGIBLE = 11
"""Characters of an outlet's name by which one knows it."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A small count; `lit` for what is in the brief."""

    text: str
    lit: bool = False


@dataclass(slots=True)
class ArticleLayout:
    """Where an article's texts stand."""

    title: TextBlock
    about: TextBlock
    pills: tuple[Pill, ...]
    mirrored: bool
    pill_widths: tuple[float, ...]


class ArticleDelegate(RowDelegate[ArticleLayout]):
    """Two quiet lines; a right-to-left title mirrors its row."""

    def key_of(self, row: ArticleRow) -> str:
        """Return the article's key."""
        return row.key

    def lay_out(self, row: ArticleRow, width: float) -> ArticleLayout:
        """Lay out title and second line."""
        colours = self.look.colours
        small = self.look.ui_font(-1)
        inner = width - 2 * _EDGE
        mirrored = is_right_to_left(row.title)
        title = TextBlock(
            [Run(row.title, self.look.ui_font(), colours.text)], inner, leading=1.05, most_lines=2
        )
        runs = [Run(row.outlet, small, colours.secondary)]
        when = "no date" if not row.day else f"{row.day}?" if row.doubt else row.day
        runs.append(Run(" · " if row.outlet else "", small, colours.secondary))
        runs.append(Run(when, small, colours.amber if row.doubt else colours.secondary))
        pills, widths, room = self._pills_beside(row, runs, inner)
        about = _fitted(runs, room)
        return ArticleLayout(title, about, pills, mirrored, widths)

    def _pills_beside(
        self, row: ArticleRow, runs: list[Run], inner: float
    ) -> tuple[tuple[Pill, ...], tuple[float, ...], float]:
        """Return the pills with their widths, and the room that the words beside them have.

        Where nothing legible would be left of the outlet, whose article it is matters more than
        what was found in it: those counts go, and stand in the tool tip.
        """
        outlet, *rest = (QFontMetricsF(run.font).horizontalAdvance(run.text) for run in runs)
        least = QFontMetricsF(runs[0].font).averageCharWidth() * _LEGIBLE
        words = min(outlet, least) + sum(rest)
        pills = _pills(row)
        while True:
            widths = tuple(pill_width(pill.text, self._pill_font()) for pill in pills)
            room = inner - sum(widths) - _GAP * len(widths) - 6
            if words <= room or not pills or pills[0].lit:
                return pills, widths, room
            pills = pills[1:]

    def height_of(self, layout: ArticleLayout) -> float:
        """Return at least 48 pixels."""
        return max(52.0, 2 * _TOP + layout.title.height + 3 + max(layout.about.height, 17))

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: ArticleRow,
        layout: ArticleLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint the texts and pills."""
        left, top = place.left() + _EDGE, place.top() + _TOP
        layout.title.draw(painter, left, top)
        second = top + layout.title.height + 3
        inner = place.width() - 2 * _EDGE
        about_x = left
        if layout.mirrored:
            about_x = left + inner - layout.about.natural_width
        layout.about.draw(painter, about_x, second)
        x = left if layout.mirrored else left + inner - sum(layout.pill_widths)
        x -= 0 if layout.mirrored else _GAP * (len(layout.pills) - 1)
        tall = pill_height(self._pill_font())
        y = second + (layout.about.height - tall) / 2
        colours = self.look.colours
        selected = bool(state & QStyle.StateFlag.State_Selected)
        quiet = colours.base if selected else colours.hairline
        for pill, width in zip(layout.pills, layout.pill_widths, strict=True):
            ground = colours.accent if pill.lit else quiet
            ink = colours.on_accent if pill.lit else colours.secondary
            box = QRectF(x, y, width, tall)
            draw_pill(painter, box, pill.text, self._pill_font(), ink, ground)
            x += width + _GAP
        painter.setPen(QColor(colours.text))

    def _pill_font(self) -> QFont:
        return self.look.ui_font(-2)


def _pills(row: ArticleRow) -> tuple[Pill, ...]:
    pills = []
    counts = [f"{letter} {n}" for letter, n in (("Q", row.quotes), ("D", row.dates)) if n]
    if counts:
        pills.append(Pill("  ".join(counts)))
    if row.used:
        pills.append(Pill(f"✓ {row.used}", lit=True))
    return tuple(pills)


def _fitted(runs: list[Run], room: float) -> TextBlock:
    """Lay runs out on one line, shortening the first so that the amber words stay whole."""
    rest = sum(QFontMetricsF(run.font).horizontalAdvance(run.text) for run in runs[1:])
    first = runs[0]
    metrics = QFontMetricsF(first.font)
    text = metrics.elidedText(first.text, Qt.TextElideMode.ElideRight, max(room - rest, 0))
    return TextBlock([Run(text, first.font, first.colour), *runs[1:]], 10_000, most_lines=1)
