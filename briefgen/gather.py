"""The first half of the walk: files to articles with findings, joined to a dossier."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from briefgen.analysis.apart import Analyst, analyse_apart, is_large, nothing_found
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
from briefgen.reading.publication_years import lacks_year, with_year

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
    "takes_long",
]


_MOST_UNDATED = 100
"""Articles kept until the others are read, because these may tell their year."""


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
    outcomes = _numbered(paths, progress, published or {}, default_published)
    articles: list[tuple[int, GatheredArticle]] = []
    failures: list[Failure] = []
    notices: list[str] = []
    for number, one in outcomes:
        match one:
            case GatheredArticle():
                articles.append((number, one))
            case Failure():
                failures.append(one)
            case Notice():
                notices.append(f"{one.name}: {one.text}")
    articles.sort(key=lambda pair: pair[0])
    return Gathered(tuple(one for _, one in articles), tuple(failures), tuple(notices))


def gather_each(
    paths: Sequence[Path],
    progress: Progress = silent,
    *,
    published: Mapping[str, date] | None = None,
    default_published: date | None = None,
) -> Iterator[GatheredArticle | Failure | Notice]:
    """Yield what `gather` returns, each as soon as it is read, so that none need be kept.

    Articles whose dateline names no year come last: the others tell which it is.
    """
    for _, one in _numbered(paths, progress, published or {}, default_published):
        yield one


def _numbered(
    paths: Sequence[Path],
    progress: Progress,
    published: Mapping[str, date],
    default_published: date | None,
) -> Iterator[tuple[int, GatheredArticle | Failure | Notice]]:
    """Yield what files give, each with its number in the order of reading."""
    so_far = _SoFar(progress)
    undated: list[tuple[int, GatheredArticle]] = []
    days: set[date] = set()
    number = 0
    with Analyst() as analyst:
        for path, outcome in reader.read_files(paths, so_far):
            if isinstance(outcome, BriefgenError):
                yield number, Failure(path.name, outcome, path)
                continue
            for failure in outcome.failures:
                yield number, Failure(failure.name, failure.error, path)
            for notice in outcome.notices:
                yield number, Notice(path.name, notice)
            for article in outcome.articles:
                number += 1
                dated = _with_date(article, path.name, published, default_published)
                one = GatheredArticle(dated, Findings(), path, outcome.original_of(article))
                if len(undated) < _MOST_UNDATED and lacks_year(dated):
                    undated.append((number, one))
                    continue
                if dated.published is not None:
                    days.add(dated.published)
                for done in _analysed(analyst, one, progress, so_far.share):
                    yield number, done
        for number, one in undated:
            one = replace(one, article=with_year(one.article, sorted(days)))
            for done in _analysed(analyst, one, progress, so_far.share):
                yield number, done


class _SoFar:
    """A Progress that remembers how much of the work was done when it was told last."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.share = 0.0

    def __call__(self, text: str, share: float) -> None:
        self.share = share
        self._progress(text, share)


def _analysed(
    analyst: Analyst, one: GatheredArticle, progress: Progress, share: float = 0.0
) -> Iterator[GatheredArticle | Notice]:
    """Yield an article with its findings; one that cannot be analysed has none, and a notice."""
    try:
        findings = analyst.findings_of(one.article, progress, share)
    except BriefgenError as error:
        yield Notice(one.path.name if one.path else one.article.title, str(error))
        findings = nothing_found(one.article)
    yield replace(one, findings=findings)


def _with_date(
    article: Article, name: str, published: Mapping[str, date], default: date | None
) -> Article:
    day = published.get(name)
    if day is None and article.date_status is DateStatus.MISSING:
        day = default
    return article if day is None else article.with_correction(published=day)


def gather_text(
    text: str, progress: Progress = silent, *, html: str = "", name: str = ""
) -> GatheredArticle:
    """Return the article of pasted text, analysed.

    Raises:
        BriefgenError: there is no text, or it is too large to be analysed.
        Cancelled: `progress` raised it.
    """
    article = reader.read_text(text, name=name, html=html)
    return GatheredArticle(article, analyse_apart(article, progress))


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
    with Analyst() as analyst:
        for article in result.articles:
            one = GatheredArticle(article, Findings(), None, result.original_of(article))
            yield from _analysed(analyst, one, progress)


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


def takes_long(article: Article) -> bool:
    """Return whether reading an article anew takes so long that one wants to know."""
    return is_large(article)


def corrected(
    dossier: Dossier, key: str, progress: Progress = silent, **changes: object
) -> Corrected:
    """Correct an article's metadata; `changes` are fields of Correction.

    Another publication date or language means reading the article anew: rows of the key dates
    that the analyst has not edited follow, the others stay as they are, and so do quotations
    that he corrected, split or merged.

    Raises:
        KeyError: the dossier has no such article.
        BriefgenError: it is too large to be analysed anew.
        Cancelled: `progress` raised it.
    """
    article = dossier.articles[key].with_correction(**changes)
    old = dossier.articles[key]
    if (article.published, article.language) == (old.published, old.language):
        return Corrected(dossier.with_article(article, dossier.findings[key]))
    found = decided(analyse_apart(article, progress), article, dossier.brief)
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
