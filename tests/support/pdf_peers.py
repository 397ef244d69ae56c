"""Other ways to make a PDF of the words of a document, for the benchmarks."""

import io
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape

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
