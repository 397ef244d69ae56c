"""Which issue a finding belongs to: by its words, by what is named in it, by where it stands."""

from bisect import bisect_right, insort
from collections.abc import Collection, Mapping, Sequence

from briefgen.compose.bearing import Bearing
from briefgen.compose.facts import has_figure, is_all_speech
from briefgen.compose.function_words import single_words
from briefgen.compose.issue_merging import CUED, IssueProposal
from briefgen.compose.learning import learned
from briefgen.compose.telling import telling_stems
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Issue
from briefgen.model.finding import Findings, PositionMention
from briefgen.model.words import stems_of, words_of

PLAINLY = 0.55
"""From this weight on the words of an item, or those beside it, bear on its issue."""
NEARLY = 0.3
"""What it weighs where only the report just before was on the issue."""
_JUST_BEFORE = 400
"""How far back that is, in code points: a paragraph or two."""
_BACK = 2
"""Sentences before a position with which it may go on."""
_NEAREST, _STILL_NEAREST = 0.5, 0.1
"""What it weighs that the report was last on an issue: reports go on, the less the more plainly
the words of a passage are on one."""
_CLAIMED = 0.3
"""What it weighs that analysis put a position under an issue."""
_BESIDE = 0.3
"""What the other words of its sentence weigh for a position."""
_NAMED = 2.0
"""What it weighs that a passage is the one which puts an issue on the agenda."""
_BEARS, _BEARS_WITH_FIGURE = 1.0, 0.7
"""From this score on a sentence bears on an issue that its article does not put forward."""
_PLAIN = 1.0
_PLAINLY = 1.5
"""A sentence is plainly on an issue from this score on, if the next one has so much less."""


class Assigning:
    """Assigns passages of articles to the issues of a brief, from the first word to the last.

    It remembers where each article speaks of which issue, so passages are best asked for in
    text order.
    """

    def __init__(
        self,
        issues: Sequence[Issue],
        matched: Mapping[str, IssueProposal],
        found: Sequence[tuple[Article, Findings]],
        event: str = "",
        copies: Collection[str] = (),
    ) -> None:
        """Prepare for assigning to `issues` what was `found`.

        Args:
            issues: those of the brief that are not rejected.
            matched: what was proposed for an issue id.
            found: the articles with their findings.
            event: title of the brief; its words tell nothing of an issue.
            copies: keys of articles that are near-copies of others.
        """
        self._issues = issues
        self._matched = {key: one for key, one in matched.items() if self._number(key) is not None}
        people = (one for _, findings in found for one in findings.people if one.kind == "person")
        names = {word for person in people for word in stems_of(person.name)} | stems_of(event)
        parties = (p.participant for _, one in found for p in one.positions)
        holders = {word for name in parties for word in stems_of(name)}
        self._bearing = Bearing(issues, names, holders)
        self._sentences = {article.key: one.sentences for article, one in found}
        # A sentence that lists issues is on none of them more than on the others.
        self._lists = {
            article.key: {
                sentence
                for sentence in one.sentences
                if len(self._named(article.key, sentence)) > 1
            }
            for article, one in found
        }
        originals = [one for one in found if one[0].key not in copies]
        self._vocabulary = learned(self._bearing, len(issues), originals, self._lists, names)
        self._trails = {article.key: self._trail(article, own) for article, own in found}

    def position_issue(
        self, article: Article, mention: PositionMention, claimed: str
    ) -> tuple[str, float]:
        """Return the id of the issue that a position is on, and how plainly words say so.

        What is stated decides first, not what else the sentence holds. The weight is 0.0 where
        the report was merely on that issue at the time.
        """
        cue = mention.stance_cue
        start = cue.start if cue else mention.passage.start
        end = min(max(mention.passage.end, start + 1), start + len(mention.text))
        stated = TextSpan(start, end)
        # The verb says how, not what: to "support" inspections is no "support to Ukraine".
        what = TextSpan(cue.end, end) if cue and cue.end < end else stated
        said = self._bearing.scores(article.text, (), what)
        best, *others = sorted(said, reverse=True) or [0.0]
        keyed = self._bearing.has_keyword(article.text, what)
        if keyed and best >= _PLAIN / 2 and all(best >= _PLAINLY * other for other in others[:1]):
            chosen = self._issues[said.index(best)].id
            insort(self._trails[article.key], (start, chosen))
            return chosen, best
        rest = _BESIDE if best > 0 else 1.0
        chosen, weight = self.issue_for(article, what, claimed, rest, mention.participant)
        turns = not single_words("turning").isdisjoint(words_of(what.of(article.text)))
        if not keyed and chosen and (turns or not self._goes_on(article, mention, what, chosen)):
            return chosen, 0.0
        sure = best > 0 or bool(claimed) or len(said) == 1 or weight >= NEARLY
        return chosen, max(weight, _CLAIMED) if sure else 0.0

    def _goes_on(
        self, article: Article, mention: PositionMention, what: TextSpan, issue: str
    ) -> bool:
        """Return whether a position without a word of any issue speaks of what the report is on.

        The rest of its paragraph has a word of the issue, or most of its own words stand in the
        sentences before it or in those on the issue: "a fixed date" goes on with coal, "full
        membership" does not.
        """
        text, number = article.text, self._number(issue) or 0
        around = (_paragraph(text, what),)
        whole = self._bearing.scores(text, around, what, holder=mention.participant)[number]
        if whole - self._bearing.scores(text, (), what)[number] >= _CLAIMED:
            return True
        own = telling_stems(what.of(text)) - self._vocabulary.idle
        at = bisect_right(self._sentences[article.key], mention.passage)
        before = self._sentences[article.key][max(0, at - 1 - _BACK) : max(0, at - 1)]
        known = self._vocabulary.said[number].union(*(stems_of(s.of(text)) for s in before))
        return len(own & known) * 2 > len(own) or not own

    def issue_for(
        self,
        article: Article,
        span: TextSpan,
        claimed: str = "",
        rest: float = 1.0,
        holder: str = "",
    ) -> tuple[str, float]:
        """Return the id of the issue that a span belongs to, and how plainly words say so.

        Its keywords decide, in the span's sentences and beside them; where none stands there,
        the issue that the article was last on, else the first: the weight is 0.0 then, `NEARLY`
        if that was just before, `PLAINLY` if there is no other issue. The id is "" if there is
        no issue.
        """
        key = article.key
        scores = self._bearing.scores(
            article.text, self._sentences[key], span, self._lists[key], rest, holder
        )
        since, nearest = self._nearest(key, span)
        named = self._named(key, span)
        for number, issue in enumerate(self._issues):
            scores[number] += _NAMED * (issue.id in named)
        told = list(scores)
        last = _NEAREST if max(told, default=0.0) < PLAINLY else _STILL_NEAREST
        for number, issue in enumerate(self._issues):
            scores[number] += last * (issue.id == nearest)
            scores[number] += _CLAIMED * (issue.id == claimed)
        if not scores:
            return "", 0.0
        best = max(range(len(scores)), key=lambda number: scores[number])
        chosen = self._issues[best].id
        if told[best] > 0:
            insort(self._trails[key], (span.start, chosen))
        near = NEARLY if chosen == nearest and span.start - since <= _JUST_BEFORE else 0.0
        return chosen, max(told[best], PLAINLY if len(told) == 1 else near)

    def bears_on(self, article: Article, sentence: TextSpan) -> tuple[str, float]:
        """Return the issue that a sentence by itself bears on most, and how strongly.

        The issue is "" where none of its words tells.
        """
        scores = self._own_scores(article, sentence)
        best = max(range(len(scores)), key=lambda number: scores[number], default=None)
        if best is None or scores[best] <= 0:
            return "", 0.0
        return self._issues[best].id, scores[best]

    def lists_issues(self, key: str, sentence: TextSpan) -> bool:
        """Return whether a sentence of an article names several issues."""
        return sentence in self._lists[key]

    def is_agenda(self, key: str, sentence: TextSpan) -> bool:
        """Return whether a sentence of an article puts an issue on the agenda."""
        return bool(self._named(key, sentence))

    def claimed(self, key: str, index: int) -> str:
        """Return the id of the issue that analysis put a position under, "" if none."""
        claims = (
            issue_id
            for issue_id, proposal in self._matched.items()
            for article_key, mention in proposal.mentions
            if article_key == key and index in mention.positions
        )
        return next(claims, "")

    def passages(self, article: Article) -> list[TextSpan]:
        """Return the sentences of an article that bear on any issue, each once, in text order.

        They are those that analysis found and those that plainly bear on what another article
        put on the agenda.
        """
        mentions = [
            mention
            for proposal in self._matched.values()
            for article_key, mention in proposal.mentions
            if article_key == article.key
        ]
        found = {span for mention in mentions for span in mention.passages}
        plain = (
            one
            for one in self._sentences[article.key]
            if max(self._own_scores(article, one), default=0.0)
            >= (_BEARS_WITH_FIGURE if has_figure(one.of(article.text)) else _BEARS)
        )
        return sorted(found.union(plain))

    def _number(self, issue_id: str) -> int | None:
        return next((i for i, one in enumerate(self._issues) if one.id == issue_id), None)

    def _own_scores(self, article: Article, sentence: TextSpan) -> list[float]:
        named = self._named(article.key, sentence)
        scores = self._bearing.scores(article.text, (sentence,), sentence)
        return [
            score + _NAMED * (issue.id in named)
            for score, issue in zip(scores, self._issues, strict=True)
        ]

    def _named(self, key: str, span: TextSpan) -> set[str]:
        """Return the ids of the issues that a span puts on the agenda."""
        return {
            issue_id
            for issue_id, proposal in self._matched.items()
            for article_key, mention in proposal.mentions
            if article_key == key
            and mention.score >= CUED
            and any(span.covers(source) for source in mention.sources)
        }

    def _trail(self, article: Article, found: Findings) -> list[tuple[int, str]]:
        """Return where an article plainly speaks of one issue: starts and ids, in text order.

        What people are quoted with says little of what the report is on, but in a transcript.
        """
        trail: list[tuple[int, str]] = []
        quoted = [] if is_all_speech(found) else [p for one in found.quotes for p in one.pieces]
        for sentence in self._sentences[article.key] if self._issues else ():
            if any(sentence.overlaps(piece) for piece in quoted):
                continue
            scores = self._own_scores(article, sentence)
            best, *others = sorted(scores, reverse=True)
            listed = sentence in self._lists[article.key]
            if (
                not listed
                and best >= _PLAIN
                and all(best >= _PLAINLY * other for other in others[:1])
            ):
                trail.append((sentence.start, self._issues[scores.index(best)].id))
        return trail

    def _nearest(self, key: str, span: TextSpan) -> tuple[int, str]:
        """Return where an article was last on an issue at a place, and which; "" if on none."""
        trail = self._trails[key]
        at = bisect_right(trail, (span.start, "\U0010ffff"))
        return trail[at - 1] if at else (0, "")


def _paragraph(text: str, span: TextSpan) -> TextSpan:
    """Return the paragraph in which a span begins."""
    end = text.find("\n", span.start)
    return TextSpan(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))
