"""Units onto pages: where pages end, what stays together, footnotes at the foot.

A page is filled greedily; its end is moved up to the last place where a page may end. A band is
split where all its columns may be. A unit higher than an empty page is placed alone all the same,
so filling always ends. Space between units can be squeezed or widened a little by the caller,
which is how a last page with a line or two is avoided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.layout.fragment import Band, Break, Column, Unit, gap
from briefgen.layout.repeats import as_decoration
from briefgen.model.theme import PageGeometry

_TINY = 0.01
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
            if top + unit.height + need <= room + _TINY:
                placed.append(Placed(unit, top, self._bases[k]))
                if unit.notes:
                    noted.extend(own)
                y, last, k, kept = top + unit.height, unit, k + 1, need
                continue
            k, y = self._overflow(units, k, start, _Spot(top, room - top - need, placed, leads))
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

    def _overflow(self, units: list[Unit], k: int, start: int, spot: "_Spot") -> tuple[int, float]:
        """End the sheet at or before unit k, which does not fit; return the next one's place."""
        unit, placed = units[k], spot.placed
        if isinstance(unit, Band):
            alone = k == start
            parts = split_band(unit, spot.room, force=alone)
            if parts is not None:
                placed.append(Placed(parts[0], spot.top, self._bases[k]))
                units[k] = parts[1]
                return k, spot.top + parts[0].height
        if k == start:
            placed.append(Placed(unit, spot.top, self._bases[k]))
            return k + 1, spot.top + unit.height
        end = k
        while end > start and units[end - 1].keep:
            end -= 1
        if end == start:
            end = k
        del placed[spot.leads + end - start :]
        if not placed:
            return end, 0.0
        return end, placed[-1].y + placed[-1].unit.height

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
                if not self._waiting and unit.height <= room + _TINY:
                    sheet.notes.append(unit)
                    room -= unit.height
                else:
                    self._waiting.append(unit)


@dataclass(slots=True)
class _Spot:
    """Where a unit would stand: its top, the room from there on, and what stands above it."""

    top: float
    room: float
    placed: list[Placed]
    leads: int


def split_band(band: Band, room: float, force: bool = False) -> tuple[Band, Band] | None:
    """Return what of a band fits into a height and what is left, None if it is not to be split.

    Args:
        band: the band.
        room: height in points.
        force: split even a low band, and take at least one unit from a column.
    """
    if not force and band.height < band.whole_below:
        return None
    inner = room - band.top - band.bottom
    heads: list[Column] = []
    tails: list[Column] = []
    moved = False
    for column in band.columns:
        taken, rest = split_stack(column.units, inner, force and not moved)
        if column.units and not taken and not force:
            return None
        moved = moved or bool(taken)
        heads.append(replace(column, units=taken))
        tails.append(replace(column, units=rest))
    if not moved or not any(column.units for column in tails):
        return None
    first = replace(band, columns=tuple(heads), keep=False, least=0.0)
    over = replace(band.decoration, over="")
    return first, replace(band, columns=tuple(tails), before=0.0, least=0.0, decoration=over)


def split_stack(
    units: Sequence[Unit], room: float, force: bool
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Return the units that fit into a height, and the rest; forced, at least one is taken."""
    y, last = 0.0, None
    for k, unit in enumerate(units):
        top = y + (gap(last, unit) if last is not None else 0.0)
        if top + unit.height <= room + _TINY:
            y, last = top + unit.height, unit
            continue
        if isinstance(unit, Band):
            parts = split_band(unit, room - top, force and k == 0)
            if parts is not None:
                return (*units[:k], parts[0]), (parts[1], *units[k + 1 :])
        end = k
        while end > 0 and units[end - 1].keep:
            end -= 1
        if end == 0 and force:
            end = max(k, 1)
        return tuple(units[:end]), tuple(units[end:])
    return tuple(units), ()
