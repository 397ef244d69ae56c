"""A first brief without an analyst's help: issues, quotes, facts, positions and key dates.

Everything proposed is words of the articles with their anchors; what a brief says in its own
voice (bottom line, objectives, points to make) is left to the analyst.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.compose.drafting import Draft
from briefgen.compose.heading import with_event, with_place
from briefgen.compose.issue_merging import IssueProposal, is_same_issue, merged_issues
from briefgen.compose.issue_ranking import chosen_issues
from briefgen.compose.key_dates import merge_proposals, rows
from briefgen.compose.near_copies import originals
from briefgen.compose.selection import fitted
from briefgen.editing.parts import ids_of, items_at, with_items
from briefgen.model.article import Article
from briefgen.model.brief import Brief, BriefHeader, Issue, ItemState, PartKind, PickedDate, Place
from briefgen.model.dossier import Dossier
from briefgen.model.template import BriefTemplate

FACTS = 4
"""Facts proposed for an issue where the template names no number."""
ISSUES_A_PAGE = 2
"""Issues that fit a page with their parts, key dates and sources."""


def propose(dossier: Dossier, template: BriefTemplate | None = None) -> Brief:
    """Return the dossier's brief with proposals added from its articles' findings.

    What is there stays: nothing is changed or doubled, and what the analyst rejected does not
    come back; only key dates may gain sources (see `key_dates.merge_proposals`) and quotations
    further sources that carry the same words. Ids follow from the words, so the same dossier
    gives the same brief, and proposing twice is proposing once. With a template, no part gets
    more than the template wants and there are no more issues than its pages hold; see
    `selection.fitted`. Where the head names no days or place yet, those of the event that the
    title names are filled in; see `heading.with_event` and `heading.with_place`.
    """
    brief, articles = dossier.brief, _articles(dossier)
    proposals = _proposals(articles, dossier)[: _most_issues(template)]
    brief, matched = _with_issues(brief, proposals, articles, dossier)
    draft = Draft(brief, articles, dossier.findings, matched)
    draft.add_quotes_and_positions()
    draft.add_facts(_most_facts(template))
    brief = draft.brief
    place = Place(PartKind.KEY_DATES)
    held = items_at(brief, place)
    existing = [item for item in held if isinstance(item, PickedDate)]
    merged = merge_proposals(existing, rows(articles, dossier.findings))
    if merged != tuple(existing):
        others = (item for item in held if not isinstance(item, PickedDate))
        brief = with_items(brief, place, (*merged, *others))
    brief = replace(brief, header=_headed(brief.header, merged, articles, dossier))
    return fitted(dossier.brief, brief, template, draft.weights)


def _headed(
    header: BriefHeader,
    proposed: Sequence[PickedDate],
    articles: Mapping[str, Article],
    dossier: Dossier,
) -> BriefHeader:
    """Return the head with the event's days and place, as far as the articles tell them.

    Dates that are not worth a row of their own may still be those of the event.
    """
    findings = dossier.findings
    datelines = (
        span.of(article.text)
        for key, article in articles.items()
        for span in (findings[key].datelines if key in findings else ())
    )
    header = with_event(with_place(header, datelines), proposed)
    if header.event_from is None and header.event_to is None:
        named = rows(articles, findings, least=0.0, about=header.title)
        header = with_event(header, (*proposed, *named))
    return header


def _articles(dossier: Dossier) -> dict[str, Article]:
    """Return the brief's articles in its order, without those that a newer version replaced."""
    held = dossier.articles
    keys = [key for key in dossier.brief.articles if key in held] or list(held)
    replaced = {held[key].supersedes for key in keys}
    return {key: held[key] for key in keys if key not in replaced}


def _proposals(articles: Mapping[str, Article], dossier: Dossier) -> list[IssueProposal]:
    """Return the issues that the articles put forward, best first."""
    findings = dossier.findings
    found = [(one, findings[key]) for key, one in articles.items() if key in findings]
    merged = merged_issues((one, (*own.issues, *own.matters)) for one, own in found)
    event = dossier.brief.header.title
    return chosen_issues(merged, found, originals(articles, findings), event)


def _with_issues(
    brief: Brief,
    proposals: list[IssueProposal],
    articles: dict[str, Article],
    dossier: Dossier,
) -> tuple[Brief, dict[str, IssueProposal]]:
    """Return the brief with the issues that it lacks, and what was proposed for each by id."""
    issues = list(brief.issues)
    matched: dict[str, IssueProposal] = {}
    for proposal in proposals:
        new = proposal.issue()
        known = next((one for one in issues if one.id == new.id), None) or next(
            (one for one in issues if is_same_issue(one.title, proposal.title)), None
        )
        if known is None:
            issues.append(new)
        matched.setdefault((known or new).id, proposal)
    found = [dossier.findings[key] for key in articles if key in dossier.findings]
    has_material = any(one.quotes or one.positions for one in found)
    if has_material and all(one.state is ItemState.REJECTED for one in issues):
        catch_all = _catch_all(next(iter(articles.values())))
        if catch_all.id not in ids_of(brief):
            issues.append(catch_all)
    return replace(brief, issues=tuple(issues)), matched


def _catch_all(article: Article) -> Issue:
    """Return an issue named after an article, for quotations that no issue claims."""
    title = " ".join(article.title.split())
    return replace(IssueProposal(title, 0.0, {}, []).issue(), keywords=())


def _most_issues(template: BriefTemplate | None) -> int | None:
    return template.pages * ISSUES_A_PAGE if template and template.pages else None


def _most_facts(template: BriefTemplate | None) -> int:
    hint = template.hint(PartKind.FACTS, of_issue=True) if template else None
    return hint.most if hint and hint.most else FACTS
