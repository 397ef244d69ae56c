"""The timeline over the rows of the key dates."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.editing import edits
from briefgen.model.brief import Brief, PartKind, PickedDate, Place
from ui.main_window import MainWindow
from ui.models.listing import ROW_ROLE
from ui.models.outline_rows import RowKind
from ui.widgets.timeline_marks import marks_of

Wait = Callable[[MainWindow], None]
START = date(2031, 1, 1)
PLACE = Place(PartKind.KEY_DATES)


def row_at(key: str, day: int, long: int = 0, *, approximate: bool = False) -> PickedDate:
    first = START + timedelta(day)
    last = first + timedelta(long)
    return PickedDate(key, f"Event {key}", "x", first, last, approximate=approximate)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 400), st.booleans()), min_size=2,
             max_size=30),
    st.none() | st.integers(-100, 4000),
    st.floats(260, 700),
)  # fmt: skip
def test_marks_stand_in_order_inside_the_rule_and_never_touch(
    spans: list[tuple[int, int, bool]], today: int | None, room: float
) -> None:
    rows = [row_at(f"d-{n}", *span[:2], approximate=span[2]) for n, span in enumerate(spans)]
    rows.sort(key=lambda row: (row.earliest, row.latest))
    now = None if today is None else START + timedelta(today)
    marks = marks_of(rows, now, [False] * len(rows), room)
    assert [one.row for one in marks if one.row is not None] == rows
    assert len(marks) == len(rows) + (now is not None)
    assert marks[0].left >= 0
    assert marks[-1].left + marks[-1].width <= room + 0.01
    for one, following in pairwise(marks):
        assert one.left + one.width <= following.left + 0.01
        assert one.width > 0


def test_far_dates_stand_far_apart() -> None:
    rows = [row_at("a", 0), row_at("b", 100), row_at("c", 1000)]
    a, b, c = marks_of(rows, None, [False] * 3, 500.0)
    assert b.left - a.left < (c.left - b.left) / 3


def test_a_click_on_a_mark_goes_to_its_row(ready: MainWindow, qtbot: QtBot, settled: Wait) -> None:
    def change(brief: Brief) -> Brief:
        for row in (
            row_at("d-a", 0),
            row_at("d-b", 40, 3),
            row_at("d-c", 90, 30, approximate=True),
        ):
            brief = edits.insert_item(brief, PLACE, row)
        return brief

    ready.session.edit("x", change)
    settled(ready)
    view = ready.panes.brief.view
    model = view.model()
    number = next(
        n
        for n in range(model.rowCount())
        if model.index(n, 0).data(ROW_ROLE).kind is RowKind.TIMELINE
    )
    index = model.index(number, 0)
    view.scrollTo(index)
    layout = view.delegate.layout_of(index.data(ROW_ROLE), view.visualRect(index).width())
    spot = layout.spot("at:d-b")
    assert spot is not None
    assert spot.tip.endswith("Event d-b")
    place = view.visualRect(index).topLeft() + spot.place.center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ready.session.item_id == "d-b"
    ready.session.edit("x", lambda b: edits.hide_date(b, "d-b", hidden=True))
    row = model.index(number, 0).data(ROW_ROLE)
    assert "d-b" not in {one.id for one, _ in row.dated}
