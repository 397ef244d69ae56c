"""Which items a part may hold, and what an item becomes when it is dropped into another part."""

from briefgen.model.anchor import Anchor
from briefgen.model.brief import (
    DateEvidence,
    Item,
    PartKind,
    PickedDate,
    PickedQuote,
    Point,
    Position,
    anchors_of,
)

_HELD: dict[PartKind, type[Item]] = {
    PartKind.QUOTES: PickedQuote,
    PartKind.KEY_DATES: PickedDate,
    PartKind.POSITIONS: Position,
}
BY_HAND = "by-hand"
"""Rule id of a quotation that the analyst marked."""


def fits(item: Item, part_kind: PartKind) -> bool:
    """Return whether a part holds items of this kind; all but three parts hold points."""
    return isinstance(item, _HELD.get(part_kind, Point))


def converted(item: Item, part_kind: PartKind) -> Item | None:
    """Return the item as the part holds it, with the same id, state, sources and disclosure.

    A quotation becomes a point that quotes it and names the speaker; a point with sources in
    one article becomes a quotation of those words. None where nothing sensible comes out: a
    point without source is no quotation.
    """
    if fits(item, part_kind):
        return item
    match part_kind:
        case PartKind.QUOTES:
            return _as_quote(item)
        case PartKind.KEY_DATES:
            return _as_date(item)
        case PartKind.POSITIONS:
            return _as_position(item)
        case _:
            return _as_point(item)


def quoted(anchors: tuple[Anchor, ...]) -> str:
    """Return the words of a quotation's pieces, white space folded, in curly marks."""
    words = " ".join(" ".join(anchor.exact.split()) for anchor in anchors)
    return f"“{words}”"


def _as_point(item: Item) -> Point:
    match item:
        case PickedQuote():
            who = ", ".join(filter(None, (item.speaker, item.role)))
            text = quoted(item.anchors) + (f" ({who})" if who else "")
        case PickedDate():
            written = item.evidence[0].anchor.exact if item.evidence else item.edtf
            text = f"{item.label} ({written})" if written else item.label
        case Position():
            text = f"{item.participant}: {item.text}" if item.participant else item.text
        case _:
            text = item.text
    return Point(item.id, text, anchors_of(item), item.disclosure, item.state)


def _as_position(item: Item) -> Position:
    if isinstance(item, PickedQuote):
        text = quoted(item.anchors)
        sources = anchors_of(item)
        return Position(item.id, item.speaker, text, sources, item.disclosure, item.state)
    point = _as_point(item)
    return Position(item.id, "", point.text, point.sources, item.disclosure, item.state)


def _as_quote(item: Item) -> PickedQuote | None:
    sources = anchors_of(item)
    anchors = tuple(one for one in sources if one.article_key == sources[0].article_key)
    also_in = sources[len(anchors) :]
    words = {anchor.exact for anchor in anchors}
    if (
        not anchors
        or anchors + also_in != sources
        or not words.issuperset(anchor.exact for anchor in also_in)
    ):
        return None
    return PickedQuote(
        item.id,
        anchors,
        also_in=also_in,
        speaker=item.participant if isinstance(item, Position) else "",
        rule=BY_HAND,
        reason="marked by hand",
        disclosure=item.disclosure,
        state=item.state,
    )


def _as_date(item: Item) -> PickedDate:
    point = _as_point(item)
    evidence = tuple(DateEvidence(anchor, anchor.exact) for anchor in point.sources)
    return PickedDate(
        item.id, point.text, evidence=evidence, disclosure=item.disclosure, state=item.state
    )
