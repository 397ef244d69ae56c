"""One line of boxes as drawing operations."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.layout import bidi
from briefgen.layout.looks import TAG_PADDING, Look
from briefgen.layout.words import Box, Piece, measure
from briefgen.model.document import Align
from briefgen.model.page import Link, Operation, Rectangle, Shape, Spot, Text
from briefgen.model.theme import TextStyle

CENTRE = 0.36
"""Capitals stand in the middle of their line: the base line is this many sizes below it."""


@dataclass(slots=True)
class _Open:
    """A text operation that is being filled."""

    x: float
    look: Look
    element: int
    shapes: list[Shape]


class LineSetter:
    """Sets the lines of one paragraph."""

    def __init__(
        self, left: float, width: float, style: TextStyle, align: Align, base: int, mixed: bool
    ) -> None:
        self._left = left
        self._width = width
        self._style = style
        self._mixes = mixed
        self._leftwards = base > 0
        self._height = style.leading
        self.baseline = baseline(style)
        end = Align.START if base else Align.END
        self._side = 1.0 if align is end else 0.5 if align is Align.CENTRE else 0.0

    def line(self, boxes: Sequence[Box], last: bool, origin: str) -> list[Operation]:
        """Return the operations of a line; `last` of its paragraph lines are not stretched."""
        if not self._mixes and not origin:
            simple = self._simple(boxes, last)
            if simple is not None:
                return [simple]
        pieces: list[Piece] = []
        spaces = 0
        width = 0.0
        for number, box in enumerate(boxes):
            pieces.extend(box.pieces)
            width += box.width
            if number < len(boxes) - 1:
                if box.space is not None:
                    pieces.append(box.space)
                    spaces += 1
                    width += box.space.width
            elif box.hyphen is not None and not last:
                pieces.append(box.hyphen)
                width += box.hyphen.width
        trailing = boxes[-1].space if boxes else None
        slack = self._width - width
        gap = 0.0
        if self._style.justify and not last and spaces and -0.35 < slack / spaces < 12.0:
            gap, slack = slack / spaces, 0.0
        x = self._left + max(slack, 0.0) * self._side
        if self._mixes:
            operations = self._mixed(pieces, x, gap)
            if trailing is not None:
                end = x - trailing.width if self._leftwards else x + width
                operations.extend(self._directed(trailing, end))
        else:
            operations = self._plain(pieces, x, gap, trailing)
        if origin:
            operations.append(Spot(x, 0.0, max(width, 1.0), self._height, origin))
        return operations

    def _simple(self, boxes: Sequence[Box], last: bool) -> Text | None:
        """Return a line that is one piece of plain text, None if it is more than that."""
        if self._style.justify and not last:
            return None
        segment = boxes[0].pieces[0].segment if boxes[0].pieces else None
        if segment is None or segment.look.tag or segment.link != ("", ""):
            return None
        shapes: list[Shape] = []
        width = 0.0
        space: Piece | None = None
        for box in boxes:
            for piece in box.pieces:
                if piece.segment is not segment:
                    return None
                shapes += piece.shapes
            space = box.space
            width += box.width
            if space is not None:
                if space.segment is not segment:
                    return None
                shapes += space.shapes
                width += space.width
        final = boxes[-1]
        if space is not None:
            width -= space.width
        if final.hyphen is not None and not last:
            shapes += final.hyphen.shapes
            width += final.hyphen.width
        x = self._left + max(self._width - width, 0.0) * self._side
        return self._text(x, segment.look, segment.element, shapes, 0.0)

    def _plain(
        self, pieces: Sequence[Piece], x: float, gap: float, trailing: Piece | None
    ) -> list[Operation]:
        """Set a line that runs from left to right."""
        operations: list[Operation] = []
        extras: list[Operation] = []
        run: _Open | None = None
        frame = link = x
        for number, piece in enumerate(pieces):
            segment = piece.segment
            if (
                run is None
                or run.look is not segment.look
                or run.element != segment.element
                or piece.pad_before
            ):
                self._flush(run, gap, operations)
                run = _Open(x + piece.pad_before, segment.look, segment.element, [])
            previous = pieces[number - 1].segment if number else None
            if previous is None or previous.link != segment.link:
                link = x
            if previous is not segment:
                frame = x + max(piece.pad_before - TAG_PADDING, 0.0)
            run.shapes.extend(piece.shapes)
            x += piece.width
            if piece.text == " ":
                x += gap
            following = pieces[number + 1].segment if number + 1 < len(pieces) else None
            if segment.look.tag and following is not segment:
                extras.append(self._frame(frame, x, segment.look))
            if segment.link != ("", "") and (following is None or following.link != segment.link):
                extras.append(self._link(link, x, piece))
        if (
            run is not None
            and trailing is not None
            and trailing.segment.look is run.look
            and trailing.segment.element == run.element
        ):
            run.shapes.extend(trailing.shapes)
            trailing = None
        self._flush(run, gap, operations)
        if trailing is not None:
            own = trailing.segment
            operations.append(self._text(x, own.look, own.element, trailing.shapes, 0.0))
        operations.extend(extras)
        return operations

    def _mixed(self, pieces: Sequence[Piece], x: float, gap: float) -> list[Operation]:
        """Set a line with right-to-left text: placed in visual, drawn in reading order."""
        places: dict[int, float] = {}
        order = bidi.reordered(range(len(pieces)), [piece.level for piece in pieces])
        for index in order:
            places[index] = x
            x += pieces[index].width + (gap if pieces[index].text == " " else 0.0)
        operations: list[Operation] = []
        frames: dict[int, tuple[float, float, Look]] = {}
        for index, piece in enumerate(pieces):
            segment = piece.segment
            place = places[index]
            operations.extend(self._directed(piece, place + piece.pad_before))
            if segment.look.tag:
                lead = max(piece.pad_before - TAG_PADDING, 0.0)
                left, right, _ = frames.get(id(segment), (place + lead, 0.0, segment.look))
                ends = (min(left, place + lead), max(right, place + piece.width), segment.look)
                frames[id(segment)] = ends
            if segment.link != ("", ""):
                operations.append(self._link(place, place + piece.width, piece))
        operations.extend(self._frame(*ends) for ends in frames.values())
        return operations

    def _directed(self, piece: Piece, x: float) -> list[Operation]:
        """Return a piece's shapes in reading order; right-to-left ones begin at the right."""
        look, element = piece.segment.look, piece.segment.element
        if piece.level % 2 == 0 or len(piece.shapes) == 1:
            return [self._text(x, look, element, piece.shapes, 0.0)]
        operations: list[Operation] = []
        x += measure(piece.shapes, look)
        for shape in piece.shapes:
            x -= measure((shape,), look)
            operations.append(self._text(x, look, element, (shape,), 0.0))
        return operations

    def _flush(self, run: _Open | None, gap: float, operations: list[Operation]) -> None:
        if run is not None and run.shapes:
            operations.append(self._text(run.x, run.look, run.element, tuple(run.shapes), gap))

    def _text(
        self, x: float, look: Look, element: int, shapes: Sequence[Shape], gap: float
    ) -> Text:
        return Text(
            x,
            self.baseline - look.rise,
            look.size,
            look.colour,
            tuple(shapes),
            element,
            gap,
            look.spacing,
        )

    def _frame(self, x0: float, x1: float, look: Look) -> Rectangle:
        """Return the outline round a marking."""
        high = look.size * 0.72
        return Rectangle(
            x0 + 0.3,
            self.baseline - high - 2.0,
            x1 - x0 - 0.6,
            high + 4.0,
            outline=look.colour,
            line_width=0.7,
            radius=1.6,
        )

    def _link(self, x0: float, x1: float, piece: Piece) -> Link:
        href, target = piece.segment.link
        text = piece.segment.text.strip() or href or target
        return Link(
            x0, 0.0, max(x1 - x0, 1.0), self._height, href, target, text, piece.segment.element
        )


def baseline(style: TextStyle) -> float:
    """Return how far a style's base line is below the top of its line, in points."""
    return style.leading / 2.0 + style.size * CENTRE
