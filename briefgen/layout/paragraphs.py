"""Paragraphs, headings and rules."""

from dataclasses import replace

from briefgen.layout import bidi
from briefgen.layout.fragment import Builder, Fragment, Strip, spaced, strip_of
from briefgen.layout.lines import baseline
from briefgen.layout.looks import Look, base_look
from briefgen.layout.setting import Lay, Setting
from briefgen.layout.typesetting import Lines, set_text
from briefgen.layout.vocabulary import measure
from briefgen.layout.words import clean
from briefgen.model.document import Blocks, Heading, Inlines, Paragraph, Rule, Run
from briefgen.model.page import Anchor, Element, Group, Line, Operation, Text

_STRONG = 1.3
_HAIRLINE = 0.6
NUMBER_GAP = 0.62
"""Space after a hanging number, in parts of its size."""


def lay_paragraph(block: Paragraph, width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return a paragraph's lines."""
    builder = Builder()
    style = setting.theme.look(block.style)
    element = builder.element(Element("P"))
    lines = Lines(style, width, element, align=block.align, origin=block.origin)
    strips = set_text(block.inlines, lines, setting, builder)
    if not strips:
        return builder.fragment(_empty(block.bookmark)) if block.bookmark else Fragment(())
    if block.bookmark:
        strips[0] = with_first(strips[0], Anchor(0.0, block.bookmark))
    units = spaced(strips, style.before, style.after)
    if block.keep_with_next or style.keep_with_next:
        units = tuple(replace(unit, keep=True) for unit in units)
    return builder.fragment(units)


def _empty(bookmark: str) -> tuple[Strip, ...]:
    return (replace(strip_of((Anchor(0.0, bookmark),), 0.0), keep=True),)


def with_first(strip: Strip, *operations: Operation) -> Strip:
    """Return a strip that draws some operations before its own."""
    return replace(strip, groups=(Group(0.0, 0.0, 0, operations), *strip.groups))


def lay_heading(block: Heading, width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return a heading's lines, its number hanging before them."""
    builder = Builder()
    level = min(max(block.level, 1), 3)
    style = setting.theme.headings[level - 1]
    element = builder.element(Element(f"H{level}"))
    look = base_look(setting.theme, style, setting.language)
    number = clean(block.number).strip()
    label, left = _number(number, look, baseline(style), element, setting)
    mirrored = bidi.base_level(plain(block.inlines)) == 1
    if mirrored:
        label = tuple(replace(mark, x=width - left + NUMBER_GAP * look.size) for mark in label)
    indent = 0.0 if mirrored else left
    lines = Lines(style, width - left, element, indent, origin=block.origin)
    strips = set_text(block.inlines, lines, setting, builder)
    if not strips and not number:
        return builder.fragment(_empty(block.bookmark)) if block.bookmark else Fragment(())
    if not strips:
        strips = [strip_of((), style.leading)]
    anchor = Anchor(0.0, block.bookmark, level, heading_title(block))
    strips[0] = with_first(strips[0], anchor, *label)
    units = spaced(strips, style.before, style.after)
    return builder.fragment(replace(unit, keep=True) for unit in units)


def _number(
    number: str, look: Look, base: float, element: int, setting: Setting
) -> tuple[tuple[Text, ...], float]:
    """Return the hanging number's operation and how far the heading stands to its right."""
    if not number:
        return (), 0.0
    shapes = setting.shelf.shape(number, look.voice)
    width = measure(shapes, look)
    space = setting.shelf.shape(" ", look.voice)
    colour = setting.theme.colour("accent")
    text = Text(0.0, base, look.size, colour, (*shapes, *space), element, 0.0, look.spacing)
    return (text,), max(width + NUMBER_GAP * look.size, setting.theme.list_indent)


def heading_title(block: Heading) -> str:
    """Return a heading with its number, as outline and contents show it."""
    return f"{clean(block.number).strip()} {plain(block.inlines)}".strip()


def runs_leftwards(blocks: Blocks) -> bool:
    """Return whether blocks begin with text that runs from right to left."""
    first = blocks[0] if blocks else None
    return isinstance(first, Paragraph) and bidi.base_level(plain(first.inlines)) == 1


def plain(inlines: Inlines) -> str:
    """Return the characters of inlines, white space folded."""
    text = "".join(i.text if isinstance(i, Run) else " " for i in inlines)
    return " ".join(clean(text).split())


def lay_rule(block: Rule, width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return a line from side to side."""
    strong = block.kind == "strong"
    thick = _STRONG if strong else _HAIRLINE
    colour = setting.theme.colour("ink" if strong else "hairline")
    line = Line(0.0, thick / 2, width, thick / 2, thick, colour)
    strip = replace(strip_of((line,), thick), before=6.0, after=6.0)
    return Fragment((strip,))
