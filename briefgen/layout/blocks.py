"""One way for every kind of block, chosen by its type; blocks laid out before are remembered."""

from collections.abc import Callable
from typing import Any

from briefgen.layout.contents import lay_contents
from briefgen.layout.figures import lay_figure
from briefgen.layout.fragment import Break, Fragment
from briefgen.layout.frames import lay_box, lay_columns, lay_quote
from briefgen.layout.lists import lay_bullets, lay_numbers
from briefgen.layout.paragraphs import lay_heading, lay_paragraph, lay_rule
from briefgen.layout.setting import Lay, Setting
from briefgen.layout.tables import lay_table
from briefgen.model.document import (
    Block,
    BlockQuote,
    Box,
    BulletList,
    Columns,
    Contents,
    Figure,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Rule,
    Table,
)
from briefgen.model.problem import Problem, Severity

_DEEPEST = 100
"""Blocks within blocks are laid out down to this depth; templates nest three or four."""


def _page_break(block: PageBreak, _width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return the end of a page; the setting is that of the pages behind it."""
    return Fragment((Break(page=None if block.orientation is None else setting.theme.page),))


_WAYS: dict[type, Callable[[Any, float, Setting, Lay], Fragment]] = {
    Paragraph: lay_paragraph,
    Heading: lay_heading,
    BlockQuote: lay_quote,
    BulletList: lay_bullets,
    NumberedList: lay_numbers,
    Table: lay_table,
    Figure: lay_figure,
    Box: lay_box,
    Columns: lay_columns,
    Rule: lay_rule,
    PageBreak: _page_break,
    Contents: lay_contents,
}


def lay_block(block: Block, width: float, setting: Setting, level: int = 0) -> Fragment:
    """Return a block's units for a width in points; a page break inside a block breaks nothing."""
    cache = setting.cache
    if cache is not None:
        key = (block, round(width, 2), setting.depth)
        held = cache.get(key, setting.answer)
        if held is not None:
            return held

    def inner(part: Block, wide: float, own: Setting) -> Fragment:
        if isinstance(part, PageBreak):
            return Fragment(())
        if level >= _DEEPEST:
            return Fragment((), problems=(_TOO_DEEP,))
        return lay_block(part, wide, own, level + 1)

    fragment = _WAYS[type(block)](block, width, setting, inner)
    if cache is not None:
        cache.put(key, fragment)
    return fragment


_TOO_DEEP = Problem(
    "nesting-too-deep",
    Severity.ERROR,
    f"Blocks are nested more than {_DEEPEST} deep; the innermost are not printed.",
    "Simplify the template.",
)
