"""Facts: the sentences that tell most on each issue, found by what they bear on."""

from collections.abc import Mapping, Sequence

from briefgen.compose.assigning import Assigning
from briefgen.compose.facts import (
    FEWEST,
    fact_from,
    has_figure,
    is_all_speech,
    is_opinion,
    is_whole,
    stands_alone,
    telling,
)
from briefgen.compose.holding import Holding, folded
from briefgen.compose.issue_merging import IssueProposal
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Issue, ItemState, PartKind, Point
from briefgen.model.finding import Findings
from briefgen.model.words import words_of

_BEARS = 0.8
"""How strongly a sentence bears on an issue whose fact it is, what it tells counted."""
_LAST, _FULL = -1.0, 12
"""Score and least words of a fact that stands only where there is no other."""


class FactDraft:
    """Chooses facts from articles and puts them into a brief."""

    def __init__(
        self,
        holding: Holding,
        assigning: Assigning,
        found: Sequence[tuple[Article, Findings]],
    ) -> None:
        """Choose from articles of which none is a near-copy of another."""
        self._holding = holding
        self._assigning = assigning
        self._found = found

    def add_best(self, issues: Sequence[Issue], most: int) -> None:
        """Add the sentences that bear most on each issue, `most` for an issue at most.

        They stand in the order of the articles. What only puts an issue on the agenda is a fact
        where there is no other.
        """
        room = {issue.id: most - len(issue.part(PartKind.FACTS).items) for issue in issues}
        chosen: list[tuple[int, str, Point]] = []
        said: set[str] = set()
        for score, order, issue, fact in sorted(self._ranked(), key=lambda one: one[:2]):
            words = folded(fact.text)
            late = -score == _LAST and room[issue] < most
            if room[issue] > 0 and not late and words not in said and not self._holding.says(words):
                room[issue] -= 1
                said.add(words)
                chosen.append((order, issue, fact))
        for _, issue, fact in sorted(chosen, key=lambda one: one[0]):
            self._holding.insert(PartKind.FACTS, fact, issue)

    def fill_empty(self, matched: Mapping[str, IssueProposal]) -> None:
        """Give an issue under which nothing stands the passage that puts it on the agenda.

        One sentence may name several issues; then it stands under each that has nothing else.
        """
        found = {article.key: (article, one) for article, one in self._found}
        for issue_id, proposal in matched.items():
            issue = self._holding.brief.issue(issue_id)
            if issue is None or issue.state is ItemState.REJECTED or any(issue.parts):
                continue
            passages = [
                (*found[key], passage)
                for key, mention in proposal.mentions
                if key in found
                for passage in self._full(*found[key], mention.passages)
            ]
            whole = [one for one in passages if is_whole(one[2].of(one[0].text))] or passages
            fresh = [one for one in whole if not self._is_shown(one[0], one[2])] or whole
            if fresh:
                self._holding.insert(PartKind.FACTS, fact_from(*fresh[0]), issue_id)

    def _ranked(self) -> list[tuple[float, int, str, Point]]:
        """Return facts as negative score, number in text order, issue and words."""
        ranked: list[tuple[float, int, str, Point]] = []
        for article, found in self._found:
            for sentence in () if is_all_speech(found) else self._assigning.passages(article):
                issue, score = self._assigning.bears_on(article, sentence)
                if not issue or self._is_told(article, found, sentence):
                    continue
                words = sentence.of(article.text)
                if not has_figure(words) and is_opinion(article):
                    continue
                score += telling(words)
                if self._assigning.is_agenda(article.key, sentence) and not has_figure(words):
                    score = _LAST if len(words_of(words)) >= _FULL else 0.0
                if score >= _BEARS or score == _LAST:
                    fact = fact_from(article, found, sentence)
                    ranked.append((-score, len(ranked), issue, fact))
        return ranked

    def _full(
        self, article: Article, found: Findings, passages: Sequence[TextSpan]
    ) -> list[TextSpan]:
        """Return the passages that say something.

        The heading of a paragraph ("Maritime security.") gives way to the sentence behind it.
        """
        full = []
        for passage in passages:
            if len(words_of(passage.of(article.text))) < FEWEST:
                behind = (one for one in found.sentences if one.start >= passage.end)
                passage = next(behind, passage)
            if len(words_of(passage.of(article.text))) >= FEWEST:
                full.append(passage)
        return full

    def _is_shown(self, article: Article, sentence: TextSpan) -> bool:
        taken = self._holding.is_taken(article.key, sentence)
        return taken or self._holding.says(sentence.of(article.text))

    def _is_told(self, article: Article, found: Findings, sentence: TextSpan) -> bool:
        """Return whether a sentence is in the brief in another form, or is no fact."""
        words = sentence.of(article.text)
        return (
            self._assigning.lists_issues(article.key, sentence)
            or self._holding.is_taken(article.key, sentence)
            or not stands_alone(words)
            or any(sentence.overlaps(piece) for quote in found.quotes for piece in quote.pieces)
            or any(sentence.overlaps(mention.passage) for mention in found.positions)
            or folded(words) == folded(article.title)
        )
