"""The words of a Document, in reading order: what every writer must print.

Tests hold the files of all writers against them. Numbers that a program counts by itself (list
numbers, page numbers, note marks) are no words of the document, nor is what stands in page
headers and footers; figures count with their captions.
"""

from collections.abc import Iterator

from briefgen.model.document import (
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Columns,
    Contents,
    Document,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    NumberedList,
    Paragraph,
    Run,
    Table,
)


def walk_blocks(blocks: Blocks) -> Iterator[Block]:
    """Yield blocks and all that they hold, in reading order, the outer before the inner."""
    for block in blocks:
        yield block
        for inner in _inner(block):
            yield from walk_blocks(inner)


def _inner(block: Block) -> "tuple[Blocks, ...]":
    match block:
        case BlockQuote() | Box():
            return (block.blocks,)
        case BulletList() | NumberedList():
            return block.items
        case Columns():
            return block.columns
        case Table():
            return tuple(cell.blocks for row in block.head + block.rows for cell in row.cells)
    return ()


def inline_text(inlines: Inlines) -> str:
    """Return the characters of inlines; a forced line end is a space."""
    return "".join(
        inline.text if isinstance(inline, Run) else " "
        for inline in inlines
        if isinstance(inline, Run | LineBreak)
    )


def text_of_document(document: Document) -> Iterator[str]:
    """Yield the text of every paragraph in reading order, then the footnotes.

    Contents repeat the headings and are left out but for their title. A figure gives its
    caption; its alternative text is not printed.
    """
    yield from _texts(document.blocks)
    for note in document.notes:
        yield inline_text(note.inlines)


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph() if block.number:
                yield f"{block.number} {inline_text(block.inlines)}".strip()
            case Heading() | Paragraph():
                yield inline_text(block.inlines)
            case Figure() if block.caption:
                yield inline_text(block.caption)
            case Contents() if block.title:
                yield block.title
        for inner in _inner(block):
            yield from _texts(inner)
        if isinstance(block, BlockQuote) and block.attribution:
            yield inline_text(block.attribution)


def words_of(document: Document) -> list[str]:
    """Return the words of a document, in reading order, split at white space."""
    return [word for text in text_of_document(document) for word in text.split()]
