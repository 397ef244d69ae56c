"""Where blocks stand in the body: the width they have, their list, the columns beside them."""

from dataclasses import dataclass

from briefgen.model.document import Block, Columns
from briefgen.writing.docx.markup import twips


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand.

    Attributes:
        width: of the column, in points.
        level: of the list that they are items of, -1 outside of lists.
        in_quote: whether they belong to a quotation.
        item: properties that number an item of a numbered list.
        inset: what that number needs of the item's indent, in points, 0.0 if the style serves.
        first: whether the next block begins an item.
        numbered: whether the list is numbered.
        in_box: whether they stand right inside a box.
    """

    width: float
    level: int = -1
    in_quote: bool = False
    item: str = ""
    inset: float = 0.0
    first: bool = False
    numbered: bool = False
    in_box: bool = False


def is_facts(block: Block) -> bool:
    """Return whether a block is the header block between its rules."""
    return isinstance(block, Columns) and block.kind == "facts"


def column_shares(columns: Columns, width: float) -> list[float]:
    """Return the widths of columns in points; those without a share get an equal one."""
    count = len(columns.columns)
    given = columns.widths if len(columns.widths) == count else (0.0,) * count
    shares = [share if share > 0.0 else 1.0 / count for share in given]
    return [width * share / sum(shares) for share in shares]


def hanging(points: float, hung: float = 0.0) -> str:
    """Return an indent from which the first line hangs, by all of it or by `hung` points."""
    return f'<w:ind w:left="{twips(points)}" w:hanging="{twips(hung or points)}"/>'
