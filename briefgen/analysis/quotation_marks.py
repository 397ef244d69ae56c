"""Quotation marks: which stretches of a text stand in marks, whatever the convention.

One left-to-right pass over the marks of each line with a small stack. The conventions are those
of CLDR's quotation data and of typing habits: “ ” ‘ ’ " ' « » » « „ “ ‚ ‘ ” ” '' `` 「 」 『 』.
"""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from briefgen.analysis.mark_conventions import SINGLE, Convention, find_convention
from briefgen.analysis.mark_scan import MARK, Open, Scan, stretch_from
from briefgen.analysis.stretch import Stretch

__all__ = ["Stretch", "find_stretches"]

_LINE = re.compile(r"[^\n]+")
_MAX_LINES = 6
"""A quotation left open on one line may be closed at most so many lines below."""


@lru_cache(maxsize=2)  # quotations and positions of an article both ask for them
def find_stretches(text: str, convention: Convention | None = None) -> tuple[Stretch, ...]:
    """Return the outermost stretches in quotation marks, in order; linear in the text's length.

    A stretch never crosses a line feed, except where a mark opened on one line is closed a few
    lines below; then each line has a stretch of its own, chained by `continues`.
    """
    convention = convention or find_convention(text)
    found: list[Stretch] = []
    pending: list[tuple[int, int, Open]] = []
    for line in _LINE.finditer(text):
        if not pending and MARK.search(text, line.start(), line.end()) is None:
            continue
        scan = Scan(text, line.start(), line.end(), convention)
        scan.run()
        if pending and scan.orphan is not None and len(pending) <= _MAX_LINES:
            found += _carried(text, pending, line.start(), scan.orphan)
            pending = []
        elif pending and (scan.found or scan.opened or len(pending) > _MAX_LINES):
            found += _abandoned(text, pending, _reopens(text, line.start(), pending[0][2].mark))
            pending = []
        elif pending:
            pending.append((line.start(), line.end(), pending[0][2]))
        found += scan.found
        if scan.opened is not None and not pending:
            pending = [(line.start(), line.end(), scan.opened)]
    found += _abandoned(text, pending, reopened=False)
    return tuple(_chain(text, found))


def _carried(
    text: str, pending: list[tuple[int, int, Open]], line_start: int, closing: int
) -> list[Stretch]:
    """Return the stretches of a quotation that is closed some lines below its opening."""
    first = pending[0][2]
    begin, stop = first.at, first.at + first.size
    pieces = [stretch_from(text, begin, stop, pending[0][1], pending[0][1], first)]
    for start, end, _ in pending[1:]:
        pieces.append(stretch_from(text, start, start, end, end, first))
    pieces.append(stretch_from(text, line_start, line_start, closing, closing + 1, first))
    kept = [piece for piece in pieces if piece.start < piece.end]
    return [replace(piece, continues=True) for piece in kept[:-1]] + kept[-1:]


def _abandoned(text: str, pending: list[tuple[int, int, Open]], reopened: bool) -> list[Stretch]:
    """Return the stretch of a quotation that nothing closes: it ends with its line."""
    if not pending:
        return []
    _, end, first = pending[0]
    stretch = stretch_from(text, first.at, first.at + first.size, end, end, first)
    if stretch.start >= stretch.end or (first.mark in SINGLE and not reopened):
        return []
    return [replace(stretch, closed=False, continues=reopened)]


def _reopens(text: str, line_start: int, mark: str) -> bool:
    head = text[line_start : line_start + 8].lstrip()
    return head[:1] in (mark, "»" if mark == "«" else mark) or head[:2] in ("''", "``")


def _chain(text: str, found: list[Stretch]) -> list[Stretch]:
    """Drop `continues` where the next stretch does not begin the next paragraph."""
    result: list[Stretch] = []
    for one, following in pairwise([*found, None]):
        if one is None:
            continue
        if one.continues:
            gap = text[one.outer_end : following.outer_start] if following else "x"
            if gap.strip():
                one = replace(one, continues=False)
        result.append(one)
    return result
