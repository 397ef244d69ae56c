"""Whom a quotation may be attributed to: what completes the speaker's field."""

from briefgen.model.brief import PickedQuote
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Candidate, Findings, Quote
from briefgen.people.people import people_of
from briefgen.people.spelling import fold


def speakers_for(dossier: Dossier, item: PickedQuote) -> tuple[Candidate, ...]:
    """Return the people that may have said a quotation, each name once, with role and reason.

    First whom the analysis found and its other candidates; then those of the quotation's own
    article, then all others, those who said most first. Names and roles are as they were
    decided on (see `people_of`).
    """
    entries = people_of(dossier)
    key = item.anchors[0].article_key if item.anchors else ""
    by_name = {
        fold(form.name): entry for entry in entries for form in entry.forms if form.article == key
    }
    chosen: list[Candidate] = []
    for one in _found(dossier.findings.get(key, Findings()), item):
        entry = by_name.get(fold(one.name))
        known = Candidate(entry.name, entry.role or one.role, one.reason) if entry else one
        chosen.append(known)
    near = [one for one in entries if key in one.articles]
    far = [one for one in entries if key not in one.articles]
    for entry in (*near, *far):
        reason = "named in this article" if key in entry.articles else "named in another article"
        chosen.append(Candidate(entry.name, entry.role, reason))
    first: dict[str, Candidate] = {}
    for one in chosen:
        first.setdefault(one.name, one)
    return tuple(first.values())


def _found(findings: Findings, item: PickedQuote) -> list[Candidate]:
    """Return the speaker that was found for a quotation, and the other candidates."""
    spans = {anchor.span for anchor in item.anchors}
    quotes: list[Quote] = [one for one in findings.quotes if not spans.isdisjoint(one.pieces)]
    found: list[Candidate] = []
    for quote in quotes[:1]:
        speaker = quote.speaker
        if speaker is not None and speaker.name:
            found.append(Candidate(speaker.name, speaker.role, speaker.reason or quote.reason))
        found.extend(speaker.candidates if speaker is not None else ())
    return [one for one in found if one.name]
