"""Layout and PDF against drawing the same lines bare, and against other ways to make a PDF.

Every row is measured in turns with what it is compared with, on the same content, in seconds of
the processor, so that other work on the machine counts less. Peers that are not installed are
named as such.

Against the peers our time is that of the whole way from the context: template, layout, PDF, in one
warm process whose template is compiled, as an export from the window has it. The window lets a
worker process fill the template; a row tells what that adds. The peers' templates are compiled
beforehand too; docxtpl and typst read theirs each time, as they always do.
"""

import importlib.util
import os
import shutil
import statistics
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from long_documents import long_context, long_document, long_engine, long_template
from made_documents import THEME, shelf
from pdf_peers import bare_canvas, drawn_lines, platypus, register_faces
from peer_templates import docxtpl, typst, weasyprint

from briefgen.layout.layout import lay_out
from briefgen.layout.setting import BlockCache
from briefgen.model.context import BriefContext
from briefgen.model.document import Document, Inlines, Paragraph, Run
from briefgen.templating.render import RenderWorker
from briefgen.writing.pdf import write_pdf

COMPARED = ("reportlab", "docxtpl", "weasyprint", "typst")
ROUNDS = 7
THIRTY, THREE_HUNDRED = 26, 254

FONTS = shelf()
PLAIN = replace(THEME, hyphenation=False)
"""As the built-in themes: no peer divides words either."""

Row = tuple[str, str, str]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of a work, those of the processes it starts included."""
    begun, children = time.process_time(), os.times()[2:4]
    work()
    return time.process_time() - begun + sum(os.times()[2:4]) - sum(children)


def ratio(
    ours: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Median seconds of both, taken in turns, and ours over the other."""
    times = [(seconds(ours), seconds(other)) for _ in range(rounds)]
    mine, theirs = (statistics.median(t[k] for t in times) for k in (0, 1))
    return mine, theirs, statistics.median(a / b for a, b in times)


def ours(document: Document) -> bytes:
    return write_pdf(document, PLAIN, lay_out(document, PLAIN, FONTS))


def whole(context: BriefContext) -> bytes:
    """Template, layout and PDF."""
    return ours(long_engine().document(context))


def plain(inlines: Inlines) -> str:
    return "".join(inline.text for inline in inlines if isinstance(inline, Run))


@dataclass(frozen=True)
class Peer:
    """Another way to the same PDF: its seconds, what it needs, and how much faster we must be."""

    title: str
    package: str
    seconds: Callable[[BriefContext], float]
    goal: str
    program: str = ""

    def row(self, context: BriefContext) -> Row:
        what = f"30 pages from the context: faster than {self.title}"
        installed = importlib.util.find_spec(self.package) is not None
        if not installed or (self.program and shutil.which(self.program) is None):
            return (what, "not installed", self.goal)
        self.seconds(context)
        times = [(seconds(partial(whole, context)), self.seconds(context)) for _ in range(5)]
        mine, theirs = (statistics.median(t[k] for t in times) for k in (0, 1))
        figure = f"{theirs / mine:.1f} × ({mine:.2f} s v {theirs:.2f} s)"
        return (what, figure, self.goal)


def timed(make: Callable[[BriefContext], object]) -> Callable[[BriefContext], float]:
    return lambda context: seconds(lambda: make(context))


PEERS = (
    Peer("platypus multiBuild (untagged)", "reportlab", timed(platypus), "≥ 8 ×"),
    Peer("docxtpl and LibreOffice", "docxtpl", timed(docxtpl), "≥ 15 ×", "soffice"),
    Peer("WeasyPrint, PDF/UA", "weasyprint", timed(weasyprint), "≥ 45 ×"),
    Peer("typst, PDF/UA, in a process of its own", "typst", timed(typst), "≥ 4 ×"),
    Peer("typst's compiler alone", "typst", lambda context: typst(context)[1], ""),
)


def worker_row(context: BriefContext) -> Row:
    """What it adds that a template is filled in a process of its own."""
    template = long_template()
    with RenderWorker() as worker:
        ways = (lambda: worker.render(context, template), lambda: long_engine().document(context))
        times = [[waited(way) for way in ways] for _ in range(ROUNDS + 1)][1:]
    there, here = (statistics.median(own) for own in zip(*times, strict=True))
    what = "30 pages: filling the template in the worker over filling it here (time on the clock)"
    return (what, f"{there / here:.1f} × ({there * 1000:.0f} ms v {here * 1000:.0f} ms)", "")


def waited(work: Callable[[], object]) -> float:
    """Seconds on the clock: what another process does is not in this one's time."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


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
    context = long_context(THIRTY)
    _, other, over = ratio(keystroke, lambda: platypus(context), 3)
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
    context = long_context(THIRTY)
    rows.extend(peer.row(context) for peer in PEERS)
    rows.append(worker_row(context))
    rows.extend(memory_rows())
    return rows


if __name__ == "__main__":
    for row in run():
        print(" | ".join(row))
