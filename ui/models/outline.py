"""The brief as rows, in the order of the page that it makes: no Qt, only what is shown where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefgen.editing import edits
from briefgen.model.brief import (
    Brief,
    Issue,
    Item,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    Position,
    anchors_of,
)
from briefgen.model.problem import Problem, Severity
from briefgen.model.template import BriefTemplate, PartHint
from ui.models.date_choices import NO_FACTS, DateFacts
from ui.models.outline_dates import Dates, when
from ui.models.wording import row_date

OF_ISSUE = (
    PartKind.OBJECTIVE,
    PartKind.POINTS,
    PartKind.TACTICAL,
    PartKind.POSITIONS,
    PartKind.IF_RAISED,
    PartKind.RED_LINES,
    PartKind.QUOTES,
    PartKind.FACTS,
    PartKind.NOTES,
)
"""The parts that an issue may have, in the order of a page without a template."""
BEFORE_ISSUES = (PartKind.BOTTOM_LINE, PartKind.PURPOSE, PartKind.SCENARIO)


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


class Mark(StrEnum):
    """The mark at a row's left edge."""

    NONE = ""
    GOOD = "good"
    BAD = "bad"
    DOUBT = "doubt"


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say of an item; `told` is how many sources carry a quotation."""

    mark: Mark
    note: str = ""
    told: str = ""


def titles(template: BriefTemplate | None, of_issue: bool) -> tuple[PartHint, ...]:
    """Return the parts to show, those that the template prints first, in its order."""
    kinds = OF_ISSUE if of_issue else tuple(kind for kind in PartKind if kind not in OF_ISSUE)
    printed = () if template is None else template.parts
    hints = [hint for hint in printed if hint.of_issue is of_issue]
    known = {hint.kind for hint in hints}
    spare = [PartHint(kind, _plain(kind), of_issue) for kind in kinds if kind not in known]
    return tuple(hints + spare)


def judgements(problems: tuple[Problem, ...], quotes: Mapping[str, bool]) -> dict[str, Judgement]:
    """Return what to show at each item: `quotes` tells whether a quotation stands in its source."""
    found = {item: Judgement(Mark.GOOD if good else Mark.BAD) for item, good in quotes.items()}
    for problem in problems:
        if not problem.item or problem.severity is Severity.NOTE:
            continue
        bad = problem.severity is Severity.ERROR
        before = found.get(problem.item)
        if before is not None and before.note and (before.mark is Mark.BAD or not bad):
            continue
        mark = Mark.BAD if bad else Mark.DOUBT
        if before is not None and before.mark is Mark.BAD:
            mark = Mark.BAD
        found[problem.item] = Judgement(mark, problem.what)
    return found


def rows(
    brief: Brief,
    template: BriefTemplate | None,
    judged: Mapping[str, Judgement],
    folded: frozenset[str] = frozenset(),
    draft: Draft | None = None,
    outlets: Mapping[str, str] | None = None,
    dates: Dates | None = None,
) -> tuple[OutlineRow, ...]:
    """Return all rows of a brief.

    Args:
        brief: what to show.
        template: says which parts there are, their names and hints; None shows all.
        judged: what the checks say, by item id.
        folded: ids of issues of which only the heading is shown.
        draft: something being written, shown at its place.
        outlets: short names of the sources, by article key.
        dates: what else is shown of the key dates.
    """
    outline = _Outline(brief, template, judged, folded, draft, outlets or {}, dates or Dates())
    return tuple(outline.walk())


class _Outline:
    def __init__(
        self,
        brief: Brief,
        template: BriefTemplate | None,
        judged: Mapping[str, Judgement],
        folded: frozenset[str],
        draft: Draft | None,
        outlets: Mapping[str, str],
        dates: Dates,
    ) -> None:
        self.brief = brief
        self.dates = dates
        self.template = template
        self.judged = judged
        self.folded = folded
        self.draft = draft
        self.outlets = outlets
        self.printed = set() if template is None else {(h.kind, h.of_issue) for h in template.parts}

    def walk(self) -> Iterator[OutlineRow]:
        header = self.brief.header
        yield OutlineRow("title", RowKind.TITLE, header.title, header.kicker)
        yield OutlineRow("subtitle", RowKind.SUBTITLE, header.subtitle)
        yield OutlineRow("facts", RowKind.FACTS, repr(header))
        own = titles(self.template, of_issue=False)
        for hint in own:
            if hint.kind in BEFORE_ISSUES:
                yield from self.part(hint)
        yield from self.issues()
        for hint in own:
            if hint.kind not in BEFORE_ISSUES:
                yield from self.part(hint)

    def issues(self) -> Iterator[OutlineRow]:
        number = 0
        for issue in self.brief.issues:
            if issue.state is ItemState.REJECTED:
                continue
            number += 1
            yield from self.one_issue(issue, number)
        if self.draft is not None and self.draft.place is None:
            yield OutlineRow("draft", RowKind.DRAFT, number=number + 1)
        elif not number:
            yield OutlineRow("start", RowKind.START, closed=not self.brief.articles)

    def one_issue(self, issue: Issue, number: int) -> Iterator[OutlineRow]:
        folded = issue.id in self.folded
        judged = self.judged.get(issue.id, Judgement(Mark.NONE))
        yield OutlineRow(
            issue.id,
            RowKind.ISSUE,
            issue.title,
            aside=_count(issue) if folded else "",
            number=number,
            issue=issue,
            note=judged.note,
            closed=folded,
        )
        if folded:
            return
        chips = []
        for hint in titles(self.template, of_issue=True):
            place = Place(hint.kind, issue.id)
            items = self.shown(issue.part(hint.kind).items)
            if items or self.drafting(place):
                yield OutlineRow(
                    f"part:{issue.id}:{hint.kind}",
                    RowKind.LABEL,
                    hint.title,
                    self.aside(hint, len(items)),
                    place,
                )
                yield from self.items(place, items)
            elif self.template is None or (hint.kind, True) in self.printed:
                chips.append((hint.kind, hint.title, hint.hint))
        if chips:
            yield OutlineRow(
                f"chips:{issue.id}", RowKind.CHIPS, place=_first(issue.id), chips=tuple(chips)
            )

    def part(self, hint: PartHint) -> Iterator[OutlineRow]:
        place = Place(hint.kind)
        every = self.brief.part(hint.kind).items
        items = self.shown(every)
        unshown = len(every) - len(items) if hint.kind is PartKind.KEY_DATES else 0
        if hint.kind is PartKind.KEY_DATES:
            items = tuple(sorted(every if self.dates.all_shown else items, key=when))
        drafting = self.drafting(place)
        printed = self.template is None or (hint.kind, False) in self.printed
        if not items and not drafting and not printed and not unshown:
            return
        key = f"part:{hint.kind}"
        if items or drafting:
            yield OutlineRow(key, RowKind.PART, hint.title, self.aside(hint, len(items)), place)
            dated = self.dates.dated(place, items)
            if dated:
                yield OutlineRow("timeline", RowKind.TIMELINE, dated=dated, day=self.dates.day)
            yield from self.items(place, items)
        else:
            yield OutlineRow(key, RowKind.HINT, hint.title, hint.hint or "Nothing yet", place)
        if unshown:
            closed = not self.dates.all_shown
            yield OutlineRow(f"{key}:unshown", RowKind.UNSHOWN, number=unshown, closed=closed)

    def items(self, place: Place, items: tuple[Item, ...]) -> Iterator[OutlineRow]:
        draft = self.draft if self.drafting(place) else None
        first_ahead = self.dates.first_ahead(place, items)
        for item in items:
            if item is first_ahead:
                yield OutlineRow("now", RowKind.NOW, self.dates.today)
            if draft is not None and draft.before == item.id:
                yield OutlineRow("draft", RowKind.DRAFT, place=place)
            judged = self.judgement(item)
            yield OutlineRow(
                item.id,
                RowKind.ITEM,
                place=place,
                item=item,
                aside=judged.told,
                mark=judged.mark,
                note=judged.note,
                source=self.source(item),
                facts=self.dates.of(item),
            )
        if draft is not None and draft.before not in {item.id for item in items}:
            yield OutlineRow("draft", RowKind.DRAFT, place=place)

    def source(self, item: Item) -> str:
        anchors = anchors_of(item)
        if isinstance(item, PickedDate):
            anchors = tuple(one.anchor for one in item.evidence)
        keys = dict.fromkeys(anchor.article_key for anchor in anchors)
        names = dict.fromkeys(self.outlets.get(key, "") for key in keys)
        shown = [name for name in names if name]
        if len(shown) > 2:
            return f"{shown[0]} and {len(shown) - 1} more"
        return ", ".join(shown)

    def drafting(self, place: Place) -> bool:
        return self.draft is not None and self.draft.place == place

    def judgement(self, item: Item) -> Judgement:
        """Return what the checks say; of a date, that sources differ."""
        judged = self.judged.get(item.id, Judgement(Mark.NONE))
        if not isinstance(item, PickedDate) or item.conflict_settled or not judged.note:
            return judged
        return Judgement(judged.mark, "sources differ") if edits.differing(item) else judged

    def shown(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            item
            for item in items
            if item.state is not ItemState.REJECTED
            and not (isinstance(item, PickedDate) and item.hidden)
        )

    def aside(self, hint: PartHint, count: int) -> str:
        if self.template is not None and (hint.kind, hint.of_issue) not in self.printed:
            return "not printed by this template"
        if hint.most and count > hint.most:
            return f"{count} of at most {hint.most}"
        return ""


def _plain(kind: PartKind) -> str:
    return kind.value.replace("-", " ").capitalize()


def _first(issue_id: str) -> Place:
    return Place(PartKind.POINTS, issue_id)


def _count(issue: Issue) -> str:
    items = [item for part in issue.parts for item in part.items]
    quotes = sum(isinstance(item, PickedQuote) for item in items)
    words = [f"{len(items)} items"] if len(items) != 1 else ["1 item"]
    if quotes:
        words.append(f"{quotes} quotes" if quotes != 1 else "1 quote")
    return ", ".join(words)


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
