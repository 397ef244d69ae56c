"""The search field: languages, query language, ranking, snippets."""

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from made_prose import prose

from briefgen.library.query import parse
from briefgen.model.article import Correction

TEXTS = {
    "uk": "Зеленський сказав, що Україна отримає допомогу до зими; переговори в Києві тривають.",
    "el": "Ο πρωθυπουργός είπε ότι η Ελλάδα θα στηρίξει τις διαπραγματεύσεις.",
    "de": "Die Präsidentin sprach über den Überfluss an Getreide und die Straße nach Süden.",
    "fr": "Le ministre a évoqué la coopération européenne et l’été à Besançon.",
    "en": "The minister said that the grain reserve will open in spring, before the harvest.",
}


@pytest.fixture
def filled(library, article):
    for language, text in TEXTS.items():
        library.add(article(f"Title {language}\n{text}", title=f"Title {language}"))
    return library


def found(library, query: str) -> set[str]:
    return {hit.row.title.removeprefix("Title ") for hit in library.search(query)}


@pytest.mark.parametrize(
    ("query", "languages"),
    [
        ("ЗЕЛЕНСЬКИЙ", {"uk"}),
        ("перегов", {"uk"}),
        ("ΠΡΩΘΥΠΟΥΡΓΟΣ", {"el"}),
        ("πρωθυπουργος ειπε", {"el"}),
        ("prasidentin", {"de"}),
        ("uberfluss", {"de"}),
        ("europeenne", {"fr"}),
        ("besancon", {"fr"}),
        ("GRAIN", {"en"}),
        ('"grain reserve"', {"en"}),
        ('"reserve grain"', set()),
        ("“grain reserve”", {"en"}),
        ("grain OR zelensky OR Getreide", {"en", "de"}),
        ("minist", {"en", "fr"}),
        ("minist* -grain", {"fr"}),
        ("minist* NOT grain", {"fr"}),
        ("(grain OR Getreide) Straße", {"de"}),
        ("grain AND harvest", {"en"}),
        ("grain harv", {"en"}),
        ("harv grain", set()),
        ("title:uk", {"uk"}),
        ("text:uk", {"uk"}),
        ("outlet:uk", set()),
        ("-minister -ministre -Präsidentin -grain", {"uk", "el"}),
        ("NOT Title", set()),
        ("gr", {"en"}),
        ("zzz", set()),
    ],
)
def test_what_is_typed_finds(filled, query: str, languages: set[str]) -> None:
    assert found(filled, query) == languages


@pytest.mark.parametrize("slip", ['"', '"grain', "((grain", "grain)", "grain OR", "AND grain",
                                  "grain -", "grain *", "title: grain", "NEAR(grain", "^grain",
                                  "grain ()", "a:grain OR grain", "OR OR grain"])  # fmt: skip
def test_slips_find_what_was_meant_or_everything(filled, slip: str) -> None:
    assert "en" in found(filled, slip) or slip in ("NEAR(grain", "title: grain")


@given(
    st.text(alphabet=st.characters(), max_size=40) | st.text('"()-*:^ANDORTilegrab|& ', max_size=40)
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_input_is_an_error(filled, text: str) -> None:
    keys = {row.key for row in filled.articles()}
    assert {hit.row.key for hit in filled.search(text)} <= keys
    assert set(filled.snippets(list(keys), text)) <= keys
    parse(text, typing=False)


def test_a_finished_word_is_no_prefix(filled) -> None:
    assert found(filled, "grai") == {"en"}
    assert found(filled, "grai ") == set()


def test_title_and_speaker_weigh_more_than_text(library, article) -> None:
    for seed in range(20):
        library.add(article([*prose(seed, 2), "bridge bridge bridge"], title=f"Other {seed}"))
    titled = library.add(article(prose(70, 2), title="The bridge")).article.key
    spoken = library.add(article(prose(71, 2), title="Plan")).article.key
    library.set_counts(spoken, 1, 0, ["Bridge Lee"])
    assert [hit.row.key for hit in library.search("bridge")[:2]] == [titled, spoken]
    assert all(hit.ranked for hit in library.search("bridge"))


def test_short_beginnings_come_newest_first(library, article) -> None:
    keys = [
        library.add(article([f"bridge {seed}", *prose(seed, 1)])).article.key for seed in range(9)
    ]
    hits = library.search("br")
    assert [hit.row.key for hit in hits] == keys[::-1]
    assert not any(hit.ranked for hit in hits)


def test_speaker_and_outlet_are_found_and_corrections_followed(library, article) -> None:
    key = library.add(article(prose(1), title="A", outlet="Courier")).article.key
    library.set_counts(key, 2, 1, ["Agata Lindqvist"])
    assert [hit.row.key for hit in library.search("speaker:lindqvist")] == [key]
    assert [hit.row.key for hit in library.search("outlet:courier")] == [key]
    library.correct(key, Correction(outlet="Bote"))
    assert library.search("outlet:courier") == ()
    assert [hit.row.key for hit in library.search("outlet:bote lindqvist")] == [key]


def test_snippets_mark_the_hits(filled) -> None:
    keys = [hit.row.key for hit in filled.search("grain harvest")]
    (snippet,) = filled.snippets(keys, "grain harvest").values()
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["grain", "harvest"]
    assert "\n" not in snippet.text
    (greek,) = filled.snippets([hit.row.key for hit in filled.search("ειπε")], "ειπε").values()
    assert "πρωθυπουργός είπε ότι" in greek.text
    assert [mark.of(greek.text) for mark in greek.marks] == ["είπε"]
    assert filled.snippets(keys, "") == {}
    assert filled.snippets([], "grain") == {}
