"""Units onto pages: where pages end, what stays together, footnotes at the foot.

A page is filled greedily; its end is moved up to the last place where a page may end (see
`splitting`). A unit higher than an empty page is placed alone all the same, so filling always
ends. Space between units can be squeezed or widened a little by the caller, which is how a last
page with a line or two is avoided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.layout.fragment import Band, Break, Unit, gap
from briefgen.layout.repeats import as_decoration
from briefgen.layout.splitting import TINY, PageEnd, last_end, split_band, split_lines
from briefgen.layout.text_lines import TextLines
from briefgen.model.theme import PageGeometry

NOTE_SPACE = 9.0
"""Points above the first footnote of a page, in which the short rule stands."""


@dataclass(slots=True)
class Placed:
    """A unit, how far its top is below the top of the text, and by how much its elements rise."""

    unit: Unit
    y: float
    base: int = 0


@dataclass(slots=True)
class Sheet:
    """What stands on one page: units, then footnotes from the foot upwards.

    `used` is the height of the units, `notes_height` that of the notes with the space above, `room`
    that of the text. `page` is its geometry, None for that of the theme; `forced` says whether a
    page break ended it.
    """

    units: list[Placed] = field(default_factory=list)
    used: float = 0.0
    notes: list[Unit] = field(default_factory=list)
    room: float = 0.0
    page: PageGeometry | None = None
    forced: bool = False

    @property
    def fill(self) -> float:
        """Return how much of the height is used, more than 1.0 if something is higher than it."""
        return (self.used + self.notes_height) / self.room

    @property
    def notes_height(self) -> float:
        """Return the height that the footnotes take, 0.0 for none."""
        return NOTE_SPACE + sum(unit.height for unit in self.notes) if self.notes else 0.0

    def swap(self, swaps: Mapping[int, Unit]) -> bool:
        """Put other units of the same size in place of some, by identity; return if any was."""
        changed = [placed for placed in self.units if id(placed.unit) in swaps]
        for placed in changed:
            placed.unit = swaps[id(placed.unit)]
        return bool(changed)


class Filler:
    """Fills sheets with units.

    Args:
        room: height of the text on a page, points, until a page break says otherwise.
        notes: the lines of each footnote, by id.
        squeeze: factor for the space between units.
    """

    def __init__(
        self, room: float, notes: Mapping[str, Sequence[Unit]], squeeze: float = 1.0
    ) -> None:
        self._room = room
        self._page: PageGeometry | None = None
        self._notes = notes
        self._squeeze = squeeze
        self._waiting: list[Unit] = []
        self._shown: set[str] = set()
        self._bases: Sequence[int] = ()

    def fill(self, units: Sequence[Unit], bases: Sequence[int] = ()) -> list[Sheet]:
        """Return the sheets; there is always one. `bases` is what the units' elements rise by."""
        rest = list(units)
        self._bases = bases or [0] * len(rest)
        sheets: list[Sheet] = []
        place = 0
        while place < len(rest) or self._waiting or not sheets:
            unit = rest[place] if place < len(rest) else None
            if isinstance(unit, Break):
                self._turn(unit)
                place += 1  # at the top of a page already
                continue
            sheet, place = self._sheet(rest, place)
            sheets.append(sheet)
        return sheets

    def _sheet(self, units: list[Unit], start: int) -> tuple[Sheet, int]:
        """Fill one sheet from a place in the units; return it and where the next begins."""
        carried = self._carried(start < len(units))
        room = self._room - carried.notes_height
        placed: list[Placed] = []
        y, k, last = 0.0, start, None
        noted: list[str] = []
        kept = 0.0  # height for the notes so far
        if start < len(units):
            y = self._lead(units[start], placed, room)
            last = placed[-1].unit if placed else None
        leads = len(placed)
        while k < len(units):
            unit = units[k]
            if isinstance(unit, Break):
                self._turn(unit)
                carried.forced = True
                k += 1
                break
            top = y + (gap(last, unit) * self._squeeze if last is not None else 0.0)
            need = kept
            if unit.notes:
                own = [n for n in unit.notes if n not in self._shown and n not in noted]
                need = self._need([*noted, *own], bool(carried.notes))
            if top + unit.height + need <= room + TINY:
                placed.append(Placed(unit, top, self._bases[k]))
                if unit.notes:
                    noted.extend(own)
                y, last, k, kept = top + unit.height, unit, k + 1, need
                continue
            lines = 0
            if isinstance(unit, TextLines):
                lines = self._fitting(unit, room - top, noted, kept, bool(carried.notes))
            spot = _Spot(top, room - top - need, lines, placed, leads)
            k, y = self._overflow(units, k, start, spot)
            noted = [n for p in placed for n in p.unit.notes if n not in self._shown]
            break
        self._place_notes(carried, list(dict.fromkeys(noted)), room - y)
        carried.units, carried.used = placed, y
        return carried, k

    def _turn(self, end: Break) -> None:
        """Go on with the pages that a page break asks for."""
        if end.page is not None:
            self._page, self._room = end.page, end.page.text_height

    def _lead(self, unit: Unit, placed: list[Placed], room: float) -> float:
        """Repeat a table's head at the top of the sheet, if it leaves room for a row."""
        y = 0.0
        if isinstance(unit, Band) and unit.lead:
            height = sum(head.height for head in unit.lead)
            left = room - height
            if left > room * 0.5 and (unit.height <= left or split_band(unit, left) is not None):
                for head in unit.lead:
                    placed.append(Placed(as_decoration(head), y))
                    y += head.height
        return y

    def _fitting(
        self, lines: TextLines, room: float, noted: list[str], kept: float, open_already: bool
    ) -> int:
        """Return how many lines fit into a height, with the notes whose marks are among them.

        `noted` are the notes of the sheet so far, for which the height `kept` is kept.
        """
        if not lines.notes:
            return int((room - kept + TINY) / lines.leading)
        own = list(noted)
        for number, notes in enumerate(lines.row_notes):
            new = [n for n in notes if n not in self._shown and n not in own]
            if new:
                own.extend(new)
                kept = self._need(own, open_already)
            if (number + 1) * lines.leading + kept > room + TINY:
                return number
        return len(lines.rows)

    def _overflow(self, units: list[Unit], k: int, start: int, spot: "_Spot") -> tuple[int, float]:
        """End the sheet at or before unit k, which does not fit; return the next one's place."""
        unit, placed = units[k], spot.placed
        end = last_end(units, k, start)
        parts: tuple[Unit, Unit] | None = None
        if isinstance(unit, Band):
            parts = split_band(unit, spot.room, force=k == start)
        elif isinstance(unit, TextLines):
            alone = end == PageEnd(start) and (k == start or spot.lines > 0)
            parts = split_lines(unit, spot.lines, force=alone)
        if parts is not None:
            placed.append(Placed(parts[0], spot.top, self._bases[k]))
            units[k] = parts[1]
            return k, spot.top + parts[0].height
        if k == start:
            placed.append(Placed(unit, spot.top, self._bases[k]))
            return k + 1, spot.top + unit.height
        if end == PageEnd(start):
            end = PageEnd(k)
        cut = units[end.unit]
        del placed[spot.leads + end.unit - start + bool(end.lines) :]
        if end.lines and isinstance(cut, TextLines):
            placed[-1].unit, units[end.unit] = cut.split(end.lines)
        if not placed:
            return end.unit, 0.0
        return end.unit, placed[-1].y + placed[-1].unit.height

    def _need(self, noted: Sequence[str], open_already: bool) -> float:
        """Return the height to be kept for notes: all of them whole, of the last two lines."""
        if not noted:
            return 0.0
        height = 0.0 if open_already else NOTE_SPACE
        for note in noted[:-1]:
            height += sum(unit.height for unit in self._notes.get(note, ()))
        height += sum(unit.height for unit in self._notes.get(noted[-1], ())[:2])
        return min(height, self._room * 0.7)

    def _carried(self, more_text: bool) -> Sheet:
        """Begin a sheet with what is left of earlier notes; text keeps a third of it."""
        sheet = Sheet(room=self._room, page=self._page)
        room = self._room * (0.66 if more_text else 1.0) - NOTE_SPACE
        while self._waiting and (self._waiting[0].height <= room or not sheet.notes):
            unit = self._waiting.pop(0)
            sheet.notes.append(unit)
            room -= unit.height
        return sheet

    def _place_notes(self, sheet: Sheet, noted: Sequence[str], room: float) -> None:
        """Put notes at the sheet's foot; what finds no room waits for the next sheet."""
        if noted and not sheet.notes:
            room -= NOTE_SPACE
        for note in noted:
            self._shown.add(note)
            for unit in self._notes.get(note, ()):
                if not self._waiting and unit.height <= room + TINY:
                    sheet.notes.append(unit)
                    room -= unit.height
                else:
                    self._waiting.append(unit)


@dataclass(slots=True)
class _Spot:
    """Where a unit would stand: its top, the room from there on, and what stands above it.

    `lines` of it would fit, if it is text; `leads` of what stands above are repeated heads.
    """

    top: float
    room: float
    lines: int
    placed: list[Placed]
    leads: int
