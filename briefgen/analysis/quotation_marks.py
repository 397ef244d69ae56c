"""Quotation marks: which stretches of a text stand in marks, whatever the convention.

One left-to-right pass over the marks of each line with a small stack. The conventions are those
of CLDR's quotation data and of typing habits: “ ” ‘ ’ " ' « » » « „ “ ‚ ‘ ” ” '' `` 「 」 『 』.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from briefgen.model.nouns import noun

_MARK = re.compile("(?<=[^\\s'])'(?=''(?!'))|''|``|[\"“”„‟«»‘’‚‛'`「」『』]")
_SINGLE = frozenset("‘’‚‛'`")
_CLOSERS = {
    "“": '”“"',
    "„": '“”"',
    "”": '”"',
    "‟": "”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "‘": "’'",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "'": "'’",
}
_OPENING_CONTEXT = frozenset("([{-–—―/…:¿¡|*>\"“„«»‘‚'")
_NO_OPENER = re.compile(
    r"(?:em|til|tis|twas|cause|bout|round|n|s|d|ll|re|ve|m|t|\d\ds?)(?![\w])", re.IGNORECASE
)
_SINGLE_OPENER = re.compile(r"[‘'](?<![^\s(\[—–“\"-].)(?=[\w\[…$£€])(?!em\b|\d\d)", re.DOTALL)
_FRENCH = re.compile(r"(?:^|(?<=[\s(\[—–-]))«|»(?=[\s.,;:!?)]|$)", re.MULTILINE)
_REVERSED = re.compile(r"(?:^|(?<=[\s(\[—–-]))»(?=\S)|(?<=\S)«(?=[\s.,;:!?)]|$)", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_MAX_NEST = 4
_LEAD = 8
"""Code points of white space that may stand before a mark that opens its line."""
_MAX_LINES = 6
"""A quotation left open on one line may be closed at most so many lines below."""


@noun(frozen=True, slots=True)
class Stretch:
    """Words in quotation marks.

    Attributes:
        outer_start, outer_end: with the marks, in code points.
        start, end: without marks and without the white space next to them.
        opener: the opening mark.
        closed: whether its closing mark was found.
        continues: whether the next stretch is the next paragraph of the same quotation.
        minor: the article mostly uses other marks, so these may be scare quotes or a headline's.
        nested: stretches in other marks within.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    opener: str
    closed: bool = True
    continues: bool = False
    minor: bool = False
    nested: tuple["Stretch", ...] = ()


@dataclass(frozen=True, slots=True)
class Convention:
    """What the marks of an article mean."""

    single_is_main: bool = False
    reversed_guillemets: bool = False
    same_curly: bool = False  # ”…” as in Swedish: the mark that closes also opens


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    size: int
    nested: list[Stretch]


def find_convention(text: str) -> Convention:
    """Return what the marks of a text mean, by counting which of them look like openers."""
    singles = len(_SINGLE_OPENER.findall(text))
    doubles = sum(text.count(mark) for mark in ('"', "“", "”", "„", "«", "»", "''"))
    left = right = 0
    if "»" in text:
        left = len(_FRENCH.findall(text))
        right = len(_REVERSED.findall(text))
    return Convention(
        single_is_main=singles > 0 and singles * 2 > doubles,
        reversed_guillemets=right > left,
        same_curly="”" in text and "“" not in text and "„" not in text,
    )


@lru_cache(maxsize=2)  # quotations and positions of an article both ask for them
def find_stretches(text: str, convention: Convention | None = None) -> tuple[Stretch, ...]:
    """Return the outermost stretches in quotation marks, in order; linear in the text's length.

    A stretch never crosses a line feed, except where a mark opened on one line is closed a few
    lines below; then each line has a stretch of its own, chained by `continues`.
    """
    convention = convention or find_convention(text)
    found: list[Stretch] = []
    pending: list[tuple[int, int, _Open]] = []
    for line in _LINE.finditer(text):
        if not pending and _MARK.search(text, line.start(), line.end()) is None:
            continue
        scan = _Scan(text, line.start(), line.end(), convention)
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
    text: str, pending: list[tuple[int, int, _Open]], line_start: int, closing: int
) -> list[Stretch]:
    """Return the stretches of a quotation that is closed some lines below its opening."""
    first = pending[0][2]
    begin, stop = first.at, first.at + first.size
    pieces = [_stretch(text, begin, stop, pending[0][1], pending[0][1], first)]
    for start, end, _ in pending[1:]:
        pieces.append(_stretch(text, start, start, end, end, first))
    pieces.append(_stretch(text, line_start, line_start, closing, closing + 1, first))
    kept = [piece for piece in pieces if piece.start < piece.end]
    return [replace(piece, continues=True) for piece in kept[:-1]] + kept[-1:]


def _abandoned(text: str, pending: list[tuple[int, int, _Open]], reopened: bool) -> list[Stretch]:
    """Return the stretch of a quotation that nothing closes: it ends with its line."""
    if not pending:
        return []
    _, end, first = pending[0]
    stretch = _stretch(text, first.at, first.at + first.size, end, end, first)
    if stretch.start >= stretch.end or (first.mark in _SINGLE and not reopened):
        return []
    return [replace(stretch, closed=False, continues=reopened)]


def _reopens(text: str, line_start: int, mark: str) -> bool:
    head = text[line_start : line_start + 8].lstrip()
    return head[:1] in (mark, "»" if mark == "«" else mark) or head[:2] in ("''", "``")


def _stretch(
    text: str, outer_start: int, start: int, end: int, outer_end: int, opened: _Open
) -> Stretch:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = max(start, end - (len(inner) - len(inner.rstrip())))
    return Stretch(
        outer_start, start, end, outer_end, opened.mark, nested=tuple(opened.nested[:50])
    )


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


class _Scan:
    """One pass over the marks of one line."""

    def __init__(self, text: str, start: int, end: int, convention: Convention) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.convention = convention
        self.found: list[Stretch] = []
        self.stack: list[_Open] = []
        self.orphan: int | None = None
        self.marks = [
            (mark.start(), mark.end() - mark.start(), _normal(mark[0]))
            for mark in _MARK.finditer(text, start, end)
        ]

    @property
    def opened(self) -> _Open | None:
        """The outermost quotation that this line leaves open."""
        return self.stack[0] if self.stack else None

    def run(self) -> None:
        for number, (at, size, mark) in enumerate(self.marks):
            if mark in _SINGLE:
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
                self.stack.append(_Open(mark, at, size, []))
                return
            if top is not None:
                self._cut(at)
            self.stack.append(_Open(mark, at, size, []))
        elif top is None and self.orphan is None and not self.found:
            self.orphan = at

    def _top_double(self) -> _Open | None:
        return next((one for one in reversed(self.stack) if one.mark not in _SINGLE), None)

    def _closes(self, number: int, at: int, size: int, mark: str, top: _Open) -> bool:
        if mark not in _CLOSERS[top.mark]:
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

    def _nests(self, number: int, mark: str, top: _Open) -> bool:
        """Return whether an opener is nested in the open quotation, rather than a new one."""
        closers = _CLOSERS[mark]
        rest = self.marks[number : number + 40]
        if set(closers).isdisjoint(_CLOSERS[top.mark]):
            return any(other[2] in _CLOSERS[top.mark] for other in rest)
        if mark == '"':
            return False
        opens = sum(1 for other in rest if other[2] == mark)
        closes = sum(1 for other in rest if other[2] in closers and other[2] != mark)
        return closes > opens

    def _cut(self, at: int) -> None:
        """End what is open before the mark at `at`, as a quotation without closing mark."""
        first = self.stack[0]
        stretch = _stretch(self.text, first.at, first.at + first.size, at, at, first)
        if stretch.start < stretch.end and first.mark not in _SINGLE:
            self.found.append(replace(stretch, closed=False))
        self.stack.clear()

    def _close(self, opened: _Open, at: int, size: int) -> None:
        while self.stack[-1] is not opened:
            self.stack.pop()
        self.stack.pop()
        begin = opened.at + opened.size
        stretch = _stretch(self.text, opened.at, begin, at, at + size, opened)
        if stretch.start >= stretch.end:
            return
        if self.stack:
            self.stack[-1].nested.append(stretch)
        else:
            single = opened.mark in _SINGLE
            self.found.append(replace(stretch, minor=single != self.convention.single_is_main))

    # ------------------------------------------------------------ single marks

    def _single(self, number: int, at: int, mark: str) -> None:
        before, after = self._before(at), self._after(at)
        if before.isalnum() and after.isalnum():
            return  # an apostrophe
        top = self.stack[-1] if self.stack else None
        if top is not None and mark in _CLOSERS.get(top.mark, "") and top.mark in _SINGLE:
            if self._single_closes(number, at, before, after):
                self._close(top, at, 1)
                return
            if mark != "‘":
                return
        if self._single_opens(number, at, mark, before, after):
            if top is not None and top.mark in _SINGLE:
                return
            self.stack.append(_Open(mark, at, 1, []))

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
            if other not in _CLOSERS[mark]:
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
