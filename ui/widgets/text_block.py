"""Wrapped text that delegates paint: runs of several fonts and colours, laid out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font and colour."""

    text: str
    font: QFont
    colour: str
    underline: bool = False


class TextBlock:
    """Runs broken into lines of a width, in pixels; right-to-left text aligns to the right."""

    def __init__(
        self,
        runs: Iterable[Run],
        width: float,
        *,
        leading: float = 1.0,
        most_lines: int = 0,
        elide: bool = True,
    ) -> None:
        runs = [run for run in runs if run.text]
        text = "".join(_one_line(run.text) for run in runs)
        self.text = text
        base = runs[0].font if runs else QFont()
        self._layout = QTextLayout(text, base)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)
        self._layout.setFormats(_ranges(runs))
        self._layout.setCacheEnabled(True)
        self.width = max(width, 1.0)
        self.natural_width = 0.0
        self.height = self._break(leading, most_lines, elide, base)

    def _break(self, leading: float, most_lines: int, elide: bool, font: QFont) -> float:
        y = 0.0
        count = 0
        self._cut = ""
        self._cut_at = QPointF()
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width)
            height = line.height() * leading
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            self.natural_width = max(self.natural_width, line.naturalTextWidth())
            y += height
            count += 1
            if most_lines and count == most_lines:
                end = line.textStart() + line.textLength()
                if elide and end < len(self._layout.text()):
                    rest = self._layout.text()[line.textStart() :]
                    metrics = QFontMetricsF(font)
                    self._cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width, 0)
                    self._cut_at = line.position() + QPointF(0, line.ascent())
                break
        self._layout.endLayout()
        return y

    @property
    def first_baseline(self) -> float:
        """Distance of the first baseline from the top, in pixels."""
        if not self._layout.lineCount():
            return 0.0
        line = self._layout.lineAt(0)
        return line.y() + line.ascent()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the text with its top left corner at (x, y)."""
        if not self._cut:
            self._layout.draw(painter, QPointF(x, y))
            return
        for number in range(self._layout.lineCount() - 1):
            self._layout.lineAt(number).draw(painter, QPointF(x, y))
        painter.save()
        formats = self._layout.formats()
        if formats:
            painter.setPen(formats[-1].format.foreground().color())
            painter.setFont(formats[-1].format.font())
        painter.drawText(self._cut_at + QPointF(x, y), self._cut)
        painter.restore()


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\u2028", " ").replace("\u2029", " ")


def _ranges(runs: list[Run]) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for run in runs:
        length = len(_one_line(run.text).encode("utf-16-le")) // 2
        text_format = QTextCharFormat()
        text_format.setFont(run.font)
        text_format.setForeground(QColor(run.colour))
        text_format.setFontUnderline(run.underline)
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = start, length, text_format
        ranges.append(span)
        start += length
    return ranges


def is_right_to_left(text: str) -> bool:
    """Return whether a text's first strong letter is of a right-to-left script."""
    strong = (bidirectional(character) for character in text[:200])
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
