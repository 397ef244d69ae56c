"""Inlines set in lines: from runs to strips with drawing operations."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.layout.breaking import line_ends, loosest
from briefgen.layout.fragment import Builder, Strip
from briefgen.layout.hyphens import hyphenated
from briefgen.layout.lines import LineSetter
from briefgen.layout.setting import Setting
from briefgen.layout.vocabulary import Vocabulary
from briefgen.layout.words import Cutter, Galley, Segment, clean, exploded
from briefgen.model.direction import has_right_to_left
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
from briefgen.model.document_words import inline_text
from briefgen.model.nouns import noun
from briefgen.model.page import Element, Group
from briefgen.model.problem import Problem, Severity
from briefgen.model.theme import TextStyle

NOTE_KIND = "Note"
_OTHER_SIDE = {Align.START: Align.END, Align.CENTRE: Align.CENTRE, Align.END: Align.START}
_LOOSE = 0.16
"""Share of a line that may stay empty before words are divided to fill it."""


@noun(frozen=True, slots=True)
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
    before: float = 0.0  # space above the first line
    after: float = 0.0  # space below the last
    keep: bool = False  # no page may end after any line


def set_text(inlines: Inlines, wanted: Lines, setting: Setting, builder: Builder) -> list[Strip]:
    """Return text as strips, one for each line; an empty text has none."""
    style = replace(wanted.style, bold=True) if wanted.bold else wanted.style
    if style.letter_spacing and has_right_to_left(inline_text(inlines)):
        style = replace(style, letter_spacing=0.0)  # joined letters would come apart
    vocabulary = setting.vocabulary(style)
    segments, noted = segments_of(inlines, vocabulary, wanted, setting, builder)
    text = "".join([segment.text for segment in segments])
    if not text.strip() and not any(segment.line_end for segment in segments):
        return []
    base = int(setting.leftwards(text))
    align = wanted.align
    if setting.mirrored and not base:  # a foreign paragraph stands where the others stand
        align = _OTHER_SIDE[align]
    galley = Cutter(setting.shelf, base).cut(segments, text)
    if not galley.words:
        return []
    width = max(wanted.width, vocabulary.look.size)
    galley, ends = _lines(galley, width, style, setting)
    setter = LineSetter(galley, style, (wanted.left, width), align, base)
    strips, start, count = [], 0, len(ends)
    for number, end in enumerate(ends):
        last = number == count - 1 or end in galley.forced
        operations = setter.line(start, end + 1, last, wanted.origin)
        notes = _notes_between(galley, start, end) if noted else ()
        groups = (Group(0.0, 0.0, 0, tuple(operations)),)
        first, final = number == 0, number == count - 1
        lonely = count > 1 and (first or number == count - 2)
        strips.append(
            Strip(
                style.leading,
                groups,
                wanted.before if first else 0.0,
                wanted.after if final else 0.0,
                lonely or wanted.keep,
                notes,
            )
        )
        start = end + 1
    if not text.isascii():
        _report_missing(galley, builder, wanted.origin)
    return strips


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
    boxes = _Boxes(galley)
    if max(boxes.widths) > width:
        galley = exploded(galley, [own for own, w in boxes.ranges() if w > width])
        boxes = _Boxes(galley)
    ends = boxes.line_ends(width, style.justify)
    if len(ends) > 1 and setting.theme.hyphenation and style.hyphenate:
        empty = loosest(boxes.widths, boxes.spaces, ends, width)
        if empty > (0.05 if style.justify else _LOOSE):
            galley = hyphenated(galley, setting.shelf)
            boxes = _Boxes(galley)
            ends = boxes.line_ends(width, style.justify)
    return galley, [boxes.lasts[end] for end in ends]


class _Boxes:
    """What of a paragraph stands between two places where a line may end.

    Attributes:
        widths: points. spaces: after each. lasts: the number of the last word of each.
    """

    def __init__(self, galley: Galley) -> None:
        self._galley = galley
        self.widths, self.spaces = galley.widths, galley.spaces
        self.lasts: Sequence[int] = range(len(galley.words))
        if galley.joined:
            total = galley.total
            self.lasts = [k for k in self.lasts if k not in galley.joined]
            self.spaces = tuple([galley.spaces[k] for k in self.lasts])
            starts = [0, *(k + 1 for k in self.lasts[:-1])]
            self.widths = [
                total[last + 1] - total[first] - space
                for first, last, space in zip(starts, self.lasts, self.spaces, strict=True)
            ]

    def ranges(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Yield the first and last word of each box, and its width."""
        start = 0
        for last, width in zip(self.lasts, self.widths, strict=True):
            yield (start, last), width
            start = last + 1

    def line_ends(self, width: float, justify: bool) -> list[int]:
        """Return the last box of every line."""
        galley = self._galley
        if not galley.forced and galley.total[-1] <= width:
            return [len(self.lasts) - 1]
        hyphens: Sequence[float] = ()
        if galley.divisible:
            own = (galley.words[k].hyphen for k in self.lasts)
            hyphens = [hyphen.width if hyphen else 0.0 for hyphen in own]
        forced = [k in galley.forced for k in self.lasts] if galley.forced else ()
        return line_ends(self.widths, self.spaces, hyphens, forced, width, justify)


def segments_of(
    inlines: Inlines, base: Vocabulary, wanted: Lines, setting: Setting, builder: Builder
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
            vocabulary = setting.run_vocabulary(base, shown)
            segments.append(Segment(clean(inline.text), vocabulary, own, link=link))
            continue
        link = ("", "")
        if isinstance(inline, LineBreak):
            segments.append(Segment("", base, element, line_end=True))
        elif isinstance(inline, NoteReference):
            segments.append(_note_mark(inline, base, element, setting, builder))
            noted = True
        else:
            segments.append(_number(inline, base, element, setting, builder))
    return segments, noted


def _note_mark(
    inline: NoteReference, base: Vocabulary, element: int, setting: Setting, builder: Builder
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
    raised = setting.note_vocabulary(base)
    reference = builder.element(Element("Reference", element))
    mark = builder.element(Element("Link", reference)) if label else reference
    target = f"note:{inline.note}" if label else ""
    return Segment(label or "?", raised, mark, (inline.note,) if label else (), link=("", target))


def _number(
    inline: PageReference | PageNumber | PageCount,
    base: Vocabulary,
    element: int,
    setting: Setting,
    builder: Builder,
) -> Segment:
    if isinstance(inline, PageNumber):
        return Segment(setting.page, base, element)
    if isinstance(inline, PageCount):
        return Segment(setting.count, base, element)
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
    return Segment(label or "?", base, link, link=("", inline.target if label else ""))


def _report_missing(galley: Galley, builder: Builder, origin: str) -> None:
    missing = {
        character
        for word in galley.words
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
