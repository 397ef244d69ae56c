"""First lines of plain texts, printed dates and languages, from data files."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from briefgen.reading.language import detect
from briefgen.reading.printed_dates import read_day, read_mail_date
from briefgen.reading.reader import read_text

CASES = Path(__file__).parents[2] / "cases" / "reading"
TOP = tomllib.loads((CASES / "top_lines.toml").read_text("utf-8"))["case"]
LANGUAGES = tomllib.loads((CASES / "languages.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", TOP, ids=lambda case: case["name"])
def test_first_lines_say_what_is_written_and_no_more(case) -> None:
    article = read_text(case["text"])
    assert article.read.title == case.get("title", "")
    assert article.read.outlet == case.get("outlet", "")
    assert list(article.read.authors) == case.get("authors", [])
    assert article.read.published == case.get("published")
    assert article.read.url == case.get("url", "")
    assert article.text == case["text"], "the lines stay in the text"


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_of_a_sentence(language: str) -> None:
    assert detect(LANGUAGES[language]) == language


def test_language_of_too_little_is_not_guessed() -> None:
    assert detect("Ok") == detect("") == detect("12 34") == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-06-16T23:30:00-05:00", date(2023, 6, 16)),
        ("20230616", date(2023, 6, 16)),
        ("20230616T101010Z", date(2023, 6, 16)),
        ("June 16th, 2023", date(2023, 6, 16)),
        ("Fri 16 Jun. 2023", date(2023, 6, 16)),
        ("16.06.2023", date(2023, 6, 16)),
        ("16/06/2023", date(2023, 6, 16)),
        ("06/16/2023", date(2023, 6, 16)),
        ("16 de junio de 2023", date(2023, 6, 16)),
        ("2023年6月16日", date(2023, 6, 16)),
        ("05/06/2023", None),
        ("2023-13-45", None),
        ("31 June 2023", None),
        ("June 2023", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_read_day(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_mail_date_keeps_the_day_of_its_own_zone() -> None:
    assert read_mail_date("Fri, 16 Jun 2023 23:30:00 -0700") == date(2023, 6, 16)
    assert read_mail_date("nonsense") is None
