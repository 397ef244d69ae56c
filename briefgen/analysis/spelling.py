"""Comparing spellings of a name: case, accents, case endings."""

import unicodedata
from functools import lru_cache

_CASE_ENDINGS = (
    *("ського", "ському", "ським", "ський", "ська", "ської", "ській", "ською", "ську"),
    *("ого", "ому", "ими", "ою", "єю", "ем", "єм", "ом", "ам", "ій", "ий", "ої", "ові", "еві"),
    *("а", "я", "у", "ю", "о", "е", "є", "і", "ї", "и", "й", "ь"),
)
"""Ukrainian noun endings, the longest first where one ends in another."""
_ARABIC_ARTICLES = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az"))
"""The article as it is written before each of the letters that change it."""


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return the word in lower case without accents, for comparing spellings of a name."""
    if "\u0400" <= word[:1] <= "\u04ff" and len(word) > 4:
        return _stem(word.casefold())
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i").replace("ł", "l"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip(".")


def without_article(word: str) -> str:
    """Return a folded Arabic surname without its article, “harbi” for “al-harbi”."""
    article, hyphen, rest = word.partition("-")
    return rest if hyphen and article in _ARABIC_ARTICLES and len(rest) > 2 else word


def _stem(word: str) -> str:
    """Return a Cyrillic name without its case ending: “Зеленського” as “Зеленський”."""
    for ending in _CASE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
