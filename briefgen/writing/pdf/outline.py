"""The outline beside the pages: headings in one another (ISO 32000-1, 12.3.3)."""

from briefgen.writing.pdf.objects import number, text_string
from briefgen.writing.pdf.packing import PackedDocument


class Outline:
    """Collects headings in reading order and writes them into the document, all of them open."""

    def __init__(self, document: PackedDocument) -> None:
        self._document = document
        self._titles: list[str] = []
        self._places: list[tuple[int, float]] = []
        self._parents: list[int] = []
        self._open: list[tuple[int, int]] = []  # level and place of the headings that are around

    def add(self, level: int, title: str, page: int, top: float) -> None:
        """Add a heading that stands on a page (number of its object), `top` points from below."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._parents.append(self._open[-1][1] if self._open else -1)
        self._open.append((level, len(self._titles)))
        self._titles.append(title)
        self._places.append((page, top))

    def finish(self) -> int:
        """Write all entries; return the number of the outline's object, 0 if it has none."""
        if not self._titles:
            return 0
        count = len(self._titles)
        root = self._document.reserve()
        first = self._document.reserve(count)
        numbers = range(first, first + count)
        kids: list[list[int]] = [[] for _ in range(count + 1)]  # the last are those of the root
        inside = [0] * (count + 1)
        for k in range(count - 1, -1, -1):
            kids[self._parents[k]].append(k)
            inside[self._parents[k]] += 1 + inside[k]
        for siblings in kids:
            siblings.reverse()
            beside = [0, *(numbers[k] for k in siblings), 0]
            for at, k in enumerate(siblings, 1):
                up = numbers[self._parents[k]] if self._parents[k] >= 0 else root
                entry = b"/Title%s/Parent %d 0 R" % (text_string(self._titles[k]), up)
                page, top = self._places[k]
                entry += b"/Dest[%d 0 R/XYZ null %s null]" % (page, number(top).encode())
                entry += b"/Prev %d 0 R" % beside[at - 1] if beside[at - 1] else b""
                entry += b"/Next %d 0 R" % beside[at + 1] if beside[at + 1] else b""
                entry += _within([numbers[kid] for kid in kids[k]], inside[k])
                self._document.put(numbers[k], b"<<%s>>" % entry)
        top_level = _within([numbers[kid] for kid in kids[-1]], inside[-1])
        self._document.put(root, b"<</Type/Outlines%s>>" % top_level)
        return root


def _within(kids: list[int], count: int) -> bytes:
    """Return the entries that tell the first and last kid, and how many there are in all."""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (kids[0], kids[-1], count) if kids else b""
