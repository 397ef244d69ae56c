"""Tables of the dialect."""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from briefgen.model.document import Align, Blocks, Cell, ParagraphStyle, Row, Run, Table
from briefgen.templating.walk import Walk

MOST_COLUMNS = 30

ReadBlocks = Callable[[etree._Element, ParagraphStyle, Run | None], Blocks]


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads a table: `<tr>` of `<th>` and `<td>`.

    Rows at the top that hold only `<th>` are head rows; a `<th>` further down heads its row and
    is bold. Rows that are too short are filled with empty cells.
    """

    walk: Walk
    read_blocks: ReadBlocks

    def read(self, element: etree._Element) -> Table | None:
        """Return the table, None if it has no rows below its head."""
        given = self.walk.attributes(element, "widths", "summary", "origin")
        widths = self.walk.shares(element, given.get("widths", ""))
        rows = [child for child in element if child.tag == "tr"]
        texts = [element.text, *(child.tail for child in element)]
        if len(rows) < len(element) or any(text and text.strip() for text in texts):
            raise self.walk.fault(element, "only <tr> stands right inside <table>")
        heads = 0
        while heads < len(rows) and len(rows[heads]) and all(c.tag == "th" for c in rows[heads]):
            heads += 1
        read = [self._row(row, index < heads) for index, row in enumerate(rows)]
        body = read[heads:]
        if not body:
            return None
        columns = max(len(widths), self._columns(rows, read))
        if widths and len(widths) != columns:
            what = f"<table> has {columns} columns but {len(widths)} widths"
            raise self.walk.fault(element, what)
        filled = _fill(read, columns, heads)
        shares = widths or (0.0,) * columns
        return Table(
            shares,
            filled[:heads],
            filled[heads:],
            given.get("summary", ""),
            given.get("origin", ""),
        )

    def _row(self, element: etree._Element, head: bool) -> Row:
        given = self.walk.attributes(element, "origin")
        cells = []
        for child in element:
            if child.tag not in ("th", "td") or (child.tail or "").strip():
                raise self.walk.fault(child, "only <th> and <td> stand right inside <tr>")
            cells.append(self._cell(child, head))
        return Row(tuple(cells), given.get("origin", ""))

    def _cell(self, element: etree._Element, head: bool) -> Cell:
        walk = self.walk
        given = walk.attributes(element, "colspan", "rowspan", "align")
        header = element.tag == "th"
        style = ParagraphStyle.CELL_HEAD if head else ParagraphStyle.CELL
        look = Run("", bold=True) if header and not head else None
        blocks = self.read_blocks(element, style, look)
        if not given:  # as most cells
            return Cell(blocks, header=header)
        return Cell(
            blocks,
            walk.whole(element, "colspan", given.get("colspan", ""), 1, 1, MOST_COLUMNS),
            walk.whole(element, "rowspan", given.get("rowspan", ""), 1, 1, 999),
            header,
            walk.choice(element, "align", given.get("align", ""), Align, Align.START),
        )

    def _columns(self, elements: list[etree._Element], rows: list[Row]) -> int:
        most = 0
        for element, taken in zip(elements, _taken(rows), strict=True):
            if taken > MOST_COLUMNS:
                raise self.walk.fault(element, f"a table has at most {MOST_COLUMNS} columns")
            most = max(most, taken)
        return most


def _taken(rows: list[Row]) -> list[int]:
    """Return how many columns each row takes, with cells that reach into it from above."""
    above: list[tuple[int, int]] = []  # rows still to cover, columns
    counts = []
    for row in rows:
        counts.append(
            sum(cell.colspan for cell in row.cells) + sum(columns for _, columns in above)
        )
        above = [(left - 1, columns) for left, columns in above if left > 1]
        above += [(cell.rowspan - 1, cell.colspan) for cell in row.cells if cell.rowspan > 1]
    return counts


def _fill(rows: list[Row], columns: int, heads: int) -> tuple[Row, ...]:
    filled = []
    for index, (row, taken) in enumerate(zip(rows, _taken(rows), strict=True)):
        missing = tuple(Cell((), header=index < heads) for _ in range(columns - taken))
        # A cell must not reach out of the head or below the last row.
        end = heads if index < heads else len(rows)
        if not missing and all(cell.rowspan == 1 for cell in row.cells):
            filled.append(row)
            continue
        cells = tuple(
            cell
            if cell.rowspan <= end - index
            else Cell(cell.blocks, cell.colspan, end - index, cell.header, cell.align)
            for cell in row.cells
        )
        filled.append(Row(cells + missing, row.origin))
    return tuple(filled)
