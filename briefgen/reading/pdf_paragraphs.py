"""Lines of PDF pages to paragraphs: headers and footers out, hyphens closed, lines joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.reading.source import Fact

_COLUMN = 40.0  # points: lines that begin nearer to each other are of one column
_HEADING = 1.15  # lines so much higher than the usual step are a heading's, with steps of their own
_EDGE = 2  # lines at the top and at the bottom of a page that may be header and footer
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|стор\.?|p\.)?\s*[-–—|]?\s*\d{1,4}\s*(?:[-–—|]|(?:of|von|sur|de|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
# What a browser prints at the edges of a page: its address, or the day and hour of printing.
_BROWSER = re.compile(
    r"https?://\S+(?:\s+\d+\s?/\s?\d+)?$|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)
_END = (".", "!", "?", "…", ":", "”", "»", '"', "’", "。")
_BULLETS = ("•", "◦", "▪", "‣", "●", "○", "■")
SOFT_HYPHENS = ("\x02", "\ufffe", "\u00ad")
"""How PDFium marks a hyphen at the end of a line."""
_URL = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and its box in points; all zero where the place is not known."""

    text: str
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0

    @property
    def height(self) -> float:
        """Height of the line's box in points."""
        return self.top - self.bottom


def without_margins(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[list[Line]], list[Line]]:
    """Return the pages without header, footer and page number, and the lines taken out.

    A line among the two highest or two lowest of a page is header or footer if it stands, digits
    apart, at the same height on at least half of the pages (and on two).
    """
    repeated: Counter[tuple[str, int]] = Counter()
    for page in pages:
        repeated.update({_mark(line) for line in _edges(page)})
    enough = max(2, (len(pages) + 1) // 2)
    bodies: list[list[Line]] = []
    margins: list[Line] = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        body: list[Line] = []
        for line in page:
            numbered = _PAGE_NUMBER.fullmatch(line.text) and (len(pages) > 1 or "/" in line.text)
            printed = numbered or _BROWSER.match(line.text)
            if id(line) in edges and (repeated[_mark(line)] >= enough or printed):
                margins.append(line)
            else:
                body.append(line)
        bodies.append(body)
    return bodies, margins


def margin_facts(margins: Iterable[Line]) -> list[Fact]:
    """Return the address that a browser printed at the edge of the pages, if it did."""
    for line in margins:
        if match := _URL.search(line.text):
            return [Fact("url", match.group().rstrip(".,"), "printed at the edge of the pages")]
    return []


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of all pages in reading order."""
    flow: list[list[str]] = []
    above: Line | None = None
    words, edges = _whole_words(pages), _right_edges(pages)
    for page in pages:
        leading = _leading(page)
        for number, line in enumerate(page):
            right = edges.get(_column(above), 0.0) if above else 0.0
            if above is None:
                starts = True
            elif number == 0:
                starts = _starts_on_new_page(above, line, right)
            else:
                starts = _starts_paragraph(above, line, leading, right)
            if starts:
                flow.append([])
            flow[-1].append(line.text)
            above = line
    return [_joined(lines, words) for lines in flow]


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the highest and lowest lines; the first and last where places are not known."""
    ordered = (
        sorted(page, key=lambda line: -line.bottom) if all(line.top for line in page) else page
    )
    if len(ordered) <= 2 * _EDGE:
        return list(ordered[:1]) + list(ordered[1:][-1:])
    return [*ordered[:_EDGE], *ordered[-_EDGE:]]


def _mark(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.bottom / 4)


def _leading(page: Sequence[Line]) -> float:
    """Return the usual distance of base lines in points, 0.0 where places are not known.

    It is that of lines in the commonest type size, and the narrow one: where paragraphs have two
    lines, half of the distances are those between paragraphs.
    """
    heights = Counter(round(line.height) for line in page if line.top)
    usual = heights.most_common(1)[0][0] if heights else 0
    steps = sorted(
        above.bottom - below.bottom
        for above, below in pairwise(page)
        if round(above.height) == usual == round(below.height)
        and 0.5 * usual < above.bottom - below.bottom < 4 * max(above.height, 1.0)
    )
    return steps[len(steps) // 5] if steps else 0.0


def _column(line: Line) -> int:
    """Return a number for where a line begins, the same for lines of about one column."""
    return int(line.left // _COLUMN)


def _right_edges(pages: Sequence[Sequence[Line]]) -> dict[int, float]:
    """Return where full lines of each column end, in points: the ninth decile of its lines."""
    rights: dict[int, list[float]] = {}
    for page in pages:
        for line in page:
            rights.setdefault(_column(line), []).append(line.right)
    edges: dict[int, float] = {}
    for column in rights:
        near = sorted(right for at in (-1, 0, 1) for right in rights.get(column + at, ()))
        edges[column] = near[int(len(near) * 0.9)]
    return edges


def _starts_paragraph(above: Line, line: Line, leading: float, right: float) -> bool:
    if line.text.startswith(_BULLETS):
        return True
    if not line.top or not above.top:
        return above.text.endswith(_END) and len(above.text) < 60
    step = above.bottom - line.bottom
    if step < -line.height:  # a new column: the sentence may run on
        return _starts_on_new_page(above, line, right)
    if abs(line.height - above.height) > 0.15 * max(line.height, above.height):
        return True
    if leading and line.height > _HEADING * leading:
        return step > 1.6 * line.height or _ended_early(above, line, right)
    if (leading and step > 1.35 * leading) or step > 2.2 * line.height:
        return True
    if leading and step > 1.1 * leading and _ended_early(above, line, right):
        return True  # such as the items of a list, whose bullets are drawn
    if line.left - above.left > 0.7 * line.height and above.text.endswith(_END):
        return True
    return above.text.endswith(_END) and _ended_early(above, line, right)


def _starts_on_new_page(above: Line, line: Line, right: float) -> bool:
    if line.text[:1].islower() and not above.text.endswith(_END):
        return False
    return not above.top or _ended_early(above, line, right)


def _ended_early(above: Line, line: Line, right: float) -> bool:
    """Return whether the next line's first word would have fitted at the end of the line above."""
    character = (above.right - above.left) / max(len(above.text), 1)
    word = len(line.text.split(maxsplit=1)[0]) + 1 if line.text.strip() else 0
    return above.right + word * character < right


def _whole_words(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return all hyphenated words inside lines: such a hyphen at a line's end stays."""
    words: set[str] = set()
    for page in pages:
        for line in page:
            words.update(re.findall(r"\b\w+-\w+\b(?!-)", line.text.casefold()))
    return frozenset(words)


def _joined(lines: Sequence[str], hyphenated: frozenset[str]) -> str:
    text = ""
    for line in lines:
        part = line.translate(_LIGATURE_TABLE)
        if not text:
            text = part
        elif text[-1] in SOFT_HYPHENS or (text[-1] == "-" and _breaks_word(text, part)):
            text = _close_hyphen(text[:-1], part, hyphenated)
        elif text.endswith(("-", "–", "—")) and not text.endswith((" -", " –", " —")):
            text += part
        else:
            text = f"{text} {part}"
    return re.sub(r"(?<=\w)[\x02\ufffe](?=\w)", "-", text)


def _breaks_word(text: str, part: str) -> bool:
    """Return whether a hyphen at a line's end stands inside a word."""
    return text[-2:-1].isalpha() and part[:1].islower()


def _close_hyphen(text: str, part: str, hyphenated: frozenset[str]) -> str:
    """Return the two halves of a word joined.

    Its hyphen stays if the word has one elsewhere, or if what follows is a name or a number.
    """
    before = re.search(r"\w+$", text)
    after = re.match(r"\w+", part)
    if before and before.group()[-1:].islower() and (part[:1].isupper() or part[:1].isdigit()):
        return f"{text}-{part}"
    if before and after and f"{before.group()}-{after.group()}".casefold() in hyphenated:
        return f"{text}-{part}"
    return text + part
