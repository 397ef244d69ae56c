"""Text of one look that runs from left to right, set in lines: most of a brief's paragraphs.

It comes to the lines that `typesetting` gives to any text, without noting for each word what
stands beside it, where it leads and which way it runs.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from briefgen.layout.breaking import even_line_ends, least_width
from briefgen.layout.builder import Builder
from briefgen.layout.elements import LINK
from briefgen.layout.lines import baseline
from briefgen.layout.lining import Lines
from briefgen.layout.setting import Setting
from briefgen.layout.vocabulary import ADVANCE, SHAPE, Word
from briefgen.layout.words import clean
from briefgen.model.direction import has_right_to_left
from briefgen.model.document import Align, Inline, Run
from briefgen.model.page import Link, Operation, Text

_MARK = "\u200f"
"""The right-to-left mark."""


class PlainLines(NamedTuple):
    """The operations of each line of a text, and its words if some letters are not ASCII."""

    rows: list[tuple[Operation, ...]]
    foreign: Sequence[Word]


def plain_lines(
    inline: Inline, wanted: Lines, setting: Setting, builder: Builder
) -> PlainLines | None:
    """Return the lines of a text, None if it is not so plain that they can be told here."""
    style = wanted.style
    if type(inline) is not Run or inline.language or style.justify or setting.mirrored:
        return None
    text = clean(inline.text)
    ascii_only = text.isascii()
    if not ascii_only and (has_right_to_left(text) or _MARK in text):
        return None
    base = setting.vocabulary(style)
    linked = bool(inline.href or inline.target)
    vocabulary = setting.run_vocabulary(base, inline, wanted.quiet_links)
    words = vocabulary.plain_words(text)
    if not words or vocabulary.look.tag:
        return None
    total = list(accumulate(map(ADVANCE, words), initial=0.0))
    width, space = max(wanted.width, base.look.size), vocabulary.blank.space
    total[-1] += space - words[-1].space
    if total[-1] - space <= width:
        ends = [len(words) - 1]
    elif max(map(ADVANCE, words)) > width or (setting.theme.hyphenation and style.hyphenate):
        return None
    else:
        measure = least_width(total, space, width) if wanted.balanced else width
        ends = even_line_ends(total, space, measure)
        if not ends:
            return None
    align, look, left, element = wanted.align, vocabulary.look, wanted.left, wanted.element
    side = 0.0 if align is Align.START else 1.0 if align is Align.END else 0.5
    if linked:
        element = builder.element(LINK, element)
        told = text.strip() or inline.href or inline.target
    top, base_line = 0.0, baseline(style) - look.rise
    rows: list[tuple[Operation, ...]] = []
    start = 0
    for end in ends:
        long = total[end + 1] - total[start] - space
        x = left + max(width - long, 0.0) * side
        own = tuple(map(SHAPE, words[start : end + 1]))
        y = top + base_line
        said = Text(x, y, look.size, look.colour, own, element, 0.0, look.spacing)
        if linked:
            place = (x, top, max(x + long - x, 1.0), style.leading)
            rows.append((said, Link(*place, inline.href, inline.target, told, element)))
        else:
            rows.append((said,))
        start, top = end + 1, top + style.leading
    return PlainLines(rows, () if ascii_only else words)
