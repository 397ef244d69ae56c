"""Where everything in an item's row stands: points, positions, quotations, dates."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from briefgen.model.brief import (
    Item,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Point,
    Position,
)
from ui.look import Look
from ui.models.date_choices import Choice
from ui.models.outline_rows import OutlineRow
from ui.models.wording import row_date, with_short_months
from ui.widgets.outline_geometry import CHIP_HEIGHT, DATE_COLUMN, GUTTER, Faces, RowLayout, Spot
from ui.widgets.pills import pill_width
from ui.widgets.text_block import Run, TextBlock

_TOOLS_WIDE, _TOOLS_HIGH = 154, 20
"""What the tools of a date's row take at its lower right, in pixels."""


class ItemSetter:
    """Lays items out for a width."""

    def __init__(self, look: Look, faces: Faces) -> None:
        self._look = look
        self._faces = faces

    def lay_out(self, row: OutlineRow, room: float) -> RowLayout:
        """Return the layout of an item's row, `room` pixels wide without its margins."""
        match row.item:
            case PickedQuote():
                layout = self._quote(row, row.item, room)
            case PickedDate():
                layout = self._date(row, row.item, room)
            case Position() | Point():
                layout = self._words(row, row.item, room)
            case _:
                layout = RowLayout(height=20)
        return layout

    def _words(self, row: OutlineRow, item: Point | Position, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout(mark_y=13)
        lead = row.place is not None and row.place.part is PartKind.BOTTOM_LINE
        x = GUTTER + (12 if lead else 16)
        runs = []
        if isinstance(item, Position):
            name = item.participant or "Who?"
            runs.append(Run(f"{name}  ", self._look.ui_font(0, strong=True), colours.text))
        runs.append(Run(item.text or "…", self._faces.body, colours.text))
        block = TextBlock(runs, room - (x - GUTTER), leading=self._faces.body_share)
        y = layout.add(block, x, 4)
        if isinstance(item, Position):
            layout.spots.append(Spot("participant", QRectF(x, 4, 140, 22)))
        layout.spots.append(Spot("text", QRectF(x, 4, room - (x - GUTTER), block.height)))
        y = self._aside(layout, row, item, x, y, room)
        if lead:
            layout.rules.append((QRectF(GUTTER, 0, room, y + 4), "tint"))
            layout.rules.append((QRectF(GUTTER, 0, 3, y + 4), colours.accent))
        else:
            layout.bullet = (GUTTER + 4, 4 + block.first_baseline - 4)
        layout.height = y + 4
        return layout

    def _aside(
        self,
        layout: RowLayout,
        row: OutlineRow,
        item: Item,
        x: float,
        y: float,
        room: float,
        before: Sequence[Run] = (),
    ) -> float:
        """Add the small line of source and notes under an item; returns the y below."""
        colours = self._look.colours
        small = self._look.ui_font(-1)
        runs = list(before)
        if row.source and not isinstance(item, PickedQuote):
            runs.append(Run(" · " if runs else "", small, colours.secondary))
            runs.append(Run(row.source, small, colours.secondary))
        if item.state is ItemState.PROPOSED and not isinstance(item, PickedQuote):
            runs.append(Run(" · " if runs else "", small, colours.secondary))
            runs.append(Run("proposed", small, colours.accent))
        over: list[Spot] = []
        if row.aside:
            words = TextBlock([*runs, Run(" · " if runs else "", small, colours.text)], room)
            left = x + words.natural_width
            place = QRectF(left, y + 1, pill_width(row.aside, small), words.height)
            over.append(Spot("sources", place, tip="Compare the wordings of the sources"))
            runs.append(Run(" · " if runs else "", small, colours.secondary))
            runs.append(Run(row.aside, small, colours.accent))
        if row.note:
            ink = colours.red if row.mark == "bad" else colours.amber
            runs.append(Run(" · " if runs else "", small, colours.secondary))
            runs.append(Run(row.note, small, ink))
        if runs:
            block = TextBlock(runs, room - (x - GUTTER))
            if row.note:
                place = QRectF(x, y + 1, room - (x - GUTTER), block.height)
                layout.spots.append(Spot("note", place, tip="Settle it"))
            layout.spots += over
            y = layout.add(block, x, y + 1)
        return y

    def _quote(self, row: OutlineRow, item: PickedQuote, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout(mark_y=13)
        x = GUTTER + 14
        words = " … ".join(anchor.exact for anchor in item.anchors)
        run = Run(f"“{words}”", self._faces.body, colours.text)
        block = TextBlock([run], room - 14, leading=self._faces.body_share)
        y = layout.add(block, x, 4)
        small, strong = self._look.ui_font(-1), self._look.ui_font(-1, strong=True)
        runs = [Run(item.speaker or "Who said it?", strong, colours.text)]
        source = "" if row.source == item.reported_by else row.source
        rest = [item.role, _said(item), source, "corrected by hand" if item.corrected else ""]
        runs += [
            Run(("," if n == 0 else " ·") + f" {part}", small, colours.secondary)
            for n, part in enumerate(rest)
            if part
        ]
        if item.state is ItemState.PROPOSED:
            runs += [Run(" · ", small, colours.secondary), Run("proposed", small, colours.accent)]
        by = TextBlock(runs, room - 14)
        layout.spots.append(Spot("speaker", QRectF(x, y + 1, room - 14, by.height)))
        y = layout.add(by, x, y + 1)
        y = self._aside(layout, row, item, x, y, room)
        ink = "dashed" if item.state is ItemState.PROPOSED else colours.border
        layout.rules.append((QRectF(GUTTER + 3, 6, 1.5, y - 8), ink))
        layout.height = y + 5
        return layout

    def _date(self, row: OutlineRow, item: PickedDate, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout(mark_y=13)
        column = min(DATE_COLUMN, room * 0.34)
        ink = colours.secondary if row.facts.past or _unshown(item) else colours.text
        if item.earliest is None:
            ink = colours.amber
        when = TextBlock([Run(row_date(item), self._look.ui_font(0, strong=True), ink)], column - 8)
        layout.spots.append(Spot("date", QRectF(GUTTER, 5, column - 8, when.height)))
        left = layout.add(when, GUTTER, 5)
        x, wide = GUTTER + column, room - column
        label = item.label + (
            f", {item.place}" if item.place and item.place not in item.label else ""
        )
        block = TextBlock(
            [
                Run(
                    label or "What happens?",
                    self._faces.body,
                    ink if _unshown(item) else colours.text,
                )
            ],
            wide,
            leading=self._faces.body_share,
        )
        layout.spots.append(Spot("text", QRectF(x, 4, wide, block.height)))
        y = layout.add(block, x, 4)
        small = self._look.ui_font(-1)
        runs = []
        written = dict.fromkeys(evidence.anchor.exact for evidence in item.evidence)
        if written:
            runs.append(Run(" / ".join(f"“{w}”" for w in written), small, colours.secondary))
        doubts = [
            word
            for word, true in (
                ("approximate", item.approximate),
                ("end inferred", item.end_inferred),
            )
            if true
        ]
        if doubts:
            runs.append(Run(f"  {', '.join(doubts)}", small, colours.amber))
        facts = row.facts
        for text, colour in (
            (_unshown(item), colours.amber),
            (f"was {facts.was}" if facts.was else "", colours.accent),
        ):
            if text:
                runs.append(Run(f"{' · ' if runs else ''}{text}", small, colour))
        y = self._aside(layout, row, item, x, y, room, runs)
        if facts.also:
            also = TextBlock([Run(f"also in {facts.also}", small, colours.secondary)], wide)
            y = layout.add(also, x, y + 1)
        y = self._choices(layout, facts.choices, x, y, wide)
        layout.height = max(left, y) + 5
        return layout

    def _choices(
        self, layout: RowLayout, choices: Sequence[Choice], x: float, y: float, wide: float
    ) -> float:
        """Add the dates to choose from, side by side as far as they fit; returns the y below.

        The tools of the row stand at its lower right: there is room for them beside the last
        date, or below it.
        """
        if not choices:
            return y
        font = self._look.ui_font(-1)
        metrics = QFontMetricsF(font)
        left, top = 0.0, y + 5
        for choice in choices:
            fits = metrics.horizontalAdvance(choice.text) <= wide - 34
            words = choice.text if fits else with_short_months(choice.text)
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - 34)
            width = pill_width(text, font) + 22
            if left and left + width > wide:
                left, top = 0.0, top + CHIP_HEIGHT + 5
            place = QRectF(x + left, top, width, CHIP_HEIGHT)
            layout.spots.append(Spot(choice.name, place, text, choice.tip, held=choice.held))
            left += width + 6
        below = _TOOLS_HIGH if left > wide - _TOOLS_WIDE else 0
        return top + CHIP_HEIGHT + 3 + below


def _unshown(item: PickedDate) -> str:
    """Return why a row is not on the page, "" if it is."""
    if item.state is ItemState.REJECTED:
        return "rejected"
    return "hidden" if item.hidden else ""


def _said(item: PickedQuote) -> str:
    to = f"to {item.said_to}" if item.said_to else ""
    said = ", ".join(part for part in (to, item.said_when) if part)
    by = f"as reported by {item.reported_by}" if item.reported_by else ""
    return " · ".join(part for part in (said, by) if part)
