"""Which issue a passage bears on: by the issue's keywords in it and round it."""

from collections import Counter
from collections.abc import Sequence

from briefgen.model.article import TextSpan
from briefgen.model.brief import Issue
from briefgen.model.words import stem, stems_of

_NEIGHBOUR = 0.35
"""Weight of a keyword in the sentence before or after, against one in the passage itself."""
_MOST_BESIDE = 0.7
"""However many keywords stand in the neighbours, one in the passage itself weighs more."""


class Bearing:
    """Weighs passages against the issues of a brief."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        stems = [_stems(issue) for issue in issues]
        shared = Counter(word for words in stems for word in words)
        # A word that marks every issue ("summit") marks none.
        self._weights = [{word: 1.0 / shared[word] ** 2 for word in words} for words in stems]

    def scores(self, text: str, sentences: Sequence[TextSpan], span: TextSpan) -> list[float]:
        """Return how strongly a span of a text bears on each issue; 0.0 is not at all."""
        touched = [i for i, one in enumerate(sentences) if one.overlaps(span)]
        own = stems_of(span.of(text)).union(*(stems_of(sentences[i].of(text)) for i in touched))
        around: set[str] = set()
        if touched:
            for index in (touched[0] - 1, touched[-1] + 1):
                if 0 <= index < len(sentences):
                    around |= stems_of(sentences[index].of(text))
        return [_weight(weights, own, around) for weights in self._weights]


def _weight(weights: dict[str, float], own: set[str], around: set[str]) -> float:
    inside = sum(weight for word, weight in weights.items() if word in own)
    beside = sum(weight for word, weight in weights.items() if word in around - own)
    return inside + min(_MOST_BESIDE, _NEIGHBOUR * beside)


def _stems(issue: Issue) -> set[str]:
    words = stems_of(issue.title) | {stem(word) for word in issue.keywords}
    return {word for word in words if len(word) > 2}
