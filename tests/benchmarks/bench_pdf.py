"""Layout and PDF against drawing the same lines bare, and against other ways to make a PDF.

Every row is measured in turns with what it is compared with, on the same content, in seconds of
the processor, so that other work on the machine counts less. Peers that are not installed are
named as such.
"""

import importlib.util
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape

from long_documents import long_document
from made_documents import THEME, shelf

from briefgen.layout.layout import lay_out
from briefgen.layout.setting import BlockCache
from briefgen.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Document,
    Heading,
    Inlines,
    Paragraph,
    Run,
    Table,
)
from briefgen.model.page import Pages, Text
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


def drawn_lines(pages: Pages) -> list[list[tuple[float, float, str, float, str]]]:
    """x, y, face, size and words of every text of every page."""
    return [
        [
            (
                group.x + op.x,
                page.height - group.y - op.y,
                op.shapes[0].face.name,
                op.size,
                "".join(shape.text for shape in op.shapes),
            )
            for group in page.operations
            for op in group.operations
            if isinstance(op, Text)
        ]
        for page in pages.pages
    ]


def bare_canvas(lines: Sequence[Sequence[tuple[float, float, str, float, str]]]) -> bytes:
    """The same lines drawn by reportlab's canvas, without layout or tags."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for page in lines:
        for x, y, face, size, words in page:
            canvas.setFont(face, size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def register_faces() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(__file__).resolve().parents[2] / "assets" / "fonts"
    for path in sorted(folder.glob("Noto*.ttf")):
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))


def plain(inlines: Inlines) -> str:
    return "".join(inline.text for inline in inlines if isinstance(inline, Run))


def platypus(document: Document) -> bytes:
    """The same words by platypus, with a contents in two passes; untagged."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
    from reportlab.platypus import Paragraph as Words
    from reportlab.platypus import Table as Rows
    from reportlab.platypus.tableofcontents import TableOfContents

    body = ParagraphStyle("body", fontName="NotoSerif-Regular", fontSize=9.6, leading=13.4)
    head = ParagraphStyle("head", body, fontName="NotoSans-Bold", fontSize=11.6, leading=15)

    class Template(BaseDocTemplate):  # type: ignore[misc]
        def afterFlowable(self, flowable: object) -> None:  # noqa: N802
            if getattr(getattr(flowable, "style", None), "name", "") == "head":
                self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))  # type: ignore

    story: list[object] = [TableOfContents()]
    for block in document.blocks:
        if isinstance(block, Table):
            cells = [
                [[Words(xml_escape(cell_words(cell.blocks)), body)] for cell in row.cells]
                for row in (*block.head, *block.rows)
            ]
            story.append(Rows(cells, colWidths=[90, 300, 80]))
        else:
            style = head if isinstance(block, Heading) else body
            story.extend(Words(xml_escape(words), style) for words in words_of(block))
    for note in document.notes:
        story.append(Words(xml_escape(plain(note.inlines)), body))
    out = io.BytesIO()
    template = Template(out)
    frame = Frame(62, 57, 470, 717)
    template.addPageTemplates([PageTemplate("page", [frame])])
    template.multiBuild(story)
    return out.getvalue()


def cell_words(blocks: Sequence[Block]) -> str:
    return " ".join(plain(b.inlines) for b in blocks if isinstance(b, Paragraph))


def html(document: Document) -> str:
    """The same words as HTML, for WeasyPrint."""
    parts = ["<!doctype html><html lang=en><title>A long brief</title><body>"]

    def add(block: Block) -> None:
        if isinstance(block, Heading):
            parts.append(f"<h{block.level}>{escape(plain(block.inlines))}</h{block.level}>")
        elif isinstance(block, Paragraph):
            parts.append(f"<p>{escape(plain(block.inlines))}</p>")
        elif isinstance(block, BulletList):
            parts.append("<ul>")
            for item in block.items:
                parts.append("<li>")
                for part in item:
                    add(part)
            parts.append("</ul>")
        elif isinstance(block, BlockQuote):
            parts.append("<blockquote>")
            for part in block.blocks:
                add(part)
            parts.append(f"<p>{escape(plain(block.attribution))}</p></blockquote>")
        elif isinstance(block, Table):
            parts.append("<table>")
            for row in (*block.head, *block.rows):
                cells = "".join(f"<td>{escape(cell_words(c.blocks))}</td>" for c in row.cells)
                parts.append(f"<tr>{cells}</tr>")
            parts.append("</table>")

    for block in document.blocks:
        add(block)
    return "".join(parts)


def weasyprint(document: Document) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=html(document)).write_pdf(pdf_variant="pdf/ua-1"))


def typst_source(document: Document) -> bytes:
    """The same words in typst's own language."""
    lines = ['#set document(title: "A long brief")', "#outline()"]

    def said(words: str) -> str:
        return "".join("\\" + c if c in "\\#$*_`<>@[]=-+/~" else c for c in words)

    def add(block: Block) -> None:
        if isinstance(block, Heading):
            lines.append("=" * block.level + " " + said(plain(block.inlines)))
        elif isinstance(block, Paragraph):
            lines.append(said(plain(block.inlines)) + "\n")
        elif isinstance(block, BulletList):
            lines.extend(f"- {said(cell_words(item))}" for item in block.items)
        elif isinstance(block, BlockQuote):
            lines.append(f"#quote(block: true)[{said(cell_words(block.blocks))}]")
            lines.append(said(plain(block.attribution)) + "\n")
        elif isinstance(block, Table):
            cells = "".join(
                f"[{said(cell_words(cell.blocks))}],"
                for row in (*block.head, *block.rows)
                for cell in row.cells
            )
            lines.append(f"#table(columns: {len(block.head[0].cells)}, {cells})")

    for block in document.blocks:
        add(block)
    return "\n".join(lines).encode()


_TYPST = """import sys, time, typst
start = time.process_time()
typst.compile(sys.argv[1], pdf_standards=["ua-1"])
print(time.process_time() - start)
"""


def typst_seconds(document: Document) -> float:
    """Seconds of a first compilation: in one process typst remembers what it did before."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.typ"
        path.write_bytes(typst_source(document))
        done = subprocess.run(
            [sys.executable, "-c", _TYPST, str(path)], check=True, capture_output=True, timeout=180
        )
        return float(done.stdout)


def docxtpl(document: Document) -> bytes:
    """A template with one loop filled by docxtpl, turned into PDF by LibreOffice."""
    import docx
    from docxtpl import DocxTemplate

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        template = docx.Document()
        for line in ("{%p for words in paragraphs %}", "{{ words }}", "{%p endfor %}"):
            template.add_paragraph(line)
        template.save(str(path / "template.docx"))
        filled = DocxTemplate(str(path / "template.docx"))
        filled.render({"paragraphs": all_words(document)}, autoescape=True)
        filled.save(str(path / "brief.docx"))
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, "brief.docx"],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=180,
        )
        return (path / "brief.pdf").read_bytes()


def words_of(block: Block) -> list[str]:
    """The words of a block, a string for each paragraph."""
    if isinstance(block, Heading | Paragraph):
        return [plain(block.inlines)]
    if isinstance(block, BulletList):
        return [cell_words(item) for item in block.items]
    if isinstance(block, BlockQuote):
        return [cell_words(block.blocks), plain(block.attribution)]
    if isinstance(block, Table):
        rows = (*block.head, *block.rows)
        return [cell_words(cell.blocks) for row in rows for cell in row.cells]
    return []


def all_words(document: Document) -> list[str]:
    return [words for block in document.blocks for words in words_of(block)]


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
