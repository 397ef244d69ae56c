"""The place of the article: one of the brief, or one of the library that is only looked at."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from briefgen.library.library import Library
from briefgen.model.article import Article
from ui.jobs import Jobs, Latest
from ui.look import PADDING, Look
from ui.models.shelf import Shelf
from ui.models.wording import counted, short_day
from ui.panes.article_pane import ArticlePane
from ui.session import Session
from ui.widgets.article_head import ArticleHead
from ui.widgets.buttons import action_button
from ui.widgets.offer_bar import Offer, OfferBar
from ui.widgets.pane_header import HEIGHT
from ui.widgets.reading_view import ReadingView


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
        for action in actions:
            row.addWidget(action_button(action))
        row.addStretch(1)
        where = QLabel("Not in this brief")
        where.setProperty("secondary", True)
        row.addWidget(where)
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


@dataclass(frozen=True, slots=True)
class Kin:
    """The articles that an article's text is shared with, as the bar tells them."""

    key: str
    newest: str = ""
    copies: tuple[tuple[str, str], ...] = ()


class ArticleDesk(QWidget):
    """The article pane or the reader, under a bar about copies and newer versions.

    `compare_asked` carries two keys (older or other, then the one shown), `version_asked` the key
    of an article and that of its new version, `read` the key of a library article that was shown,
    `details_asked` and `date_confirmed` concern the library's article.
    """

    compare_asked = Signal(str, str)
    version_asked = Signal(str, str)
    read = Signal(str)
    details_asked = Signal()
    date_confirmed = Signal(str)

    def __init__(
        self, session: Session, shelf: Shelf, jobs: Jobs, look: Look, pane: ArticlePane,
        actions: list[QAction],
    ) -> None:  # fmt: skip
        super().__init__()
        self._session, self._shelf = session, shelf
        self.pane = pane
        self.reader = LibraryReader(look, actions)
        self.bar = OfferBar(look, "kinBar")
        self._stack = QStackedWidget()
        self._stack.addWidget(pane)
        self._stack.addWidget(self.reader)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._text = Latest(jobs, 60, self)
        self._kin = Latest(jobs, 120, self)
        self._text.result.connect(self._show)
        self._kin.result.connect(self._tell)
        for latest in (self._text, self._kin):
            latest.error.connect(shelf.failed)
        self.reader.head.details_asked.connect(self.details_asked)
        self.reader.head.date_asked.connect(self.details_asked)
        self.reader.head.date_confirmed.connect(lambda: self.date_confirmed.emit(self.reader.key))
        shelf.selectionChanged.connect(self._follow)
        shelf.changed.connect(self._again)
        session.articleSelected.connect(self._back)
        session.passageAsked.connect(lambda *_: self._back())
        session.articlesChanged.connect(self._again)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._text.busy or self._kin.busy

    @property
    def shows_library(self) -> bool:
        """Whether an article of the library is shown."""
        return self._stack.currentWidget() is self.reader

    def _follow(self) -> None:
        """Show the one article that is selected in the library."""
        keys = self._shelf.selected
        if len(keys) != 1:
            return
        key = keys[0]
        if key in self._session.dossier.articles:
            self._session.select_article(key)
            self._back()
            return
        self._text.request(self._shelf.reading(lambda library, _: library.get(key)))

    def _show(self, article: Article | None) -> None:
        if article is None or self._shelf.selected != (article.key,):
            return
        if article.key in self._session.dossier.articles:
            self._back()
            return
        self.reader.show_article(article)
        self._stack.setCurrentWidget(self.reader)
        self.read.emit(article.key)
        self._ask_kin(article.key)

    def _back(self, *_: object) -> None:
        """Show the brief's own article again."""
        self._stack.setCurrentWidget(self.pane)
        self._ask_kin(self._session.article.key if self._session.article else "")

    def _again(self) -> None:
        if self.shows_library:
            self._follow()
        else:
            self._back()

    # copies and versions

    def _ask_kin(self, key: str) -> None:
        self.bar.hide()
        if key and self._shelf.library is not None:
            self._kin.request(self._shelf.reading(lambda library, _: _kin(library, key)))

    def _tell(self, kin: Kin | None) -> None:
        shown = self.reader.key if self.shows_library else ""
        if not self.shows_library and self._session.article is not None:
            shown = self._session.article.key
        if kin is None or kin.key != shown:
            return
        key, newest = kin.key, kin.newest
        held = self._session.dossier.articles
        if newest and key in held and newest not in held:
            offers = [
                Offer("Compare", lambda: self.compare_asked.emit(key, newest), stays=True),
                Offer("Use the new version", lambda: self.version_asked.emit(key, newest)),
            ]
            self.bar.offer("The library has a newer version of this article.", offers, close="")
        elif kin.copies:
            (other, name), rest = kin.copies[0], len(kin.copies) - 1
            words = f"Same story as {name}" + (f" and {counted(rest, 'other')}" if rest else "")
            compare = Offer("Compare", lambda: self.compare_asked.emit(other, key), stays=True)
            self.bar.offer(words, [compare], close="")
        else:
            self.bar.hide()


def _kin(library: Library, key: str) -> Kin:
    newest = library.newest_version(key)
    copies = []
    for copy in library.near_copies(key)[:5]:
        other = library.get(copy.key)
        if other is not None and copy.key != newest:
            about = ", ".join(p for p in (other.outlet, short_day(other.published)) if p)
            copies.append((copy.key, f"“{other.title[:70]}”" + (f" ({about})" if about else "")))
    return Kin(key, newest if newest != key else "", tuple(copies))
