"""The one middle form that every writer prints: a Document of Blocks of Inlines.

Templates make it, writers read it. It says what things are (a heading, a quotation, a label),
never where they stand on a page: that is the theme's and the layout's affair.
"""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from briefgen.model.nouns import noun
from briefgen.model.positions_grid import PositionsGrid


class TextRole(StrEnum):
    """What a run of characters is; the theme says how it looks."""

    NORMAL = "normal"
    NAME = "name"  # the speaker in an attribution
    SECONDARY = "secondary"  # grey
    UNCERTAIN = "uncertain"  # amber: inferred, approximate, sources differ
    VERIFIED = "verified"
    PROBLEM = "problem"  # a quote that does not stand in its source
    MARKING = "marking"  # small outlined tag, "NOT FOR DISCLOSURE"
    CITATION = "citation"  # superscript source number
    DATE = "date"
    AS_WRITTEN = "as-written"  # words taken from a source


class ParagraphStyle(StrEnum):
    """What a paragraph is; every theme has a style for each."""

    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    LABEL = "label"
    FACT = "fact"  # a value in the header block
    BODY = "body"
    LEAD = "lead"  # the bottom line
    SMALL = "small"
    ATTRIBUTION = "attribution"
    CELL = "cell"
    CELL_HEAD = "cell-head"
    SOURCE = "source"
    NOTE = "note"  # a footnote's text
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_MARKING = "page-marking"
    CONTENTS_1 = "contents-1"
    CONTENTS_2 = "contents-2"
    CONTENTS_3 = "contents-3"


@noun(frozen=True, slots=True)
class Run:
    """Characters of one look.

    Attributes:
        text: no line feeds, no control characters.
        href: external link (http, https, mailto), "" for none.
        target: bookmark inside the document ("source-1"), "" for none.
        language: BCP 47 tag where it differs from the document's, else "".
    """

    text: str
    role: TextRole = TextRole.NORMAL
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    href: str = ""
    target: str = ""
    language: str = ""

    def saying(self, text: str) -> "Run":
        """Return a run of the same look with other characters."""
        return Run(text, *self.look)

    @property
    def look(self) -> tuple[TextRole, bool, bool, bool, str, str, str]:
        """Return everything but the characters, in the order of the attributes."""
        return (
            self.role,
            self.bold,
            self.italic,
            self.superscript,
            self.href,
            self.target,
            self.language,
        )


@noun(frozen=True, slots=True)
class LineBreak:
    """A forced line end inside a paragraph."""


@noun(frozen=True, slots=True)
class NoteReference:
    """The mark of a footnote; `note` is an id in Document.notes."""

    note: str


@noun(frozen=True, slots=True)
class PageReference:
    """The number of the page on which a bookmark stands."""

    target: str


@noun(frozen=True, slots=True)
class PageNumber:
    """The number of the page; only in page headers and footers."""


@noun(frozen=True, slots=True)
class PageCount:
    """The number of pages; only in page headers and footers."""


Inline: TypeAlias = Run | LineBreak | NoteReference | PageReference | PageNumber | PageCount
Inlines: TypeAlias = tuple[Inline, ...]


class Align(StrEnum):
    """Horizontal alignment; START is left in left-to-right text."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@noun(frozen=True, slots=True)
class Heading:
    """A heading, level 1 to 3; `number` hangs before it ("1", "A.2").

    `bookmark` is its name for links and page references; `origin` the id of the brief's item or
    issue that it came from (for jumping from page to item), "" if none. So in all blocks.
    """

    level: int
    inlines: Inlines
    number: str = ""
    bookmark: str = ""
    origin: str = ""


@noun(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` hangs before it (that of a source)."""

    inlines: Inlines
    style: ParagraphStyle = ParagraphStyle.BODY
    align: Align = Align.START
    keep_with_next: bool = False
    bookmark: str = ""
    origin: str = ""
    number: str = ""


@noun(frozen=True, slots=True)
class BlockQuote:
    """A quotation set off from the text, with its attribution line."""

    blocks: "Blocks"
    attribution: Inlines = ()
    origin: str = ""


@noun(frozen=True, slots=True)
class BulletList:
    """Items, each of blocks; lists nest."""

    items: "tuple[Blocks, ...]"
    origin: str = ""


@noun(frozen=True, slots=True)
class NumberedList:
    """Items numbered from `start`, each of blocks."""

    items: "tuple[Blocks, ...]"
    start: int = 1
    origin: str = ""


@noun(frozen=True, slots=True)
class Cell:
    """A table cell; `header` makes it a head of its row (scope row) or, in head rows, column."""

    blocks: "Blocks"
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    align: Align = Align.START


@noun(frozen=True, slots=True)
class Row:
    """A table row; cells under a rowspan from above are left out."""

    cells: tuple[Cell, ...]
    origin: str = ""


@noun(frozen=True, slots=True)
class Table:
    """A table. `widths` are shares of the text width; 0.0 lets the content decide.

    `head` rows are repeated on every page that the table reaches.
    """

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    summary: str = ""  # for readers who do not see it
    origin: str = ""


@noun(frozen=True, slots=True)
class Moment:
    """One event of a timeline: a day (earliest == latest), a range or an approximate stretch."""

    earliest: date
    latest: date
    date_text: str
    label: str
    approximate: bool = False
    origin: str = ""


@noun(frozen=True, slots=True)
class Timeline:
    """A drawn timeline; `now` is the brief's own date, None for no such line."""

    moments: tuple[Moment, ...]
    now: date | None = None
    now_text: str = ""


@noun(frozen=True, slots=True)
class Picture:
    """A picture file of the template's bundle; width in points, 0.0 for its own size."""

    data: bytes
    media_type: str
    width: float = 0.0
    name: str = ""

    @property
    def is_vector(self) -> bool:
        """Return whether it is an SVG file, which is drawn anew by the layout."""
        return self.media_type == "image/svg+xml"


@noun(frozen=True, slots=True)
class Figure:
    """A drawing or picture, always with a text that stands in for it."""

    content: Timeline | PositionsGrid | Picture
    alt: str
    caption: Inlines = ()
    align: Align = Align.START
    origin: str = ""
    keep_with_next: bool = False


@noun(frozen=True, slots=True)
class Box:
    """Blocks on a tint; kind is "bottom-line" or "if-raised" or "note"."""

    blocks: "Blocks"
    kind: str = "bottom-line"
    origin: str = ""


@noun(frozen=True, slots=True)
class Columns:
    """Blocks side by side where the page is wide enough, else one after the other.

    `widths` are shares; `kind` is "facts" (the header block between its rules) or "sides".
    """

    columns: "tuple[Blocks, ...]"
    widths: tuple[float, ...] = ()
    kind: str = "sides"
    origin: str = ""


@noun(frozen=True, slots=True)
class Rule:
    """A horizontal line; kind is "hairline" or "strong"."""

    kind: str = "hairline"


class Orientation(StrEnum):
    """How pages stand; THEME is as the theme has them."""

    THEME = "theme"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@noun(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page.

    `orientation` is that of the pages from here on, None: as before. It counts at the top level of
    a document only.
    """

    orientation: Orientation | None = None


@noun(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings down to `depth`."""

    title: str = ""
    depth: int = 2


Block: TypeAlias = (
    Heading
    | Paragraph
    | BlockQuote
    | BulletList
    | NumberedList
    | Table
    | Figure
    | Box
    | Columns
    | Rule
    | PageBreak
    | Contents
)
Blocks: TypeAlias = tuple[Block, ...]


@noun(frozen=True, slots=True)
class Note:
    """A footnote: its id, as NoteReference names it, and its text."""

    note: str
    inlines: Inlines


@noun(frozen=True, slots=True)
class PageFurniture:
    """What stands at the head and foot of every page.

    Attributes:
        marking: the security marking, centred at top and foot, "" for none.
        header, footer_start, footer_end: inlines; PageNumber and PageCount may stand here.
        first_header: header of the first page if it differs, else None.
    """

    marking: str = ""
    header: Inlines = ()
    footer_start: Inlines = ()
    footer_end: Inlines = ()
    first_header: Inlines | None = None


@noun(frozen=True, slots=True)
class DocumentProperties:
    """What goes into the file's own properties."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    created: date | None = None  # None: no date is written, so bytes are reproducible


@noun(frozen=True, slots=True)
class Document:
    """A whole brief, ready to be printed by any writer."""

    properties: DocumentProperties
    blocks: Blocks
    notes: tuple[Note, ...] = ()
    furniture: PageFurniture = PageFurniture()
