"""What a row of the outline is, and what it says."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefgen.model.brief import (
    Issue,
    Item,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    Position,
)
from ui.models.date_choices import NO_FACTS, DateFacts
from ui.models.judgements import Mark
from ui.models.wording import row_date


class RowKind(StrEnum):
    """What a row of the outline is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    FACTS = "facts"
    PART = "part"  # the heading of a part of the brief
    LABEL = "label"  # the label of a part of an issue
    ISSUE = "issue"
    ITEM = "item"
    HINT = "hint"  # an empty part: its heading and what belongs there
    CHIPS = "chips"  # the empty parts of an issue, to begin one
    DRAFT = "draft"  # an item or issue being written for the first time
    START = "start"  # nothing yet: propose a brief or begin an issue
    TIMELINE = "timeline"  # the key dates drawn along a rule
    NOW = "now"  # the brief's own date among the key dates
    UNSHOWN = "unshown"  # how many rows of the key dates are not on the page


@dataclass(frozen=True, slots=True)
class Draft:
    """Something being written that is not in the brief yet.

    `place` None stands for an issue. `before` is the id of the item that it will stand before,
    "" for the end.
    """

    place: Place | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A row.

    Attributes:
        key: names the row through edits: an item's or issue's id, or "part:…".
        text: the heading or label; what an item says is in `item`.
        aside: small words behind a label ("7 of at most 6"), under that of an empty part, or of a
            quotation ("in 3 sources").
        place: the part that the row belongs to, None for heads and issues.
        mark, note: what the checks say of it.
        source: outlet that an item was taken from, "" if it cites nothing.
        chips: (part, title, hint) of each part that can be begun here.
        closed: of an issue, whether only its heading is shown; of a start, whether there is
            nothing yet to propose from; of rows that are not on the page, whether they are hidden
            here too.
        facts: what is shown of a key date besides.
        dated: the rows of a timeline, each with whether it is past; `day` the brief's own date.
    """

    key: str
    kind: RowKind
    text: str = ""
    aside: str = ""
    place: Place | None = None
    number: int = 0
    item: Item | None = None
    issue: Issue | None = None
    mark: Mark = Mark.NONE
    note: str = ""
    source: str = ""
    chips: tuple[tuple[PartKind, str, str], ...] = ()
    closed: bool = False
    facts: DateFacts = NO_FACTS
    dated: tuple[tuple[PickedDate, bool], ...] = ()
    day: date | None = None


def row_words(row: OutlineRow) -> str:
    """Return a row as a screen reader says it."""
    match row.item:
        case PickedQuote():
            said = " … ".join(anchor.exact for anchor in row.item.anchors)
            words = f"Quote: {said}, {row.item.speaker or 'speaker not named'}"
        case PickedDate():
            words = f"Date: {row_date(row.item)}: {row.item.label}"
            words += "".join(f". {choice.text}" for choice in row.facts.choices)
        case Position():
            words = f"{row.item.participant}: {row.item.text}"
        case Point():
            words = row.item.text
        case _:
            words = f"Issue {row.number}: {row.text}" if row.kind is RowKind.ISSUE else row.text
    more = (row.aside if row.item is not None else "", row.note)
    return ". ".join((words, *filter(None, more)))
