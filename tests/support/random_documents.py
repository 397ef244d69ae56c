"""Random documents of all block kinds, for tests that must hold for any document."""

import io
from datetime import date, timedelta
from random import Random

from PIL import Image

from briefgen.model.document import (
    Align,
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Cell,
    Columns,
    Contents,
    Document,
    DocumentProperties,
    Figure,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Moment,
    Note,
    NoteReference,
    NumberedList,
    Orientation,
    PageBreak,
    PageCount,
    PageFurniture,
    PageNumber,
    PageReference,
    Paragraph,
    ParagraphStyle,
    Picture,
    Row,
    Rule,
    Run,
    Table,
    TextRole,
    Timeline,
)
from briefgen.model.positions_grid import GridIssue, GridRow, PositionsGrid, Stand

LATIN = """grain corridor summit minister partners escort harbour talks wording draft table
agreed pledge clause spending winter ferry customs observers envoy ratify protocol 2031 17 3.5 %
“quoted” co-operation and/or state-owned naïve Straße İzmir žemė đường çağrı"""
OTHER = """министр саммит переговоры Цена σύνοδος υπουργός λόγος وزير القمة بيان الاتفاق
ועידה שר הסכם 東京会談 北京市 हिन्दी ไทย"""
STYLES = (
    ParagraphStyle.BODY,
    ParagraphStyle.BODY,
    ParagraphStyle.BODY,
    ParagraphStyle.SMALL,
    ParagraphStyle.LEAD,
    ParagraphStyle.LABEL,
    ParagraphStyle.SOURCE,
    ParagraphStyle.KICKER,
)


class Maker:
    """Makes documents from a source of chance; `scripts` says whether all scripts occur."""

    def __init__(self, chance: Random, scripts: bool = True) -> None:
        self._chance = chance
        self._words = (LATIN + " " + OTHER if scripts else LATIN).split()
        self._notes: list[Note] = []
        self._bookmarks: list[str] = []

    def document(self, most: int = 12) -> Document:
        blocks = tuple(self.block(0) for _ in range(self._chance.randint(0, most)))
        marked = self._chance.random() < 0.6
        return Document(
            DocumentProperties(
                self.words(4),
                self.words(2),
                language=self._chance.choice(("en-GB", "de", "fr", "lv", "tr", "ar", "he")),
                created=self._chance.choice((None, date(2031, 5, 3))),
            ),
            blocks,
            tuple(self._notes),
            PageFurniture(
                "Official" if marked else "",
                (Run(self.words(3)),),
                (Run("Brief 1"),),
                (PageNumber(), Run(" / "), PageCount()),
                (Run("First"),) if self._chance.random() < 0.3 else None,
            ),
        )

    def words(self, most: int) -> str:
        count = self._chance.randint(1, most)
        return " ".join(self._chance.choice(self._words) for _ in range(count))

    def inlines(self, most: int = 40) -> Inlines:
        result: list[Inline] = []
        for _ in range(self._chance.randint(1, 4)):
            result.extend((self._inline(most), Run(" ")))
        return tuple(result)

    def _inline(self, most: int) -> Inline:
        pick = self._chance.random()
        text = self.words(most)
        if pick < 0.6:
            return Run(text)
        if pick < 0.7:
            return Run(
                text,
                self._chance.choice(list(TextRole)),
                bold=self._chance.random() < 0.3,
                italic=self._chance.random() < 0.3,
                superscript=self._chance.random() < 0.1,
                language=self._chance.choice(("", "", "fr")),
            )
        if pick < 0.78:
            return Run(self.words(3), href="https://example.org/" + str(len(text)))
        if pick < 0.84:
            return Run(self.words(2), target=self._chance.choice(self._bookmarks or ["none"]))
        if pick < 0.9:
            return PageReference(self._chance.choice(self._bookmarks or ["none"]))
        if pick < 0.95:
            return LineBreak()
        name = f"n{len(self._notes)}"
        self._notes.append(Note(name, (Run(self.words(60)),)))
        return NoteReference(name)

    def blocks(self, depth: int, most: int = 3) -> Blocks:
        return tuple(self.block(depth + 1) for _ in range(self._chance.randint(0, most)))

    def block(self, depth: int) -> Block:
        makers = [self._paragraph] * 5 + [self._heading]
        if depth < 3:
            makers += [self._list, self._quote, self._table, self._box, self._columns]
            makers += [self._figure, self._grid, self._picture, self._rule]
        if depth == 0:
            makers += [self._contents, self._page_break]
        return self._chance.choice(makers)(depth)

    def _bookmark(self) -> str:
        if self._chance.random() < 0.5:
            return ""
        name = f"mark-{len(self._bookmarks)}"
        self._bookmarks.append(name)
        return name

    def _origin(self) -> str:
        return f"item-{self._chance.randint(1, 99)}" if self._chance.random() < 0.5 else ""

    def _paragraph(self, depth: int) -> Block:
        return Paragraph(
            self.inlines(),
            self._chance.choice(STYLES),
            self._chance.choice((Align.START, Align.START, Align.CENTRE, Align.END)),
            self._chance.random() < 0.2,
            self._bookmark(),
            self._origin(),
            self._chance.choice(("", "", "", "7", "128")),
        )

    def _heading(self, depth: int) -> Block:
        number = self._chance.choice(("", "1", "A.2", "12"))
        level = self._chance.randint(1, 3)
        return Heading(level, self.inlines(5), number, self._bookmark(), self._origin())

    def _list(self, depth: int) -> Block:
        items = tuple(self.blocks(depth) for _ in range(self._chance.randint(0, 5)))
        if self._chance.random() < 0.5:
            return BulletList(items, self._origin())
        return NumberedList(items, self._chance.randint(0, 99), self._origin())

    def _quote(self, depth: int) -> Block:
        told = self.inlines(6) if self._chance.random() < 0.8 else ()
        return BlockQuote(self.blocks(depth), told, self._origin())

    def _box(self, depth: int) -> Block:
        kind = self._chance.choice(("bottom-line", "if-raised", "note"))
        return Box(self.blocks(depth), kind, self._origin())

    def _columns(self, depth: int) -> Block:
        columns = tuple(self.blocks(depth) for _ in range(self._chance.randint(0, 4)))
        widths = tuple(self._chance.choice((0.0, 1.0, 2.0)) for _ in columns)
        return Columns(columns, widths, self._chance.choice(("sides", "facts")), self._origin())

    def _table(self, depth: int) -> Block:
        count = self._chance.randint(1, 5)
        head = tuple(self._row(count, depth) for _ in range(self._chance.randint(0, 2)))
        rows = tuple(self._row(count, depth) for _ in range(self._chance.randint(0, 7)))
        widths = tuple(self._chance.choice((0.0, 0.0, 0.3)) for _ in range(count))
        return Table(widths, head, rows, self._chance.choice(("", "A table")), self._origin())

    def _row(self, count: int, depth: int) -> Row:
        cells = tuple(
            Cell(
                (Paragraph(self.inlines(8), ParagraphStyle.CELL),)
                if self._chance.random() < 0.8
                else self.blocks(depth, 2),
                self._chance.choice((1, 1, 1, 2)),
                self._chance.choice((1, 1, 1, 2, 3)),
                self._chance.random() < 0.2,
            )
            for _ in range(self._chance.randint(0, count + 1))
        )
        return Row(cells, self._origin())

    def _figure(self, depth: int) -> Block:
        start = date(2031, 1, 1)
        moments = []
        for _ in range(self._chance.randint(0, 9)):
            day = start + timedelta(self._chance.randint(0, 900))
            end = day + timedelta(self._chance.choice((0, 0, 1, 40)))
            moments.append(
                Moment(day, end, self.words(3), self.words(5), self._chance.random() < 0.3)
            )
        now = self._chance.choice((None, start + timedelta(self._chance.randint(-50, 950))))
        content = Timeline(tuple(moments), now, "this brief" if now else "")
        return Figure(content, self.words(6), self.inlines(4), origin=self._origin())

    def _grid(self, depth: int) -> Block:
        count = self._chance.randint(0, 9)
        issues = tuple(
            GridIssue(self._chance.choice(("", "3")), self.words(4)) for _ in range(count)
        )
        rows = tuple(
            GridRow(
                self.words(3), tuple(self._stand() for _ in range(self._chance.randint(0, count)))
            )
            for _ in range(self._chance.randint(0, 6))
        )
        told = self.words(3) if self._chance.random() < 0.5 else ""
        content = PositionsGrid(issues, rows, told, told, told)
        return Figure(content, self.words(6), self.inlines(4), origin=self._origin())

    def _stand(self) -> Stand:
        if self._chance.random() < 0.4:
            return Stand("", quoted=self._chance.random() < 0.2)
        sources = tuple(str(n) for n in range(self._chance.randint(0, 4)))
        quoted, closed = self._chance.random() < 0.4, self._chance.random() < 0.2
        return Stand(self.words(30), sources, quoted, closed, self._origin())

    def _picture(self, depth: int) -> Block:
        if self._chance.random() < 0.3:
            return self._drawing()
        data = io.BytesIO()
        size = (self._chance.randint(1, 60), self._chance.randint(1, 60))
        mode = self._chance.choice(("RGB", "RGBA", "L", "P", "LA", "1"))
        Image.new(mode, size).save(data, "PNG")
        width = self._chance.choice((0.0, 40.0, 900.0))
        align = self._chance.choice(list(Align))
        body = data.getvalue() if self._chance.random() < 0.8 else b"not a picture"
        return Figure(Picture(body, "image/png", width, "logo.png"), self.words(4), (), align)

    def _drawing(self) -> Block:
        shapes = "".join(
            f'<rect x="{self._chance.randint(-9, 90)}" y="{self._chance.randint(-9, 90)}" rx="3"'
            f' width="{self._chance.randint(0, 60)}" height="20" opacity="{self._chance.random()}"'
            f' fill="#{self._chance.randint(0, 0xFFFFFF):06x}" stroke="gold"/>'
            for _ in range(self._chance.randint(0, 6))
        )
        data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">{shapes}</svg>'
        width = self._chance.choice((0.0, 40.0, 900.0))
        picture = Picture(data.encode(), "image/svg+xml", width, "crest.svg")
        return Figure(picture, self.words(4), (), self._chance.choice(list(Align)))

    def _rule(self, depth: int) -> Block:
        return Rule(self._chance.choice(("hairline", "strong")))

    def _contents(self, depth: int) -> Block:
        return Contents("Contents", self._chance.randint(1, 3))

    def _page_break(self, depth: int) -> Block:
        return PageBreak(self._chance.choice((None, None, *Orientation)))
