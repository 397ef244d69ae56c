"""Salience: how present each person and body is to the reader at a place in the text.

After Lappin and Leass (1994): every mention lends its entity weight by its place in the sentence
and the weight fades from sentence to sentence.
"""

from briefgen.analysis.tokens import Tokens
from briefgen.model.nouns import noun

_FADE = 0.62
_PARAGRAPH = 0.7
_REPEATED = 0.1
_EARLIER_MATTER = 0.3
_WINDOW = 14
_FADED = tuple(_FADE**distance for distance in range(_WINDOW + 1))
_AMBIGUOUS = 0.75
"""A second candidate with this share of the first one's weight makes a resolution ambiguous."""
_NARROW = 0.45
"""The same for a pronoun, which says less than a description does."""
_FAINT = 0.35
"""Weight below which nobody is present enough for a pronoun to mean him beyond doubt."""


@noun(frozen=True, slots=True)
class Resolved:
    """Who a phrase stands for: entity numbers, best first; `reason` in words.

    A body that has no name of its own (“the transport ministry”) has a negative number and
    `name`, its words.
    """

    entity: int
    others: tuple[int, ...]
    reason: str
    ambiguous: bool = False
    name: str = ""


Ranking = list[tuple[float, int]]
"""Weights with entity numbers."""


def ranked(weighed: Ranking) -> Ranking:
    """Return the ranking with the heaviest first; entities of equal weight by number."""
    return sorted(weighed, key=lambda pair: (-pair[0], pair[1]))


def is_close(ranking: Ranking) -> bool:
    """Return whether the second of a ranking is nearly as heavy as the first."""
    return len(ranking) > 1 and ranking[1][0] > _AMBIGUOUS * ranking[0][0]


def runners_up(ranking: Ranking) -> tuple[int, ...]:
    """Return the entities behind the first of a ranking, three at most."""
    return tuple(number for _, number in ranking[1:4])


def is_doubtful(ranking: Ranking) -> bool:
    """Return whether the first that a pronoun may mean leads narrowly, or was named long ago."""
    best = ranking[0][0]
    return best < _FAINT or (len(ranking) > 1 and ranking[1][0] > _NARROW * best)


class Salience:
    """The mentions read so far, each with its weight."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.latest: dict[int, int] = {}
        self.mentions: dict[int, list[int]] = {}  # tokens of each entity, as they were read
        self.doubtful: set[int] = set()  # tokens of mentions that may be somebody else's
        self.began = 0
        self.events: list[tuple[int, int, int, float]] = []  # unit, token, entity, weight

    def add(self, token: int, entity: int, weight: float) -> None:
        """Take in a mention of an entity at a token."""
        self.events.append((self.tokens.unit_of[token], token, entity, weight))
        self.mentions.setdefault(entity, []).append(token)
        if token > self.latest.get(entity, -1):
            self.latest[entity] = token

    def turn_to(self, unit: int) -> None:
        """Note that another matter begins with a sentence, as with an entry of a live blog."""
        self.began = unit

    def last_mention(self, entity: int) -> int:
        """Return the token of the entity's latest mention, -1 if there is none."""
        return self.latest.get(entity, -1)

    def is_within(self, entity: int, at: int) -> bool:
        """Return whether the entity is mentioned before token `at` in its sentence."""
        first = self.tokens.units[self.tokens.unit_of[at]][0]
        for token in reversed(self.mentions.get(entity, ())):
            if token < at:
                return token >= first
        return False

    def rests_on_doubt(self, entity: int, at: int) -> bool:
        """Return whether the entity's latest mention before token `at` may be somebody else's."""
        for token in reversed(self.mentions.get(entity, ())):
            if token < at:
                return token in self.doubtful
        return False

    def at(self, at: int, *, strangers: bool = False) -> dict[int, float]:
        """Return the entities' salience just before token `at`.

        With `strangers` also that of people without a name (“a woman from Hull”), whose number is
        their head token, negated, less one.
        """
        paragraphs = self.tokens.paragraphs
        unit = self.tokens.unit_of[at]
        paragraph = paragraphs[unit]
        weights: dict[int, float] = {}
        for event_unit, token, entity, weight in reversed(self.events):
            distance = unit - event_unit
            if distance > _WINDOW:
                break
            if distance < 0 or (distance == 0 and token >= at) or (entity < 0 and not strangers):
                continue
            faded = weight * _FADED[distance]
            if event_unit < self.began:
                faded *= _EARLIER_MATTER
            if paragraphs[event_unit] != paragraph:
                faded *= _PARAGRAPH
            # The strongest mention counts; others of the same entity add a little.
            known = weights.get(entity, 0.0)
            if faded > known:
                weights[entity] = faded + _REPEATED * known
            else:
                weights[entity] = known + _REPEATED * faded
        return weights
