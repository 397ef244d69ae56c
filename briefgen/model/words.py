"""Words of a text as far as telling whether two passages speak of the same thing."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)['’](?=\w{2})")
"""What French and Italian join to a word: "l'union"."""
_STEM = 6
"""Words that begin with the same six letters count as one: Ukraine, Ukrainian; invite, invitation.

Five letters would join committee and commission, seven would part Russia and Russian.
"""

_ALIKE = 0.6
"""Share of the shorter heading's words that the other has too."""
_GENERAL = frozenset({"the", "and", "for", "with", "from", "new", "its", "about"})


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, in lower case; hyphenated ones stay whole."""
    return [word.lower() for word in _WORD.findall(text)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what a word is compared by: lower case, no possessive or ending, six letters."""
    plain = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(plain) > 4 and plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        plain = plain[:-1]
    if len(plain) > 6 and plain.endswith("ing"):
        plain = plain[:-3]
    elif len(plain) > 5 and plain.endswith("ed"):
        plain = plain[:-2]
    if len(plain) > 6 and plain.endswith("ship"):
        return plain[:_STEM] + "ship"  # membership is not about members
    return plain.replace("ense", "ence")[:_STEM]


def stems_of(text: str) -> set[str]:
    """Return the stems of the words of three letters and more, each part of a hyphenated one."""
    return set().union(*map(_stems_in, _WORD.findall(text)))


@lru_cache(maxsize=50_000)
def _stems_in(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of one word as written."""
    lower = _ELIDED.sub("", word.lower())
    parts = (lower, *lower.split("-"))
    return tuple({stem(part) for part in parts if len(part) > 2 and "-" not in part})


def head_stems(heading: str) -> set[str]:
    """Return the stems of a heading's words up to its first short word ("of", "to", "for")."""
    head: list[str] = []
    for word in words_of(heading):
        if head and (len(word) < 4 or word in _GENERAL):
            break
        head.append(word)
    return stems_of(" ".join(head)) - _GENERAL


def same_matter(one: str, two: str) -> bool:
    """Return whether two headings name the same matter by their words.

    Most of the shorter one's words are in the other; a single word in common is enough only
    where there is hardly any other, or where it is all of the one and the head of the other
    ("Successor", "Successor to the chair").
    """
    first, second = stems_of(one) - _GENERAL, stems_of(two) - _GENERAL
    if not first or not second:
        return one.casefold() == two.casefold()
    common = len(first & second)
    shorter = min(len(first), len(second))
    if shorter == common == 1:
        return len(first | second) <= 2 or first == head_stems(two) or second == head_stems(one)
    return common >= _ALIKE * shorter and (common > 1 or len(first | second) <= 2)
