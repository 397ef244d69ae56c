"""Words divided by the patterns of their language."""

from dataclasses import replace
from itertools import pairwise

from briefgen.layout.fonts import FontShelf
from briefgen.layout.words import Box, Cutter, Piece, measure

_SHORTEST = 6
"""Letters of the shortest word that is divided."""


def divided(box: Box, cutter: Cutter, shelf: FontShelf) -> list[Box]:
    """Return a box cut where its word may be divided, or alone if it may not."""
    if len(box.pieces) != 1 or box.pieces[0].segment.look.tag or box.pieces[0].level % 2:
        return [box]
    piece = box.pieces[0]
    word = piece.text
    letters = word.strip(".,;:!?()[]“”‘’\"'«»")
    look = piece.segment.look
    if len(letters) < _SHORTEST or not letters.isalpha() or letters[1:] != letters[1:].lower():
        return [box]
    start = word.index(letters)
    places = [start + p for p in shelf.divisions(letters, look.voice.language)]
    if not places:
        return [box]
    parts = []
    edges = [0, *places, len(word)]
    for a, b in pairwise(edges):
        shapes = shelf.shape(word[a:b], look.voice)
        part = Piece(shapes, measure(shapes, look), piece.segment, piece.level, word[a:b])
        parts.append(Box([part], part.width, hyphen=cutter.hyphen(part)))
    parts[-1] = replace(parts[-1], space=box.space, hyphen=box.hyphen, line_end=box.line_end)
    return parts
