"""Which stretches of a line Word must be told to set from right to left.

Word resolves letters by themselves, but takes marks, brackets and spaces to run the way of their
run (ECMA-376 Part 1, 17.3.2.30): a comma after an Arabic word that stands in a run of its own
would else go to the word's other side. The stretches are those of the bidirectional algorithm
over the whole line, so that Word orders it as our own pages do.
"""

import unicodedata
from itertools import groupby, islice

from briefgen.model.bidi import levels
from briefgen.model.direction import has_right_to_left
from briefgen.model.document import Inline, Inlines, LineBreak, Run

Stretches = list[tuple[str, bool]]
"""Pieces of a run's text, each with whether it runs from right to left."""

_NUMBER = "0"  # stands for what a program counts: a page, a note


def stretches(inlines: Inlines, backwards: bool) -> list[Stretches]:
    """Return the stretches of each inline of a paragraph; those of what is no run are empty.

    Args:
        inlines: all of the paragraph's.
        backwards: whether the paragraph runs from right to left.
    """
    shown = [_shown(inline) for inline in inlines]
    if not backwards and not any(map(has_right_to_left, shown)):
        return [[(inline.text, False)] if isinstance(inline, Run) else [] for inline in inlines]
    base = int(backwards)
    found: list[Stretches] = []
    ways = iter(levels("".join(shown), base))
    for inline, text in zip(inlines, shown, strict=True):
        placed = zip(text, islice(ways, len(text)), strict=True)
        told = [_is_leftward(character, level, base) for character, level in placed]
        pairs = groupby(zip(text, told, strict=True), key=lambda pair: pair[1])
        pieces = [("".join(letter for letter, _ in group), way) for way, group in pairs]
        found.append(pieces if isinstance(inline, Run) else [])
    return found


def _is_leftward(character: str, level: int, base: int) -> bool:
    """Return whether a character goes into a run from right to left.

    Figures within leftward words go with them (level 2). In a paragraph that itself runs
    leftwards figures are ordered right in either run, and European ones keep the theme's font.
    """
    if level == 2:
        return base == 0 or unicodedata.bidirectional(character) == "AN"
    return level == 1


def _shown(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return " " if isinstance(inline, LineBreak) else _NUMBER
