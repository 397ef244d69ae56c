"""Which wordings are one quotation."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editing.wordings import Likeness, Told, Wording, Wordings, likeness, tokens_of
from briefgen.model.article import TextSpan

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases/wordings/pairs.toml").read_text(encoding="utf-8")
)["pair"]
WORDS = "we will not sign the treaty this year or 5 ships pay all of them in may"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


def wording(article: str, text: str) -> Wording:
    return Wording(article, (TextSpan(0, len(text)),), text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['like']}: {case['one'][:40]}")
def test_a_pair_agrees_as_its_case_says(case: dict[str, str]) -> None:
    wanted = None if case["like"] == "none" else Likeness(case["like"])
    language = case.get("language", "en")
    assert likeness(case["one"], case["other"], language) is wanted
    assert likeness(case["other"], case["one"], language) is wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['like']}: {case['one'][:40]}")
def test_the_index_finds_what_agrees(case: dict[str, str]) -> None:
    language = case.get("language", "en")
    both = [
        replace(wording(k, case[n]), language=language) for k, n in (("a", "one"), ("b", "other"))
    ]
    wanted = [] if case["like"] == "none" else [Likeness(case["like"])]
    found = Wordings(both).like(case["one"], {"a"}, language)
    assert [told.likeness for told in found] == wanted


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert likeness(one, other) is likeness(other, one)
    if len(tokens_of(one)) >= 5:
        assert likeness(one, one.upper()) is Likeness.SAME


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=6))
def test_the_index_finds_what_comparing_all_would(text: str, others: list[str]) -> None:
    every = [wording(f"a{number}", other) for number, other in enumerate(others)]
    found = {told.wording.article: told.likeness for told in Wordings(every).like(text)}
    for one in every:
        if one.article in found:
            assert found[one.article] is likeness(text, one.text)
        elif len(tokens_of(text)) >= 5:
            assert likeness(text, one.text) is not Likeness.SAME or len(set(text.split())) < 5


def test_what_everybody_carries_is_found_everywhere() -> None:
    text = "We will keep the strait open this winter and the next"
    varied = "We will keep the strait open this winter and the year after"
    every = [wording(f"a{number}", text) for number in range(150)]
    found = Wordings([*every, wording("b", varied)]).like(text, {"a0"})
    assert [told.likeness for told in found] == [Likeness.SAME] * 149 + [Likeness.VARIED]


def test_the_best_wording_of_an_article_counts() -> None:
    same = "We will keep the strait open this winter"
    varied = "We will keep that strait open this winter"
    wordings = Wordings([wording("a", varied), wording("a", same), wording("b", varied)])
    told = wordings.like(same)
    assert told == (
        Told(wording("a", same), Likeness.SAME),
        Told(wording("b", varied), Likeness.VARIED),
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_makes_it_raise(one: str, other: str) -> None:
    told = Wordings([wording("a", one)]).like(other)
    assert [each.wording.text for each in told] in ([], [one])
    assert likeness(one, other) == likeness(other, one)
