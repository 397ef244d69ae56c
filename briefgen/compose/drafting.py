"""Placing found quotations, positions and passages under the issues of a brief."""

from collections.abc import Mapping
from math import inf

from briefgen.compose.assigning import NEARLY, PLAINLY, Assigning
from briefgen.compose.fact_drafting import FactDraft
from briefgen.compose.holding import Holding
from briefgen.compose.issue_merging import IssueProposal
from briefgen.compose.known_speakers import known_speakers
from briefgen.compose.near_copies import originals
from briefgen.compose.position_choice import is_empty, is_nobody, is_summed_up, repeated
from briefgen.compose.speeches import (
    LONGEST,
    is_question,
    is_speech,
    sentences_in,
    sentences_of,
    without_courtesies,
)
from briefgen.editing.picking import picked_quote, position_from
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Brief, ItemState, PartKind, PickedQuote, Position
from briefgen.model.finding import Findings, PositionMention, Quote, QuoteKind

_LOOSE = 2
"""Positions for each issue where none is plainly on any."""
_SHORTEST = 4
"""Words of a quotation that is proposed, at least."""


class Draft:
    """A brief while what was found in articles is put into it.

    The articles' order decides which of several wordings comes first; `matched` tells what was
    proposed for an issue id.
    """

    def __init__(
        self,
        brief: Brief,
        articles: Mapping[str, Article],
        findings: Mapping[str, Findings],
        matched: Mapping[str, IssueProposal],
    ) -> None:
        self._found = [(a, findings[key]) for key, a in articles.items() if key in findings]
        self._matched = matched
        self._issues = [one for one in brief.issues if one.state is not ItemState.REJECTED]
        self._originals = originals(articles, findings)
        copies = {key for key, first in self._originals.items() if key != first}
        event = brief.header.title
        self._assigning = Assigning(self._issues, matched, self._found, event, copies)
        self._speakers = known_speakers(findings, articles)
        self._holding = Holding(brief, self._originals)
        self._loose_positions: list[tuple[Position, str]] = []
        self._loose_quotes: list[tuple[Article, Quote]] = []

    @property
    def brief(self) -> Brief:
        """The brief so far."""
        return self._holding.brief

    @property
    def weights(self) -> Mapping[str, float]:
        """How plainly the words of what was added bear on their issue, by item id."""
        return self._holding.weights

    def add_facts(self, most: int) -> None:
        """Add the passages that bear most on each issue as facts, `most` for an issue at most."""
        found = [pair for pair in self._found if self._originals[pair[0].key] == pair[0].key]
        facts = FactDraft(self._holding, self._assigning, found)
        facts.add_best(self._issues, most)
        facts.fill_empty(self._matched)

    def add_quotes_and_positions(self) -> None:
        """Add what is not there of direct quotations and reported positions, in text order.

        A quotation of a word or two and what a transcript asks are left for the analyst to pick;
        of a speech the sentence that bears most on each issue is added. The same words in
        another article become a further source of the first, and so does another wording of
        about the same length; one with another negation or number stays apart.
        """
        for article, found in self._found:
            ordered: list[tuple[TextSpan, Quote | PositionMention]] = [
                *((one.pieces[0], one) for one in found.quotes if one.pieces),
                *((one.passage, one) for one in found.positions),
            ]
            for _, finding in sorted(ordered, key=lambda one: one[0]):
                if isinstance(finding, Quote):
                    self._add_said(article, found, finding)
                else:
                    self._add_position(article, found, finding)
        self._add_loose_positions()
        self._add_loose_quotes()

    def _add_loose_positions(self) -> None:
        """Add the positions whose words are on no issue, where there are no others.

        They stand where the report was at the time, which may be wrong.
        """
        room = 0 if self._holding.count(Position) else _LOOSE * len(self._issues)
        for position, issue in self._loose_positions[:room]:
            self._holding.insert(PartKind.POSITIONS, position, issue)
        self._loose_positions.clear()

    def _add_loose_quotes(self) -> None:
        """Add quotations in the same way where there are few; what repeats another is a source."""
        for article, quote in self._loose_quotes:
            room = len(self._issues) - self._holding.count(PickedQuote)
            self._add_quote(article, quote, 0.0 if room > 0 else inf)

    def _add_said(self, article: Article, found: Findings, quote: Quote) -> None:
        """Add a quotation, of a speech the best sentence on each issue, of a question nothing."""
        if is_question(article, quote):
            return
        quote = without_courtesies(article, found, quote)
        within = sentences_in(found, quote.pieces[0])
        lists = any(self._assigning.lists_issues(article.key, one) for one in within)
        if not lists and not is_speech(article, quote):
            self._add_quote(article, quote)
            return
        best: dict[str, tuple[float, Quote]] = {}
        for one in sentences_of(article, found, quote):
            if self._assigning.lists_issues(article.key, one.pieces[0]):
                continue
            issue, weight = self._assigning.bears_on(article, one.pieces[0])
            if weight > best.get(issue, (PLAINLY, one))[0]:
                best[issue] = (weight, one)
        for _, one in best.values():
            self._add_quote(article, one)

    def _add_quote(self, article: Article, quote: Quote, least: float = NEARLY) -> None:
        """Add a quotation whose words bear on its issue with the `least` weight at least."""
        named = quote.speaker is not None and bool(quote.speaker.name)
        picked = self._speakers.completed(picked_quote(article, quote), named)
        words = sum(len(anchor.exact.split()) for anchor in picked.anchors)
        if quote.kind is QuoteKind.FRAGMENT or not _SHORTEST <= words <= LONGEST:
            return
        known = self._holding.quoted(article, quote, picked)
        if known:
            self._holding.add_source(known, picked)
        elif not any(self._holding.is_taken(article.key, piece) for piece in quote.pieces):
            span = _with_question(article, quote)
            issue, weight = self._assigning.issue_for(article, span)
            if weight >= least:
                self._holding.insert(PartKind.QUOTES, picked, issue, weight)
            elif least == NEARLY:
                self._loose_quotes.append((article, quote))

    def _add_position(self, article: Article, found: Findings, mention: PositionMention) -> None:
        """Add a position of a party, in words that say something."""
        position = position_from(article, mention)
        if self._holding.says(f"{position.participant} {position.text}"):
            return
        if is_nobody(position.participant) or is_empty(position.text):
            return
        if is_summed_up(article, mention, found.positions):
            return
        claimed = self._assigning.claimed(article.key, found.positions.index(mention))
        issue, weight = self._assigning.position_issue(article, mention, claimed)
        known = repeated(position, self.brief.issue(issue)) if weight > 0 else None
        if known is not None:
            self._holding.put(known)
        elif weight > 0:
            self._holding.insert(PartKind.POSITIONS, position, issue, weight)
        else:
            self._loose_positions.append((position, issue))


def _with_question(article: Article, quote: Quote) -> TextSpan:
    """Return where a quotation's issue is looked for: an answer together with its question."""
    span = quote.pieces[0]
    if not quote.rule.startswith("transcript."):
        return span
    line = article.text.rfind("\n", 0, span.start) + 1
    asked = article.text.rfind("\n", 0, len(article.text[:line].rstrip())) + 1
    return TextSpan(asked, span.end)
