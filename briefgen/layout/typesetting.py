"""Inlines set in lines: from runs to lines of drawing operations."""

from collections.abc import Sequence
from dataclasses import replace
from operator import sub

from briefgen.layout.breaking import TOLERANCE, Boxes, line_ends, loosest
from briefgen.layout.builder import Builder
from briefgen.layout.hyphens import hyphenated
from briefgen.layout.lines import LineSetter
from briefgen.layout.lining import Lines, stacked
from briefgen.layout.plain_text import plain_lines
from briefgen.layout.segments import segments_of
from briefgen.layout.setting import Setting
from briefgen.layout.text_lines import Strip, TextLines
from briefgen.layout.vocabulary import Word
from briefgen.layout.words import Cutter, Galley, exploded
from briefgen.model.direction import has_right_to_left
from briefgen.model.document import Align, Inlines
from briefgen.model.document_words import inline_text
from briefgen.model.problem import Problem, Severity
from briefgen.model.theme import TextStyle

__all__ = ["Lines", "set_lines", "set_text"]

_OTHER_SIDE = {Align.START: Align.END, Align.CENTRE: Align.CENTRE, Align.END: Align.START}
_LOOSE = 0.16
"""Share of a line that may stay empty before words are divided to fill it."""


def set_text(inlines: Inlines, wanted: Lines, setting: Setting, builder: Builder) -> list[Strip]:
    """Return text as strips, one for each line, for a drawing; an empty text has none."""
    lines = set_lines(inlines, wanted, setting, builder)
    return lines.strips() if lines is not None else []


def set_lines(
    inlines: Inlines, wanted: Lines, setting: Setting, builder: Builder
) -> TextLines | None:
    """Return text in lines, None if it is empty."""
    if len(inlines) == 1:
        plain = plain_lines(inlines[0], wanted, setting, builder)
        if plain is not None:
            if plain.foreign:
                _report_missing(plain.foreign, builder, wanted.origin)
            return stacked(plain.rows, wanted)
    style = wanted.style
    if style.letter_spacing and has_right_to_left(inline_text(inlines)):
        style = replace(style, letter_spacing=0.0)  # joined letters would come apart
    vocabulary = setting.vocabulary(style)
    segments, noted = segments_of(inlines, vocabulary, wanted, setting, builder)
    text = segments[0].text if len(segments) == 1 else "".join([s.text for s in segments])
    if not text.strip() and not any(segment.line_end for segment in segments):
        return None
    ascii_only = text.isascii()
    base = int(setting.leftwards(text)) if setting.mirrored or not ascii_only else 0
    align = wanted.align
    if setting.mirrored and not base:  # a foreign paragraph stands where the others stand
        align = _OTHER_SIDE[align]
    galley = Cutter(setting.shelf, base).cut(segments, text)
    if not galley.words:
        return None
    width = max(wanted.width, vocabulary.look.size)
    galley, ends = _lines(galley, width, style, setting)
    setter = LineSetter(galley, style, (wanted.left, width), align, base)
    starts = [0, *(end + 1 for end in ends)]
    rows = [
        setter.line(start, end + 1, end == ends[-1] or end in galley.forced)
        for start, end in zip(starts, ends, strict=False)
    ]
    places = zip(starts, ends, strict=False) if noted else ()
    notes = [_notes_between(galley, start, end) for start, end in places]
    if not ascii_only:
        _report_missing(galley.words, builder, wanted.origin)
    return stacked(rows, wanted, notes)


def _notes_between(galley: Galley, start: int, end: int) -> tuple[str, ...]:
    """Return the footnotes whose marks stand among some words."""
    return tuple(
        note
        for stretch in galley.stretches
        if stretch.segment.notes and stretch.start <= end and stretch.end > start
        for note in stretch.segment.notes
    )


def _lines(
    galley: Galley, width: float, style: TextStyle, setting: Setting
) -> tuple[Galley, list[int]]:
    """Return the words, some of them cut, and the number of the last one of each line."""
    if galley.total[-1] <= width and not galley.forced:
        return galley, [len(galley.words) - 1]
    boxes, lasts = _boxes(galley)
    widest = width + TOLERANCE
    if max(map(sub, boxes.ends, boxes.starts)) > widest:
        firsts = [0, *(last + 1 for last in lasts)]
        wide = [k for k, (a, b) in enumerate(zip(*boxes, strict=False)) if b - a > widest]
        galley = exploded(galley, [(firsts[k], lasts[k]) for k in wide])
        boxes, lasts = _boxes(galley)
    ends = _ends(galley, boxes, lasts, width, style.justify)
    if len(ends) > 1 and setting.theme.hyphenation and style.hyphenate:
        empty = loosest(boxes, ends, width)
        if empty > (0.05 if style.justify else _LOOSE):
            galley = hyphenated(galley, setting.shelf)
            boxes, lasts = _boxes(galley)
            ends = _ends(galley, boxes, lasts, width, style.justify)
    return galley, [lasts[end] for end in ends]


def _boxes(galley: Galley) -> tuple[Boxes, Sequence[int]]:
    """Return the boxes of a paragraph, and the number of the last word of each."""
    lasts: Sequence[int] = range(len(galley.words))
    if not galley.joined:
        return Boxes(galley.total, list(map(sub, galley.total[1:], galley.spaces))), lasts
    # A box of several words has the start of the first and the space of the last.
    starts, spaces, lasts = list(galley.total), list(galley.spaces), list(lasts)
    for k in sorted(galley.joined, reverse=True):
        del starts[k + 1], spaces[k], lasts[k]
    return Boxes(starts, list(map(sub, starts[1:], spaces))), lasts


def _ends(
    galley: Galley, boxes: Boxes, lasts: Sequence[int], width: float, justify: bool
) -> list[int]:
    """Return the last box of every line."""
    hyphens: Sequence[float] = ()
    if galley.divisible:
        own = (galley.words[k].hyphen for k in lasts)
        hyphens = [hyphen.width if hyphen else 0.0 for hyphen in own]
    forced = [k in galley.forced for k in lasts] if galley.forced else ()
    return line_ends(boxes, width, hyphens, forced, justify)


def _report_missing(words: Sequence[Word], builder: Builder, origin: str) -> None:
    missing = {
        character
        for word in words
        if not word.text.isascii()
        for shape in word.shapes
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
