from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.layout.filling import NOTE_SPACE, Filler, Sheet
from briefgen.layout.fragment import Band, Break, Column, Strip, Unit
from briefgen.layout.repeats import as_decoration
from briefgen.layout.splitting import split_band


def lines(count: int, **more: object) -> list[Unit]:
    return [replace(Strip(10.0), **more) for _ in range(count)]  # type: ignore[arg-type]


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
        st.builds(Strip, st.just(8.0), notes=st.sampled_from([("a",), ("b",), ("a", "b")])),
        st.just(Break()),
    ),
    max_size=30,
)


def _strips(unit: Unit) -> int:
    if isinstance(unit, Band):
        return sum(_strips(inner) for column in unit.columns for inner in column.units)
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
