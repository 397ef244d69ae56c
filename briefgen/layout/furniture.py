"""Page headers and footers: marking, header, footer with page numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.layout.builder import Builder
from briefgen.layout.fragment import reach
from briefgen.layout.paragraphs import plain
from briefgen.layout.placing import Canvas
from briefgen.layout.setting import Setting
from briefgen.layout.text_lines import Strip
from briefgen.layout.typesetting import Lines, set_text
from briefgen.layout.vocabulary import measure
from briefgen.layout.words import clean
from briefgen.model.document import (
    Align,
    Inline,
    Inlines,
    LineBreak,
    PageCount,
    PageFurniture,
    PageNumber,
    ParagraphStyle,
    Run,
)
from briefgen.model.page import FURNITURE, Link, Spot
from briefgen.model.theme import PageGeometry, TextStyle

_SIDE = 0.62
"""Part of the width that each text may take where no marking stands between."""

_GAP = 14.0
"""Points between a marking and the texts beside it."""

_ALONE = 0.8
"""The same of the first text where the marking stands under or over it."""

_NARROW = 0.1
"""Part of the width beside a marking that is too little for any text."""

_MOST_LINES = 2
"""Lines of a text beside the marking; longer ones leave it a line of its own."""

_APART = 2.5
"""Points between those lines and the marking."""

_CLEAR = 5.0
"""Points between the page's text and furniture of several lines."""

_TOP, _FOOT = 0.5, 0.57
"""Where the lines of furniture stand in the margins, as parts of them."""


_DOT = re.compile(r"\s+·\s+")

_LEFT, _RIGHT = Align.START, Align.END
"""Sides of the page, whichever way its text runs."""


class FurnitureSetter:
    """Sets the headers and footers of all pages; texts without page numbers are set once."""

    def __init__(self, furniture: PageFurniture, setting: Setting) -> None:
        self._furniture = furniture
        self._marking: Inlines = (Run(furniture.marking),) if furniture.marking else ()
        self._setting = setting
        self._styles: dict[ParagraphStyle, TextStyle] = {}
        self._held: dict[tuple[Inlines, int, Align, float, str], list[Strip]] = {}
        self.problems = Builder()

    def set(self, canvas: Canvas, count: int) -> None:
        """Draw the furniture of a page; `count` is the number of all pages."""
        page, furniture = canvas.page, self._furniture
        own = replace(self._setting, page=str(canvas.number), count=str(count))
        header = furniture.header
        if canvas.number == 1 and furniture.first_header is not None:
            header = furniture.first_header
        near, far = (_RIGHT, _LEFT) if own.mirrored else (_LEFT, _RIGHT)
        top = page.top * _TOP
        self._line(canvas, _Line(ParagraphStyle.HEADER, ((header, near),), top), own)
        bottom = page.height - page.bottom + page.bottom * _FOOT
        sides = ((furniture.footer_start, near), (furniture.footer_end, far))
        self._line(canvas, _Line(ParagraphStyle.FOOTER, sides, bottom), own)

    def _line(self, canvas: Canvas, line: "_Line", own: Setting) -> None:
        """Draw texts with the marking between them, or under one another if they are too long."""
        style, mark = self._style(line.style), self._style(ParagraphStyle.PAGE_MARKING)
        marking = self._marking
        wide = canvas.page.text_width
        side = wide * _SIDE
        texts, marked = line.middle, line.middle
        if marking:
            side = (wide - self._width(own)) / 2 - _GAP
            counts = [
                len(self._set(t, style, (a, max(side, 1.0)), own)) for t, a in line.sides if t
            ]
            if max(counts, default=0) > _MOST_LINES or (counts and side < wide * _NARROW):
                side = wide * _ALONE
                texts, marked = self._apart(line, side, canvas.page, own)
        self._draw(canvas, marking, mark, (Align.CENTRE, marked, wide), own)
        for text, align in line.sides:
            far = align is not line.sides[0][1]
            width = wide - side - _GAP if far and side > wide / 2 else side
            shown = self._shortened(text, style, (align, width), own)
            self._draw(canvas, shown, style, (align, texts, width), own)

    def _apart(
        self, line: "_Line", side: float, page: PageGeometry, own: Setting
    ) -> tuple[float, float]:
        """Return where the middle of the texts' first line stands, and that of the marking.

        The marking is nearer to the edge of the sheet.
        """
        style, mark = self._style(line.style), self._style(ParagraphStyle.PAGE_MARKING)
        counts = [len(self._set(t, style, (a, side), own)) for t, a in line.sides if t]
        high = min(max(counts, default=1), _MOST_LINES) * style.leading
        high += _APART
        start = line.middle - (high + mark.leading) / 2
        if line.style is ParagraphStyle.HEADER:
            start = min(start, page.top - high - mark.leading - _CLEAR)
            return start + mark.leading + high - style.leading / 2, start + mark.leading / 2
        start = max(start, page.height - page.bottom + _CLEAR)
        return start + style.leading / 2, start + high + mark.leading / 2

    def _width(self, own: Setting) -> float:
        """Return the width of the marking in points."""
        look = own.vocabulary(self._style(ParagraphStyle.PAGE_MARKING)).look
        return measure(own.shelf.shape(clean(self._furniture.marking), look.voice), look)

    def _style(self, style: ParagraphStyle) -> TextStyle:
        if style not in self._styles:
            look = self._setting.theme.look(style)
            self._styles[style] = replace(look, justify=False, tabular_figures=True)
        return self._styles[style]

    def _set(
        self, inlines: Inlines, style: TextStyle, place: tuple[Align, float], own: Setting
    ) -> list[Strip]:
        """Return a text's lines for a side of the page and a width."""
        align, width = place
        counts = any(isinstance(inline, PageNumber | PageCount) for inline in inlines)
        key = (inlines, id(style), align, width, own.page if counts else "")
        strips = self._held.get(key)
        if strips is None:
            aligned = align
            if align is not Align.CENTRE and (own.mirrored or own.leftwards(plain(inlines))):
                aligned = _LEFT if align is _RIGHT else _RIGHT  # text that begins at the right
            lines = Lines(style, width, FURNITURE, align=aligned)
            inlines = _numbered(inlines, own) if counts else inlines
            strips = set_text(inlines, lines, own, self.problems)
            if len(strips) > 1:
                strips = self._parted(inlines, lines, strips, own)
            self._held[key] = strips
        return strips

    def _shortened(
        self, inlines: Inlines, style: TextStyle, place: tuple[Align, float], own: Setting
    ) -> Inlines:
        """Return a text cut at a word's end, with an ellipsis, if it has too many lines."""
        if len(self._set(inlines, style, place, own)) <= _MOST_LINES:
            return inlines
        words = plain(inlines).split()
        if not all(isinstance(inline, Run) for inline in inlines):
            return inlines
        while words and (count := len(self._set(inlines, style, place, own))) > _MOST_LINES:
            words = words[: min(len(words) * _MOST_LINES // count, len(words) - 1)]
            inlines = (Run(f"{' '.join(words).rstrip(' ·,')} …"),)
        return inlines

    def _parted(
        self, inlines: Inlines, lines: Lines, strips: list[Strip], own: Setting
    ) -> list[Strip]:
        """Return a text that does not fit on its line broken at a dot, which is left out.

        Of its dots the one that makes the lines most alike is chosen; text without a dot that
        serves stays as it is.
        """
        ways = [set_text(way, lines, own, self.problems) for way in broken_at_dots(inlines)]
        fitting = [way for way in ways if len(way) <= len(strips)]
        return min(fitting, key=lambda way: (len(way), _widest(way)), default=strips)

    def _draw(
        self,
        canvas: Canvas,
        inlines: Inlines,
        style: TextStyle,
        spot: tuple[Align, float, float],
        own: Setting,
    ) -> None:
        """Draw text with its middle at a height; what finds no room grows away from the text."""
        if not inlines:
            return
        align, middle, width = spot
        page = canvas.page
        strips = self._set(inlines, style, (align, width), own)
        x = page.left
        if align is _RIGHT:
            x = page.width - page.right - width
        first = middle - style.leading / 2
        if middle < page.height / 2 and len(strips) > 1:
            first -= min((len(strips) - 1) * style.leading, first - 4.0)
        limit = page.top if middle < page.height / 2 else page.height
        for number, strip in enumerate(strips):
            y = first + number * style.leading
            if y + style.leading > limit + 0.5:
                break
            for group in strip.groups:
                operations = tuple(
                    operation
                    for operation in group.operations
                    if not isinstance(operation, Link | Spot)
                )
                canvas.draw(x + group.x, y + group.y, 0, operations)


@dataclass(frozen=True, slots=True)
class _Line:
    """A header or footer: its style, its texts with their sides, and the middle of its height."""

    style: ParagraphStyle
    sides: tuple[tuple[Inlines, Align], ...]
    middle: float


def _numbered(inlines: Inlines, own: Setting) -> Inlines:
    """Return a text with the page's number and that of all pages in it, as one run if it can be."""
    told: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, PageNumber):
            inline = Run(own.page)
        elif isinstance(inline, PageCount):
            inline = Run(own.count)
        last = told[-1] if told else None
        if isinstance(inline, Run) and isinstance(last, Run) and last.look == inline.look:
            told[-1] = last.saying(last.text + inline.text)
        else:
            told.append(inline)
    return tuple(told)


def broken_at_dots(inlines: Inlines) -> Iterator[Inlines]:
    """Yield a text broken at each of the dots between its parts, in turn."""
    for place, inline in enumerate(inlines):
        if not isinstance(inline, Run):
            continue
        for dot in _DOT.finditer(inline.text):
            first, second = inline.text[: dot.start()], inline.text[dot.end() :]
            broken = (inline.saying(first), LineBreak(), inline.saying(second))
            yield (*inlines[:place], *broken, *inlines[place + 1 :])


def _widest(strips: list[Strip]) -> float:
    return max((right - left for left, right in map(reach, strips)), default=0.0)
