"""Dates: the time stamps of a live blog, and the lines of figures that are none."""

from datetime import date

import pytest

from tests.core.analysis.date_cases import dates_in

TUESDAY = date(2025, 6, 17)


def times_in(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return the times of day that are found, each with its words and its value."""
    found = dates_in(text, TUESDAY, language)
    return [(m.span.of(text), m.reading.value) for m in found if m.rule == "clock"]


@pytest.mark.parametrize(
    "lines",
    [
        ("09.02 Envoys arrive.", "10.30 Lunch is late.", "11.15 She leaves."),
        ("17.15 The hall is dark.", "16.40 All have left.", "09.05 Doors open."),
        ("9:02am – she is here", "12:10pm – They eat.", "1.05pm: talks resume"),
        ("09.02", "10.30", "11.15"),
        ("[09.02] Envoys arrive.", "[10.30] Lunch is late.", "[11.15] She leaves."),
        ("23.40 Still no text.", "23.55 Coffee again.", "00.10 They have it.", "00.25 Done."),
    ],
)
def test_lines_that_open_with_times_are_entries(lines: tuple[str, ...]) -> None:
    assert len(times_in("\n".join(lines))) == len(lines)


def test_an_entry_keeps_its_own_day() -> None:
    text = (
        "08.10 Leaders will meet on Thursday.\n09.40 Friday's vote may slip.\n"
        "11.05 They will eat at noon."
    )
    assert times_in(text)[:2] == [("08.10", "2025-06-17T08:10"), ("09.40", "2025-06-17T09:40")]
    assert [m.reading.value for m in dates_in(text, TUESDAY) if m.rule == "weekday"] == [
        "2025-06-19",
        "2025-06-20",
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Friday, 27 June", "14.00: Arrivals", "16.30: Wreath-laying", "19.30: Dinner")),
        (
            "fr",
            (
                "Programme du vendredi 27 juin",
                "14 h 00 : Arrivées",
                "16 h 30 : Vote",
                "19 h 30 : Fin",
            ),
        ),
        ("es", ("Programa del viernes 27 de junio", "14:00 Llegada", "16:30 Voto", "19:30 Cena")),
        (
            "it",
            (
                "Programma di venerdì 27 giugno",
                "Ore 14.00: Arrivo",
                "Ore 16.30: Voto",
                "Ore 19.30: Cena",
            ),
        ),
        (
            "de",
            (
                "Programm am Freitag, 27. Juni",
                "14.00 Uhr: Ankunft",
                "16.30 Uhr: Rede",
                "19.30 Uhr: Ende",
            ),
        ),
    ],
)
def test_a_day_that_ends_the_line_over_the_entries_is_theirs(
    language: str, lines: tuple[str, ...]
) -> None:
    values = [value for _, value in times_in("\n".join(lines), language)]
    assert values == ["2025-06-27T14:00", "2025-06-27T16:30", "2025-06-27T19:30"]


def test_a_sentence_that_opens_with_a_time_is_no_entry() -> None:
    text = "They meet on 27 June.\nAt 9.30 it was quiet.\nAt 10.15 it was not.\nAt 11.00 it ended."
    assert [value[:10] for _, value in times_in(text)] != ["2025-06-27"] * 3


def test_a_day_over_the_entries_is_theirs() -> None:
    text = (
        "Programme\nTuesday, 8 July\n09.30 Arrivals\n10.15 Family photograph\n11.00 Lunch\n"
        "Wednesday, 9 July\n09.00 Plenary"
    )
    assert [value for _, value in times_in(text)] == [
        "2025-07-08T09:30",
        "2025-07-08T10:15",
        "2025-07-08T11:00",
        "2025-07-09T09:00",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "12.40 Talks go on.\n13.05 Lunch.",
        "3.50 euros a litre is asked.\n4.10 euros was paid.\n4.40 euros may come.",
        "10.11 Scope of the pact\n10.12 Parties to it\n10.13 Terms of it",
        "3.5 million people fled.\n4.2 million stayed.\n5.1 million came back.",
        "In it 12.40 Lions ran, 13.05 Hares sat and 14.10 Bears slept.",
        "(9.15) million is a typing error.\n(9.40) too.\n(10.50) also.",
        "1.75 of it is sand.\n2.10 is clay.\n3.15 is water.",
        "9.70 Gold is listed.\n10.80 Silver is listed.\n11.90 Tin is listed.",
    ],
)
def test_other_figures_are_no_times(text: str) -> None:
    assert times_in(text) == []


def test_entries_in_german() -> None:
    text = "09.02 Uhr: Minister treffen ein.\n10.30 Uhr: Pause.\n11.15 Uhr: Das Ende."
    assert [value for _, value in times_in(text, "de")] == [
        "2025-06-17T09:02",
        "2025-06-17T10:30",
        "2025-06-17T11:15",
    ]
