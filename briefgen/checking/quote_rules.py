"""Checks of quotations and other cited words."""

from collections.abc import Iterator

from briefgen.checking.case import Case, shortened
from briefgen.editing.wordings import Likeness, Wordings, worded
from briefgen.model.brief import ItemState, PickedDate, PickedQuote
from briefgen.model.finding import Confidence, QuoteFlag
from briefgen.model.problem import Problem, Severity


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


def wording_differs(case: Case) -> Iterator[Problem]:
    """Yield quotations that another source gives with a negation or a number changed."""
    yield from _told(case, Likeness.TURNED)


def wording_varies(case: Case) -> Iterator[Problem]:
    """Yield quotations that one of their further sources gives in other words."""
    yield from _told(case, Likeness.VARIED)


def _told(case: Case, asked: Likeness) -> Iterator[Problem]:
    wordings = _found_wordings(case)
    for quote in case.quotes():
        own = {anchor.article_key for anchor in quote.anchors}.union(quote.settled)
        further = {anchor.article_key for anchor in quote.also_in}
        words = " ".join(anchor.exact for anchor in quote.anchors)
        told = wordings.like(words, own, quote.language)
        other = next((one.wording for one in told if one.likeness is asked), None)
        if other is None or (asked is Likeness.VARIED and other.article not in further):
            continue
        article = case.article(other.article)
        title = article.title if article else ""
        turned = asked is Likeness.TURNED
        yield Problem(
            "wording-differs" if turned else "wording-varies",
            Severity.WARNING if turned else Severity.NOTE,
            f"“{shortened(words, 160)}”: “{title}” has it as “{shortened(other.text, 160)}”.",
            "Compare both sources before this is printed."
            if turned
            else "The words of the first source are printed.",
            quote.id,
            other.article,
        )


def _found_wordings(case: Case) -> Wordings:
    wordings = Wordings()
    for key, findings in case.dossier.findings.items():
        article = case.dossier.articles.get(key)
        for quote in findings.quotes if article else ():
            if article is not None and quote.pieces:
                wordings.add(worded(article, quote.pieces))
    return wordings


def _words(quote: PickedQuote) -> str:
    text = " ".join(anchor.exact for anchor in quote.anchors)
    return shortened(text)
