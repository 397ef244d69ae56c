"""Dates in the house's form, in six languages."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose.date_format import Shading, format_day, format_days, format_edtf, parse
from briefgen.model.finding import DateModifier

CASES = Path(__file__).parents[2] / "cases" / "compose" / "date_format.toml"
_TABLES = tomllib.loads(CASES.read_text("utf-8"))
ROWS, SOUTHERN = _TABLES["rows"], _TABLES["southern"]
MODIFIERS = {"start": DateModifier.START, "mid": DateModifier.MID, "end": DateModifier.END}


def shading(words: str) -> Shading:
    modifier = next((MODIFIERS[word] for word in words.split() if word in MODIFIERS), None)
    return Shading(modifier, "deadline" in words, "late" in words.split(), "half" in words)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}".strip() or "empty")
def test_languages(row: list[str]) -> None:
    edtf, shade, *expected = row
    tags = ("en-GB", "de-AT", "fr", "uk-UA")
    assert [format_edtf(edtf, tag, shading(shade)).full for tag in tags] == expected


@pytest.mark.parametrize("row", SOUTHERN, ids=lambda row: f"{row[0]} {row[1]}".strip())
def test_southern_languages(row: list[str]) -> None:
    edtf, shade, *expected = row
    assert [format_edtf(edtf, tag, shading(shade)).full for tag in ("es-MX", "it")] == expected


@pytest.mark.parametrize(
    ("edtf", "short"),
    [
        ("2023-07-11/2023-07-12", "11–12 July"),
        ("2023-06-30/2023-07-02", "30 June – 2 July"),
        ("2023-23", "autumn"),
        ("2023-24", "winter"),
        ("2023-07", "July"),
        ("2024", "2024"),
    ],
)
def test_short_forms_leave_the_year_out(edtf: str, short: str) -> None:
    assert format_edtf(edtf).short == short


def test_days() -> None:
    assert format_days(date(2023, 7, 12), date(2023, 7, 11)) == "11–12 July 2023"
    assert format_days(date(2023, 7, 1), date(2023, 7, 31)) == "July 2023"
    assert format_days(date(2023, 1, 1), date(2024, 12, 31)) == "2023–2024"
    assert format_days(None, date(2023, 7, 11), "de") == "11. Juli 2023"
    assert format_days(None, None) == ""
    assert format_day(None) == ""
    assert format_day(date(2023, 7, 1), "xx") == "1 July 2023"
    assert format_days(date.min, date.max)


@settings(max_examples=150, deadline=None)
@given(st.dates(), st.dates(), st.sampled_from(("en", "de", "fr", "uk", "es", "it")))
def test_every_interval_is_written_with_both_its_ends(one: date, two: date, tag: str) -> None:
    text = format_days(one, two, tag)
    assert str(min(one, two).year) in text
    assert str(max(one, two).year) in text


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789X-/.~?%T:", max_size=24))
def test_no_value_makes_it_raise(value: str) -> None:
    text = format_edtf(value)
    assert isinstance(text.full, str)
    period = parse(value)
    assert period is None or 0 <= period.day <= 31
