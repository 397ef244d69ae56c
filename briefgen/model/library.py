"""The library's nouns: what adding, searching and comparing articles come to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefgen.errors import BriefgenError
from briefgen.model.article import Article, TextSpan
from briefgen.model.finding import DatedEvent, Quote

RIS_TYPE = "application/x-research-info-systems"
BIBTEX_TYPE = "application/x-bibtex"
CSL_TYPE = "application/vnd.citationstyles.csl+json"
RDF_TYPE = "application/rdf+xml"
REFERENCE_TYPES = frozenset((RIS_TYPE, BIBTEX_TYPE, CSL_TYPE, RDF_TYPE))
"""Media types of articles that are only a reference: metadata without the article's text."""


class Added(StrEnum):
    """What became of an article that was added."""

    NEW = "new"
    KNOWN = "known"  # the same text is there already
    RESTORED = "restored"  # it was in the bin and is back
    NEAR_COPY = "near-copy"  # stored; another article has most of the same text
    NEW_VERSION = "new-version"  # stored; it supersedes an article of the same page
    METADATA = "metadata"  # a reference that filled gaps of an article; not stored itself


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article that shares most of its text with another.

    Attributes:
        key: the other article.
        shared: share of the shorter text's words that stand in the other in the same order,
            0.0 to 1.0.
        shorter: whether the other article is the shorter one.
    """

    key: str
    shared: float
    shorter: bool = False


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What adding an article came to.

    Attributes:
        kind: see there.
        article: as it stands in the library now, with `supersedes` where it replaces another.
        near_copies: the articles with most of the same text, the closest first.
        changed: metadata fields that a reference filled.
    """

    kind: Added
    article: Article
    near_copies: tuple[NearCopy, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles a list or a search shows; None and empty mean: all.

    `keys` narrows to the articles named ("in this brief"); `missing_date` to those without one.
    """

    published_from: date | None = None
    published_to: date | None = None
    outlet: str = ""
    language: str = ""
    tag: str = ""
    collection: str = ""
    unread: bool = False
    has_quotes: bool = False
    missing_date: bool = False
    keys: frozenset[str] | None = None
    in_bin: bool = False
    superseded: bool = False  # show old versions too


class Order(StrEnum):
    """How a list is sorted."""

    ADDED = "added"  # last added first
    PUBLISHED = "published"  # newest first, undated last
    TITLE = "title"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the article list, without its text.

    Attributes:
        key, title, outlet, published, language: as corrected.
        confirmed: whether the publication date is.
        added: when it came into the library, UTC.
        characters: length of the text in code points; 0 for a scan.
        quotes, dates: how many the analysis found, None before it ran.
        speakers: names that it found, best known first.
        unread: not opened yet.
        tags: in alphabetical order.
        near_copies: how many other articles have most of the same text.
        superseded_by: key of the newer version, "".
        notices: how many the reader gave.
    """

    key: str
    title: str
    outlet: str
    published: date | None
    confirmed: bool
    language: str
    added: datetime
    characters: int
    quotes: int | None = None
    dates: int | None = None
    speakers: tuple[str, ...] = ()
    unread: bool = True
    tags: tuple[str, ...] = ()
    near_copies: int = 0
    superseded_by: str = ""
    notices: int = 0


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that a search found; `ranked` is False where it is newest-first."""

    row: ArticleRow
    ranked: bool = True


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a found article; `marks` are the hits in `text`, in code points of `text`."""

    text: str
    marks: tuple[TextSpan, ...] = ()


class ChangeKind(StrEnum):
    """What a difference does to the first text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a comparison by words: spans of the first and of the second text."""

    kind: ChangeKind
    before: TextSpan
    after: TextSpan


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name."""

    name: str
    query: str
    filter: Filter = Filter()


class SuggestedKind(StrEnum):
    """What a suggestion is, and so where it goes in a brief."""

    PASSAGE = "passage"
    QUOTE = "quote"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word of a section by which passages are found.

    Attributes:
        word: as written there, case folded.
        start: what words that count as the same begin with.
        weight: higher for rarer words.
    """

    word: str
    start: str
    weight: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage, a quotation or a date that fits an issue section.

    Attributes:
        key: the article.
        span: the passage, the quotation or the date's expression, code points of the text.
        score: higher fits better; comparable within one answer only.
        reason: why, in words ("names “membership” and “Vilnius”; not yet in the brief").
        kind: see there.
        finding: of a quotation or a date, what analysis found.
    """

    key: str
    span: TextSpan
    score: float
    reason: str
    kind: SuggestedKind = SuggestedKind.PASSAGE
    finding: Quote | DatedEvent | None = None


@dataclass(frozen=True, slots=True)
class ImportFailure:
    """A file, or part of one, that could not be added."""

    name: str
    error: BriefgenError
    path: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import came to: every file is in one of the two lists."""

    outcomes: tuple[AddOutcome, ...] = ()
    failures: tuple[ImportFailure, ...] = ()
    notices: tuple[str, ...] = ()
    cancelled: bool = False
