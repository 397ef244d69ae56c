"""What a reader gets and what it gives: bytes with a name in, drafts and inner files out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from briefgen.errors import BriefgenError
from briefgen.model.article import Metadata, Origin
from briefgen.reading.limits import Limits
from briefgen.reading.result import ReadFailure

MetadataField = Literal["title", "outlet", "authors", "published", "url", "language"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file's bytes, from a folder, an archive or a mail.

    `media_type` is what the container said about a member, "" if it said nothing; `facts` is
    what the container knows of it (a web archive's address of a page).
    """

    name: str
    data: bytes = field(repr=False)
    limits: Limits = field(default_factory=Limits)
    media_type: str = ""
    facts: tuple["Fact", ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One metadata value and the place where it stands, in words.

    A weak fact counts only where nothing else says anything: a document's properties, which
    programs fill by themselves.
    """

    field: MetadataField
    value: str | date | tuple[str, ...]
    place: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before its text is cleaned and its metadata settled.

    Attributes:
        text: paragraphs, one or more line feeds between them.
        facts: metadata found, the most trustworthy of a field first.
        media_type: of the original.
        notices: what the analyst should know about this article.
        name: file name shown, if it is not the source's own.
        prose: whether the first lines may hold title, date and byline as written text.
    """

    text: str
    facts: tuple[Fact, ...] = ()
    media_type: str = "text/plain"
    notices: tuple[str, ...] = ()
    name: str = ""
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one source; `inner` are files inside it, still to be read."""

    drafts: tuple[Draft, ...] = ()
    inner: tuple[Source, ...] = ()
    notices: tuple[str, ...] = ()
    failures: tuple[ReadFailure, ...] = ()


CUT_OFF = "It seems to be cut off: check how its text ends, or get it again."
"""The notice for a file that has no proper end."""

Reader = Callable[[Source], Reading]


def settle(facts: Iterable[Fact]) -> tuple[Metadata, tuple[Origin, ...]]:
    """Return the metadata made of the first fact of each field, and where each came from.

    Weak facts come after all others.
    """
    chosen: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.weak):
        if fact.value:
            chosen.setdefault(fact.field, fact)
    origins = tuple(Origin(name, fact.place) for name, fact in chosen.items())
    return Metadata(**{name: fact.value for name, fact in chosen.items()}), origins  # type: ignore[arg-type]


def unreadable(what: str, remedy: str = "", *, detail: str = "") -> BriefgenError:
    """Return the error for a file that gives no text; its meaning is always the same."""
    return BriefgenError(
        what,
        "Nothing of it is in the library, so it cannot be quoted.",
        remedy or "Open it in its own program, save it as PDF, DOCX or web page, and add that.",
        detail=detail,
    )


def broken(name: str, detail: str) -> BriefgenError:
    """Return the error for a file over which a library stumbled; `detail` is for the log."""
    return unreadable(
        f"“{name}” could not be read: it is damaged or not what its name says.",
        "Open it in its own program, copy the text and paste it.",
        detail=detail,
    )
