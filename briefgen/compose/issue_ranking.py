"""Which issues a brief needs: on an agenda, in several articles, or with people quoted on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.compose.function_words import single_words
from briefgen.compose.issue_merging import CUED, IssueProposal, is_same_issue
from briefgen.model.article import Article, TextSpan
from briefgen.model.finding import Findings
from briefgen.model.words import head_stems, stem, stems_of, words_of

MOST = 8
"""Issues proposed at most; a summit brief has no room for more."""
_SURE = 0.75
_ENOUGH = 3
"""Where so many issues are sure or of several articles, the others are left out."""
_ALONE = 0.3
"""From this score on a guess may stand where there is one article and hardly any cue."""
_SPOKEN_OF = 4
"""So many articles that use the words of an issue's head make it sure."""
_CUE = 2.1
"""What a point of the surest cue's score adds to an issue's standing."""
_ARTICLE, _MOST_ARTICLES = 0.3, 4
"""What each further article adds to an issue's standing, and how many count."""
_CLAIM, _MOST_CLAIMS = 0.03, 8
"""What each quotation or position adds that no better issue has, and how many count."""
_BEARS = 0.6
"""Share of a title's words that a sentence on it must hold."""
_WITHIN, _AKIN = 0.6, 0.2
"""Share of a guess's sentences that are another issue's: then it is part of that issue; it need
not be as much where their titles have a word in common."""
_PLURAL = 2
"""Letters by which a word may be longer in its plural."""
_MANY = 4
"""Articles that must speak of a guess where an agenda is named plainly."""

Place = tuple[str, int]
"""A sentence: key of the article, index."""


@dataclass(slots=True)
class _Standing:
    """What speaks for an issue."""

    proposal: IssueProposal
    articles: set[str]
    places: set[Place]
    claims: set[Place]

    def of(self, covered: set[Place]) -> float:
        """Return how much speaks for the issue, when some claims are other issues' already."""
        articles = min(_MOST_ARTICLES, max(0, len(self.articles) - 1))
        claims = min(_MOST_CLAIMS, len(self.claims - covered))
        return _CUE * self.proposal.score + _ARTICLE * articles + _CLAIM * claims


def chosen_issues(
    proposals: Sequence[IssueProposal],
    found: Sequence[tuple[Article, Findings]],
    originals: Mapping[str, str],
    event: str = "",
) -> list[IssueProposal]:
    """Return the proposals that make a brief's issues, best first, `MOST` at most.

    A guess counts where several articles speak of it, near-copies being one; what is part of a
    better issue is left out. Where enough issues are sure, doubtful ones are left out, and so is
    what merely says what the `event` is about ("Critical minerals", "Oberau agreement").
    """
    texts = _Texts(found)
    headlines = [stems_of(article.title) - _idle() for article, _ in found]
    told = [
        one
        for one in proposals
        if one.score >= _SURE
        or not (_is_of_event(one.title, event) or _is_headline(one, headlines))
    ]
    about = stems_of(event)
    standings = [_standing(one, texts, originals, about) for one in told]
    standings = [one for one in standings if _counts(one, standings, len(found))]
    fuller = [one for one in standings if not _is_bare(one)]
    standings = fuller if len(fuller) >= _ENOUGH else standings
    sure = [one for one in standings if _is_sure(one, texts, about)]
    rest = _without_guesses(sure if len(sure) >= _ENOUGH else standings)
    rest = [one for one in rest if not any(_is_named_by(one, other) for other in rest)]
    chosen: list[_Standing] = []
    covered: set[Place] = set()
    while rest and len(chosen) < MOST:
        best = max(rest, key=lambda one: one.of(covered))
        rest = [one for one in rest if one is not best]
        if not any(_is_part(best, other) for other in chosen):
            chosen.append(best)
            covered |= best.claims
    return [one.proposal for one in chosen]


class _Texts:
    """The words of each sentence of some articles, and on which sentences somebody speaks."""

    def __init__(self, found: Sequence[tuple[Article, Findings]]) -> None:
        self.stems: dict[str, list[set[str]]] = {}
        self.all_stems: dict[str, set[str]] = {}
        self._sentences: dict[str, Sequence[TextSpan]] = {}
        self.spoken: set[Place] = set()
        for article, findings in found:
            stems = [stems_of(one.of(article.text)) for one in findings.sentences]
            self.stems[article.key] = stems
            self.all_stems[article.key] = set().union(*stems)
            self._sentences[article.key] = findings.sentences
            starts = {one.pieces[0] for one in findings.quotes if one.pieces}
            starts |= {one.passage for one in findings.positions}
            for at, sentence in enumerate(findings.sentences):
                if any(sentence.overlaps(one) for one in starts):
                    self.spoken.add((article.key, at))

    def bearing(self, title: set[str]) -> set[Place]:
        """Return the sentences that hold most of a title's words."""
        enough = max(min(2.0, len(title)), _BEARS * len(title))
        return {
            (key, at)
            for key, stems in self.stems.items()
            if len(title & self.all_stems[key]) >= enough
            for at, own in enumerate(stems)
            if len(title & own) >= enough
        }

    def places(self, key: str, passages: Sequence[TextSpan]) -> set[Place]:
        """Return the sentences that passages of an article are."""
        held = set(passages)
        return {(key, at) for at, one in enumerate(self._sentences.get(key, ())) if one in held}


def _standing(
    proposal: IssueProposal, texts: _Texts, originals: Mapping[str, str], about: set[str]
) -> _Standing:
    """Return what speaks for a proposal; words of what the event is `about` stand everywhere."""
    title = stems_of(proposal.title)
    places = texts.bearing(title - about or title)
    for key, mention in proposal.mentions:
        places |= texts.places(key, mention.passages)
    articles = {key for key, _ in proposal.mentions} | {key for key, _ in places}
    beside = {(key, at + step) for key, at in places for step in (-1, 0, 1)}
    named = {originals.get(key, key) for key in articles}
    return _Standing(proposal, named, places, beside & texts.spoken)


def _counts(one: _Standing, standings: Sequence[_Standing], articles: int) -> bool:
    """Return whether a proposal is an issue at all."""
    if one.proposal.score >= CUED:
        return True
    if articles > 1:
        return len(one.articles) > 1
    cued = sum(other.proposal.score >= CUED for other in standings)
    return one.proposal.score >= _ALONE and cued == 0


def _is_of_event(title: str, event: str) -> bool:
    """Return whether a title says no more than the event's: "Oberau agreement" in Oberau."""
    general = {stem(word) for word in single_words("general_heads")}
    own = stems_of(title)
    return (own - general or own) <= stems_of(event)


def _is_headline(one: IssueProposal, headlines: Sequence[set[str]]) -> bool:
    """Return whether a guess is nothing but an article's title: "The Price of Solidarity"."""
    own = stems_of(one.title) - _idle()
    return one.score < CUED and own in headlines


@cache
def _idle() -> frozenset[str]:
    return frozenset(stems_of(" ".join(single_words("words"))))


def _is_bare(one: _Standing) -> bool:
    """Return whether a title is a single word, and not sure in several articles: "Cobalt"."""
    sure = one.proposal.score >= _SURE and len(one.articles) > 1
    return len(one.proposal.title.split()) == 1 and not sure


def _without_guesses(standings: list[_Standing]) -> list[_Standing]:
    """Return what remains where an agenda is named plainly: guesses that many articles share."""
    if sum(one.proposal.score >= _SURE for one in standings) < _ENOUGH:
        return standings
    return [one for one in standings if one.proposal.score >= CUED or len(one.articles) >= _MANY]


def _is_sure(one: _Standing, texts: _Texts, about: set[str]) -> bool:
    """Return whether a cue, or several articles, speak for an issue and not for the event."""
    if one.proposal.score >= _SURE or len(one.articles) > 1:
        return True
    head = head_stems(one.proposal.title) - about
    return bool(head) and sum(head <= own for own in texts.all_stems.values()) >= _SPOKEN_OF


def _is_named_by(one: _Standing, other: _Standing) -> bool:
    """Return whether a surer title names a single word's matter: "Rail", "Rail to the coast"."""
    lengths = len(one.proposal.title.split()), len(other.proposal.title.split())
    surer = other.proposal.score >= one.proposal.score
    return lengths[0] == 1 < lengths[1] and surer and _is_in_keywords(one, other)


def _is_in_keywords(one: _Standing, other: _Standing) -> bool:
    """Return whether all words of a title are keywords of another issue.

    A single word must be one itself: "Wasserfonds" is not the water of another title.
    """
    words = words_of(one.proposal.title)
    if len(words) == 1:
        own = words[0]
        return any(
            stem(key) == stem(own) and abs(len(key) - len(own)) <= _PLURAL
            for key in other.proposal.keywords
        )
    keywords = {stem(word) for word in other.proposal.keywords}
    return stems_of(one.proposal.title) - _idle() <= keywords


def _is_part(one: _Standing, other: _Standing) -> bool:
    """Return whether a proposal is the matter of a better one, or a guess within it."""
    if is_same_issue(one.proposal.title, other.proposal.title):
        return True
    if _is_in_keywords(one, other):
        return True
    if one.proposal.score >= (_SURE if other.proposal.score >= _SURE else CUED):
        return False
    common = stems_of(one.proposal.title) & stems_of(other.proposal.title) - _idle()
    within = _AKIN if common else _WITHIN
    return len(one.places & other.places) > within * len(one.places)
