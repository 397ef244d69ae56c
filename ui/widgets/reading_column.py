"""How an article's text is set: a serif column of readable width under its head."""

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from ui.look import READING_CHARACTERS, Look, scaled

_MARGIN = 46
_BOTTOM = 40
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def set_column(document: QTextDocument, look: Look, *, headline: bool) -> None:
    """Set a plain text in the reading face, its first line as a headline where it is one."""
    font = look.serif_font(2)
    document.setDefaultFont(font)
    block_format = QTextBlockFormat()
    block_format.setLineHeight(100 * look.line_share(font, 1.58), _PROPORTIONAL)
    block_format.setBottomMargin(11)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(block_format)
    if headline:
        _set_headline(document, look)


def _set_headline(document: QTextDocument, look: Look) -> None:
    block = document.firstBlock()
    if not block.next().isValid():
        return
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    title_format = QTextCharFormat()
    font = look.ui_font(7, strong=True)
    title_format.setFont(font)
    cursor.mergeCharFormat(title_format)
    block_format = block.blockFormat()
    block_format.setLineHeight(100 * look.line_share(font, 1.3), _PROPORTIONAL)
    block_format.setBottomMargin(16)
    cursor.setBlockFormat(block_format)


def fit_column(document: QTextDocument, room: int, head: QWidget) -> None:
    """Give the column its width within `room` pixels, and room above it for its head."""
    metrics = QFontMetricsF(document.defaultFont())
    sample = "the quick brown fox jumps over the lazy dog and runs on, on and on. A "
    wanted = metrics.horizontalAdvance(sample) / len(sample) * READING_CHARACTERS
    margin = scaled(_MARGIN)
    width = max(160.0, min(wanted, room - margin - 24))
    left = max(margin, (room - width) / 2)
    head.setFixedWidth(round(width))
    head.adjustSize()
    root = document.rootFrame()
    frame_format = root.frameFormat()
    frame_format.setLeftMargin(left)
    frame_format.setRightMargin(max(16.0, room - left - width))
    frame_format.setTopMargin(head.height() + 14)
    frame_format.setBottomMargin(_BOTTOM)
    if frame_format != root.frameFormat():
        root.setFrameFormat(frame_format)
