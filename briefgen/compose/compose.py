"""Brief and articles to BriefContext: everything that a template may print, as text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefgen.compose.date_format import format_day, format_days
from briefgen.compose.date_lines import date_lines
from briefgen.compose.language_names import language_name
from briefgen.compose.matrix import Column, names_of, positions_matrix, uncited
from briefgen.compose.sources import Sources
from briefgen.compose.wording import wording
from briefgen.editing.placing import converted
from briefgen.editing.wordings import tokens_of
from briefgen.model.anchor import Anchor
from briefgen.model.brief import (
    Disclosure,
    Issue,
    ItemState,
    Part,
    PartKind,
    PickedDate,
    PickedQuote,
    Point,
    Position,
)
from briefgen.model.context import (
    BriefContext,
    DateLine,
    IssueView,
    Matrix,
    PositionLine,
    QuoteLine,
    TextLine,
)
from briefgen.model.dossier import Dossier
from briefgen.model.problem import Verdict
from briefgen.model.template import BriefTemplate

Line = TextLine | PositionLine | QuoteLine | DateLine
Lines = tuple[Line, ...]

_OF_ISSUE = (
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
_NOT_CHECKED = Verdict(False, "It was not checked against its source.")


def compose(
    dossier: Dossier, template: BriefTemplate, verdicts: Mapping[str, Verdict]
) -> BriefContext:
    """Return all that the template may print of a brief.

    Sources are numbered in the order of first citation, walking the parts as the template lists
    them; a part that it does not list is left out, and so are rejected and hidden items.
    A quotation without a verdict counts as unverified.
    """
    return _Composer(dossier, template, verdicts).context()


def reference_day(dossier: Dossier) -> date | None:
    """Return the day against which dates are past or ahead.

    The brief's own date, else the latest publication date of its articles, else None.
    """
    if dossier.brief.header.prepared is not None:
        return dossier.brief.header.prepared
    days = [one.published for one in dossier.articles.values() if one.published is not None]
    return max(days, default=None)


class _Composer:
    """The state of one composition: the source numbers given so far."""

    def __init__(
        self, dossier: Dossier, template: BriefTemplate, verdicts: Mapping[str, Verdict]
    ) -> None:
        self.dossier = dossier
        self.template = template
        self.verdicts = verdicts
        self.language = dossier.brief.language or template.language
        self.sources = Sources(dossier.articles, self.language)

    def context(self) -> BriefContext:
        """Return the whole context; parts are walked in the order in which they are printed."""
        brief, header = self.dossier.brief, self.dossier.brief.header
        own, issues = self._walk()
        quotes = [quote for issue in issues for quote in issue.quotes]
        return BriefContext(
            title=header.title,
            kicker=header.kicker or self.template.kicker,
            subtitle=header.subtitle,
            event_dates=format_days(header.event_from, header.event_to, self.language),
            place=header.place,
            principal=header.principal,
            number=header.number,
            author=header.author,
            cleared_by=header.cleared_by,
            prepared=format_day(header.prepared, self.language),
            prepared_on=header.prepared,
            marking=brief.marking,
            language=self.language,
            issues=issues,
            matrix=self._matrix(issues),
            sources=self.sources.lines(),
            unverified=sum(not quote.verified for quote in quotes),
            **{_field(kind): lines for kind, lines in own.items()},  # type: ignore[arg-type]
        )

    def _walk(self) -> tuple[dict[PartKind, Lines], tuple[IssueView, ...]]:
        own: dict[PartKind, Lines] = {}
        issues: tuple[IssueView, ...] = ()
        asked = [hint.kind for hint in self.template.parts if hint.of_issue]
        begun = False
        for hint in self.template.parts:
            if hint.of_issue and not begun:
                begun = True
                issues = self._issues([kind for kind in asked if kind in _OF_ISSUE])
            elif not hint.of_issue and hint.kind not in _OF_ISSUE and hint.kind not in own:
                own[hint.kind] = self._lines(self.dossier.brief.part(hint.kind))
        return own, issues

    def _shown(self) -> list[Issue]:
        return [one for one in self.dossier.brief.issues if one.state is not ItemState.REJECTED]

    def _matrix(self, views: Sequence[IssueView]) -> Matrix:
        """Return the positions matrix; it cites only what the issues' own lists cite."""
        names = names_of(self.dossier.findings.values())
        listed = any(hint.kind is PartKind.POSITIONS for hint in self.template.parts)
        columns = [
            Column(
                issue.title,
                [
                    item
                    for item in issue.part(PartKind.POSITIONS).items
                    if isinstance(item, Position) and item.state is not ItemState.REJECTED
                ],
                view.number,
                {quote.speaker for quote in view.quotes if quote.speaker},
            )
            for issue, view in zip(self._shown(), views or self._issues(()), strict=True)
        ]
        return positions_matrix(columns, names, self.sources.numbers if listed else uncited)

    def _issues(self, kinds: Iterable[PartKind]) -> tuple[IssueView, ...]:
        shown, asked = self._shown(), tuple(dict.fromkeys(kinds))
        return tuple(
            self._issue(issue, number, asked) for number, issue in enumerate(shown, start=1)
        )

    def _issue(self, issue: Issue, number: int, kinds: tuple[PartKind, ...]) -> IssueView:
        view = IssueView(issue.id, number, issue.title, f"issue-{number}")
        parts = {_field(kind): self._lines(issue.part(kind)) for kind in kinds}
        return replace(view, **parts)  # type: ignore[arg-type]

    def _lines(self, part: Part) -> Lines:
        # A file edited by hand may hold items of the wrong kind; templates rely on the kind.
        fitting = (converted(item, part.kind) for item in part.items)
        shown = [item for item in fitting if item and item.state is not ItemState.REJECTED]
        rows = [item for item in shown if isinstance(item, PickedDate) and not item.hidden]
        dates = date_lines(rows, reference_day(self.dossier), self.sources, self.language)
        others = (self._line(item) for item in shown if not isinstance(item, PickedDate))
        return (*others, *dates)

    def _line(self, item: Point | Position | PickedQuote) -> Line:
        if isinstance(item, PickedQuote):
            return self._quote(item)
        closed = item.disclosure is Disclosure.NOT_FOR_DISCLOSURE
        numbers = self.sources.numbers(item.sources)
        if isinstance(item, Position):
            return PositionLine(item.id, item.participant, item.text, numbers, closed)
        return TextLine(item.id, item.text, numbers, closed)

    def _quote(self, quote: PickedQuote) -> QuoteLine:
        verdict = self.verdicts.get(quote.id, _NOT_CHECKED)
        numbers = self.sources.numbers(quote.anchors + quote.original)
        original = quote.original if quote.original_printed else ()
        also, varied = (self.sources.numbers(one) for one in _further(quote))
        return QuoteLine(
            id=quote.id,
            pieces=tuple(anchor.exact for anchor in quote.anchors),
            speaker=quote.speaker,
            role=quote.role,
            said_to=quote.said_to,
            said_when=quote.said_when,
            reported_by=quote.reported_by,
            sources=numbers,
            verified=verdict.verified,
            problem=verdict.problem,
            fragment=quote.fragment,
            language="" if _same(quote.language, self.language) else quote.language,
            translation=quote.translation,
            also=tuple(number for number in also if number not in numbers),
            closed=quote.disclosure is Disclosure.NOT_FOR_DISCLOSURE,
            translated_from=self._original_language(quote),
            original=tuple(anchor.exact for anchor in original),
            original_language=quote.original_language if original else "",
            varied=tuple(number for number in varied if number not in (*numbers, *also)),
        )

    def _original_language(self, quote: PickedQuote) -> str:
        """Return the language that a quotation is translated from, "" if it is the original."""
        if not quote.original:
            return ""
        unnamed = wording(self.language).say("another_language")
        tag = quote.original_language
        return language_name(tag, self.language) if tag else unnamed


def _further(quote: PickedQuote) -> tuple[list[Anchor], list[Anchor]]:
    """Return a quotation's further sources: those with the same words, and those with others."""
    own = tokens_of(" ".join(anchor.exact for anchor in quote.anchors), quote.language)
    keys = dict.fromkeys(anchor.article_key for anchor in quote.also_in)
    same: list[Anchor] = []
    varied: list[Anchor] = []
    for key in keys:
        there = [anchor for anchor in quote.also_in if anchor.article_key == key]
        words = tokens_of(" ".join(anchor.exact for anchor in there), quote.language)
        (same if words == own else varied).extend(there)
    return same, varied


def _field(kind: PartKind) -> str:
    """Return the name of a part in BriefContext and IssueView."""
    return kind.value.replace("-", "_")


def _same(one: str, other: str) -> bool:
    """Return whether two BCP 47 tags name one language, regions aside."""
    return one.split("-")[0].lower() == other.split("-")[0].lower()
