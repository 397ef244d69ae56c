"""Inlines cut into words: a paragraph as parallel lists, so that a line costs a slice of them.

Words of one look are the same objects wherever they stand (see `vocabulary`), so what belongs to
their place (their element, a link, room beside them) is kept apart from them, by their number.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from briefgen.layout.chunks import chunks, clusters
from briefgen.layout.fonts import FontShelf
from briefgen.layout.looks import TAG_LEAD, TAG_PADDING
from briefgen.layout.vocabulary import ADVANCE, SPACE, TOKENS, Vocabulary, Word
from briefgen.model import bidi

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

_NO_WIDTH = str.maketrans("", "", "\u00ad\u200b\u200e\u200f")
NO_LINK = ("", "")
"""Of a segment: it leads nowhere."""

RAISED_GAP = 2.0
"""Points between two raised marks, so that notes 2 and 1 are not read as 21."""


@dataclass(slots=True)
class Segment:
    """Text of one look, one structure element and one link."""

    text: str
    vocabulary: Vocabulary
    element: int
    notes: tuple[str, ...] = ()
    line_end: bool = False
    link: tuple[str, str] = NO_LINK


@dataclass(slots=True)
class Stretch:
    """The words of a segment: from number `start` to before `end`."""

    start: int
    end: int
    segment: Segment


@dataclass(slots=True)
class Galley:
    """The words of a paragraph, not yet in lines.

    Attributes:
        words: in reading order. stretches: which of them belong to which segment, in order.
        joined: numbers of words after which no line may end; they make up a box with the next.
        forced: numbers of words after which a line must end.
        before, after: room in points that some words have beside them, by their number.
        levels: embedding level of each word, None if all run from left to right.
        advances, spaces: of each word; its advance has the room beside it.
        total: where each word begins if all stand in one line, and where that line ends.
        divisible: whether a hyphen may have to be drawn where a line ends after some of the words.
    """

    words: list[Word]
    stretches: list[Stretch]
    joined: set[int]
    forced: set[int]
    before: dict[int, float]
    after: dict[int, float]
    levels: list[int] | None = None
    advances: list[float] = field(default_factory=list)
    spaces: list[float] = field(default_factory=list)
    total: list[float] = field(default_factory=list)
    divisible: bool = False

    def measured(self) -> "Galley":
        """Return the paragraph itself, once all its words are in it: their measures are listed."""
        if self.words:
            self.advances = list(map(ADVANCE, self.words))
            self.spaces = list(map(SPACE, self.words))
            if self.before or self.after:
                for k, room in (*self.before.items(), *self.after.items()):
                    self.advances[k] += room
            self.total = list(accumulate(self.advances, initial=0.0))
        return self

    def recut(self, cut: Callable[[int, Segment], Sequence[Word]]) -> "Galley":
        """Return the paragraph with each word cut into those that a function gives for it."""
        new = Galley([], [], set(), set(), {}, {}, None if self.levels is None else [])
        new.divisible = True
        for stretch in self.stretches:
            start = len(new.words)
            for k in range(stretch.start, stretch.end):
                first = len(new.words)
                new.words.extend(cut(k, stretch.segment))
                last = len(new.words) - 1
                for held, own in ((self.joined, new.joined), (self.forced, new.forced)):
                    if k in held:
                        own.add(last)
                if k in self.before:
                    new.before[first] = self.before[k]
                if k in self.after:
                    new.after[last] = self.after[k]
                if new.levels is not None and self.levels is not None:
                    new.levels.extend([self.levels[k]] * (last + 1 - first))
            new.stretches.append(Stretch(start, len(new.words), stretch.segment))
        return new.measured()


def clean(text: str) -> str:
    """Return text without control characters and direction marks.

    The right-to-left mark stays: it decides on which side of foreign words a number stands.
    """
    if text.isprintable():
        return text
    return _UNSEEN.sub("", text)


class Cutter:
    """Cuts the segments of one paragraph into words."""

    def __init__(self, shelf: FontShelf, base: int) -> None:
        self._shelf = shelf
        self._base = base
        self._galley = Galley([], [], set(), set(), {}, {})

    def cut(self, segments: Sequence[Segment], text: str) -> Galley:
        """Return the words of a paragraph; `text` is that of all segments."""
        galley = self._galley
        level_of: list[int] | None = None
        if self._base or (not text.isascii() and bidi.is_rtl(text)):
            level_of = bidi.levels(text, self._base)
            galley.levels = []
        place = 0
        for segment in segments:
            start = len(galley.words)
            if segment.line_end:
                self._end_line(segment)
                continue
            if level_of is None:
                self._plain(segment)
            else:
                self._levelled(segment, level_of[place : place + len(segment.text)])
            if len(galley.words) > start:
                if segment.vocabulary.look.tag and not galley.words[start].text:
                    galley.stretches.append(Stretch(start, start + 1, segment))
                    start += 1
                galley.stretches.append(Stretch(start, len(galley.words), segment))
                self._make_room(galley.stretches[-1])
            place += len(segment.text)
        return galley.measured()

    def _end_line(self, segment: Segment) -> None:
        """End a line after the last word; a reader of the file parts words by the space there."""
        galley = self._galley
        if not galley.words:
            self._add([Word((), 0.0, 0.0, "")], self._base)
            galley.stretches.append(Stretch(0, 1, segment))
        elif not galley.words[-1].space and galley.words[-1].shapes:
            self._add([galley.stretches[-1].segment.vocabulary.blank], self._base)
            galley.stretches[-1].end += 1
        galley.forced.add(len(galley.words) - 1)

    def _plain(self, segment: Segment) -> None:
        """Add words that run from left to right."""
        text, vocabulary = segment.text, segment.vocabulary
        inner = text.removeprefix(" ")
        words = vocabulary.plain_words(inner)
        if not words:
            self._galley.divisible = True
            words = vocabulary.cut_words(text)
        elif len(inner) < len(text):
            words.insert(0, vocabulary.blank)
        if words:
            self._add(words, 0)

    def _add(self, words: list[Word], level: int, joined: bool = True) -> None:
        """Add words; if `joined`, no line may end between them and what stands before them.

        A space after a space or at the beginning is dropped, any other belongs to the word before.
        """
        galley = self._galley
        held, last = galley.words, len(galley.words) - 1
        if words and not words[0].text and words[0].space:
            if last < 0 or held[last].space:
                words = words[1:]
            else:
                galley.joined.add(last)
                if last in galley.forced:
                    galley.forced.remove(last)
                    galley.forced.add(last + 1)
        elif joined and last >= 0 and not held[last].space and last not in galley.forced:
            galley.joined.add(last)
        held.extend(words)
        if galley.levels is not None:
            galley.levels.extend([level] * len(words))

    def _levelled(self, segment: Segment, level_of: list[int]) -> None:
        """Add words of which parts may run from right to left."""
        vocabulary = segment.vocabulary
        self._galley.divisible = True
        for match in TOKENS.finditer(segment.text):
            token, place = match.group(), match.start()
            if token.isspace():
                self._add([vocabulary.blank], level_of[place])
                continue
            start = 0
            for end in range(1, len(token) + 1):
                level = level_of[place + start]
                if end < len(token) and level_of[place + end] == level:
                    continue
                part = token[start:end].translate(_NO_WIDTH)
                own = self._leftwards(vocabulary) if level % 2 else vocabulary
                cut = [part] if level % 2 else [text for text, _ in chunks(part)]
                for number, chunk in enumerate(cut):
                    if chunk:
                        self._add([own.word(chunk, False)], level, joined=not number)
                start = end

    def _leftwards(self, vocabulary: Vocabulary) -> Vocabulary:
        """Return the words of the same look that run from right to left."""
        look = vocabulary.look
        return self._shelf.vocabulary(replace(look, voice=replace(look.voice, rtl=True)))

    def _make_room(self, stretch: Stretch) -> None:
        """Leave room for the frame round a marking, and between two raised marks."""
        galley, look = self._galley, stretch.segment.vocabulary.look
        if look.tag:
            own = [k for k in range(stretch.start, stretch.end) if galley.words[k].text]
            if own:
                alone = len(galley.words) - len(galley.joined) == 1
                galley.before[own[0]] = TAG_PADDING + (0.0 if alone else TAG_LEAD)
                galley.after[own[-1]] = TAG_PADDING
        elif look.rise and stretch.start - 1 in galley.joined:
            before, own_word = galley.words[stretch.start - 1], galley.words[stretch.start]
            raised = galley.stretches[-2].segment.vocabulary.look.rise
            if raised and before.text[-1:].isalnum() and own_word.text[:1].isalnum():
                galley.before[stretch.start] = RAISED_GAP


def exploded(galley: Galley, boxes: Sequence[tuple[int, int]]) -> Galley:
    """Return a paragraph with some boxes, wider than a line, cut into single characters.

    Args:
        galley: the paragraph.
        boxes: first and last word of each.
    """
    wide = {k for first, last in boxes for k in range(first, last + 1)}
    galley.joined -= {k for k in wide if k + 1 in wide and galley.words[k + 1].text}

    def cut(k: int, segment: Segment) -> Sequence[Word]:
        word = galley.words[k]
        leftwards = galley.levels is not None and galley.levels[k] % 2
        if k not in wide or leftwards or len(word.text) <= 1:
            return (word,)
        signs = clusters(word.text)
        last = len(signs) - 1
        return [
            segment.vocabulary.word(c, k == last and word.space > 0.0) for k, c in enumerate(signs)
        ]

    return galley.recut(cut)
