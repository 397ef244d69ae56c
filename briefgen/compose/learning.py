"""What the words of a dossier tell of its issues: sentences that are on one of them alone."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from briefgen.compose.bearing import Bearing
from briefgen.compose.function_words import single_words
from briefgen.compose.telling import telling_stems
from briefgen.model.article import Article, TextSpan
from briefgen.model.finding import Findings
from briefgen.model.words import stems_of

_TELLS = 0.7
"""From this score on the other words of a sentence go with the one issue that it is on."""
_NAME_WITHIN = re.compile(r"(?<=[a-zà-ÿа-яіїєґ,] )[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+")
"""Words with a capital within a sentence: names."""


@dataclass(slots=True)
class Vocabulary:
    """What sentences on each issue say.

    Attributes:
        idle: stems of words that stand in sentences on anything.
        said: by the issue's number the stems of the sentences that are on it alone.
    """

    idle: Set[str]
    said: list[set[str]] = field(default_factory=list)


def learned(
    bearing: Bearing,
    issues: int,
    found: Sequence[tuple[Article, Findings]],
    lists: Mapping[str, Set[TextSpan]],
    names: Set[str],
) -> Vocabulary:
    """Teach the bearing which words go with each issue, and return what is said on each.

    Args:
        bearing: weighs by titles and keywords until now.
        issues: how many there are.
        found: articles of which none is a near-copy of another.
        lists: by article key the sentences that name several issues, and so are on none.
        names: stems of people's names.
    """
    anywhere = single_words("words") | single_words("anywhere")
    vocabulary = Vocabulary(stems_of(" ".join(anywhere)), [set() for _ in range(issues)])
    plain: list[tuple[str, int, str]] = []
    every: set[str] = set()
    for article, own in found:
        for sentence in own.sentences:
            text = sentence.of(article.text)
            if sentence in lists[article.key] or text in every:
                continue
            every.add(text)
            scores = bearing.scores(article.text, (), sentence)
            best, *others = sorted(scores, reverse=True) or [0.0]
            if best >= _TELLS and all(best >= 2 * other for other in others[:1]):
                plain.append((text, scores.index(best), article.key))
    proper = {word for name in _names_in(found) for word in stems_of(name)}
    bearing.learn(plain, every, names | proper | vocabulary.idle)
    for text, number, _ in plain:
        vocabulary.said[number] |= telling_stems(text)
    return vocabulary


def _names_in(found: Sequence[tuple[Article, Findings]]) -> Iterator[str]:
    """Yield the names in articles: parties, people, bodies, and what has a capital."""
    for article, own in found:
        yield from (one.participant for one in own.positions)
        yield from (one.name for one in own.people)
        if not article.language.startswith("de"):  # there all nouns have a capital
            yield from _NAME_WITHIN.findall(article.text)
