"""What of the library fits the section one works on: passages at once, then what was said and when.

Passages come from the search index; quotations and dates need the articles analysed, so they
follow in a second step, and what was analysed is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from briefgen.compose.date_format import format_edtf
from briefgen.library.library import Library
from briefgen.model.article import Article, TextSpan
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
from briefgen.model.finding import DatedEvent, Quote
from briefgen.model.library import SuggestedKind, Suggestion
from briefgen.progress import Progress
from briefgen.suggesting import Analysed, Section, mixed, passages, with_findings
from ui.jobs import Jobs, Latest
from ui.models.shelf import Shelf
from ui.models.wording import format_days, short_day, shortened
from ui.session import Session

_SETTLE_MS = 350
_MOST = 20


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """A suggestion: its article and span, its words, where it is from, why it fits.

    `who` is the speaker of a quotation; `finding` is what a quotation or a date was found as.
    """

    key: str
    span: TextSpan
    passage: str
    about: str
    reason: str
    in_brief: bool
    kind: SuggestedKind = SuggestedKind.PASSAGE
    who: str = ""
    finding: Quote | DatedEvent | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for: the section, and the articles that the brief holds."""

    issue: str
    section: Section
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """The first step's outcome: the passages, and as rows."""

    asked: _Asked
    plain: tuple[Suggestion, ...]
    rows: tuple[SuggestedRow, ...]


class Suggestions(QObject):
    """Keeps the suggestions for the section; reads only while `watched` is true."""

    changed = Signal()

    def __init__(self, session: Session, shelf: Shelf, jobs: Jobs, analysed: Analysed) -> None:
        super().__init__(shelf)
        self._session, self._shelf = session, shelf
        self._analysed = analysed
        self.rows: tuple[SuggestedRow, ...] = ()
        self.watched = False
        self._asked: _Asked | None = None
        self._passages = Latest(jobs, _SETTLE_MS, self)
        self._findings = Latest(jobs, 0, self)
        self._passages.result.connect(self._take_passages)
        self._findings.result.connect(self._keep)
        for latest in (self._passages, self._findings):
            latest.error.connect(shelf.failed)
        for signal in (session.targetChanged, session.briefChanged, session.articlesChanged):
            signal.connect(self.refresh)
        shelf.changed.connect(self._anew)

    @property
    def busy(self) -> bool:
        """Whether they are being read."""
        return self._passages.busy or self._findings.busy

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
        asked = _asked(self._session, issue) if issue is not None else None
        if asked == self._asked:
            return
        self._asked = asked
        if asked is None:
            self._keep(())
            return
        self._passages.request(self._shelf.reading(lambda library, p: _read(library, asked, p)))

    def _take_passages(self, found: _Found | None) -> None:
        """Show the passages and look through their articles for what was said, and when."""
        if found is None or found.asked != self._asked:
            return
        if not self.rows or not found.rows:
            self._keep(found.rows)
        analysed = self._analysed

        def look(library: Library, progress: Progress) -> tuple[SuggestedRow, ...]:
            asked = found.asked
            every = with_findings(library, asked.section, found.plain, analysed, progress)
            return _rows(library, asked, mixed(every, _MOST))

        self._findings.request(self._shelf.reading(look))

    def _anew(self) -> None:
        self._asked = None
        self.refresh()

    def _keep(self, rows: tuple[SuggestedRow, ...] | None) -> None:
        self.rows = rows or ()
        self.changed.emit()


def _asked(session: Session, issue: Issue) -> _Asked:
    picked = {
        (anchor.article_key, anchor.span)
        for _, item in all_items(session.brief)
        if item.state is not ItemState.REJECTED
        for anchor in anchors_of(item)
    }
    day = session.brief.header.prepared or date.today()
    words = tuple(_words(session.brief, issue))
    section = Section(words, frozenset(picked), day, session.dossier.findings)
    return _Asked(issue.id, section, frozenset(session.dossier.articles))


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


def _read(library: Library, asked: _Asked, progress: Progress) -> _Found:
    progress("", 0.0)
    plain = passages(library, asked.section, 2 * _MOST)
    return _Found(asked, plain, _rows(library, asked, plain))


def _rows(library: Library, asked: _Asked, found: Iterable[Suggestion]) -> tuple[SuggestedRow, ...]:
    rows: dict[str, SuggestedRow] = {}
    for one in found:
        article = library.get(one.key)
        if article is not None:
            row = _row(article, one, in_brief=one.key in asked.held)
            rows.setdefault(f"{row.kind}:{row.passage.casefold()}", row)  # a near-copy says it too
    return tuple(rows.values())[:_MOST]


def _row(article: Article, one: Suggestion, *, in_brief: bool) -> SuggestedRow:
    name = article.outlet or shortened(article.title)
    about = " · ".join(part for part in (name, short_day(article.published)) if part)
    words, who = " ".join(one.span.of(article.text).split()), ""
    match one.finding:
        case Quote() as quote:
            pieces = (" ".join(piece.of(article.text).split()) for piece in quote.pieces)
            words = "“" + " … ".join(pieces) + "”"
            speaker = quote.speaker
            named = (speaker.name or speaker.mention_text, speaker.role) if speaker else ()
            who = ", ".join(part for part in named if part)
        case DatedEvent() as event:
            reading = event.mention.reading
            when = format_edtf(reading.edtf).full or format_days(reading.earliest, reading.latest)
            about = f"“{words}” · {about}"
            words = " – ".join(part for part in (when, event.label) if part)
        case _:
            pass
    return SuggestedRow(
        one.key, one.span, words, about, one.reason, in_brief, one.kind, who, one.finding
    )
