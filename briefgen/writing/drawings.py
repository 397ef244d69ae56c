"""Drawn figures taken out of the laid-out pages.

The layout draws a timeline or a vector picture once, as operations on a page. Word and HTML files
show the same drawing: its operations are found by the figure's element, and glyphs become
outlines, so it looks the same where the fonts are missing.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from briefgen.model.page import (
    ARTIFACT,
    Group,
    Line,
    Operation,
    Page,
    Pages,
    Path,
    Rectangle,
    Step,
    Text,
    Typeface,
)

_MARGIN = 2.0
_SIDE = 0.5
"""Points around a drawing; hardly any at its sides, so that it begins where the text does."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure's drawing; sizes in points, the origin at the top left."""

    width: float
    height: float
    parts: tuple[Path | Line | Rectangle, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """An operation with the corner of its group and the number of its element."""

    x: float
    y: float
    element: int
    operation: Line | Rectangle | Path | Text


def figure_drawings(pages: Pages, index: int, alt: str) -> list[Drawing]:
    """Return the drawing of a document's figure, one for each page that it reaches.

    Args:
        pages: the layout.
        index: which figure, counted from 0 in reading order.
        alt: its alternative text, by which it is known if the layout numbers otherwise.

    Returns:
        No drawing if the layout has none (it is a picture, or nothing was laid out).
    """
    numbers = [n for n, element in enumerate(pages.elements) if element.kind == "Figure"]
    same = [n for n in numbers if pages.elements[n].alt == alt]
    if index < len(numbers) and numbers[index] in same:
        same = [numbers[index]]
    if not same:
        return []
    drawings = (_drawing_on(page, same[0]) for page in pages.pages)
    return [drawing for drawing in drawings if drawing is not None]


def _drawing_on(page: Page, number: int) -> Drawing | None:
    placed = list(_placed(page))
    own = [one for one in placed if one.element == number]
    if not own:
        return None
    boxes = [_box(one) for one in own]
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    # Rules are decoration without an element: those within the figure's height belong to it.
    shown = []
    for one in placed:
        x0, y0, x1, y1 = _box(one)
        within = top <= y0 and y1 <= bottom and x0 <= right and left <= x1
        if one.element == number or (one.element == ARTIFACT and within):
            shown.append(one)
            left, right = min(left, x0), max(right, x1)
    dx, dy = _SIDE - left, _MARGIN - top
    parts = tuple(part for one in shown for part in _moved(one, dx, dy))
    return Drawing(right - left + 2 * _SIDE, bottom - top + 2 * _MARGIN, parts)


def _placed(page: Page) -> Iterator[_Placed]:
    for group in page.operations:
        for operation in group.operations:
            if isinstance(operation, Line | Rectangle | Path | Text):
                yield _Placed(group.x, group.y, _element_of(group, operation), operation)


def _element_of(group: Group, operation: Operation) -> int:
    own: int = getattr(operation, "element", ARTIFACT)
    return own + group.base if own >= 0 else own


def _box(placed: _Placed) -> tuple[float, float, float, float]:
    x, y, operation = placed.x, placed.y, placed.operation
    match operation:
        case Line():
            return (
                x + min(operation.x0, operation.x1),
                y + min(operation.y0, operation.y1),
                x + max(operation.x0, operation.x1),
                y + max(operation.y0, operation.y1),
            )
        case Rectangle():
            right, bottom = operation.x + operation.width, operation.y + operation.height
            return x + operation.x, y + operation.y, x + right, y + bottom
        case Path():
            x0, y0, x1, y1 = operation.box
            return x + x0, y + y0, x + x1, y + y1
    width = sum(shape.width * operation.size / shape.face.units for shape in operation.shapes)
    base = y + operation.y
    return (
        x + operation.x,
        base - operation.size,
        x + operation.x + width,
        base + operation.size * 0.3,
    )


def _moved(placed: _Placed, dx: float, dy: float) -> Iterator[Path | Line | Rectangle]:
    x, y, operation = placed.x + dx, placed.y + dy, placed.operation
    match operation:
        case Line():
            yield replace(
                operation,
                x0=operation.x0 + x,
                x1=operation.x1 + x,
                y0=operation.y0 + y,
                y1=operation.y1 + y,
            )
        case Rectangle():
            yield replace(operation, x=operation.x + x, y=operation.y + y)
        case Path():
            yield operation.moved(x, y)
        case Text():
            yield _outlines(operation, x, y)


def _outlines(text: Text, x: float, y: float) -> Path:
    """Return the outlines of a line of text moved by x and y."""
    steps: list[Step] = []
    at = x + text.x
    for shape in text.shapes:
        scale = text.size / shape.face.units
        for place, glyph in enumerate(shape.glyphs):
            right, up = shape.offsets[place] if shape.offsets else (0, 0)
            left, base = at + right * scale, y + text.y - up * scale
            steps.extend(
                (kind, _set(points, left, base, scale))
                for kind, points in _traced(shape.face, glyph)
            )
            at += shape.advances[place] * scale + text.spacing
            at += text.gap if shape.pieces[place] == " " else 0.0
    return Path(tuple(steps), text.colour)


@lru_cache(maxsize=2000)
def _traced(face: Typeface, glyph: int) -> tuple[Step, ...]:
    """Return a glyph's outline in font units, as moves, lines and cubic curves.

    A brief's drawings say much the same words in the same type, so each is traced once.
    """
    glyphs, order = _font(face)
    pen = _pen(glyphs)
    glyphs[order[glyph]].draw(pen)
    return tuple(pen.steps)


@lru_cache(maxsize=8)
def _font(face: Typeface) -> tuple[Any, list[str]]:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(face.data), fontNumber=face.number, lazy=True)
    return font.getGlyphSet(), font.getGlyphOrder()


def _set(points: tuple[float, ...], x: float, y: float, scale: float) -> tuple[float, ...]:
    """Return points of a glyph (x and y in turns, y upwards) as they stand on the page."""
    return tuple(
        round(x + value * scale if place % 2 == 0 else y - value * scale, 3)
        for place, value in enumerate(points)
    )


def _pen(glyphs: Any) -> Any:
    """Return a pen that notes a glyph's steps; the fonts' quadratic curves become cubic."""
    from fontTools.pens.basePen import BasePen

    class Pen(BasePen):  # type: ignore[misc]
        """Notes steps, those of a composite glyph's parts too."""

        def __init__(self) -> None:
            super().__init__(glyphs)
            self.steps: list[Step] = []

        def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self.steps.append(("M", point))

        def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self.steps.append(("L", point))

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self.steps.append(("C", tuple(value for point in points for value in point)))

        def _closePath(self) -> None:  # noqa: N802
            self.steps.append(("Z", ()))

    return Pen()
