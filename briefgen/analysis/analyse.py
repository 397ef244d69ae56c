"""The front door of analysis: Article to Findings."""

from dataclasses import replace
from datetime import date

from briefgen.analysis.dates import date_tokens, find_dates
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.events import find_events
from briefgen.analysis.issues import find_issues
from briefgen.analysis.language_loading import words_for
from briefgen.analysis.matters import find_matters
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
    findings, tokens = _mentions(article, published)
    text, sentences, people = article.text, findings.sentences, findings.people
    language = findings.language
    positions = find_positions(text, sentences, people, language, findings.datelines)
    return replace(
        findings,
        events=find_events(text, sentences, findings.dates, findings.published, language, tokens),
        positions=positions,
        issues=find_issues(text, sentences, positions, people, language),
        matters=find_matters(text, sentences, people, language),
    )


def find_mentions(article: Article, *, published: date | None = None) -> Findings:
    """Return quotations, people and dates only: what the JSON lines hold."""
    return _mentions(article, published)[0]


def _mentions(article: Article, published: date | None) -> tuple[Findings, Tokens]:
    """Return what `find_mentions` does, and the tokens in which the dates were found."""
    text = article.text
    language = article.language or DEFAULT_LANGUAGE
    anchor = published or article.published
    sentences = split_sentences(text)
    tokens = date_tokens(text, sentences, language)
    dates = find_dates(text, sentences, anchor, language, tokens)
    spans = tuple(sorted(mention.span for mention in dates))
    voices = find_quotes(text, sentences, words_for(language), spans)
    findings = Findings(
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
    return findings, tokens
