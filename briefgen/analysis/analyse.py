"""The front door of analysis: Article to Findings."""

from dataclasses import replace
from datetime import date

from briefgen.analysis.dates import find_dates
from briefgen.analysis.events import find_events
from briefgen.analysis.issues import find_issues
from briefgen.analysis.language_loading import words_for
from briefgen.analysis.positions import find_positions
from briefgen.analysis.quotes import find_quotes
from briefgen.analysis.sentences import split_sentences
from briefgen.model.article import Article
from briefgen.model.finding import Findings

DEFAULT_LANGUAGE = "en"


def analyse(article: Article, *, published: date | None = None) -> Findings:
    """Return all that is found in an article, each list in text order.

    Args:
        article: the article; its text is not changed.
        published: the day that relative dates are resolved against; the article's by default.
    """
    findings = find_mentions(article, published=published)
    text, sentences, people = article.text, findings.sentences, findings.people
    language = findings.language
    positions = find_positions(text, sentences, people, language, findings.datelines)
    return replace(
        findings,
        events=find_events(text, sentences, findings.dates, findings.published, language),
        positions=positions,
        issues=find_issues(text, sentences, positions, people, language),
    )


def find_mentions(article: Article, *, published: date | None = None) -> Findings:
    """Return quotations, people and dates only: what the JSON lines hold."""
    text = article.text
    language = article.language or DEFAULT_LANGUAGE
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
        datelines=voices.datelines,
    )
