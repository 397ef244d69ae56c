"""Right-to-left text: the bidirectional algorithm of Unicode Standard Annex 9.

Explicit embeddings and overrides are left out (articles do not have them, and the marks are
dropped before layout); the implicit rules W1 to W7, N0 to N2, I1, I2 and L1, L2 are here.
"""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from briefgen.model.direction import has_right_to_left

_Item = TypeVar("_Item")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}


def is_rtl(text: str) -> bool:
    """Return whether text has a character that is written from right to left."""
    return (has_right_to_left(text) or "\u200f" in text) and any(
        unicodedata.bidirectional(c) in ("R", "AL") for c in text
    )


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character; odd levels run from right to left."""
    original = [unicodedata.bidirectional(c) or "L" for c in text]
    kinds = _weak(original, base)
    _brackets(text, kinds, base)
    _neutral(kinds, base)
    result = []
    for kind in kinds:
        if base % 2 == 0:
            result.append(base + (1 if kind == "R" else 2 if kind in ("AN", "EN") else 0))
        else:
            result.append(base + (1 if kind in ("L", "AN", "EN") else 0))
    for index in range(len(original) - 1, -1, -1):  # L1: white space at the end
        if original[index] not in ("WS", "BN", "S", "B"):
            break
        result[index] = base
    return result


def _weak(original: list[str], base: int) -> list[str]:
    """Rules W1 to W7."""
    start = "R" if base % 2 else "L"
    kinds = list(original)
    previous = start
    for i, kind in enumerate(kinds):  # W1
        if kind in ("NSM", "BN"):
            kinds[i] = previous
        previous = kinds[i]
    strong = start
    for i, kind in enumerate(kinds):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
        if kind == "AL":
            kinds[i] = "R"
    for i in range(1, len(kinds) - 1):  # W4
        before, after = kinds[i - 1], kinds[i + 1]
        if (kinds[i] == "ES" and before == after == "EN") or (
            kinds[i] == "CS" and before == after and before in ("EN", "AN")
        ):
            kinds[i] = before
    _terminators(kinds)
    strong = start
    for i, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"
    return kinds


def _terminators(kinds: list[str]) -> None:
    """Rules W5 and W6: signs beside European numbers belong to them."""
    i = 0
    while i < len(kinds):
        if kinds[i] != "ET":
            if kinds[i] in ("ES", "CS"):
                kinds[i] = "ON"
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = (i > 0 and kinds[i - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
        kinds[i:end] = ["EN" if beside else "ON"] * (end - i)
        i = end


def _direction(kind: str) -> str:
    return "R" if kind in ("R", "AN", "EN") else kind


def _brackets(text: str, kinds: list[str], base: int) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds."""
    own = "R" if base % 2 else "L"
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, character in enumerate(text):
        if kinds[i] != "ON":
            continue
        if character in _PAIRS:
            stack.append((character, i))
        elif character in _CLOSERS:
            for place in range(len(stack) - 1, -1, -1):
                if stack[place][0] == _CLOSERS[character]:
                    pairs.append((stack[place][1], i))
                    del stack[place:]
                    break
    for opening, closing in sorted(pairs):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} & {"L", "R"}
        if own in inside:
            kinds[opening] = kinds[closing] = own
        elif inside:
            other = inside.pop()
            context = next(
                (d for k in reversed(kinds[:opening]) if (d := _direction(k)) in ("L", "R")), own
            )
            kinds[opening] = kinds[closing] = other if context == other else own


def _neutral(kinds: list[str], base: int) -> None:
    """Rules N1 and N2: neutrals take the direction of both neighbours, else of the paragraph."""
    own = "R" if base % 2 else "L"
    strong = ("L", "R", "AN", "EN")
    i = 0
    while i < len(kinds):
        if kinds[i] in strong:
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] not in strong:
            end += 1
        before = _direction(kinds[i - 1]) if i else own
        after = _direction(kinds[end]) if end < len(kinds) else own
        kinds[i:end] = [before if before == after else own] * (end - i)
        i = end


def reordered(items: Sequence[_Item], item_levels: Sequence[int]) -> list[_Item]:
    """Return items of a line in visual order (rule L2)."""
    order = list(range(len(items)))
    odd = [level for level in item_levels if level % 2]
    if not odd:
        return list(items)
    for level in range(max(item_levels), min(odd) - 1, -1):
        i = 0
        while i < len(order):
            if item_levels[order[i]] < level:
                i += 1
                continue
            end = i
            while end < len(order) and item_levels[order[end]] >= level:
                end += 1
            order[i:end] = order[i:end][::-1]
            i = end
    return [items[index] for index in order]
