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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "support")]

import docx  # noqa: E402
from made_contexts import long_context, template  # noqa: E402

from briefgen.model.document import (  # noqa: E402
    Block,
    BlockQuote,
    Blocks,
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
from briefgen.model.document_words import text_of_document, words_of  # noqa: E402
from briefgen.model.page import Pages  # noqa: E402
from briefgen.templating.render import render  # noqa: E402
from briefgen.writing.docx.docx import begin_draft, write_body, write_docx  # noqa: E402

COMPARED = ("python-docx", "docxtpl")
ROUNDS = 7
ISSUES = 32


Piece = tuple[str, Inlines]


def _held(block: Block) -> tuple[Blocks, ...]:
    match block:
        case BlockQuote() | Box():
            return (block.blocks,)
        case BulletList() | NumberedList():
            return block.items
        case Columns():
            return block.columns
    return ()


_STYLES = {BulletList: "List Bullet", NumberedList: "List Number", BlockQuote: "Quote"}


def pieces(block: Block, style: str = "Body Text") -> Iterator[Piece | Table]:
    """Paragraphs with their styles, and tables, as a caller of python-docx would write them."""
    if isinstance(block, Heading):
        yield f"Heading {block.level}", (Run(f"{block.number}\t"), *block.inlines)
    elif isinstance(block, Paragraph):
        yield style, block.inlines
    elif isinstance(block, Table):
        yield block
    for inner in (one for blocks in _held(block) for one in blocks):
        yield from pieces(inner, _STYLES.get(type(block), style))
    if isinstance(block, BlockQuote):
        yield "Caption", block.attribution


def through_calls(document: Document) -> object:
    """The same body through python-docx's API, a style by name for each paragraph."""
    target = docx.Document()
    for block in document.blocks:
        for piece in pieces(block):
            if isinstance(piece, Table):
                add_table(target, piece)
            else:
                add_paragraph(target, *piece)
    return target


def add_paragraph(holder: Any, style: str, inlines: Inlines) -> None:
    paragraph = holder.add_paragraph(style=style)
    for inline in inlines:
        if isinstance(inline, Run):
            run = paragraph.add_run(inline.text)
            run.bold = inline.bold or None
            run.italic = inline.italic or None
            run.font.superscript = inline.superscript or None


def add_table(target: Any, table: Table) -> None:
    rows = table.head + table.rows
    made = target.add_table(len(rows), len(table.widths))
    for row, line in zip(rows, made.rows, strict=True):
        for cell, place in zip(row.cells, line.cells, strict=False):
            for block in cell.blocks:
                for piece in pieces(block):
                    if not isinstance(piece, Table):
                        add_paragraph(place, *piece)


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
    blocks = [{"text": text} for text in text_of_document(document)]

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
