"""Blocks one under the other in a composite: a quotation, an item, a cell, a column."""

from collections.abc import Sequence

from briefgen.layout.fragment import Unit
from briefgen.layout.paragraphs import paragraph_units
from briefgen.layout.setting import Lay, Setting, Stack
from briefgen.model.document import Block, Paragraph


def lay_stack(
    blocks: Sequence[Block], width: float, setting: Setting, stack: Stack, lay: Lay
) -> tuple[Unit, ...]:
    """Return the units of blocks one under the other, embedded into a composite's builder.

    Paragraphs, by far the most, are laid out in their place at once, which costs no more than to
    move what was kept of an earlier layout; other blocks are laid out by themselves and moved.
    """
    if stack.bare and len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return tuple(paragraph_units(blocks[0], width, setting, stack, stack.parent))
    units: list[Unit] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            units.extend(paragraph_units(block, width, setting, stack))
        else:
            units.extend(stack.builder.embed(lay(block, width, setting), stack.parent, stack.dx))
    return tuple(units)
