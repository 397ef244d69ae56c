"""The timeline in the outline: a mark for every dated row, soft where it is approximate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from briefgen.model.brief import PickedDate
from ui.colours import Colours

DOT = 9.0
BAR = 8.0
_GAP = 5.0
_LEAST_BAR = 18.0
_FADE = 0.4
"""Share of an approximate bar that fades out at either end."""


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A row on the timeline, in pixels from the rule's left end; `row` None is the brief's date."""

    row: PickedDate | None
    left: float
    width: float
    past: bool = False


def marks_of(
    rows: Sequence[PickedDate], today: date | None, past: Sequence[bool], room: float
) -> list[TimeMark]:
    """Return marks along a rule of `room` pixels, by the calendar as far as they keep apart.

    `rows` are dated, in the order of time; `past` says of each whether it lies behind `today`.
    """
    days = [row.earliest for row in rows if row.earliest is not None]
    last = max((row.latest or row.earliest or date.min for row in rows), default=date.min)
    start, end = min([*days, *([today] if today else [])]), max([last, *([today] if today else [])])
    scale = (room - DOT) / max((end - start).days, 1)

    def place(day: date) -> float:
        return (day - start).days * scale

    marks = []
    for row, gone in zip(rows, past, strict=True):
        first = row.earliest or start
        length = place(row.latest or first) - place(first)
        bar = row.approximate or (row.latest or first) > first
        width = max(length + BAR, _LEAST_BAR) if bar else DOT
        marks.append(TimeMark(row, place(first), min(width, room), gone))
    if today is not None:
        number = sum(1 for row in rows if (row.earliest or start) < today)
        marks.insert(number, TimeMark(None, place(today), 2.0))
    return _apart(marks, room)


def _apart(marks: list[TimeMark], room: float) -> list[TimeMark]:
    """Return the marks moved as little as it takes to keep their beginnings apart.

    A bar ends where the next mark begins, so that every mark can be seen and clicked.
    """
    gap = min(DOT + _GAP, room / max(len(marks), 1))
    lefts: list[float] = []
    for mark in marks:
        lefts.append(max(mark.left, lefts[-1] + gap if lefts else 0.0))
    limit = room
    for number in range(len(marks) - 1, -1, -1):
        last = number + 1 == len(marks)
        limit -= min(marks[number].width, room / 2) if last else gap
        lefts[number] = limit = max(0.0, min(lefts[number], limit))
    ends = [*(left - 1.0 for left in lefts[1:]), room]
    return [
        replace(mark, left=left, width=max(min(mark.width, end - left), 1.0))
        for mark, left, end in zip(marks, lefts, ends, strict=True)
    ]


def paint_marks(
    painter: QPainter, rule: QRectF, marks: Sequence[TimeMark], colours: Colours, current: str
) -> None:
    """Paint the rule and its marks; the row with the id `current` stands out."""
    axis = rule.center().y()
    painter.fillRect(QRectF(rule.left(), axis - 0.5, rule.width(), 1), QColor(colours.border))
    for mark in marks:
        x = rule.left() + mark.left
        if mark.row is None:
            painter.setPen(QPen(QColor(colours.red), 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, rule.top()), QPointF(x, rule.bottom()))
            continue
        ink = QColor(colours.secondary if mark.past else colours.accent)
        here = mark.row.id == current
        _paint(painter, QRectF(x, axis, mark.width, 0), mark.row, ink, colours, strong=here)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint(
    painter: QPainter, at: QRectF, row: PickedDate, ink: QColor, colours: Colours, *, strong: bool
) -> None:
    tall = BAR + (3 if strong else 0)
    bar = QRectF(at.left(), at.top() - tall / 2, at.width(), tall)
    painter.setPen(Qt.PenStyle.NoPen)
    if row.approximate:
        fade = QLinearGradient(bar.topLeft(), bar.topRight())
        clear = QColor(ink)
        clear.setAlpha(20)
        for stop, colour in ((0, clear), (_FADE, ink), (1 - _FADE, ink), (1, clear)):
            fade.setColorAt(stop, colour)
        painter.setBrush(fade)
        painter.drawRect(bar)
    elif row.latest is not None and row.earliest is not None and row.latest > row.earliest:
        painter.setBrush(ink)
        painter.drawRoundedRect(bar, tall / 2, tall / 2)
    else:
        side = min(DOT, max(at.width(), 5.0)) + (3 if strong else 0)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if strong else QColor(colours.base))
        painter.drawEllipse(QRectF(at.left(), at.top() - side / 2, side, side))
