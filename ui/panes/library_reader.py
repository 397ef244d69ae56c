"""An article of the library as one reads it before it is in a brief."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefgen.model.article import Article
from briefgen.model.brief import Brief
from briefgen.model.finding import Findings
from ui.found import Found, FoundKind, FoundRef, found_in
from ui.look import PADDING, Look, scaled
from ui.models.wording import counted
from ui.widgets.article_head import ArticleHead
from ui.widgets.buttons import action_button
from ui.widgets.pane_header import HEIGHT
from ui.widgets.reading_view import ReadingView

_ROOMY, _NARROW, _TIGHT = 860, 720, 470
"""Widths from which there is room for all words of the bar, for icons, for picking, in pixels."""


class LibraryReader(QWidget):
    """Shows an article that is in the library but not in the brief, with what is found in it.

    `article` and `findings` are None until they have been read.
    """

    def __init__(self, look: Look, actions: list[QAction], picks: list[QAction]) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.key = ""
        self.article: Article | None = None
        self.findings: Findings | None = None
        self.found: tuple[Found, ...] = ()
        self._ref: FoundRef | None = None
        self.head = ArticleHead(look)
        self.text = ReadingView(look, self.head)
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)  # it leaves out what it has no room for, so it asks for none
        bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(PADDING, 0, PADDING, 0)
        row.setSpacing(2)
        self._buttons = [action_button(action) for action in actions]
        self._picks = [action_button(action) for action in picks]
        for button in (*self._buttons, *self._picks):
            row.addWidget(button)
        row.addStretch(1)
        self._where = QLabel("Not in this brief")
        self._where.setProperty("secondary", True)
        row.addWidget(self._where)
        self.text.found_clicked.connect(self.select)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.text, 1)

    def show_article(self, article: Article) -> None:
        """Show an article from its beginning, or its head anew."""
        fresh = article.key != self.key
        if article != self.article:
            self.findings, self.found, self._ref = None, (), None
        self.key, self.article = article.key, article
        self.head.set_article(article)
        if fresh:
            self.text.set_article(article)
            self._where.setText("Not in this brief")
        self.text.fit()

    def show_findings(self, findings: Findings, brief: Brief) -> None:
        """Mark what was found in the article that is shown."""
        if self.article is None or findings.article_key != self.key:
            return
        self.findings = findings
        self.found = found_in(self.article, findings, brief)
        quotes, dates = len(findings.quotes), len(findings.events)
        found = f"{counted(quotes, 'quote')}, {counted(dates, 'date')}"
        self._where.setText(f"Not in this brief · {found}")
        self._mark()

    @property
    def current(self) -> Found | None:
        """The finding that is selected."""
        return next((one for one in self.found if one.ref == self._ref), None)

    def select(self, ref: FoundRef | None) -> None:
        """Select a finding."""
        self._ref = ref
        self._mark()
        current = self.current
        if current is not None:
            self.text.show_span_if_hidden(current.spans[0])

    def step(self, step: int) -> None:
        """Go to the next or the previous finding."""
        refs = [one.ref for one in self.found if one.weight and one.ref.kind is not FoundKind.ISSUE]
        if refs:
            start = refs.index(self._ref) if self._ref in refs else -1 if step > 0 else 0
            self.select(refs[(start + step) % len(refs)])

    def _mark(self) -> None:
        self.text.set_found(self.found, self._ref)
        # The ends of a quotation are set in the brief's own articles only.
        self.text.handles.set_found(self.text.text, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._where.setVisible(event.size().width() >= scaled(_ROOMY))
        for button in self._picks:
            button.setVisible(event.size().width() >= scaled(_TIGHT))
        style = Qt.ToolButtonStyle
        narrow = event.size().width() < scaled(_NARROW)
        for button in (*self._buttons, *self._picks):
            button.setToolButtonStyle(
                style.ToolButtonTextOnly if narrow else style.ToolButtonTextBesideIcon
            )
