"""Positions: who takes which, over the articles in tests/cases/issues, and what always holds."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.analyse import analyse
from briefgen.analysis.positions import find_positions
from briefgen.analysis.sentences import split_sentences
from briefgen.model.article import TextSpan, make_article
from briefgen.model.finding import Person

CASES = Path(__file__).parents[2] / "cases"
ARTICLES = sorted((CASES / "issues").glob("*.toml"))
SENTENCES = tomllib.loads((CASES / "positions" / "sentences.toml").read_text("utf-8"))["cases"]


def found(text: str, language: str = "en", people: tuple[Person, ...] = ()) -> list[list[str]]:
    positions = find_positions(text, split_sentences(text), people, language)
    return [[one.participant, one.text] for one in positions]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_articles(path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    assert found(case["text"], case["language"]) == case["positions"]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["id"])
def test_sentences(case: dict[str, object]) -> None:
    assert found(str(case["text"]), str(case.get("language", "en"))) == case["found"]


def test_a_pronoun_is_resolved_by_the_people_found() -> None:
    text = "After lunch, she rejected the plan."
    span = TextSpan(13, 16)
    people = (Person("Mira Solis", mentions=(span,)),)
    assert found(text, people=people) == [["Mira Solis", "rejected the plan"]]
    assert found(text) == []


def test_a_dateline_is_no_part_of_a_name() -> None:
    text = "OSLO/TOKYO, July 10 - Norway and Japan asked for more time."
    sentences = split_sentences(text)
    (position,) = find_positions(text, sentences, (), "en", (TextSpan(0, 21),))
    assert position.participant == "Norway and Japan"
    assert position.passage == sentences[0]
    (article,) = analyse(make_article(text)).positions
    assert article == position


def test_no_data_no_positions() -> None:
    assert found("Hungary opposes the plan.", "zz") == []


PIECES = (
    "Hungary|opposes|the plan|,|which|while|said|it|would not|accept|and|“|”|(|;|.|?|that|to|be"
    "|allies|particularly those|in Poland|urged|is|against|\n|10:05|’s"
)
WORDS = st.sampled_from(PIECES.split("|"))


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_statements_are_words_of_the_text(text: str) -> None:
    sentences = split_sentences(text)
    folded = " ".join(text.split())
    for one in find_positions(text, sentences, (), "en"):
        assert one.text in folded
        assert one.participant
        assert one.passage in sentences
        assert one.mention.end <= len(text)
