"""One line of words as drawing operations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from briefgen.layout.looks import TAG_PADDING, Look
from briefgen.layout.vocabulary import Word, measure, shapes_of
from briefgen.layout.words import NO_LINK, Galley, Segment, Stretch
from briefgen.model import bidi
from briefgen.model.document import Align
from briefgen.model.page import Link, Operation, Rectangle, Shape, Text
from briefgen.model.theme import TextStyle

CENTRE = 0.36
"""Capitals stand in the middle of their line: the base line is this many sizes below it."""

_TIGHTEST, _WIDEST = -0.35, 12.0
"""By how many points a space may be changed to justify a line."""


@dataclass(slots=True)
class _Open:
    """A text operation that is being filled."""

    x: float
    look: Look
    element: int
    shapes: list[Shape]


@dataclass(slots=True)
class _Line:
    """The words of a line, from number `start` to before `end`, and where they stand.

    Attributes:
        x: left edge. width: of the words and the spaces between them, before these are stretched.
        gap: what is added to each space. hyphen: what is drawn at the end.
    """

    start: int
    end: int
    x: float
    width: float
    gap: float
    hyphen: Word | None


class LineSetter:
    """Sets the lines of one paragraph, one after the other."""

    def __init__(
        self,
        galley: Galley,
        style: TextStyle,
        place: tuple[float, float],
        align: Align,
        base: int,
    ) -> None:
        """Take a paragraph, its style, and the left edge and the width of its lines."""
        self._galley = galley
        self._left, self._width = place
        self._justify = style.justify
        self._height = style.leading
        self._leftwards = base > 0
        self._top, self._base_line = 0.0, baseline(style)
        end = Align.START if base else Align.END
        self._side = 1.0 if align is end else 0.5 if align is Align.CENTRE else 0.0
        self._words, self._total = galley.words, galley.total
        self._blanks = [0, *accumulate(map(bool, galley.spaces))] if style.justify else []
        self._stretch = 0

    def line(self, start: int, end: int, last: bool) -> tuple[Operation, ...]:
        """Return the operations of the next line, measured from the top of the first.

        Args:
            start: number of its first word.
            end: number of the first word of the next line.
            last: whether the paragraph, or a part of it before a forced line end, ends with it;
                such a line is not stretched.
        """
        galley = self._galley
        width = self._total[end] - self._total[start] - galley.spaces[end - 1]
        hyphen = galley.words[end - 1].hyphen if galley.divisible and not last else None
        if hyphen is not None:
            width += hyphen.width
        slack, gap = self._width - width, 0.0
        if self._justify and not last:
            spaces = self._blanks[end - 1] - self._blanks[start]
            if spaces and _TIGHTEST < slack / spaces < _WIDEST:
                gap, slack = slack / spaces, 0.0
        x = self._left + max(slack, 0.0) * self._side
        if galley.before and start in galley.before:
            # What parts a marking from the words before it is not wanted at a line's beginning.
            lead = max(galley.before[start] - TAG_PADDING, 0.0)
            x += lead if self._leftwards else -lead if self._side == 0.0 else 0.0
        said = self._plain_text(start, end, x, gap) if hyphen is None else None
        operations = (said,) if said else self._set(_Line(start, end, x, width, gap, hyphen))
        self._top += self._height
        return operations

    def _plain_text(self, start: int, end: int, x: float, gap: float) -> Text | None:
        """Return what draws a line of plain words of one segment, as most are, else None."""
        if self._galley.levels is not None:
            return None
        stretch = self._galley.stretches[self._stretch]
        segment = stretch.segment
        look = segment.vocabulary.look
        if stretch.end < end or segment.link != NO_LINK or look.tag:
            return None
        shapes = shapes_of(self._words[start:end])
        if not shapes:
            return None
        if stretch.end == end:
            self._stretch += 1
        return self._text(x, look, segment.element, shapes, gap)

    def _set(self, line: _Line) -> tuple[Operation, ...]:
        """Return what draws the words of any line."""
        return tuple(self._plain(line) if self._galley.levels is None else self._mixed(line))

    def _stretches(self, line: _Line) -> list[Stretch]:
        """Return what stretches of words a line has, cut at its ends."""
        found: list[Stretch] = []
        for own in self._galley.stretches[self._stretch :]:
            start, end = max(own.start, line.start), min(own.end, line.end)
            found.append(Stretch(start, end, own.segment))
            if own.end <= line.end:
                self._stretch += 1
            if own.end >= line.end:
                break
        return found

    def _at(self, number: int, line: _Line) -> float:
        """Return where a word of a line begins, or the line ends."""
        if number == line.end:
            x = line.x + line.width
        else:
            x = line.x + self._total[number] - self._total[line.start]
        if line.gap:
            blanks = self._blanks[min(number, line.end - 1)] - self._blanks[line.start]
            x += line.gap * blanks
        return x

    def _plain(self, line: _Line) -> list[Operation]:
        """Set a line that runs from left to right."""
        operations: list[Operation] = []
        extras: list[Operation] = []
        run: _Open | None = None
        stretches = self._stretches(line)
        link = line.x
        for number, stretch in enumerate(stretches):
            segment = stretch.segment
            look = segment.vocabulary.look
            start = stretch.start
            pad = self._galley.before.get(start, 0.0) if self._galley.before else 0.0
            if run is None or run.look is not look or run.element != segment.element or pad:
                self._flush(run, line.gap, operations)
                run = _Open(self._at(start, line) + pad, look, segment.element, [])
            run.shapes.extend(shapes_of(self._words[start : stretch.end]))
            if look.tag and self._galley.words[start].text:
                extras.append(self._tag(stretch, line, pad))
            if segment.link != NO_LINK:
                if not number or stretches[number - 1].segment.link != segment.link:
                    link = self._at(start, line)
                following = stretches[number + 1] if number + 1 < len(stretches) else None
                if following is None or following.segment.link != segment.link:
                    extras.append(self._link(link, self._at(stretch.end, line), segment))
        if run is not None and line.hyphen is not None:
            run.shapes.extend(line.hyphen.shapes)
        self._flush(run, line.gap, operations)
        operations.extend(extras)
        return operations

    def _tag(self, stretch: Stretch, line: _Line, pad: float) -> Rectangle:
        lead = max(pad - TAG_PADDING, 0.0)
        x0, x1 = self._at(stretch.start, line) + lead, self._at(stretch.end, line)
        return self._frame(x0, x1, stretch.segment.vocabulary.look)

    def _mixed(self, line: _Line) -> list[Operation]:
        """Set a line with right-to-left text: placed in visual, drawn in reading order."""
        galley = self._galley
        pieces = [
            _Piece(
                galley.words[k],
                stretch.segment,
                galley.levels[k] if galley.levels else 0,
                galley.before.get(k, 0.0),
                galley.after.get(k, 0.0),
            )
            for stretch in self._stretches(line)
            for k in range(stretch.start, stretch.end)
        ]
        trailing = pieces.pop() if not pieces[-1].word.text and pieces[-1].word.space else None
        if line.hyphen is not None:
            pieces.append(replace(pieces[-1], word=line.hyphen, before=0.0, after=0.0))
        places: dict[int, float] = {}
        x = line.x
        for index in bidi.reordered(range(len(pieces)), [piece.level for piece in pieces]):
            places[index] = x
            x += pieces[index].width + (line.gap if pieces[index].word.space else 0.0)
        operations: list[Operation] = []
        frames: dict[int, tuple[float, float, Look]] = {}
        for index, piece in enumerate(pieces):
            segment, look = piece.segment, piece.segment.vocabulary.look
            place = places[index]
            operations.extend(self._directed(piece, place + piece.before))
            if look.tag:
                lead = max(piece.before - TAG_PADDING, 0.0)
                left, right, _ = frames.get(id(segment), (place + lead, 0.0, look))
                frames[id(segment)] = (
                    min(left, place + lead),
                    max(right, place + piece.width),
                    look,
                )
            if segment.link != NO_LINK:
                operations.append(self._link(place, place + piece.width, segment))
        operations.extend(self._frame(*ends) for ends in frames.values())
        if trailing is not None:
            end = line.x - trailing.width if self._leftwards else line.x + line.width
            operations.extend(self._directed(trailing, end))
        return operations

    def _directed(self, piece: "_Piece", x: float) -> list[Operation]:
        """Return a piece's shapes in reading order; right-to-left ones begin at the right."""
        look, element = piece.segment.vocabulary.look, piece.segment.element
        shapes = piece.word.shapes
        if piece.level % 2 == 0 or len(shapes) < 2:
            return [self._text(x, look, element, shapes, 0.0)] if shapes else []
        operations: list[Operation] = []
        x += measure(shapes, look)
        for shape in shapes:
            x -= measure((shape,), look)
            operations.append(self._text(x, look, element, (shape,), 0.0))
        return operations

    def _flush(self, run: _Open | None, gap: float, operations: list[Operation]) -> None:
        if run is not None and run.shapes:
            operations.append(self._text(run.x, run.look, run.element, run.shapes, gap))

    def _text(
        self, x: float, look: Look, element: int, shapes: Sequence[Shape], gap: float
    ) -> Text:
        y = self._top + self._base_line - look.rise
        return Text(x, y, look.size, look.colour, tuple(shapes), element, gap, look.spacing)

    def _frame(self, x0: float, x1: float, look: Look) -> Rectangle:
        """Return the outline round a marking."""
        high = look.size * 0.72
        return Rectangle(
            x0 + 0.3,
            self._top + self._base_line - high - 2.0,
            x1 - x0 - 0.6,
            high + 4.0,
            outline=look.colour,
            line_width=0.7,
            radius=1.6,
        )

    def _link(self, x0: float, x1: float, segment: Segment) -> Link:
        href, target = segment.link
        text = segment.text.strip() or href or target
        return Link(
            x0, self._top, max(x1 - x0, 1.0), self._height, href, target, text, segment.element
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word with its place's particulars, in a line that runs both ways."""

    word: Word
    segment: Segment
    level: int
    before: float
    after: float

    @property
    def width(self) -> float:
        return self.word.width + self.word.space + self.before + self.after


def baseline(style: TextStyle) -> float:
    """Return how far a style's base line is below the top of its line, in points."""
    return style.leading / 2.0 + style.size * CENTRE
