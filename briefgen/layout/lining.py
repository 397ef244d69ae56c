"""What is asked of set text, and the lines that it comes to as strips."""

from collections.abc import Sequence

from briefgen.layout.fragment import Strip
from briefgen.model.document import Align
from briefgen.model.nouns import noun
from briefgen.model.page import Group, Operation
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
    before: float = 0.0  # space above the first line
    after: float = 0.0  # space below the last
    keep: bool = False  # no page may end after any line


def stacked(
    drawn: Sequence[tuple[Operation, ...]],
    wanted: Lines,
    notes: Sequence[tuple[str, ...]] = (),
) -> list[Strip]:
    """Return lines one under the other; the first two stay together, and the last two.

    Args:
        drawn: the operations of each line.
        wanted: what was asked.
        notes: ids of the footnotes of each line, () if there are none.
    """
    high, keep, final = wanted.style.leading, wanted.keep, len(drawn) - 1
    return [
        Strip(
            high,
            (Group(0.0, 0.0, 0, operations),),
            0.0 if number else wanted.before,
            wanted.after if number == final else 0.0,
            keep or number == final - 1 or (not number and final > 0),
            notes[number] if notes else (),
        )
        for number, operations in enumerate(drawn)
    ]
