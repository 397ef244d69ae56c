"""What a text must hold for a pattern to match."""

import re

import pytest

from briefgen.analysis.agenda_words import agenda_words, may_hold_stance
from briefgen.analysis.needed_words import folded, needed_words


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\b(?:talks|debate)(?: with \w+)? (?:on|about) ", ("debate", "talks")),
        (r"flash ?points? of", ("flash",)),
        (r"(?:the )?(?:agenda|programmes?)\b", ("agenda", "programme")),
        (r"\b(?<!to )signed (?=an? (?:pact|accord))", ("signed ",)),
        (r"differ|differed", ("differ",)),
        (r"\w+(?:ship)*", ("",)),
        (r"treaty|\d+", ("",)),
        (r"(?P<name>treaty)", ("",)),
        (r"(?:treaty", ("",)),
    ],
)
def test_needs_are_the_longest_that_no_match_is_without(
    pattern: str, needs: tuple[str, ...]
) -> None:
    assert needed_words(pattern) == needs


@pytest.mark.parametrize("text", ["DI\u017fCUSS", "d\u0130scuss", "d\u0131scuss", "Discu\u017fs"])
def test_folding_joins_what_ignoring_case_joins(text: str) -> None:
    assert re.search("discuss", text, re.IGNORECASE)
    assert "discuss" in folded(text)


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_every_cue_needs_words(language: str) -> None:
    words = agenda_words(language)
    assert words is not None
    assert all(cue.needs and all(cue.needs) for cue in words.cues)
    assert "" not in words.signs


def test_sentences_without_a_word_of_stance_are_told() -> None:
    words = agenda_words("en")
    assert words is not None
    assert may_hold_stance("Norway OPPOSES the quota.", words)
    assert may_hold_stance("Norway is not ready.", words)
    assert not may_hold_stance("Ships lay in the harbour.", words)
