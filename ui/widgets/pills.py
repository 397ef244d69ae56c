"""Small rounded labels: counts, marks, tags."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

_LEAST = 17.0
"""Height of a pill in the usual font, in pixels."""


def pill_width(text: str, font: QFont) -> float:
    """Return the width of a pill, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text) + 12


def pill_height(font: QFont) -> float:
    """Return the height of a pill, in pixels: the words never stand out of it."""
    return max(_LEAST, QFontMetricsF(font).height() + 1)


def draw_pill(
    painter: QPainter, place: QRectF, text: str, font: QFont, colour: str, ground: str
) -> None:
    """Draw a small rounded label; `ground` "" leaves only its outline."""
    path = QPainterPath()
    path.addRoundedRect(
        place.adjusted(0.5, 0.5, -0.5, -0.5), place.height() / 2, place.height() / 2
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground:
        painter.fillPath(path, QColor(ground))
    else:
        painter.setPen(QColor(colour))
        painter.drawPath(path)
    painter.setPen(QColor(colour))
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
