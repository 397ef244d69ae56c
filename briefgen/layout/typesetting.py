"""Inlines set in lines: from runs to strips with drawing operations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.layout import bidi, hyphens
from briefgen.layout.breaking import line_ends, loosest
from briefgen.layout.fragment import Builder, Strip
from briefgen.layout.lines import LineSetter
from briefgen.layout.looks import Look, base_look, run_look
from briefgen.layout.setting import Setting
from briefgen.layout.words import Box, Cutter, Segment, clean, exploded
from briefgen.model.document import (
    Align,
    Inlines,
    LineBreak,
    NoteReference,
    PageCount,
    PageNumber,
    PageReference,
    Run,
)
from briefgen.model.page import Element, Group
from briefgen.model.problem import Problem, Severity
from briefgen.model.theme import TextStyle

NOTE_KIND = "Note"
_LOOSE = 0.16
"""Share of a line that may stay empty before words are divided to fill it."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What is asked of set text: its style, width, place and structure element."""

    style: TextStyle
    width: float
    element: int
    left: float = 0.0
    align: Align = Align.START
    origin: str = ""
    bold: bool = False
    quiet_links: bool = False  # links look like the text around them


def set_text(inlines: Inlines, wanted: Lines, setting: Setting, builder: Builder) -> list[Strip]:
    """Return text as strips, one for each line; an empty text has none."""
    style = replace(wanted.style, bold=True) if wanted.bold else wanted.style
    look = setting.looks.get(style)
    if look is None:
        look = setting.looks[style] = base_look(setting.theme, style, setting.language)
    segments, noted = segments_of(inlines, look, wanted, setting, builder)
    text = "".join(segment.text for segment in segments)
    if not text.strip() and not any(segment.line_end for segment in segments):
        return []
    base = bidi.base_level(text)
    cutter = Cutter(setting.shelf, base)
    width = max(wanted.width, look.size)
    boxes = cutter.cut(segments)
    if any(box.width > width for box in boxes):
        boxes = [b for box in boxes for b in exploded(box, width, setting.shelf)]
    if not boxes:
        return []
    boxes, ends = _lines(boxes, width, style, setting, cutter)
    setter = LineSetter(wanted.left, width, style, wanted.align, base, cutter.mixed)
    strips, start = [], 0
    for end in ends:
        line = boxes[start : end + 1]
        last = end == len(boxes) - 1 or boxes[end].line_end
        operations = setter.line(line, last, wanted.origin)
        notes: tuple[str, ...] = ()
        if noted:
            notes = tuple(n for box in line for p in box.pieces for n in p.segment.notes)
        groups = (Group(0.0, 0.0, 0, tuple(operations)),)
        strips.append(Strip(style.leading, groups, notes=notes))
        start = end + 1
    if not text.isascii():
        _report_missing(boxes, builder, wanted.origin)
    return guarded(strips)


def guarded(strips: Sequence[Strip]) -> list[Strip]:
    """Return lines that leave no single first or last line alone on a page."""
    result = list(strips)
    count = len(result)
    for place in {0, count - 2} if count > 1 else ():
        strip = result[place]
        result[place] = Strip(
            strip.height, strip.groups, strip.before, strip.after, True, strip.notes
        )
    return result


def _lines(
    boxes: list[Box], width: float, style: TextStyle, setting: Setting, cutter: Cutter
) -> tuple[list[Box], list[int]]:
    """Return the boxes, some of them divided, and the last box of each line."""
    ends = _break(boxes, width, style.justify)
    if len(ends) == 1:
        return boxes, ends
    if (
        setting.theme.hyphenation
        and style.hyphenate
        and loosest(
            [box.width for box in boxes],
            [box.space.width if box.space else 0.0 for box in boxes],
            ends,
            width,
        )
        > (0.05 if style.justify else _LOOSE)
    ):
        boxes = [part for box in boxes for part in hyphens.divided(box, cutter, setting.shelf)]
        ends = _break(boxes, width, style.justify)
    return boxes, ends


def _break(boxes: Sequence[Box], width: float, justify: bool) -> list[int]:
    widths = [box.width for box in boxes]
    spaces = [box.space.width if box.space else 0.0 for box in boxes]
    forced = [box.line_end for box in boxes]
    if sum(widths) + sum(spaces) <= width and not any(forced):
        return [len(boxes) - 1]
    return line_ends(
        widths,
        spaces,
        [box.hyphen.width if box.hyphen else 0.0 for box in boxes],
        forced,
        width,
        justify,
    )


def segments_of(
    inlines: Inlines, look: Look, wanted: Lines, setting: Setting, builder: Builder
) -> tuple[list[Segment], bool]:
    """Return inlines as segments with their structure, and whether footnotes are among them."""
    segments: list[Segment] = []
    noted, element = False, wanted.element
    link, link_element = ("", ""), -1
    for inline in inlines:
        if isinstance(inline, Run):
            own, target = element, (inline.href, inline.target)
            if target != ("", ""):
                if target != link:
                    link_element = builder.element(Element("Link", element))
                own = link_element
            link = target
            if inline.language and inline.language != setting.language:
                own = builder.element(Element("Span", own, language=inline.language))
            shown = replace(inline, href="", target="") if wanted.quiet_links else inline
            segments.append(
                Segment(clean(inline.text), run_look(setting.theme, look, shown), own, link=link)
            )
            continue
        link = ("", "")
        if isinstance(inline, LineBreak):
            segments.append(Segment("", look, element, line_end=True))
        elif isinstance(inline, NoteReference):
            segments.append(_note_mark(inline, look, element, setting, builder))
            noted = True
        else:
            segments.append(_number(inline, look, element, setting, builder))
    return segments, noted


def _note_mark(
    inline: NoteReference, look: Look, element: int, setting: Setting, builder: Builder
) -> Segment:
    label = setting.answer(f"note:{inline.note}")
    builder.uses[f"note:{inline.note}"] = label
    if not label:
        builder.problems.append(
            Problem(
                "note-missing",
                Severity.WARNING,
                f"The text refers to a footnote “{inline.note}” that does not exist.",
                "Add the footnote to the template, or take the reference out.",
            )
        )
    raised = run_look(setting.theme, look, Run("", superscript=True))
    raised = replace(raised, colour=setting.theme.colour("accent"))
    reference = builder.element(Element("Reference", element))
    mark = builder.element(Element("Link", reference)) if label else reference
    target = f"note:{inline.note}" if label else ""
    return Segment(label or "?", raised, mark, (inline.note,) if label else (), link=("", target))


def _number(
    inline: PageReference | PageNumber | PageCount,
    look: Look,
    element: int,
    setting: Setting,
    builder: Builder,
) -> Segment:
    if isinstance(inline, PageNumber):
        return Segment(setting.page, look, element)
    if isinstance(inline, PageCount):
        return Segment(setting.count, look, element)
    label = setting.answer(f"page:{inline.target}")
    builder.uses[f"page:{inline.target}"] = label
    if not label:
        builder.problems.append(
            Problem(
                "bookmark-missing",
                Severity.WARNING,
                f"The text gives the page of “{inline.target}”, which is nowhere in the brief.",
                "Correct the reference in the template, or take it out.",
            )
        )
    reference = builder.element(Element("Reference", element))
    link = builder.element(Element("Link", reference)) if label else reference
    return Segment(label or "?", look, link, link=("", inline.target if label else ""))


def _report_missing(boxes: Sequence[Box], builder: Builder, origin: str) -> None:
    missing = {
        character
        for box in boxes
        for piece in box.pieces
        if not piece.text.isascii()
        for shape in piece.shapes
        for character in shape.missing
    }
    for character in sorted(missing):
        builder.problems.append(
            Problem(
                "glyph-missing",
                Severity.WARNING,
                f"No font here has the character U+{ord(character):04X}; "
                "a mark is printed in its place.",
                "Install a font that has it, or write it differently.",
                item=origin,
            )
        )
