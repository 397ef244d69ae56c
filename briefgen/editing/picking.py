"""From findings to items: what is picked into a brief, each with its anchors."""

import re
from collections.abc import Iterable

from briefgen.editing.clocks import zone_of_words
from briefgen.editing.items import insert_item
from briefgen.editing.last_days import is_deadline
from briefgen.editing.placing import BY_HAND
from briefgen.model.anchor import make_anchor
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import (
    Brief,
    DateEvidence,
    ItemState,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    Position,
    new_id,
)
from briefgen.model.finding import (
    Confidence,
    DatedEvent,
    DateMention,
    PositionMention,
    Quote,
    QuoteFlag,
    QuoteKind,
)

_MARKS = " \t\xa0\"“”„«»‹›‘’‚'「」『』"
_CLAUSE_ENDS = re.compile(r"[,;:()–—]\s")
_LABEL_WORDS = 12
_FEWEST = 3
"""Words of a label at most, and at least if it is made of what stands before the date."""
_SMALL = 3
_AROUND = _MARKS + ".,;:–—-()[]"
_DOUBTFUL = {QuoteFlag.AMBIGUOUS_PRONOUN, QuoteFlag.NO_SPEAKER}


def pick_quote(
    brief: Brief, place: Place, article: Article, quote: Quote, index: int | None = None
) -> Brief:
    """Return the brief with a found quotation added to a place."""
    return insert_item(brief, place, picked_quote(article, quote), index)


def picked_quote(article: Article, quote: Quote) -> PickedQuote:
    """Return the item for a found quotation, with a fresh id.

    Picking confirms it, unless its speaker is in doubt (confidence C, an ambiguous pronoun, no
    speaker): then it stays a proposal until the analyst confirms that too.
    """
    speaker = quote.speaker
    doubtful = quote.confidence is Confidence.C or not _DOUBTFUL.isdisjoint(quote.flags)
    return PickedQuote(
        id=new_id("q"),
        anchors=tuple(make_anchor(article, piece) for piece in quote.pieces),
        speaker=(speaker.name or speaker.mention_text) if speaker else "",
        role=speaker.role if speaker else "",
        said_to=quote.said_to,
        said_when=quote.said_when.of(article.text) if quote.said_when else "",
        reported_by=quote.reported_by,
        fragment=quote.kind is QuoteKind.FRAGMENT or QuoteFlag.FRAGMENT in quote.flags,
        rule=quote.rule,
        reason=quote.reason,
        confidence=quote.name_confidence.value,
        flags=tuple(flag.value for flag in quote.flags),
        language=article.language,
        state=ItemState.PROPOSED if doubtful else ItemState.CONFIRMED,
        corrected=quote.origin is not None,
    )


def marked_quote(article: Article, span: TextSpan) -> PickedQuote:
    """Return the item for words that the analyst marked, with a fresh id.

    White space and quotation marks at the ends are left out; each paragraph is a piece.

    Raises:
        ValueError: nothing but white space and marks is marked, or the span reaches beyond
            the text.
    """
    pieces = []
    for line in re.finditer(r"[^\n]+", article.text[: span.end][span.start :]):
        words = line[0]
        start = span.start + line.start() + len(words) - len(words.lstrip(_MARKS))
        if words.strip(_MARKS):
            pieces.append(TextSpan(start, start + len(words.strip(_MARKS))))
    if not pieces or span.end > len(article.text):
        raise ValueError("no words are marked")
    return PickedQuote(
        id=new_id("q"),
        anchors=tuple(make_anchor(article, piece) for piece in pieces),
        rule=BY_HAND,
        reason="marked by hand",
        language=article.language,
        state=ItemState.CONFIRMED,
    )


def picked_date(
    article: Article, event: DatedEvent, sentences: Iterable[TextSpan] = ()
) -> PickedDate:
    """Return the key-dates row for a dated event, with a fresh id.

    Picking confirms it, unless the words contradict themselves ("Tuesday 12 July 2023"): then it
    stays a proposal until the analyst confirms that too. The article's `sentences` give the
    verbatim sentence of the event's other mentions; without them those carry none.
    """
    mention = event.mention
    spans = tuple(sentences)
    evidence = [evidence_of(article, mention, event.sentence)]
    for other in event.also:
        around = next((one for one in spans if one.covers(other.span)), None)
        evidence.append(evidence_of(article, other, around))
    return PickedDate(
        id=new_id("d"),
        label=event.label,
        edtf=mention.reading.edtf,
        earliest=mention.reading.earliest,
        latest=mention.reading.latest,
        place=event.place,
        approximate=mention.approximate,
        end_inferred=mention.end_inferred,
        evidence=tuple(evidence),
        state=ItemState.PROPOSED if mention.contradiction else ItemState.CONFIRMED,
        modifier=mention.modifier,
        deadline=is_deadline(article.text, mention.span.start, article.language),
        zone=zone_of_words(evidence[0]),
    )


def picked_mention(article: Article, mention: DateMention, sentence: TextSpan) -> PickedDate:
    """Return the key-dates row for a date expression that is no event of its own.

    The label is made of the words right before the date, or right behind it where the sentence
    begins with it; the analyst may want to edit it.
    """
    before = article.text[sentence.start : max(sentence.start, mention.span.start)]
    after = article.text[mention.span.end : max(mention.span.end, sentence.end)]
    clause = _CLAUSE_ENDS.split(before)[-1].split()[-_LABEL_WORDS:]
    while clause and len(clause[-1]) <= _SMALL and clause[-1].islower():
        clause.pop()  # "on", "in the": they lead over to the date
    if len(clause) < _FEWEST:
        clause = _CLAUSE_ENDS.split(after.strip(_AROUND))[0].split()[:_LABEL_WORDS]
    label = " ".join(clause).strip(_AROUND) or " ".join(sentence.of(article.text).split())
    return picked_date(article, DatedEvent(mention, sentence, label[:1].upper() + label[1:]))


def evidence_of(article: Article, mention: DateMention, sentence: TextSpan | None) -> DateEvidence:
    """Return a date expression as evidence of a key-dates row."""
    reading = mention.reading
    return DateEvidence(
        anchor=make_anchor(article, mention.span),
        sentence=sentence.of(article.text) if sentence else "",
        edtf=reading.edtf,
        earliest=reading.earliest,
        latest=reading.latest,
        reason=reading.reason,
        contradiction=mention.contradiction,
    )


def point_from(article: Article, span: TextSpan) -> Point:
    """Return a point with the words of a span, white space folded, and the span as its source."""
    text = " ".join(span.of(article.text).split())
    return Point(new_id("p"), text, (make_anchor(article, span),))


def position_from(article: Article, mention: PositionMention) -> Position:
    """Return the item for a reported position, with a fresh id and the passage as its source."""
    source = make_anchor(article, mention.passage)
    return Position(new_id("p"), mention.participant, mention.text, (source,))
