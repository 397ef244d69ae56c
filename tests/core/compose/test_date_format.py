"""Dates in the house's form, in eight languages."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose.date_format import Shading, format_day, format_days, format_edtf, parse
from briefgen.compose.wording import wording
from briefgen.model.finding import DateModifier

CASES = Path(__file__).parents[2] / "cases" / "compose" / "date_format.toml"
_TABLES = tomllib.loads(CASES.read_text("utf-8"))
ROWS, SOUTHERN, LEFTWARDS = (_TABLES[name] for name in ("rows", "southern", "right_to_left"))
LANGUAGES = tuple(_TABLES["clocks"])
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


@pytest.mark.parametrize("row", LEFTWARDS, ids=lambda row: f"{row[0]} {row[1]}".strip())
def test_languages_from_right_to_left(row: list[str]) -> None:
    edtf, shade, *expected = row
    assert [format_edtf(edtf, tag, shading(shade)).full for tag in ("ar-EG", "he")] == expected


@pytest.mark.parametrize("row", LEFTWARDS, ids=lambda row: f"{row[0]} {row[1]}".strip())
def test_no_dash_joins_figures_from_right_to_left(row: list[str]) -> None:
    """A reader could not tell which end of “11–13” comes first."""
    assert not re.search(r"\d\s*[-–—]\s*\d", "".join(row[2:]))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_every_pattern(tag: str) -> None:
    words, english = wording(tag), wording("en")
    assert set(english.patterns) <= set(words.patterns)
    assert words.months != english.months or tag == "en"
    assert [len(words.months), len(words.months_of)] == [12, 12]
    assert [len(words.seasons), len(words.seasons_of), len(words.quarters)] == [4, 4, 4]
    assert len(words.halves) == 2


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)), st.data())
def test_no_english_word_is_printed(tag: str, one: date, two: date, data: st.DataObject) -> None:
    edtf = "/".join(sorted((one.isoformat(), two.isoformat())))
    value = data.draw(st.sampled_from((edtf, one.isoformat(), f"{one:%Y-%m}", f"{one:%Y}-23")))
    shade = data.draw(st.sampled_from(("", "start", "end deadline", "mid", "deadline")))
    text = format_edtf(value, tag, shading(shade)).full
    assert text
    assert not {"by", "of", "the", "early", "January", "March", "May"} & set(text.split())


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
@given(st.dates(), st.dates(), st.sampled_from(LANGUAGES))
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
