"""Tables: grid, spans, repeated head rows, widths by content where none are given."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from briefgen.model.document import Blocks, Cell, Paragraph, Row, Run, Table
from briefgen.model.document_words import walk_blocks
from briefgen.model.table_grid import column_count, dressed, grid
from briefgen.model.theme import Palette
from briefgen.writing.docx.looks import border
from briefgen.writing.docx.markup import escape, twips

_LONG_CELL = 600
"""From this many characters on a row may be split over two pages."""
_MANY_BLOCKS = 12
CELL_MARGIN = 7.5  # points to the right of a cell's text
_SLACK = 3.0  # points by which Word may set a line wider than we do
_CHARACTER = 4.6  # points; a mean advance of the cells' type
_LEAST_COLUMN = 24.0  # points
_FIRST_LIMIT = 0.3  # share of the width that an unbroken first column takes at most
_WORD = re.compile(r"\S+")

WriteCell = Callable[[Blocks, float], str]


def frame_table(
    style: str, cells: Sequence[str], widths: Sequence[float], *, split: bool = False
) -> str:
    """Return a table of one row that frames blocks: the header block, a box or columns.

    `split` says whether it may go on on the next page.
    """
    whole = "" if split else "<w:trPr><w:cantSplit/></w:trPr>"
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{whole}{row}</w:tr></w:tbl>"
    )


def write_table(
    table: Table,
    laid: Sequence[float],
    width: float,
    style: str,
    palette: Palette,
    write_cell: WriteCell,
) -> str:
    """Return a table.

    Args:
        table: the table.
        laid: widths of its columns in points, () to have them by their content.
        width: of the column that it stands in, in points.
        style: id of the table style.
        palette: colours of the rules under a head of several rows.
        write_cell: writes a cell's blocks into a width.
    """
    widths = list(laid) or column_widths(table, width)
    grid = "".join(f'<w:gridCol w:w="{twips(one)}"/>' for one in widths)
    summary = f'<w:tblDescription w:val="{escape(table.summary)}"/>' if table.summary else ""
    first = "1" if table.head else "0"
    rules = _head_rules(palette) if len(table.head) > 1 else None
    rows = _rows(table.head, rules, widths, write_cell)
    rows += _rows(table.rows, None, widths, write_cell, head=False)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="04A0" w:firstRow="{first}" w:lastRow="0" w:firstColumn="1"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{summary}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _head_rules(palette: Palette) -> tuple[str, str]:
    """Return the rules under a head's rows but the last, and under the last.

    The table style knows a head of one row only.
    """
    lines = (border("bottom", 0.5, palette.hairline), border("bottom", 0.9, palette.ink))
    return (f"<w:tcBorders>{lines[0]}</w:tcBorders>", f"<w:tcBorders>{lines[1]}</w:tcBorders>")


def _rows(
    rows: tuple[Row, ...],
    rules: tuple[str, str] | None,
    widths: list[float],
    write_cell: WriteCell,
    *,
    head: bool = True,
) -> list[str]:
    """Return rows; a cell that spans rows goes on as an empty one in each row below."""
    spans: dict[int, tuple[int, int]] = {}  # column -> rows still to cover, columns
    # As on our own pages the first two rows stand on one page, and the last two.
    together = (1, len(rows) - 1) if len(rows) > 2 and not head else ()
    written = []
    for number, row in enumerate(grid(rows, len(widths)), 1):
        places = [dressed(place, head=head) for place in row]
        line = rules[number == len(rows)] if rules else ""
        cells: dict[int, str] = {}
        for column, (left, wide) in list(spans.items()):
            cells[column] = _cell((), wide, f"<w:vMerge/>{line}", widths, column, write_cell)
            if left > 1:
                spans[column] = (left - 1, wide)
            else:
                del spans[column]
        for place in places:
            merge = '<w:vMerge w:val="restart"/>' if place.rowspan > 1 else ""
            at, wide = place.column, place.colspan
            blocks = _kept(place.cell.blocks) if number in together else place.cell.blocks
            cells[at] = _cell(blocks, wide, merge + line, widths, at, write_cell)
            if place.rowspan > 1:
                spans[at] = (place.rowspan - 1, wide)
        whole = head or not any(is_long(place.cell.blocks) for place in places)
        properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
        before = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        written.append(f"<w:tr>{before}{''.join(cells[column] for column in sorted(cells))}</w:tr>")
    return written


def _kept(blocks: Blocks) -> Blocks:
    """Return blocks of which no paragraph ends a page."""
    return tuple(
        replace(block, keep_with_next=True) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def _cell(
    blocks: Blocks,
    columns: int,
    merge: str,
    widths: list[float],
    column: int,
    write_cell: WriteCell,
) -> str:
    width = sum(widths[column : column + columns])
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{merge}</w:tcPr>'
        f"{write_cell(blocks, max(width - CELL_MARGIN, _LEAST_COLUMN))}</w:tc>"
    )


def shared(laid: Sequence[float], width: float) -> list[float]:
    """Return the widths of our own pages' columns as Word's, which hold the space between them.

    What is over or lacking goes to the widest; a table of another width is drawn to scale.
    """
    wanted = [own + CELL_MARGIN + _SLACK for own in laid]
    widest = wanted.index(max(wanted))
    wanted[widest] += width - sum(wanted)
    if wanted[widest] < max(laid[widest] * 0.7, _LEAST_COLUMN):
        return [width * own / sum(laid) for own in laid]
    return wanted


def column_widths(table: Table, width: float) -> list[float]:
    """Return the widths of a table's columns in points; they add up to `width`.

    Columns without a share divide what is left by their content: the first wide enough for its
    longest cell if it can be, the others by the length of their text.
    """
    shares = (*table.widths, *(0.0,) * (column_count(table) - len(table.widths)))
    given = sum(shares)
    open_columns = [index for index, share in enumerate(shares) if share <= 0.0]
    if not open_columns:
        return [width * share / given for share in shares]
    wanted = max(width * (1.0 - min(given, 1.0)), _LEAST_COLUMN * len(open_columns))
    left = min(wanted, width)
    fixed = max(width - left, 0.0)
    needs = {index: _need(table, index, width) for index in open_columns}
    if 0 in needs and len(needs) > 1 and needs[0] < left * _FIRST_LIMIT:
        needs = {0: needs[0], **_scaled(needs, left - needs[0])}  # its cells stay on one line
    else:
        needs = _scaled(needs, left, first=0)
    return _none_lost(
        [
            needs[index] if index in needs else fixed * share / given
            for index, share in enumerate(shares)
        ]
    )


def _none_lost(widths: list[float]) -> list[float]:
    """Return widths of the same sum of which none is too narrow for a letter or two."""
    least = min(_LEAST_COLUMN / 2, sum(widths) / len(widths))
    if min(widths) > least - 0.1:
        return widths
    over = [max(width - least, 0.0) for width in widths]
    room = sum(widths) - least * len(widths)
    return [least + room * own / sum(over) for own in over]


def _scaled(needs: Mapping[int, float], room: float, first: int = 1) -> dict[int, float]:
    """Return the needs of columns from one on so that they fill some room."""
    own = {index: need for index, need in needs.items() if index >= first}
    return {index: room * need / sum(own.values()) for index, need in own.items()}


def _need(table: Table, column: int, width: float) -> float:
    cells = [cell for row in (*table.head, *table.rows) if (cell := _cell_at(row, column))]
    lengths = [_length(cell.blocks) for cell in cells] or [1]
    words = [len(word) for cell in cells for word in _WORD.findall(_text(cell.blocks))] or [1]
    longest_word = max(words) * _CHARACTER + 10.0
    if column == 0:
        whole = max(lengths) * _CHARACTER * 1.1 + 10.0
        return max(min(whole, width * _FIRST_LIMIT), min(longest_word, width * 0.5))
    mean = sum(lengths) / len(lengths)
    wanted = (mean + max(lengths)) / 2 * _CHARACTER + 10.0
    return max(min(wanted, width), min(longest_word, width * 0.5), _LEAST_COLUMN)


def _cell_at(row: Row, column: int) -> Cell | None:
    """Return the cell of a column if it spans no other (spans say nothing of one column)."""
    at = 0
    for cell in row.cells:
        if at == column and cell.colspan == 1:
            return cell
        at += cell.colspan
    return None


def is_long(blocks: Blocks) -> bool:
    """Return whether what stands in a cell may be split over two pages."""
    return len(list(walk_blocks(blocks))) > _MANY_BLOCKS or _length(blocks) >= _LONG_CELL


def _text(blocks: Blocks) -> str:
    return " ".join(
        "".join(inline.text for inline in block.inlines if isinstance(inline, Run))
        for block in blocks
        if isinstance(block, Paragraph)
    )


def _length(blocks: Blocks) -> int:
    return len(_text(blocks))
