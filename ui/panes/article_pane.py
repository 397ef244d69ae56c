"""The article as one reads it, with the bar that picks from it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.article import TextSpan
from briefgen.model.brief import ItemState, PartKind, Place
from briefgen.model.finding import Findings
from ui.found import Found, FoundMemo, FoundRef
from ui.look import PADDING, Look, scaled
from ui.models.article_rows import days_written
from ui.session import Session
from ui.widgets.article_head import ArticleHead
from ui.widgets.buttons import ChoiceButton, action_button, add_actions
from ui.widgets.empty_state import EmptyState
from ui.widgets.find_bar import FindBar
from ui.widgets.pane_header import HEIGHT
from ui.widgets.popup import DateAsk, DatePopup
from ui.widgets.reading_view import ReadingView

_OFFERED = 3
"""Days of an article's text that are offered as its own, at most."""
_NARROW = 500
"""Below this width of the bar its buttons have no icons, in pixels."""


class PickBar(QWidget):
    """The buttons that pick, and where picked things go."""

    def __init__(self, session: Session, look: Look, picks: list[QAction]) -> None:
        super().__init__()
        self._session = session
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 0, PADDING, 0)
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for action in picks:
            button = action_button(action)
            self.buttons[action.objectName()] = button
            row.addWidget(button)
        row.addStretch(0)
        self.target = ChoiceButton()
        self.target.setToolTip("Where picked quotes, points and positions go")
        self.target.setMaximumWidth(270)
        self._menu = QMenu(self.target)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.target.setMenu(self._menu)
        row.addWidget(self.target, 3)
        session.targetChanged.connect(self._fill)
        session.briefChanged.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        place = self._session.target
        issues = [one for one in self._session.brief.issues if one.state is not ItemState.REJECTED]
        number = next(
            (n for n, one in enumerate(issues, 1) if place is not None and one.id == place.issue), 0
        )
        name = f"{number} {issues[number - 1].title}" if number else "where it fits best"
        self.target.set_words(f"→ {name}")
        self.target.setAccessibleName(f"Picked things go to: {name}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without icons where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(_NARROW)
        style = Qt.ToolButtonStyle
        for button in self.buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonTextOnly if narrow else style.ToolButtonTextBesideIcon
            )

    def _fill_menu(self) -> None:
        self._menu.clear()
        best = self._menu.addAction("Where it fits best")
        best.triggered.connect(lambda: self._session.set_target(None))
        self._menu.addSeparator()
        number = 0
        for issue in self._session.brief.issues:
            if issue.state is ItemState.REJECTED:
                continue
            number += 1
            place = Place(PartKind.POINTS, issue.id)
            action = self._menu.addAction(f"{number}  {issue.title}")
            action.triggered.connect(lambda _=False, to=place: self._session.set_target(to))


class ArticlePane(QWidget):
    """Reading view, head and pick bar.

    `correction_asked` carries an article key and the fields of its Correction to set, `span_set`
    a Found and the pieces of text that it is to have.
    """

    correction_asked = Signal(str, object)
    details_asked = Signal()
    span_set = Signal(object, object)

    def __init__(
        self,
        session: Session,
        look: Look,
        picks: list[QAction],
        beginnings: list[QAction],
        on_found: Sequence[QAction] = (),
    ) -> None:
        super().__init__()
        self.setProperty("paper", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._look = look
        self._shown = ""
        self._memo = FoundMemo()
        self._marked: tuple[tuple[Found, ...], FoundRef | None] | None = None
        self._on_text = [*picks, None, *on_found]
        self.popup: DatePopup | None = None
        self.found: tuple[Found, ...] = ()
        self.head = ArticleHead(look)
        self.text = ReadingView(look, self.head)
        self.bar = PickBar(session, look, picks)
        self.finder = FindBar(look, self.text)
        self._stack = QStackedWidget()
        empty = EmptyState(look, "quote", "The article you select is shown here.", beginnings)
        self._stack.addWidget(empty)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.finder)
        column.addWidget(self.text, 1)
        self._stack.addWidget(reading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.head.date_asked.connect(self.ask_date)
        self.head.date_confirmed.connect(self._confirm_date)
        self.head.details_asked.connect(self.details_asked)
        self.text.found_clicked.connect(session.select_finding)
        self.text.span_set.connect(self.span_set)
        self.text.menu_asked.connect(self._show_menu)
        session.articleSelected.connect(lambda _: self.refresh())
        session.articlesChanged.connect(self.refresh)
        session.briefChanged.connect(self._mark)
        session.findingSelected.connect(self._follow)
        session.passageAsked.connect(lambda _, span: self.show_passage(span))
        self.refresh()

    def refresh(self) -> None:
        """Show the selected article."""
        article = self._session.article
        self._stack.setCurrentIndex(1 if article else 0)
        if article is None:
            self._shown, self.found, self._marked = "", (), None
            return
        self.head.set_article(article)
        if article.key != self._shown:
            self._shown = article.key
            self._marked = None
            self.text.set_article(article)
            self.finder.refresh()
        self.text.fit()
        self._mark()

    def show_passage(self, span: TextSpan) -> None:
        """Bring a passage into view."""
        self.refresh()
        self.text.show_span(span)

    def _mark(self) -> None:
        session = self._session
        if session.article is None:
            return
        found = self._memo.of(session.article, session.findings, session.brief)
        if (found, session.finding) != self._marked:  # one step may tell of articles and brief
            self.found, self._marked = found, (found, session.finding)
            self.text.set_found(found, session.finding)

    def _follow(self) -> None:
        self._mark()
        current = self.current
        if current is not None:
            self.text.show_span_if_hidden(current.spans[0])

    @property
    def current(self) -> Found | None:
        """The selected finding."""
        ref: FoundRef | None = self._session.finding
        return next((found for found in self.found if found.ref == ref), None) if ref else None

    def _show_menu(self, where: QPoint) -> None:
        self.menu().popup(where)

    def menu(self) -> QMenu:
        """Return what can be done with the words or the finding one points at."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("Copy")
        copy.setEnabled(self.text.textCursor().hasSelection())
        copy.triggered.connect(self.text.copy)
        menu.addSeparator()
        add_actions(menu, self._on_text)
        return menu

    # the date

    def ask_date(self) -> None:
        """Ask when the article was published."""
        article = self._session.article
        if article is None:
            return
        written = days_written(self._session.findings or Findings())
        offers = tuple(day for day in written if day != article.published)[:_OFFERED]
        ask = DateAsk(
            "Published", article.published, around=self._guess(), clearable=False, offers=offers
        )
        popup = DatePopup(self, self._look, ask)
        key = article.key

        def change(first: date, _last: date, _rough: bool) -> None:
            self.correction_asked.emit(key, {"published": first})

        popup.chosen.connect(change)
        self.popup = popup
        button = self.head.date_button
        popup.open_at(button.mapToGlobal(QPoint(0, button.height() + 4)), popup.first)

    def _guess(self) -> date | None:
        """Return a day near which the date will lie: that of another article."""
        days = [one.published for one in self._session.dossier.articles.values() if one.published]
        return max(days, default=None)

    def _confirm_date(self) -> None:
        if self._session.article is not None:
            self.correction_asked.emit(self._session.article.key, {"published_confirmed": True})
