"""Other ways to make a PDF of a long brief, for the benchmarks.

Each makes the document of `long_documents` from the same context, in the way its users would: the
same words, fonts and sizes, numbered headings, bold and italic runs, nested lists, a quotation with
its attribution, a table whose head is repeated, links, contents with page numbers, header, footer
and an outline. Their words are those of our file, but that the marking stands once on each of their
pages and twice on ours. What one cannot do it leaves out, which only makes it faster:

- reportlab's canvas: only the lines as they stand on our pages; no layout, no tags.
- platypus: no tags, no kerning; footnotes stand after their paragraph, no number of all pages.
- docxtpl and LibreOffice: footnotes stand after their paragraph, as a loop cannot make them; the
  contents have no page numbers, as nobody opens the file in Word.
- WeasyPrint: nothing; PDF/UA-1.
- typst: nothing; PDF/UA-1.
"""

import io
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from briefgen.model.context import BriefContext, IssueView, SourceLine
from briefgen.model.page import Pages, Text
from briefgen.writing.pdf.objects import LEVEL

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
Drawn = tuple[float, float, str, float, str]


def drawn_lines(pages: Pages) -> list[list[Drawn]]:
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


def register_faces() -> None:
    """Give reportlab the fonts, and let it compress as we do: else it would be slower."""
    from reportlab import rl_config
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfdoc, pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    def packed(content: bytes | str) -> bytes:
        return zlib.compress(content.encode() if isinstance(content, str) else content, LEVEL)

    rl_config.useA85 = 0  # streams as bytes, not as letters
    pdfdoc.PDFZCompress.encode = packed
    for path in sorted(FONTS.glob("Noto*.ttf")):
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    faces = ("Regular", "Italic", "Bold", "BoldItalic")
    for k, face in enumerate(faces):
        addMapping("NotoSerif-Regular", k // 2, k % 2, f"NotoSerif-{face}")


def bare_canvas(lines: Sequence[Sequence[Drawn]]) -> bytes:
    """The same lines drawn by reportlab's canvas, without layout or tags; compressed as ours."""
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


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle(
        "body", fontName="NotoSerif-Regular", fontSize=9.6, leading=13.4, spaceAfter=4
    )
    small = ParagraphStyle("cell", body, fontName="NotoSans-Regular", fontSize=8, leading=11)
    return {
        "body": body,
        "title": ParagraphStyle("title", body, fontName="NotoSans-Bold", fontSize=20, leading=25),
        "head1": ParagraphStyle("head1", body, fontName="NotoSans-Bold", fontSize=11.6, leading=15),
        "head2": ParagraphStyle("head2", body, fontName="NotoSans-Bold", fontSize=9, leading=13),
        "quote": ParagraphStyle("quote", body, leftIndent=10),
        "note": ParagraphStyle("note", body, fontSize=7.6, leading=10),
        "cell": small,
        "head": ParagraphStyle("head", small, fontName="NotoSans-Bold"),
        "entry": ParagraphStyle("entry", small),
    }


def platypus(context: BriefContext) -> bytes:
    """The document by platypus, with a contents in two passes."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
    from reportlab.platypus.tableofcontents import TableOfContents

    style = _styles()
    contents = TableOfContents(levelStyles=[style["entry"], style["entry"]], dotsMinLevel=0)
    story: list[Any] = [Paragraph(escape(context.title), style["title"]), contents]
    for issue, source in zip(context.issues, context.sources, strict=True):
        story.extend(_flowables(issue, source))

    class Template(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  # reportlab's name
            name = getattr(getattr(flowable, "style", None), "name", "")
            if name in ("head1", "head2"):
                key, level = f"head-{id(flowable)}", int(name[-1]) - 1
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(flowable.getPlainText(), key, level)
                self.notify("TOCEntry", (level, flowable.getPlainText(), self.page, key))

    def furniture(canvas: Any, _: object) -> None:
        canvas.setFont("NotoSans-Bold", 7.6)
        canvas.drawCentredString(297.6, 805, context.marking)
        canvas.setFont("NotoSans-Regular", 7.6)
        canvas.drawString(62, 25, context.title)
        canvas.drawRightString(532, 25, str(canvas.getPageNumber()))

    out = io.BytesIO()
    template = Template(out, title=context.title)
    frame = Frame(62, 57, 470, 717, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=furniture)])
    template.multiBuild(story)
    return out.getvalue()


def _flowables(issue: IssueView, source: SourceLine) -> list[Any]:
    """Return one issue for platypus."""
    from reportlab.platypus import ListFlowable, Paragraph, Table

    style = _styles()

    def words(text: str, name: str = "body") -> Any:
        return Paragraph(text, style[name])

    strong, first, second, slanted = (escape(line.text) for line in issue.objective)
    points: list[Any] = [words(escape(line.text)) for line in issue.points]
    inner = [words(escape(line.text)) for line in issue.tactical]
    points[0] = [points[0], ListFlowable(inner, bulletType="bullet")]
    facts = [escape(line.text) for line in issue.facts]
    quote = issue.quotes[0]
    said = f"<b>{escape(quote.speaker)}</b>, {escape(quote.role)} · {escape(quote.said_when)}"
    rows = [[words(text, "head") for text in ("Date", "Event", "Source")]]
    rows += [
        [words(escape(t), "cell") for t in (row.participant, row.text, str(row.sources[0]))]
        for row in issue.positions
    ]
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.6, "#C3C9D4"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    number = issue.number
    return [
        words(f"{number} {escape(issue.title)}", "head1"),
        words(f"<b>{strong}</b> {first}<super>{number}</super> {second} <i>{slanted}</i>"),
        words(f"<super>{number}</super> {escape(issue.notes[0].text)}", "note"),
        words(escape(issue.red_lines[0].text), "head2"),
        ListFlowable(points, bulletType="bullet"),
        words(facts[0]),
        words(f"“{escape(quote.pieces[0])}”", "quote"),
        words(said, "quote"),
        words(f'{facts[1]} <a href="{source.url}">{escape(source.outlet)}</a>'),
        Table(rows, colWidths=[70, 360, 40], repeatRows=1, style=lines),
        words(facts[2]),
    ]
