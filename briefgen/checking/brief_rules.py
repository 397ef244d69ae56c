"""Checks of the brief as a whole: articles, disclosure, titles, length."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefgen.checking.case import CLOSED_PARTS, Case, is_printed, shortened
from briefgen.model.article import hash_text
from briefgen.model.brief import Disclosure, PartKind, Place
from briefgen.model.problem import Problem, Severity

_HEAD = 1500
"""How much of an article's beginning is searched for an embargo, in code points."""


@cache
def _phrases(key: str) -> tuple[str, ...]:
    data = tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
    return tuple(word.strip() for line in data[key].split("\n") for word in line.split("|") if word)


def article_missing(case: Case) -> Iterator[Problem]:
    """Yield articles that are cited but not in the brief's file."""
    for key in case.cited():
        if case.article(key) is None:
            yield Problem(
                "article-missing",
                Severity.ERROR,
                "An article that the brief cites is not there, so its words cannot be verified.",
                "Add the article again, or take out what cites it.",
                article=key,
            )


def article_altered(case: Case) -> Iterator[Problem]:
    """Yield articles whose stored text is not the one that was read."""
    for key in case.cited():
        article = case.dossier.articles.get(key)
        if article is not None and hash_text(article.text) != article.text_hash:
            yield Problem(
                "article-altered",
                Severity.ERROR,
                f"The stored text of “{shortened(article.title)}” was altered after it was read.",
                "Add the article again from its original file.",
                article=key,
            )


def article_replaced(case: Case) -> Iterator[Problem]:
    """Yield articles of which a newer version is there too while the old one is cited."""
    articles = case.dossier.articles
    newer = {article.supersedes: article for article in articles.values() if article.supersedes}
    for key in case.cited():
        if key in newer and key in articles:
            yield Problem(
                "article-replaced",
                Severity.NOTE,
                f"“{shortened(articles[key].title)}” has a newer version; the old one is cited.",
                "Look whether the newer text still says so.",
                article=key,
            )


def embargo(case: Case) -> Iterator[Problem]:
    """Yield cited articles that speak of an embargo at their head."""
    for key in case.cited():
        article = case.article(key)
        if article is None:
            continue
        head = " ".join(article.text[:_HEAD].lower().split())
        phrase = next((one for one in _phrases("embargo") if one in head), None)
        if phrase is not None:
            start = head.index(phrase)
            yield Problem(
                "embargo",
                Severity.WARNING,
                f"“{shortened(article.title)}” is under embargo: “{shortened(head[start:], 60)}”.",
                "Make sure that the time has passed before the brief goes out.",
                article=key,
            )


def disclosure(case: Case) -> Iterator[Problem]:
    """Yield what is not for disclosure in a brief that is marked as public, or not marked."""
    marking = " ".join(case.brief.marking.lower().split())
    if marking and marking not in _phrases("public_markings"):
        return
    under = f"marked “{case.brief.marking}”" if marking else "not marked"
    for place, item in case.printed():
        if item.disclosure is Disclosure.NOT_FOR_DISCLOSURE or place.part in CLOSED_PARTS:
            yield Problem(
                "disclosure",
                Severity.ERROR if marking else Severity.WARNING,
                f"An item in “{case.part_title(place)}” is not for disclosure, but the brief is"
                f" {under}.",
                "Set a marking for the brief, or take the item out.",
                item.id,
            )


def title_empty(case: Case) -> Iterator[Problem]:
    """Yield a missing title."""
    if not case.brief.header.title.strip():
        yield Problem(
            "title-empty",
            Severity.WARNING,
            "The brief has no title.",
            "Name the event in the brief's header.",
        )


def issue_untitled(case: Case) -> Iterator[Problem]:
    """Yield issues without a title."""
    for number, issue in enumerate(case.brief.issues, start=1):
        if not issue.title.strip():
            yield Problem(
                "issue-untitled",
                Severity.WARNING,
                f"Issue {number} has no title.",
                "Name the issue.",
                issue.id,
            )


def issue_empty(case: Case) -> Iterator[Problem]:
    """Yield issues under which nothing would be printed."""
    for issue in case.brief.issues:
        if not any(is_printed(item) for part in issue.parts for item in part.items):
            yield Problem(
                "issue-empty",
                Severity.NOTE,
                f"The issue “{shortened(issue.title)}” has no content.",
                "Add something to it, or remove it.",
                issue.id,
            )


def too_many(case: Case) -> Iterator[Problem]:
    """Yield parts that hold more items than the template's house wants."""
    if case.template is None:
        return
    counts: dict[Place, int] = {}
    for place, _ in case.printed():
        counts[place] = counts.get(place, 0) + 1
    for place, count in counts.items():
        hint = case.template.hint(place.part, bool(place.issue))
        if hint is None or not 0 < hint.most < count:
            continue
        issue = case.brief.issue(place.issue)
        where = f" of “{shortened(issue.title)}”" if issue else ""
        yield Problem(
            "too-many",
            Severity.NOTE,
            f"“{hint.title}”{where} has {count} items; {hint.most} are the most.",
            "Take out what the principal does not need.",
            place.issue,
        )


def not_printed(case: Case) -> Iterator[Problem]:
    """Yield parts with content that the template does not print."""
    if case.template is None or not case.template.parts:
        return
    places = dict.fromkeys(place for place, _ in case.printed())
    for place in places:
        of_issue = bool(place.issue)
        in_matrix = place.part is PartKind.POSITIONS
        asked = case.template.hint(place.part, of_issue)
        if asked or (in_matrix and case.template.hint(place.part, not of_issue)):
            continue
        yield Problem(
            "part-not-printed",
            Severity.NOTE,
            f"The template “{case.template.name}” does not print “{case.part_title(place)}”.",
            "Choose another template, or move what stands there.",
            place.issue,
        )
