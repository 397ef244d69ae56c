"""Whether the words of an item stand in their stored sources."""

from collections.abc import Iterator, Mapping

from briefgen.checking.folding import fold, fold_with_places
from briefgen.model.anchor import CONTEXT, Anchor, make_anchor
from briefgen.model.article import Article, TextSpan, current_version, hash_text
from briefgen.model.brief import Brief, Item, PickedQuote, all_items, anchors_of
from briefgen.model.problem import Verdict


def verify(item: Item, articles: Mapping[str, Article]) -> Verdict:
    """Return whether every anchor of an item holds words that stand in its article.

    Character for character at the anchor's place, or up to the rules of `folding`. Where the
    article is another version of the text the words are searched for. An item that cites
    nothing is verified, for it claims nothing; a quotation must cite.
    """
    return _verdict(item, articles, _Integrity())


def verify_all(brief: Brief, articles: Mapping[str, Article]) -> Mapping[str, Verdict]:
    """Return the verdict on every item of a brief, by item id."""
    integrity = _Integrity()
    return {item.id: _verdict(item, articles, integrity) for _, item in all_items(brief)}


def refind(anchor: Anchor, article: Article) -> Anchor | None:
    """Return an anchor to the same words in another version of a text, or None.

    Where they stand more than once the place whose surroundings agree best with prefix and
    suffix is taken, among equals the nearest to the old place. Words that stand there only up
    to the folding rules are found too; the new anchor then holds them as they are written.
    """
    if not anchor.exact.strip():
        return None
    best = max(
        _occurrences(anchor, article), key=lambda s: _likeness(s, anchor, article), default=None
    )
    return make_anchor(article, best) if best else None


class _Integrity:
    """Answers whether an article's text is the one that was hashed, each article once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Article, bool]] = {}

    def __call__(self, article: Article) -> bool:
        known = self._known.get(id(article))
        if known is None:
            intact = hash_text(article.text) == article.text_hash
            known = self._known[id(article)] = (article, intact)
        return known[1]


def _verdict(item: Item, articles: Mapping[str, Article], integrity: _Integrity) -> Verdict:
    anchors = anchors_of(item)
    if isinstance(item, PickedQuote) and not (
        item.anchors and all(a.exact.strip() for a in item.anchors)
    ):
        return Verdict(False, "It cites no words of any source.")
    verdicts = [_stands(anchor, articles, integrity) for anchor in anchors]
    failed = next((verdict for verdict in verdicts if not verdict.verified), None)
    return failed or Verdict(True, folded=any(verdict.folded for verdict in verdicts))


def _stands(anchor: Anchor, articles: Mapping[str, Article], integrity: _Integrity) -> Verdict:
    article = current_version(anchor.article_key, articles)
    if article is None:
        return Verdict(False, "Its source is not in this brief.")
    if not integrity(article):
        return Verdict(
            False, f"The stored text of “{article.title}” was altered after it was read."
        )
    if anchor.text_hash != article.text_hash:
        found = refind(anchor, article)
        if found is None:
            return Verdict(False, f"The words are not in the present version of “{article.title}”.")
        return Verdict(True, folded=found.exact != anchor.exact)
    written = anchor.span.of(article.text)
    if written == anchor.exact:
        return Verdict(True)
    if fold(written) == fold(anchor.exact):
        return Verdict(True, folded=True)
    return Verdict(False, f"The words do not stand at their place in “{article.title}”.")


def _occurrences(anchor: Anchor, article: Article) -> Iterator[TextSpan]:
    """Yield where the words stand exactly, else where they stand up to the folding rules."""
    exact = False
    for start in _finds(article.text, anchor.exact):
        exact = True
        yield TextSpan(start, start + len(anchor.exact))
    wanted = fold(anchor.exact)
    if exact or not wanted:
        return
    folded, places = fold_with_places(article.text)
    for start in _finds(folded, wanted):
        first, last = places[start], places[start + len(wanted)]
        words = article.text[first:last].rstrip()
        if fold(words) == wanted:  # else it begins or ends inside a character such as "…"
            yield TextSpan(first, first + len(words))


def _finds(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def _likeness(span: TextSpan, anchor: Anchor, article: Article) -> tuple[int, int]:
    before = fold(article.text[max(0, span.start - CONTEXT) : span.start])
    after = fold(article.text[span.end : span.end + CONTEXT])
    same = _common(before[::-1], fold(anchor.prefix)[::-1]) + _common(after, fold(anchor.suffix))
    return same, -abs(span.start - anchor.span.start)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
