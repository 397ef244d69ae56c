"""Inlines cut into boxes: what stands between two places where a line may end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.layout import bidi
from briefgen.layout.fonts import FontShelf
from briefgen.layout.looks import TAG_LEAD, TAG_PADDING, Look
from briefgen.model.page import Shape

_SPACES = r" \t\n\r\u2000-\u2006\u2008-\u200a\u205f\u3000"
_TOKENS = re.compile(rf"[{_SPACES}]+|[^{_SPACES}]+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset("、。，．・：；？！ー）〕］｝〉》」』】〙〗’”,.:;?!)]}»›%…")
_NOT_LAST = frozenset("（〔［｛〈《「『【‘“([{«‹")
_INSIDE = re.compile(
    r"(?<=[^\W\d_]{2}-)(?=[^\W\d_])|(?<=\w—)(?=\w)|(?<=[^\W\d]–)(?=[^\W\d])|(?<=\w/)(?=\w{3})|\u200b|\u00ad"
)

RAISED_GAP = 2.0
"""Points between two raised marks, so that notes 2 and 1 are not read as 21."""


@dataclass(slots=True)
class Segment:
    """Text of one look, one structure element and one link."""

    text: str
    look: Look
    element: int
    notes: tuple[str, ...] = ()
    line_end: bool = False
    link: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Piece:
    """Shaped text of one look inside a box; `width` in points includes `pad` before and after."""

    shapes: tuple[Shape, ...]
    width: float
    segment: Segment
    level: int = 0
    text: str = ""
    pad_before: float = 0.0
    pad_after: float = 0.0


@dataclass(slots=True)
class Box:
    """Pieces between two places where a line may end.

    `space` follows if the line goes on; `hyphen` is drawn if the line ends here.
    """

    pieces: list[Piece]
    width: float = 0.0
    space: Piece | None = None
    hyphen: Piece | None = None
    line_end: bool = False

    def add(self, piece: Piece) -> None:
        """Add a piece at the end."""
        self.pieces.append(piece)
        self.width += piece.width


def clean(text: str) -> str:
    """Return text without control characters and direction marks."""
    return _UNSEEN.sub("", text)


def measure(shapes: Sequence[Shape], look: Look) -> float:
    """Return the width of shapes in points."""
    width = 0.0
    for shape in shapes:
        width += shape.width * look.size / shape.face.units
        if look.spacing:
            width += look.spacing * len(shape.glyphs)
    return width


class Cutter:
    """Cuts the segments of one paragraph into boxes."""

    def __init__(self, shelf: FontShelf, base: int) -> None:
        self._shelf = shelf
        self._base = base
        self.boxes: list[Box] = []
        self.mixed = False
        self._open = Box([])

    def cut(self, segments: Sequence[Segment]) -> list[Box]:
        """Return the boxes of a paragraph."""
        text = "".join(segment.text for segment in segments)
        self.mixed = self._base > 0 or bidi.is_rtl(text)
        level_of = bidi.levels(text, self._base) if self.mixed else None
        place = 0
        for segment in segments:
            own = level_of[place : place + len(segment.text)] if level_of else None
            self._segment(segment, own)
            place += len(segment.text)
        self._close(None)
        return self.boxes

    def _segment(self, segment: Segment, level_of: list[int] | None) -> None:
        if segment.line_end:
            self._close(None)
            if not self.boxes:
                self.boxes.append(Box([]))
            last = self.boxes[-1]
            last.line_end = True
            if last.space is None and last.pieces:  # a reader of the file parts words by it
                last.space = self._piece(" ", last.pieces[-1].segment, self._base)
            return
        first = len(self._open.pieces)
        opened = self._open
        if level_of is None:
            self._words(segment)
        else:
            for match in _TOKENS.finditer(segment.text):
                token = match.group()
                if token[0].isspace():
                    self._close(self._piece(" ", segment, level_of[match.start()]))
                else:
                    self._levelled(token, segment, level_of[match.start() : match.end()])
        if segment.look.tag:
            self._pad(segment, opened, first)
        elif segment.look.rise and first and first < len(opened.pieces):
            before, piece = opened.pieces[first - 1 : first + 1]
            if before.segment.look.rise and before.text[-1:].isalnum() and piece.text[0].isalnum():
                piece.pad_before = RAISED_GAP
                piece.width += RAISED_GAP
                opened.width += RAISED_GAP

    def _words(self, segment: Segment) -> None:
        """Add words that run from left to right; those without a break inside are remembered."""
        look = segment.look
        known = self._shelf.measured(look.voice, look.size, look.spacing)
        space: Piece | None = None
        for token in _TOKENS.findall(segment.text):
            if token in known:
                shapes, width = known[token]
                box = self._open
                box.pieces.append(Piece(shapes, width, segment, 0, token))
                box.width += width
            elif token[0].isspace():
                if space is None:
                    space = self._piece(" ", segment, 0)
                box = self._open
                if box.pieces:
                    box.space = space
                    self.boxes.append(box)
                    self._open = Box([])
                else:
                    self._close(space)
            else:
                chunks = _chunks(token)
                self._chunks(chunks, segment)
                if chunks == [token]:
                    piece = self._open.pieces[-1]
                    known[token] = (piece.shapes, piece.width)

    def _chunks(self, chunks: list[str], segment: Segment) -> None:
        """Add the parts of a word between which a line may end."""
        for number, chunk in enumerate(chunks):
            if number:
                self._close(None)
            soft = chunk.endswith("\u00ad")
            chunk = chunk.rstrip("\u00ad\u200b")
            if chunk:
                self._open.add(self._piece(chunk, segment, 0))
            if soft and self._open.pieces:
                self._open.hyphen = self.hyphen(self._open.pieces[-1])

    def _levelled(self, token: str, segment: Segment, level_of: list[int]) -> None:
        """Add a word of which parts may run from right to left."""
        start = 0
        for end in range(1, len(token) + 1):
            if end < len(token) and level_of[end] == level_of[start]:
                continue
            level = level_of[start]
            part = token[start:end].replace("\u00ad", "").replace("\u200b", "")
            for number, chunk in enumerate([part] if level % 2 else _chunks(part)):
                if number:
                    self._close(None)
                if chunk:
                    self._open.add(self._piece(chunk, segment, level))
            start = end

    def _piece(self, text: str, segment: Segment, level: int) -> Piece:
        voice = segment.look.voice
        shapes = self._shelf.shape(text, replace(voice, rtl=True) if level % 2 else voice)
        return Piece(shapes, measure(shapes, segment.look), segment, level, text)

    def hyphen(self, piece: Piece) -> Piece:
        """Return the hyphen that is drawn after a piece where its word is divided."""
        shapes = self._shelf.hyphen(piece.segment.look.voice)
        width = measure(shapes, piece.segment.look)
        return Piece(shapes, width, piece.segment, piece.level, "\u00ad")

    def _close(self, space: Piece | None) -> None:
        """End the open box; a space without a box before it widens the last one's space."""
        if self._open.pieces:
            self._open.space = space
            self.boxes.append(self._open)
            self._open = Box([])
        elif space is not None and self.boxes and self.boxes[-1].space is None:
            self.boxes[-1].space = space

    def _pad(self, segment: Segment, opened: Box, first: int) -> None:
        """Leave room for the frame round a marking."""
        held = [box for box in [*self.boxes, self._open] if box.pieces]
        own = [(b, p) for b in held for p in b.pieces if p.segment is segment]
        if not own or (opened is self._open and first >= len(opened.pieces)):
            return
        (start, head), (end, tail) = own[0], own[-1]
        tail.pad_after = TAG_PADDING
        head.pad_before = TAG_PADDING + (TAG_LEAD if len(held) > 1 else 0.0)
        head.width += head.pad_before
        start.width += head.pad_before
        tail.width += TAG_PADDING
        end.width += TAG_PADDING


def _chunks(token: str) -> list[str]:
    """Cut a word where a line may end inside it."""
    if not token.isascii() and _WIDE.search(token):
        return _wide_chunks(token)
    places = [match.end() for match in _INSIDE.finditer(token)]
    if not places:
        return [token]
    edges = [0, *places, len(token)]
    return [token[a:b] for a, b in pairwise(edges) if b > a]


def _wide_chunks(token: str) -> list[str]:
    """Cut Chinese, Japanese and Korean text between any two signs that may part."""
    chunks = [token[0]]
    for character in token[1:]:
        last = chunks[-1][-1]
        wide = bool(_WIDE.match(character)) or bool(_WIDE.match(last))
        if wide and character not in _NOT_FIRST and last not in _NOT_LAST:
            chunks.append(character)
        else:
            chunks[-1] += character
    return chunks


def exploded(box: Box, width: float, shelf: FontShelf) -> list[Box]:
    """Return a box that is wider than a line as boxes of single characters."""
    if box.width <= width:
        return [box]
    result: list[Box] = []
    for piece in box.pieces:
        text = piece.text
        voice = piece.segment.look.voice
        if piece.level % 2 or len(text) <= 1:
            whole = Box([piece], piece.width)
            result.append(whole)
            continue
        for chunk in _clusters(text):
            shapes = shelf.shape(chunk, voice)
            part = Piece(
                shapes, measure(shapes, piece.segment.look), piece.segment, piece.level, chunk
            )
            result.append(Box([part], part.width))
    result[-1].space, result[-1].line_end = box.space, box.line_end
    return result


def _clusters(text: str) -> list[str]:
    import unicodedata

    chunks: list[str] = []
    for character in text:
        if chunks and (unicodedata.combining(character) or character in "\u200d\ufe0f"):
            chunks[-1] += character
        else:
            chunks.append(character)
    return chunks
