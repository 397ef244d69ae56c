"""Anchors: how a brief points into the text of an article.

Two selectors of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/):
TextPositionSelector (start, end) and TextQuoteSelector (exact, prefix, suffix). Both count
Unicode code points, as the recommendation asks.
"""

from dataclasses import dataclass

from briefgen.model.article import Article, TextSpan

CONTEXT = 32
"""Length of prefix and suffix, in code points."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article's text, findable again if the article changes."""

    article_key: str
    text_hash: str
    span: TextSpan
    exact: str
    prefix: str = ""
    suffix: str = ""


def make_anchor(article: Article, span: TextSpan) -> Anchor:
    """Return the anchor of a span of an article's text.

    Raises:
        ValueError: the span reaches beyond the text.
    """
    if span.end > len(article.text):
        raise ValueError(f"span {span.start}..{span.end} lies outside the text")
    return Anchor(
        article_key=article.key,
        text_hash=article.text_hash,
        span=span,
        exact=span.of(article.text),
        prefix=article.text[max(0, span.start - CONTEXT) : span.start],
        suffix=article.text[span.end : span.end + CONTEXT],
    )
