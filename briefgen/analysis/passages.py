"""Which sentences and positions of a text bear on the matters that were found in it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.model.article import TextSpan
from briefgen.model.finding import IssueMention, PositionMention
from briefgen.model.words import head_stems, stems_of, words_of

_BEARS = 0.9
_BEARS_SHARE = 0.45
"""A sentence bears on a matter from this weight of keywords on, and this share of the title's."""


@dataclass(slots=True)
class Matter:
    """A matter while the text is read: `spans` are the places of its title's words."""

    title: str
    score: float
    reason: str
    spans: list[TextSpan] = field(default_factory=list)


def with_passages(
    text: str,
    sentences: Sequence[TextSpan],
    positions: Sequence[PositionMention],
    found: Sequence[Matter],
    words: AgendaWords,
    names: Collection[str],
) -> tuple[IssueMention, ...]:
    """Return matters as mentions, each with the sentences and the positions that bear on it."""
    if not found:
        return ()
    stems = [stems_of(sentence.of(text)) for sentence in sentences]
    keywords = [_keywords(one.title, words) for one in found]
    holders: dict[str, list[int]] = defaultdict(list)  # stems to the sentences that have them
    for number, own in enumerate(stems):
        for word in own:
            holders[word].append(number)
    shares = {word: len(numbers) / max(1, len(stems)) for word, numbers in holders.items()}
    weights = [
        _weights(one, keys, shares, names) for one, keys in zip(found, keywords, strict=True)
    ]
    issues = []
    for one, keys, weight in zip(found, keywords, weights, strict=True):
        title = fsum(weight.get(word, 0.0) for word in stems_of(one.title))
        enough = max(_BEARS, _BEARS_SHARE * title)
        near = {number for word in weight for number in holders.get(word, ())}
        bearing = {
            number
            for number in near
            if fsum(weight.get(word, 0.0) for word in stems[number]) >= enough
        }
        numbers = sorted(bearing | set(_covering(sentences, one.spans)))
        passages = tuple(sentences[number] for number in numbers)
        issues.append(
            IssueMention(
                title=one.title,
                keywords=keys,
                sources=tuple(sorted(one.spans)),
                passages=passages,
                score=round(one.score, 2),
                reason=one.reason,
            )
        )
    claimed = _claims(sentences, stems, positions, weights)
    return tuple(
        replace(issue, positions=tuple(index for index, own in claimed.items() if own == number))
        for number, issue in enumerate(issues)
    )


def _covering(sentences: Sequence[TextSpan], spans: Sequence[TextSpan]) -> Iterator[int]:
    """Yield the numbers of the sentences that cover spans; sentences do not overlap."""
    for span in spans:
        at = bisect_right(sentences, span.start, key=lambda one: one.start) - 1
        if at >= 0 and sentences[at].covers(span):
            yield at


def _keywords(title: str, words: AgendaWords) -> tuple[str, ...]:
    """Return the content words of a title, then the words that go with them."""
    own = [word for word in words_of(title) if _is_content(word, words)]
    related = (other for word in own for other in sorted(words.going_with(word)))
    return tuple(dict.fromkeys([*own, *related]))


def _is_content(word: str, words: AgendaWords) -> bool:
    function = ("prepositions", "articles", "coordinators", "possessives", "determiners")
    if len(word) < 3 or words.titles["general"].issuperset(word.split("-")):
        return False
    return not any(word in words.clause[key] for key in function)


def _weights(
    found: Matter, keywords: Sequence[str], shares: Mapping[str, float], names: Collection[str]
) -> dict[str, float]:
    """Return how much each keyword's stem tells: less the more sentences have it.

    The head of the title tells most, a word that only goes with it least. `shares` says for
    each stem how many of the sentences have it.
    """
    title, head = stems_of(found.title), head_stems(found.title)
    weights = {}
    for key in keywords:
        for word in stems_of(key):
            share = shares.get(word, 0.0)
            rarity = 1.0 if share < 0.3 else 0.5 if share < 0.6 else 0.2
            if word in names and word not in head:
                rarity = 0.2  # people speak on anything
            weights[word] = rarity * (1.0 if word in head else 0.7 if word in title else 0.5)
    return weights


def _claims(
    sentences: Sequence[TextSpan],
    stems: Sequence[set[str]],
    positions: Sequence[PositionMention],
    weights: Sequence[dict[str, float]],
) -> dict[int, int]:
    """Return for each position's index the issue that it bears on most, by number."""
    claims: dict[int, int] = {}
    places = {sentence: at for at, sentence in enumerate(sentences)}
    for index, position in enumerate(positions):
        at = places.get(position.passage)
        if at is None or not weights:
            continue
        around = set().union(*stems[max(0, at - 1) : at + 2]) - stems[at]
        own = stems_of(position.text) | stems_of(position.participant)
        scores = [
            2 * fsum(weight.get(word, 0.0) for word in own)
            + fsum(weight.get(word, 0.0) for word in stems[at] - own)
            + min(0.7, 0.35 * fsum(weight.get(word, 0.0) for word in around))
            for weight in weights
        ]
        best = max(range(len(scores)), key=lambda number: scores[number])
        if scores[best] > 0:
            claims[index] = best
    return claims
