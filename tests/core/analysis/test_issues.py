"""Issues: what an article puts on the agenda, over the articles in tests/cases/issues."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.agenda_words import agenda_words
from briefgen.analysis.issues import find_issues
from briefgen.analysis.positions import find_positions
from briefgen.analysis.sentences import split_sentences
from briefgen.model.finding import IssueMention, PositionMention

ARTICLES = sorted((Path(__file__).parents[2] / "cases" / "issues").glob("*.toml"))


def found(
    text: str, language: str = "en"
) -> tuple[tuple[IssueMention, ...], tuple[PositionMention, ...]]:
    sentences = split_sentences(text)
    positions = find_positions(text, sentences, (), language)
    return find_issues(text, sentences, positions, (), language), positions


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_titles(path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    issues, _ = found(case["text"], case["language"])
    assert sorted(issue.title for issue in issues) == sorted(case["issues"])


def test_the_wire_report() -> None:
    case = tomllib.loads((ARTICLES[0].parent / "counterpart.toml").read_text("utf-8"))
    text = case["text"]
    (membership, spending, successor, aid), positions = found(text)
    assert membership.title == "Norvanian accession to the Pact"
    assert membership.positions == (0, 1, 2)
    assert len(positions) == 3
    passages = [span.of(text) for span in membership.passages]
    assert any(passage.startswith("The question of Norvanian") for passage in passages)
    assert any("hardest sticking points" in passage for passage in passages)
    for issue in (spending, successor):
        assert next(p.of(text)[:26] for p in issue.passages) == "Also up for discussion are"
    assert aid.passages
    assert all(issue.reason and 0 < issue.score <= 1 for issue in (membership, spending, aid))


def test_every_cue_has_a_case() -> None:
    cases = [tomllib.loads(path.read_text("utf-8")) for path in ARTICLES]
    for language in ("en", "de", "fr", "uk", "es", "it"):
        words = agenda_words(language)
        assert words is not None
        texts = [case["text"] for case in cases if case["language"] == language]
        unused = {
            cue.id for cue in words.cues if not any(cue.pattern.search(text) for text in texts)
        }
        assert unused == set()


def test_no_data_no_issues() -> None:
    assert found("Also up for discussion is the budget of the fleet.", "zz") == ((), ())


PIECES = (
    "the agenda|are new spending|and|a fund|,|leaders will discuss|talks on|how to|in Vilnius|.|:"
    "|the question of|what is|divided over|trade"
)
WORDS = st.sampled_from(PIECES.split("|"))


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_titles_are_words_of_the_text(text: str) -> None:
    issues, positions = found(text)
    folded = " ".join(text.split()).casefold()
    claimed = [index for issue in issues for index in issue.positions]
    assert len(claimed) == len(set(claimed))
    assert all(index < len(positions) for index in claimed)
    for issue in issues:
        assert issue.title.casefold() in folded
        assert issue.sources
        assert set(issue.passages) <= set(split_sentences(text))
