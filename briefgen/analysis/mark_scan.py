"""The quotation marks of one line, from left to right, with a small stack of what is open."""

import re
from dataclasses import dataclass, replace

from briefgen.analysis.mark_conventions import CLOSERS, SINGLE, Convention
from briefgen.analysis.stretch import Stretch

MARK = re.compile("(?<=[^\\s'])'(?=''(?!'))|''|``|[\"“”„‟«»‘’‚‛'`「」『』]")
_OPENING_CONTEXT = frozenset("([{-–—―/…:¿¡|*>\"“„«»‘‚'")
_NO_OPENER = re.compile(
    r"(?:em|til|tis|twas|cause|bout|round|n|s|d|ll|re|ve|m|t|\d\ds?)(?![\w])", re.IGNORECASE
)
_MAX_NEST = 4
_LEAD = 8
"""Code points of white space that may stand before a mark that opens its line."""


@dataclass(slots=True)
class Open:
    """A mark that waits for the one that closes it: where it stands and what is nested in it."""

    mark: str
    at: int
    size: int
    nested: list[Stretch]


def stretch_from(
    text: str, outer_start: int, start: int, end: int, outer_end: int, opened: Open
) -> Stretch:
    """Return the words between two marks without the white space next to the marks."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = max(start, end - (len(inner) - len(inner.rstrip())))
    return Stretch(
        outer_start, start, end, outer_end, opened.mark, nested=tuple(opened.nested[:50])
    )


class Scan:
    """One pass over the marks of one line.

    Attributes:
        found: the outermost stretches that are closed on the line, in order.
        orphan: where a mark closes what the line has not opened, None if none does.
    """

    def __init__(self, text: str, start: int, end: int, convention: Convention) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.convention = convention
        self.found: list[Stretch] = []
        self.stack: list[Open] = []
        self.orphan: int | None = None
        self.marks = [
            (mark.start(), mark.end() - mark.start(), _normal(mark[0]))
            for mark in MARK.finditer(text, start, end)
        ]

    @property
    def opened(self) -> Open | None:
        """The outermost quotation that this line leaves open."""
        return self.stack[0] if self.stack else None

    def run(self) -> None:
        """Read the marks; the result is in `found`, `opened` and `orphan`."""
        for number, (at, size, mark) in enumerate(self.marks):
            if mark in SINGLE:
                self._single(number, at, mark)
            else:
                self._double(number, at, size, mark)

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def _after(self, at: int, size: int = 1) -> str:
        return self.text[at + size] if at + size < self.end else " "

    def _looks_opening(self, at: int, size: int) -> bool:
        before, after = self._before(at), self._after(at, size)
        return (before.isspace() or before in _OPENING_CONTEXT) and not after.isspace()

    def _looks_closing(self, at: int, size: int) -> bool:
        after = self._after(at, size)
        return not self._before(at).isspace() and not after.isalnum()

    # ------------------------------------------------------------ double marks

    def _double(self, number: int, at: int, size: int, mark: str) -> None:
        top = self._top_double()
        if top is not None and self._closes(number, at, size, mark, top):
            self._close(top, at, size)
        elif self._opens(at, size, mark):
            if top is not None and len(self.stack) < _MAX_NEST and self._nests(number, mark, top):
                self.stack.append(Open(mark, at, size, []))
                return
            if top is not None:
                self._cut(at)
            self.stack.append(Open(mark, at, size, []))
        elif top is None and self.orphan is None and not self.found:
            self.orphan = at

    def _top_double(self) -> Open | None:
        return next((one for one in reversed(self.stack) if one.mark not in SINGLE), None)

    def _closes(self, number: int, at: int, size: int, mark: str, top: Open) -> bool:
        if mark not in CLOSERS[top.mark]:
            return False
        if mark in "”»«」』" and mark != top.mark:
            return True
        if self._looks_closing(at, size) or not self._looks_opening(at, size):
            return True
        # A mark that looks like an opener while one is open: with an odd number of marks left
        # on the line it closes after all.
        left = sum(1 for other in self.marks[number : number + 40] if other[2] == mark)
        return mark == '"' and left % 2 == 1

    def _opens(self, at: int, size: int, mark: str) -> bool:
        before, after = self._before(at), self._after(at, size)
        if mark in "„‟「『":
            return True
        if mark in "」』":
            return False
        if mark in "«»":
            opener = "»" if self.convention.reversed_guillemets else "«"
            return mark == opener
        if mark == "“":
            return not (self._looks_closing(at, size) and before.isalnum())
        if mark == "”":
            return before.isspace() and (self.convention.same_curly or not after.isspace())
        if before.isspace() or before in _OPENING_CONTEXT:
            return not after.isspace() or at == self.start
        return False

    def _nests(self, number: int, mark: str, top: Open) -> bool:
        """Return whether an opener is nested in the open quotation, rather than a new one."""
        closers = CLOSERS[mark]
        rest = self.marks[number : number + 40]
        if set(closers).isdisjoint(CLOSERS[top.mark]):
            return any(other[2] in CLOSERS[top.mark] for other in rest)
        if mark == '"':
            return False
        opens = sum(1 for other in rest if other[2] == mark)
        closes = sum(1 for other in rest if other[2] in closers and other[2] != mark)
        return closes > opens

    def _cut(self, at: int) -> None:
        """End what is open before the mark at `at`, as a quotation without closing mark."""
        first = self.stack[0]
        stretch = stretch_from(self.text, first.at, first.at + first.size, at, at, first)
        if stretch.start < stretch.end and first.mark not in SINGLE:
            self.found.append(replace(stretch, closed=False))
        self.stack.clear()

    def _close(self, opened: Open, at: int, size: int) -> None:
        while self.stack[-1] is not opened:
            self.stack.pop()
        self.stack.pop()
        begin = opened.at + opened.size
        stretch = stretch_from(self.text, opened.at, begin, at, at + size, opened)
        if stretch.start >= stretch.end:
            return
        if self.stack:
            self.stack[-1].nested.append(stretch)
        else:
            single = opened.mark in SINGLE
            self.found.append(replace(stretch, minor=single != self.convention.single_is_main))

    # ------------------------------------------------------------ single marks

    def _single(self, number: int, at: int, mark: str) -> None:
        before, after = self._before(at), self._after(at)
        if before.isalnum() and after.isalnum():
            return  # an apostrophe
        top = self.stack[-1] if self.stack else None
        if top is not None and mark in CLOSERS.get(top.mark, "") and top.mark in SINGLE:
            if self._single_closes(number, at, before, after):
                self._close(top, at, 1)
                return
            if mark != "‘":
                return
        if self._single_opens(number, at, mark, before, after):
            if top is not None and top.mark in SINGLE:
                return
            self.stack.append(Open(mark, at, 1, []))

    def _single_opens(self, number: int, at: int, mark: str, before: str, after: str) -> bool:
        if mark not in "‘'‚" or after.isspace():
            return False
        if not (before.isspace() or before in _OPENING_CONTEXT):
            return False
        if _NO_OPENER.match(self.text, at + 1):
            return False
        return self._has_closer(number, mark)

    def _has_closer(self, number: int, mark: str) -> bool:
        """Return whether a later mark on the line may close a single mark opened here."""
        for at, _, other in self.marks[number + 1 : number + 60]:
            if other not in CLOSERS[mark]:
                continue
            before, after = self._before(at), self._after(at)
            if not after.isalnum() and (not before.isspace() or self._behind_double(at)):
                return True
        if not self.convention.single_is_main:
            return False
        # A quotation over several paragraphs closes each but the last with nothing.
        at = self.marks[number][0]
        lead = at - self.start < _LEAD and not self.text[self.start : at].strip()
        return lead or self.text[self.end : self.end + _LEAD].lstrip()[:1] == mark

    def _behind_double(self, at: int) -> bool:
        """Return whether only a space stands between a double mark and this: “the ‘poor,” ’”."""
        return self.text[max(self.start, at - 2) : at - 1] in ("”", '"')

    def _single_closes(self, number: int, at: int, before: str, after: str) -> bool:
        if after.isalnum() or (before.isspace() and not self._behind_double(at)):
            return False
        if before in "sz" and after == " " and self.text[at + 2 : at + 3].islower():
            # “the workers’ rights”: an apostrophe if a better closing mark follows.
            return not self._better_closer(number)
        if before.isalpha() and after == " " and before.lower() in "n":
            # “fightin’ words”
            return self.text[at - 2 : at].lower() != "in" or not self._better_closer(number)
        return True

    def _better_closer(self, number: int) -> bool:
        """Return whether a sure closing mark follows before the next sure opening one."""
        for at, _, other in self.marks[number + 1 : number + 30]:
            before, after = self._before(at), self._after(at)
            if before.isalnum() and after.isalnum():
                continue
            if (before.isspace() or before in "(—–") and not after.isspace():
                return False
            if other in "’'" and not after.isalnum() and before != "s":
                return True
        return False


def _normal(mark: str) -> str:
    return '"' if len(mark) == 2 else mark
