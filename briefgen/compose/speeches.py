"""Speeches: which sentence of a long quotation a brief may carry."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from briefgen.compose.function_words import phrases
from briefgen.model.article import Article, TextSpan
from briefgen.model.finding import Findings, Quote
from briefgen.model.words import words_of

LONGEST = 80
"""Words of a quotation that is proposed whole."""
_GREETING = 9
"""Words of a greeting at most."""
_TELLING = range(8, 46)
"""Words of a sentence that says something and fits a brief."""


def is_speech(article: Article, quote: Quote) -> bool:
    """Return whether a quotation is too long to be proposed whole."""
    return sum(len(piece.of(article.text).split()) for piece in quote.pieces) > LONGEST


def is_question(article: Article, quote: Quote) -> bool:
    """Return whether a quotation is what somebody asks in a transcript."""
    last = quote.pieces[-1].of(article.text) if quote.pieces else ""
    return quote.rule.startswith("transcript.") and last.rstrip("\"'”’» ").endswith("?")


def sentences_in(found: Findings, span: TextSpan) -> Iterator[TextSpan]:
    """Yield the sentences of an article that overlap a span; sentences do not overlap."""
    at = bisect_right(found.sentences, span.start, key=lambda one: one.end)
    while at < len(found.sentences) and found.sentences[at].start < span.end:
        yield found.sentences[at]
        at += 1


def without_courtesies(article: Article, found: Findings, quote: Quote) -> Quote:
    """Return a quotation without the thanks and greetings that it opens with."""
    first, *others = quote.pieces
    for sentence in sentences_in(found, first):
        words = article.text[max(sentence.start, first.start) : sentence.end].lower()
        greets = any(one in words for one in phrases("courtesies"))
        if sentence.end >= first.end or not greets or len(words.split()) > _GREETING:
            break
        rest = article.text[sentence.end : first.end]
        first = TextSpan(sentence.end + len(rest) - len(rest.lstrip()), first.end)
    return quote if first == quote.pieces[0] else replace(quote, pieces=(first, *others))


def sentences_of(article: Article, found: Findings, quote: Quote) -> Iterator[Quote]:
    """Yield the sentences of a speech that are neither short nor long, as quotations."""
    for piece in quote.pieces:
        for sentence in sentences_in(found, piece):
            words = sentence.of(article.text)
            if piece.covers(sentence) and len(words_of(words)) in _TELLING and words[-1:] != "?":
                yield replace(quote, pieces=(sentence,))
