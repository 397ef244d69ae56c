"""The first half of the walk: files to articles with findings, joined to a dossier."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from briefgen.analysis.analyse import analyse
from briefgen.compose import key_dates
from briefgen.editing.decisions import decided
from briefgen.editing.people import learn_people
from briefgen.errors import BriefgenError
from briefgen.model.article import Article, DateStatus
from briefgen.model.brief import PartKind, PickedDate
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.model.person import PersonDecision
from briefgen.progress import Progress, silent
from briefgen.reading import reader
from briefgen.reading.inbox import Inbox, Mark

__all__ = [
    "Corrected",
    "Failure",
    "Gathered",
    "GatheredArticle",
    "Inbox",
    "Mark",
    "Notice",
    "corrected",
    "gather",
    "gather_each",
    "gather_text",
    "gather_url",
    "joined",
    "may_fetch",
]


@dataclass(frozen=True, slots=True)
class GatheredArticle:
    """An article and what was found in it.

    `path` is the file that it came from and `original` the bytes that it was read from (the file,
    or a member of an archive); both are None for pasted text. `people` is what the library knows
    of people in it by what the analyst decided.
    """

    article: Article
    findings: Findings
    path: Path | None = None
    original: bytes | None = field(default=None, repr=False)
    people: tuple[PersonDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader had to tell of a file, in words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a member of one, that could not be read; `path` is the file, if it was one."""

    name: str
    error: BriefgenError
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of a number of files: articles in their order, failures, notices in words."""

    articles: tuple[GatheredArticle, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """A dossier after a correction, and how many key-dates rows were read anew."""

    dossier: Dossier
    rows_changed: int = 0


def gather(
    paths: Sequence[Path],
    progress: Progress = silent,
    *,
    published: Mapping[str, date] | None = None,
    default_published: date | None = None,
) -> Gathered:
    """Read and analyse files.

    Args:
        paths: files or folders.
        progress: told each file's name; cancelling between files raises Cancelled.
        published: publication dates by file name, set as if by the analyst.
        default_published: the same for articles in which no date was read.

    Returns:
        All articles; a file that cannot be read is a Failure, never an exception.
    """
    articles: list[GatheredArticle] = []
    failures: list[Failure] = []
    notices: list[str] = []
    for one in gather_each(
        paths, progress, published=published, default_published=default_published
    ):
        match one:
            case GatheredArticle():
                articles.append(one)
            case Failure():
                failures.append(one)
            case Notice():
                notices.append(f"{one.name}: {one.text}")
    return Gathered(tuple(articles), tuple(failures), tuple(notices))


def gather_each(
    paths: Sequence[Path],
    progress: Progress = silent,
    *,
    published: Mapping[str, date] | None = None,
    default_published: date | None = None,
) -> Iterator[GatheredArticle | Failure | Notice]:
    """Yield what `gather` returns, each as soon as it is read, so that none need be kept."""
    for path, outcome in reader.read_files(paths, progress):
        if isinstance(outcome, BriefgenError):
            yield Failure(path.name, outcome, path)
            continue
        yield from (Failure(failure.name, failure.error, path) for failure in outcome.failures)
        yield from (Notice(path.name, notice) for notice in outcome.notices)
        for article in outcome.articles:
            dated = _with_date(article, path.name, published or {}, default_published)
            yield GatheredArticle(dated, analyse(dated), path, outcome.original_of(article))


def _with_date(
    article: Article, name: str, published: Mapping[str, date], default: date | None
) -> Article:
    day = published.get(name)
    if day is None and article.date_status is DateStatus.MISSING:
        day = default
    return article if day is None else article.with_correction(published=day)


def gather_text(text: str, *, html: str = "", name: str = "") -> GatheredArticle:
    """Return the article of pasted text, analysed.

    Raises:
        BriefgenError: there is no text.
    """
    article = reader.read_text(text, name=name, html=html)
    return GatheredArticle(article, analyse(article))


def may_fetch(*, offline: bool = False) -> bool:
    """Return whether a page may be fetched: neither the setting nor the environment forbids it."""
    from briefgen.reading import fetch

    return fetch.allowed(offline=offline)


def gather_url(
    url: str, progress: Progress = silent, *, offline: bool = False
) -> Iterator[GatheredArticle | Failure | Notice]:
    """Fetch one address, because the analyst asked for it, and yield what `gather_each` does.

    Raises:
        BriefgenError: forbidden, not there, too large, too slow, or not readable.
        Cancelled: `progress` raised it.
    """
    from briefgen.reading import fetch  # loads the network's modules

    result = fetch.read_url(url, progress, offline=offline)
    yield from (Failure(failure.name, failure.error) for failure in result.failures)
    yield from (Notice(url, notice) for notice in result.notices)
    for article in result.articles:
        yield GatheredArticle(article, analyse(article), None, result.original_of(article))


def joined(dossier: Dossier, gathered: Sequence[GatheredArticle]) -> Dossier:
    """Return the dossier with articles added; one that it already holds is left as it is.

    What the analyst decided on quotations of an article that comes back holds again.
    """
    fresh = {one.article.key: one for one in gathered if one.article.key not in dossier.articles}
    keys = dict.fromkeys((*dossier.brief.articles, *(one.article.key for one in gathered)))
    if fresh:
        articles = {**dossier.articles, **{key: one.article for key, one in fresh.items()}}
        found = {k: decided(one.findings, one.article, dossier.brief) for k, one in fresh.items()}
        findings = {**dossier.findings, **found}
        dossier = replace(
            dossier, articles=MappingProxyType(articles), findings=MappingProxyType(findings)
        )
    brief = replace(dossier.brief, articles=tuple(keys))
    for key, one in fresh.items():
        brief = learn_people(brief, one.people, {key})
    return dossier.with_brief(brief)


def corrected(dossier: Dossier, key: str, **changes: object) -> Corrected:
    """Correct an article's metadata; `changes` are fields of Correction.

    Another publication date or language means reading the article anew: rows of the key dates
    that the analyst has not edited follow, the others stay as they are, and so do quotations
    that he corrected, split or merged.

    Raises:
        KeyError: the dossier has no such article.
    """
    article = dossier.articles[key].with_correction(**changes)
    old = dossier.articles[key]
    if (article.published, article.language) == (old.published, old.language):
        return Corrected(dossier.with_article(article, dossier.findings[key]))
    found = decided(analyse(article), article, dossier.brief)
    after = dossier.with_article(article, found)
    return _with_rows_read_anew(after)


def _with_rows_read_anew(dossier: Dossier) -> Corrected:
    part = dossier.brief.part(PartKind.KEY_DATES)
    rows = tuple(item for item in part.items if isinstance(item, PickedDate))
    if not rows:
        return Corrected(dossier)
    fresh = key_dates.reread(rows, dossier.articles, dossier.findings)
    changed = sum(1 for before, after in zip(rows, fresh, strict=True) if before != after)
    parts = tuple(
        replace(one, items=fresh) if one.kind is PartKind.KEY_DATES else one
        for one in dossier.brief.parts
    )
    return Corrected(dossier.with_brief(replace(dossier.brief, parts=parts)), changed)
