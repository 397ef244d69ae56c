"""Bulleted and numbered lists; they nest."""

from collections.abc import Iterator
from dataclasses import replace

from briefgen.layout.builder import Builder
from briefgen.layout.elements import BODY_PART, BULLET, LABEL, LIST_ITEM
from briefgen.layout.fragment import Fragment, Unit, apart, indented
from briefgen.layout.lines import baseline
from briefgen.layout.list_labels import kind
from briefgen.layout.list_labels import label as label_of
from briefgen.layout.paragraphs import runs_leftwards, with_first
from briefgen.layout.setting import Lay, Setting, Stack
from briefgen.layout.stacking import lay_stack
from briefgen.layout.text_lines import Strip, TextLines
from briefgen.layout.vocabulary import measure
from briefgen.model.document import Blocks, BulletList, NumberedList, Paragraph, ParagraphStyle
from briefgen.model.page import Element, Group, Rectangle, Text
from briefgen.model.theme import TextStyle

_ITEM_GAP = 2.2
_BULLET = 0.44
_NUMBER_GAP = 5.0
_DEEPEST = 12
"""Levels after which lists are indented no further."""


def lay_bullets(block: BulletList, width: float, setting: Setting, lay: Lay) -> Fragment:
    """Return a list with square bullets."""
    theme = setting.theme
    style = theme.look(_item_style(block.items))
    colour = theme.colour("accent")
    side = style.size * _BULLET
    top = baseline(style) - style.size * 0.27 - side / 2
    hollow = setting.depth % 2 == 1
    builder = Builder()
    parent = builder.element(Element("L", numbering="Disc"))
    units: list[Unit] = []
    place = _Place(setting, lay, builder)
    for item in block.items:
        entry = builder.element(LIST_ITEM, parent)
        label = builder.element(BULLET, entry)
        mark = Rectangle(
            2.2 + (0.4 if hollow else 0.0),
            top + (0.4 if hollow else 0.0),
            side - (0.8 if hollow else 0.0),
            side - (0.8 if hollow else 0.0),
            fill="" if hollow else colour,
            outline=colour if hollow else "",
            line_width=0.8 if hollow else 0.0,
            element=label,
        )
        indent = theme.list_indent
        units.extend(_item(item, (mark,), (entry, indent), width, place))
    return builder.fragment(_tightened(units, setting, style))


def lay_numbers(block: NumberedList, width: float, setting: Setting, lay: Lay) -> Fragment:
    """Return a list with hanging numbers."""
    theme = setting.theme
    style = theme.look(_item_style(block.items))
    look = setting.numbers(style).look
    builder = Builder()
    parent = builder.element(Element("L", numbering=kind(setting.depth)))
    labels = [label_of(block.start + k, setting.depth) for k in range(len(block.items))]
    point = setting.shelf.shape(".", look.voice)
    shapes = [(*setting.shelf.shape(label, look.voice), *point) for label in labels]
    space = setting.shelf.shape(" ", look.voice)
    widths = [measure(own, look) for own in shapes]
    widest = max(widths, default=0.0)
    indent = max(theme.list_indent, widest + _NUMBER_GAP)
    units: list[Unit] = []
    place = _Place(setting, lay, builder)
    for item, own, wide in zip(block.items, shapes, widths, strict=True):
        entry = builder.element(LIST_ITEM, parent)
        label = builder.element(LABEL, entry)
        x = widest - wide
        colour = theme.colour("accent")
        mark = Text(x, baseline(style), style.size, colour, (*own, *space), label)
        units.extend(_item(item, (mark,), (entry, indent), width, place))
    return builder.fragment(_tightened(units, setting, style))


def _item_style(items: tuple[Blocks, ...]) -> ParagraphStyle:
    """Return the style of the first words of a list."""
    first = items[0][0] if items and items[0] else None
    return first.style if isinstance(first, Paragraph) else ParagraphStyle.BODY


class _Place:
    """Where the items of a list are laid out."""

    def __init__(self, setting: Setting, lay: Lay, builder: Builder) -> None:
        self.setting = replace(setting, depth=setting.depth + 1)
        self.lay = lay
        self.builder = builder


def _item(
    blocks: Blocks,
    mark: tuple[Rectangle | Text, ...],
    entry_and_indent: tuple[int, float],
    width: float,
    place: _Place,
) -> list[Unit]:
    """Return an item's units with its mark at the first line."""
    entry, indent = entry_and_indent
    if place.setting.depth > _DEEPEST:
        indent = 0.0
    body = place.builder.element(BODY_PART, entry)
    mirrored = runs_leftwards(blocks, place.setting)
    left, inner = indented(width, indent)
    stack = Stack(place.builder, body, 0.0 if mirrored else left, bare=True)
    units = list(lay_stack(blocks, inner, place.setting, stack, place.lay))
    style = place.setting.theme.look(ParagraphStyle.BODY)
    if mirrored:
        mark = tuple(part for own in mark for part in _at_right(own, width))
    first, alone = units[0] if units else None, len(units) == 1
    if isinstance(first, TextLines):
        lead = (Group(0.0, 0.0, 0, mark), *first.lead)
        after = min(first.after, _ITEM_GAP) if alone else first.after
        units[0] = first.dressed(min(first.before, _ITEM_GAP), after, lead)
        if alone:  # as most are
            return units
    elif isinstance(first, Strip):
        units[0] = apart(with_first(first, *mark), before=min(first.before, _ITEM_GAP))
    else:
        units.insert(0, with_first(Strip(0.0 if units else style.leading, keep=bool(units)), *mark))
    units[-1] = apart(units[-1], after=min(units[-1].after, _ITEM_GAP))
    return units


def _at_right(mark: Rectangle | Text, width: float) -> Iterator[Rectangle | Text]:
    """Yield an item's mark at the right edge, before text that runs leftwards.

    A number's digits run from left to right there too, and its point stands to their left.
    """
    if isinstance(mark, Rectangle):
        yield replace(mark, x=width - mark.x - mark.width)
        return
    x = width - mark.x
    for shape in mark.shapes:
        x -= shape.width * mark.size / shape.face.units
        yield replace(mark, x=x, shapes=(shape,))


def _tightened(units: list[Unit], setting: Setting, style: TextStyle) -> list[Unit]:
    """Give the whole list a paragraph's space below."""
    if units and setting.depth == 0:
        units[-1] = apart(units[-1], after=style.after)
    return units
