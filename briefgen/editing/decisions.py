"""Keeping to what the analyst decided on found quotations, whatever a new analysis finds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.model.anchor import make_anchor
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Brief
from briefgen.model.decision import DecidedQuote, QuoteDecision
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings, Quote


def decided(findings: Findings, article: Article, brief: Brief) -> Findings:
    """Return an article's findings with the quotations that the analyst decided on.

    What analysis found where he corrected, split or merged gives way; everything else stays.
    Applying it again changes nothing. Decisions on another version of the text have no part.
    """
    own = [one for one in brief.decisions if _is_on(one, article)]
    if not own:
        return findings
    set_by_hand = [_quote(one) for decision in own for one in decision.quotes]
    taken = [anchor.span for decision in own for anchor in decision.found]
    taken += [piece for quote in set_by_hand for piece in quote.pieces]
    kept = [
        quote
        for quote in findings.quotes
        if quote.origin is None and not _meets(quote.pieces, taken)
    ]
    ordered = sorted((*kept, *set_by_hand), key=lambda quote: quote.pieces[0])
    return replace(findings, quotes=tuple(ordered))


def decide(dossier: Dossier, key: str, replaced: Sequence[Quote], by: Sequence[Quote]) -> Dossier:
    """Return the dossier with quotations of an article replaced by others, for good.

    Args:
        dossier: its findings hold the replaced quotations.
        key: of the article.
        replaced: as they stand among its findings.
        by: what stands in their place; their `origin` is set here.
    """
    article, findings = dossier.articles[key], dossier.findings[key]
    gone = {quote.pieces for quote in replaced}
    touched = [
        one
        for one in dossier.brief.decisions
        if _is_on(one, article) and any(_pieces(quote) in gone for quote in one.quotes)
    ]
    origins = [quote.origin or quote.pieces[0] for quote in replaced]
    found = [anchor for one in touched for anchor in one.found]
    fresh = (quote for quote in replaced if quote.origin is None)
    found += [make_anchor(article, piece) for quote in fresh for piece in quote.pieces]
    kept = [one for each in touched for one in each.quotes if _pieces(one) not in gone]
    # The first part keeps the name of what it was; the others go by where they begin.
    named = [
        replace(quote, origin=origins[0] if number == 0 else quote.pieces[0])
        for number, quote in enumerate(by)
    ]
    kept += [
        DecidedQuote(tuple(make_anchor(article, piece) for piece in quote.pieces), quote)
        for quote in named
    ]
    ordered = tuple(sorted(kept, key=lambda one: one.anchors[0].span))
    decision = QuoteDecision(tuple(found), ordered)
    others = tuple(one for one in dossier.brief.decisions if one not in touched)
    brief = replace(dossier.brief, decisions=(*others, decision))
    return dossier.with_article(article, decided(findings, article, brief)).with_brief(brief)


def _is_on(decision: QuoteDecision, article: Article) -> bool:
    anchors = [anchor for one in decision.quotes for anchor in one.anchors]
    return bool(anchors) and all(
        (one.article_key, one.text_hash) == (article.key, article.text_hash)
        and one.span.end <= len(article.text)
        for one in (*anchors, *decision.found)
    )


def _quote(one: DecidedQuote) -> Quote:
    pieces = _pieces(one)
    return replace(one.quote, pieces=pieces, origin=one.quote.origin or pieces[0])


def _pieces(one: DecidedQuote) -> tuple[TextSpan, ...]:
    return tuple(anchor.span for anchor in one.anchors)


def _meets(pieces: Iterable[TextSpan], taken: Sequence[TextSpan]) -> bool:
    return any(piece.overlaps(other) for piece in pieces for other in taken)
