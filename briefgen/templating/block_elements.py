"""Blocks of the dialect: headings, paragraphs, lists, quotations, boxes, columns, rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from briefgen.model.document import (
    Align,
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Columns,
    Contents,
    Heading,
    Inline,
    NumberedList,
    Orientation,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Rule,
    Run,
)
from briefgen.templating.figure_elements import read_picture, read_positions, read_timeline
from briefgen.templating.inline_elements import INLINE_ELEMENTS, WHITE, InlineReader, fold_spaces
from briefgen.templating.table_elements import TableReader
from briefgen.templating.walk import DEEPEST, Walk

_BOX_KINDS = ("bottom-line", "if-raised", "note")
_COLUMN_KINDS = ("sides", "facts")
_RULE_KINDS = ("hairline", "strong")
_MOST_COLUMNS = 6


@dataclass(slots=True)
class BlockReader:
    """Reads blocks; `depth` counts how deep they stand in one another."""

    walk: Walk
    depth: int = 0

    def blocks(
        self,
        element: etree._Element,
        style: ParagraphStyle = ParagraphStyle.BODY,
        look: Run | None = None,
        origin: str = "",
    ) -> Blocks:
        """Return an element's content; text that stands bare in it becomes paragraphs of a style.

        What is empty is left out.
        """
        if self.depth > DEEPEST:
            raise self.walk.fault(element, "elements stand too deep in one another")
        if not len(element):  # words alone, as most cells and items of lists are
            said = InlineReader(self.walk).read(element, look)
            return (Paragraph(said, style, origin=origin),) if said else ()
        inner = BlockReader(self.walk, self.depth + 1)
        plain = look or Run("")
        blocks: list[Block] = []
        bare: list[Inline] = []

        def say(text: str | None) -> None:
            if text and (bare or text.strip(WHITE)):
                bare.append(plain.saying(text))

        def close() -> None:
            if not bare:
                return
            inlines = fold_spaces(iter(bare))
            bare.clear()
            if inlines:
                blocks.append(Paragraph(inlines, style, origin=origin))

        say(element.text)
        for child in element:
            if child.tag in INLINE_ELEMENTS:
                bare.extend(InlineReader(self.walk).piece(child, plain))
            else:
                close()
                block = inner.block(child)
                if block is not None:
                    blocks.append(block)
            say(child.tail)
        close()
        return tuple(blocks)

    def block(self, element: etree._Element) -> Block | None:
        """Return the block that an element is, None if it is empty."""
        read = _READERS.get(str(element.tag))
        if read is None:
            known = ", ".join(f"<{name}>" for name in _READERS)
            what = f"the dialect has no element <{element.tag}> here"
            raise self.walk.fault(element, what, f"Blocks are {known}.")
        return read(self, element)


def _heading(reader: BlockReader, element: etree._Element) -> Block | None:
    given = reader.walk.attributes(element, "number", "id", "origin")
    bookmark = reader.walk.bookmark(element, given.get("id", ""))
    inlines = InlineReader(reader.walk).read(element)
    number = given.get("number", "").strip()
    if not inlines and not number:
        return None
    level = int(str(element.tag)[1])
    return Heading(level, inlines, number, bookmark, given.get("origin", ""))


def _paragraph(reader: BlockReader, element: etree._Element) -> Block | None:
    walk = reader.walk
    given = walk.attributes(element, "style", "align", "keep", "id", "origin", "number")
    if not given:  # as most paragraphs
        inlines = InlineReader(walk).read(element)
        return Paragraph(inlines) if inlines else None
    style = walk.choice(
        element, "style", given.get("style", ""), ParagraphStyle, ParagraphStyle.BODY
    )
    align = walk.choice(element, "align", given.get("align", ""), Align, Align.START)
    keep = walk.truth(element, "keep", given.get("keep", ""))
    bookmark = walk.bookmark(element, given.get("id", ""))
    inlines = InlineReader(walk).read(element)
    if not inlines:
        return None
    number = given.get("number", "").strip()
    return Paragraph(inlines, style, align, keep, bookmark, given.get("origin", ""), number)


def _quote(reader: BlockReader, element: etree._Element) -> Block | None:
    given = reader.walk.attributes(element, "origin")
    attribution: tuple[Inline, ...] = ()
    for by in element.findall("by"):
        reader.walk.attributes(by)
        if attribution or by.getnext() is not None or (by.tail or "").strip():
            raise reader.walk.fault(by, "<by> stands once, at the end of <quote>")
        attribution = InlineReader(reader.walk).read(by)
        element.remove(by)
    blocks = reader.blocks(element)
    if not blocks:
        return None
    return BlockQuote(blocks, attribution, given.get("origin", ""))


def _items(reader: BlockReader, element: etree._Element) -> tuple[Blocks, ...]:
    items: list[Blocks] = []
    only(reader.walk, element, "li")
    inner = BlockReader(reader.walk, reader.depth + 1)
    for child in element:
        origin = reader.walk.attributes(child, "origin").get("origin", "")
        blocks = inner.blocks(child, origin=origin)
        if blocks:
            items.append(blocks)
    return tuple(items)


def _bullets(reader: BlockReader, element: etree._Element) -> Block | None:
    given = reader.walk.attributes(element, "origin")
    items = _items(reader, element)
    return BulletList(items, given.get("origin", "")) if items else None


def _numbered(reader: BlockReader, element: etree._Element) -> Block | None:
    given = reader.walk.attributes(element, "start", "origin")
    start = reader.walk.whole(element, "start", given.get("start", ""), 1, 1, 9999)
    items = _items(reader, element)
    return NumberedList(items, start, given.get("origin", "")) if items else None


def _box(reader: BlockReader, element: etree._Element) -> Block | None:
    given = reader.walk.attributes(element, "kind", "origin")
    kind = reader.walk.one_of(element, "kind", given.get("kind", _BOX_KINDS[0]), _BOX_KINDS)
    style = ParagraphStyle.LEAD if kind == _BOX_KINDS[0] else ParagraphStyle.BODY
    blocks = reader.blocks(element, style)
    return Box(blocks, kind, given.get("origin", "")) if blocks else None


def _columns(reader: BlockReader, element: etree._Element) -> Block | None:
    walk = reader.walk
    given = walk.attributes(element, "widths", "kind", "origin")
    kind = walk.one_of(element, "kind", given.get("kind", _COLUMN_KINDS[0]), _COLUMN_KINDS)
    widths = walk.shares(element, given.get("widths", ""))
    only(walk, element, "column")
    if len(element) > _MOST_COLUMNS:
        raise walk.fault(element, f"more than {_MOST_COLUMNS} columns do not fit on a page")
    if widths and len(widths) != len(element):
        raise walk.fault(element, "there is not one width for each <column>")
    style = ParagraphStyle.FACT if kind == "facts" else ParagraphStyle.BODY
    columns = []
    for child in element:
        walk.attributes(child)
        columns.append(BlockReader(walk, reader.depth + 1).blocks(child, style))
    if not any(columns):
        return None
    return Columns(tuple(columns), widths, kind, given.get("origin", ""))


def _rule(reader: BlockReader, element: etree._Element) -> Block:
    given = reader.walk.attributes(element, "kind")
    kind = given.get("kind", _RULE_KINDS[0])
    return Rule(reader.walk.one_of(element, "kind", kind, _RULE_KINDS))


def _new_page(reader: BlockReader, element: etree._Element) -> Block:
    walk = reader.walk
    given = walk.attributes(element, "orientation").get("orientation", "")
    if not given:
        return PageBreak()
    if reader.depth > 1:
        raise walk.fault(element, "pages turn between blocks only, not inside one")
    return PageBreak(walk.choice(element, "orientation", given, Orientation, Orientation.THEME))


def _contents(reader: BlockReader, element: etree._Element) -> Block:
    given = reader.walk.attributes(element, "title", "depth")
    depth = reader.walk.whole(element, "depth", given.get("depth", ""), 2, 1, 3)
    return Contents(given.get("title", ""), depth)


def _table(reader: BlockReader, element: etree._Element) -> Block | None:
    inner = BlockReader(reader.walk, reader.depth + 1)
    return TableReader(reader.walk, inner.blocks).read(element)


def only(walk: Walk, element: etree._Element, *names: str) -> None:
    """Refuse anything but certain children, and bare text, in an element."""
    texts = [element.text, *(child.tail for child in element)]
    wrong = next((child for child in element if child.tag not in names), None)
    if wrong is not None or any(text and text.strip() for text in texts):
        inside = f"<{wrong.tag}>" if wrong is not None else "text"
        what = f"{inside} cannot stand right inside <{element.tag}>"
        allowed = ", ".join(f"<{name}>" for name in names)
        raise walk.fault(wrong if wrong is not None else element, what, f"Put it into {allowed}.")


_READERS: Mapping[str, Callable[[BlockReader, etree._Element], Block | None]] = {
    "h1": _heading,
    "h2": _heading,
    "h3": _heading,
    "p": _paragraph,
    "ul": _bullets,
    "ol": _numbered,
    "quote": _quote,
    "table": _table,
    "img": lambda reader, element: read_picture(reader.walk, element),
    "timeline": lambda reader, element: read_timeline(reader.walk, element),
    "positions": lambda reader, element: read_positions(reader.walk, element),
    "box": _box,
    "columns": _columns,
    "rule": _rule,
    "newpage": _new_page,
    "toc": _contents,
}
