"""Where everything in a row of the outline stands: geometry only, nothing is painted here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from briefgen.model.brief import (
    BriefHeader,
    Item,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Point,
    Position,
)
from ui.look import Look
from ui.models.outline import OutlineRow, RowKind
from ui.models.wording import format_day, format_days, row_date
from ui.widgets.text_block import Run, TextBlock, pill_width

GUTTER = 44
RIGHT = 20
MOST_WIDTH = 700
LINE_EMS = 1.5
"""Distance of lines of what is written, in ems."""
DATE_COLUMN = 118
CHIP_HEIGHT = 24


@dataclass(slots=True)
class Spot:
    """A place that a click acts on: a field to edit, a chip, a button."""

    name: str
    place: QRectF
    text: str = ""
    tip: str = ""


@dataclass(slots=True)
class RowLayout:
    """Texts with their places, places to click, and lines; in pixels from the row's corner.

    `spots` of fields are where an editor opens; `baseline` is where the mark at the left edge
    is centred. `tint` and `bar` are drawn under the texts.
    """

    height: float = 0.0
    texts: list[tuple[TextBlock, float, float]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    rules: list[tuple[QRectF, str]] = field(default_factory=list)
    pills: list[tuple[QRectF, str]] = field(default_factory=list)
    bullet: tuple[float, float] | None = None
    mark_y: float = 0.0

    def add(self, block: TextBlock, x: float, y: float) -> float:
        """Place a text; returns the y below it."""
        self.texts.append((block, x, y))
        return y + block.height

    def spot(self, name: str) -> Spot | None:
        """Return the spot of that name."""
        return next((spot for spot in self.spots if spot.name == name), None)


class OutlineSetter:
    """Lays rows out for a width."""

    def __init__(self, look: Look, header: Callable[[], tuple[BriefHeader, str]]) -> None:
        self._look = look
        self._header = header
        self._ways: Mapping[RowKind, Callable[[OutlineRow, float], RowLayout]] = {
            RowKind.TITLE: self._title,
            RowKind.SUBTITLE: self._subtitle,
            RowKind.FACTS: self._facts,
            RowKind.PART: self._part,
            RowKind.LABEL: self._label,
            RowKind.ISSUE: self._issue,
            RowKind.ITEM: self._item,
            RowKind.HINT: self._hint,
            RowKind.CHIPS: self._chips,
            RowKind.DRAFT: self._draft,
            RowKind.START: self._start,
        }

    def lay_out(self, row: OutlineRow, width: float) -> RowLayout:
        """Return the layout of a row in a view of that width."""
        room = max(120.0, min(width - GUTTER - RIGHT, MOST_WIDTH))
        return self._ways[row.kind](row, room)

    # fonts

    @property
    def body(self) -> QFont:
        """The face of what is written."""
        return self._look.serif_font(0.75)

    def _body_share(self) -> float:
        return self._look.line_share(self.body, LINE_EMS)

    def title_font(self) -> QFont:
        """The face of the brief's title."""
        return self._look.ui_font(7, strong=True)

    def heading_font(self) -> QFont:
        """The face of issue and part headings."""
        return self._look.ui_font(3, strong=True)

    # the head

    def _title(self, row: OutlineRow, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout()
        header, kicker = self._header()
        kick = Run(header.kicker or kicker or "Brief", self._look.label_font(), colours.accent)
        y = layout.add(TextBlock([kick], room, most_lines=1), GUTTER, 18) + 2
        words = row.text or "Title of the brief"
        ink = colours.text if row.text else colours.secondary
        share = self._look.line_share(self.title_font(), 1.22)
        block = TextBlock([Run(words, self.title_font(), ink)], room, leading=share)
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
        columns = 4 if room >= 430 else 2
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
        return self._headed(row, room, self.heading_font(), self._look.colours.text, 20, 4)

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

    # items

    def _item(self, row: OutlineRow, room: float) -> RowLayout:
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
        runs.append(Run(item.text or "…", self.body, colours.text))
        block = TextBlock(runs, room - (x - GUTTER), leading=self._body_share())
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
        if row.note:
            ink = colours.red if row.mark == "bad" else colours.amber
            runs.append(Run(" · " if runs else "", small, colours.secondary))
            runs.append(Run(row.note, small, ink))
        if runs:
            y = layout.add(TextBlock(runs, room - (x - GUTTER)), x, y + 1)
        return y

    def _quote(self, row: OutlineRow, item: PickedQuote, room: float) -> RowLayout:
        colours = self._look.colours
        layout = RowLayout(mark_y=13)
        x = GUTTER + 14
        words = " … ".join(anchor.exact for anchor in item.anchors)
        run = Run(f"“{words}”", self.body, colours.text)
        block = TextBlock([run], room - 14, leading=self._body_share())
        y = layout.add(block, x, 4)
        small, strong = self._look.ui_font(-1), self._look.ui_font(-1, strong=True)
        runs = [Run(item.speaker or "Who said it?", strong, colours.text)]
        rest = [item.role, _said(item), row.source]
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
        unresolved = item.earliest is None
        when = TextBlock(
            [
                Run(
                    row_date(item),
                    self._look.ui_font(0, strong=True),
                    colours.amber if unresolved else colours.text,
                )
            ],
            column - 8,
        )
        layout.spots.append(Spot("date", QRectF(GUTTER, 5, column - 8, when.height)))
        left = layout.add(when, GUTTER, 5)
        x, wide = GUTTER + column, room - column
        label = item.label + (
            f", {item.place}" if item.place and item.place not in item.label else ""
        )
        block = TextBlock(
            [Run(label or "What happens?", self.body, colours.text)],
            wide,
            leading=self._body_share(),
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
        y = self._aside(layout, row, item, x, y, room, runs)
        layout.height = max(left, y) + 5
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
        layout.spots.append(Spot("text", QRectF(GUTTER + 12, above, room - 12, 26)))
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
        return self._flow(chips, room, 18)

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


def _said(item: PickedQuote) -> str:
    to = f"to {item.said_to}" if item.said_to else ""
    said = ", ".join(part for part in (to, item.said_when) if part)
    by = f"as reported by {item.reported_by}" if item.reported_by else ""
    return " · ".join(part for part in (said, by) if part)


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
