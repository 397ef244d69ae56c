"""What was found in an article, as the window marks and lists it: no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from briefgen.compose.date_format import format_days
from briefgen.editing import edits
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import (
    Brief,
    Item,
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
LISTED = (FoundKind.QUOTE, FoundKind.DATE, FoundKind.POSITION)
"""The kinds that have a place of their own in a text, with a letter beside it."""


@dataclass(frozen=True, slots=True)
class FoundRef:
    """Names a finding: its article, kind and first span.

    A quotation that the analyst corrected keeps the span that analysis gave it.
    """

    article: str
    kind: FoundKind
    span: TextSpan


FOUND_TYPE = "application/x-briefgen-finding"
"""Type of what is dragged out of the list of findings: a FoundRef as text."""


def ref_text(ref: FoundRef) -> str:
    """Return a reference as text, for dragging."""
    return f"{ref.article} {ref.kind} {ref.span.start} {ref.span.end}"


def ref_from(text: str) -> FoundRef | None:
    """Return the reference that a text names, None for any other text."""
    match text.split(" "):
        case [article, kind, start, end] if kind in set(FoundKind):
            if start.isdecimal() and end.isdecimal() and int(start) <= int(end):
                return FoundRef(article, FoundKind(kind), TextSpan(int(start), int(end)))
    return None


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
        item: id of the brief's item for it, a rejected one too; "" if there is none.
        rejected: whether the analyst rejected it.
        notes: what else there is to tell in a word or two ("corrected", "translation").
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
    item: str = ""
    rejected: bool = False
    notes: tuple[str, ...] = ()


Held = Mapping[tuple[FoundKind, TextSpan], Item]
"""The brief's items by kind and span of what they were picked from."""


def found_in(article: Article, findings: Findings, brief: Brief) -> tuple[Found, ...]:
    """Return the findings of an article in the order of its text.

    Quotations that the analyst marked by hand are among them.
    """
    picked = _held(brief, article)
    titles = {issue.title.casefold() for issue in brief.issues}
    every = [
        *(_quote(article, quote, picked) for quote in findings.quotes),
        *_by_hand(article, findings, picked),
        *(_event(article, event, picked) for event in findings.events),
        *_other_dates(article, findings, picked),
        *(_position(article, mention, picked) for mention in findings.positions),
        *(_issue(article, mention, titles) for mention in findings.issues),
    ]
    return tuple(sorted(every, key=lambda found: found.spans[0]))


class FoundMemo:
    """What was found, looked up anew only for another article, other findings, another brief."""

    def __init__(self) -> None:
        self._asked: tuple[Article, Findings | None, Brief] | None = None
        self._found: tuple[Found, ...] = ()

    def of(self, article: Article, findings: Findings | None, brief: Brief) -> tuple[Found, ...]:
        """Return the findings of an article; the same tuple where nothing has changed."""
        asked = (article, findings, brief)
        same = self._asked is not None and all(
            a is b for a, b in zip(asked, self._asked, strict=True)
        )
        if not same:
            self._found = found_in(article, findings, brief) if findings else ()
            self._asked = asked
        return self._found


def _held(brief: Brief, article: Article) -> Held:
    held: dict[tuple[FoundKind, TextSpan], Item] = {}
    for _, item in all_items(brief):
        match item:
            case PickedQuote():
                anchors = item.anchors[:1] + item.original[:1] + item.also_in
                kind = FoundKind.QUOTE
            case PickedDate():
                anchors = tuple(evidence.anchor for evidence in item.evidence)
                kind = FoundKind.DATE
            case Position():
                anchors, kind = item.sources, FoundKind.POSITION
            case _:
                continue
        for anchor in anchors:
            known = held.get((kind, anchor.span))
            if anchor.article_key == article.key and (
                known is None or known.state is ItemState.REJECTED
            ):
                held[kind, anchor.span] = item
    return held


def _marked(found: Found, held: Held, spans: Iterable[TextSpan]) -> Found:
    """Return a finding with what the brief has of it."""
    item = next((held[found.ref.kind, one] for one in spans if (found.ref.kind, one) in held), None)
    if item is None:
        return found
    rejected = item.state is ItemState.REJECTED
    notes = found.notes
    if isinstance(item, PickedQuote) and item.original:
        own = item.anchors and item.anchors[0].article_key == found.ref.article
        notes = (*notes, "translation" if own else "original of a translation")
    return replace(found, picked=not rejected, rejected=rejected, item=item.id, notes=notes)


def _quote(article: Article, quote: Quote, held: Held) -> Found:
    speaker = quote.speaker
    name = (speaker.name or speaker.mention_text) if speaker else ""
    about = ", ".join(part for part in (name, speaker.role if speaker else "") if part)
    found = Found(
        FoundRef(article.key, FoundKind.QUOTE, quote.origin or quote.pieces[0]),
        quote,
        quote.pieces,
        "“" + " … ".join(piece.of(article.text) for piece in quote.pieces) + "”",
        about or "speaker not named",
        quote.reason,
        quote.name_confidence.value,
        notes=("corrected",) if quote.origin else (),
    )
    return _marked(found, held, quote.pieces[:1])


def _by_hand(article: Article, findings: Findings, held: Held) -> list[Found]:
    """Return the brief's quotations of an article that analysis did not find."""
    known = {piece for quote in findings.quotes for piece in quote.pieces}
    found = []
    for (kind, span), item in held.items():
        if kind is not FoundKind.QUOTE or span in known or not isinstance(item, PickedQuote):
            continue
        first = item.anchors[0] if item.anchors else None
        if first is None or (first.span, first.text_hash) != (span, article.text_hash):
            continue
        one = _quote(article, edits.quote_of(item), held)
        confidence = item.confidence
        found.append(replace(one, confidence=confidence, notes=("by hand", *one.notes)))
    return found


def _event(article: Article, event: DatedEvent, held: Held) -> Found:
    mention = event.mention
    spans = (mention.span, *(other.span for other in event.also))
    reason = " · ".join(part for part in (_how(mention), event.reason) if part)
    found = Found(
        FoundRef(article.key, FoundKind.DATE, mention.span),
        event,
        tuple(sorted(spans)),
        event.label,
        f"“{mention.span.of(article.text)}”" + ("" if mention.resolved else ", not resolved"),
        reason,
        mention.confidence.value,
    )
    return _marked(found, held, spans)


def _other_dates(article: Article, findings: Findings, held: Held) -> list[Found]:
    taken = {
        span
        for event in findings.events
        for span in (event.mention.span, *(other.span for other in event.also))
    }
    return [
        _marked(
            Found(
                FoundRef(article.key, FoundKind.DATE, mention.span),
                mention,
                (mention.span,),
                mention.span.of(article.text),
                "",
                _how(mention),
                mention.confidence.value,
                weight=False,
            ),
            held,
            (mention.span,),
        )
        for mention in findings.dates
        if mention.span not in taken and mention.kind in (DateKind.POINT, DateKind.RANGE)
    ]


def _how(mention: DateMention) -> str:
    """Return how a date was read, and the other way to read it with the key that takes it."""
    other = next((one for one in mention.alternatives if one.earliest), None)
    if other is None:
        return mention.reading.reason
    told = f"R reads it as {format_days(other.earliest, other.latest)}"
    return f"{mention.reading.reason} · {told}" if mention.reading.reason else told


def _position(article: Article, mention: PositionMention, held: Held) -> Found:
    found = Found(
        FoundRef(article.key, FoundKind.POSITION, mention.passage),
        mention,
        (mention.mention,),
        mention.text,
        mention.participant,
        "a reported position",
    )
    return _marked(found, held, (mention.passage,))


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


def found_tip(found: Found) -> str:
    """Return what hovering over a finding says."""
    lines = [found.about] if found.about else []
    if found.ref.kind is FoundKind.DATE and found.weight:
        lines.insert(0, found.words)
    if found.reason:
        lines.append(found.reason)
    if found.notes:
        lines.append(", ".join(found.notes).capitalize())
    if found.rejected:
        lines.append("Rejected")
    if found.confidence:
        lines.append(f"Confidence {found.confidence}" + (", in the brief" if found.picked else ""))
    return "\n".join(lines)
