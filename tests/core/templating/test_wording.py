"""Words on the page: marks of each language, foreign words in an Arabic or Hebrew line."""

import pytest

from briefgen.model.bidi import levels, reordered
from briefgen.templating.wording import colon_of, comma_of, quoted, semicolon_of, unbroken


def shown(text: str) -> str:
    """A line of an Arabic page in visual order, without the marks that only steer it."""
    line = "".join(reordered(list(text), levels(text, 1)))
    return line.replace("\u200e", "").replace("\u200f", "")


@pytest.mark.parametrize(
    "words",
    ["11–12 July 2023", "30 June – 2 July", "open by 2024", "No later than 5 p.m.", "2024", "Vell"],
)
@pytest.mark.parametrize("language", ["ar", "he"])
def test_foreign_words_are_not_torn_apart(language: str, words: str) -> None:
    line = f"نشر في {quoted(words, language)}، يوليو"
    assert words in shown(line)


def test_own_words_are_quoted_as_they_are() -> None:
    assert quoted("من 11 إلى 13 يوليو", "ar") == "«من 11 إلى 13 يوليو»"
    assert quoted("11–12 July", "en") == "“11–12 July”"
    assert quoted("", "ar") == "«»"


def test_a_date_keeps_its_first_figure_on_its_own_side() -> None:
    assert unbroken("11 يوليو 2023", "ar") == "\u200f11\u00a0يوليو 2023"
    assert unbroken("11 July 2023", "en") == "11\u00a0July 2023"


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en-GB", [", ", ": ", "; "]),
        ("fr", [", ", "\u00a0: ", "\u202f; "]),
        ("fr_BE", [", ", "\u00a0: ", "\u202f; "]),
        ("ar", ["، ", ": ", "؛ "]),
        ("he", [", ", ": ", "; "]),
        ("", [", ", ": ", "; "]),
    ],
)
def test_marks_between_words_follow_the_language(language: str, marks: list[str]) -> None:
    assert [comma_of(language), colon_of(language), semicolon_of(language)] == marks


@pytest.mark.parametrize("language", ["fr", "fr-CH", "fr-CA"])
def test_no_line_ends_between_a_mark_and_its_words(language: str) -> None:
    assert "\u2009" not in quoted("oui", language)
    assert " " not in quoted("oui", language)
