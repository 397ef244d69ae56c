"""The brief as rows, in the order of the page that it makes: no Qt, only what is shown where."""

from collections.abc import Iterator, Mapping

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
    anchors_of,
)
from briefgen.model.template import BriefTemplate, PartHint
from ui.models.judgements import Judgement, Mark
from ui.models.outline_dates import Dates, when
from ui.models.outline_rows import Draft, OutlineRow, RowKind

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


def titles(template: BriefTemplate | None, of_issue: bool) -> tuple[PartHint, ...]:
    """Return the parts to show, those that the template prints first, in its order."""
    kinds = OF_ISSUE if of_issue else tuple(kind for kind in PartKind if kind not in OF_ISSUE)
    printed = () if template is None else template.parts
    hints = [hint for hint in printed if hint.of_issue is of_issue]
    known = {hint.kind for hint in hints}
    spare = [PartHint(kind, _plain(kind), of_issue) for kind in kinds if kind not in known]
    return tuple(hints + spare)


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
