"""Which words of a passage tell what it is about: all but those of offices.

“The defence minister said …” is not on defence, whatever he speaks of.
"""

import re
from functools import cache, lru_cache

from briefgen.compose.function_words import alternatives
from briefgen.model.words import stem, stems_of

_SHORTEST = 4
"""Letters of a word within a German compound."""
_LONG = 8
"""Letters from which on a word may be a compound."""


@lru_cache(maxsize=20_000)
def telling_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words, without those of ministers' portfolios."""
    return frozenset(stems_of(_offices().sub(" ", text)))


def is_compound_of(word: str, part: str) -> bool:
    """Return whether a lower-case word begins or ends with another: “stahlzölle”, “zölle”.

    So German joins them; both must be of some length.
    """
    if len(word) < _LONG or len(part) < _SHORTEST or len(word) - len(part) < _SHORTEST - 1:
        return False
    return word.startswith(part) or word.endswith(part)


@lru_cache(maxsize=20_000)
def long_words(text: str) -> frozenset[str]:
    """Return the lower-case words of a text that may be compounds, without offices."""
    words = re.findall(r"[^\W\d_]+", _offices().sub(" ", text).lower())
    return frozenset(word for word in words if len(word) >= _LONG)


def stems_with_parts(text: str, parts: frozenset[str]) -> frozenset[str]:
    """Return the stems that tell, and those of `parts` which stand within longer words."""
    within = {
        stem(part) for word in long_words(text) for part in parts if is_compound_of(word, part)
    }
    return telling_stems(text) | within


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(alternatives("offices"), re.IGNORECASE)
