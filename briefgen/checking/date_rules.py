"""Checks of the key dates and of the publication dates that they rest on."""

import re
from collections.abc import Iterator

from briefgen.checking.case import Case, shortened
from briefgen.editing.key_dates import differing
from briefgen.model.article import DateStatus
from briefgen.model.brief import DATE_FIELDS, DateEvidence, ItemState, PickedDate
from briefgen.model.problem import Problem, Severity

_WORD = re.compile(r"[^\W_]{3,}")
_SAME_EVENT = 0.6
"""Share of label words that two rows of one event have in common, of the union."""


def article_date_missing(case: Case) -> Iterator[Problem]:
    """Yield articles without a publication date whose dates are printed unresolved."""
    for key in _articles(case, DateStatus.MISSING, resolved=False):
        yield _article_problem(
            case,
            key,
            "article-date-missing",
            "has no publication date, so its relative dates are not resolved.",
            "Set the day on which it was published.",
        )


def article_date_unconfirmed(case: Case) -> Iterator[Problem]:
    """Yield articles whose unconfirmed publication date decides printed dates."""
    for key in _articles(case, DateStatus.UNCONFIRMED, resolved=True):
        yield _article_problem(
            case,
            key,
            "article-date-unconfirmed",
            "has a publication date that nobody confirmed, and dates in the brief follow from it.",
            "Confirm or correct the day on which it was published.",
        )


def _articles(case: Case, status: DateStatus, *, resolved: bool) -> list[str]:
    """Return keys of articles of that status which printed relative dates come from."""
    keys: dict[str, None] = {}
    for row in case.dates():
        for evidence in row.evidence:
            article = case.article(evidence.anchor.article_key)
            if article is None or article.date_status is not status:
                continue
            is_resolved = evidence.earliest is not None
            if is_resolved is resolved and (not resolved or _is_relative(case, evidence)):
                keys[article.key] = None
    return list(keys)


def _is_relative(case: Case, evidence: DateEvidence) -> bool:
    findings = case.dossier.findings.get(evidence.anchor.article_key)
    mentions = findings.dates if findings else ()
    return any(
        mention.span == evidence.anchor.span and mention.anchor != "absolute"
        for mention in mentions
    )


def _article_problem(case: Case, key: str, rule: str, what: str, remedy: str) -> Problem:
    article = case.article(key)
    title = article.title if article else key
    return Problem(rule, Severity.WARNING, f"“{shortened(title)}” {what}", remedy, article=key)


def unresolved(case: Case) -> Iterator[Problem]:
    """Yield key dates without known days."""
    for row in case.dates():
        if row.earliest is None:
            yield Problem(
                "date-unresolved",
                Severity.WARNING,
                f"The date of “{shortened(row.label)}” is not resolved.",
                "Set the date, or hide the row.",
                row.id,
            )


def conflict(case: Case) -> Iterator[Problem]:
    """Yield key dates on which the sources differ and nobody chose."""
    for row in case.dates():
        others = differing(row)
        if others and not row.conflict_settled:
            written = ", ".join(dict.fromkeys(f"“{one.anchor.exact}”" for one in others))
            yield Problem(
                "date-conflict",
                Severity.WARNING,
                f"Sources differ on the date of “{shortened(row.label)}”: also {written}.",
                "Choose one; until then the page says that sources differ.",
                row.id,
                others[0].anchor.article_key,
            )


def contradicted(case: Case) -> Iterator[Problem]:
    """Yield key dates whose words contradict themselves, unless the analyst decided.

    He does so by setting or settling the date, or by confirming the row.
    """
    for row in case.dates():
        decided = row.conflict_settled or row.state is ItemState.CONFIRMED
        if decided or set(DATE_FIELDS).intersection(row.edited):
            continue
        one = next((one for one in row.evidence if one.contradiction and not one.chosen), None)
        if one is not None:
            yield Problem(
                "date-contradicted",
                Severity.WARNING,
                f"“{one.anchor.exact}” contradicts itself: {one.contradiction}.",
                "Look which of the two the source means; set the date or confirm the row.",
                row.id,
                one.anchor.article_key,
            )


def same_event_twice(case: Case) -> Iterator[Problem]:
    """Yield rows that look like the event of an earlier row on other days."""
    earlier: list[tuple[PickedDate, set[str]]] = []
    for row in case.dates():
        words = set(_WORD.findall(row.label.lower()))
        for other, other_words in earlier:
            common = len(words & other_words)
            if (
                common >= 2
                and common >= _SAME_EVENT * len(words | other_words)
                and _apart(row, other)
            ):
                yield Problem(
                    "same-event-twice",
                    Severity.NOTE,
                    f"“{shortened(row.label)}” and “{shortened(other.label)}” may be one event.",
                    "Merge the two rows if they are.",
                    row.id,
                )
                break
        earlier.append((row, words))


def _apart(one: PickedDate, other: PickedDate) -> bool:
    days = (one.earliest, one.latest, other.earliest, other.latest)
    if any(day is None for day in days):
        return True
    gap = max(one.earliest, other.earliest) - min(one.latest, other.latest)  # type: ignore[type-var, operator]
    return gap.days <= 31
