"""Code points and UTF-16 units: the core counts the first, Qt the second."""

import re
from bisect import bisect_left

from briefgen.model.article import TextSpan

_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""Characters of two UTF-16 units."""


class TextMap:
    """Turns positions of a text from code points into UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [place + number for number, place in enumerate(self._wide)]

    def units(self, place: int) -> int:
        """Return the UTF-16 position of a code point's position."""
        return place + bisect_left(self._wide, place)

    def points(self, units: int) -> int:
        """Return the code point's position of a UTF-16 position.

        A position between the two units of one character is that before the character.
        """
        before = bisect_left(self._wide_units, units)
        return units - before

    def span(self, start: int, end: int) -> TextSpan:
        """Return the span of code points between two UTF-16 positions."""
        return TextSpan(self.points(start), self.points(end))
