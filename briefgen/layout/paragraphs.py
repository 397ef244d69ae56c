"""Paragraphs, headings and rules."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.layout.builder import Builder
from briefgen.layout.elements import PARAGRAPH
from briefgen.layout.fragment import Fragment, Unit, indented, strip_of
from briefgen.layout.lines import baseline
from briefgen.layout.looks import Look
from briefgen.layout.setting import Lay, Setting, Stack
from briefgen.layout.text_lines import Strip, TextLines
from briefgen.layout.typesetting import Lines, set_lines
from briefgen.layout.vocabulary import measure
from briefgen.layout.words import clean
from briefgen.model.document import Blocks, Heading, Inlines, Paragraph, ParagraphStyle, Rule, Run
from briefgen.model.document_words import inline_text
from briefgen.model.nouns import noun
from briefgen.model.page import Anchor, Element, Group, Line, Operation, Shape, Text
from briefgen.model.theme import TextStyle

_STRONG = 1.3
_HAIRLINE = 0.6
NUMBER_GAP = 0.62
"""Space after a hanging number, in parts of its size."""


def lay_paragraph(block: Paragraph, width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return a paragraph's lines."""
    builder = Builder()
    units = paragraph_units(block, width, setting, Stack(builder, -1))
    return builder.fragment(units) if units else builder.nothing()


def paragraph_units(
    block: Paragraph, width: float, setting: Setting, stack: Stack, element: int = -1
) -> Sequence[Unit]:
    """Return a paragraph's lines, laid out where a composite wants them.

    `element` is the one whose content they are, -1 for one of their own.
    """
    builder, count = stack.builder, len(stack.builder.elements)
    style = setting.theme.look(block.style)
    if element < 0:
        element = builder.element(PARAGRAPH, stack.parent)
    hang = _hanging(block, style, 0.0, setting) if block.number else _NO_HANG
    left, wide = hang.place(width) if block.number else (0.0, width)
    lines = Lines(
        style,
        wide,
        element,
        stack.dx + left,
        align=block.align,
        origin=block.origin,
        before=style.before,
        after=style.after,
        keep=block.keep_with_next or style.keep_with_next,
        balanced=block.style is ParagraphStyle.TITLE,
    )
    found = set_lines(block.inlines, lines, setting, builder)
    if found is None and not hang.shapes:
        builder.forget(count)
        return _empty(block.bookmark) if block.bookmark else ()
    unit: Strip | TextLines = found or Strip(style.leading, (), style.before, style.after)
    if block.bookmark or hang.shapes:
        anchor = (Anchor(0.0, block.bookmark),) if block.bookmark else ()
        marks = hang.marks(width, baseline(style), element, setting, stack.dx)
        unit = with_first(unit, *anchor, *marks)
    return (unit,)


def _empty(bookmark: str) -> tuple[Strip, ...]:
    return (replace(strip_of((Anchor(0.0, bookmark),), 0.0), keep=True),)


def with_first(unit: Strip | TextLines, *operations: Operation) -> Strip | TextLines:
    """Return a unit that draws some operations before its own."""
    first = Group(0.0, 0.0, 0, operations)
    if isinstance(unit, TextLines):
        return unit.dressed(unit.before, unit.after, (first, *unit.lead))
    return replace(unit, groups=(first, *unit.groups))


def lay_heading(block: Heading, width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return a heading's lines, its number hanging before them."""
    builder = Builder()
    level = min(max(block.level, 1), 3)
    style = setting.theme.headings[level - 1]
    element = builder.element(Element(f"H{level}"))
    hang = _hanging(block, style, setting.theme.list_indent, setting)
    left, wide = hang.place(width)
    lines = Lines(
        style,
        wide,
        element,
        left,
        origin=block.origin,
        before=style.before,
        after=style.after,
        keep=True,
        balanced=True,
    )
    found = set_lines(block.inlines, lines, setting, builder)
    if found is None and not hang.shapes:
        return builder.fragment(_empty(block.bookmark)) if block.bookmark else Fragment(())
    unit: Strip | TextLines = found or Strip(style.leading, (), style.before, style.after, True)
    anchor = Anchor(0.0, block.bookmark, level, heading_title(block))
    marks = hang.marks(width, baseline(style), element, setting)
    return builder.fragment((with_first(unit, anchor, *marks),))


@noun(frozen=True, slots=True)
class _Hang:
    """A number that hangs before a text.

    Attributes:
        shapes, width: its glyphs and how wide they are. look: theirs.
        indent: how far the text stands beside it. at: how far the number stands in.
        mirrored: whether it hangs at the right.
    """

    shapes: tuple[Shape, ...] = ()
    width: float = 0.0
    look: Look | None = None
    indent: float = 0.0
    at: float = 0.0
    mirrored: bool = False

    def place(self, width: float) -> tuple[float, float]:
        """Return where the text's lines begin and how wide they are."""
        left, inner = indented(width, self.indent)
        return (0.0 if self.mirrored else left), inner

    def marks(
        self, width: float, base: float, element: int, setting: Setting, dx: float = 0.0
    ) -> tuple[Text, ...]:
        """Return what draws the number in a line of a width that begins at `dx`."""
        if self.look is None:
            return ()
        look = self.look
        x = width - self.at - self.width if self.mirrored else self.at
        space = setting.shelf.shape(" ", look.voice)
        colour = setting.theme.colour("accent")
        shapes = (*self.shapes, *space)
        return (Text(x + dx, base, look.size, colour, shapes, element, 0.0, look.spacing),)


_NO_HANG = _Hang()


def _hanging(block: Heading | Paragraph, style: TextStyle, least: float, setting: Setting) -> _Hang:
    """Return a block's number; its text stands at least so far beside it.

    The numbers of paragraphs, which stand one under the other, end at one place up to 99.
    """
    number = clean(block.number).strip()
    if not number:
        return _NO_HANG
    look = setting.numbers(style).look
    shapes = setting.shelf.shape(number, look.voice)
    width, room = measure(shapes, look), 0.0
    if isinstance(block, Paragraph):
        room = measure(setting.shelf.shape("00", look.voice), look)
    indent = max(max(width, room) + NUMBER_GAP * look.size, least)
    mirrored = setting.mirrored or setting.leftwards(plain(block.inlines))
    return _Hang(shapes, width, look, indent, max(room - width, 0.0), mirrored)


def heading_title(block: Heading) -> str:
    """Return a heading with its number, as outline and contents show it."""
    return f"{clean(block.number).strip()} {plain(block.inlines)}".strip()


def runs_leftwards(blocks: Blocks, setting: Setting) -> bool:
    """Return whether blocks begin at the right: as the document does, or by their first text."""
    if setting.mirrored:
        return True
    first = blocks[0] if blocks else None
    return isinstance(first, Paragraph) and setting.leftwards(inline_text(first.inlines))


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
