"""The drawn timeline: one rule, a mark for every event, labels that never touch.

Events stand in the order of time. Each has a slot as wide as its labels need; slots follow the
calendar as far as the labels leave room, so crowded dates are drawn apart. The line of the
brief's own date has a slot of its own and so runs through no label. What is past by then is drawn
in grey.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from briefgen.layout.builder import Builder
from briefgen.layout.fragment import reach
from briefgen.layout.setting import Setting
from briefgen.layout.text_lines import Strip
from briefgen.layout.timeline_marks import DOT, Axis, day_line, marks, reflected
from briefgen.layout.typesetting import Lines, set_text
from briefgen.model.document import Inlines, Moment, ParagraphStyle, Run, Timeline
from briefgen.model.page import Group, Line, Operation, Spot
from briefgen.model.theme import TextStyle

_SLOT = 92.0
"""Width in points that an event's labels should have before a further rule is begun."""

_GAP = 12.0
_NOW_WIDTH = 46.0
_ABOVE, _BELOW = 8.5, 9.0
_INDENT = 4.0


@dataclass(slots=True)
class _Slot:
    """An event, or the brief's own date (no moment), with its set labels."""

    day: date
    moment: Moment | None
    above: list[Strip]
    below: list[Strip]
    width: float
    x: float = 0.0
    past: bool = False


def draw_timeline(
    content: Timeline, width: float, setting: Setting, builder: Builder, element: int
) -> list[Strip]:
    """Return a timeline as one strip for each of its rules."""
    moments = sorted(content.moments, key=lambda m: (m.earliest, m.latest))
    if not moments:
        return []
    per_row = max(int((width - _INDENT * 2 + _GAP) // (_SLOT + _GAP)), 1)
    rows = -(-len(moments) // per_row)
    size = -(-len(moments) // rows)
    strips = []
    for start in range(0, len(moments), size):
        part = moments[start : start + size]
        first = moments[start - 1].earliest if start else date.min
        following = moments[start + size].earliest if start + size < len(moments) else date.max
        now = content.now
        held = now is not None and first <= now < following
        if held and start and now is not None and now < part[0].earliest:
            held = False
        if now is not None and start + size < len(moments) and part[-1].earliest <= now < following:
            held = True
        drawing = _Drawing(width - _INDENT * 2, setting, builder, element, now)
        strips.append(drawing.row(part, now if held else None, content.now_text))
    return strips


def _style(setting: Setting, bold: bool, colour: str) -> TextStyle:
    style = setting.theme.look(ParagraphStyle.CAPTION)
    return replace(
        style,
        family="sans",
        bold=bold,
        italic=False,
        colour=colour,
        leading=min(style.leading, style.size * 1.28),
    )


class _Drawing:
    """Draws one rule with its events."""

    def __init__(
        self, width: float, setting: Setting, builder: Builder, element: int, today: date | None
    ) -> None:
        self._today = today
        self._width = width
        self._setting = setting
        self._builder = builder
        self._element = element

    def row(self, moments: list[Moment], now: date | None, now_text: str) -> Strip:
        """Return one rule with its events as a strip."""
        count = len(moments)
        reserved = (_NOW_WIDTH + _GAP) if now is not None else 0.0
        room = max((self._width - reserved - _GAP * (count - 1)) / count, 30.0)
        slots = [self._slot(moment, room) for moment in moments]
        if now is not None:
            before = sum(1 for slot in slots if slot.day < now)
            slots.insert(before, self._now_slot(now, now_text))
        self._spread(slots)
        if self._setting.mirrored:  # time runs as the text does
            for slot in slots:
                slot.x = self._width - slot.x - slot.width
        top = max(_height(slot.above) for slot in slots)
        axis = top + _ABOVE
        foot = max(_height(slot.below) for slot in slots)
        height = axis + _BELOW + foot
        colour = self._setting.theme.colour
        rule = Line(0.0, axis, self._width + 2 * _INDENT, axis, 0.8, colour("secondary"))
        groups = [Group(0.0, 0.0, 0, (replace(rule, colour=colour("hairline"), width=1.0),))]
        place = Axis(axis, max(top - 6.0, 0.0), axis + _BELOW - 1.0)
        for slot in slots:
            x = slot.x + _INDENT
            groups.append(Group(x, 0.0, 0, self._mark(slot, place)))
            groups.extend(self._labels(slot.above, x, slot.width, top - _height(slot.above)))
            groups.extend(self._labels(slot.below, x, slot.width, axis + _BELOW))
            if slot.moment is not None and slot.moment.origin:
                spot = Spot(0.0, 0.0, slot.width, height, slot.moment.origin)
                groups.append(Group(x, 0.0, 0, (spot,)))
        return Strip(height, tuple(groups), after=4.0)

    def _slot(self, moment: Moment, room: float) -> _Slot:
        past = self._today is not None and moment.latest < self._today
        ink = "secondary" if past else "ink"
        above = self._set((Run(moment.date_text),), _style(self._setting, True, ink), room)
        below = self._set((Run(moment.label),), _style(self._setting, False, "secondary"), room)
        width = max([DOT * 2, *(_wide(strip) for strip in [*above, *below])])
        return _Slot(moment.earliest, moment, above, below, min(width, room), past=past)

    def _now_slot(self, now: date, text: str) -> _Slot:
        below = self._set(
            (Run(text),) if text else (), _style(self._setting, False, "marking"), _NOW_WIDTH
        )
        width = max([6.0, *(_wide(strip) for strip in below)])
        return _Slot(now, None, [], below, width)

    def _set(self, inlines: Inlines, style: TextStyle, room: float) -> list[Strip]:
        lines = Lines(style, room, self._element)
        return set_text(inlines, lines, self._setting, self._builder)

    def _labels(self, strips: list[Strip], x: float, width: float, y: float) -> Iterator[Group]:
        """Yield labels one under the other, where their slot begins: there the mark stands."""
        for strip in strips:
            left, right = reach(strip)
            dx = width - right if self._setting.mirrored else -left
            yield from (
                Group(x + dx + group.x, y + group.y, 0, group.operations) for group in strip.groups
            )
            y += strip.height

    def _spread(self, slots: list[_Slot]) -> None:
        """Place slots by the calendar, then apart from each other, all within the width."""
        first, last = slots[0].day, slots[-1].day
        days = max((last - first).days, 1)
        reach = self._width - slots[-1].width
        for slot in slots:
            slot.x = reach * (slot.day - first).days / days if len(slots) > 1 else 0.0
        for left, right in pairwise(slots):
            right.x = max(right.x, left.x + left.width + _GAP)
        limit = self._width
        for slot in reversed(slots):
            slot.x = max(min(slot.x, limit - slot.width), 0.0)
            limit = slot.x - _GAP

    def _mark(self, slot: _Slot, axis: Axis) -> tuple[Operation, ...]:
        """Return what stands on the rule, from the left end of the slot."""
        colour = self._setting.theme.colour
        if slot.moment is None:
            drawn = day_line(axis, colour)
        else:
            drawn = marks(slot.moment, slot.width, slot.past, axis, colour)
        if self._setting.mirrored:
            drawn = tuple(reflected(mark, slot.width) for mark in drawn)
        return tuple(replace(mark, element=self._element) for mark in drawn)


def _height(strips: list[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _wide(strip: Strip) -> float:
    """Return how wide a line's text is, in points."""
    left, right = reach(strip)
    return right - left
