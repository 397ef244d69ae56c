"""People across articles: how names go together, what is under whom, what was decided."""

import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import made_dossiers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editing import edits
from briefgen.model.article import Article, Metadata, TextSpan, make_article
from briefgen.model.brief import Brief, Issue, ItemState, PartKind, PickedQuote, Place
from briefgen.model.dossier import Dossier
from briefgen.model.finding import (
    Confidence,
    DateKind,
    DateMention,
    DateReading,
    Findings,
    Granularity,
    Person,
    PositionMention,
    Quote,
    QuoteKind,
    Speaker,
)
from briefgen.model.person import PersonEntry
from briefgen.people.people import people_of
from briefgen.storage.codec import from_json, to_json

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases/people/people.toml").read_text(encoding="utf-8")
)["case"]
DAY = date(2031, 5, 4)
PLACE = Place(PartKind.QUOTES, "s1")


def quote_by(number: int, name: str, role: str = "", when: TextSpan | None = None) -> Quote:
    """A quotation of a made article: its tenth of the text."""
    pieces = (TextSpan(10 * number, 10 * number + 8),)
    speaker = Speaker(name=name, role=role)
    return Quote(pieces, QuoteKind.DIRECT, "after", Confidence.A, speaker=speaker, said_when=when)


def made(number: int, people: list[Person], quotes: list[Quote], day: date = DAY) -> Dossier:
    """A dossier with one article; `number` makes its text its own."""
    text = f"Article {number}. " + "Words were said here. " * 20
    article = make_article(text, Metadata(outlet=f"Paper {number}", published=day))
    findings = Findings(
        article.key, article.text_hash, day, "en", tuple(quotes), people=tuple(people)
    )
    return Dossier(Brief("b", issues=(Issue("s1", "Fund"),))).with_article(article, findings)


def together(*dossiers: Dossier) -> Dossier:
    """One dossier with the articles of several."""
    whole = dossiers[0]
    for one in dossiers[1:]:
        for key, article in one.articles.items():
            whole = whole.with_article(article, one.findings[key])
    return whole


def person(written: str) -> Person:
    name, _, aliases = written.removeprefix("body: ").partition(" = ")
    kind = "body" if written.startswith("body: ") else "person"
    return Person(name, kind, aliases=tuple(one for one in aliases.split(", ") if one))


def named(dossier: Dossier, name: str) -> PersonEntry:
    return next(one for one in people_of(dossier) if one.name == name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_names_go_together(case: dict[str, Any]) -> None:
    dossier = together(
        *(made(n, [person(one) for one in names], []) for n, names in enumerate(case["articles"]))
    )
    assert {one.name: len(one.articles) for one in people_of(dossier)} == case["people"]


def test_all_that_one_said_stands_in_the_order_of_saying() -> None:
    late = made(1, [Person("Mira Toller")], [quote_by(1, "Mira Toller")], date(2031, 5, 9))
    when = TextSpan(100, 107)
    early = made(
        2,
        [Person("Mira Toller", aliases=("Toller",))],
        [quote_by(1, "Toller"), quote_by(3, "Toller", when=when)],
        date(2031, 5, 4),
    )
    key, article = next(iter(early.articles.items()))
    reading = DateReading("2031-05-02", earliest=date(2031, 5, 2), latest=date(2031, 5, 2))
    mention = DateMention(when, DateKind.POINT, reading, Granularity.DAY, "r", Confidence.A)
    early = early.with_article(article, replace(early.findings[key], dates=(mention,)))
    said = named(together(late, early), "Mira Toller").said
    assert [one.day for one in said] == [date(2031, 5, day) for day in (2, 4, 9)]
    assert said[0].when == when.of(article.text)


def test_roles_come_with_their_articles_and_the_fuller_one_leads() -> None:
    dossier = together(
        made(1, [Person("Mira Toller", role="minister")], []),
        made(2, [Person("Mira Toller", role="finance minister of Ostania")], []),
        made(3, [Person("Mira Toller", role="its envoy")], []),
    )
    entry = named(dossier, "Mira Toller")
    assert entry.role == "finance minister of Ostania"
    assert [one.role for one in entry.roles][-1] == "its envoy"
    assert [len(one.articles) for one in entry.roles] == [1, 1, 1]


def test_positions_are_found_by_title_and_name() -> None:
    dossier = made(1, [Person("Mira Toller", aliases=("Toller",))], [])
    key, article = next(iter(dossier.articles.items()))
    position = PositionMention("Minister Toller", TextSpan(0, 3), TextSpan(0, 9), "wants less")
    dossier = dossier.with_article(article, replace(dossier.findings[key], positions=(position,)))
    assert [one.text for one in named(dossier, "Mira Toller").positions] == ["wants less"]


def picked_in(dossier: Dossier) -> tuple[Article, PickedQuote, Dossier]:
    key, article = next(iter(dossier.articles.items()))
    item = edits.picked_quote(article, dossier.findings[key].quotes[0])
    return article, item, dossier.with_brief(edits.insert_item(dossier.brief, PLACE, item))


def quote_in(dossier: Dossier) -> PickedQuote:
    (item,) = edits.items_at(dossier.brief, PLACE)
    assert isinstance(item, PickedQuote)
    return item


def test_a_speaker_that_the_analyst_set_goes_before_the_one_found() -> None:
    dossier = made(
        1,
        [Person("Mira Toller", aliases=("Toller",)), Person("Anna Veld")],
        [quote_by(1, "Mira Toller")],
    )
    _, item, dossier = picked_in(dossier)
    changed = replace(item, speaker="Jonas Toller", state=ItemState.EDITED)
    brief = edits.replace_item(dossier.brief, changed)
    assert [one.picked for one in named(dossier.with_brief(brief), "Jonas Toller").said] == [
        item.id
    ]
    changed = replace(item, speaker="Anna Veld", state=ItemState.EDITED)
    dossier = dossier.with_brief(edits.replace_item(dossier.brief, changed))
    assert not named(dossier, "Mira Toller").said
    assert [one.picked for one in named(dossier, "Anna Veld").said] == [item.id]


def test_a_name_that_only_the_brief_knows_counts() -> None:
    nameless = replace(quote_by(1, ""), speaker=Speaker(mention_text="the envoy"))
    _, item, dossier = picked_in(made(1, [Person("Mira Toller")], [nameless]))
    assert all(not one.said for one in people_of(dossier))
    brief = edits.replace_item(dossier.brief, replace(item, speaker="Mira Toller"))
    assert len(named(dossier.with_brief(brief), "Mira Toller").said) == 1


def test_renaming_changes_picked_quotes_that_were_not_edited() -> None:
    dossier = made(
        1, [Person("Mira Toller")], [quote_by(1, "Mira Toller"), quote_by(2, "Mira Toller")]
    )
    article, item, dossier = picked_in(dossier)
    forms = named(dossier, "Mira Toller").forms
    brief = edits.rename_person(dossier.brief, forms, "Dr Mira Toller")
    assert quote_in(dossier.with_brief(brief)).speaker == "Dr Mira Toller"
    entry = named(dossier.with_brief(brief), "Dr Mira Toller")
    assert entry.key == named(dossier, "Mira Toller").key
    assert len(entry.said) == 2
    assert entry.aliases == ("Mira Toller",)
    back = edits.rename_person(brief, forms, "")
    assert quote_in(dossier.with_brief(back)).speaker == "Mira Toller"
    edited = edits.replace_item(dossier.brief, replace(item, state=ItemState.EDITED))
    kept = edits.rename_person(edited, forms, "Dr Mira Toller")
    assert quote_in(dossier.with_brief(kept)).speaker == "Mira Toller"
    later = edits.picked_quote(article, dossier.findings[article.key].quotes[1])
    more = edits.insert_item(edits.set_role(brief, forms, "envoy"), PLACE, later)
    speakers = [(one.speaker, one.role) for one in edits.items_at(more, PLACE)]  # type: ignore[union-attr]
    assert speakers == [("Dr Mira Toller", "envoy")] * 2


def test_a_decision_holds_for_articles_that_come_later() -> None:
    dossier = together(made(1, [Person("Mira Toller")], []), made(2, [Person("Lady Ostan")], []))
    one, other = (named(dossier, name).forms for name in ("Mira Toller", "Lady Ostan"))
    dossier = dossier.with_brief(edits.merge_people(dossier.brief, one, other))
    later = together(dossier, made(3, [Person("Lady Ostan")], [quote_by(1, "Lady Ostan")]))
    (entry,) = people_of(later)
    assert len(entry.articles) == 3
    assert len(entry.said) == 1
    without = later.without_article(one[0].article).without_article(other[0].article)
    (entry,) = people_of(together(without, made(4, [Person("Mira Toller")], [])))
    assert len(entry.articles) == 2


def test_the_same_words_in_two_articles_are_said_once() -> None:
    text = "“We shall share the river and its cost,” she said. “No,” she said. {}"
    quotes = [replace(quote_by(0, "Mira Toller"), pieces=(TextSpan(1, 39),))]
    quotes.append(replace(quotes[0], pieces=(TextSpan(52, 54),)))
    dossier = Dossier(Brief("b"))
    for name in ("Wire", "Ledger"):
        article = make_article(text.format(name), Metadata(outlet=name, published=DAY))
        dossier = dossier.with_article(article, Findings(article.key, quotes=tuple(quotes)))
    said = named(dossier, "Mira Toller").said
    assert sorted(len(one.also) for one in said) == [0, 0, 1]
    assert {one.words for one in said} == {"We shall share the river and its cost,", "No"}


def test_splitting_parts_two_people_of_one_name() -> None:
    dossier = together(
        *(made(n, [Person("Jan Toller")], [quote_by(1, "Jan Toller")]) for n in (1, 2))
    )
    (entry,) = people_of(dossier)
    brief = edits.split_person(dossier.brief, entry.forms, entry.forms[1:])
    assert [len(one.said) for one in people_of(dossier.with_brief(brief))] == [1, 1]
    assert edits.split_person(dossier.brief, entry.forms, entry.forms) == dossier.brief
    assert from_json(Brief, to_json(brief)) == brief


NAMES = (
    "Mira Toller",
    "Toller",
    "Anna Veld",
    "A. Veld",
    "Veld",
    "Зеленський",
    "Zelensky",
    "",
    "RFC",
)


def spans(entry: PersonEntry) -> list[tuple[str, TextSpan]]:
    return sorted((each.article, each.span) for u in entry.said for each in (u, *u.also))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    parts = []
    for number in range(draw(st.integers(1, 4))):
        people = draw(st.lists(st.sampled_from(NAMES[:6]), max_size=3, unique=True))
        speakers = draw(st.lists(st.sampled_from(NAMES) | st.text(max_size=6), max_size=4))
        quotes = [quote_by(n, name) for n, name in enumerate(speakers)]
        parts.append(made(number, [Person(name) for name in people], quotes))
    return together(*parts)


@given(dossiers(), st.data())
@settings(max_examples=100, deadline=None)
def test_every_named_quote_is_under_one_entry_whatever_was_decided(
    dossier: Dossier, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(0, 3))):
        entries = people_of(dossier)
        if not entries:
            break
        one, other = (data.draw(st.sampled_from(entries)).forms for _ in range(2))
        edit = data.draw(st.sampled_from(("merge", "split", "rename")))
        if edit == "merge":
            brief = edits.merge_people(dossier.brief, one, other)
        elif edit == "split":
            brief = edits.split_person(dossier.brief, one, one[:1])
        else:
            brief = edits.rename_person(dossier.brief, one, data.draw(st.sampled_from(NAMES)))
        dossier = dossier.with_brief(brief)
    entries = people_of(dossier)
    every = [each for one in entries for u in one.said for each in (u, *u.also)]
    said = Counter((one.article, one.span) for one in every)
    wanted = {
        (key, quote.span)
        for key, findings in dossier.findings.items()
        for quote in findings.quotes
        if quote.speaker is not None and quote.speaker.name.strip()
    }
    assert set(said) == wanted
    assert set(said.values()) <= {1}
    forms = Counter(form for one in entries for form in one.forms)
    assert set(forms.values()) <= {1}
    assert len({one.key for one in entries}) == len(entries)


@given(made_dossiers.dossiers())
@settings(max_examples=60, deadline=None)
def test_any_dossier_has_its_people(dossier: Dossier) -> None:
    forms = Counter(form for one in people_of(dossier) for form in one.forms)
    assert set(forms.values()) <= {1}


@given(dossiers(), st.data())
@settings(max_examples=100, deadline=None)
def test_merging_and_splitting_again_changes_nothing(dossier: Dossier, data: st.DataObject) -> None:
    before = people_of(dossier)
    if len(before) < 2:
        return
    one, other = data.draw(st.permutations(before))[:2]
    merged = dossier.with_brief(edits.merge_people(dossier.brief, one.forms, other.forms))
    after = people_of(merged)
    assert len(after) == len(before) - 1
    whole = next(entry for entry in after if one.forms[0] in entry.forms)
    assert spans(whole) == sorted(spans(one) + spans(other))
    split = edits.split_person(merged.brief, whole.forms, other.forms)
    assert people_of(merged.with_brief(split)) == before
