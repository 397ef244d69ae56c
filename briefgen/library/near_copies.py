"""Near-copies: the same wire story in several outlets, with another lead or a cut end.

Every fourth-to-fourth word shingle whose hash falls into one of eight classes is kept; two texts
are candidates if half of the shorter one's kept shingles stand in the other (containment after
Broder, "On the resemblance and containment of documents", 1997). Common passages make false pairs,
so a candidate is confirmed on the whole texts: half of the shorter one's words must stand in
stretches of `_RUN` words that the other has too, in whatever order.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from zlib import crc32

_WORDS = 4
_ONE_IN = 8
_RUN = 7
_CONTAINED = 0.5
_SHARED = 0.5
_FEWEST = 40  # words; shorter texts are compared only for equality
_COMMON = 300  # a shingle of more articles says nothing
_MOST_CANDIDATES = 30
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded for comparison."""
    return _WORD.findall(text.casefold())


def shingles_of(words: Sequence[str]) -> list[int]:
    """Return the sampled shingles of a text, as 32-bit numbers, sorted, without repetition."""
    if len(words) < _FEWEST:
        return []
    encoded = [word.encode("utf-8", "replace") for word in words]
    numbers = {
        crc32(b" ".join(encoded[start : start + _WORDS]))
        for start in range(len(encoded) - _WORDS + 1)
    }
    return sorted(number for number in numbers if number % _ONE_IN == 0)


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Return which share of the shorter text's words stands in runs that the other has too."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if len(shorter) < _RUN:
        return float(list(shorter) == list(longer))
    runs = {tuple(longer[at : at + _RUN]) for at in range(len(longer) - _RUN + 1)}
    covered = end = 0
    for at in range(len(shorter) - _RUN + 1):
        if tuple(shorter[at : at + _RUN]) in runs:
            covered += at + _RUN - max(at, end)
            end = at + _RUN
    return covered / len(shorter)


def candidates(connection: sqlite3.Connection, numbers: Sequence[int], own: int = 0) -> list[int]:
    """Return ids of articles that may be near-copies of a text, the likeliest first.

    Args:
        connection: of the library.
        numbers: the text's sampled shingles.
        own: id of the article itself, which is left out.
    """
    common: Counter[int] = Counter()
    for number in numbers:
        found = connection.execute(
            "SELECT id FROM shingles WHERE shingle = ? LIMIT ?", (number, _COMMON + 1)
        ).fetchall()
        if len(found) <= _COMMON:
            common.update(row[0] for row in found)
    common.pop(own, None)
    likely: list[tuple[float, int]] = []
    for article, count in common.most_common(_MOST_CANDIDATES * 4):
        row = connection.execute(
            "SELECT shingles FROM articles WHERE id = ?", (article,)
        ).fetchone()
        fewer = min(len(numbers), row[0]) if row else 0
        if fewer and count >= _CONTAINED * fewer:
            likely.append((count / fewer, article))
    return [article for _, article in sorted(likely, reverse=True)[:_MOST_CANDIDATES]]


def confirmed(share: float) -> bool:
    """Return whether a share of common words makes two articles near-copies."""
    return share >= _SHARED
