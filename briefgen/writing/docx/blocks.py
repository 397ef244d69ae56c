"""Blocks to paragraphs, lists, boxes and columns of the body."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefgen.model.direction import is_right_to_left
from briefgen.model.document import (
    Align,
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Columns,
    Contents,
    Figure,
    Heading,
    Inlines,
    NumberedList,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Rule,
    Table,
)
from briefgen.model.document_words import inline_text
from briefgen.model.table_grid import column_count
from briefgen.writing.docx import style_names as names
from briefgen.writing.docx.contents import write_contents
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.figures import write_figure
from briefgen.writing.docx.inlines import LEFTWARD_MARK, InlineWriter
from briefgen.writing.docx.markup import escape, twips
from briefgen.writing.docx.places import Place, column_shares, hanging, is_facts
from briefgen.writing.docx.sections import close_section, page_runs
from briefgen.writing.docx.styles import SINGLE_HEADING_INDENT, SOURCE_INDENT
from briefgen.writing.docx.tables import frame_table, is_long, shared, write_table

_TABLE_END = "</w:tbl>"
_DIGIT = 7.0  # points; a figure of a heading, generously
_JUSTIFICATION = {Align.CENTRE: "center", Align.END: "end"}
_FOREIGN = {Align.START: "right", Align.CENTRE: "center", Align.END: "left"}
_LIST_STYLES = frozenset(
    style(level)
    for style in (names.bullet_style, names.number_style, names.continue_style)
    for level in range(names.LIST_LEVELS)
)
_RIGHTWARD = "<w:r><w:t>\u200e</w:t></w:r>"
"""A mark that keeps stops and brackets at the ends of foreign words (UAX 9, 2.6)."""

_BOXES = {"bottom-line": names.BOX, "if-raised": names.RAISED_BOX}
_QUOTE_PARAGRAPHS = (names.QUOTE, names.QUOTE_NOTE, names.QUOTE_ATTRIBUTION)
_QUOTE_STYLES = {
    ParagraphStyle.SMALL: names.QUOTE_NOTE,
    ParagraphStyle.CAPTION: names.QUOTE_NOTE,
    ParagraphStyle.ATTRIBUTION: names.QUOTE_ATTRIBUTION,
}


@dataclass
class BlockWriter:
    """Writes the body; a page break waits for the block that follows it."""

    draft: Draft
    inlines: InlineWriter
    _break: bool = False
    _at_top: bool = False
    _writers: dict[type, Callable[..., str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._writers = {
            Paragraph: self._paragraph,
            Heading: self._heading,
            BulletList: self._bullets,
            NumberedList: self._numbers,
            BlockQuote: self._quote,
            Table: self._table,
            Figure: self._figure,
            Box: self._box,
            Columns: self._columns,
            Rule: self._rule,
            PageBreak: self._page_break,
            Contents: self._contents,
        }

    def body(self, blocks: Blocks) -> str:
        """Return the whole body's blocks."""
        text, runs = "", list(page_runs(blocks, self.draft.theme.page))
        for number, (page, run) in enumerate(runs, 1):
            self.draft.page = page
            self._at_top = number > 1
            part = self.blocks(run, Place(page.text_width))
            if number < len(runs):
                self._break = False  # a section begins on a new page of itself
                part = close_section(self.draft, part, self._spacer())
            text += part
        # Tables out of different lists and columns can still touch; Word would join them.
        text = text.replace(f"{_TABLE_END}<w:tbl>", f"{_TABLE_END}{self._spacer()}<w:tbl>")
        if self.draft.backwards:  # the first column of every table stands to the right
            text = text.replace("<w:tblW ", "<w:bidiVisual/><w:tblW ")
        return text + self._pending_break()

    def blocks(self, blocks: Blocks, place: Place, *, in_cell: bool = False) -> str:
        """Return blocks; a cell always ends with a paragraph, as Word demands."""
        text = ""
        before: Block | None = None
        for block in blocks:
            framed = isinstance(block, Table | Box) or self._is_table(block)
            quotes = isinstance(before, BlockQuote) and isinstance(block, BlockQuote)
            after_table = text.endswith(_TABLE_END)
            if quotes or (after_table and (framed or not isinstance(block, Heading | PageBreak))):
                # Tables, and quotations' lines, would else run into one another.
                rows = isinstance(before, Columns) and isinstance(block, Columns)
                text += self._spacer(wide=after_table and not rows)
            elif is_facts(block) and isinstance(before, Paragraph):
                # Its rule keeps off a title; a subtitle keeps off by itself.
                text += self._spacer(wide=before.style is not ParagraphStyle.SUBTITLE)
            if framed:
                text += self._pending_break()
            text += self._writers[type(block)](block, place)
            before = block
        if in_cell and text.endswith(_TABLE_END):
            return text + self._spacer()
        return text or (self._empty() if in_cell else "")

    # paragraphs

    def _style_name(self, paragraph: Paragraph, place: Place) -> str:
        running = paragraph.style is ParagraphStyle.BODY
        if place.level >= 0 and running:
            if not place.first:
                return names.continue_style(place.level)
            style = names.number_style if place.numbered else names.bullet_style
            return style(place.level)
        if place.in_quote:
            return _QUOTE_STYLES.get(paragraph.style, names.QUOTE)
        return names.PARAGRAPHS[paragraph.style]

    def _paragraph(self, paragraph: Paragraph, place: Place) -> str:
        name = self._style_name(paragraph, place)
        item = place.item if place.first else ""
        keep = "<w:keepNext/>" if paragraph.keep_with_next else ""
        served = name == names.PARAGRAPHS[ParagraphStyle.SOURCE]  # its style hangs numbers
        indent = "" if served or not paragraph.number else hanging(SOURCE_INDENT)
        if item and place.inset:
            left = self.draft.theme.list_indent * place.level + place.inset
            indent = hanging(left, place.inset)
        return self._text(
            name,
            paragraph.inlines,
            before_spacing=keep + self._take_break() + item,
            indent=indent,
            content_before=self._hung(paragraph.number),
            align=paragraph.align,
            bookmarks=(paragraph.bookmark,) if paragraph.bookmark else (),
        )

    def _text(
        self,
        style: str,
        inlines: Inlines,
        *,
        before_spacing: str = "",
        indent: str = "",
        align: Align = Align.START,
        bookmarks: tuple[str, ...] = (),
        content_before: str = "",
        word_bookmarks: tuple[str, ...] = (),
    ) -> str:
        own = is_right_to_left(inline_text(inlines), self.draft.backwards)
        foreign = self.draft.backwards and not own
        # What a list or a number hangs before stands where it stands in the other items.
        hung = foreign and bool(content_before or style in _LIST_STYLES)
        backwards = own or hung
        self._at_top = False
        justify = _JUSTIFICATION.get(align)
        if foreign and not hung:
            justify = _FOREIGN[align]  # a foreign paragraph stands where the others stand
            if style in _QUOTE_PARAGRAPHS:
                inset = twips(self.draft.theme.quote_indent)
                indent = f'<w:ind w:left="0" w:right="{inset}"/>'
        properties = "".join(
            (
                f'<w:pStyle w:val="{self.draft.style(style)}"/>',
                before_spacing,
                "<w:bidi/>" if backwards else "",
                indent,
                f'<w:jc w:val="{justify}"/>' if justify else "",
                LEFTWARD_MARK if backwards else "",
            )
        )
        words = self.inlines.write(inlines, own)
        content = content_before + (f"{_RIGHTWARD}{words}{_RIGHTWARD}" if hung else words)
        marks = tuple(self.draft.bookmark_name(name) for name in bookmarks) + word_bookmarks
        if marks:
            content = self.draft.bookmarked(content, *marks)
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"

    def _heading(self, heading: Heading, place: Place) -> str:
        page_break = self._take_break()
        # Word keeps the space above what begins a page; we do not.
        indent = '<w:spacing w:before="0"/>' if page_break or self._at_top else ""
        if heading.number:
            indent += hanging(SINGLE_HEADING_INDENT + _DIGIT * (len(heading.number) - 1))
        boxed = place.in_box and heading.level == 1
        level = min(max(heading.level, 1), 3)
        return self._text(
            names.BOX_HEADING if boxed else names.HEADINGS[level - 1],
            heading.inlines,
            before_spacing=page_break,
            indent=indent,
            bookmarks=(heading.bookmark,) if heading.bookmark else (),
            content_before=self._hung(heading.number),
            word_bookmarks=(self.draft.next_heading(),),
        )

    def _hung(self, number: str) -> str:
        """Return a number that hangs before its text, "" for none."""
        if not number:
            return ""
        style = self.draft.style(names.HEADING_NUMBER)
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(number)}</w:t></w:r>'
            "<w:r><w:tab/></w:r>"
        )

    def _take_break(self) -> str:
        waiting, self._break = self._break, False
        return "<w:pageBreakBefore/>" if waiting else ""

    def _pending_break(self) -> str:
        """A break before what cannot carry it itself, or at the very end, stands alone."""
        if not self._break:
            return ""
        self._break = False
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def _spacer(self, *, wide: bool = False) -> str:
        style = self.draft.style(names.WIDE_SPACER if wide else names.SPACER)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'

    def _empty(self) -> str:
        style = names.PARAGRAPHS[ParagraphStyle.CELL]
        return f'<w:p><w:pPr><w:pStyle w:val="{self.draft.style(style)}"/></w:pPr></w:p>'

    def _rule(self, rule: Rule, _place: Place) -> str:
        style = names.STRONG_RULE if rule.kind == "strong" else names.RULE
        return self._text(style, (), before_spacing=self._take_break())

    def _page_break(self, _block: PageBreak, _place: Place) -> str:
        alone = self._pending_break()
        self._break = True
        return alone

    # lists, quotations, boxes

    def _bullets(self, block: BulletList, place: Place) -> str:
        inner = replace(
            place, level=place.level + 1, numbered=False, item="", inset=0.0, in_quote=False
        )
        return "".join([self._item(item, inner) for item in block.items])

    def _numbers(self, block: NumberedList, place: Place) -> str:
        level = place.level + 1
        shown = min(level, names.LIST_LEVELS - 1)
        number = self.draft.numbering(block.start, shown)
        numbering = f'<w:numPr><w:ilvl w:val="{shown}"/><w:numId w:val="{number}"/></w:numPr>'
        digits = len(str(block.start + len(block.items) - 1))
        inset = _DIGIT * (digits + 1) if digits > 1 else 0.0
        inner = replace(
            place, level=level, numbered=True, item=numbering, inset=inset, in_quote=False
        )
        return "".join([self._item(item, inner) for item in block.items])

    def _item(self, item: Blocks, place: Place) -> str:
        pieces = []
        for index, block in enumerate(item):
            pieces.append(self.blocks((block,), replace(place, first=index == 0)))
        return "".join(pieces)

    def _quote(self, quote: BlockQuote, place: Place) -> str:
        inner = replace(place, in_quote=True, level=-1)
        text = self.blocks(quote.blocks, inner)
        if quote.attribution:
            text += self._text(names.QUOTE_ATTRIBUTION, quote.attribution)
        return text

    def _box(self, box: Box, place: Place) -> str:
        style = _BOXES.get(box.kind, names.NOTE_BOX)
        # Word sets the edge beside the cell, by half of itself.
        width = place.width - names.EDGES[style] / 2
        inner = self.blocks(box.blocks, Place(width - 20.0, in_box=True), in_cell=True)
        return frame_table(self.draft.style(style), [inner], [width])

    def _columns(self, columns: Columns, place: Place) -> str:
        """The header block stands side by side; sides follow one another, as Word flows better.

        Where the text would need a page more, they stand side by side all the same.
        """
        if not self._is_table(columns):
            return "".join([self.blocks(column, place) for column in columns.columns])
        if not columns.columns:
            return ""
        gaps = 0.0 if is_facts(columns) else self.draft.theme.column_gap
        room = place.width - gaps * (len(columns.columns) - 1)
        widths = column_shares(columns, room)
        cells = [
            self.blocks(column, Place(width), in_cell=True)
            for column, width in zip(columns.columns, widths, strict=True)
        ]
        if is_facts(columns):
            return frame_table(self.draft.style(names.FACTS), cells, widths)
        gap = self.draft.theme.column_gap
        return frame_table(
            self.draft.style(names.SIDES),
            cells,
            [width + gap for width in widths],
            split=not self._lies() or any(is_long(column) for column in columns.columns),
        )

    def _is_table(self, block: Block) -> bool:
        """Return whether a block is columns that Word has in a table.

        On a page that lies they always are: lines across all of it are too long to be read.
        """
        return is_facts(block) or (
            isinstance(block, Columns) and (self.draft.pages.beside or self._lies())
        )

    def _lies(self) -> bool:
        return self.draft.page.width > self.draft.page.height

    # the rest

    def _table(self, table: Table, place: Place) -> str:
        def cell(blocks: Blocks, width: float) -> str:
            return self.blocks(blocks, Place(width), in_cell=True)

        laid = self.draft.next_table() if table.rows or table.head else ()
        return write_table(
            table,
            shared(laid, place.width) if len(laid) == column_count(table) else (),
            place.width,
            self.draft.style(names.TABLE),
            self.draft.theme.palette,
            cell,
        )

    def _figure(self, figure: Figure, place: Place) -> str:
        break_before = self._take_break()
        drawing = write_figure(self.draft, self.inlines.owner, figure, place.width)
        keep = "<w:keepNext/>" if figure.caption or figure.keep_with_next else ""
        text = self._text(
            names.FIGURE,
            (),
            before_spacing=keep + break_before,
            align=figure.align,
            content_before=f"<w:r>{drawing}</w:r>",
        )
        if figure.caption:
            style = names.PARAGRAPHS[ParagraphStyle.CAPTION]
            text += self._text(style, figure.caption, align=figure.align)
        return text

    def _contents(self, block: Contents, _place: Place) -> str:
        written = write_contents(self.draft, self.inlines, block)
        return self._pending_break() + written + self._spacer(wide=True)
