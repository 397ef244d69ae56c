"""Every rule of the date data files by cases: what it reads, and where it finds nothing."""

from typing import Any

import pytest

from briefgen.analysis.dating.lexicon import lexicon_for, read_lexicon
from briefgen.reading.language import detect
from tests.core.analysis.date_cases import dates_in, load, readings

ENGLISH = load("dates/rules_en.toml")
READ = [(rule, *case) for rule, cases in ENGLISH["rules"].items() for case in cases["yes"]]
REFUSED = [(rule, text) for rule, cases in ENGLISH["rules"].items() for text in cases["no"]]
NAMES = (
    "german",
    "french",
    "ukrainian",
    "spanish",
    "italian",
    "russian",
    "polish",
    "arabic",
    "portuguese",
    "dutch",
    "turkish",
    "romanian",
    "hebrew",
)
OTHERS = [load(f"dates/{name}.toml") for name in NAMES]
FULLY_COVERED = ("de", "fr", "uk")


def test_every_rule_has_cases_for_and_against() -> None:
    rules = {rule.id for rule in lexicon_for("en").rules}
    assert rules == set(ENGLISH["rules"])
    assert all(cases["yes"] and cases["no"] for cases in ENGLISH["rules"].values())


@pytest.mark.parametrize("case", READ, ids=[f"{case[0]}: {case[2]}" for case in READ])
def test_reads(case: tuple[str, ...]) -> None:
    _, text, words, value, *end = case
    found = readings(dates_in(text, ENGLISH["published"]), text)
    assert (words, value, end[0] if end else "") in found


@pytest.mark.parametrize(("rule", "text"), REFUSED)
def test_refuses(rule: str, text: str) -> None:
    found = [mention.rule for mention in dates_in(text, ENGLISH["published"])]
    assert rule not in found


@pytest.mark.parametrize("data", OTHERS, ids=[data["language"] for data in OTHERS])
def test_other_languages(data: dict[str, Any]) -> None:
    assert len(data["cases"]) >= (40 if data["language"] in FULLY_COVERED else 25)
    wrong = []
    for text, words, value, *end in data["cases"]:
        found = readings(dates_in(text, data["published"], data["language"]), text)
        if (words, value, end[0] if end else "") not in found:
            wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize("data", OTHERS, ids=[data["language"] for data in OTHERS])
def test_other_languages_refuse(data: dict[str, Any]) -> None:
    for text in data["none"]:
        assert dates_in(text, data["published"], data["language"]) == ()


@pytest.mark.parametrize("data", OTHERS, ids=[data["language"] for data in OTHERS])
def test_the_language_of_six_sentences_is_told(data: dict[str, Any]) -> None:
    sentences = [case[0] for case in data["cases"]]
    told = [detect(" ".join(sentences[at : at + 6])) for at in range(0, len(sentences) - 5, 6)]
    assert {*told} <= {data["language"], ""}
    assert told.count("") <= 1


def test_a_faulty_pattern_names_its_rule() -> None:
    data = {
        "language": "xx",
        "words": {"MONTH": {"foo": 1}},
        "rules": [{"id": "odd", "kind": "month", "confidence": "A", "pattern": ["m=MONTHS"]}],
    }
    with pytest.raises(ValueError, match="rule odd: no token can be 'MONTHS'"):
        read_lexicon(data)
    data["rules"][0]["pattern"] = ["(m=MONTH"]  # type: ignore[index]
    with pytest.raises(ValueError, match="odd"):
        read_lexicon(data)


def test_a_language_without_data_is_read_as_english() -> None:
    assert lexicon_for("xx").language == "en"
    assert lexicon_for("en-GB").language == "en"
    assert lexicon_for("../etc").language == "en"
