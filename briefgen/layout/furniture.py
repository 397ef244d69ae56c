"""Page headers and footers: marking, header, footer with page numbers."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.layout.fragment import Builder, Strip, reach
from briefgen.layout.paragraphs import plain
from briefgen.layout.placing import Canvas
from briefgen.layout.setting import Setting
from briefgen.layout.typesetting import Lines, set_text
from briefgen.layout.vocabulary import measure
from briefgen.layout.words import clean
from briefgen.model.document import (
    Align,
    Inlines,
    LineBreak,
    PageCount,
    PageFurniture,
    PageNumber,
    ParagraphStyle,
    Run,
)
from briefgen.model.page import FURNITURE, Link, Spot
from briefgen.model.theme import TextStyle

_SIDE = 0.62
"""Part of the width that each text may take where no marking stands between."""

_GAP = 14.0
"""Points between a marking and the texts beside it."""

_TOP, _FOOT = 0.5, 0.57
"""Where the lines of furniture stand in the margins, as parts of them."""


_DOT = re.compile(r"\s+·\s+")

_LEFT, _RIGHT = Align.START, Align.END
"""Sides of the page, whichever way its text runs."""


class FurnitureSetter:
    """Sets the headers and footers of all pages; texts without page numbers are set once."""

    def __init__(self, furniture: PageFurniture, setting: Setting) -> None:
        self._furniture = furniture
        self._setting = setting
        self._styles: dict[ParagraphStyle, TextStyle] = {}
        self._held: dict[tuple[Inlines, TextStyle, Align, float], list[Strip]] = {}
        self.problems = Builder()

    def set(self, canvas: Canvas, count: int) -> None:
        """Draw the furniture of a page; `count` is the number of all pages."""
        page = canvas.page
        furniture = self._furniture
        own = replace(self._setting, page=str(canvas.number), count=str(count))
        header = furniture.header
        if canvas.number == 1 and furniture.first_header is not None:
            header = furniture.first_header
        marking = (Run(furniture.marking),) if furniture.marking else ()
        wide = page.text_width
        side = wide * _SIDE
        if marking:
            side = max((wide - self._width(marking, own)) / 2 - _GAP, wide * 0.2)
        head = self._style(ParagraphStyle.HEADER)
        foot = self._style(ParagraphStyle.FOOTER)
        mark = self._style(ParagraphStyle.PAGE_MARKING)
        top = page.top * _TOP
        bottom = page.height - page.bottom + page.bottom * _FOOT
        self._draw(canvas, marking, mark, (Align.CENTRE, top, wide), own)
        self._draw(canvas, marking, mark, (Align.CENTRE, bottom, wide), own)
        near, far = (_RIGHT, _LEFT) if own.mirrored else (_LEFT, _RIGHT)
        self._draw(canvas, header, head, (near, top, side), own)
        self._draw(canvas, furniture.footer_start, foot, (near, bottom, side), own)
        self._draw(canvas, furniture.footer_end, foot, (far, bottom, side), own)

    def _width(self, marking: Inlines, own: Setting) -> float:
        """Return the width of a marking in points, at most half the line."""
        look = own.vocabulary(self._style(ParagraphStyle.PAGE_MARKING)).look
        words = "".join(inline.text for inline in marking if isinstance(inline, Run))
        shapes = own.shelf.shape(clean(words), look.voice)
        return min(measure(shapes, look), own.theme.page.text_width / 2)

    def _style(self, style: ParagraphStyle) -> TextStyle:
        if style not in self._styles:
            look = self._setting.theme.look(style)
            self._styles[style] = replace(look, justify=False, tabular_figures=True)
        return self._styles[style]

    def _parted(
        self, inlines: Inlines, lines: Lines, strips: list[Strip], own: Setting
    ) -> list[Strip]:
        """Return a text that does not fit on its line broken at a dot, which is left out.

        Of its dots the one that makes the lines most alike is chosen; text without a dot that
        serves stays as it is.
        """
        ways = [set_text(way, lines, own, self.problems) for way in broken_at_dots(inlines)]
        fitting = [way for way in ways if len(way) <= len(strips)]
        return min(fitting, key=_widest, default=strips)

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
        builder = self.problems
        counts = any(isinstance(inline, PageNumber | PageCount) for inline in inlines)
        key = (inlines, style, align, width)
        strips = self._held.get(key) if not counts else None
        if strips is None:
            aligned = align
            if align is not Align.CENTRE and (own.mirrored or own.leftwards(plain(inlines))):
                aligned = _LEFT if align is _RIGHT else _RIGHT  # text that begins at the right
            lines = Lines(style, width, FURNITURE, align=aligned)
            strips = set_text(inlines, lines, own, builder)
            if len(strips) > 1:
                strips = self._parted(inlines, lines, strips, own)
            self._held[key] = strips
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
