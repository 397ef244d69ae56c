"""Which way a text runs: what layout and writers ask of right-to-left paragraphs."""

import re
import unicodedata

_RIGHT_TO_LEFT = ("R", "AL")
_LANGUAGES = ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi")
_MAYBE = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Return whether any character belongs to a script that runs from right to left."""
    return not text.isascii() and _MAYBE.search(text) is not None


def is_right_to_left_language(language: str) -> bool:
    """Return whether a language (BCP 47) is written from right to left."""
    primary, *further = language.lower().split("-")
    return primary in _LANGUAGES and "latn" not in further


def is_right_to_left(text: str, base: bool = False) -> bool:
    """Return whether a paragraph's text runs from right to left.

    Its first strong character decides (Unicode Standard Annex 9, rules P2 and P3). `base` is the
    direction of the document: where that is from right to left, text is too unless all of it is
    of the other direction, so that a line in Arabic may begin with a foreign name.
    """
    if not has_right_to_left(text):
        return base and not any(unicodedata.bidirectional(c) == "L" for c in text)
    if base:
        return True
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            return True
        if kind == "L":
            return False
    return base
