"""Words measured once for each look, however often they stand in a document or in later ones."""

import re
from collections.abc import Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, Protocol

from briefgen.layout.chunks import chunks
from briefgen.layout.looks import Look
from briefgen.layout.shaping import Voice
from briefgen.model.page import Shape

_SPACES = r" \t\n\r\u2000-\u2006\u2008-\u200a\u205f\u3000"
TOKENS = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
"""White space at which a line may end, and what stands between; such space is all of one width."""


class Word(NamedTuple):
    """A word in one look, with the space after it.

    Attributes:
        shapes: its glyphs; those of the space are among them.
        advance: points from its beginning to that of the next word, the space included.
        space: width of the space after it, 0.0 if none follows.
        text: its characters, without the space; "" for a space that stands alone.
        hyphen: what is drawn if a line ends after it, None for nothing.
        shape: its only shape, as most words have one; None if they are none or several.
    """

    shapes: tuple[Shape, ...]
    advance: float
    space: float
    text: str
    hyphen: "Word | None" = None
    shape: Shape | None = None

    @property
    def width(self) -> float:
        """Return its width in points, without the space."""
        return self.advance - self.space


SHAPES, ADVANCE, SPACE, SHAPE = map(
    itemgetter, map(Word._fields.index, ("shapes", "advance", "space", "shape"))
)
"""What `map` takes of words."""


def shapes_of(words: Sequence[Word]) -> tuple[Shape, ...]:
    """Return the shapes of words, one after the other."""
    shapes = tuple(map(SHAPE, words))
    return shapes if None not in shapes else tuple(chain.from_iterable(map(SHAPES, words)))


class Shaper(Protocol):
    """What turns text into glyphs."""

    def shape(self, text: str, voice: Voice) -> tuple[Shape, ...]:
        """Return the glyphs of a text."""

    def spaced(self, text: str, voice: Voice) -> tuple[Shape, ...]:
        """Return the glyphs of a text and of a space after it."""

    def hyphen(self, voice: Voice) -> tuple[Shape, ...]:
        """Return the hyphen of a divided word."""


def measure(shapes: Sequence[Shape], look: Look) -> float:
    """Return the width of shapes in points."""
    width = 0.0
    for shape in shapes:
        width += shape.width * look.size / shape.face.units
        if look.spacing:
            width += look.spacing * len(shape.glyphs)
    return width


class Words(dict[str, Word]):
    """Words by their characters, all with a space after them or all without; made when asked for.

    Attributes:
        odd: what is not one word of one shape, with the words that it falls into, between which a
            line may end. Its own entry is as wide as all of these.
    """

    def __init__(self, vocabulary: "Vocabulary", spaced: bool) -> None:
        self._vocabulary = vocabulary
        self._spaced = spaced
        self.odd: dict[str, tuple[Word, ...]] = {}

    def __missing__(self, token: str) -> Word:
        """Shape and measure a word that is asked for the first time."""
        parts = self._vocabulary.parts(token, self._spaced)
        if len(parts) == 1 and parts[0].shape is not None and parts[0].hyphen is None:
            word = parts[0]
        else:
            self.odd[token] = parts
            space = parts[-1].space if parts else 0.0
            word = Word((), sum(part.advance for part in parts), space, token)
        self[token] = word
        return word


class Vocabulary:
    """All that is said in one look.

    Attributes:
        look: the look.
        spaced, last: its words with a space after them, and without.
        divided: words cut where their language divides them.
        blank: a space that stands alone.
    """

    def __init__(self, look: Look, shaper: Shaper) -> None:
        self.look = look
        self._shaper = shaper
        self.spaced = Words(self, True)
        self.last = Words(self, False)
        self.divided: dict[str, tuple[Word, ...]] = {}
        shapes = shaper.shape(" ", look.voice)
        space = measure(shapes, look)
        self.blank = Word(shapes, space, space, "")
        self._hyphen: Word | None = None

    @property
    def hyphen(self) -> Word:
        """Return the hyphen that is drawn where a word is divided."""
        if self._hyphen is None:
            shapes = self._shaper.hyphen(self.look.voice)
            self._hyphen = Word(shapes, measure(shapes, self.look), 0.0, "\u00ad")
        return self._hyphen

    def plain_words(self, text: str) -> list[Word]:
        """Return the words of a text; [] if something in it is not just one word of one shape."""
        tokens = text.split(" ")
        final = tokens.pop()
        words = list(map(self.spaced.__getitem__, tokens))
        if final:
            words.append(self.last[final])
        odd = self.spaced.odd
        if final in self.last.odd or (odd and not odd.keys().isdisjoint(tokens)):
            return []
        return words

    def cut_words(self, text: str) -> list[Word]:
        """Return the words of any text, cut wherever a line may end."""
        *tokens, final = text.split(" ")
        odd = [self.spaced.odd.get(token, (self.spaced[token],)) for token in tokens]
        if final:
            odd.append(self.last.odd.get(final, (self.last[final],)))
        words: list[Word] = []
        for part in chain.from_iterable(odd):
            if part.text or not words or not words[-1].space:
                words.append(part)
        return words

    def word(self, text: str, spaced: bool, hyphenated: bool = False) -> Word:
        """Return characters as one word, wherever a line might end inside."""
        voice = self.look.voice
        shapes = self._shaper.shape(text, voice)
        width, space = measure(shapes, self.look), 0.0
        if spaced:
            shapes, space = self._shaper.spaced(text, voice), self.blank.space
        hyphen = self.hyphen if hyphenated else None
        shape = shapes[0] if len(shapes) == 1 else None
        return Word(shapes, width + space, space, text, hyphen, shape)

    def parts(self, token: str, spaced: bool) -> tuple[Word, ...]:
        """Return a token as words, between which a line may end."""
        found = TOKENS.findall(token)
        if spaced and not (found and found[-1].isspace()):
            found.append(" ")
        result: list[Word] = []
        for part, following in zip(found, [*found[1:], ""], strict=True):
            if not part.isspace():
                result.extend(self._cut(part, bool(following)))
            elif not result or not result[-1].space:
                result.append(self.blank)
        return tuple(result)

    def _cut(self, token: str, spaced: bool) -> list[Word]:
        cut = chunks(token)
        last = len(cut) - 1
        return [
            self.word(text, spaced and k == last, hyphenated)
            for k, (text, hyphenated) in enumerate(cut)
        ]
