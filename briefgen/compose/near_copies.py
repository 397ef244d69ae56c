"""Near-copies: articles that carry the same report and count as one source."""

from collections.abc import Mapping

from briefgen.model.article import Article
from briefgen.model.finding import Findings
from briefgen.model.words import words_of

_SHARE = 0.6
"""Share of the shorter article's sentences that the other has too."""
_FEWEST = 4
"""Sentences of fewer words ("Reporting by …") do not tell."""


def originals(articles: Mapping[str, Article], findings: Mapping[str, Findings]) -> dict[str, str]:
    """Return for each article the key of the first one that it is a near-copy of, or its own."""
    known: list[tuple[str, set[str]]] = []
    originals: dict[str, str] = {}
    for key, article in articles.items():
        own = _sentences(article, findings.get(key))
        copied = next((other for other, theirs in known if _is_copy(own, theirs)), None)
        originals[key] = copied or key
        if copied is None:
            known.append((key, own))
    return originals


def _is_copy(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= max(2.0, _SHARE * min(len(one), len(other)))


def _sentences(article: Article, found: Findings | None) -> set[str]:
    """Return an article's sentences as bare words, the short ones left out."""
    if found and found.sentences:
        pieces = [span.of(article.text) for span in found.sentences]
    else:
        pieces = article.text.split("\n")
    words = (words_of(piece) for piece in pieces)
    return {" ".join(line) for line in words if len(line) >= _FEWEST}
