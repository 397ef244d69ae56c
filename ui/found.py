"""What was found in an article, as the window marks and lists it: no Qt."""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import (
    Brief,
    ItemState,
    PickedDate,
    PickedQuote,
    Position,
    all_items,
)
from briefgen.model.finding import (
    DatedEvent,
    DateKind,
    DateMention,
    Findings,
    IssueMention,
    PositionMention,
    Quote,
)

Finding = Quote | DatedEvent | DateMention | PositionMention | IssueMention


class FoundKind(StrEnum):
    """What a finding is."""

    QUOTE = "quote"
    DATE = "date"
    POSITION = "position"
    ISSUE = "issue"


LETTERS = {
    FoundKind.QUOTE: "Q",
    FoundKind.DATE: "D",
    FoundKind.POSITION: "S",
    FoundKind.ISSUE: "I",
}
"""The letter in the margin; S for a stance, because P picks a point."""


@dataclass(frozen=True, slots=True)
class FoundRef:
    """Names a finding: its article, kind and first span."""

    article: str
    kind: FoundKind
    span: TextSpan


@dataclass(frozen=True, slots=True)
class Found:
    """A finding ready to be marked and listed.

    Attributes:
        ref: names it.
        finding: the finding itself.
        spans: what is underlined, in code points.
        words: what is listed; about: who or when, in small.
        reason: why the program thinks so; confidence: "A" to "C" or "".
        picked: whether it is in the brief.
        weight: False for a date expression that dates no event: marked faintly, not listed.
    """

    ref: FoundRef
    finding: Finding
    spans: tuple[TextSpan, ...]
    words: str
    about: str = ""
    reason: str = ""
    confidence: str = ""
    picked: bool = False
    weight: bool = True


def found_in(article: Article, findings: Findings, brief: Brief) -> tuple[Found, ...]:
    """Return the findings of an article in the order of its text."""
    picked = _picked_spans(brief, article.key)
    titles = {issue.title.casefold() for issue in brief.issues}
    every = [
        *(_quote(article, quote, picked) for quote in findings.quotes),
        *(_event(article, event, picked) for event in findings.events),
        *_other_dates(article, findings, picked),
        *(_position(article, mention, picked) for mention in findings.positions),
        *(_issue(article, mention, titles) for mention in findings.issues),
    ]
    return tuple(sorted(every, key=lambda found: found.spans[0]))


def _picked_spans(brief: Brief, key: str) -> set[tuple[FoundKind, TextSpan]]:
    spans: set[tuple[FoundKind, TextSpan]] = set()
    for _, item in all_items(brief):
        if item.state is ItemState.REJECTED:
            continue
        match item:
            case PickedQuote():
                anchors = item.anchors[:1] + item.also_in
                kind = FoundKind.QUOTE
            case PickedDate():
                anchors = tuple(evidence.anchor for evidence in item.evidence)
                kind = FoundKind.DATE
            case Position():
                anchors, kind = item.sources, FoundKind.POSITION
            case _:
                continue
        spans.update((kind, anchor.span) for anchor in anchors if anchor.article_key == key)
    return spans


def _quote(article: Article, quote: Quote, picked: set[tuple[FoundKind, TextSpan]]) -> Found:
    speaker = quote.speaker
    name = (speaker.name or speaker.mention_text) if speaker else ""
    about = ", ".join(part for part in (name, speaker.role if speaker else "") if part)
    return Found(
        FoundRef(article.key, FoundKind.QUOTE, quote.pieces[0]),
        quote,
        quote.pieces,
        "“" + " … ".join(piece.of(article.text) for piece in quote.pieces) + "”",
        about or "speaker not named",
        quote.reason,
        quote.confidence.value,
        (FoundKind.QUOTE, quote.pieces[0]) in picked,
    )


def _event(article: Article, event: DatedEvent, picked: set[tuple[FoundKind, TextSpan]]) -> Found:
    mention = event.mention
    spans = (mention.span, *(other.span for other in event.also))
    reason = " · ".join(part for part in (mention.reading.reason, event.reason) if part)
    return Found(
        FoundRef(article.key, FoundKind.DATE, mention.span),
        event,
        tuple(sorted(spans)),
        event.label,
        f"“{mention.span.of(article.text)}”" + ("" if mention.resolved else ", not resolved"),
        reason,
        mention.confidence.value,
        any((FoundKind.DATE, span) in picked for span in spans),
    )


def _other_dates(
    article: Article, findings: Findings, picked: set[tuple[FoundKind, TextSpan]]
) -> list[Found]:
    taken = {
        span
        for event in findings.events
        for span in (event.mention.span, *(other.span for other in event.also))
    }
    return [
        Found(
            FoundRef(article.key, FoundKind.DATE, mention.span),
            mention,
            (mention.span,),
            mention.span.of(article.text),
            "",
            mention.reading.reason,
            mention.confidence.value,
            (FoundKind.DATE, mention.span) in picked,
            weight=False,
        )
        for mention in findings.dates
        if mention.span not in taken and mention.kind in (DateKind.POINT, DateKind.RANGE)
    ]


def _position(
    article: Article, mention: PositionMention, picked: set[tuple[FoundKind, TextSpan]]
) -> Found:
    return Found(
        FoundRef(article.key, FoundKind.POSITION, mention.passage),
        mention,
        (mention.mention,),
        mention.text,
        mention.participant,
        "a reported position",
        "",
        (FoundKind.POSITION, mention.passage) in picked,
    )


def _issue(article: Article, mention: IssueMention, titles: set[str]) -> Found:
    return Found(
        FoundRef(article.key, FoundKind.ISSUE, mention.sources[0]),
        mention,
        mention.sources,
        mention.title,
        "",
        mention.reason,
        "",
        mention.title.casefold() in titles,
    )
