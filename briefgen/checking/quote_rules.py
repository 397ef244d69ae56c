"""Checks of quotations and other cited words."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefgen.checking.case import Case, shortened
from briefgen.checking.folding import fold
from briefgen.model.brief import ItemState, PickedDate, PickedQuote
from briefgen.model.finding import Confidence, QuoteFlag
from briefgen.model.problem import Problem, Severity

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)?")
_ALIKE = 0.75
"""Share of words that two wordings of one quotation have in common, of the union."""
_FEWEST = 6
"""Quotations of fewer words are too short to be told apart from other sentences."""


def not_found(case: Case) -> Iterator[Problem]:
    """Yield quotations whose words do not stand in their source."""
    for quote in case.quotes():
        verdict = case.verdicts.get(quote.id)
        if verdict is not None and not verdict.verified:
            yield Problem(
                "quote-not-found",
                Severity.ERROR,
                f"The quotation “{_words(quote)}” is not verified. {verdict.problem}",
                "Pick it again from its source, or take it out; it is printed as unverified.",
                quote.id,
                quote.anchors[0].article_key if quote.anchors else "",
            )


def source_not_found(case: Case) -> Iterator[Problem]:
    """Yield other items whose cited words do not stand in their source."""
    for _, item in case.printed():
        verdict = case.verdicts.get(item.id)
        if isinstance(item, PickedQuote) or verdict is None or verdict.verified:
            continue
        text = item.label if isinstance(item, PickedDate) else item.text
        yield Problem(
            "source-not-found",
            Severity.WARNING,
            f"The source of “{shortened(text)}” is not verified. {verdict.problem}",
            "Pick it again from its source, or remove the source.",
            item.id,
        )


def folded(case: Case) -> Iterator[Problem]:
    """Yield quotations that stand in their source only up to the folding rules."""
    for quote in case.quotes():
        verdict = case.verdicts.get(quote.id)
        if verdict is not None and verdict.verified and verdict.folded:
            yield Problem(
                "quote-folded",
                Severity.NOTE,
                f"The quotation “{_words(quote)}” stands in its source with other spaces or marks.",
                "Nothing need be done; the words are the same.",
                quote.id,
            )


def speaker_unconfirmed(case: Case) -> Iterator[Problem]:
    """Yield quotations whose speaker is doubtful and that nobody confirmed."""
    for quote in case.quotes():
        ambiguous = QuoteFlag.AMBIGUOUS_PRONOUN.value in quote.flags
        doubtful = ambiguous or quote.confidence == Confidence.C.value
        if quote.speaker and doubtful and quote.state is ItemState.PROPOSED:
            why = "a pronoun that may stand for others" if ambiguous else "a doubtful rule"
            yield Problem(
                "speaker-unconfirmed",
                Severity.WARNING,
                f"“{_words(quote)}” is given to {quote.speaker} by {why}.",
                "Confirm the speaker or choose another.",
                quote.id,
            )


def no_speaker(case: Case) -> Iterator[Problem]:
    """Yield quotations without a speaker."""
    for quote in case.quotes():
        if not quote.speaker.strip():
            yield Problem(
                "no-speaker",
                Severity.WARNING,
                f"Nobody is named as the speaker of “{_words(quote)}”.",
                "Name the speaker, or reject the quotation.",
                quote.id,
            )


def second_hand(case: Case) -> Iterator[Problem]:
    """Yield quotations at second hand that name no outlet which had them first."""
    for quote in case.quotes():
        named = quote.reported_by.strip() or quote.said_to.strip()
        if QuoteFlag.SECOND_HAND.value in quote.flags and not named:
            yield Problem(
                "second-hand",
                Severity.WARNING,
                f"“{_words(quote)}” comes at second hand, but the first outlet is not named.",
                "Say to whom it was said, or who reported it.",
                quote.id,
            )


class _Wording(NamedTuple):
    """One wording of a quotation in an article."""

    article: str
    text: str
    words: frozenset[str]


def wording_differs(case: Case) -> Iterator[Problem]:
    """Yield quotations that another source gives with a negation or a number changed."""
    found = list(_found_wordings(case))
    for quote in case.quotes():
        words = _split(" ".join(anchor.exact for anchor in quote.anchors))
        own = {anchor.article_key for anchor in quote.anchors}
        if len(words) < _FEWEST:
            continue
        for other in found:
            if other.article in own or not _is_turned(words, other.words):
                continue
            article = case.article(other.article)
            yield Problem(
                "wording-differs",
                Severity.WARNING,
                f"“{_words(quote)}”: “{article.title if article else ''}” has it as"
                f" “{shortened(other.text, 160)}”.",
                "Compare both sources before this is printed.",
                quote.id,
                other.article,
            )
            break


def _found_wordings(case: Case) -> Iterator[_Wording]:
    for key, findings in case.dossier.findings.items():
        article = case.dossier.articles.get(key)
        for quote in findings.quotes if article else ():
            text = " ".join(piece.of(article.text) for piece in quote.pieces) if article else ""
            yield _Wording(key, text, _split(text))


def _is_turned(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two wordings are nearly the same but differ in a negation or number."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _FEWEST or shorter < _ALIKE * longer:
        return False
    if len(one & other) < _ALIKE * len(one | other):
        return False
    telling = _telling_words()
    return any(word in telling or word[0].isdigit() for word in one ^ other)


def _split(text: str) -> frozenset[str]:
    """Return the lower-case words of a text; the "n't" of "don't" is a word of its own."""
    plain = fold(text).lower().replace("cannot", "can not").replace("won't", "will not")
    return frozenset(_WORD.findall(plain.replace("n't", " not")))


@cache
def _telling_words() -> frozenset[str]:
    data = tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
    return frozenset((data["negations"] + data["numbers"]).split())


def _words(quote: PickedQuote) -> str:
    text = " ".join(anchor.exact for anchor in quote.anchors)
    return shortened(text)
