"""The drawn positions matrix: participants by issues, and who has said what at a glance.

A stand is a tinted field with a bar at its edge, so that it is told from an empty one on a black
and white print too; in it stand the words as far as there is room, and the numbers of their
sources. Where columns are too narrow for words the numbers stand alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.layout.builder import Builder
from briefgen.layout.fragment import reach
from briefgen.layout.setting import Setting
from briefgen.layout.text_lines import Strip
from briefgen.layout.typesetting import Lines, set_text
from briefgen.model.document import (
    Align,
    Inlines,
    ParagraphStyle,
    Run,
    TextRole,
)
from briefgen.model.page import Group, Line, Operation, Rectangle, Spot
from briefgen.model.positions_grid import GridIssue, GridRow, PositionsGrid, Stand
from briefgen.model.theme import MINIMUM_SIZE, TextStyle

_GAP = 6.0
_NAME_SHARE = 0.24
"""Part of the width that the participants' names take at most."""

_WORDY = 62.0
"""Points that a column needs to hold words; narrower ones hold source numbers alone."""

_MOST_LINES = 9
"""Lines of a stand; what is longer ends with an ellipsis, and stands in full under its issue."""

_PADDING = 4.2
_INSET, _FAR = 7.0, 3.0
_BAR = 2.0
_APART = 1.4
"""Points between a field and the hairlines above and below it."""

_KEY_GAP = 16.0
"""Points between the explanations of two marks."""

_HEAVY = 40
"""Characters of a column's longest stand from which it asks for more than its share."""

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class _Field:
    """A stand that is set: its lines, the mark of a quotation, and how high both are."""

    stand: Stand
    words: list[Strip]
    mark: list[Strip]
    height: float


def draw_positions(
    grid: PositionsGrid, width: float, setting: Setting, builder: Builder, element: int
) -> list[Strip]:
    """Return a positions matrix as a strip for its head, one for each row and one for its key."""
    if not grid.rows or not grid.issues:
        return []
    drawing = _Drawing(grid, width, setting, builder, element)
    strips = [drawing.head(), *(drawing.row(row) for row in grid.rows), *drawing.key()]
    return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:]


class _Drawing:
    """Draws one grid in its columns."""

    def __init__(
        self,
        grid: PositionsGrid,
        width: float,
        setting: Setting,
        builder: Builder,
        element: int,
    ) -> None:
        self._grid = grid
        self._width = width
        self._setting = setting
        self._builder = builder
        self._element = element
        self._colour = setting.theme.colour
        self._gap = _GAP
        self._names = self._widest_name()
        self._columns = self._shared(width - self._names)
        self._wordy = min(self._columns) >= _WORDY

    # where things stand

    def _widest_name(self) -> float:
        style = self._style(bold=True)
        room = self._width * _NAME_SHARE
        names = [self._set((Run(row.participant),), style, room) for row in self._grid.rows]
        return max((_wide(strip) for strips in names for strip in strips), default=0.0) + 1.0

    def _shared(self, room: float) -> list[float]:
        """Return the columns' widths, the space before each left out; long words get more."""
        count = len(self._grid.issues)
        longest = [
            max((len(r.stands[k].text) for r in self._grid.rows if k < len(r.stands)), default=0)
            for k in range(count)
        ]
        weights = [min(max((length / _HEAVY) ** 0.5, 0.8), 1.5) for length in longest]
        self._gap = min(_GAP, room / count * 0.2)
        return _widths(weights, room - self._gap * count)

    def _place(self, column: int) -> float:
        """Return the left end of a column; a mirrored page has its first one at the right."""
        before = self._names + self._gap * (column + 1) + sum(self._columns[:column])
        if self._setting.mirrored:
            return self._width - before - self._columns[column]
        return before

    # what is drawn

    def head(self) -> Strip:
        """Return the issues over a strong rule."""
        style = replace(self._style(bold=True), colour="secondary", size=self._small(0.92))
        set_heads = [
            self._set(self._title(issue), style, wide)
            for issue, wide in zip(self._grid.issues, self._columns, strict=True)
        ]
        high = max(_height(strips) for strips in set_heads)
        groups: list[Group] = []
        for column, strips in enumerate(set_heads):
            inset = 0.0 if self._setting.mirrored else _INSET
            groups += _moved(strips, self._place(column) + inset, high - _height(strips))
        foot = high + 3.0
        groups.append(self._rule(foot, "ink", 1.0))
        return Strip(foot + 1.0, tuple(groups))

    def row(self, row: GridRow) -> Strip:
        """Return a participant's stands over a hairline."""
        name = self._set((Run(row.participant),), self._style(bold=True), self._names)
        fields = [
            self._field(stand, wide) for stand, wide in zip(row.stands, self._columns, strict=False)
        ]
        high = max([_height(name), *(field.height for field in fields)]) + 2 * _PADDING
        x = self._width - self._names if self._setting.mirrored else 0.0
        groups = list(_moved(name, x, _PADDING))
        for column, field in enumerate(fields):
            groups += self._drawn(field, self._place(column), self._columns[column], high)
        groups.append(self._rule(high, "hairline", 0.6))
        return Strip(high + 0.6, tuple(groups))

    def key(self) -> list[Strip]:
        """Return a line that explains the marks that were drawn; two where it is too long."""
        grid = self._grid
        stands = [stand for row in grid.rows for stand in row.stands]
        marks = (
            (any(one.quoted for one in stands), grid.quote_marks, grid.quoted_text),
            (any(not (_known(one) or one.quoted) for one in stands), "–", grid.none_text),
        )
        style = replace(self._style(), colour="secondary", size=self._small(0.92))
        entries = [
            self._set((Run(f"{mark}\u00a0", bold=True), Run(f"\u00a0{text}")), style, self._width)
            for drawn, mark, text in marks
            if drawn and text
        ]
        strips = _beside(entries, self._width, self._setting.mirrored)
        if strips:
            strips[0] = replace(strips[0], before=3.0)
        return strips

    def _title(self, issue: GridIssue) -> Inlines:
        if not self._wordy and issue.number:
            return (Run(issue.number),)
        number = f"{issue.number}\u00a0 " if issue.number else ""
        return (Run(f"{number}{issue.title}"),)

    def _field(self, stand: Stand, wide: float) -> _Field:
        style = replace(self._style(bold=True), colour="accent")
        mark = self._set((Run(self._grid.quote_marks),), style, wide) if stand.quoted else []
        if not _known(stand):  # words of one's own are no position yet
            nothing = replace(self._style(), colour="secondary")
            words = mark or self._set((Run("–"),), nothing, wide)
            return _Field(stand, words, [], _height(words))
        taken = max((_wide(strip) for strip in mark), default=0.0)
        room = max(wide - _INSET - _FAR - (taken + 3.0 if mark else 0.0), 8.0)
        words = self._words(stand, room)
        return _Field(stand, words, mark, max(_height(words), _height(mark)))

    def _words(self, stand: Stand, room: float) -> list[Strip]:
        """Return a stand's words, shortened at a word's end if they are too many."""
        words = stand.text.split() if self._wordy else []
        strips = self._set(self._said(stand, " ".join(words)), self._style(), room)
        while len(strips) > _MOST_LINES and len(words) > 1:
            words = words[: max(min(len(words) * _MOST_LINES // len(strips), len(words) - 1), 1)]
            text = " ".join(words).rstrip(",;:–-") + " " + _ELLIPSIS
            strips = self._set(self._said(stand, text), self._style(), room)
        return strips

    def _said(self, stand: Stand, text: str) -> Inlines:
        numbers = ",".join(stand.sources)
        closed = self._grid.closed_text.replace(" ", "\u00a0") if stand.closed else ""
        cited = Run(numbers, TextRole.CITATION, superscript=True) if text else Run(numbers)
        tag = (Run(" "), Run(closed, TextRole.MARKING)) if closed else ()
        return (Run(text), cited, *tag)

    def _drawn(self, field: _Field, x: float, wide: float, high: float) -> Iterator[Group]:
        """Yield a field with its bar, its words and the mark of a quotation."""
        mirrored = self._setting.mirrored
        inset = _FAR if mirrored else _INSET
        if not _known(field.stand):
            dash = _wide(field.words[0]) if field.words else 0.0
            at = x + wide - _INSET - dash if mirrored else x + _INSET
            yield from _flush(field.words, at, _PADDING)
            return
        top, tall = _APART, high - 2 * _APART
        bar = "marking" if field.stand.closed else "accent"
        edge = wide - _BAR if mirrored else 0.0
        shapes: tuple[Operation, ...] = (
            Rectangle(0.0, top, wide, tall, self._colour("tint"), element=self._element),
            Rectangle(edge, top, _BAR, tall, self._colour(bar), element=self._element),
        )
        if field.stand.origin:
            shapes = (*shapes, Spot(0.0, 0.0, wide, high, field.stand.origin))
        yield Group(x, 0.0, 0, shapes)
        taken = max((_wide(strip) for strip in field.mark), default=0.0)
        yield from _flush(field.mark, x + 4.0 if mirrored else x + wide - taken - 4.0, _PADDING)
        shift = taken + 3.0 if mirrored and field.mark else 0.0
        yield from _moved(field.words, x + inset + shift, _PADDING)

    def _rule(self, y: float, colour: str, thick: float) -> Group:
        rule = Line(0.0, y, self._width, y, thick, self._colour(colour), element=self._element)
        return Group(0.0, 0.0, 0, (rule,))

    # how its words look

    def _style(self, bold: bool = False) -> TextStyle:
        cell = self._setting.theme.look(ParagraphStyle.CELL)
        size = self._small(0.94)
        return replace(cell, size=size, leading=max(size * 1.3, size), bold=bold, after=0.0)

    def _small(self, factor: float) -> float:
        cell = self._setting.theme.look(ParagraphStyle.CELL)
        return max(cell.size * factor, MINIMUM_SIZE)

    def _set(self, inlines: Inlines, style: TextStyle, room: float) -> list[Strip]:
        lines = Lines(style, room, self._element, align=Align.START)
        return set_text(inlines, lines, self._setting, self._builder)


def _widths(weights: Sequence[float], room: float) -> list[float]:
    """Share a width by weight; where all columns can have room for words, none goes without."""
    least = _WORDY if room >= _WORDY * len(weights) else 0.0
    widths, left, rest = [0.0] * len(weights), room, sum(weights)
    for k in sorted(range(len(weights)), key=weights.__getitem__):
        widths[k] = max(left * weights[k] / rest, least)
        left, rest = left - widths[k], rest - weights[k]
    return widths


def _known(stand: Stand) -> bool:
    return bool(stand.text or stand.sources)


def _beside(entries: Sequence[list[Strip]], width: float, mirrored: bool) -> list[Strip]:
    """Return entries of one line each side by side if they fit, else under one another."""
    flat = [strip for strips in entries for strip in strips]
    total = sum(_wide(strip) for strip in flat) + _KEY_GAP * (len(flat) - 1)
    if len(flat) != len(entries) or total > width or not flat:
        return flat
    groups: list[Group] = []
    x = 0.0
    for strip in flat:
        at = width - x - _wide(strip) if mirrored else x
        groups += _flush([strip], at, 0.0)
        x += _wide(strip) + _KEY_GAP
    return [Strip(max(strip.height for strip in flat), tuple(groups))]


def _moved(strips: Sequence[Strip], x: float, y: float) -> Iterator[Group]:
    """Yield lines one under the other from a place on."""
    for strip in strips:
        yield from (Group(g.x + x, g.y + y, g.base, g.operations) for g in strip.groups)
        y += strip.height


def _flush(strips: Sequence[Strip], x: float, y: float) -> Iterator[Group]:
    """Yield lines whose own left end is moved to a place, however they were aligned."""
    for strip in strips:
        left = reach(strip)[0]
        yield from (Group(x - left + g.x, y + g.y, g.base, g.operations) for g in strip.groups)
        y += strip.height


def _height(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _wide(strip: Strip) -> float:
    """Return how wide a line's text is, in points."""
    left, right = reach(strip)
    return right - left
