"""Words divided by the patterns of their language."""

from itertools import pairwise

from briefgen.layout.fonts import FontShelf
from briefgen.layout.vocabulary import Vocabulary, Word
from briefgen.layout.words import Galley, Segment

_SHORTEST = 6
"""Letters of the shortest word that is divided."""


def hyphenated(galley: Galley, shelf: FontShelf) -> Galley:
    """Return a paragraph cut where its words may be divided."""
    words, joined = galley.words, galley.joined

    def cut(k: int, segment: Segment) -> tuple[Word, ...]:
        word, vocabulary = words[k], segment.vocabulary
        leftwards = galley.levels is not None and galley.levels[k] % 2
        tied = k in joined and (bool(words[k + 1].text) or k + 1 in joined)
        if (
            leftwards
            or tied
            or k - 1 in joined
            or vocabulary.look.tag
            or len(word.text) < _SHORTEST
        ):
            return (word,)
        key = f"{word.text} " if word.space else word.text
        if key not in vocabulary.divided:
            vocabulary.divided[key] = _divided(word, vocabulary, shelf)
        parts = vocabulary.divided[key]
        return (*parts[:-1], parts[-1]._replace(hyphen=word.hyphen))

    return galley.recut(cut)


def _divided(word: Word, vocabulary: Vocabulary, shelf: FontShelf) -> tuple[Word, ...]:
    """Return a word as the parts that it may be divided into, or alone if it may not be."""
    text = word.text
    letters = text.strip(".,;:!?()[]“”‘’\"'«»")
    if len(letters) < _SHORTEST or not letters.isalpha() or letters[1:] != letters[1:].lower():
        return (word,)
    start = text.index(letters)
    places = [start + p for p in shelf.divisions(letters, vocabulary.look.voice.language)]
    edges = [0, *places, len(text)]
    return tuple(
        vocabulary.word(text[a:b], b == len(text) and word.space > 0.0, b < len(text))
        for a, b in pairwise(edges)
    )
