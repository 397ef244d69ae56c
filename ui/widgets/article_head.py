"""What stands over an article's text: outlet, authors, title, date, and what is to be settled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefgen.model.article import Article, DateStatus
from ui.look import UNIT, Look
from ui.models.article_rows import dated_ahead
from ui.models.wording import format_day
from ui.widgets.buttons import text_button

AHEAD = (
    "Published after today? “On Friday” and all other relative dates are counted from that day: "
    "set it right, or confirm it."
)
"""What is said of an article whose publication lies ahead."""


class ArticleHead(QWidget):
    """The head; `date_asked` is raised to change the date, `date_confirmed` to accept it."""

    date_asked = Signal()
    date_confirmed = Signal()
    details_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._article: Article | None = None
        self._title = QLabel(wordWrap=True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._kicker = QLabel(wordWrap=True)
        self._kicker.setTextFormat(Qt.TextFormat.PlainText)
        self._notices = QLabel(wordWrap=True)
        self._notices.setTextFormat(Qt.TextFormat.PlainText)
        self.date_button = QToolButton()
        self.date_button.setAccessibleName("Publication date")
        self.date_button.clicked.connect(self.date_asked)
        self.confirm_button = text_button(
            "Confirm", "Take the publication date as it is (Y confirms and goes on)", outlined=True
        )
        self.confirm_button.clicked.connect(self.date_confirmed)
        self.details_button = text_button("Details…", "Correct title, outlet, authors")
        self.details_button.clicked.connect(self.details_asked)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.date_button, self.confirm_button):
            row.addWidget(button)
        row.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._kicker, 1)
        top.addWidget(self.details_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, UNIT + 2)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._notices)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fill)

    @property
    def notices(self) -> str:
        """What is told of the article that is shown, a line each."""
        return self._notices.text()

    def set_article(self, article: Article) -> None:
        """Show an article's metadata."""
        self._article = article
        self._fill()

    def _fill(self) -> None:
        article = self._article
        if article is None:
            return
        colours = self._look.colours
        first_line = article.text.strip().split("\n", 1)[0].strip()
        self._title.setVisible(article.title.strip() != first_line)
        self._title.setText(article.title)
        self._title.setFont(self._look.ui_font(7, strong=True))
        by = ", ".join(article.authors[:3]) + (" and others" if len(article.authors) > 3 else "")
        self._kicker.setText(" · ".join(part for part in (article.outlet, by) if part))
        self._kicker.setFont(self._look.ui_font(-0.5, strong=True))
        self._kicker.setStyleSheet(f"color: {colours.accent};")
        self._fill_date(article)
        told = [AHEAD] if dated_ahead(article) else []
        told += article.notices[:3]
        self._notices.setText("\n".join(told))
        self._notices.setVisible(bool(told))
        self._notices.setFont(self._look.ui_font(-1))
        self._notices.setStyleSheet(f"color: {colours.amber};")

    def _fill_date(self, article: Article) -> None:
        colours = self._look.colours
        status = article.date_status
        day = format_day(article.published)
        words = {
            DateStatus.CONFIRMED: day,
            DateStatus.UNCONFIRMED: f"{day}, unconfirmed",
            DateStatus.MISSING: "No date: relative dates stay unresolved",
        }
        settled = status is DateStatus.CONFIRMED and not dated_ahead(article)
        self.date_button.setText(words[status])
        self.date_button.setAccessibleName(f"Publication date: {words[status]}")
        place = article.origin_of("published")
        self.date_button.setToolTip(
            f"Change the publication date (read from: {place})"
            if place
            else "Set the publication date"
        )
        ink = colours.secondary if settled else colours.amber
        ground = colours.window if settled else colours.amber_tint
        self.date_button.setStyleSheet(f"color: {ink}; background: {ground}; padding: 3px 8px;")
        self.confirm_button.setVisible(status is DateStatus.UNCONFIRMED)
