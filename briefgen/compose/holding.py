"""A brief while proposals are put into it, and what it already holds."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.editing.items import insert_item, replace_item
from briefgen.editing.parts import ids_of
from briefgen.editing.wordings import Likeness, Wording, Wordings, worded
from briefgen.model.article import Article, TextSpan, hash_text
from briefgen.model.brief import (
    Brief,
    Item,
    ItemState,
    PartKind,
    PickedQuote,
    Place,
    Point,
    Position,
    all_items,
    anchors_of,
)
from briefgen.model.finding import Quote
from briefgen.model.words import words_of

_COMPARABLE = 0.7
"""Share of the longer wording's length from which on the shorter one adds only a source."""


class Holding:
    """A brief to which items are added; nothing is added twice.

    `brief` is the brief so far; `weights` says by item id how plainly the words of what was
    added bear on their issue.
    """

    def __init__(self, brief: Brief, originals: Mapping[str, str]) -> None:
        """Begin with a brief.

        Args:
            brief: what is there already.
            originals: by article key the key of the one that it is a near-copy of, or its own.
        """
        self.brief = brief
        self.weights: dict[str, float] = {}
        self._originals = originals
        self._ids = ids_of(brief)
        self._taken: dict[str, list[TextSpan]] = {}
        self._said: dict[str, str] = {}
        self._wordings = Wordings()
        self._worded: dict[tuple[str, TextSpan], str] = {}
        for _, item in all_items(brief):
            self._note(item)

    def insert(
        self, kind: PartKind, item: PickedQuote | Position | Point, issue: str, weight: float = 0.0
    ) -> None:
        """Add a proposal to a part of an issue, unless the brief has it already."""
        item_id = _id_of(kind, item, issue if kind is PartKind.FACTS else "")
        if item_id in self._ids or not issue:
            return
        proposal = replace(item, id=item_id, state=ItemState.PROPOSED)
        self.brief = insert_item(self.brief, Place(kind, issue), proposal)
        self.weights[item_id] = weight
        self._note(proposal)

    def put(self, item: Item) -> None:
        """Put an item in the place of that with its id."""
        self.brief = replace_item(self.brief, item)

    def count(self, noun: type[Item]) -> int:
        """Return how many items of a kind the brief holds."""
        return sum(isinstance(item, noun) for _, item in all_items(self.brief))

    def says(self, words: str) -> bool:
        """Return whether an item has these words, whatever their case and punctuation."""
        return folded(words) in self._said

    def is_taken(self, key: str, span: TextSpan) -> bool:
        """Return whether an item rests on a piece of an article."""
        return any(span.overlaps(taken) for taken in self._taken.get(key, ()))

    def quoted(self, article: Article, quote: Quote, picked: PickedQuote) -> str:
        """Return the id of the quotation of which this is a repetition or a wording, "" if none."""
        words = " ".join(anchor.exact for anchor in picked.anchors)
        return self._said.get(folded(words), "") or self._worded_otherwise(article, quote)

    def add_source(self, item_id: str, picked: PickedQuote) -> None:
        """Note that another article, no near-copy of one noted, carries a quotation too."""
        known = next((i for _, i in all_items(self.brief) if i.id == item_id), None)
        if not isinstance(known, PickedQuote) or known.state is ItemState.REJECTED:
            return
        carriers = {self._originals.get(a.article_key, a.article_key) for a in anchors_of(known)}
        first = picked.anchors[0].article_key
        if self._originals.get(first, first) not in carriers:
            self.put(replace(known, also_in=known.also_in + picked.anchors))

    def _worded_otherwise(self, article: Article, quote: Quote) -> str:
        """Return the id of a quotation that this is another article's wording of, "" for none."""
        own = worded(article, quote.pieces)
        for told in self._wordings.like(own.text, {article.key}, own.language):
            lengths = sorted(len(one.text.split()) for one in (own, told.wording))
            if told.likeness is Likeness.VARIED and lengths[0] >= _COMPARABLE * lengths[1]:
                return self._worded.get((told.wording.article, told.wording.pieces[0]), "")
        return ""

    def _note(self, item: Item) -> None:
        """Remember what the brief holds."""
        self._ids.add(item.id)
        match item:
            case PickedQuote():
                words = " ".join(anchor.exact for anchor in item.anchors)
                self._note_wording(item, words)
            case Position():
                words = f"{item.participant} {item.text}"
            case Point():
                words = item.text
            case _:
                return
        self._said.setdefault(folded(words), item.id)
        for anchor in anchors_of(item):
            self._taken.setdefault(anchor.article_key, []).append(anchor.span)

    def _note_wording(self, item: PickedQuote, words: str) -> None:
        if item.anchors:
            key, pieces = item.anchors[0].article_key, tuple(one.span for one in item.anchors)
            self._wordings.add(Wording(key, pieces, words, item.language))
            self._worded.setdefault((key, pieces[0]), item.id)


def folded(words: str) -> str:
    """Return words without case and punctuation, for comparing."""
    return " ".join(words_of(words))


def _id_of(kind: PartKind, item: Item, issue: str) -> str:
    """Return an id that follows from an item's anchors and words, and the issue if it is given."""
    anchors = "|".join(f"{a.article_key}:{a.span.start}:{a.span.end}" for a in anchors_of(item))
    words = item.text if isinstance(item, Position | Point) else ""
    return f"{kind.value[0]}-{hash_text(f'{anchors}|{words}|{issue}')[:12]}"
