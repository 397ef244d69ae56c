"""Passages of the library that fit the section one works on, read in the background."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from briefgen.library.library import Library
from briefgen.model.article import TextSpan
from briefgen.model.brief import (
    Brief,
    Issue,
    ItemState,
    PickedDate,
    PickedQuote,
    Place,
    all_items,
    anchors_of,
)
from briefgen.progress import Progress
from ui.jobs import Jobs, Latest
from ui.models.shelf import Shelf
from ui.models.wording import short_day
from ui.session import Session

_SETTLE_MS = 350
_MOST = 20


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """A passage: its article and span, its words, where it is from, why it fits."""

    key: str
    span: TextSpan
    passage: str
    about: str
    reason: str
    in_brief: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """What is looked for: the section's words, what is picked already, the articles held."""

    issue: str
    words: tuple[str, ...]
    picked: frozenset[tuple[str, TextSpan]]
    held: frozenset[str]
    today: date


class Suggestions(QObject):
    """Keeps the passages for the section; reads only while `watched` is true."""

    changed = Signal()

    def __init__(self, session: Session, shelf: Shelf, jobs: Jobs) -> None:
        super().__init__(shelf)
        self._session, self._shelf = session, shelf
        self.rows: tuple[SuggestedRow, ...] = ()
        self.watched = False
        self._asked: _Section | None = None
        self._latest = Latest(jobs, _SETTLE_MS, self)
        self._latest.result.connect(self._keep)
        self._latest.error.connect(shelf.failed)
        for signal in (session.targetChanged, session.briefChanged, session.articlesChanged):
            signal.connect(self.refresh)
        shelf.changed.connect(self._anew)

    @property
    def busy(self) -> bool:
        """Whether they are being read."""
        return self._latest.busy

    @property
    def issue(self) -> Issue | None:
        """The section that is meant: where the analyst works, else the first one."""
        brief, target = self._session.brief, self._session.target
        chosen = brief.issue(target.issue) if target is not None and target.issue else None
        shown = (one for one in brief.issues if one.state is not ItemState.REJECTED)
        return chosen or next(shown, None)

    def refresh(self) -> None:
        """Look again if what is looked for has changed."""
        issue = self.issue
        if not self.watched or self._shelf.library is None:
            return
        section = _section(self._session, issue) if issue is not None else None
        if section == self._asked:
            return
        self._asked = section
        if section is None:
            self._keep(())
            return
        self._latest.request(self._shelf.reading(lambda library, p: _read(library, section, p)))

    def _anew(self) -> None:
        self._asked = None
        self.refresh()

    def _keep(self, rows: tuple[SuggestedRow, ...] | None) -> None:
        self.rows = rows or ()
        self.changed.emit()


def _section(session: Session, issue: Issue) -> _Section:
    picked = {
        (anchor.article_key, anchor.span)
        for _, item in all_items(session.brief)
        if item.state is not ItemState.REJECTED
        for anchor in anchors_of(item)
    }
    day = session.brief.header.prepared or date.today()
    held = frozenset(session.dossier.articles)
    return _Section(issue.id, tuple(_words(session.brief, issue)), frozenset(picked), held, day)


def _words(brief: Brief, issue: Issue) -> Iterable[str]:
    """Yield the section's title, keywords, and what is written or picked in it."""
    yield issue.title
    yield from issue.keywords
    for place, item in all_items(brief):
        if place == Place(place.part, issue.id) and item.state is not ItemState.REJECTED:
            match item:
                case PickedQuote():
                    yield " ".join(anchor.exact for anchor in item.anchors)
                case PickedDate():
                    yield item.label
                case _:
                    yield item.text


def _read(library: Library, section: _Section, progress: Progress) -> tuple[SuggestedRow, ...]:
    progress("", 0.0)
    found = library.suggest(section.words, section.picked, today=section.today, limit=2 * _MOST)
    rows: dict[str, SuggestedRow] = {}
    for one in found:
        article = library.get(one.key)
        if article is None:
            continue
        passage = " ".join(one.span.of(article.text).split())
        name = article.outlet or article.title[:60]
        about = " · ".join(part for part in (name, short_day(article.published)) if part)
        row = SuggestedRow(one.key, one.span, passage, about, one.reason, one.key in section.held)
        rows.setdefault(passage.casefold(), row)  # a near-copy says the same once more
    return tuple(rows.values())[:_MOST]
