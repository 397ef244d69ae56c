"""One document with every kind of block, to be looked at and compared with approved pictures."""

import io
from datetime import date

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

CREST = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 220">
<defs><path id="star" d="M0,-14 4,-4 14,-4 6,3 9,13 0,7 -9,13 -6,3 -14,-4 -4,-4z"/></defs>
<path fill="#2C4A7C" stroke="#14213D" stroke-width="4"
 d="M20 12h160v110c0 50-40 80-80 90c-40-10-80-40-80-90z"/>
<g fill="#C9A227"><use href="#star" x="100" y="52"/><use href="#star" x="60" y="62"/>
<use href="#star" x="140" y="62"/></g>
<path fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round"
 d="M40 122q15-20 30 0t30 0t30 0t30 0"/>
<path fill="none" stroke="#fff" stroke-width="6" opacity=".5" d="M45 148q15-20 30 0t30 0t30 0"/>
</svg>"""
SENTENCE = "The commission met at the ferry pier and read the gauge twice before it spoke. "


def words(*inlines: Inline | str, style: ParagraphStyle = ParagraphStyle.BODY) -> Paragraph:
    return Paragraph(tuple(Run(i) if isinstance(i, str) else i for i in inlines), style)


def _cell(*said: str, **more: object) -> Cell:
    paragraphs = tuple(words(one, style=ParagraphStyle.CELL) for one in said)
    return Cell(paragraphs, **more)  # type: ignore[arg-type]


def _photo() -> bytes:
    data = io.BytesIO()
    picture = Image.linear_gradient("L").resize((320, 120)).convert("RGB")
    picture.save(data, "PNG")
    return data.getvalue()


def _front() -> Blocks:
    def fact(name: str, value: str) -> Blocks:
        return (
            words(name, style=ParagraphStyle.LABEL),
            words(value, style=ParagraphStyle.FACT),
        )

    return (
        Figure(Picture(CREST, "image/svg+xml", 34.0, "crest.svg"), "Crest of Marenia"),
        words("Everything", style=ParagraphStyle.KICKER),
        words("Every kind of block", style=ParagraphStyle.TITLE),
        words("Lists, tables, notes, drawings and scripts", style=ParagraphStyle.SUBTITLE),
        Columns((fact("Event", "11–12 September 2031"), fact("Place", "Aldermoor")), kind="facts"),
        Box((words("Offer half, and ask for the gauge.", style=ParagraphStyle.LEAD),)),
        Contents("Contents", 2),
        words(
            "See issue 1, page ",
            PageReference("issue-1"),
            ", and annex A, page ",
            PageReference("annex-a"),
            ".",
        ),
    )


def _text() -> Blocks:
    return (
        Heading(1, (Run("Water levels on the Dreva"),), "1", "issue-1"),
        words(SENTENCE * 3, NoteReference("short"), " ", Run("It was ", italic=True),
              Run("not pleased", bold=True), ". A forced line end", LineBreak(), "and on."),
        words(Run("inferred", TextRole.UNCERTAIN), " · ", Run("verified", TextRole.VERIFIED), " · ",
              Run("unverified: not found", TextRole.PROBLEM), " · ",
              Run("Not\u00a0for\u00a0disclosure", TextRole.MARKING), " · ",
              Run("a link", href="https://example.org/gauge"), " · ",
              Run("to the annex", target="annex-a"),
              Run("1", TextRole.CITATION, superscript=True, target="source-1"),
              Run(",", TextRole.CITATION, superscript=True),
              Run("2", TextRole.CITATION, superscript=True, target="source-2")),
        Heading(2, (Run("Lists in lists, which begin anew"),)),
        NumberedList((
            (words("First."), BulletList(((words("inner"),), (words("inner too"),)))),
            (words("Second, with steps:"),
             NumberedList(((words("step one"),), (words("step two"),)))),
            (words("Third, with other steps:"),
             NumberedList(((words("step one again"),),)), words("A paragraph in the item.")),
        )),
        NumberedList(tuple((words(f"Number {n}."),) for n in (9, 10)), 9),
        Heading(3, (Run("A quotation of two paragraphs"),)),
        BlockQuote(
            (words("“No village on this river should learn of a flood from the water itself,"),
             words("nor from the neighbours.”")),
            (Run("Ana Petrova", TextRole.NAME), Run(", Minister of Rivers · to the Courier")),
        ),
        Box((words("Say that the dam is not on the table."),), "if-raised"),
        Box((words("A note that stands apart."),), "note"),
        Columns(((Heading(2, (Run("Ours"),)), words(SENTENCE)),
                 (Heading(2, (Run("Theirs"),)), words(SENTENCE * 2)))),
        Rule(),
    )  # fmt: skip


def _tables() -> Blocks:
    head = (
        Row((_cell("Participant", rowspan=2, header=True),
             _cell("Positions on the water", colspan=2, header=True),
             _cell("Sum", rowspan=2, header=True, align=Align.END))),
        Row((_cell("Upper river", header=True), _cell("Lower river", header=True))),
    )  # fmt: skip
    rows = tuple(
        Row((_cell(f"Member {n}", header=True),
             _cell("asks for a gauge" * (1 + n % 3)),
             _cell("pays a half, if all pay", "and reads it daily") if n % 4 else _cell("–"),
             _cell(f"{n * 1117.5:,.1f}", align=Align.END)))
        for n in range(1, 17)
    )  # fmt: skip
    spanned = Row((_cell("Both banks", header=True, rowspan=2), _cell("one cell", colspan=2),
                   _cell("1.0", align=Align.END)))  # fmt: skip
    below = Row((_cell("left"), _cell("right"), _cell("2.0", align=Align.END)))
    return (
        Heading(1, (Run("Tables and drawings"),), "2", "issue-2"),
        Table((0.0, 0.0, 0.0, 0.14), head, (*rows, spanned, below), "Positions on the water"),
        Figure(_timeline(), "Timeline: meetings of the commission.", (Run("Meetings so far."),)),
        Figure(_grid(), "Positions: who wants what.", (Run("Positions so far."),)),
        Figure(Picture(_photo(), "image/png", 220.0, "photo.png"), "The river at night",
               (Run("The river at night."),), Align.CENTRE),
    )  # fmt: skip


def _timeline() -> Timeline:
    moments = tuple(
        Moment(date(2031, month, 3), date(2031, month, 3 + 4 * (month % 2)), f"{month} of 2031",
               "The commission meets again", approximate=month == 6)
        for month in (1, 2, 3, 6, 9, 10, 12)
    )  # fmt: skip
    return Timeline(moments, date(2031, 7, 1), "this brief")


def _wide_table() -> Table:
    places = ("Lorn", "Aldermoor", "Brevik", "Tarn", "Östby", "Kej", "Ulm", "Dorn", "Sund")
    head = Row((_cell("Gauge", header=True), *(_cell(one, header=True) for one in places)))
    rows = tuple(
        Row((_cell(f"{month} 2031", header=True),
             *(_cell(f"{41 + n * 3} cm, read at noon") for n in range(len(places)))))
        for month in ("January", "February", "March", "April")
    )  # fmt: skip
    return Table((), (head,), rows, "Water levels by month and gauge")


def _grid() -> PositionsGrid:
    """Six issues by four participants: words of all lengths, quoted, closed, unknown."""
    issues = tuple(
        GridIssue(str(n), title)
        for n, title in enumerate(("Water levels", "Night trains", "Fishing rights", "Locks"), 1)
    )
    quiet = Stand("will not be drawn before the vote", ("3",), closed=True)
    rows = (
        GridRow("Marenia", (Stand("wants the gauge on its own bank", ("1", "2"), True),
                            Stand("two trains a night"), Stand(""), Stand(""))),
        GridRow("Ostland and the islands", (Stand("asks who pays for the upkeep, and for how long"
                                                  " the others will go on paying", ("2",)),
                                            Stand(""), Stand("a quota for each bank"), quiet)),
        GridRow("Ελλάδα", (Stand("offers its satellite figures"), Stand("", quoted=True),
                           Stand(""), Stand(""))),
    )  # fmt: skip
    return PositionsGrid(issues, rows, "nothing known", "quoted in the text", "Closed")


def _scripts() -> Blocks:
    return (
        Heading(1, (Run("Scripts"),), "3"),
        words("Ķekava, İzmir, Hội nghị, Đà Nẵng; Зустріч у Львові; Σύνοδος κορυφής."),
        words("قال الوزير إن Ostland ستدفع 12 % من الكلفة في 3 مايو 2031."),
        words("השר אמר כי Ostland תשלם 12 % מהעלות ב-3 במאי 2031."),
        BulletList(((words("وزير الأنهار"),), (words("שר הנהרות"),), (words("third"),))),
        words("A character that no font has: \U000f1234."),
    )


def _end() -> Blocks:
    annex: tuple[Block, ...] = (
        PageBreak(Orientation.LANDSCAPE),
        Heading(1, (Run("A page across"),), "4"),
        _wide_table(),
        words("Read it lying down.", NoteReference("wide")),
        PageBreak(Orientation.THEME),
        Heading(1, (Run("The treaty"),), "A", "annex-a"),
        Heading(2, (Run("Article 4"),), "A.1"),
        words(SENTENCE * 2, NoteReference("long")),
        Heading(1, (Run("Sources"),)),
    )
    sources = tuple(
        Paragraph(
            (Run("The Aldermoor Courier", bold=True), Run(", “Ministers and the gauge”, 3 May. "),
             Run("https://courier.example/", href="https://courier.example/")),
            ParagraphStyle.SOURCE, bookmark=f"source-{n}", number=str(n),
        )
        for n in (1, 2, 10)
    )  # fmt: skip
    return (*annex, *sources)


def everything(language: str = "en-GB") -> Document:
    """The document, in a language that decides which way its pages run.

    Its characters are in the program's own fonts, so its pictures are the same everywhere.
    """
    return Document(
        DocumentProperties("Every kind of block", "River Desk", language=language),
        (*_front(), *_text(), *_tables(), *_scripts(), *_end()),
        (
            Note("short", (Run("Minutes of the ninth meeting."),)),
            Note("wide", (Run("Levels above the old mark."),)),
            Note("long", (Run("As amended. " + SENTENCE * 60),)),
        ),
        PageFurniture(
            "Official",
            header=(Run("Every kind of block"),),
            footer_start=(Run("River Desk · 7"),),
            footer_end=(Run("Page "), PageNumber(), Run(" of "), PageCount()),
            first_header=(Run("Ministry of Rivers"),),
        ),
    )
