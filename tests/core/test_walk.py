"""The walk from files to a brief's context, without an analyst's help.

tests/cases/walk/aarhus.txt is one wire report ahead of a summit, without a publication date in
it; the sample summit is seven articles.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from briefgen import resources
from briefgen.checking.quotation import verify_all
from briefgen.compose.compose import compose
from briefgen.compose.propose import propose
from briefgen.gather import GatheredArticle, gather, joined
from briefgen.model.brief import Brief, BriefHeader
from briefgen.model.context import BriefContext
from briefgen.model.dossier import Dossier
from briefgen.sample import gather_sample, sample_header
from briefgen.templating.catalog import Catalog

REPORT = Path(__file__).resolve().parents[1] / "cases" / "walk" / "aarhus.txt"


def context_of(articles: Sequence[GatheredArticle], header: BriefHeader) -> BriefContext:
    own = Path(__file__).parent / "no-templates-of-ones-own"
    template = Catalog(resources.templates(), own).load("summit")
    dossier = joined(Dossier(Brief("b", header)), articles)
    dossier = dossier.with_brief(propose(dossier, template))
    return compose(dossier, template, verify_all(dossier.brief, dossier.articles))


def report(published: date | None) -> BriefContext:
    gathered = gather([REPORT], default_published=published)
    return context_of(gathered.articles, BriefHeader(title="League summit, Aarhus"))


@pytest.fixture(scope="module")
def dated() -> BriefContext:
    return report(date(2024, 9, 13))


@pytest.fixture(scope="module")
def undated() -> BriefContext:
    return report(None)


@pytest.fixture(scope="module")
def sample() -> BriefContext:
    return context_of(gather_sample().articles, sample_header())


def test_both_quotations_are_there_verbatim_with_their_speakers(dated: BriefContext) -> None:
    quotes = {quote.pieces[0]: quote for issue in dated.issues for quote in issue.quotes}
    awake = quotes[
        "It is the seat, and not the ships, that will keep the delegations awake this year"
    ]
    clock = quotes[
        "If no date is written down in Aarhus, I see no reason to sit under the clock there"
    ]
    assert "report" in awake.speaker.lower()
    assert clock.speaker == "Juhan Torvald"
    assert clock.said_to == "The Baltic Post"
    assert clock.said_when == "earlier this month"
    assert awake.verified
    assert clock.verified


def test_key_dates_are_those_that_a_principal_needs(dated: BriefContext) -> None:
    rows = {(row.earliest, row.latest): row for row in dated.key_dates}
    summit = rows[date(2024, 9, 24), date(2024, 9, 25)]
    assert "summit" in summit.label.lower()
    assert summit.ahead
    ministers = rows[date(2024, 9, 12), date(2024, 9, 13)]
    assert ministers.end_inferred
    assert "end inferred" in " ".join(ministers.remarks)
    leaving = next(row for row in dated.key_dates if "Salmela" in row.label)
    assert leaving.approximate
    assert "winter" in leaving.date_text
    assert len(dated.key_dates) == 3
    assert not [row for row in dated.key_dates if "this year" in row.date_text]


def test_issues_come_from_the_articles_own_words(dated: BriefContext) -> None:
    titles = " | ".join(issue.title for issue in dated.issues).lower()
    for words in ("membership", "shipping rules", "successor"):
        assert words in titles
    holders = " | ".join(line.participant for issue in dated.issues for line in issue.positions)
    assert "east" in holders.lower()
    assert "west" in holders.lower()


def test_without_a_publication_date_nothing_is_guessed(undated: BriefContext) -> None:
    assert all(row.earliest is None for row in undated.key_dates)
    (source,) = undated.sources
    assert not source.published_confirmed


def test_the_source_is_numbered_at_the_end(dated: BriefContext) -> None:
    (source,) = dated.sources
    assert source.number == 1
    assert source.title.startswith("Aldvik not yielding")
    assert source.published == "13 September 2024"


def test_the_sample_shows_its_conflict_and_no_unverified_quote(sample: BriefContext) -> None:
    conflicts = [row for row in sample.key_dates if row.conflict]
    assert any("Gdańsk" in row.label or row.place == "Gdańsk" for row in conflicts)
    assert sample.unverified == 0
