"""Words before a date that make it a last day, by language."""

import tomllib
from pathlib import Path

import pytest

from briefgen.editing.last_days import is_deadline

CASES = Path(__file__).parents[2] / "cases" / "editing" / "last_days.toml"
DATA = tomllib.loads(CASES.read_text("utf-8"))


def at(marked: str) -> tuple[str, int]:
    """Return a text and where its date begins: “by [the end of 2024]”."""
    return marked.replace("[", "").replace("]", ""), marked.index("[")


@pytest.mark.parametrize("language", DATA)
def test_last_days(language: str) -> None:
    for marked in DATA[language]["yes"]:
        assert is_deadline(*at(marked), language), marked
    for marked in DATA[language]["no"]:
        assert not is_deadline(*at(marked), language), marked


def test_a_language_without_words_is_taken_for_english() -> None:
    assert is_deadline(*at("by [2024]"), "xx")
    assert is_deadline(*at("by [2024]"))
    assert is_deadline(*at("bis [2024]"), "de-AT")
    assert not is_deadline("by ", 0)
