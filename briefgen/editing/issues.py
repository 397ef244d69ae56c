"""Edits of the issues: add, remove, move, rename, merge."""

from dataclasses import replace

from briefgen.editing.parts import clamped, ids_of, with_issue
from briefgen.model.brief import Brief, Issue, ItemState, Part, PartKind, new_id


def add_issue(brief: Brief, issue: Issue, index: int | None = None) -> Brief:
    """Return the brief with an issue added, at the end or at `index`.

    Ids that the brief holds already, of the issue or of its items, are replaced by fresh ones.
    """
    taken = ids_of(brief)
    parts = []
    for part in issue.parts:
        items = []
        for item in part.items:
            fresh = replace(item, id=new_id()) if item.id in taken else item
            taken.add(fresh.id)
            items.append(fresh)
        parts.append(Part(part.kind, tuple(items)))
    issue_id = new_id("issue") if issue.id in taken else issue.id
    issues = list(brief.issues)
    added = replace(issue, id=issue_id, parts=tuple(parts))
    issues.insert(clamped(index, len(issues)), added)
    return replace(brief, issues=tuple(issues))


def remove_issue(brief: Brief, issue_id: str) -> Brief:
    """Return the brief without an issue and all that it holds."""
    return replace(brief, issues=tuple(one for one in brief.issues if one.id != issue_id))


def move_issue(brief: Brief, issue_id: str, index: int) -> Brief:
    """Return the brief with an issue at `index`, counted among the others."""
    issue = brief.issue(issue_id)
    if issue is None:
        return brief
    others = [one for one in brief.issues if one.id != issue_id]
    others.insert(clamped(index, len(others)), issue)
    return replace(brief, issues=tuple(others))


def rename_issue(brief: Brief, issue_id: str, title: str) -> Brief:
    """Return the brief with an issue's title set; the issue then counts as edited."""
    issue = brief.issue(issue_id)
    if issue is None or issue.title == title:
        return brief
    return with_issue(
        brief, issue_id, lambda one: replace(one, title=title, state=ItemState.EDITED)
    )


def merge_issues(brief: Brief, into: str, other: str) -> Brief:
    """Return the brief with one issue's items, keywords and sources put behind another's.

    The issue `into` keeps its id, title and place; `other` is gone.
    """
    first, second = brief.issue(into), brief.issue(other)
    if first is None or second is None or into == other:
        return brief
    parts = tuple(
        Part(kind, items)
        for kind in PartKind
        if (items := first.part(kind).items + second.part(kind).items)
    )
    merged = replace(
        first,
        parts=parts,
        keywords=tuple(dict.fromkeys(first.keywords + second.keywords)),
        sources=tuple(dict.fromkeys(first.sources + second.sources)),
        state=ItemState.EDITED,
    )
    return remove_issue(with_issue(brief, into, lambda _: merged), other)
