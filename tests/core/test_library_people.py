"""People across the library: stored as articles come in, read again when they must be, decided."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefgen.analysis.analyse import analyse
from briefgen.editing.people import learn_people, merged, split, with_decision
from briefgen.errors import Cancelled
from briefgen.gather import GatheredArticle, joined
from briefgen.library.library import Library
from briefgen.model.article import Correction, Metadata, make_article
from briefgen.model.brief import Brief
from briefgen.model.dossier import Dossier
from briefgen.model.person import NameForm, PersonDecision, PersonEntry
from briefgen.people.people import entries_of, people_of
from briefgen.shelving import hear, shelve, take

STORAGE = (
    "Ministers disagree on storage\n"
    "“The tanks will be full by October,” said Marta Brandt, the energy minister.\n"
    "“Nobody will pay twice,” she added on Tuesday."
)
PIPE = (
    "Who pays for the pipe\n"
    "“Every member gains, so every member pays,” Energy Minister Marta Brandt told reporters.\n"
    "Her Northland counterpart, Olaf Rysgard, called that “a very long bill for a short pipe”."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        yield opened


def put(library: Library, text: str, published: date | None = None) -> str:
    article = make_article(text, Metadata(published=published))
    return shelve(library, GatheredArticle(article, analyse(article))).article.key


def listed(library: Library) -> dict[str, PersonEntry]:
    entries = entries_of(library.people.heard(), library.people.decisions())
    return {one.name: one for one in entries}


def test_all_that_somebody_said_is_in_time_order(library: Library) -> None:
    put(library, PIPE, date(2031, 5, 9))
    put(library, STORAGE, date(2031, 5, 7))
    brandt = listed(library)["Marta Brandt"]
    assert [one.words for one in brandt.said] == [
        "Nobody will pay twice",
        "The tanks will be full by October",
        "Every member gains, so every member pays",
    ]
    assert brandt.said[0].day == date(2031, 5, 6), "the Tuesday before publication"
    assert brandt.said[0].when == "Tuesday"
    assert brandt.role.casefold() == "energy minister"
    assert len(brandt.articles) == 2
    assert library.people.unheard() == ()


def test_the_list_is_that_of_a_dossier_of_the_same_articles(library: Library) -> None:
    keys = [put(library, PIPE, date(2031, 5, 9)), put(library, STORAGE, date(2031, 5, 7))]
    dossier = joined(Dossier(Brief("b")), take(library, keys))

    def told(entries: tuple[PersonEntry, ...]) -> list[object]:
        return [
            (one.name, one.role, one.kind, [said.words for said in one.said], one.positions)
            for one in sorted(entries, key=lambda one: one.name)
        ]

    assert told(tuple(listed(library).values())) == told(people_of(dossier))


def test_a_new_date_means_reading_anew(library: Library) -> None:
    key = put(library, STORAGE, date(2031, 5, 7))
    library.correct(key, Correction(outlet="The Courier"))
    assert library.people.unheard() == ()
    library.correct(key, Correction(published=date(2031, 6, 4)))
    assert library.people.unheard() == (key,)
    assert hear(library) == 1
    brandt = listed(library)["Marta Brandt"]
    assert [one.day for one in brandt.said] == [date(2031, 6, 3), date(2031, 6, 4)]
    assert hear(library) == 0


def test_cancelled_reading_keeps_what_it_read(library: Library) -> None:
    keys = {put(library, STORAGE), put(library, PIPE)}
    for key in keys:
        library.correct(key, Correction(published=date(2031, 6, 4)))
    calls = []

    def progress(text: str, share: float) -> None:
        calls.append(text)
        if len(calls) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        hear(library, progress)
    assert len(library.people.unheard()) == 1


def test_the_bin_is_left_out_and_emptying_it_forgets(library: Library) -> None:
    key = put(library, PIPE)
    assert "Olaf Rysgard" in listed(library)
    library.bin([key])
    assert "Olaf Rysgard" not in listed(library)
    library.put_back([key])
    assert "Olaf Rysgard" in listed(library)
    library.bin([key])
    library.empty_bin()
    assert library.people.heard() == ()


def test_only_the_newest_are_looked_at(library: Library) -> None:
    put(library, PIPE, date(2031, 5, 9))
    put(library, STORAGE, date(2031, 5, 7))
    assert {one.form.name for one in library.people.heard(newest=1)} >= {"Olaf Rysgard"}
    assert "The tanks" not in str(library.people.heard(newest=1))


def test_decisions_are_kept_and_hold_for_the_next_brief(library: Library, tmp_path: Path) -> None:
    keys = [put(library, PIPE, date(2031, 5, 9)), put(library, STORAGE, date(2031, 5, 7))]
    entries = listed(library)
    brandt, rysgard = entries["Marta Brandt"], entries["Olaf Rysgard"]
    decided = with_decision(
        library.people.decisions(), PersonDecision(brandt.forms, "Martha Brandt", "Minister")
    )
    library.people.decide(merged(decided, brandt.forms, rysgard.forms))
    library.close()
    with Library(tmp_path / "library") as again:
        one = listed(again)["Martha Brandt"]
        assert (one.role, len(one.said)) == ("Minister", 4)
        dossier = joined(Dossier(Brief("b")), take(again, keys[:1]))
        assert [entry.name for entry in people_of(dossier) if entry.said] == ["Martha Brandt"]
        more = joined(dossier, take(again, keys))
        (both,) = more.brief.people
        assert {form.article for form in both.forms} == set(keys)


def test_what_the_brief_decided_goes_before_the_library(library: Library) -> None:
    form, other = NameForm("k", "Brandt"), NameForm("k", "Marta Brandt")
    own = Brief("b", people=(PersonDecision((form,), "Own name"),))
    known = (
        PersonDecision((form, other), "The library's name"),
        PersonDecision((NameForm("x", "y"),)),
    )
    learnt = learn_people(own, known, {"k"})
    assert learnt.people == (PersonDecision((form, other), "Own name"),)
    assert learn_people(learnt, known, {"k"}) is learnt


def test_a_split_in_the_library_is_undone_by_putting_the_old_decisions_back(
    library: Library,
) -> None:
    put(library, PIPE, date(2031, 5, 9))
    key = put(library, STORAGE, date(2031, 5, 7))
    brandt = listed(library)["Marta Brandt"]
    before = library.people.decisions()
    apart = [form for form in brandt.forms if form.article == key]
    library.people.decide(split(before, brandt.forms, apart))
    heard = entries_of(library.people.heard(), library.people.decisions())
    assert sorted(len(one.said) for one in heard if one.name == "Marta Brandt") == [1, 2]
    library.people.decide(before)
    assert len(listed(library)["Marta Brandt"].said) == 3
