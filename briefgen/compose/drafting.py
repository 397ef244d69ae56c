"""Placing found quotations, positions and passages under the issues of a brief."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf

from briefgen.compose.assigning import NEARLY, PLAINLY, Assigning
from briefgen.compose.facts import (
    FEWEST,
    fact_from,
    has_figure,
    is_all_speech,
    is_whole,
    stands_alone,
    telling,
)
from briefgen.compose.issue_merging import IssueProposal
from briefgen.compose.known_speakers import known_speakers
from briefgen.compose.near_copies import originals
from briefgen.compose.position_choice import is_empty, is_nobody, is_summed_up, repeated
from briefgen.compose.speeches import (
    LONGEST,
    is_question,
    is_speech,
    sentences_of,
    without_courtesies,
)
from briefgen.editing.items import insert_item, replace_item
from briefgen.editing.parts import ids_of
from briefgen.editing.picking import picked_quote, position_from
from briefgen.editing.wordings import Likeness, Wording, Wordings, worded
from briefgen.model.article import Article, TextSpan, hash_text
from briefgen.model.brief import (
    Brief,
    Item,
    ItemState,
    PartKind,
    PickedQuote,
    Place,
    Point,
    Position,
    all_items,
    anchors_of,
)
from briefgen.model.finding import Findings, PositionMention, Quote, QuoteKind
from briefgen.model.words import words_of

_POSITIONS, _QUOTES = 2, 1
"""Positions and quotations of an issue from which on none is added that may be on another."""
_COMPARABLE = 0.7
"""Share of the longer wording's length from which on the shorter one adds only a source."""
_LAST, _FULL = -1.0, 12
"""Score and least words of a fact that stands only where there is no other."""
_BEARS = 0.8
"""How strongly a sentence bears on an issue whose fact it is, what it tells counted."""
_SHORTEST = 4
"""Words of a quotation that is proposed, at least."""


class Draft:
    """A brief while proposals are put into it.

    `brief` is the brief so far; `weights` says by item id how plainly the words of what was
    added bear on their issue. The articles' order decides which of several wordings comes
    first; `matched` tells what was proposed for an issue id.
    """

    def __init__(
        self,
        brief: Brief,
        articles: Mapping[str, Article],
        findings: Mapping[str, Findings],
        matched: Mapping[str, IssueProposal],
    ) -> None:
        self.brief = brief
        self._found = [(a, findings[key]) for key, a in articles.items() if key in findings]
        self._matched = matched
        self._issues = [one for one in brief.issues if one.state is not ItemState.REJECTED]
        self._originals = originals(articles, findings)
        copies = {key for key, first in self._originals.items() if key != first}
        event = brief.header.title
        self._assigning = Assigning(self._issues, matched, self._found, event, copies)
        self._speakers = known_speakers(findings, articles)
        self._ids = ids_of(brief)
        self._taken: dict[str, list[TextSpan]] = {}
        self._said: dict[str, str] = {}
        self.weights: dict[str, float] = {}
        self._loose_positions: list[tuple[Position, str]] = []
        self._loose_quotes: list[tuple[Article, Quote]] = []
        self._wordings = Wordings()
        self._worded: dict[tuple[str, TextSpan], str] = {}
        for _, item in all_items(brief):
            self._note(item)

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
        """Add the positions whose words are on no issue, where there are few others.

        They stand where the report was at the time, which may be wrong.
        """
        room = _POSITIONS * len(self._issues) - self._count(Position)
        for position, issue in self._loose_positions[: max(0, room)]:
            self._insert(PartKind.POSITIONS, position, issue)
        self._loose_positions.clear()

    def _add_loose_quotes(self) -> None:
        """Add quotations in the same way; what repeats another becomes its source in any case."""
        for article, quote in self._loose_quotes:
            room = _QUOTES * len(self._issues) - self._count(PickedQuote)
            self._add_quote(article, quote, 0.0 if room > 0 else inf)

    def _count(self, noun: type[Item]) -> int:
        return sum(isinstance(item, noun) for _, item in all_items(self.brief))

    def _add_said(self, article: Article, found: Findings, quote: Quote) -> None:
        """Add a quotation, of a speech the best sentence on each issue, of a question nothing."""
        if is_question(article, quote):
            return
        quote = without_courtesies(article, found, quote)
        lists = any(self._assigning.lists_issues(article.key, one) for one in found.sentences
                    if one.overlaps(quote.pieces[0]))  # fmt: skip
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
        words = _folded(" ".join(anchor.exact for anchor in picked.anchors))
        long_enough = _SHORTEST <= len(words.split()) <= LONGEST
        if quote.kind is QuoteKind.FRAGMENT or not long_enough:
            return
        known = self._said.get(words) or self._worded_otherwise(article, quote)
        if known:
            self._add_source(known, picked)
        elif not any(self._is_taken(article.key, piece) for piece in quote.pieces):
            span = _with_question(article, quote)
            issue, weight = self._assigning.issue_for(article, span)
            if weight >= least:
                self._insert(PartKind.QUOTES, picked, issue, weight)
            elif least == NEARLY:
                self._loose_quotes.append((article, quote))

    def _worded_otherwise(self, article: Article, quote: Quote) -> str:
        """Return the id of a quotation that this is another article's wording of, "" for none."""
        own = worded(article, quote.pieces)
        for told in self._wordings.like(own.text, {article.key}, own.language):
            lengths = sorted(len(one.text.split()) for one in (own, told.wording))
            if told.likeness is Likeness.VARIED and lengths[0] >= _COMPARABLE * lengths[1]:
                return self._worded.get((told.wording.article, told.wording.pieces[0]), "")
        return ""

    def _add_position(self, article: Article, found: Findings, mention: PositionMention) -> None:
        position = position_from(article, mention)
        if _folded(f"{position.participant} {position.text}") in self._said:
            return
        if is_nobody(position.participant) or is_empty(position.text):
            return
        if is_summed_up(article, mention, found.positions):
            return
        claimed = self._assigning.claimed(article.key, found.positions.index(mention))
        issue, weight = self._assigning.position_issue(article, mention, claimed)
        known = repeated(position, self.brief.issue(issue)) if weight > 0 else None
        if known is not None:
            self.brief = replace_item(self.brief, known)
        elif weight > 0:
            self._insert(PartKind.POSITIONS, position, issue, weight)
        else:
            self._loose_positions.append((position, issue))

    def add_facts(self, most: int) -> None:
        """Add the passages that bear most on each issue as facts, `most` for an issue at most."""
        room = {issue.id: most - len(issue.part(PartKind.FACTS).items) for issue in self._issues}
        ranked: list[tuple[float, int, str, Point]] = []
        for article, found in self._found:
            if is_all_speech(found) or self._originals[article.key] != article.key:
                continue
            for sentence in self._assigning.passages(article):
                issue_id, score = self._assigning.bears_on(article, sentence)
                listed = self._assigning.lists_issues(article.key, sentence)
                if issue_id and not listed and not self._is_told(article, found, sentence):
                    score += telling(sentence.of(article.text))
                    if self._only_names(article, sentence):
                        score = _LAST if len(words_of(sentence.of(article.text))) >= _FULL else 0.0
                    if score >= _BEARS or score == _LAST:
                        fact = fact_from(article, found, sentence)
                        ranked.append((-score, len(ranked), issue_id, fact))
        chosen = []
        for score, order, issue_id, fact in sorted(ranked, key=lambda one: one[:2]):
            words = _folded(fact.text)
            if -score == _LAST and room[issue_id] < most:
                continue
            if room[issue_id] > 0 and words not in self._said:
                room[issue_id] -= 1
                self._said[words] = fact.id
                chosen.append((order, issue_id, fact))
        for _, issue_id, fact in sorted(chosen, key=lambda one: one[0]):
            self._insert(PartKind.FACTS, fact, issue_id)
        self._fill_empty_issues()

    def _only_names(self, article: Article, sentence: TextSpan) -> bool:
        """Return whether a sentence puts an issue on the agenda, which its title says already."""
        agenda = self._assigning.is_agenda(article.key, sentence)
        return agenda and not has_figure(sentence.of(article.text))

    def _fill_empty_issues(self) -> None:
        """Give an issue under which nothing stands the passage that puts it on the agenda.

        One sentence may name several issues; then it stands under each that has nothing else.
        """
        found = {article.key: (article, one) for article, one in self._found}
        for issue_id, proposal in self._matched.items():
            issue = self.brief.issue(issue_id)
            if issue is None or issue.state is ItemState.REJECTED:
                continue
            if any(issue.parts):
                continue
            for key, mention in proposal.mentions:
                article, findings = found[key]
                passage = self._first_full(article, mention.passages)
                if passage is not None:
                    self._insert(PartKind.FACTS, fact_from(article, findings, passage), issue_id)
                    break

    def _first_full(self, article: Article, passages: Sequence[TextSpan]) -> TextSpan | None:
        """Return the first passage that says something, one that no issue shows if there is one.

        The heading of a paragraph ("Maritime security.") gives way to the sentence behind it.
        """
        found = next(one for known, one in self._found if known.key == article.key)
        full = []
        for passage in passages:
            if len(words_of(passage.of(article.text))) < FEWEST:
                behind = (one for one in found.sentences if one.start >= passage.end)
                passage = next(behind, passage)
            if len(words_of(passage.of(article.text))) >= FEWEST:
                full.append(passage)
        full = [one for one in full if is_whole(one.of(article.text))] or full
        fresh = (one for one in full if not self._is_shown(article, one))
        return next(fresh, full[0] if full else None)

    def _is_shown(self, article: Article, sentence: TextSpan) -> bool:
        return self._is_taken(article.key, sentence) or _folded(sentence.of(article.text)) in (
            self._said
        )

    def _is_told(self, article: Article, found: Findings, sentence: TextSpan) -> bool:
        """Return whether a sentence is in the brief in another form, or is no fact."""
        words = sentence.of(article.text)
        return (
            self._is_taken(article.key, sentence)
            or not stands_alone(words)
            or any(sentence.overlaps(piece) for quote in found.quotes for piece in quote.pieces)
            or any(sentence.overlaps(mention.passage) for mention in found.positions)
            or _folded(words) == _folded(article.title)
        )

    def _insert(
        self, kind: PartKind, item: PickedQuote | Position | Point, issue: str, weight: float = 0.0
    ) -> None:
        item_id = _id_of(kind, item, issue if kind is PartKind.FACTS else "")
        if item_id in self._ids or not issue:
            return
        proposal = replace(item, id=item_id, state=ItemState.PROPOSED)
        self.brief = insert_item(self.brief, Place(kind, issue), proposal)
        self.weights[item_id] = weight
        self._note(proposal)

    def _note(self, item: Item) -> None:
        """Remember what the brief holds."""
        self._ids.add(item.id)
        match item:
            case PickedQuote():
                words = " ".join(anchor.exact for anchor in item.anchors)
                self._note_wording(item, words)
            case Position():
                words = f"{item.participant} {item.text}"
            case Point():
                words = item.text
            case _:
                return
        self._said.setdefault(_folded(words), item.id)
        for anchor in anchors_of(item):
            self._taken.setdefault(anchor.article_key, []).append(anchor.span)

    def _note_wording(self, item: PickedQuote, words: str) -> None:
        if item.anchors:
            key, pieces = item.anchors[0].article_key, tuple(one.span for one in item.anchors)
            self._wordings.add(Wording(key, pieces, words, item.language))
            self._worded.setdefault((key, pieces[0]), item.id)

    def _is_taken(self, key: str, span: TextSpan) -> bool:
        return any(span.overlaps(taken) for taken in self._taken.get(key, ()))

    def _add_source(self, item_id: str, picked: PickedQuote) -> None:
        """Note that another article, no near-copy of one noted, carries a quotation too."""
        known = next((i for _, i in all_items(self.brief) if i.id == item_id), None)
        if not isinstance(known, PickedQuote) or known.state is ItemState.REJECTED:
            return
        also = self._with_source(known, picked)
        if also is not known:
            self.brief = replace_item(self.brief, also)

    def _with_source(self, known: PickedQuote, picked: PickedQuote) -> PickedQuote:
        """Return a quotation with another's article as a further source, if it is one."""
        carriers = {self._originals.get(a.article_key, a.article_key) for a in anchors_of(known)}
        first = picked.anchors[0].article_key
        if self._originals.get(first, first) in carriers:
            return known
        return replace(known, also_in=known.also_in + picked.anchors)


def _with_question(article: Article, quote: Quote) -> TextSpan:
    """Return where a quotation's issue is looked for: an answer together with its question."""
    span = quote.pieces[0]
    if not quote.rule.startswith("transcript."):
        return span
    line = article.text.rfind("\n", 0, span.start) + 1
    asked = article.text.rfind("\n", 0, len(article.text[:line].rstrip())) + 1
    return TextSpan(asked, span.end)


def _id_of(kind: PartKind, item: Item, issue: str) -> str:
    """Return an id that follows from an item's anchors and words, and the issue if it is given."""
    anchors = "|".join(f"{a.article_key}:{a.span.start}:{a.span.end}" for a in anchors_of(item))
    words = item.text if isinstance(item, Position | Point) else ""
    return f"{kind.value[0]}-{hash_text(f'{anchors}|{words}|{issue}')[:12]}"


def _folded(words: str) -> str:
    return " ".join(words_of(words))
