"""First briefs of whole dossiers: what several articles speak of, over tests/cases/dossiers."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.analysis.analyse import analyse
from briefgen.compose.propose import propose
from briefgen.model.brief import Brief, BriefHeader
from briefgen.model.dossier import Dossier
from briefgen.model.words import stems_of
from briefgen.reading.reader import read_text

FOLDERS = sorted(
    path.parent for path in (Path(__file__).parents[2] / "cases").glob("dossiers/*/expected.toml")
)


def dossier(folder: Path) -> Dossier:
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    made = Dossier(Brief("b", header=BriefHeader(title=expected["title"])))
    for path in sorted(folder.glob("*.txt")):
        article = read_text(path.read_text("utf-8"))
        day = expected.get("published", {}).get(path.name)
        if day:
            article = replace(article, corrected=replace(article.corrected, published=day))
        made = made.with_article(article, analyse(article))
    return made.with_brief(replace(made.brief, articles=tuple(made.articles)))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_brief_is_about_what_the_articles_have_in_common(folder: Path) -> None:
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    titles = [issue.title for issue in propose(dossier(folder)).issues]
    for wanted in expected["issues"]:
        assert any(stems_of(wanted) <= stems_of(title) for title in titles), (wanted, titles)
    assert not set(expected["never"]) & set(titles)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_event_has_the_days_that_its_articles_agree_on(folder: Path) -> None:
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    header = propose(dossier(folder)).header
    if "event" in expected:
        assert [header.event_from, header.event_to, header.place] == expected["event"]
