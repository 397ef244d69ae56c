"""Entries of a live blog: each begins with a time of day, and what was told before is over."""

import re

from briefgen.analysis.tokens import Tokens

_TIME = re.compile(r"(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:[ap]m)?")
_LEAD = frozenset("+•*|[(–—-")
"""Marks that may stand before the time: “+++ 07.45 Uhr: … +++”."""
_HOURS = frozenset(
    ("am", "pm", "a.m.", "p.m.", "gmt", "bst", "cet", "cest", "est", "edt", "et", "uhr", "h")
)
_LONGEST = 6
"""Tokens that “5.45pm BST” may have."""
_MOST_LEAD = 4
"""Such marks at most."""


def opens_entry(tokens: Tokens, unit: int) -> bool:
    """Return whether a sentence begins an entry: it is a time of day, or opens with one.

    The time stands first in its paragraph; the clock is of 12 or 24 hours: “5.45pm BST”,
    “10.30 Minister arrives”, “+++ 07.45 Uhr: Delegationen treffen ein +++”.
    """
    if unit and tokens.paragraphs[unit - 1] == tokens.paragraphs[unit]:
        return False
    first, last = tokens.units[unit]
    at = first
    while at < min(last, first + _MOST_LEAD) and tokens.words[at] in _LEAD:
        at += 1
    if at >= last or not tokens.words[at][0].isdigit():
        return False
    behind = at + 1
    while behind < min(last, at + _LONGEST) and _goes_on(tokens, behind):
        behind += 1
    if behind >= last:
        return True
    time = _TIME.match("".join(tokens.words[at:behind]))
    return bool(time) and (tokens.capital[behind] or not tokens.words[behind].isalnum())


def _goes_on(tokens: Tokens, k: int) -> bool:
    """Return whether a token may still be part of the time: “: 45”, “pm BST”."""
    return tokens.words[k][0].isdigit() or tokens.words[k] in ".:" or tokens.lower[k] in _HOURS
