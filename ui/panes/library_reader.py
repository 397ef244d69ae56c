"""An article of the library as one reads it before it is in a brief."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefgen.model.article import Article
from ui.look import PADDING, Look
from ui.widgets.article_head import ArticleHead
from ui.widgets.buttons import action_button
from ui.widgets.pane_header import HEIGHT
from ui.widgets.reading_view import ReadingView

_ROOMY, _NARROW = 540, 390
"""Widths from which there is room for all words of the bar, and for icons, in pixels."""


class LibraryReader(QWidget):
    """Shows an article that is in the library but not in the brief."""

    def __init__(self, look: Look, actions: list[QAction]) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.key = ""
        self.head = ArticleHead(look)
        self.text = ReadingView(look, self.head)
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(PADDING, 0, PADDING, 0)
        row.setSpacing(2)
        self._buttons = [action_button(action) for action in actions]
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._where = QLabel("Not in this brief")
        self._where.setProperty("secondary", True)
        row.addWidget(self._where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.text, 1)

    def show_article(self, article: Article) -> None:
        """Show an article from its beginning, or its head anew."""
        fresh = article.key != self.key
        self.key = article.key
        self.head.set_article(article)
        if fresh:
            self.text.set_article(article)
        self.text.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._where.setVisible(event.size().width() >= _ROOMY)
        style = Qt.ToolButtonStyle
        narrow = event.size().width() < _NARROW
        for button in self._buttons:
            button.setToolButtonStyle(
                style.ToolButtonTextOnly if narrow else style.ToolButtonTextBesideIcon
            )
