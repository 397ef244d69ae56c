"""Layout and PDF against drawing the same lines bare, and against other ways to make a PDF.

Every row is measured in turns with what it is compared with, on the same content, in seconds of
the processor, so that other work on the machine counts less. Peers that are not installed are
named as such.
"""

import importlib.util
import os
import shutil
import statistics
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace

from long_documents import long_document
from made_documents import THEME, shelf
from pdf_peers import (
    bare_canvas,
    docxtpl,
    drawn_lines,
    plain,
    platypus,
    register_faces,
    typst_seconds,
    weasyprint,
)

from briefgen.layout.layout import lay_out
from briefgen.layout.setting import BlockCache
from briefgen.model.document import Document, Paragraph, Run
from briefgen.writing.pdf import write_pdf

COMPARED = ("reportlab", "docxtpl", "weasyprint", "typst")
ROUNDS = 7
THIRTY, THREE_HUNDRED = 28, 282

FONTS = shelf()
PLAIN = replace(THEME, hyphenation=False)
"""As the built-in themes: no peer divides words either."""

Row = tuple[str, str, str]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of a work, those of the processes it starts included."""
    start = os.times()
    work()
    end = os.times()
    return sum(end[:4]) - sum(start[:4])


def ratio(
    ours: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Median seconds of both, taken in turns, and ours over the other."""
    times = [(seconds(ours), seconds(other)) for _ in range(rounds)]
    mine, theirs = (statistics.median(t[k] for t in times) for k in (0, 1))
    return mine, theirs, statistics.median(a / b for a, b in times)


def ours(document: Document) -> bytes:
    return write_pdf(document, PLAIN, lay_out(document, PLAIN, FONTS))


@dataclass(frozen=True)
class Peer:
    """Another way to the same PDF: its seconds, what it needs, and how much faster we must be."""

    title: str
    package: str
    seconds: Callable[[Document], float]
    goal: int
    program: str = ""

    def row(self, document: Document, pages: int) -> Row:
        what = f"PDF of {pages} pages: faster than {self.title}"
        installed = importlib.util.find_spec(self.package) is not None
        if not installed or (self.program and shutil.which(self.program) is None):
            return (what, "not installed", f"≥ {self.goal} ×")
        times = [(seconds(lambda: ours(document)), self.seconds(document)) for _ in range(3)]
        mine, theirs = (statistics.median(t[k] for t in times) for k in (0, 1))
        figure = f"{theirs / mine:.1f} × ({mine:.2f} s v {theirs:.2f} s)"
        return (what, figure, f"≥ {self.goal} ×")


def timed(make: Callable[[Document], bytes]) -> Callable[[Document], float]:
    return lambda document: seconds(lambda: make(document))


PEERS = (
    Peer("platypus multiBuild (untagged)", "reportlab", timed(platypus), 8),
    Peer("docxtpl and LibreOffice", "docxtpl", timed(docxtpl), 15, "soffice"),
    Peer("WeasyPrint, PDF/UA", "weasyprint", timed(weasyprint), 45),
    Peer("typst, PDF/UA, first compilation", "typst", typst_seconds, 4),
)


def canvas_row(parts: int, goal: str, rounds: int) -> Row:
    document = long_document(parts)
    pages = lay_out(document, PLAIN, FONTS)
    lines = drawn_lines(pages)
    mine, theirs, share = ratio(lambda: ours(document), lambda: bare_canvas(lines), rounds)
    title = f"PDF of {len(pages.pages)} pages, tagged, over bare canvas drawing of the same lines"
    return (title, f"{share:.2f} × ({mine:.2f} s v {theirs:.2f} s)", goal)


def preview_rows() -> list[Row]:
    """One changed paragraph of 30 pages to the new page's image, by the block cache."""
    import pypdfium2

    document = long_document(THIRTY)
    cache = BlockCache()
    lay_out(document, PLAIN, FONTS, cache)
    place = len(document.blocks) // 2
    while not isinstance(document.blocks[place], Paragraph):
        place += 1
    typed = iter(range(10_000))

    def keystroke() -> None:
        block = document.blocks[place]
        assert isinstance(block, Paragraph)
        changed = replace(block, inlines=(Run(f"{plain(block.inlines)} {next(typed)}"),))
        blocks = (*document.blocks[:place], changed, *document.blocks[place + 1 :])
        new = replace(document, blocks=blocks)
        pages = lay_out(new, PLAIN, FONTS, cache)
        data = write_pdf(new, PLAIN, pages, only=(len(pages.pages) // 2,))
        file = pypdfium2.PdfDocument(data)
        page = file[0]
        page.render(scale=1.5)
        page.close()
        file.close()

    mine, whole, share = ratio(keystroke, lambda: ours(document))
    _, other, over = ratio(keystroke, lambda: platypus(document), 3)
    return [
        (
            "one changed paragraph in 30 pages to new page image, over a whole build of ours",
            f"{share:.2f} × ({mine * 1000:.0f} ms v {whole * 1000:.0f} ms)",
            "≤ 0.5 ×",
        ),
        (
            "one changed paragraph in 30 pages: faster than a whole platypus build",
            f"{1 / over:.1f} × ({other * 1000:.0f} ms)",
            "≥ 12 ×",
        ),
    ]


def memory_rows() -> list[Row]:
    document = long_document(THREE_HUNDRED)
    tracemalloc.start()
    data = ours(document)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    small = ours(long_document(THIRTY))
    assert data
    return [
        ("peak memory of layout and PDF at 300 pages", f"{peak / 2**20:.0f} MB", "≤ 200 MB"),
        ("size of 30 tagged pages", f"{len(small) / 1000:.0f} kB", "≤ 200 kB"),
    ]


def run() -> list[Row]:
    rows: list[Row] = []
    if importlib.util.find_spec("reportlab") is not None:
        register_faces()
        rows.append(canvas_row(THIRTY, "≤ 2.0 ×", ROUNDS))
        rows.append(canvas_row(THREE_HUNDRED, "≤ 2.5 ×", 3))
        rows.extend(preview_rows())
    document = long_document(THIRTY)
    rows.extend(peer.row(document, 30) for peer in PEERS)
    rows.extend(memory_rows())
    return rows


if __name__ == "__main__":
    for row in run():
        print(" | ".join(row))
