"""The front door of analysis: Article to Findings."""

from datetime import date

from briefgen.analysis.dates import find_dates
from briefgen.analysis.language import words_for
from briefgen.analysis.quotes import find_quotes
from briefgen.analysis.sentences import split_sentences
from briefgen.model.article import Article
from briefgen.model.finding import Findings


def analyse(article: Article, *, published: date | None = None) -> Findings:
    """Return all that is found in an article, each list in text order.

    Args:
        article: the article; its text is not changed.
        published: the day that relative dates are resolved against; the article's by default.
    """
    text = article.text
    language = article.language or "en"
    anchor = published or article.published
    sentences = split_sentences(text)
    dates = find_dates(text, sentences, anchor, language)
    spans = tuple(sorted(mention.span for mention in dates))
    voices = find_quotes(text, sentences, words_for(language), spans)
    return Findings(
        article_key=article.key,
        text_hash=article.text_hash,
        published=anchor,
        language=language,
        quotes=voices.quotes,
        dates=dates,
        people=voices.people,
        sentences=sentences,
    )
