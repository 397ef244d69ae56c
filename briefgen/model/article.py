"""Articles and spans of their text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """A half-open stretch [start, end) of an article's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "TextSpan") -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "TextSpan") -> bool:
        """Return whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class DateStatus(StrEnum):
    """How sure the publication date of an article is."""

    CONFIRMED = "confirmed"  # the analyst set or accepted it
    UNCONFIRMED = "unconfirmed"  # read from the file; a proposal
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article; empty or None where nothing is known.

    `published` is a day, without time zone: the day printed on the article.
    `language` is a BCP 47 tag.
    """

    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the analyst set by hand; None means: keep what was read."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] | None = None
    published: date | None = None
    published_confirmed: bool = False
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one metadata value was read: field "published", place "JSON-LD datePublished"."""

    field: str
    place: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Its text is stored once, hashed and never edited.

    A re-import with another text is another Article whose `supersedes` names the old key.
    Use `make_article` so that key and hash agree with the text.

    Attributes:
        key: stable name, the first 16 hex digits of `text_hash`.
        text: paragraphs ended by line feeds; NFC is not applied, characters are kept.
        text_hash: SHA-256 of the UTF-8 text, 64 hex digits.
        read: metadata as read from the file.
        origins: where each value of `read` came from.
        corrected: what the analyst set instead.
        file_name: name of the file it was read from, without folder; "" for pasted text.
        media_type: such as "text/html".
        original_hash: SHA-256 of the original file's bytes, or "".
        supersedes: key of the version that this one replaces, or "".
        notices: what the reader had to tell ("no text layer on page 3"), for the analyst.
    """

    key: str
    text: str
    text_hash: str
    read: Metadata = Metadata()
    origins: tuple[Origin, ...] = ()
    corrected: Correction = Correction()
    file_name: str = ""
    media_type: str = "text/plain"
    original_hash: str = ""
    supersedes: str = ""
    notices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The corrected title, else the one read, else the first line of the text."""
        chosen = self.read.title if self.corrected.title is None else self.corrected.title
        return chosen or self.text.strip().split("\n", 1)[0][:200].strip() or self.file_name

    @property
    def outlet(self) -> str:
        """The corrected outlet, else the one read."""
        return self.read.outlet if self.corrected.outlet is None else self.corrected.outlet

    @property
    def authors(self) -> tuple[str, ...]:
        """The corrected authors, else those read."""
        return self.read.authors if self.corrected.authors is None else self.corrected.authors

    @property
    def published(self) -> date | None:
        """The corrected publication date, else the one read."""
        return self.corrected.published or self.read.published

    @property
    def date_status(self) -> DateStatus:
        """Whether the publication date is confirmed, unconfirmed or missing."""
        if self.published is None:
            return DateStatus.MISSING
        if self.corrected.published is not None or self.corrected.published_confirmed:
            return DateStatus.CONFIRMED
        return DateStatus.UNCONFIRMED

    @property
    def url(self) -> str:
        """The corrected address, else the one read."""
        return self.read.url if self.corrected.url is None else self.corrected.url

    @property
    def language(self) -> str:
        """The corrected language tag, else the one read, else ""."""
        return self.read.language if self.corrected.language is None else self.corrected.language

    def origin_of(self, field: str) -> str:
        """Return where the value of a metadata field came from, "" if not known."""
        if getattr(self.corrected, field, None) is not None:
            return "set by the analyst"
        return next((origin.place for origin in self.origins if origin.field == field), "")

    def with_correction(self, **changes: object) -> "Article":
        """Return the article with some fields of its Correction replaced."""
        return replace(self, corrected=replace(self.corrected, **changes))  # type: ignore[arg-type]


def hash_text(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, 64 hex digits.

    Lone surrogates, which UTF-8 cannot hold, are hashed as their three-byte form.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_article(text: str, read: Metadata | None = None, **more: object) -> Article:
    """Return an Article for `text` with its hash and key; `more` are other Article fields."""
    text_hash = hash_text(text)
    return Article(
        key=text_hash[:16],
        text=text,
        text_hash=text_hash,
        read=read or Metadata(),
        **more,  # type: ignore[arg-type]
    )


def current_version(key: str, articles: Mapping[str, Article]) -> Article | None:
    """Return the article of that key, else the latest that supersedes it, else None."""
    if key in articles:
        return articles[key]
    newer = {article.supersedes: article for article in articles.values() if article.supersedes}
    found = None
    for _ in range(len(newer)):  # a damaged file may hold a circle of versions
        if key not in newer:
            break
        found = newer[key]
        key = found.key
    return found
