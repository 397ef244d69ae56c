"""Key-date rows: labels, places, merging, ranking, and what is no row."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.event_lists import WordList
from briefgen.model.finding import Direction
from tests.core.analysis.date_cases import (
    LEAST_SCORE,
    articles,
    best_first,
    events_in,
    load,
    rows_in,
    whole_value,
)

CASES = load("events/english.toml")["case"]
OTHERS = [
    (tag, case)
    for tag, name in (
        ("de", "german"),
        ("fr", "french"),
        ("uk", "ukrainian"),
        ("es", "spanish"),
        ("it", "italian"),
    )
    for case in load(f"events/{name}.toml")["case"]
]
STORIES = load("events/stories.toml")["story"]
STORY = load("events/story.toml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_rows(case: dict[str, Any]) -> None:
    assert rows_in(case["text"], case["published"]) == [tuple(row) for row in case["rows"]]


@pytest.mark.parametrize(("language", "case"), OTHERS, ids=[one["text"][:50] for _, one in OTHERS])
def test_rows_of_other_languages(language: str, case: dict[str, Any]) -> None:
    found = rows_in(case["text"], case["published"], language)
    assert found == [tuple(row) for row in case["rows"]]


@pytest.mark.parametrize("story", STORIES, ids=[one["text"].split("\n")[0] for one in STORIES])
def test_key_dates_of_whole_articles(story: dict[str, Any]) -> None:
    found = rows_in(story["text"], story["published"], story["language"])
    assert found == [tuple(row) for row in story["rows"]]


def test_a_story_gives_one_row_for_each_event() -> None:
    events = best_first(events_in(STORY["text"], STORY["published"]))
    rows = {(whole_value(event.mention), event.label, event.place) for event in events}
    assert rows == {tuple(row) for row in STORY["rows"]}
    assert events[0].label == STORY["first"]
    also = {mention.span.of(STORY["text"]) for mention in events[0].also}
    assert also == set(STORY["also"])


def test_what_is_past_or_running_is_not_proposed() -> None:
    text = "He spoke on Thursday. This year nothing moved. Now they wait. It lasted two weeks."
    assert rows_in(text, date(2023, 6, 16)) == []


def test_a_row_ahead_outranks_one_that_is_past() -> None:
    text = (
        "The ministers met for talks in Oslo on 3 May. "
        "The ministers will meet for talks in Riga on 3 July."
    )
    past, ahead = events_in(text, date(2023, 6, 16))
    assert past.score < ahead.score
    assert ahead.reason.startswith("ahead, exact day")
    assert ahead.mention.direction is Direction.AHEAD


def test_an_undated_article_has_labels_too() -> None:
    text = (
        "Leaders meet in Vilnius on 11 July. The prime minister will visit Riga on 13 July. "
        "On 11 July the leaders meet in Vilnius."
    )
    assert rows_in(text, None) == [
        ("XXXX-07-11", "Leaders meet in Vilnius", "Vilnius"),
        ("XXXX-07-13", "Prime minister visits Riga", "Riga"),
    ]


def test_a_refusal_is_no_event() -> None:
    assert rows_in("No vote is expected before October.", date(2023, 6, 16)) == []
    assert rows_in("The minister will not visit Oslo in October.", date(2023, 6, 16)) == []


def test_a_pronoun_gets_the_name_before_it() -> None:
    text = "President Maria Lund spoke in Bergen. She will visit Ottawa on 3 July."
    assert rows_in(text, date(2023, 6, 16)) == [("2023-07-03", "Lund visits Ottawa", "Ottawa")]


def test_labels_use_the_articles_words() -> None:
    """Every word stands in the text, apart from the forms of verbs and of letters."""
    for article in articles():
        words = {word.lower() for word in article["text"].replace("’", "'").split()}
        joined = " ".join(words)
        for event in events_in(article["text"], date.fromisoformat(article["dct"])):
            for word in event.label.lower().split():
                stem = word.rstrip("s.,'’")[:4].removesuffix("e").removesuffix("i")
                assert stem in joined, (event.label, word)


def test_labels_are_short_and_clean() -> None:
    for article in articles():
        for event in events_in(article["text"], date.fromisoformat(article["dct"])):
            if event.score < LEAST_SCORE:
                continue
            assert 3 <= len(event.label) <= 70
            first, last = event.label.split()[0].lower(), event.label.split()[-1].lower()
            assert first not in {"the", "a", "an", "and", "of", "in"}
            assert last not in {"the", "a", "an", "and", "of", "in", "on", "at", "for", "to"}


def test_a_language_without_word_lists_has_no_rows() -> None:
    assert events_in("Szczyt rozpocznie się 3 lipca.", date(2023, 6, 16), "pl") == ()


PARTS = [
    *("Der Gipfel", "findet", "statt", "am", "3. Juli", "und", ",", "dass", "er", "reist", "nach"),
    *("Le sommet", "se", "tiendra", "le", "3 juillet", "à", "Paris", "qu'il", "votera", "et"),
    *("Саміт", "відбудеться", "3 липня", "у", "Києві", "та", "що", "вона", "відвідає", ".", "-"),
]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=30), st.sampled_from(["de", "fr", "uk", "es", "it"])
)
def test_any_words_give_short_labels(words: list[str], language: str) -> None:
    for event in events_in(" ".join(words), date(2024, 3, 5), language):
        assert len(event.label) <= 70
        assert 0 <= event.score <= 1


def test_word_lists_know_endings_and_beginnings() -> None:
    words = WordList(["gipfel", "-treffen", "запланован-", "-"])
    assert "gipfel" in words
    assert "ministertreffen" in words
    assert "заплановано" in words
    assert "-" in words
    assert "gipfelsturm" not in words
    assert "" not in words
    assert words | {"x"} == {"gipfel", "-", "x"}
