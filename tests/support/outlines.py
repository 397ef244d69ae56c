"""A Document as indented lines of text: what golden files hold."""

from collections.abc import Iterator

from briefgen.model.document import (
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Columns,
    Document,
    Figure,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Run,
    Table,
    TextRole,
)


def outline(document: Document) -> str:
    furniture = document.furniture
    head = [
        f"title: {document.properties.title}",
        f"marking: {furniture.marking}",
        f"foot: {marked(furniture.footer_start)} | {marked(furniture.footer_end)}",
    ]
    return "\n".join([*head, *lines(document.blocks, "")]) + "\n"


def marked(inlines: Inlines) -> str:
    """The text, with roles, links and raised numbers shown."""
    pieces = []
    for inline in inlines:
        if not isinstance(inline, Run):
            pieces.append(f"<{type(inline).__name__}>")
            continue
        text = f"^{inline.text}" if inline.superscript else inline.text
        text = f"*{text}*" if inline.bold else text
        if inline.role not in (TextRole.NORMAL, TextRole.CITATION):
            text = f"{{{inline.role}: {text}}}"
        pieces.append(f"[{text}]({inline.href or inline.target})" if _link(inline) else text)
    return "".join(pieces)


def _link(run: Run) -> bool:
    return bool(run.href or run.target)


def lines(blocks: Blocks, indent: str) -> Iterator[str]:
    for block in blocks:
        yield indent + _named(block)
        for title, inner in _inside(block):
            yield from [f"{indent}  {title}"] if title else []
            yield from lines(inner, indent + ("    " if title else "  "))
        if isinstance(block, BlockQuote):
            yield f"{indent}  by {marked(block.attribution)}"
        if isinstance(block, Table):
            for row in block.head + block.rows:
                cells = [" / ".join(lines(cell.blocks, "")) for cell in row.cells]
                yield f"{indent}  {' | '.join(cells)}"


def _named(block: Block) -> str:
    name = type(block).__name__
    match block:
        case Heading():
            return f"h{block.level} {block.number} {marked(block.inlines)}".rstrip()
        case Paragraph():
            number = f"({block.number}) " if block.number else ""
            return f"{block.style}: {number}{marked(block.inlines)}"
        case Table():
            return f"{name} {' '.join(f'{width:g}' for width in block.widths)}"
        case Figure():
            return f"{name} {block.alt}"
        case Box() | Columns():
            return f"{name} {block.kind}"
    return name


def _inside(block: Block) -> Iterator[tuple[str, Blocks]]:
    match block:
        case BulletList() | NumberedList():
            yield from (("", item) for item in block.items)
        case BlockQuote() | Box():
            yield "", block.blocks
        case Columns():
            yield from (("column", column) for column in block.columns)
