"""How an article of the library is painted: title, outlet and date, tags, the words that hit."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle

from briefgen.model.library import Snippet
from ui.look import PADDING
from ui.models.library_rows import LibraryRow
from ui.models.wording import short_day
from ui.widgets.pills import draw_pill, pill_height, pill_width
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock, is_right_to_left

_EDGE = PADDING + 4
_TOP = 9
_GAP = 4
_DOT = 3.0
_BEFORE = 24  # code points of a snippet before its first hit


@dataclass(slots=True)
class LibraryLayout:
    """Where a row's texts stand; `pills` are (text, lit, width)."""

    title: TextBlock
    about: TextBlock
    tags: TextBlock | None
    pills: tuple[tuple[str, bool, float], ...]
    snippet: TextBlock | None
    snippet_room: float
    mirrored: bool


class LibraryDelegate(RowDelegate[LibraryLayout]):
    """Two quiet lines, and two more for the words that hit while one searches."""

    def key_of(self, row: LibraryRow) -> str:
        """Return the article's key."""
        return row.key

    def lay_out(self, row: LibraryRow, width: float) -> LibraryLayout:
        """Lay out title, second line and snippet."""
        colours, line = self.look.colours, row.line
        inner = width - 2 * _EDGE
        pill_font = self._pill_font()
        pills = tuple((text, lit, pill_width(text, pill_font)) for text, lit in _pills(row))
        room = inner - sum(pill[2] + _GAP for pill in pills) - 4
        title = TextBlock(
            [Run(line.title, self.look.ui_font(), colours.text)], inner, leading=1.05, most_lines=2
        )
        small = self.look.ui_font(-1)
        snippet = None
        snippet_room = 0.0
        if row.searching:
            font = self.look.serif_font(-0.5)
            snippet_room = 2 * QFontMetricsF(font).lineSpacing() * 1.1 + 5
            if row.snippet is not None:
                runs = self._hits(row.snippet, font)
                snippet = TextBlock(runs, inner, leading=1.1, most_lines=2, elide=False)
        about = TextBlock(self._about(row, small, room), 10_000, most_lines=1)
        tags = None
        if line.tags:
            words = "  ".join(f"#{tag}" for tag in line.tags)
            tags = TextBlock([Run(words, small, colours.accent)], inner, most_lines=1)
        mirrored = is_right_to_left(line.title)
        return LibraryLayout(title, about, tags, pills, snippet, snippet_room, mirrored)

    def _about(self, row: LibraryRow, font: QFont, room: float) -> list[Run]:
        """Return outlet and day; what does not fit is cut from the end of the outlet."""
        colours, line = self.look.colours, row.line
        day = short_day(line.published)
        settled = bool(day) and line.confirmed
        when = (day if settled else f"{day}?") if day else "no date"
        metrics = QFontMetricsF(font)
        dated = f" · {when}" if line.outlet else when
        rest = metrics.horizontalAdvance(dated)
        mode = Qt.TextElideMode.ElideRight
        outlet = metrics.elidedText(line.outlet, mode, max(room - rest, 0.0))
        ink = colours.secondary if settled else colours.amber
        return [Run(outlet, font, colours.secondary), Run(dated, font, ink)]

    def _hits(self, snippet: Snippet, font: QFont) -> list[Run]:
        colours = self.look.colours
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold)
        runs: list[Run] = []
        at = _start(snippet)
        if at:
            runs.append(Run("… ", font, colours.secondary))
        for mark in snippet.marks:
            runs.append(Run(snippet.text[at : mark.start], font, colours.secondary))
            runs.append(Run(mark.of(snippet.text), strong, colours.accent))
            at = mark.end
        runs.append(Run(snippet.text[at:], font, colours.secondary))
        return runs

    def height_of(self, layout: LibraryLayout) -> float:
        """Return at least 52 pixels; with or without its snippet a row is as high."""
        own = 2 * _TOP + layout.title.height + 3 + max(layout.about.height, 17)
        tags = layout.tags.height + 2 if layout.tags else 0
        return max(52.0, own) + tags + layout.snippet_room

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: LibraryRow,
        layout: LibraryLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint the texts, the dot of an unread article and the pills."""
        colours = self.look.colours
        left, top = place.left() + _EDGE, place.top() + _TOP
        inner = place.width() - 2 * _EDGE
        layout.title.draw(painter, left, top)
        if row.line.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            middle = top + layout.title.first_baseline - 4.5
            painter.drawEllipse(QPointF(left - 7, middle), _DOT, _DOT)
        second = top + layout.title.height + 3
        pills = sum(width + _GAP for _, _, width in layout.pills)
        about_x = left + inner - layout.about.natural_width if layout.mirrored else left
        layout.about.draw(painter, about_x, second)
        x = left if layout.mirrored else left + inner - pills + _GAP
        tall = pill_height(self._pill_font())
        y = second + (layout.about.height - tall) / 2
        selected = bool(state & QStyle.StateFlag.State_Selected)
        quiet = colours.base if selected else colours.hairline
        for text, lit, width in layout.pills:
            ground, ink = (colours.accent, colours.on_accent) if lit else (quiet, colours.secondary)
            box = QRectF(x, y, width, tall)
            draw_pill(painter, box, text, self._pill_font(), ink, ground)
            x += width + _GAP
        below = second + max(layout.about.height, 17) + 2
        if layout.tags is not None:
            layout.tags.draw(painter, left, below)
            below += layout.tags.height + 2
        if layout.snippet is not None:
            layout.snippet.draw(painter, left, below + 3)

    def _pill_font(self) -> QFont:
        return self.look.ui_font(-2)


def _start(snippet: Snippet) -> int:
    """Return where to begin, in code points, so that the first hit is in the first line."""
    first = snippet.marks[0].start if snippet.marks else 0
    if first <= _BEFORE:
        return 0
    return snippet.text.find(" ", first - _BEFORE, first) + 1 or first


def _pills(row: LibraryRow) -> list[tuple[str, bool]]:
    pills: list[tuple[str, bool]] = []
    if row.line.near_copies:
        pills.append((f"≈ {row.line.near_copies}", False))
    if row.line.quotes:
        pills.append((f"Q {row.line.quotes}", False))
    if row.in_brief:
        pills.append(("✓", True))
    return pills
