"""Where everything in a row of the outline stands: geometry only, nothing is painted here."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from briefgen.model.brief import BriefHeader, ItemState
from ui.look import Look
from ui.models.date_choices import MARK
from ui.models.outline_rows import OutlineRow, RowKind
from ui.models.wording import format_day, format_days, row_date, short_day
from ui.widgets.outline_geometry import (
    CHIP_HEIGHT,
    GUTTER,
    MOST_WIDTH,
    RIGHT,
    Faces,
    RowLayout,
    Spot,
)
from ui.widgets.outline_items import ItemSetter
from ui.widgets.pills import pill_width
from ui.widgets.text_block import Run, TextBlock
from ui.widgets.timeline_marks import DOT, marks_of


class OutlineSetter:
    """Lays rows out for a width."""

    def __init__(self, look: Look, header: Callable[[], tuple[BriefHeader, str]]) -> None:
        self._look = look
        self._header = header
        self.faces = Faces(look)
        self._ways: Mapping[RowKind, Callable[[OutlineRow, float], RowLayout]] = {
            RowKind.TITLE: self._title,
            RowKind.SUBTITLE: self._subtitle,
            RowKind.FACTS: self._facts,
            RowKind.PART: self._part,
            RowKind.LABEL: self._label,
            RowKind.ISSUE: self._issue,
            RowKind.ITEM: ItemSetter(look, self.faces).lay_out,
            RowKind.HINT: self._hint,
            RowKind.CHIPS: self._chips,
            RowKind.DRAFT: self._draft,
            RowKind.START: self._start,
            RowKind.TIMELINE: self._timeline,
            RowKind.NOW: self._now,
            RowKind.UNSHOWN: self._unshown,
        }

    def lay_out(self, row: OutlineRow, width: float) -> RowLayout:
        """Return the layout of a row in a view of that width."""
        room = max(120.0, min(width - GUTTER - RIGHT, MOST_WIDTH))
        return self._ways[row.kind](row, room)

    # the head

    def _title(self, row: OutlineRow, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout()
        header, kicker = self._header()
        kick = Run(header.kicker or kicker or "Brief", self._look.label_font(), colours.accent)
        y = layout.add(TextBlock([kick], room, most_lines=1), GUTTER, 18) + 2
        words = row.text or "Title of the brief"
        ink = colours.text if row.text else colours.secondary
        share = self._look.line_share(self.faces.title, 1.22)
        block = TextBlock([Run(words, self.faces.title, ink)], room, leading=share)
        layout.spots.append(Spot("title", QRectF(GUTTER, y, room, block.height)))
        layout.height = layout.add(block, GUTTER, y) + 2
        return layout

    def _subtitle(self, row: OutlineRow, room: float) -> RowLayout:
        layout = RowLayout()
        run = Run(row.text or "Subtitle", self._look.ui_font(1), self._look.colours.secondary)
        block = TextBlock([run], room, leading=1.1)
        layout.spots.append(Spot("subtitle", QRectF(GUTTER, 1, room, block.height)))
        layout.height = layout.add(block, GUTTER, 1) + 9
        return layout

    def _facts(self, row: OutlineRow, room: float) -> RowLayout:
        colours = self._look.colours
        header, _ = self._header()
        layout = RowLayout()
        layout.rules.append((QRectF(GUTTER, 0, room, 1.5), colours.text))
        columns = 4 if room >= 540 else 2
        cell = room / columns
        y, tallest = 10.0, 0.0
        for number, (name, label, value) in enumerate(_facts(header)):
            if number and number % columns == 0:
                y += tallest + 8
                tallest = 0.0
            x = GUTTER + cell * (number % columns)
            head = TextBlock([Run(label, self._look.label_font(), colours.secondary)], cell - 10)
            below = layout.add(head, x, y) + 1
            ink = colours.text if value else colours.secondary
            run = Run(value or "–", self._look.ui_font(), ink)
            body = TextBlock([run], cell - 12)
            layout.spots.append(Spot(name, QRectF(x, below, cell - 10, max(18, body.height))))
            tallest = max(tallest, layout.add(body, x, below) - y)
        layout.height = y + tallest + 10
        layout.rules.append((QRectF(GUTTER, layout.height - 1, room, 1), colours.hairline))
        layout.height += 4
        return layout

    # headings

    def _part(self, row: OutlineRow, room: float) -> RowLayout:
        return self._headed(row, room, self.faces.heading, self._look.colours.text, 20, 4)

    def _label(self, row: OutlineRow, room: float) -> RowLayout:
        return self._headed(row, room, self._look.label_font(), self._look.colours.accent, 10, 2)

    def _headed(
        self, row: OutlineRow, room: float, font: QFont, ink: str, above: float, below: float
    ) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout()
        warned = colours.amber if "most" in row.aside else colours.secondary
        runs = [Run(row.text, font, ink)]
        if row.aside:
            runs.append(Run(f"   {row.aside}", self._look.ui_font(-1), warned))
        block = TextBlock(runs, room)
        layout.height = layout.add(block, GUTTER, above) + below
        plus = QRectF(GUTTER + min(block.natural_width + 8, room - 20), above - 1, 20, 20)
        layout.spots.append(Spot("plus", plus, tip=f"Add to {row.text}"))
        return layout

    def _issue(self, row: OutlineRow, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout()
        font = self._look.ui_font(4, strong=True)
        above = 24.0
        number = TextBlock([Run(str(row.number), font, colours.accent)], GUTTER)
        layout.add(number, GUTTER - 10 - number.natural_width, above)
        runs = [
            Run(row.text or "Untitled issue", font, colours.text if row.text else colours.secondary)
        ]
        if row.aside:
            runs.append(Run(f"   {row.aside}", self._look.ui_font(-1), colours.secondary))
        if row.issue is not None and row.issue.state is ItemState.PROPOSED:
            runs.append(Run("   proposed", self._look.ui_font(-1), colours.accent))
        block = TextBlock(runs, room - 24)
        layout.spots.append(Spot("text", QRectF(GUTTER, above, room, block.height)))
        y = layout.add(block, GUTTER, above)
        if row.note:
            note = TextBlock([Run(row.note, self._look.ui_font(-1), colours.amber)], room)
            y = layout.add(note, GUTTER, y + 2)
        fold = QRectF(GUTTER + room - 22, above, 22, 22)
        layout.spots.append(Spot("fold", fold, tip="Unfold" if row.closed else "Fold"))
        layout.height = y + 4
        return layout

    # what is not there yet

    def _hint(self, row: OutlineRow, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout()
        head = TextBlock(
            [Run(row.text, self._look.ui_font(1.5, strong=True), colours.secondary)], room
        )
        y = layout.add(head, GUTTER, 14)
        words = TextBlock([Run(row.aside, self._look.ui_font(-0.5), colours.secondary)], room)
        y = layout.add(words, GUTTER, y + 1)
        layout.spots.append(Spot("plus", QRectF(GUTTER, 12, room, y - 10), tip="Write here"))
        layout.height = y + 4
        return layout

    def _draft(self, row: OutlineRow, room: float) -> RowLayout:
        layout = RowLayout()
        above = 20 if row.place is None else 4
        indent = 0 if row.place is None else 16  # where the words of an issue, or an item, begin
        layout.spots.append(Spot("text", QRectF(GUTTER + indent, above, room - indent, 26)))
        if row.place is not None:
            layout.bullet = (GUTTER + 4, above + 12)
        layout.height = above + 34
        return layout

    def _chips(self, row: OutlineRow, room: float) -> RowLayout:
        chips = [(str(kind), title, hint) for kind, title, hint in row.chips]
        return self._flow(chips, room, 8)

    def _start(self, row: OutlineRow, room: float) -> RowLayout:
        chips = [
            ("propose", "Propose a brief", "From what was found in the articles"),
            ("issue", "Add an issue", "Begin with an empty section"),
        ]
        return self._flow(chips[1:] if row.closed else chips, room, 18)

    # among the key dates

    def _timeline(self, row: OutlineRow, room: float) -> RowLayout:
        colours, small = self._look.colours, self._look.ui_font(-1.5)
        layout = RowLayout()
        rows = [one for one, _ in row.dated]
        marks = marks_of(rows, row.day, [past for _, past in row.dated], room)
        rule = QRectF(GUTTER, 6, room, 22)
        layout.timeline = (rule, marks)
        for mark in marks:
            if mark.row is not None:
                place = QRectF(GUTTER + mark.left, rule.top(), max(mark.width, DOT), rule.height())
                tip = f"{row_date(mark.row)}: {mark.row.label}"
                layout.spots.append(Spot(f"{MARK}{mark.row.id}", place, tip=tip))
        ends = (min(one.earliest or date.max for one in rows), rows[-1].latest or rows[-1].earliest)
        first, last = (TextBlock([Run(short_day(d), small, colours.secondary)], 120) for d in ends)
        layout.add(first, GUTTER, rule.bottom())
        bottom = layout.add(last, GUTTER + room - last.natural_width, rule.bottom())
        layout.height = bottom + 6
        return layout

    def _now(self, row: OutlineRow, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout()
        words = TextBlock(
            [Run(f"{row.text} · this brief", self._look.ui_font(-1), colours.red)], room
        )
        bottom = layout.add(words, GUTTER, 6)
        x = GUTTER + words.natural_width + 8
        layout.rules.append(
            (QRectF(x, 6 + words.height / 2, max(0.0, GUTTER + room - x), 1), colours.red)
        )
        layout.height = bottom + 4
        return layout

    def _unshown(self, row: OutlineRow, room: float) -> RowLayout:
        rows = "1 row is" if row.number == 1 else f"{row.number} rows are"
        words = f"{rows} not on the page" + (": show" if row.closed else ": hide here too")
        return self._flow(
            [("unshown", words, "Hidden and rejected rows of the key dates")], room, 8
        )

    def _flow(self, chips: list[tuple[str, str, str]], room: float, above: float) -> RowLayout:
        layout = RowLayout()
        font = self._look.ui_font(-1)
        x, y = 0.0, above
        for name, title, hint in chips:
            wide = pill_width(title, font) + 22
            if x and x + wide > room:
                x, y = 0.0, y + CHIP_HEIGHT + 6
            place = QRectF(GUTTER + x, y, wide, CHIP_HEIGHT)
            layout.spots.append(Spot(name, place, title, hint))
            x += wide + 6
        layout.height = y + CHIP_HEIGHT + 6
        return layout


def _facts(header: BriefHeader) -> list[tuple[str, str, str]]:
    facts = [
        ("event", "Event", format_days(header.event_from, header.event_to)),
        ("place", "Place", header.place),
        ("principal", "For", header.principal),
        ("prepared", "Prepared", format_day(header.prepared)),
    ]
    more = [
        ("number", "Number", header.number),
        ("author", "Author", header.author),
        ("cleared_by", "Cleared by", header.cleared_by),
    ]
    return facts + [fact for fact in more if fact[2]]
