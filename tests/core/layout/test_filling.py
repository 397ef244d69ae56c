from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.layout.filling import NOTE_SPACE, Filler, Sheet
from briefgen.layout.fragment import Band, Break, Column, Unit
from briefgen.layout.repeats import as_decoration
from briefgen.layout.splitting import split_band
from briefgen.layout.text_lines import Strip, TextLines
from briefgen.model.page import Text


def lines(count: int, **more: object) -> list[Unit]:
    return [replace(Strip(10.0), **more) for _ in range(count)]  # type: ignore[arg-type]


def paragraph(count: int, **more: object) -> TextLines:
    rows = tuple((Text(0.0, 10.0 * k, 10.0, "#000000", (), k),) for k in range(count))
    return replace(TextLines(10.0, rows), **more)  # type: ignore[arg-type]


def heights(sheets: list[Sheet]) -> list[int]:
    return [len(sheet.units) for sheet in sheets]


def test_pages_are_filled() -> None:
    assert heights(Filler(100, {}).fill(lines(25))) == [10, 10, 5]


def test_there_is_always_a_page() -> None:
    assert heights(Filler(100, {}).fill([])) == [0]


def test_what_is_kept_moves_on_together() -> None:
    units = [*lines(8), *lines(3, keep=True), *lines(4)]
    assert heights(Filler(100, {}).fill(units)) == [8, 7]


def test_a_chain_longer_than_a_page_is_broken() -> None:
    assert heights(Filler(100, {}).fill(lines(25, keep=True))) == [10, 10, 5]


def test_a_strip_higher_than_a_page_stands_alone() -> None:
    assert heights(Filler(100, {}).fill([*lines(2), Strip(400.0), *lines(2)])) == [2, 1, 2]


def test_breaks_begin_pages() -> None:
    assert heights(Filler(100, {}).fill([*lines(2), Break(), *lines(3)])) == [2, 3]


def test_space_at_the_top_of_a_page_is_dropped_and_the_larger_wish_counts() -> None:
    units = [Strip(10.0, before=50.0, after=5.0), Strip(10.0, before=8.0)]
    (sheet,) = Filler(100, {}).fill(units)
    assert [placed.y for placed in sheet.units] == [0.0, 18.0]


def test_notes_stand_on_the_page_of_their_marks() -> None:
    units = [*lines(6), Strip(10.0, notes=("a",)), *lines(6)]
    sheets = Filler(100, {"a": lines(2)}).fill(units)
    assert heights(sheets) == [7, 6]
    assert len(sheets[0].notes) == 2
    assert sheets[0].used + sheets[0].notes_height <= 100


def test_a_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    units = [Strip(10.0, notes=("a",)), *lines(14)]
    sheets = Filler(100, {"a": lines(30)}).fill(units)
    assert sum(len(sheet.notes) for sheet in sheets) == 30
    assert len(sheets[0].notes) < 30
    assert all(s.used + s.notes_height <= 100 + NOTE_SPACE for s in sheets)


def line_counts(sheets: list[Sheet]) -> list[list[int]]:
    """How many lines of each paragraph stand on each sheet."""
    return [
        [len(p.unit.rows) if isinstance(p.unit, TextLines) else 0 for p in sheet.units]
        for sheet in sheets
    ]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    sheets = Filler(100, {}).fill([paragraph(6), paragraph(9)])
    assert line_counts(sheets) == [[6, 4], [5]]
    tail = sheets[1].units[0].unit
    assert isinstance(tail, TextLines)
    assert (tail.skipped, tail.rows) == (4, paragraph(9).rows[4:])


def test_no_line_of_a_paragraph_stands_alone() -> None:
    assert line_counts(Filler(100, {}).fill([paragraph(9), paragraph(4)])) == [[9], [4]]
    assert line_counts(Filler(100, {}).fill([paragraph(7), paragraph(4)])) == [[7, 2], [2]]
    assert line_counts(Filler(100, {}).fill([paragraph(8), paragraph(3)])) == [[8], [3]]
    assert line_counts(Filler(100, {}).fill([paragraph(41)])) == [[10], [10], [10], [9], [2]]


def test_what_stays_with_the_next_block_is_parted_from_its_own_beginning() -> None:
    units = [paragraph(3), paragraph(6, keep=True), paragraph(3)]
    assert line_counts(Filler(100, {}).fill(units)) == [[3, 4], [2, 3]]
    units = [paragraph(3), paragraph(6, keep=True, whole=True), paragraph(3)]
    assert line_counts(Filler(100, {}).fill(units)) == [[3], [6, 3]]


def test_what_is_higher_than_a_page_is_parted_all_the_same() -> None:
    units = [Strip(10.0, keep=True), paragraph(14, whole=True, keep=True), paragraph(2)]
    assert line_counts(Filler(100, {}).fill(units)) == [[0, 9], [5, 2]]


def test_lines_leave_room_for_the_notes_of_their_marks() -> None:
    marked = paragraph(10, row_notes=tuple(("a",) if k == 5 else () for k in range(10)))
    sheets = Filler(100, {"a": lines(3)}).fill([marked, paragraph(4)])
    assert line_counts(sheets)[0] == [7]
    assert [len(sheet.notes) for sheet in sheets] == [2, 1]  # room is kept for two of its lines
    assert all(sheet.fill <= 1.0 for sheet in sheets)


def band(left: int, right: int, **more: object) -> Band:
    columns = (Column(0, 50, tuple(lines(left))), Column(60, 50, tuple(lines(right))))
    return replace(Band(0, 110, columns, top=2, bottom=2), **more)  # type: ignore[arg-type]


def test_bands_are_split_in_every_column() -> None:
    parts = split_band(band(8, 3), 54)
    assert parts is not None
    head, tail = parts
    assert [len(c.units) for c in head.columns] == [5, 3]
    assert [len(c.units) for c in tail.columns] == [3, 0]


def test_low_bands_move_whole() -> None:
    assert split_band(band(4, 3, whole_below=60), 30) is None
    units = [*lines(8), band(4, 3, whole_below=60)]
    assert heights(Filler(100, {}).fill(units)) == [8, 1]


def test_a_tables_head_is_repeated() -> None:
    head = Strip(10.0)
    rows: list[Unit] = [band(2, 1, lead=(head,), whole_below=50) for _ in range(9)]
    sheets = Filler(100, {}).fill(rows)
    assert heights(sheets) == [4, 4, 4]
    assert sheets[1].units[0].unit == as_decoration(head)


units_of_any_kind = st.lists(
    st.one_of(
        st.builds(Strip, st.floats(0, 150), st.just(()), st.floats(0, 9), keep=st.booleans()),
        st.builds(band, st.integers(0, 30), st.integers(0, 30)),
        st.builds(paragraph, st.integers(1, 30), keep=st.booleans(), whole=st.booleans()),
        st.builds(paragraph, st.just(3), row_notes=st.just(((), ("b",), ("a",)))),
        st.builds(Strip, st.just(8.0), notes=st.sampled_from([("a",), ("b",), ("a", "b")])),
        st.just(Break()),
    ),
    max_size=30,
)


def _strips(unit: Unit) -> int:
    if isinstance(unit, Band):
        return sum(_strips(inner) for column in unit.columns for inner in column.units)
    if isinstance(unit, TextLines):
        return len(unit.rows)
    return 0 if isinstance(unit, Break) else 1


@given(units_of_any_kind)
@settings(max_examples=150, deadline=None)
def test_filling_ends_and_loses_nothing(units: list[Unit]) -> None:
    notes = {"a": lines(3), "b": lines(40)}
    sheets = Filler(100, notes).fill(units)
    placed = sum(_strips(p.unit) for sheet in sheets for p in sheet.units)
    assert placed == sum(_strips(unit) for unit in units)
    wanted = {n for unit in units for n in unit.notes}
    assert sum(len(s.notes) for s in sheets) == sum(len(notes[n]) for n in wanted)
