"""Long quotations, questions and courtesies."""

from dataclasses import replace

from briefgen.analysis.sentences import split_sentences
from briefgen.compose.speeches import is_question, is_speech, sentences_of, without_courtesies
from briefgen.model.article import Article, TextSpan, make_article
from briefgen.model.finding import Confidence, Findings, Quote, QuoteKind

LABEL = "PREMIER REBANE: "
OPENING = "Prime Minister, thank you for the welcome. "
FIRST = "A ship that drags its anchor across a cable must be boarded and inspected within a day. "
REST = "We cannot go on writing letters to flag states that do not answer any of them at all. " * 5


def said(words: str) -> tuple[Article, Findings, Quote]:
    article = make_article(LABEL + words)
    piece = TextSpan(len(LABEL), len(article.text))
    quote = Quote((piece,), QuoteKind.DIRECT, "transcript.label", Confidence.A)
    return article, Findings(sentences=tuple(split_sentences(article.text))), quote


def words_of(article: Article, quote: Quote) -> str:
    return quote.pieces[0].of(article.text)


def test_thanks_go_and_what_follows_stays() -> None:
    article, found, quote = said(OPENING + FIRST.strip())
    assert words_of(article, without_courtesies(article, found, quote)) == FIRST.strip()
    plain = said(FIRST.strip())
    assert without_courtesies(*plain) == plain[2]


def test_a_quotation_that_is_nothing_but_thanks_stays_whole() -> None:
    article, found, quote = said(OPENING.strip())
    assert without_courtesies(article, found, quote) == quote


def test_of_a_speech_its_full_sentences_are_offered() -> None:
    article, found, quote = said(FIRST + REST.strip() + " Thank you.")
    assert is_speech(article, quote)
    told = [words_of(article, one) for one in sentences_of(article, found, quote)]
    assert len(told) == 5  # the first shares its line with the label, the last is too short
    assert all(one.startswith("We cannot go on") for one in told)


def test_what_a_transcript_asks_is_a_question() -> None:
    article, _, quote = said("Does the Forum still expect the money?")
    assert is_question(article, quote)
    assert not is_question(article, replace(quote, rule="after.name-verb"))
