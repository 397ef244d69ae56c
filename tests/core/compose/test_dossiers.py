"""First briefs of whole dossiers: what several articles speak of, over tests/cases/dossiers."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefgen import resources
from briefgen.compose.propose import propose
from briefgen.gather import gather, joined
from briefgen.model.brief import (
    Brief,
    BriefHeader,
    Issue,
    Item,
    PartKind,
    PickedDate,
    PickedQuote,
    Point,
    Position,
    all_items,
)
from briefgen.model.dossier import Dossier
from briefgen.model.words import stems_of
from briefgen.templating.catalog import Catalog

CHECKOUT = Path(__file__).parents[3]
FOLDERS = sorted(path.parent for path in CHECKOUT.glob("tests/cases/dossiers/*/expected.toml"))
KINDS = {"positions": PartKind.POSITIONS, "quotes": PartKind.QUOTES, "facts": PartKind.FACTS}


def expected(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "expected.toml").read_text("utf-8"))


@cache
def proposed(folder: Path) -> tuple[Brief, Dossier]:
    """Return the first brief of a folder's articles, and what it was made of."""
    told = expected(folder)
    place = CHECKOUT / told["articles"] if "articles" in told else folder
    files = sorted(path for path in place.iterdir() if path.suffix != ".toml")
    made = Dossier(Brief("b", header=BriefHeader(title=told["title"])))
    made = joined(made, gather(files, published=told.get("published", {})).articles)
    return propose(made), made


def words_of(item: Item) -> list[str]:
    """Return who and what of an item."""
    match item:
        case Position():
            return [item.participant, item.text]
        case PickedQuote():
            return [item.speaker, item.anchors[0].exact]
        case Point():
            return [item.text]
    return []


def is_among(issue: Issue, kind: PartKind, wanted: list[str]) -> bool:
    """Return whether an issue has an item with this person, and words that begin so."""
    *who, start = wanted
    told = (words_of(item) for item in issue.part(kind).items)
    return any(words and words[:-1] == who and words[-1].startswith(start) for words in told)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_brief_is_about_what_the_articles_have_in_common(folder: Path) -> None:
    titles = [issue.title for issue in proposed(folder)[0].issues]
    for wanted in expected(folder)["issues"]:
        assert any(stems_of(wanted) <= stems_of(title) for title in titles), (wanted, titles)
    assert not set(expected(folder)["never"]) & set(titles)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_event_has_the_days_that_its_articles_agree_on(folder: Path) -> None:
    header = proposed(folder)[0].header
    if "event" in expected(folder):
        found = [header.event_from, header.event_to, header.place]
        assert found == expected(folder)["event"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_is_said_stands_under_its_issue(folder: Path, kind: str) -> None:
    brief, _ = proposed(folder)
    for *words, title in expected(folder).get(kind, ()):
        holders = [issue for issue in brief.issues if is_among(issue, KINDS[kind], words)]
        assert len(holders) == 1, words
        assert stems_of(title) <= stems_of(holders[0].title), (words, holders[0].title)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_bears_on_no_issue_of_two_pages_stays_out(folder: Path) -> None:
    brief = propose(proposed(folder)[1], Catalog(resources.templates(), None).load("summit"))
    for start in expected(folder).get("nowhere", ()):
        found = [words_of(item) for _, item in all_items(brief)]
        assert not [words for words in found if words and words[-1].startswith(start)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_source_has_its_outlet_and_day(folder: Path) -> None:
    _, made = proposed(folder)
    articles = {one.file_name: one for one in made.articles.values()}
    for name, outlet, published in expected(folder).get("sources", ()):
        assert (articles[name].outlet, articles[name].published) == (outlet, published)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_day_of_an_article_is_no_key_date(folder: Path) -> None:
    brief, made = proposed(folder)
    titles = {article.title for article in made.articles.values()}
    rows = [item for _, item in all_items(brief) if isinstance(item, PickedDate)]
    assert titles.isdisjoint(row.label for row in rows)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_facts_stand_alone_and_nobody_holds_a_position(folder: Path) -> None:
    brief, _ = proposed(folder)
    for _, item in all_items(brief):
        if isinstance(item, Point):
            assert item.text.endswith((".", "!", "”", "»", '"')), item.text
        elif isinstance(item, Position):
            assert item.participant.split()[0].casefold() not in {"two", "both", "some"}
            assert len(item.text.split()) > 1
