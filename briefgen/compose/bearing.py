"""Which issue a passage bears on: by the issue's keywords in it and round it."""

from collections import Counter
from collections.abc import Collection, Sequence, Set

from briefgen.model.article import TextSpan
from briefgen.model.brief import Issue
from briefgen.model.words import head_stems, stem, stems_of

_NEIGHBOUR = 0.55
"""Weight of a keyword in the sentence before or after, against one in the passage itself."""
_APART = 0.4
"""What is left of that weight where a paragraph ends between the two."""
_MOST_BESIDE = 0.7
"""However many keywords stand in the neighbours, one in the passage itself weighs more."""
_NAME = 0.15
"""Weight of the name of a person in a title ("successor to Ana Duarte")."""


class Bearing:
    """Weighs passages against the issues of a brief."""

    def __init__(self, issues: Sequence[Issue], names: Set[str] = frozenset()) -> None:
        """Weigh by the issues' titles and keywords.

        Args:
            issues: those to choose from.
            names: stems of the names of people, who speak on anything: they tell little.
        """
        weights = [_weights(issue, names) for issue in issues]
        shared = Counter(word for words in weights for word in words)
        # A word that marks every issue ("summit") marks none.
        self._weights = [
            {word: weight / shared[word] ** 2 for word, weight in words.items()}
            for words in weights
        ]

    def scores(
        self,
        text: str,
        sentences: Sequence[TextSpan],
        span: TextSpan,
        aside: Collection[TextSpan] = (),
        rest: float = 1.0,
    ) -> list[float]:
        """Return how strongly a span of a text bears on each issue; 0.0 is not at all.

        The sentences before and after count a little, but for those put `aside`; `rest` is what
        the other words of the span's own sentences weigh.
        """
        touched = [i for i, one in enumerate(sentences) if one.overlaps(span)]
        said = stems_of(span.of(text))
        own = said.union(*(stems_of(sentences[i].of(text)) for i in touched))
        around: dict[str, float] = {}
        if touched:
            for index in (touched[0] - 1, touched[-1] + 1):
                if 0 <= index < len(sentences) and sentences[index] not in aside:
                    beside = sentences[index]
                    between = text[min(beside.end, span.end) : max(beside.start, span.start)]
                    near = _NEIGHBOUR * (_APART if "\n" in between else 1.0)
                    for word in stems_of(beside.of(text)) - own:
                        around[word] = max(near, around.get(word, 0.0))
        return [_weight(weights, said, own, around, rest) for weights in self._weights]


def _weight(
    weights: dict[str, float], said: set[str], own: set[str], around: dict[str, float], rest: float
) -> float:
    inside = sum(
        weight * (1.0 if word in said else rest) for word, weight in weights.items() if word in own
    )
    beside = sum(weight * around.get(word, 0.0) for word, weight in weights.items())
    return inside + min(_MOST_BESIDE, beside)


def _weights(issue: Issue, names: Set[str]) -> dict[str, float]:
    """Return what each stem tells: the head of the title most, a keyword beside it least."""
    keywords = {stem(word) for word in issue.keywords if len(word) > 2}
    title = {word for word in stems_of(issue.title) if word in keywords or not keywords}
    weights = dict.fromkeys(keywords, 0.5) | dict.fromkeys(title, 0.7)
    weights |= dict.fromkeys(head_stems(issue.title) & weights.keys(), 1.0)
    return weights | dict.fromkeys(names & weights.keys(), _NAME)
