"""A brief: what the analyst makes. Immutable; an edit gives another Brief (see editing).

A brief holds parts of its own (bottom line, purpose, key dates …) and issues, which hold parts
too (points to make, key quotes …). A part is a list of items. Every item and issue has an id
that stays the same through edits, so a selection, a page area or a conflict can name it.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from briefgen.model.anchor import Anchor
from briefgen.model.decision import QuoteDecision
from briefgen.model.finding import DateModifier
from briefgen.model.person import PersonDecision


class Disclosure(StrEnum):
    """Whether an item may be used in the meeting."""

    OPEN = "open"
    NOT_FOR_DISCLOSURE = "not-for-disclosure"


class PartKind(StrEnum):
    """What a part of a brief or of an issue holds."""

    # of the brief, before the issues
    BOTTOM_LINE = "bottom-line"
    PURPOSE = "purpose"
    SCENARIO = "scenario"
    # of an issue
    OBJECTIVE = "objective"
    POINTS = "points"
    TACTICAL = "tactical"
    POSITIONS = "positions"  # their position and what they will raise
    IF_RAISED = "if-raised"
    RED_LINES = "red-lines"
    QUOTES = "quotes"
    FACTS = "facts"
    NOTES = "notes"
    # of the brief, after the issues
    KEY_DATES = "key-dates"
    PRESS_LINE = "press-line"
    BACKGROUND_OPEN = "background-open"
    BACKGROUND_CLOSED = "background-closed"
    BIOGRAPHIES = "biographies"
    ANNEX = "annex"


class ItemState(StrEnum):
    """What the analyst did with a proposal."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Point:
    """A text item: point to make, fact, note, objective; with sources where it has any."""

    id: str
    text: str
    sources: tuple[Anchor, ...] = ()
    disclosure: Disclosure = Disclosure.OPEN
    state: ItemState = ItemState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Position:
    """What a participant wants, as reported; a cell of the positions matrix."""

    id: str
    participant: str
    text: str
    sources: tuple[Anchor, ...] = ()
    disclosure: Disclosure = Disclosure.OPEN
    state: ItemState = ItemState.CONFIRMED


@dataclass(frozen=True, slots=True)
class PickedQuote:
    """A quotation picked into the brief. Its words are the anchors' exact words, nothing else.

    Attributes:
        anchors: one for each piece of the quotation, in order, all in one article.
        speaker, role, said_to, said_when, reported_by: attribution as it will be printed.
        rule, reason, confidence: how the program found it; "" for a quote marked by hand.
        also_in: the same quotation in other articles.
        language: BCP 47 tag of the quoted words, "" for that of the brief.
        translation: the analyst's own, printed as such, "" for none.
        corrected: the analyst set where its words begin and end, split or merged it.
        original: the words that it translates, in an article of another language; the analyst
            paired them.
        original_language: BCP 47 tag of those.
        original_printed: whether the page shows them beside the translation.
        settled: keys of articles that contradict it, which the analyst has compared.
    """

    id: str
    anchors: tuple[Anchor, ...]
    speaker: str = ""
    role: str = ""
    said_to: str = ""
    said_when: str = ""
    reported_by: str = ""
    fragment: bool = False
    rule: str = ""
    reason: str = ""
    confidence: str = ""
    flags: tuple[str, ...] = ()
    also_in: tuple[Anchor, ...] = ()
    language: str = ""
    translation: str = ""
    disclosure: Disclosure = Disclosure.OPEN
    state: ItemState = ItemState.PROPOSED
    corrected: bool = False
    original: tuple[Anchor, ...] = ()
    original_language: str = ""
    original_printed: bool = True
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """Words of a source that give a date: the anchor covers the expression.

    `sentence` is the verbatim sentence; `edtf`, `reason` what the expression was read as.
    `chosen`: the analyst chose this reading of several; a new analysis leaves it alone.
    `contradiction`: what in the expression speaks against the reading, in words, "" if nothing.
    """

    anchor: Anchor
    sentence: str = ""
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    reason: str = ""
    chosen: bool = False
    contradiction: str = ""


@dataclass(frozen=True, slots=True)
class PickedDate:
    """A row of the key dates.

    Attributes:
        edtf: EDTF level 1 value, "" where unresolved.
        earliest, latest: first and last day, inclusive; None where unresolved.
        label: the event, editable. place: "" if not given.
        end_inferred: the last day is not written in the source.
        evidence: the words that it came from; empty for a row added by hand.
        edited: names of the fields that the analyst set; a new analysis leaves them alone.
        conflict_settled: the analyst chose between sources that differ.
        modifier: "mid-July", "early 2024": which stretch of the period is meant.
        deadline: "by" or "before" stands before the expression.
        begins, ends: ISO 8601 date and time of the event's first and last minute where they are
            known and `edtf` does not tell them, with an offset from UTC or without; else "".
        zone: IANA name of the clock that these times are told by ("Europe/Rome"), "" where
            the offset is all that is known, or not even that: then the place's own time is meant.
        also_in: the same words in near-copies of an article of the evidence; no further witness.
    """

    id: str
    label: str
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    place: str = ""
    approximate: bool = False
    end_inferred: bool = False
    evidence: tuple[DateEvidence, ...] = ()
    edited: tuple[str, ...] = ()
    conflict_settled: bool = False
    hidden: bool = False
    disclosure: Disclosure = Disclosure.OPEN
    state: ItemState = ItemState.PROPOSED
    modifier: DateModifier | None = None
    deadline: bool = False
    begins: str = ""
    ends: str = ""
    zone: str = ""
    also_in: tuple[Anchor, ...] = ()


DATE_FIELDS = (
    "edtf",
    "earliest",
    "latest",
    "approximate",
    "end_inferred",
    "modifier",
    "deadline",
    "begins",
    "ends",
    "zone",
)
"""The fields of a row that say when; the analyst sets them together."""

Item: TypeAlias = Point | Position | PickedQuote | PickedDate


@dataclass(frozen=True, slots=True)
class Part:
    """A list of items of one kind."""

    kind: PartKind
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A section of the brief on one policy issue."""

    id: str
    title: str
    parts: tuple[Part, ...] = ()
    keywords: tuple[str, ...] = ()
    sources: tuple[Anchor, ...] = ()
    state: ItemState = ItemState.CONFIRMED

    def part(self, kind: PartKind) -> Part:
        """Return the part of that kind, an empty one if the issue has none."""
        return next((part for part in self.parts if part.kind is kind), Part(kind))


@dataclass(frozen=True, slots=True)
class BriefHeader:
    """The head of the brief; empty strings and None are not printed.

    `event_from`, `event_to`: first and last day of the event. `prepared`: the brief's own date,
    against which dates are past or ahead.
    """

    title: str = ""
    kicker: str = ""
    subtitle: str = ""
    event_from: date | None = None
    event_to: date | None = None
    place: str = ""
    principal: str = ""
    number: str = ""
    author: str = ""
    cleared_by: str = ""
    prepared: date | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief.

    Attributes:
        marking: security marking at head and foot of every page, "" for none.
        theme: key of the program's theme that it is printed in, "" for the template's own.
        articles: keys of the articles that belong to the brief, in the order added.
        language: BCP 47 tag of the brief's own text.
        people: what the analyst decided on people and bodies; a name form is in one at most.
        decisions: quotations of the articles that the analyst corrected, split or merged.
    """

    id: str
    header: BriefHeader = BriefHeader()
    marking: str = ""
    template: str = "summit"
    language: str = "en-GB"
    parts: tuple[Part, ...] = ()
    issues: tuple[Issue, ...] = ()
    articles: tuple[str, ...] = ()
    people: tuple[PersonDecision, ...] = ()
    decisions: tuple[QuoteDecision, ...] = ()
    theme: str = ""

    def part(self, kind: PartKind) -> Part:
        """Return the brief's own part of that kind, an empty one if it has none."""
        return next((part for part in self.parts if part.kind is kind), Part(kind))

    def issue(self, issue_id: str) -> Issue | None:
        """Return the issue of that id, or None."""
        return next((issue for issue in self.issues if issue.id == issue_id), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the brief: of an issue, or of the brief itself where `issue` is ""."""

    part: PartKind
    issue: str = ""


def new_id(prefix: str = "i") -> str:
    """Return a fresh id such as "q-3f9a0c2b7d10"."""
    return f"{prefix}-{uuid.uuid4().hex[:12]}"


def all_items(brief: Brief) -> Iterator[tuple[Place, Item]]:
    """Yield every item with its place, in the order of the brief's parts, then the issues'."""
    for part in brief.parts:
        for item in part.items:
            yield Place(part.kind), item
    for issue in brief.issues:
        for part in issue.parts:
            for item in part.items:
                yield Place(part.kind, issue.id), item


def anchors_of(item: Item) -> tuple[Anchor, ...]:
    """Return every anchor of an item, the defining ones first."""
    match item:
        case PickedQuote():
            return item.anchors + item.original + item.also_in
        case PickedDate():
            return tuple(evidence.anchor for evidence in item.evidence) + item.also_in
        case _:
            return item.sources
