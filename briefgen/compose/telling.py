"""Which words of a passage tell what it is about: all but those of offices.

“The defence minister said …” is not on defence, whatever he speaks of.
"""

import re
from functools import cache, lru_cache

from briefgen.compose.function_words import alternatives
from briefgen.model.words import stem, stems_of

_SHORTEST = 4
"""Letters of a word within a German compound."""
_JOINED = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{7,}")
"""Words that may be compounds: long, and with a capital."""


@lru_cache(maxsize=20_000)
def telling_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words, without those of ministers' portfolios."""
    return frozenset(stems_of(_offices().sub(" ", text)))


@lru_cache(maxsize=20_000)
def stems_with_parts(text: str, parts: frozenset[str]) -> frozenset[str]:
    """Return the stems that tell, and those of `parts` which German words are joined of.

    "Stahlzölle" has both "stahl" and "zölle". Only words with a capital are taken for such: the
    English "transport" has no port.
    """
    joined = _JOINED.findall(_offices().sub(" ", text))
    within = {stem(part) for word in joined for part in parts if _has_part(word.lower(), part)}
    return telling_stems(text) | within


def _has_part(word: str, part: str) -> bool:
    """Return whether a word begins or ends with another, and something is left of it."""
    if len(part) < _SHORTEST or len(word) - len(part) < _SHORTEST - 1:
        return False
    return word.startswith(part) or word.endswith(part)


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(alternatives("offices"), re.IGNORECASE)
