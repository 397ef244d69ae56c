"""The language of headlines, short texts and texts that quote another language."""

import tomllib
from pathlib import Path

import pytest

from briefgen.reading.language import detect

FILE = Path(__file__).parents[2] / "cases" / "reading" / "short_texts.toml"
SHORT = tomllib.loads(FILE.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", SHORT, ids=[case["text"][:40] for case in SHORT])
def test_language_of_a_short_text(case: dict[str, str]) -> None:
    assert detect(case["text"]) == case["language"]
