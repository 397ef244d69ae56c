"""The articles as rows: what the list at the left shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.model.article import Article, DateStatus
from briefgen.model.brief import Brief, ItemState, all_items, anchors_of
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from ui.models.listing import Listing
from ui.models.wording import counted, short_day

_IN_FULL = "absolute"
"""What a date is resolved against that needs nothing else to be known."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A row.

    Attributes:
        outlet, day: where and when it was published, "" where unknown.
        doubt: what is to be settled ("no date"), shown in amber.
        quotes, dates: how many were found; used: how many items of the brief cite the article.
        text: the article's own, for the filter.
    """

    key: str
    title: str
    outlet: str
    day: str
    doubt: str
    quotes: int
    dates: int
    used: int
    text: str
    notices: tuple[str, ...] = ()

    @property
    def searched(self) -> str:
        """What the filter searches; folded only when something is typed."""
        return f"{self.title}\n{self.outlet}\n{self.text}".casefold()

    @property
    def words(self) -> str:
        """What a screen reader says."""
        parts = (
            self.title,
            self.outlet,
            self.day,
            self.doubt,
            f"{self.quotes} quotes, {self.dates} dates",
        )
        return ". ".join(part for part in parts if part)


def article_rows(dossier: Dossier) -> tuple[ArticleRow, ...]:
    """Return a row for each article in the order of the brief."""
    used = _uses(dossier.brief)
    keys = dict.fromkeys((*dossier.brief.articles, *dossier.articles))
    prepared = dossier.brief.header.prepared
    year = prepared.year if prepared else 0
    return tuple(
        _row(dossier.articles[key], dossier.findings, used.get(key, 0), year)
        for key in keys
        if key in dossier.articles
    )


def article_listing() -> Listing[ArticleRow]:
    """Return an empty list model of such rows."""
    return Listing(lambda row: row.key, lambda row: row.words, _tip)


def _tip(row: ArticleRow) -> str:
    found = f"{counted(row.quotes, 'quote')} and {counted(row.dates, 'dated event')} found"
    cited = f"cited by {counted(row.used, 'item')} of the brief" if row.used else "not yet cited"
    doubt = (f"{row.doubt}: settle it over the article's text",) if row.doubt else ()
    return "\n".join((row.title, f"{found}, {cited}", *doubt, *row.notices))


def _row(article: Article, findings: Mapping[str, Findings], used: int, year: int) -> ArticleRow:
    found = findings.get(article.key, Findings())
    return ArticleRow(
        article.key,
        article.title,
        article.outlet,
        short_day(article.published, year),
        date_doubt(article),
        len(found.quotes),
        len(found.events),
        used,
        article.text,
        article.notices,
    )


def dated_ahead(article: Article, today: date | None = None) -> bool:
    """Return whether an article says that it was published after today (the present day)."""
    return article.published is not None and article.published > (today or date.today())


def days_written(findings: Findings, today: date | None = None) -> tuple[date, ...]:
    """Return the days until today that a text names in full, in its order: one may be its own."""
    last = today or date.today()
    days = (
        mention.reading.earliest
        for mention in findings.dates
        if mention.anchor == _IN_FULL and mention.reading.earliest == mention.reading.latest
    )
    return tuple(dict.fromkeys(day for day in days if day is not None and day <= last))


def date_doubt(article: Article) -> str:
    """Return what is to be settled about an article's date, "" if nothing."""
    match article.date_status:
        case DateStatus.MISSING:
            return "no date"
        case DateStatus.UNCONFIRMED if dated_ahead(article):
            return "date after today, unconfirmed"
        case DateStatus.UNCONFIRMED:
            return "date unconfirmed"
        case DateStatus.CONFIRMED:
            return ""


def _uses(brief: Brief) -> dict[str, int]:
    used: dict[str, int] = {}
    for _, item in all_items(brief):
        if item.state is not ItemState.REJECTED:
            for key in {anchor.article_key for anchor in anchors_of(item)}:
                used[key] = used.get(key, 0) + 1
    return used
