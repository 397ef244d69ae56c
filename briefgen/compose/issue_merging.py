"""Issues of several articles: those that speak of the same matter become one."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from briefgen.model.anchor import Anchor, make_anchor
from briefgen.model.article import Article, hash_text
from briefgen.model.brief import Issue, ItemState
from briefgen.model.finding import IssueMention
from briefgen.model.words import head_stems, same_matter, stem, stems_of, words_of

MOST = 8
"""Issues proposed at most; a summit brief has no room for more."""
_SURE = 0.75
_ENOUGH = 3
"""Where so many issues are sure or named by several articles, the others are left out."""
_REPEATED = 0.4
"""Up to this score an issue is a phrase that an article repeats: a guess for want of a cue."""
_SPOKEN_OF = 4
"""So many articles that use the words of an issue's head make it sure."""


@dataclass(slots=True)
class IssueProposal:
    """An issue as one or more articles put it; the title is that of the best mention."""

    title: str
    score: float
    keywords: dict[str, None]
    sources: list[Anchor]
    mentions: list[tuple[str, IssueMention]] = field(default_factory=list)

    def issue(self) -> Issue:
        """Return the issue as proposed; its id follows from the title."""
        return Issue(
            id=f"issue-{hash_text(self.title.casefold())[:12]}",
            title=self.title,
            keywords=tuple(self.keywords),
            sources=tuple(dict.fromkeys(self.sources)),
            state=ItemState.PROPOSED,
        )


def merged_issues(
    found: Iterable[tuple[Article, Sequence[IssueMention]]],
) -> list[IssueProposal]:
    """Return the issues of some articles, those of like titles joined, best first.

    An issue that several articles name comes before one that a single article names. Where
    enough are sure, doubtful ones are left out unless several articles speak of them.
    """
    merged: list[IssueProposal] = []
    stems: list[set[str]] = []
    for article, mentions in found:
        stems.append(stems_of(article.text))
        for mention in mentions:
            sources = [make_anchor(article, span) for span in mention.sources]
            keywords = dict.fromkeys(mention.keywords)
            known = next((one for one in merged if is_same_issue(one.title, mention.title)), None)
            if known is None:
                known = IssueProposal(mention.title, mention.score, {}, [])
                merged.append(known)
            elif mention.score > known.score:
                known.title, known.score = mention.title, mention.score
            known.keywords.update(keywords)
            known.sources.extend(sources)
            known.mentions.append((article.key, mention))
    ranked = sorted(merged, key=lambda one: (-_articles(one), -one.score))
    if any(one.score > _REPEATED for one in ranked):
        ranked = [one for one in ranked if one.score > _REPEATED]
    sure = [one for one in ranked if _is_sure(one, stems)]
    return (sure if len(sure) >= _ENOUGH else ranked)[:MOST]


def is_same_issue(one: str, two: str) -> bool:
    """Return whether two titles name one matter: "winter storage", "target for gas storage".

    Beside titles of like words, a title of two words is that of a longer one which ends in the
    same noun, unless half of all matters could end so ("security").
    """
    if same_matter(one, two):
        return True
    first, second = words_of(one), words_of(two)
    short, longer = sorted((first, second), key=len)
    if len(short) != 2 or len(longer) < 3 or short[-1] in _general_heads():
        return False
    return stem(short[-1]) == stem(longer[-1]) and stem(longer[0]) not in map(stem, short)


@cache
def _general_heads() -> frozenset[str]:
    text = (Path(__file__).parent / "function_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["general_heads"].split())


def _is_sure(proposal: IssueProposal, stems: Sequence[set[str]]) -> bool:
    """Return whether a cue, several articles' agendas or their texts speak for an issue."""
    if proposal.score >= _SURE or _articles(proposal) > 1:
        return True
    head = head_stems(proposal.title)
    return bool(head) and sum(head <= own for own in stems) >= _SPOKEN_OF


def _articles(proposal: IssueProposal) -> int:
    return len({key for key, _ in proposal.mentions})
