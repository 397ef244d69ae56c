"""Correcting, splitting and merging quotations: in the findings and in the brief at once.

A picked quotation and the finding that it was picked from are one thing to the analyst, so what
is done to one is done to the other. Each edit takes a dossier and gives another one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefgen.editing.decisions import decide
from briefgen.editing.items import insert_item
from briefgen.editing.parts import find_item, items_at, with_item
from briefgen.editing.spans import SpanError, snapped, stepped, trimmed
from briefgen.model.anchor import Anchor, make_anchor
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Brief, Item, ItemState, PickedQuote, all_items, new_id
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Confidence, Findings, Quote, QuoteFlag, QuoteKind, Speaker


def correct_quote(dossier: Dossier, key: str, quote: Quote, pieces: Sequence[TextSpan]) -> Dossier:
    """Return the dossier with a quotation of an article set to other words of the text.

    It keeps its name, speaker and state; where it is in the brief, its anchors follow. White
    space and enclosing marks at the ends are left out, and no character is cut in two.

    Raises:
        SpanError: no words are left, or they run into another quotation or paragraph.
        KeyError: the dossier has no such article.
    """
    article = dossier.articles[key]
    words = trimmed(article.text, _whole(article.text, pieces, quote.pieces))
    if not words:
        raise SpanError("A quotation holds at least one word.")
    if words == quote.pieces:
        return dossier
    lines = sum(piece.of(article.text).count("\n") for piece in words)
    if lines > sum(piece.of(article.text).count("\n") for piece in quote.pieces):
        raise SpanError("A quotation begins and ends in its own paragraphs.")
    _refuse_overlap(dossier, key, (quote,), words)
    after = _replaced(dossier, key, (quote,), (replace(quote, pieces=words),))

    def corrected(item: PickedQuote) -> PickedQuote:
        return replace(item, anchors=_anchors(article, words), corrected=True)

    def source_corrected(item: PickedQuote) -> PickedQuote:
        return replace(item, also_in=_exchanged(item.also_in, article, quote.pieces, words))

    brief = _edited(after.brief, article, quote, corrected)
    return after.with_brief(_each_quote(brief, source_corrected))


def split_quote(dossier: Dossier, key: str, quote: Quote, at: int) -> Dossier:
    """Return the dossier with a quotation split in two at a position, in code points.

    Within a word the position before it is taken. Both parts keep the speaker; where the
    quotation is in the brief, the second part comes in behind the first, which keeps further
    sources and translation.

    Raises:
        SpanError: one of the parts would hold no words.
        KeyError: the dossier has no such article.
    """
    article = dossier.articles[key]
    place = _between_words(article.text, at)
    first = [TextSpan(p.start, min(p.end, place)) for p in quote.pieces if p.start < place]
    second = [TextSpan(max(p.start, place), p.end) for p in quote.pieces if p.end > place]
    parts = trimmed(article.text, first), trimmed(article.text, second)
    if not all(parts):
        raise SpanError("Put the cursor between two words of the quotation to split it there.")
    halves = tuple(replace(quote, pieces=pieces) for pieces in parts)
    after = _replaced(dossier, key, (quote,), halves)
    brief = after.brief
    for item in _items_of(brief, article, quote):
        one = replace(item, anchors=_anchors(article, parts[0]), corrected=True)
        other = replace(
            one,
            id=new_id("q"),
            anchors=_anchors(article, parts[1]),
            also_in=(),
            translation="",
            original=(),
            original_language="",
        )
        found = find_item(brief, item.id)
        if found is None:
            continue
        index = [each.id for each in items_at(brief, found[0])].index(item.id)
        brief = with_item(brief, item.id, lambda _, new=one: new)  # type: ignore[misc]
        brief = insert_item(brief, found[0], other, index + 1)
    return after.with_brief(brief)


def merge_quotes(dossier: Dossier, key: str, first: Quote, second: Quote) -> Dossier:
    """Return the dossier with two quotations of one article made one of several pieces.

    The words between them are not part of it: they are shown as left out. It keeps the name
    and the speaker of the first, or of the second where the first has none; in the brief it
    takes the place of either.

    Raises:
        SpanError: the two are given to different speakers.
        KeyError: the dossier has no such article.
    """
    article = dossier.articles[key]
    if second.pieces[0] < first.pieces[0]:
        first, second = second, first
    one, other = (_items_of(dossier.brief, article, quote) for quote in (first, second))
    names = {name for name in (_name(first, one), _name(second, other)) if name}
    if len(names) > 1:
        raise SpanError(f"{' and '.join(sorted(names))} said these: two people, two quotations.")
    pieces = _joined(article.text, (*first.pieces, *second.pieces))
    flags = tuple(dict.fromkeys((*first.flags, *second.flags)))
    speaker = first.speaker or second.speaker
    doubtful = max(first.confidence, second.confidence)
    merged = replace(
        first,
        pieces=pieces,
        speaker=speaker,
        flags=flags,
        confidence=doubtful,
        kind=_kind(first, second),
    )
    after = _replaced(dossier, key, (first, second), (merged,))
    brief = after.brief
    staying, leaving = (one[:1], [*one[1:], *other]) if one else (other[:1], other[1:])
    for item in leaving:
        brief = with_item(brief, item.id, lambda _: None)
    for item in staying:
        changed = _merged_item(item, _anchors(article, pieces), (*one, *other))
        brief = with_item(brief, item.id, lambda _, new=changed: new)  # type: ignore[misc]
    return after.with_brief(brief)


def settle_wording(brief: Brief, item_id: str, articles: Iterable[str]) -> Brief:
    """Return the brief with a quotation's wording kept against articles that contradict it.

    The checks are silent on those from then on; another article that contradicts it is told.
    """

    def edit(item: Item) -> Item:
        if not isinstance(item, PickedQuote):
            return item
        settled = tuple(dict.fromkeys((*item.settled, *articles)))
        return item if settled == item.settled else replace(item, settled=settled)

    return with_item(brief, item_id, edit)


def quote_of(item: PickedQuote) -> Quote:
    """Return a picked quotation as if it were a finding: what was marked by hand is one too."""
    doubt = item.confidence or Confidence.A.value
    known = {flag.value: flag for flag in QuoteFlag}
    return Quote(
        pieces=tuple(anchor.span for anchor in item.anchors),
        kind=QuoteKind.FRAGMENT if item.fragment else QuoteKind.DIRECT,
        rule=item.rule,
        confidence=Confidence(doubt) if doubt in "ABC" else Confidence.C,
        reason=item.reason,
        speaker=Speaker(name=item.speaker, role=item.role) if item.speaker else None,
        said_to=item.said_to,
        reported_by=item.reported_by,
        flags=tuple(known[flag] for flag in item.flags if flag in known),
    )


def item_of(brief: Brief, article: Article, quote: Quote) -> PickedQuote | None:
    """Return the brief's item for a quotation of an article, one that is not rejected first."""
    items = _items_of(brief, article, quote)
    return min(items, key=lambda item: item.state is ItemState.REJECTED, default=None)


def _replaced(dossier: Dossier, key: str, old: Sequence[Quote], new: Sequence[Quote]) -> Dossier:
    """Return the dossier with findings replaced; what was marked by hand is in the brief alone."""
    known = {quote.pieces for quote in dossier.findings.get(key, Findings()).quotes}
    found = [quote for quote in old if quote.pieces in known]
    return decide(dossier, key, found, new) if found else dossier


def _items_of(brief: Brief, article: Article, quote: Quote) -> list[PickedQuote]:
    return [
        item
        for _, item in all_items(brief)
        if isinstance(item, PickedQuote)
        and item.anchors
        and item.anchors[0].article_key == article.key
        and item.anchors[0].text_hash == article.text_hash
        and item.anchors[0].span == quote.pieces[0]
    ]


def _edited(
    brief: Brief, article: Article, quote: Quote, edit: Callable[[PickedQuote], PickedQuote]
) -> Brief:
    for item in _items_of(brief, article, quote):
        changed = edit(item)
        brief = with_item(brief, item.id, lambda _, new=changed: new)  # type: ignore[misc]
    return brief


def _each_quote(brief: Brief, edit: Callable[[PickedQuote], PickedQuote]) -> Brief:
    for _, item in all_items(brief):
        if isinstance(item, PickedQuote) and edit(item) != item:
            changed: Item = edit(item)
            brief = with_item(brief, item.id, lambda _, new=changed: new)  # type: ignore[misc]
    return brief


def _exchanged(
    anchors: tuple[Anchor, ...],
    article: Article,
    old: Sequence[TextSpan],
    new: Sequence[TextSpan],
) -> tuple[Anchor, ...]:
    """Return anchors with those of a quotation's old pieces exchanged for its new ones."""
    spans = set(old)
    own = [one for one in anchors if one.article_key == article.key and one.span in spans]
    if not own:
        return anchors
    at = anchors.index(own[0])
    before = tuple(one for one in anchors[:at] if one not in own)
    after = tuple(one for one in anchors[at:] if one not in own)
    return (*before, *_anchors(article, new), *after)


def _anchors(article: Article, pieces: Sequence[TextSpan]) -> tuple[Anchor, ...]:
    return tuple(make_anchor(article, piece) for piece in pieces)


def _whole(text: str, pieces: Sequence[TextSpan], known: Sequence[TextSpan]) -> list[TextSpan]:
    """Return pieces whose new ends lie between characters."""
    old = {place for piece in known for place in (piece.start, piece.end)}

    def end(place: int) -> int:
        return place if place in old else snapped(text, place)

    return [TextSpan(end(piece.start), end(piece.end)) for piece in pieces]


def _refuse_overlap(
    dossier: Dossier, key: str, own: Sequence[Quote], words: Sequence[TextSpan]
) -> None:
    names = {quote.pieces for quote in own}
    others = (
        quote for quote in dossier.findings.get(key, Findings()).quotes if quote.pieces not in names
    )
    for other in others:
        fresh = [piece for piece in words if any(piece.overlaps(one) for one in other.pieces)]
        # A finding within another (a quotation in a quotation) overlapped it before already.
        if fresh and not any(p.overlaps(o) for q in own for p in q.pieces for o in other.pieces):
            raise SpanError("The next quotation begins there; the two can be merged instead.")


def _between_words(text: str, at: int) -> int:
    """Return a position, or where it lies within a word the start of that."""
    place = snapped(text, at)
    inside = 0 < place < len(text) and not text[place - 1].isspace() and not text[place].isspace()
    if not inside:
        return place
    start = stepped(text, place, -1, by_word=True)
    gap = text[start:place]
    return start if gap and not any(character.isspace() for character in gap) else place


def _joined(text: str, pieces: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """Return pieces in text order, those that only a blank parts made one."""
    joined: list[TextSpan] = []
    for piece in sorted(pieces):
        gap = text[joined[-1].end : piece.start] if joined else "\n"
        if joined and not gap.strip() and "\n" not in gap:
            joined[-1] = TextSpan(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)


def _kind(first: Quote, second: Quote) -> QuoteKind:
    return second.kind if first.kind is QuoteKind.FRAGMENT else first.kind


def _name(quote: Quote, items: Sequence[PickedQuote]) -> str:
    """Return whom a quotation is given to: by the brief, else by the article; "" nobody."""
    if items:
        return items[0].speaker
    return quote.speaker.name if quote.speaker else ""


def _merged_item(
    item: PickedQuote, anchors: tuple[Anchor, ...], all_of: Sequence[PickedQuote]
) -> PickedQuote:
    """Return the item of a merged quotation: no surer than the less sure of the two."""
    speaker = next((one for one in (item, *all_of) if one.speaker), item)
    proposed = any(one.state is ItemState.PROPOSED for one in all_of)
    return replace(
        item,
        anchors=anchors,
        corrected=True,
        speaker=speaker.speaker,
        role=speaker.role,
        fragment=all(one.fragment for one in all_of),
        flags=tuple(dict.fromkeys(flag for one in all_of for flag in one.flags)),
        confidence=max(one.confidence for one in all_of),
        also_in=(),
        state=ItemState.PROPOSED if proposed else item.state,
    )
