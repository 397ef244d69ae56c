"""Layout and PDF against drawing the same lines bare, and against other ways to make a PDF.

Every row is measured in turns with what it is compared with, on the same content, in seconds of
the processor, so that other work on the machine counts less. Peers that are not installed are
named as such.

Against the peers our time is that of the whole way from the context: template, layout, PDF, in one
warm process whose template is compiled, as an export from the window has it. The window lets a
worker process fill the template; a row tells what that adds. The peers' templates are compiled
beforehand too; docxtpl and typst read theirs each time, as they always do.
"""

import gc
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


@dataclass(frozen=True)
class Figure:
    """What was measured: ours, what it is compared with, and the figure that has a goal.

    `goal` is 0.0 where there is none; `least` tells whether the figure must reach it, not keep it.
    """

    what: str
    ours: str
    other: str
    figure: float
    unit: str = "×"
    goal: float = 0.0
    least: bool = False

    @property
    def asked(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.goal:g} {self.unit}" if self.goal else ""

    @property
    def met(self) -> str:
        if not self.goal or not self.figure:
            return ""
        reached = self.figure >= self.goal if self.least else self.figure <= self.goal
        return "met" if reached else "missed"

    @property
    def value(self) -> str:
        return f"{self.figure:.3g} {self.unit}" if self.figure else "not installed"

    def row(self) -> Row:
        beside = " v ".join(side for side in (self.ours, self.other) if side)
        return (self.what, f"{self.value}{f' ({beside})' if beside else ''} {self.met}", self.asked)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of a work, those of the processes it starts included.

    What the work before left behind is cleared away first, so that nobody pays for another's.
    """
    gc.collect()
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
    goal: float
    program: str = ""

    def figure(self, context: BriefContext) -> Figure:
        what = f"30 pages from the context: faster than {self.title}"
        installed = importlib.util.find_spec(self.package) is not None
        if not installed or (self.program and shutil.which(self.program) is None):
            return Figure(what, "", "", 0.0, "×", self.goal, least=True)
        self.seconds(context)
        times = [(seconds(partial(whole, context)), self.seconds(context)) for _ in range(ROUNDS)]
        mine, theirs = (statistics.median(t[k] for t in times) for k in (0, 1))
        sides = (milliseconds(mine), milliseconds(theirs))
        return Figure(what, *sides, theirs / mine, "×", self.goal, least=True)


def timed(make: Callable[[BriefContext], object]) -> Callable[[BriefContext], float]:
    return lambda context: seconds(lambda: make(context))


PEERS = (
    Peer("platypus multiBuild (untagged)", "reportlab", timed(platypus), 8.0),
    Peer("docxtpl and LibreOffice", "docxtpl", timed(docxtpl), 15.0, "soffice"),
    Peer("WeasyPrint, PDF/UA", "weasyprint", timed(weasyprint), 45.0),
    Peer("typst, PDF/UA, in a process of its own", "typst", timed(typst), 4.0),
    Peer("typst's compiler alone", "typst", lambda context: typst(context)[1], 0.0),
)


def worker_figure(context: BriefContext) -> Figure:
    """What it adds that a template is filled in a process of its own."""
    template = long_template()
    with RenderWorker() as worker:
        ways = (lambda: worker.render(context, template), lambda: long_engine().document(context))
        times = [[waited(way) for way in ways] for _ in range(ROUNDS + 1)][1:]
    there, here = (statistics.median(own) for own in zip(*times, strict=True))
    what = "30 pages: filling the template in the worker over filling it here (time on the clock)"
    return Figure(what, milliseconds(there), milliseconds(here), there / here)


def waited(work: Callable[[], object]) -> float:
    """Seconds on the clock: what another process does is not in this one's time."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def canvas_figure(parts: int, goal: float, rounds: int) -> Figure:
    document = long_document(parts)
    pages = lay_out(document, PLAIN, FONTS)
    lines = drawn_lines(pages)
    mine, theirs, share = ratio(lambda: ours(document), lambda: bare_canvas(lines), rounds)
    title = f"PDF of {len(pages.pages)} pages, tagged, over bare canvas drawing of the same lines"
    return Figure(title, milliseconds(mine), milliseconds(theirs), share, goal=goal)


def preview_figures() -> list[Figure]:
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
    typing, other, over = ratio(keystroke, lambda: platypus(context), 3)
    return [
        Figure(
            "one changed paragraph in 30 pages to new page image, over a whole build of ours",
            milliseconds(mine),
            milliseconds(whole),
            share,
            goal=0.5,
        ),
        Figure(
            "one changed paragraph in 30 pages: faster than a whole platypus build",
            milliseconds(typing),
            milliseconds(other),
            1 / over,
            goal=12.0,
            least=True,
        ),
    ]


def size_figures() -> list[Figure]:
    document = long_document(THREE_HUNDRED)
    tracemalloc.start()
    data = ours(document)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    small = ours(long_document(THIRTY))
    assert data
    return [
        Figure("peak memory of layout and PDF at 300 pages", "", "", peak / 2**20, "MB", 200.0),
        Figure("size of 30 tagged pages", "", "", len(small) / 1000, "kB", 200.0),
    ]


def figures() -> list[Figure]:
    """Measure everything; what 300 pages leave in memory comes last, that it burdens no other."""
    drawing = importlib.util.find_spec("reportlab") is not None
    found: list[Figure] = []
    if drawing:
        register_faces()
        found.append(canvas_figure(THIRTY, 2.0, ROUNDS))
        found.extend(preview_figures())
    context = long_context(THIRTY)
    found.extend(peer.figure(context) for peer in PEERS)
    found.append(worker_figure(context))
    if drawing:
        found.append(canvas_figure(THREE_HUNDRED, 2.5, 3))
    found.extend(size_figures())
    return found


def run() -> list[Row]:
    return [figure.row() for figure in figures()]


if __name__ == "__main__":
    print("| what | ours | the other | figure | goal | |\n|---|---|---|---|---|---|")
    for one in figures():
        print(f"| {one.what} | {one.ours} | {one.other} | {one.value} | {one.asked} | {one.met} |")
