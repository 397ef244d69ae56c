"""The place of the article: one of the brief, or one of the library that is only looked at."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefgen.library.library import Library
from briefgen.model.article import Article, TextSpan
from briefgen.model.finding import Findings
from briefgen.suggesting import Analysed
from ui.jobs import Jobs, Latest
from ui.look import Look
from ui.models.shelf import Shelf
from ui.models.wording import counted, short_day
from ui.panes.article_pane import ArticlePane
from ui.panes.library_reader import LibraryReader
from ui.session import Session
from ui.widgets.offer_bar import Offer, OfferBar

_TITLE = 60  # code points of a title in the bar


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
    `details_asked` and `date_confirmed` concern the library's article; `peeked` asks for this pane
    to be brought forward.
    """

    compare_asked = Signal(str, str)
    version_asked = Signal(str, str)
    read = Signal(str)
    details_asked = Signal()
    date_confirmed = Signal(str)
    peeked = Signal()

    def __init__(
        self, session: Session, shelf: Shelf, jobs: Jobs, look: Look, pane: ArticlePane,
        actions: list[QAction], picks: list[QAction], analysed: Analysed,
    ) -> None:  # fmt: skip
        super().__init__()
        self._session, self._shelf = session, shelf
        self.pane = pane
        self._span: TextSpan | None = None
        self._analysed = analysed
        self.reader = LibraryReader(look, actions, picks)
        self.bar = OfferBar(look, "kinBar", quiet=True)
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
        self._findings = Latest(jobs, 30, self)
        self._findings.result.connect(self._show_findings)
        for latest in (self._text, self._kin, self._findings):
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
        return self._text.busy or self._kin.busy or self._findings.busy

    @property
    def shows_library(self) -> bool:
        """Whether an article of the library is shown."""
        return self._stack.currentWidget() is self.reader

    def _follow(self) -> None:
        """Show the one article that is selected in the library."""
        keys = self._shelf.selected
        if len(keys) != 1:
            if not keys and self.shows_library:
                self._back()
            return
        key = keys[0]
        if key in self._session.dossier.articles:
            self._session.select_article(key)
            self._back()
            return
        self._text.request(self._shelf.reading(lambda library, _: library.get(key)))

    def peek(self, key: str, span: TextSpan) -> None:
        """Show a passage of an article of the library."""
        self._span = span
        self.peeked.emit()
        if self._shelf.selected == (key,):
            self._follow()
        else:
            self._shelf.select((key,))

    def _show(self, article: Article | None) -> None:
        if article is None or self._shelf.selected != (article.key,):
            return
        if article.key in self._session.dossier.articles:
            self._back()
            return
        self.reader.show_article(article)
        if self._span is not None:
            self.reader.text.show_span(self._span)
            self._span = None
        self._stack.setCurrentWidget(self.reader)
        self.read.emit(article.key)
        self._ask_kin(article.key)
        analysed = self._analysed
        self._findings.request(self._shelf.reading(lambda _, p: analysed.of(article, p)))

    def _show_findings(self, findings: Findings | None) -> None:
        if findings is not None:
            self.reader.show_findings(findings, self._session.brief)

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
            title = (
                other.title if len(other.title) <= _TITLE else f"{other.title[:_TITLE].rstrip()}…"
            )
            copies.append((copy.key, f"“{title}”" + (f" ({about})" if about else "")))
    return Kin(key, newest if newest != key else "", tuple(copies))
