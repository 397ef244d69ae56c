"""Document to one HTML file: semantic, light and dark, without scripts or outside resources."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from briefgen.model.direction import is_right_to_left, is_right_to_left_language
from briefgen.model.document import (
    Align,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Columns,
    Contents,
    Document,
    Figure,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Rule,
    Run,
    Table,
)
from briefgen.model.document_words import inline_text, walk_blocks
from briefgen.model.page import Pages
from briefgen.model.theme import Theme
from briefgen.writing.html_inlines import HtmlInlines
from briefgen.writing.html_parts import write_figure, write_table
from briefgen.writing.html_style import style_sheet

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Control characters, which no HTML file may hold."""

_PLAIN_BOXES = ("if-raised", "note")


def write_html(document: Document, theme: Theme, pages: Pages) -> bytes:
    """Return the document as one HTML file in UTF-8.

    Args:
        document: what to write.
        theme: gives fonts, sizes and colours; those for dark screens are the program's own.
        pages: the layout; gives figures their drawing and page references their numbers.

    Returns:
        The file's bytes; the same for the same input.
    """
    writer = _begin(document, theme, pages)
    properties = document.properties
    marking = document.furniture.marking
    banner = f'<p class="page-marking">{escape(marking)}</p>\n' if marking else ""
    main = writer.blocks(document.blocks) + writer.notes(document)
    foot = inline_text(document.furniture.footer_start)
    furniture = f'<p class="furniture footer">{escape(foot)}</p>\n' if foot else ""
    direction = ' dir="rtl"' if is_right_to_left_language(properties.language) else ""
    head = "".join(
        (
            '<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{escape(properties.title)}</title>\n",
            _meta("author", properties.author),
            _meta("description", properties.subject),
            _meta("keywords", ", ".join(properties.keywords)),
            _meta("date", properties.created.isoformat() if properties.created else ""),
            f"<style>\n{style_sheet(theme, bool(direction), marking)}\n</style>\n",
        )
    )
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(properties.language)}"{direction}>\n'
        f"<head>\n{head}</head>\n<body>\n"
        f"{f'<header>{banner}</header>' if banner else ''}<main>\n{main}</main>\n"
        f"<footer>{furniture}{banner}</footer>\n</body>\n</html>\n"
    )
    return _UNSEEN.sub("", page).encode("utf-8", "replace")


def _begin(document: Document, theme: Theme, pages: Pages) -> "_HtmlWriter":
    blocks = list(walk_blocks(document.blocks))
    known = {b.bookmark for b in blocks if isinstance(b, Heading | Paragraph) and b.bookmark}
    notes = {note.note: number for number, note in enumerate(document.notes, 1)}
    headings = [block for block in blocks if isinstance(block, Heading)]
    inlines = HtmlInlines(pages, notes, frozenset(known))
    backwards = is_right_to_left_language(document.properties.language)
    return _HtmlWriter(theme, pages, inlines, headings, backwards)


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">\n' if content else ""


@dataclass
class _HtmlWriter:
    """Writes blocks; headings and figures are counted as they come."""

    theme: Theme
    pages: Pages
    inlines: HtmlInlines
    headings: list[Heading]
    backwards: bool = False
    _heading_count: int = 0
    _figure_count: int = 0
    _writers: Mapping[type, Callable[..., str]] = field(default_factory=dict)

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

    def blocks(self, blocks: Blocks) -> str:
        """Return blocks one after the other."""
        return "".join([self._writers[type(block)](block) for block in blocks])

    def notes(self, document: Document) -> str:
        """Return the footnotes as a list at the end, with ways back."""
        if not document.notes:
            return ""
        items = "".join(
            f'<li id="fn-{number}"><p class="note">{self.inlines.write(note.inlines)}'
            f' <a href="#ref-{number}" role="doc-backlink" aria-label="{number}">↩</a></p></li>\n'
            for number, note in enumerate(document.notes, 1)
        )
        return f'<section class="notes" role="doc-endnotes">\n<ol>\n{items}</ol>\n</section>\n'

    def _paragraph(self, paragraph: Paragraph) -> str:
        inner = _number(paragraph.number) + self.inlines.write(paragraph.inlines)
        if paragraph.style is ParagraphStyle.TITLE:
            return f"<h1{_id(paragraph.bookmark)}{self._direction(paragraph)}>{inner}</h1>\n"
        classes = [] if paragraph.style is ParagraphStyle.BODY else [str(paragraph.style)]
        if paragraph.number:
            classes.append("numbered")
        if paragraph.align is not Align.START:
            classes.append(str(paragraph.align))
        named = f' class="{" ".join(classes)}"' if classes else ""
        return f"<p{named}{_id(paragraph.bookmark)}{self._direction(paragraph)}>{inner}</p>\n"

    def _heading(self, heading: Heading) -> str:
        self._heading_count += 1
        name = heading.bookmark or _heading_id(self._heading_count)
        inner = _number(heading.number) + self.inlines.write(heading.inlines)
        level = min(max(heading.level, 1), 3) + 1
        return f"<h{level}{_id(name)}{self._direction(heading)}>{inner}</h{level}>\n"

    def _direction(self, block: Paragraph | Heading) -> str:
        """Return the direction of a text where it is not that of the document."""
        own = is_right_to_left(inline_text(block.inlines), self.backwards)
        return "" if own is self.backwards else f' dir="{"rtl" if own else "ltr"}"'

    def _items(self, items: tuple[Blocks, ...]) -> str:
        return "".join(f"<li{self._way(item)}>{self._item(item)}</li>\n" for item in items)

    def _way(self, item: Blocks) -> str:
        """Return the direction of an item, whose mark stands before its first words."""
        first = item[0] if item else None
        return self._direction(first) if isinstance(first, Paragraph) else ""

    def _item(self, item: Blocks) -> str:
        """Return an item; a single paragraph of running text needs no element of its own."""
        if len(item) == 1 and isinstance(item[0], Paragraph):
            paragraph = item[0]
            plain = paragraph.style is ParagraphStyle.BODY and not (
                paragraph.bookmark or paragraph.number
            )
            if plain and paragraph.align is Align.START:
                return self.inlines.write(paragraph.inlines)
        return self.blocks(item)

    def _bullets(self, block: BulletList) -> str:
        return f"<ul>\n{self._items(block.items)}</ul>\n"

    def _numbers(self, block: NumberedList) -> str:
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>\n{self._items(block.items)}</ol>\n"

    def _quote(self, quote: BlockQuote) -> str:
        caption = ""
        if quote.attribution:
            by = self.inlines.write(quote.attribution)
            caption = f'<figcaption class="attribution">{by}</figcaption>\n'
        words = self.blocks(quote.blocks)
        return f'<figure class="quote">\n<blockquote>\n{words}</blockquote>\n{caption}</figure>\n'

    def _box(self, box: Box) -> str:
        other = f" box-{box.kind}" if box.kind in _PLAIN_BOXES else ""
        return f'<section class="box{other}">\n{self.blocks(box.blocks)}</section>\n'

    def _columns(self, columns: Columns) -> str:
        if columns.kind == "facts" and all(_is_fact(column) for column in columns.columns):
            return self._facts(columns.columns)
        inner = "".join(f"<div>\n{self.blocks(column)}</div>\n" for column in columns.columns)
        return f'<div class="{"facts" if columns.kind == "facts" else "sides"}">\n{inner}</div>\n'

    def _facts(self, columns: tuple[Blocks, ...]) -> str:
        pieces = []
        for column in columns:
            label, *values = (block for block in column if isinstance(block, Paragraph))
            dds = "".join(
                f'<dd class="{value.style}">{self.inlines.write(value.inlines)}</dd>'
                for value in values
            )
            term = self.inlines.write(label.inlines)
            pieces.append(f'<div><dt class="label">{term}</dt>{dds}</div>\n')
        return f'<dl class="facts">\n{"".join(pieces)}</dl>\n'

    def _table(self, table: Table) -> str:
        return write_table(table, self.blocks)

    def _figure(self, figure: Figure) -> str:
        index = self._figure_count
        self._figure_count += 1
        caption = self.inlines.write(figure.caption)
        return write_figure(figure, index, self.pages, self.theme.palette, caption)

    def _rule(self, rule: Rule) -> str:
        return '<hr class="strong">\n' if rule.kind == "strong" else "<hr>\n"

    def _page_break(self, _block: PageBreak) -> str:
        return '<div class="page-break"></div>\n'

    def _contents(self, contents: Contents) -> str:
        title = ""
        if contents.title:
            title = f'<p class="label">{escape(contents.title, quote=False)}</p>\n'
        items = []
        for number, heading in enumerate(self.headings, 1):
            if heading.level <= contents.depth:
                name = heading.bookmark or _heading_id(number)
                before = f"{escape(heading.number)} " if heading.number else ""
                words = escape(_words(heading), quote=False)
                items.append(
                    f'<li class="contents-{heading.level} in-{heading.level}">'
                    f'<a href="#{escape(name)}">{before}{words}</a></li>\n'
                )
        label = f' aria-label="{escape(contents.title)}"' if contents.title else ""
        return f'<nav class="contents"{label}>\n{title}<ul>\n{"".join(items)}</ul>\n</nav>\n'


def _number(number: str) -> str:
    """Return a number that hangs before its text, "" for none."""
    return f'<span class="number">{escape(number)}</span> ' if number else ""


def _words(heading: Heading) -> str:
    return "".join(run.text for run in heading.inlines if isinstance(run, Run))


def _heading_id(number: int) -> str:
    return f"heading-{number}"


def _id(name: str) -> str:
    return f' id="{escape(name)}"' if name else ""


def _is_fact(column: Blocks) -> bool:
    """Return whether a column is a label with values, such as "Place: Aldermoor"."""
    styles = [block.style for block in column if isinstance(block, Paragraph)]
    return (
        len(styles) == len(column) >= 2
        and styles[0] is ParagraphStyle.LABEL
        and not any(style is ParagraphStyle.LABEL for style in styles[1:])
    )
