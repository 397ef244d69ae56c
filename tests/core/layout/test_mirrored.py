"""Pages that run from right to left, and numbers that hang."""

from datetime import date

from made_documents import THEME, shelf, text

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Block,
    Box,
    Cell,
    Columns,
    Document,
    DocumentProperties,
    Figure,
    Heading,
    Moment,
    Note,
    NoteReference,
    NumberedList,
    PageFurniture,
    Paragraph,
    ParagraphStyle,
    Row,
    Run,
    Table,
    Timeline,
)
from briefgen.model.page import Line, Page, Rectangle, Text

FONTS = shelf()


ARABIC = "السلام عليكم"


def laid_leftwards(*blocks: Block, notes: tuple[Note, ...] = (), **furniture: object) -> Page:
    """The first page of a document in Arabic."""
    document = Document(
        DocumentProperties("T", language="ar"),
        blocks,
        notes,
        PageFurniture(**furniture),  # type: ignore[arg-type]
    )
    return lay_out(document, THEME, FONTS).pages[0]


def ends_of(page: Page) -> dict[str, tuple[float, float]]:
    """Where each piece of text begins and ends, by its characters."""
    return {
        "".join(shape.text for shape in text.shapes).strip(): (
            group.x + text.x,
            group.x + text.x + sum(s.width * text.size / s.face.units for s in text.shapes),
        )
        for group in page.operations
        for text in group.operations
        if isinstance(text, Text)
    }


def test_a_right_to_left_page_has_its_columns_rows_and_furniture_mirrored() -> None:
    head = Row(tuple(Cell((text(word),), header=True) for word in ("one", "two", "three")))
    page = laid_leftwards(
        Columns(((text("first"),), (text("second"),))),
        Table((0.0, 0.0, 0.0), (head,), ()),
        header=(Run("top"),),
        footer_start=(Run("start"),),
        footer_end=(Run("end"),),
    )
    places = ends_of(page)
    geometry = THEME.page
    right = geometry.width - geometry.right
    assert places["second"][1] < geometry.width / 2 < places["first"][0]
    assert places["three"][1] < places["two"][0] < places["one"][0]
    for word in ("first", "one", "top", "start"):
        assert abs(places[word][1] - right) < 4.0, word
    assert abs(places["end"][0] - geometry.left) < 3.0


def test_right_to_left_lists_headings_notes_and_boxes_begin_at_the_right() -> None:
    page = laid_leftwards(
        Heading(1, (Run(ARABIC),), "4"),
        NumberedList(((Paragraph((Run(ARABIC), NoteReference("a"))),),), 3),
        Box((text("boxed"),)),
        notes=(Note("a", (Run("below"),)),),
    )
    right = THEME.page.width - THEME.page.right
    places = ends_of(page)
    assert abs(places["4"][1] - right) < 4.0
    assert places["."][1] <= places["3"][0] + 0.01 <= right + 0.01, "the point is to the left"
    assert abs(places["1"][1] - right) < 4.0
    edges = [r for r in drawn(page, Rectangle) if r[1].fill == THEME.colour("accent")]
    assert abs(edges[-1][0] + edges[-1][1].width - right) < 0.1
    rule = [line for line in drawn(page, Line) if line[1].width == 0.6]
    assert abs(rule[-1][0] + rule[-1][1].x1 - right) < 0.1


def drawn(page: Page, kind: type) -> list[tuple[float, Rectangle | Line]]:
    """Shapes of a kind with the left end of each."""
    return [
        (group.x + getattr(shape, "x", 0.0), shape)
        for group in page.operations
        for shape in group.operations
        if isinstance(shape, kind)
    ]


def test_time_runs_as_the_text_does() -> None:
    moments = tuple(Moment(date(2031, m, 3), date(2031, m, 3), f"d{m}", f"l{m}") for m in (1, 5, 9))
    places = ends_of(laid_leftwards(Figure(Timeline(moments), "Timeline")))
    assert places["d9"][1] < places["d5"][0] < places["d1"][0]
    assert abs(places["d1"][1] - places["l1"][1]) < 1.0


def test_letters_that_join_are_never_spaced() -> None:
    label = Paragraph((Run(ARABIC),), ParagraphStyle.LABEL)
    spacings = [
        operation.spacing
        for language in ("ar", "en-GB")
        for group in lay_out(
            Document(DocumentProperties("T", language=language), (label,)), THEME, FONTS
        )
        .pages[0]
        .operations
        for operation in group.operations
        if isinstance(operation, Text)
    ]
    assert spacings
    assert set(spacings) == {0.0}


def test_numbers_of_sources_end_at_one_place_and_hang() -> None:
    sources = tuple(
        Paragraph((Run(f"Word{number} " * 40),), ParagraphStyle.SOURCE, number=number)
        for number in ("9", "10", "128")
    )
    page = lay_out(Document(DocumentProperties("T"), sources), THEME, FONTS).pages[0]
    places = ends_of(page)
    assert abs(places["9"][1] - places["10"][1]) < 0.1
    lines = [ends for word, ends in ends_of(page).items() if word.startswith("Word")]
    starts = sorted({round(start) for start, _ in lines})
    assert len(starts) == 2, "those after one and two digits, and that after three"
    assert starts[0] > places["10"][1] + 2.0
