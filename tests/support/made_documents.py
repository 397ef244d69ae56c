"""A theme and a document of all block kinds, for the tests of layout and PDF."""

from datetime import date
from pathlib import Path

from briefgen.layout.fonts import FontShelf
from briefgen.model.document import (
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
    Inlines,
    Moment,
    Note,
    NoteReference,
    NumberedList,
    PageCount,
    PageFurniture,
    PageNumber,
    PageReference,
    Paragraph,
    ParagraphStyle,
    Row,
    Rule,
    Run,
    Table,
    TextRole,
    Timeline,
)
from briefgen.model.theme import FontFamily, StyleEntry, TextStyle, Theme
from briefgen.resources import assets

FONTS = assets() / "fonts"


def shelf(folder: Path = FONTS) -> FontShelf:
    return FontShelf(folder)


def _family(name: str, stem: str) -> FontFamily:
    faces = ("Regular", "Bold", "Italic", "BoldItalic")
    return FontFamily(name, *(f"{stem}-{face}.ttf" for face in faces))


S = ParagraphStyle
LOOKS: dict[ParagraphStyle, TextStyle] = {
    S.KICKER: TextStyle(
        "sans",
        7.6,
        11,
        True,
        colour="accent",
        after=2,
        capitals=True,
        letter_spacing=1.0,
        keep_with_next=True,
    ),
    S.TITLE: TextStyle("sans", 19, 24, True, colour="ink", after=2, keep_with_next=True),
    S.SUBTITLE: TextStyle("sans", 9.6, 14, colour="secondary", after=8, keep_with_next=True),
    S.LABEL: TextStyle(
        "sans",
        7.2,
        10.4,
        True,
        colour="accent",
        before=5,
        after=1.2,
        capitals=True,
        letter_spacing=0.75,
        keep_with_next=True,
    ),
    S.FACT: TextStyle("sans", 8.2, 11.6, after=0),
    S.BODY: TextStyle("serif", 9.6, 13.4, after=4, hyphenate=True),
    S.LEAD: TextStyle("serif", 9.8, 13.8, after=2),
    S.SMALL: TextStyle("sans", 7.6, 10.6, colour="secondary", after=3),
    S.ATTRIBUTION: TextStyle("sans", 8.0, 11.4, before=1, after=0),
    S.CELL: TextStyle("sans", 8.0, 11.0, after=1.5, tabular_figures=True),
    S.CELL_HEAD: TextStyle(
        "sans", 7.0, 10.0, True, colour="secondary", after=0, capitals=True, letter_spacing=0.7
    ),
    S.SOURCE: TextStyle("sans", 8.0, 11.0, after=2),
    S.NOTE: TextStyle("serif", 8.0, 10.6, after=0),
    S.CAPTION: TextStyle("sans", 7.4, 10.0, colour="secondary", after=3),
    S.HEADER: TextStyle("sans", 7.2, 10.0, colour="secondary", after=0),
    S.FOOTER: TextStyle("sans", 7.2, 10.0, colour="secondary", after=0),
    S.PAGE_MARKING: TextStyle(
        "sans", 7.6, 10.0, True, colour="marking", after=0, capitals=True, letter_spacing=1.1
    ),
    S.CONTENTS_1: TextStyle("sans", 8.6, 13.0, True, colour="ink", before=2, after=0),
    S.CONTENTS_2: TextStyle("sans", 8.2, 12.0, after=0),
    S.CONTENTS_3: TextStyle("sans", 8.0, 11.6, colour="secondary", after=0),
}
HEADINGS = (
    TextStyle("sans", 11.6, 15.0, True, colour="ink", before=12, after=4, keep_with_next=True),
    TextStyle("sans", 9.8, 13.0, True, colour="ink", before=9, after=3, keep_with_next=True),
    TextStyle("sans", 8.8, 12.0, True, colour="ink", before=7, after=2, keep_with_next=True),
)
THEME = Theme(
    key="modern",
    name="Modern",
    serif=_family("Noto Serif", "NotoSerif"),
    sans=_family("Noto Sans", "NotoSans"),
    headings=HEADINGS,
    styles=tuple(StyleEntry(style, look) for style, look in LOOKS.items()),
    hyphenation=True,
)


def text(words: str, style: ParagraphStyle = S.BODY, **more: object) -> Paragraph:
    return Paragraph((Run(words),), style, **more)  # type: ignore[arg-type]


def cite(number: int) -> Run:
    return Run(str(number), TextRole.CITATION, target=f"source-{number}")


def cell(words: str, *more: Run, header: bool = False) -> Cell:
    return Cell((Paragraph((Run(words), *more), S.CELL),), header=header)


def bullets(*items: Inlines | str) -> BulletList:
    return BulletList(tuple((Paragraph((Run(i),) if isinstance(i, str) else i),) for i in items))


QUOTE = BlockQuote(
    (
        text(
            "“We will not leave the table before the words on grain corridors are agreed, "
            "and nobody should count on our patience running out first.”"
        ),
    ),
    (
        Run("Ilse Brandvold", TextRole.NAME),
        Run(", minister of trade · to the Harbour Courier, 3 May 2031 · "),
        Run("✔ verified", TextRole.VERIFIED),
        cite(1),
    ),
    origin="quote-1",
)
FACTS = Columns(
    tuple(
        (text(label, S.LABEL), text(fact, S.FACT))
        for label, fact in (
            ("Event", "11–12 July 2031"),
            ("Place", "Port Amsel, Norland"),
            ("For", "The Minister"),
            ("Prepared", "16 June 2031 · Policy Unit"),
        )
    ),
    kind="facts",
)
BOTTOM_LINE = Box(
    (
        text("Bottom line", S.LABEL),
        text(
            "Partners agree that the corridor must reopen and disagree on who guards it. Without "
            "common words at Port Amsel the summit may lack a joint statement.",
            S.LEAD,
        ),
    ),
    origin="bottom",
)
SIDES = Columns(
    (
        (
            text("Our objective", S.LABEL),
            text("Language that gives the ports a date and keeps all partners on board."),
            text("Points to make", S.LABEL),
            bullets(
                "Unity is the asset: settle words before leaders arrive.",
                "A signal need not be a date.",
            ),
        ),
        (
            text("Their position", S.LABEL),
            bullets(
                (Run("Eastern partners want a firmer guarantee once the ice melts."), cite(1)),
                (Run("Western partners fear the cost of escorts."), cite(2)),
                (Run("Norland holds to the current posture."), cite(1)),
            ),
        ),
    ),
)
TIMELINE = Figure(
    Timeline(
        (
            Moment(date(2031, 6, 15), date(2031, 6, 15), "15 June", "Trade ministers, Lindholm"),
            Moment(
                date(2031, 7, 11),
                date(2031, 7, 12),
                "11–12 July",
                "Summit, Port Amsel",
                origin="date-2",
            ),
            Moment(
                date(2031, 9, 1),
                date(2031, 11, 30),
                "autumn (approx.)",
                "Secretary General leaves",
                approximate=True,
            ),
        ),
        now=date(2031, 6, 16),
        now_text="this brief",
    ),
    alt="Timeline: trade ministers on 15 June, summit on 11–12 July, change in autumn.",
)
DATES = Table(
    (0.0, 0.0, 0.0, 0.0),
    (Row((cell("Date"), cell("Event"), cell("As written"), cell("Source"))),),
    (
        Row(
            (
                cell("15–16 June 2031", header=True),
                cell("Trade ministers meet, Lindholm"),
                cell("“June 15”, two-day ", Run("(end inferred)", TextRole.UNCERTAIN)),
                cell("1"),
            )
        ),
        Row(
            (
                cell("11–12 July 2031", header=True),
                cell("Summit, Port Amsel"),
                cell("“July 11-12”, “mid-July”"),
                cell("1"),
            )
        ),
        Row(
            (
                cell("autumn 2031 ", Run("≈", TextRole.UNCERTAIN), header=True),
                cell("Secretary General plans to leave the post"),
                cell("“in the autumn”"),
                cell("1"),
            )
        ),
    ),
    summary="Key dates",
)


def brief(*more: Block) -> Document:
    blocks: Blocks = (
        text("Summit brief", S.KICKER),
        text("Grain Summit, Port Amsel", S.TITLE),
        text("The corridor, who guards it, and the next Secretary General", S.SUBTITLE),
        FACTS,
        BOTTOM_LINE,
        Heading(1, (Run("The corridor"),), "1", "issue-1", "issue-1"),
        SIDES,
        text("Key quotes", S.LABEL),
        QUOTE,
        Paragraph(
            (Run("If raised"), Run("  "), Run("Not for disclosure", TextRole.MARKING)), S.LABEL
        ),
        text("A second sentence of response, set as plainly as the rest."),
        Heading(1, (Run("Escort spending"),), "2", "issue-2"),
        Paragraph(
            (
                Run("New commitments are on the agenda; no figure has been agreed in public."),
                cite(2),
                NoteReference("n1"),
                Run(" See page "),
                PageReference("sources"),
                Run("."),
            )
        ),
        Heading(1, (Run("Key dates"),)),
        TIMELINE,
        DATES,
        Heading(1, (Run("Sources"),), bookmark="sources"),
        Rule(),
        NumberedList(
            (
                (
                    Paragraph(
                        (
                            Run("Harbour Courier", bold=True),
                            Run(", “Grain talks drag on”, 3 May 2031, "),
                            Run("courier.example/grain", href="https://courier.example/grain"),
                        ),
                        S.SOURCE,
                        bookmark="source-1",
                    ),
                ),
                (
                    Paragraph(
                        (
                            Run("Amsel Post", bold=True),
                            Run(", “Who pays for escorts?”, 9 May 2031"),
                        ),
                        S.SOURCE,
                        bookmark="source-2",
                    ),
                ),
            )
        ),
        *more,
    )
    return Document(
        DocumentProperties("Grain Summit, Port Amsel", "Policy Unit", created=date(2031, 6, 16)),
        blocks,
        (Note("n1", (Run("Figures before 2029 count escorts of one flag only."),)),),
        PageFurniture(
            "Official",
            footer_start=(Run("Grain Summit · Brief 1 · 16 June 2031"),),
            footer_end=(PageNumber(), Run(" / "), PageCount()),
        ),
    )


CONTENTS = Contents("Contents", 2)
