"""Where a quotation may begin and end: whole characters, within its paragraph, never nothing.

A character is what a reader takes for one: an extended grapheme cluster, told by the rules of
Unicode Standard Annex #29 that matter for running text (marks, joiners, emoji, flags, Hangul).
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from briefgen.model.article import TextSpan

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_JOINER = "\u200d"
_EXTENDING = ("Mn", "Mc", "Me")
_FLAGS = range(0x1F1E6, 0x1F200)
_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_LEADING, _VOWELS, _TRAILING = range(0x1100, 0x1160), range(0x1160, 0x11A8), range(0x11A8, 0x1200)
_SYLLABLES = range(0xAC00, 0xD7A4)
_OPENERS, _CLOSERS = "“„«「『", "”»“」』"


class Edge(StrEnum):
    """One of the two ends of a quotation."""

    START = "start"
    END = "end"


class SpanError(ValueError):
    """A quotation cannot begin or end there; the message tells the analyst why."""


def is_boundary(text: str, place: int) -> bool:
    """Return whether a position, in code points, lies between two characters of a text."""
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    code, previous = ord(after), ord(before)
    if before == "\r" and after == "\n":
        return False
    if before in "\r\n":
        return True
    joined = (
        unicodedata.category(after) in _EXTENDING
        or after in (_JOINER, "\u200c")
        or code in _TONES
        or code in _TAGS
    )
    if joined or (before == _JOINER and _is_picture(after)):
        return False
    if code in _FLAGS and previous in _FLAGS:
        return _flags_before(text, place) % 2 == 0
    return not _is_one_syllable(previous, code)


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So" or ord(character) in range(0x1F000, 0x1FB00)


def _flags_before(text: str, place: int) -> int:
    count = 0
    while count < place and ord(text[place - 1 - count]) in _FLAGS:
        count += 1
    return count


def _is_one_syllable(previous: int, code: int) -> bool:
    """Return whether two Hangul characters belong to one syllable (rules GB6 to GB8)."""
    if previous in _LEADING:
        return code in _LEADING or code in _VOWELS or code in _SYLLABLES
    open_syllable = previous in _SYLLABLES and (previous - _SYLLABLES.start) % 28 == 0
    if previous in _VOWELS or open_syllable:
        return code in _VOWELS or code in _TRAILING
    return (previous in _TRAILING or previous in _SYLLABLES) and code in _TRAILING


def snapped(text: str, place: int) -> int:
    """Return a position or, where that lies within a character, the one before the character."""
    place = max(0, min(place, len(text)))
    while not is_boundary(text, place):
        place -= 1
    return place


def stepped(text: str, place: int, step: int, *, by_word: bool = False) -> int:
    """Return the next (step 1) or previous (-1) position between characters, or edge of a word.

    Words are stepped over to their ends on the way forward and to their starts on the way back.
    """
    if not by_word:
        place += step
        while not is_boundary(text, place):
            place += step
        return max(0, min(place, len(text)))
    if step > 0:
        ahead = _WORD.search(text, place)
        return ahead.end() if ahead else len(text)
    line = text.rfind("\n", 0, max(0, place - 1)) + 1
    starts = [match.start() for match in _WORD.finditer(text, line, place)]
    return starts[-1] if starts else line


def paragraph_at(text: str, place: int) -> TextSpan:
    """Return the line of a text that a position lies in, without its line feed."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return TextSpan(start, len(text) if end < 0 else end)


def moved(text: str, pieces: Sequence[TextSpan], edge: Edge, place: int) -> tuple[TextSpan, ...]:
    """Return a quotation's pieces with one end moved to a position.

    The end stays a whole character's. Pieces that lie wholly beyond it are given up; an end in
    the words between two pieces is that of the nearer piece that remains.

    Raises:
        SpanError: nothing would be left, or the end would leave its paragraph.
    """
    place = snapped(text, place)
    anchored = pieces[0].start if edge is Edge.START else pieces[-1].end
    home = paragraph_at(text, anchored)
    within = pieces[0].start < place < pieces[-1].end
    if not within and not home.start <= place <= home.end:
        raise SpanError("A quotation begins and ends in its own paragraphs.")
    if edge is Edge.START:
        if place <= pieces[0].start:
            kept = (TextSpan(place, pieces[0].end), *pieces[1:])
        else:
            kept = tuple(TextSpan(max(p.start, place), p.end) for p in pieces if p.end > place)
    elif place >= pieces[-1].end:
        kept = (*pieces[:-1], TextSpan(pieces[-1].start, place))
    else:
        kept = tuple(TextSpan(p.start, min(p.end, place)) for p in pieces if p.start < place)
    if not any(_WORD.search(piece.of(text)) for piece in kept):
        raise SpanError("A quotation holds at least one word.")
    return kept


def trimmed(text: str, pieces: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """Return the pieces without white space and enclosing quotation marks at their ends.

    A mark is left out at an end only where its partner is not within the same piece, so that a
    quotation within the quotation stays whole. Pieces without a word are left out.
    """
    kept = (_trimmed(text, piece) for piece in pieces)
    return tuple(piece for piece in kept if _WORD.search(piece.of(text)))


def _trimmed(text: str, piece: TextSpan) -> TextSpan:
    start, end = piece.start, piece.end
    while start < end:
        words = text[start:end]
        first, last = words[0], words[-1]
        if (
            first.isspace()
            or (first in _OPENERS and not _closes(words[1:]))
            or (first == '"' and words.count('"') % 2)
        ):
            start += 1
        elif (
            last.isspace()
            or (last in _CLOSERS and not _opens(words[:-1]))
            or (last == '"' and words.count('"') % 2)
        ):
            end -= 1
        elif len(words) > 1 and _encloses(words):
            start, end = start + 1, end - 1
        else:
            break
    return TextSpan(start, end)


def _opens(words: str) -> bool:
    return any(mark in words for mark in _OPENERS)


def _closes(words: str) -> bool:
    return any(mark in words for mark in _CLOSERS)


def _encloses(words: str) -> bool:
    """Return whether a text is one quotation in its marks and nothing else."""
    inside = words[1:-1]
    pair = (words[0] in _OPENERS and words[-1] in _CLOSERS) or words[0] == words[-1] == '"'
    return pair and not any(mark in inside for mark in _OPENERS + _CLOSERS + '"')
