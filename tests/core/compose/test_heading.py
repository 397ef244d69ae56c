"""The head of a proposed brief: days and place of the event that its title names."""

from dataclasses import replace
from datetime import date

import pytest

from briefgen.compose.heading import with_event
from briefgen.model.brief import BriefHeader, ItemState, PickedDate

SUMMIT = PickedDate(
    "d-1", "NATO summit in Brevik", "2031-07-11/2031-07-12",
    date(2031, 7, 11), date(2031, 7, 12), place="Brevik",
)  # fmt: skip
MINISTERS = PickedDate(
    "d-2", "Ministers meet in Brevik", "2031-07-01", date(2031, 7, 1), date(2031, 7, 1)
)
HEADER = BriefHeader(title="NATO Summit, Brevik")


def test_days_and_place_come_from_the_row_that_the_title_names() -> None:
    header = with_event(HEADER, [MINISTERS, SUMMIT])
    assert (header.event_from, header.event_to) == (SUMMIT.earliest, SUMMIT.latest)
    assert header.place == "Brevik"


def test_nothing_that_is_filled_in_is_changed() -> None:
    set_days = replace(HEADER, event_from=date(2031, 7, 10))
    assert with_event(set_days, [SUMMIT]) == set_days
    set_place = replace(HEADER, place="Oslo")
    assert with_event(set_place, [SUMMIT]).place == "Oslo"


@pytest.mark.parametrize(
    "changes",
    [
        {"approximate": True},
        {"end_inferred": True},
        {"edtf": "2031-07"},
        {"state": ItemState.REJECTED},
        {"label": "Ministers of NATO meet in Brevik"},
        {"label": "Brevik votes", "place": ""},
    ],
    ids=str,
)
def test_a_doubtful_row_fills_nothing(changes: dict[str, object]) -> None:
    assert with_event(HEADER, [replace(SUMMIT, **changes)]) == HEADER  # type: ignore[arg-type]


def test_two_rows_that_fit_alike_fill_nothing() -> None:
    later = replace(SUMMIT, id="d-3", edtf="2032-07-11", earliest=date(2032, 7, 11))
    assert with_event(HEADER, [SUMMIT, later]) == HEADER
