"""The head of a proposed brief: days and place of the event that its title names."""

from dataclasses import replace
from datetime import date

import pytest

from briefgen.compose.heading import with_event, with_place
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


def test_a_calendar_week_is_no_day_of_the_event() -> None:
    week = replace(
        SUMMIT, edtf="2031-07-07/2031-07-13", earliest=date(2031, 7, 7), latest=date(2031, 7, 13)
    )
    assert with_event(HEADER, [week]) == HEADER


def test_the_only_meeting_at_the_place_of_the_title_is_the_event() -> None:
    council = BriefHeader(title="European Council Brevik")
    row = replace(SUMMIT, label="Meeting in Brevik")
    header = with_event(council, [row, replace(MINISTERS, label="Party congress")])
    assert (header.event_from, header.place) == (SUMMIT.earliest, "Brevik")
    later = replace(row, earliest=date(2032, 7, 11), latest=date(2032, 7, 12))
    assert with_event(council, [row, later]) == council


def test_a_row_with_the_words_of_the_title_is_the_event_whoever_meets() -> None:
    title = BriefHeader(title="Brevik Clean Power Ministerial")
    row = replace(SUMMIT, label="Brevik Clean Power Ministerial runs", place="")
    assert with_event(title, [row]).event_to == SUMMIT.latest


@pytest.mark.parametrize(
    ("title", "dateline", "place"),
    [
        ("Brevik Clean Power Ministerial", "BREVIK, Oct 6 (Nordpress) -", "Brevik"),
        ("Conférence de Port-Carmin", "PORT-CARMIN, 4 mai (ALP) -", "Port-Carmin"),
        ("Europäischer Rat Brevik", "Brevik/Brüssel (NDN) –", "Brevik"),
        ("NATO Summit", "BREVIK, Oct 6 (Nordpress) -", ""),
        ("Brevikson Forum", "BREVIK, Oct 6 (Nordpress) -", ""),
    ],
)
def test_the_place_is_one_that_the_title_names_and_an_article_was_written_at(
    title: str, dateline: str, place: str
) -> None:
    assert with_place(BriefHeader(title=title), ["OSLO -", dateline]).place == place
    assert with_place(BriefHeader(title=title, place="Rome"), [dateline]).place == "Rome"
