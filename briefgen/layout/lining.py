"""What is asked of set text, and the lines that it comes to."""

from collections.abc import Sequence

from briefgen.layout.text_lines import TextLines
from briefgen.model.document import Align
from briefgen.model.nouns import noun
from briefgen.model.page import Operation
from briefgen.model.theme import TextStyle


@noun(frozen=True, slots=True)
class Lines:
    """What is asked of set text: its style, width, place and structure element."""

    style: TextStyle
    width: float
    element: int
    left: float = 0.0
    align: Align = Align.START
    origin: str = ""
    quiet_links: bool = False  # links look like the text around them
    balanced: bool = False  # lines are alike in length, as a title's should be
    before: float = 0.0  # space above the first line
    after: float = 0.0  # space below the last
    keep: bool = False  # no page may end after any line


def stacked(
    rows: Sequence[tuple[Operation, ...]],
    wanted: Lines,
    notes: Sequence[tuple[str, ...]] = (),
) -> TextLines:
    """Return lines one under the other.

    Args:
        rows: the operations of each line, measured from the top of the first.
        wanted: what was asked.
        notes: ids of the footnotes of each line, () if there are none.
    """
    return TextLines(
        wanted.style.leading,
        tuple(rows),
        wanted.before,
        wanted.after,
        wanted.keep,
        wanted.keep,
        tuple(notes),
        origin=wanted.origin,
        place=(wanted.left, wanted.width),
    )
