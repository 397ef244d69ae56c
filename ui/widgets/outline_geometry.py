"""What a laid-out row of the outline consists of."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from ui.look import Look
from ui.widgets.text_block import TextBlock
from ui.widgets.timeline_marks import TimeMark

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
    held: bool = False  # of several to choose from, the one in force


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
    bullet: tuple[float, float] | None = None
    mark_y: float = 0.0
    timeline: tuple[QRectF, list[TimeMark]] | None = None

    def add(self, block: TextBlock, x: float, y: float) -> float:
        """Place a text; returns the y below it."""
        self.texts.append((block, x, y))
        return y + block.height

    def spot(self, name: str) -> Spot | None:
        """Return the spot of that name."""
        return next((spot for spot in self.spots if spot.name == name), None)


class Faces:
    """The fonts of the outline."""

    def __init__(self, look: Look) -> None:
        self._look = look

    @property
    def body(self) -> QFont:
        """The face of what is written."""
        return self._look.serif_font(0.75)

    @property
    def body_share(self) -> float:
        """What the body's own line height is multiplied with."""
        return self._look.line_share(self.body, LINE_EMS)

    @property
    def title(self) -> QFont:
        """The face of the brief's title."""
        return self._look.ui_font(7, strong=True)

    @property
    def heading(self) -> QFont:
        """The face of headings."""
        return self._look.ui_font(3, strong=True)
