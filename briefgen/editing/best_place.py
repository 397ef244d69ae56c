"""Where a picked item goes: where the analyst works, else to the issue that it bears on."""

from briefgen.editing.issues import add_issue
from briefgen.model.article import Article
from briefgen.model.brief import (
    Brief,
    Issue,
    Item,
    ItemState,
    PartKind,
    Place,
    anchors_of,
    new_id,
)
from briefgen.model.finding import Findings

_AROUND = 200
"""Code points on either side of an item's words in which an issue's keywords are looked for."""
_TITLE = "Issue"
"""The title of an issue made for an item that bears on none of those found."""


def place_for(
    brief: Brief,
    part: PartKind,
    target: Place | None,
    item: Item,
    article: Article,
    findings: Findings,
) -> tuple[Brief, Place]:
    """Return where an item of an article goes, and the brief with an issue made if it has none.

    Args:
        brief: where it goes in.
        part: what kind of part holds it.
        target: where the analyst works; None for nowhere yet.
        item: what goes in.
        article: where it comes from.
        findings: what was found there.
    """
    if part is PartKind.KEY_DATES:
        return brief, Place(part)
    if target is not None and target.issue and brief.issue(target.issue) is not None:
        return brief, Place(part, target.issue)
    if target is not None and not target.issue and part is target.part:
        return brief, target
    shown = [issue for issue in brief.issues if issue.state is not ItemState.REJECTED]
    if not shown:
        issue = Issue(new_id("s"), _title_for(item, findings))
        return add_issue(brief, issue), Place(part, issue.id)
    return brief, Place(part, _best(shown, article, item).id)


def _title_for(item: Item, findings: Findings) -> str:
    """Return a title from the article's own words: the issue that the item bears on."""
    spans = [anchor.span for anchor in anchors_of(item)]
    for mention in sorted(findings.issues, key=lambda one: -one.score):
        if any(passage.overlaps(span) for passage in mention.passages for span in spans):
            return mention.title
    return max(findings.issues, key=lambda one: one.score).title if findings.issues else _TITLE


def _best(issues: list[Issue], article: Article, item: Item) -> Issue:
    """Return the issue whose keywords the item's surroundings share most; else the first."""
    anchors = [anchor for anchor in anchors_of(item) if anchor.article_key == article.key]
    around = " ".join(
        article.text[max(0, anchor.span.start - _AROUND) : anchor.span.end + _AROUND]
        for anchor in anchors
    ).casefold()

    def score(issue: Issue) -> int:
        words = issue.keywords or tuple(issue.title.casefold().split())
        return sum(1 for word in words if len(word) > 2 and word in around)

    return max(issues, key=score)
