"""Units with a place turned into the groups of a page, with click areas and destinations."""

from briefgen.layout.fragment import Band, Break, Unit, gap
from briefgen.layout.text_lines import Strip, TextLines
from briefgen.model.page import (
    Anchor,
    Area,
    Destination,
    Group,
    Line,
    Link,
    Operation,
    Rectangle,
    Spot,
    Text,
)
from briefgen.model.theme import PageGeometry


class Canvas:
    """Collects what is drawn on one page of a geometry."""

    def __init__(self, number: int, page: PageGeometry) -> None:
        self.number = number
        self.page = page
        self.groups: list[Group] = []
        self.areas: list[Area] = []
        self.destinations: list[Destination] = []

    def draw(self, x: float, y: float, base: int, operations: tuple[Operation, ...]) -> None:
        """Draw operations at a place; their element numbers are raised by `base`."""
        drawn = False
        for operation in operations:
            if type(operation) is Text:  # as most are
                drawn = True
            elif isinstance(operation, Link):
                drawn = True
                self._area(x, y, operation, href=operation.href, target=operation.target)
            elif isinstance(operation, Spot):
                self._area(x, y, operation, origin=operation.origin)
            elif isinstance(operation, Anchor):
                self.destinations.append(
                    Destination(
                        operation.name,
                        self.number,
                        y + operation.y,
                        operation.level,
                        operation.title,
                    )
                )
            else:
                drawn = True
        if drawn:
            self.groups.append(Group(x, y, base, operations))

    def _area(
        self,
        x: float,
        y: float,
        place: Link | Spot,
        origin: str = "",
        href: str = "",
        target: str = "",
    ) -> None:
        x0, y0 = x + place.x, y + place.y
        last = self.areas[-1] if self.areas else None
        if (
            origin
            and last is not None
            and last.origin == origin
            and abs(last.y1 - y0) < 4.0
            and abs(last.x0 - x0) < 40.0
        ):
            self.areas[-1] = Area(
                min(last.x0, x0), last.y0, max(last.x1, x0 + place.width), y0 + place.height, origin
            )
        else:
            self.areas.append(
                Area(x0, y0, x0 + place.width, y0 + place.height, origin, href, target)
            )

    def place(self, unit: Unit, x: float, y: float, base: int) -> None:
        """Draw a unit with its top left corner at a place."""
        if isinstance(unit, Break):
            return
        if isinstance(unit, TextLines):
            self._lines(unit, x, y, base)
            return
        if isinstance(unit, Strip):
            for group in unit.groups:
                self.draw(x + group.x, y + group.y, base + group.base, group.operations)
            return
        self._decorate(unit, x + unit.x, y)
        if unit.origin:
            spot = Spot(unit.x, 0.0, unit.width, unit.height, unit.origin)
            self._area(x, y, spot, origin=unit.origin)
        for column in unit.columns:
            top, last = y + unit.top, None
            for inner in column.units:
                top += gap(last, inner) if last is not None else 0.0
                self.place(inner, x + unit.x + column.x, top, base)
                top += inner.height
                last = inner

    def _lines(self, lines: TextLines, x: float, y: float, base: int) -> None:
        for group in lines.lead:
            self.draw(x + group.x, y + group.y, base + group.base, group.operations)
        top = y - lines.skipped * lines.leading
        self.draw(x + lines.x, top, base + lines.base, lines.operations)
        if lines.origin:
            left, width = lines.place
            place = Spot(lines.x + left, 0.0, width, lines.height, lines.origin)
            self._area(x, y, place, origin=lines.origin)

    def _decorate(self, band: Band, x: float, y: float) -> None:
        look, drawn = band.decoration, []
        height, width = band.height, band.width
        if look.tint:
            drawn.append(Rectangle(0.0, 0.0, width, height, fill=look.tint))
        if look.edge:
            left = width - look.edge_width if look.edge_right else 0.0
            drawn.append(Rectangle(left, 0.0, look.edge_width, height, fill=look.edge))
        operations: list[Operation] = list(drawn)
        if look.over:
            operations.append(Line(0.0, 0.0, width, 0.0, look.over_width, look.over))
        if look.under:
            for start, wide in look.spans or ((0.0, width),):
                operations.append(
                    Line(start, height, start + wide, height, look.under_width, look.under)
                )
        if operations:
            self.draw(x, y, 0, tuple(operations))
