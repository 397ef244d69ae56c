"""Where a line may end inside a word: after hyphens and slashes, between Chinese signs."""

import re
import unicodedata
from itertools import pairwise

_SOFT_HYPHEN = "\u00ad"
_INVISIBLE = "\u00ad\u200b"

_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset("、。，．・：；？！ー）〕］｝〉》」』】〙〗’”,.:;?!)]}»›%…")
_NOT_LAST = frozenset("（〔［｛〈《「『【‘“([{«‹")
_INSIDE = re.compile(
    r"(?<=[^\W\d_]{2}-)(?=[^\W\d])|(?<=\w—)(?=\w)|(?<=[^\W\d]–)(?=[^\W\d])|(?<=\w/)(?=\w{3})|\u200b|\u00ad"
)


def chunks(token: str) -> list[tuple[str, bool]]:
    """Return the parts of a word between which a line may end.

    Each comes with whether a hyphen is drawn if the line ends after it. Invisible marks are
    taken out; a word of nothing else has no parts.
    """
    result: list[tuple[str, bool]] = []
    for chunk in _cut(token):
        shown = chunk.rstrip(_INVISIBLE)
        if shown:
            result.append((shown, chunk.endswith(_SOFT_HYPHEN)))
        elif result and chunk.endswith(_SOFT_HYPHEN):
            result[-1] = (result[-1][0], True)
    return result


def _cut(token: str) -> list[str]:
    if not token.isascii() and _WIDE.search(token):
        return _wide_chunks(token)
    places = [match.end() for match in _INSIDE.finditer(token)]
    if not places:
        return [token]
    edges = [0, *places, len(token)]
    return [token[a:b] for a, b in pairwise(edges) if b > a]


def _wide_chunks(token: str) -> list[str]:
    """Cut Chinese, Japanese and Korean text between any two signs that may part."""
    result = [token[0]]
    for character in token[1:]:
        last = result[-1][-1]
        wide = bool(_WIDE.match(character)) or bool(_WIDE.match(last))
        if wide and character not in _NOT_FIRST and last not in _NOT_LAST:
            result.append(character)
        else:
            result[-1] += character
    return result


def clusters(text: str) -> list[str]:
    """Return the characters of a text, each with its combining marks."""
    result: list[str] = []
    for character in text:
        if result and (unicodedata.combining(character) or character in "\u200d\ufe0f"):
            result[-1] += character
        else:
            result.append(character)
    return result
