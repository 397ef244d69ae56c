"""Templates print their words in the language of the brief."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from made_contexts import TEMPLATES, sample_context, template
from outlines import outline

from briefgen.templating import translating
from briefgen.templating.render import render
from briefgen.templating.translating import languages, translated, translations

FOLDER = Path(translating.__file__).with_name("words")
PLACE = re.compile(r"\{\w+\}")


def english() -> set[str]:
    """Every word that a built-in template prints."""
    words: set[str] = set()
    for path in TEMPLATES.glob("*/template.toml"):
        table = tomllib.loads(path.read_text("utf-8"))
        words |= {table["kicker"], *table["labels"].values()}
        words |= {part["title"] for part in table["parts"]}
    return {word.replace("\u00a0", " ") for word in words if word}


@pytest.mark.parametrize("language", languages()[1:])
def test_every_word_of_the_built_in_templates_is_translated(language: str) -> None:
    words = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    assert set(words) == english()
    for source, word in words.items():
        assert word.strip() == word
        assert word
        assert sorted(PLACE.findall(word)) == sorted(PLACE.findall(source)), source


def test_languages_of_embassies_are_there() -> None:
    assert languages()[0] == "en"
    assert {"en", "fr", "de", "uk", "es", "it"} <= set(languages())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr-BE", ["Messages à faire passer", "«\u00a0Мы готовы\u00a0»", "selon Radio Ostland"]),
        ("de", ["Gesprächspunkte", "„Мы готовы“", "laut Radio Ostland", "Nicht\u00a0weitergeben"]),
        ("uk", ["Тези для розмови", "«", "перевірено", "Довідка до саміту"]),
        ("pt", ["Points to make"]),
    ],
)
def test_a_brief_prints_labels_and_quotation_marks_of_its_language(
    language: str, words: list[str]
) -> None:
    context = replace(sample_context(), language=language)
    document = render(context, template("summit"))
    assert document.properties.language == language
    told = outline(document)
    assert [word for word in words if word not in told] == []


def test_what_a_house_changed_stays_as_it_is() -> None:
    own = template("summit")
    labels = tuple((key, "Stamp" if key == "verified" else text) for key, text in own.labels)
    context = replace(sample_context(), language="fr")
    told = outline(render(context, replace(own, labels=labels)))
    assert "Stamp" in told
    assert "Sources" in told
    assert "vérifié" not in told.replace("non vérifié", "")


def test_a_template_in_another_language_is_not_translated() -> None:
    assert not translations("fr", "de")
    assert not translations("en-GB", "en-US")
    assert translated("Facts", translations("fr", "de")) == "Facts"
    assert translated("Facts", translations("en", "de_AT")) == "Fakten"


def test_one_engine_prints_briefs_of_several_languages() -> None:
    languages_in_turn = ("fr", "en-GB", "de")
    told = [
        outline(render(replace(sample_context(), language=one), template("note")))
        for one in languages_in_turn
    ]
    assert ["Sources" in told[0], "Sources" in told[1], "Quellen" in told[2]] == [True] * 3
    assert "Points recommandés" not in told[1]
