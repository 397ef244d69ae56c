"""The table of contents: headings with the pages on which they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.layout.builder import Builder
from briefgen.layout.elements import ENTRY, PARAGRAPH, REFERENCE
from briefgen.layout.fragment import Fragment, Unit, apart, extent
from briefgen.layout.lines import baseline
from briefgen.layout.looks import Look
from briefgen.layout.setting import Lay, Setting
from briefgen.layout.text_lines import TextLines
from briefgen.layout.typesetting import Lines, set_lines
from briefgen.layout.vocabulary import measure
from briefgen.model.document import Contents, ParagraphStyle, Run
from briefgen.model.page import Destination, Element, Line, Operation, Text
from briefgen.model.theme import TextStyle

_STYLES = (ParagraphStyle.CONTENTS_1, ParagraphStyle.CONTENTS_2, ParagraphStyle.CONTENTS_3)
_NUMBER_ROOM = "0000"
_DOTS = 1.6
_REFERENCE = 1
"""Number of the element that holds an entry's words, within the entry."""

_AFTER = 8.0


def lay_contents(block: Contents, width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return one entry for each heading; page numbers stand at the far edge."""
    builder = Builder()
    builder.uses["contents:"] = setting.answer("contents:")
    entries = [d for d in setting.headings if 1 <= d.level <= block.depth]
    units: list[Unit] = []
    if block.title:
        style = setting.theme.look(ParagraphStyle.LABEL)
        element = builder.element(PARAGRAPH)
        asked = Lines(style, width, element, before=style.before, after=style.after, keep=True)
        title = set_lines((Run(block.title),), asked, setting, builder)
        units.extend(() if title is None else (title,))
    if entries:
        parent = builder.element(Element("TOC"))
        levels = {level: _level(level, setting) for level in {entry.level for entry in entries}}
        for entry in entries:
            units.extend(_entry(entry, levels[entry.level], parent, width, setting, builder))
    if units:
        units[-1] = apart(units[-1], after=max(units[-1].after, _AFTER))
    return builder.fragment(units)


class _Level(NamedTuple):
    """How entries of a level look: their words, their page numbers, and the room for these."""

    style: TextStyle
    look: Look
    room: float


def _level(level: int, setting: Setting) -> _Level:
    style = setting.theme.look(_STYLES[min(level, 3) - 1])
    look = setting.numbers(style).look
    return _Level(style, look, measure(setting.shelf.shape(_NUMBER_ROOM, look.voice), look))


def _entry(
    entry: Destination,
    level: _Level,
    parent: int,
    width: float,
    setting: Setting,
    builder: Builder,
) -> list[Unit]:
    style, look, _ = level
    key = (entry.name, entry.title, entry.level, width)
    if key not in setting.entries:
        setting.entries[key] = _title(entry, level, width, setting)
    found = builder.embed(setting.entries[key], parent)
    title = found[0] if found else None
    if not isinstance(title, TextLines):
        return []
    number = setting.shelf.shape(str(entry.page) if entry.page else "0", look.voice)
    wide = measure(number, look)
    base = title.height - style.leading + baseline(style)
    x = 0.0 if setting.mirrored else width - wide
    text = Text(x, base, look.size, look.colour, number, _REFERENCE)
    side = wide if setting.mirrored else x
    return [title.closed((*_leader(title.rows[-1], side, base, setting, style), text))]


def _title(entry: Destination, level: _Level, width: float, setting: Setting) -> Fragment:
    """Return an entry without its page number, which is not known when it is first laid out."""
    style, _, room = level
    builder = Builder()
    builder.element(ENTRY)
    builder.element(REFERENCE, 0)
    left = setting.theme.list_indent * (entry.level - 1)
    begin = room if setting.mirrored else left
    lines = Lines(
        style,
        width - left - room,
        _REFERENCE,
        begin,
        quiet_links=True,
        before=style.before,
        after=style.after,
    )
    title = set_lines((Run(entry.title, target=entry.name),), lines, setting, builder)
    return builder.fragment(() if title is None else (title,))


def _leader(
    words: Sequence[Operation], end: float, base: float, setting: Setting, style: TextStyle
) -> tuple[Operation, ...]:
    """Return a dotted line from the entry's last word to its page number, which begins at `end`.

    On a page that runs leftwards `end` is the number's right side.
    """
    left, right = extent(words)
    space = style.size * 0.6
    start, stop = right + style.size * 0.5, end - space
    if setting.mirrored:
        start, stop = end + space, left - style.size * 0.5
    if stop <= start:
        return ()
    colour = setting.theme.colour("hairline")
    return (Line(start, base - 0.5, stop, base - 0.5, 0.7, colour, _DOTS),)
