"""Which issue a passage bears on: by the issue's keywords in it and round it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set

from briefgen.compose.function_words import single_words
from briefgen.compose.telling import stems_with_parts, telling_stems
from briefgen.model.article import TextSpan
from briefgen.model.brief import Issue
from briefgen.model.words import head_stems, stem, stems_of, words_of

_NEIGHBOUR, _EARLIER = 0.55, 0.4
"""Weight of a keyword in the sentence before or after, and further up in the same paragraph,
against one in the passage itself."""
_APART, _APART_BEHIND = 0.4, 0.2
"""What is left of that weight where a paragraph ends between the two: the next one may turn to
something else."""
_MOST_BESIDE = 0.7
"""However many keywords stand in the neighbours, one in the passage itself weighs more."""
_HEAD, _TITLE, _PROCESS, _KEYWORD = 1.0, 0.7, 0.4, 0.5
"""Weights: the head of a title, its other words, what is done to the matter, a word beside it."""
_NAME = 0.15
"""Weight of the name of a person in a title ("successor to Ana Duarte")."""
_LEARNED, _MOST_LEARNED = 0.3, 0.6
"""Weight of a word that goes with an issue in these articles, and of all of them together."""
_OFTEN, _MOSTLY, _PARTLY, _LETTERS = 2, 0.75, 0.3, 4
"""Sentences on an issue that must have such a word (of one article, one more), their share of
those on any issue that have it, and of all that do, and letters of the word."""


class Bearing:
    """Weighs passages against the issues of a brief."""

    def __init__(
        self,
        issues: Sequence[Issue],
        names: Set[str] = frozenset(),
        holders: Set[str] = frozenset(),
    ) -> None:
        """Weigh by the issues' titles and keywords.

        Args:
            issues: those to choose from.
            holders: stems of the names of parties, who take positions on anything: they tell
                little of an issue whose title says more.
            names: stems of the names of people and of the event: they tell little.
        """
        weights = [_weights(issue, names, holders) for issue in issues]
        shared = Counter(word for words in weights for word in words)
        # A word that marks every issue ("summit") marks none.
        self._weights = [
            {word: weight / shared[word] ** 2 for word, weight in words.items()}
            for words in weights
        ]
        self._learned: list[Set[str]] = [frozenset() for _ in issues]
        keys = {word for issue in issues for word in (*issue.keywords, *words_of(issue.title))}
        self._parts = frozenset(word.lower() for word in keys if stem(word) in shared)

    def learn(
        self, plain: Iterable[tuple[str, int, str]], every: Iterable[str], idle: Set[str]
    ) -> None:
        """Learn which other words go with an issue in these articles.

        Args:
            plain: texts of sentences that are plainly on one issue, with its number and the
                article's key.
            every: texts of all sentences.
            idle: stems that may not be learned.
        """
        counts: list[Counter[str]] = [Counter() for _ in self._weights]
        places: list[dict[str, set[str]]] = [{} for _ in self._weights]
        for text, number, key in plain:
            counts[number].update(telling_stems(text))
            for word in telling_stems(text):
                places[number].setdefault(word, set()).add(key)
        total = Counter(word for text in every for word in telling_stems(text))
        told = sum(counts, Counter[str]())
        known = set(idle).union(*self._weights)
        self._learned = [
            {
                word
                for word, count in own.items()
                if count >= max(_OFTEN, _MOSTLY * told[word], _PARTLY * total[word])
                and (len(articles[word]) > 1 or count > _OFTEN)
                and len(word) >= _LETTERS
                and word not in known
            }
            for own, articles in zip(counts, places, strict=True)
        ]

    def scores(
        self,
        text: str,
        sentences: Sequence[TextSpan],
        span: TextSpan,
        aside: Collection[TextSpan] = (),
        rest: float = 1.0,
        holder: str = "",
    ) -> list[float]:
        """Return how strongly a span of a text bears on each issue; 0.0 is not at all.

        The sentences before and after, and those above in its paragraph, count a little, but
        for those put `aside`; `rest` is what the other words of the span's own sentences weigh,
        without those of the `holder` of a position.
        """
        touched = _touched(sentences, span)
        said = self._stems(text, span)
        whole = set[str]().union(*(self._stems(text, sentences[i]) for i in touched))
        own = said | (whole - stems_of(holder))
        around: dict[str, float] = {}
        for index, near in _beside(text, sentences, touched, span):
            if sentences[index] not in aside:
                for word in self._stems(text, sentences[index]) - own:
                    around[word] = max(near, around.get(word, 0.0))
        return [
            _weight(weights, said, own, around, rest) + _learned_weight(learned, said, own, rest)
            for weights, learned in zip(self._weights, self._learned, strict=True)
        ]

    def has_keyword(self, text: str, span: TextSpan) -> bool:
        """Return whether a span of a text has a keyword of any issue."""
        said = self._stems(text, span)
        return any(not said.isdisjoint(weights) for weights in self._weights)

    def _stems(self, text: str, span: TextSpan) -> Set[str]:
        return stems_with_parts(span.of(text), self._parts)


def _touched(sentences: Sequence[TextSpan], span: TextSpan) -> list[int]:
    """Return the numbers of the sentences that overlap a span; sentences do not overlap."""
    at = bisect_right(sentences, span.start, key=lambda one: one.end)
    touched = []
    while at < len(sentences) and sentences[at].start < span.end:
        touched.append(at)
        at += 1
    return touched


def _beside(
    text: str, sentences: Sequence[TextSpan], touched: Sequence[int], span: TextSpan
) -> Iterable[tuple[int, float]]:
    """Yield the sentences beside the touched ones with what their words weigh."""
    if not touched:
        return
    for index in (touched[0] - 1, touched[-1] + 1):
        if 0 <= index < len(sentences):
            beside = sentences[index]
            between = text[min(beside.end, span.end) : max(beside.start, span.start)]
            apart = _APART if index < touched[0] else _APART_BEHIND
            yield index, _NEIGHBOUR * (apart if "\n" in between else 1.0)
    index = touched[0] - 2
    while index >= 0 and "\n" not in text[sentences[index].start : span.start]:
        yield index, _EARLIER
        index -= 1


def _weight(
    weights: dict[str, float], said: Set[str], own: Set[str], around: dict[str, float], rest: float
) -> float:
    inside = sum(
        weight * (1.0 if word in said else rest) for word, weight in weights.items() if word in own
    )
    beside = sum(weight * around.get(word, 0.0) for word, weight in weights.items())
    return inside + min(_MOST_BESIDE, beside)


def _learned_weight(learned: Set[str], said: Set[str], own: Set[str], rest: float) -> float:
    found = len(learned & said) + rest * len(learned & (own - said))
    return min(_MOST_LEARNED, _LEARNED * found)


def _weights(issue: Issue, names: Set[str], holders: Set[str]) -> dict[str, float]:
    """Return what each stem tells: the head of the title most, a keyword beside it least.

    Where the head is what is done to a matter ("protection of cables"), the matter is the head.
    """
    keywords = {stem(word) for word in issue.keywords if len(word) > 2}
    title = {word for word in stems_of(issue.title) if word in keywords or not keywords}
    processes = stems_of(" ".join(single_words("processes")))
    heads = head_stems(issue.title) & (keywords or title)
    done = title & processes
    if heads <= processes:
        heads = title - processes or heads
    weights = dict.fromkeys(keywords, _KEYWORD) | dict.fromkeys(title, _TITLE)
    weights |= dict.fromkeys(heads, _HEAD) | dict.fromkeys(done - heads, _PROCESS)
    little = names & weights.keys()
    if any(weights[word] >= _TITLE for word in title & weights.keys() - names - holders):
        little |= holders & weights.keys()
    return weights | dict.fromkeys(little, _NAME)
