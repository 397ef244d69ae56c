"""Word files of thirty pages: our body XML against python-docx's own calls and docxtpl's template.

All three write the same document: the same paragraphs, styles, lists, tables and links' text.
Building the Document is left out for ours, parsing the template's tags is left in for docxtpl,
which has no other form; the packing of the file is the same for all and left out.
"""

import io
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "support")]

import docx  # noqa: E402
from made_contexts import long_context, template  # noqa: E402

from briefgen.model.document import (  # noqa: E402
    Block,
    BlockQuote,
    Box,
    BulletList,
    Columns,
    Document,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Run,
    Table,
)
from briefgen.model.document_words import inline_text, words_of  # noqa: E402
from briefgen.model.page import Pages  # noqa: E402
from briefgen.templating.render import render  # noqa: E402
from briefgen.writing.docx.docx import begin_draft, write_body, write_docx  # noqa: E402

COMPARED = ("python-docx", "docxtpl")
ROUNDS = 7
ISSUES = 32


def through_calls(document: Document) -> "docx.document.Document":
    """The same body through python-docx's API, a style by name for each paragraph and run."""
    target = docx.Document()

    def text(inlines: Inlines, style: str, holder: object = None) -> None:
        paragraph = (holder or target).add_paragraph(style=style)  # type: ignore[attr-defined]
        for inline in inlines:
            if isinstance(inline, Run):
                run = paragraph.add_run(inline.text)
                run.bold = inline.bold or None
                run.italic = inline.italic or None
                run.font.superscript = inline.superscript or None

    def add(block: Block, holder: object = None, style: str = "Body Text") -> None:
        match block:
            case Heading():
                text((Run(f"{block.number}\t"), *block.inlines), f"Heading {block.level}", holder)
            case Paragraph():
                text(block.inlines, style, holder)
            case BulletList() | NumberedList():
                name = "List Bullet" if isinstance(block, BulletList) else "List Number"
                for item in block.items:
                    for inner in item:
                        add(inner, holder, name)
            case BlockQuote():
                for inner in block.blocks:
                    add(inner, holder, "Quote")
                text(block.attribution, "Caption", holder)
            case Box():
                cell = target.add_table(1, 1).cell(0, 0)
                for inner in block.blocks:
                    add(inner, cell)
            case Columns():
                for column in block.columns:
                    for inner in column:
                        add(inner, holder)
            case Table():
                rows = block.head + block.rows
                table = target.add_table(len(rows), len(block.widths))
                for row, cells in zip(rows, table.rows, strict=True):
                    for source, cell in zip(row.cells, cells.cells, strict=False):
                        for inner in source.blocks:
                            add(inner, cell)

    for block in document.blocks:
        add(block)
    return target


def flat(document: Document) -> list[dict[str, object]]:
    """The document as docxtpl's template wants it: paragraphs of a style, tables of cells."""
    made: list[dict[str, object]] = []

    def add(block: Block) -> None:
        match block:
            case Heading() | Paragraph():
                made.append({"text": inline_text(block.inlines)})
            case BulletList() | NumberedList():
                for item in block.items:
                    for inner in item:
                        add(inner)
            case BlockQuote():
                for inner in block.blocks:
                    add(inner)
                made.append({"text": inline_text(block.attribution)})
            case Box():
                for inner in block.blocks:
                    add(inner)
            case Columns():
                for column in block.columns:
                    for inner in column:
                        add(inner)
            case Table():
                for row in block.head + block.rows:
                    for cell in row.cells:
                        for inner in cell.blocks:
                            add(inner)

    for block in document.blocks:
        add(block)
    return made


def through_docxtpl(document: Document) -> Callable[[], object] | None:
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        return None
    start = docx.Document()
    start.add_paragraph("{%p for block in blocks %}")
    start.add_paragraph("{{ block.text }}", style="Body Text")
    start.add_paragraph("{%p endfor %}")
    buffer = io.BytesIO()
    start.save(buffer)
    blocks = flat(document)

    def build() -> None:
        made = DocxTemplate(io.BytesIO(buffer.getvalue()))
        made.render({"blocks": blocks}, autoescape=True)

    return build


def timed(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The middle time of each way in seconds, in turns so that load falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(values) for name, values in times.items()}


def run() -> list[tuple[str, str, str]]:
    wanted = template("summit")
    document = render(long_context(ISSUES), wanted)
    empty = Pages((), ())
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: write_body(begin_draft(document, wanted.theme, empty)),
        "calls": lambda: through_calls(document),
        "file": lambda: write_docx(document, wanted.theme, empty),
    }
    tpl = through_docxtpl(document)
    if tpl:
        ways["docxtpl"] = tpl
    write_docx(document, wanted.theme, empty)  # fonts are cut once in a session
    times = timed(ways)
    count = len(words_of(document))
    rows = [
        (
            f"DOCX body of {count:,} words: python-docx's calls ÷ ours",
            f"{times['calls'] / times['ours']:.1f}"
            f" ({times['calls'] * 1000:.0f} / {times['ours'] * 1000:.0f} ms)",
            "≥ 12",
        )
    ]
    if tpl:
        rows.append(
            (
                "DOCX body, plain paragraphs through docxtpl ÷ ours with all styles",
                f"{times['docxtpl'] / times['ours']:.1f} ({times['docxtpl'] * 1000:.0f} ms)",
                "≥ 1",
            )
        )
    else:
        rows.append(("DOCX body: docxtpl ÷ ours", "docxtpl is not installed", "≥ 1"))
    tracemalloc.start()
    write_docx(document, wanted.theme, empty)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    rows.append(
        (
            "whole DOCX file ÷ its body; peak of Python's memory",
            f"{times['file'] / times['ours']:.1f} ({times['file'] * 1000:.0f} ms);"
            f" {peak / 1e6:.0f} MB",
            "",
        )
    )
    return rows
