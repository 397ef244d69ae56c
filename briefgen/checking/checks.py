"""What may be wrong with a brief: the table of checks, and running them all."""

from collections.abc import Callable, Iterator, Mapping

from briefgen.checking import brief_rules, date_rules, quote_rules
from briefgen.checking.case import Case
from briefgen.checking.quotation import verify_all
from briefgen.model.dossier import Dossier
from briefgen.model.problem import Problem, Severity, Verdict
from briefgen.model.template import BriefTemplate

CHECKS: Mapping[str, Callable[[Case], Iterator[Problem]]] = {
    "quote-not-found": quote_rules.not_found,
    "source-not-found": quote_rules.source_not_found,
    "quote-folded": quote_rules.folded,
    "speaker-unconfirmed": quote_rules.speaker_unconfirmed,
    "no-speaker": quote_rules.no_speaker,
    "second-hand": quote_rules.second_hand,
    "wording-differs": quote_rules.wording_differs,
    "wording-varies": quote_rules.wording_varies,
    "article-missing": brief_rules.article_missing,
    "article-altered": brief_rules.article_altered,
    "article-replaced": brief_rules.article_replaced,
    "article-date-missing": date_rules.article_date_missing,
    "article-date-unconfirmed": date_rules.article_date_unconfirmed,
    "date-unresolved": date_rules.unresolved,
    "date-conflict": date_rules.conflict,
    "date-contradicted": date_rules.contradicted,
    "same-event-twice": date_rules.same_event_twice,
    "disclosure": brief_rules.disclosure,
    "embargo": brief_rules.embargo,
    "title-empty": brief_rules.title_empty,
    "issue-untitled": brief_rules.issue_untitled,
    "issue-empty": brief_rules.issue_empty,
    "too-many": brief_rules.too_many,
    "part-not-printed": brief_rules.not_printed,
}
"""Every check by the id of the problems that it yields; tests/cases/checking has their cases."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def check(
    dossier: Dossier,
    template: BriefTemplate | None = None,
    verdicts: Mapping[str, Verdict] | None = None,
) -> tuple[Problem, ...]:
    """Return what may be wrong with a brief: errors first, then warnings, then notes.

    Within one severity the order is that of CHECKS, then of the brief. `verdicts` saves
    verifying again where the caller has done so.
    """
    known = verify_all(dossier.brief, dossier.articles) if verdicts is None else verdicts
    case = Case(dossier, template, known)
    problems = [problem for rule in CHECKS.values() for problem in rule(case)]
    return tuple(sorted(problems, key=lambda problem: _ORDER.index(problem.severity)))
