"""Where else a quotation stands: its sources counted, its other wordings, and what contradicts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.compose.near_copies import originals
from briefgen.editing.wordings import Likeness, Told, Wording, Wordings, worded
from briefgen.model.anchor import Anchor
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import PickedQuote, all_items
from briefgen.model.dossier import Dossier

Place = tuple[str, TextSpan]
"""An article's key and the first piece of a quotation in it."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """What other articles make of a quotation.

    Attributes:
        own: the wording itself.
        others: wordings of the same quotation, those word for word first.
        turned: wordings with another negation or number; they are not the same quotation.
        sources: independent reports that carry it, its own among them: near-copies of one
            story count once.
    """

    own: Wording
    others: tuple[Told, ...] = ()
    turned: tuple[Told, ...] = ()
    sources: int = 1

    @property
    def varied(self) -> bool:
        """Whether a source words it otherwise."""
        return any(told.likeness is Likeness.VARIED for told in self.others)


def carriers(dossier: Dossier) -> Mapping[Place, Carriers]:
    """Return the quotations that other articles of a dossier have too, by their places.

    Found quotations and picked ones, so that what was marked by hand is among them. Articles
    that a newer version replaced are left out.
    """
    articles = dict(_current(dossier))
    every = [
        worded(article, quote.pieces)
        for key, article in articles.items()
        for quote in (dossier.findings[key].quotes if key in dossier.findings else ())
        if quote.pieces
    ]
    known = {(one.article, one.pieces[0]) for one in every}
    by_hand = (
        one for one in _picked(dossier, articles) if (one.article, one.pieces[0]) not in known
    )
    every += by_hand
    wordings = Wordings(every)
    first = originals(articles, dossier.findings)
    found: dict[Place, Carriers] = {}
    for own in every:
        told = wordings.like(own.text, {own.article}, own.language)
        if told:
            others = tuple(one for one in told if one.likeness is not Likeness.TURNED)
            turned = tuple(one for one in told if one.likeness is Likeness.TURNED)
            reports = {first[one] for one in (own.article, *(o.wording.article for o in others))}
            found[own.article, own.pieces[0]] = Carriers(own, others, turned, len(reports))
    return found


def _current(dossier: Dossier) -> Iterator[tuple[str, Article]]:
    replaced = {article.supersedes for article in dossier.articles.values()}
    return ((key, article) for key, article in dossier.articles.items() if key not in replaced)


def _picked(dossier: Dossier, articles: Mapping[str, Article]) -> Iterator[Wording]:
    for _, item in all_items(dossier.brief):
        if isinstance(item, PickedQuote) and item.anchors:
            article = articles.get(item.anchors[0].article_key)
            if article is not None and all(_stands(one, article) for one in item.anchors):
                yield worded(article, (anchor.span for anchor in item.anchors))


def _stands(anchor: Anchor, article: Article) -> bool:
    return anchor.text_hash == article.text_hash and anchor.span.end <= len(article.text)
