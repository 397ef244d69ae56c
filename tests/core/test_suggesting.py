"""Suggestions for a section: passages, quotations and dates, ranked, each with its reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_prose import prose

from briefgen.analysis.analyse import analyse
from briefgen.errors import Cancelled
from briefgen.library.library import Library
from briefgen.model.article import Article, Metadata, TextSpan, make_article
from briefgen.model.finding import DatedEvent, Quote
from briefgen.model.library import SuggestedKind, Suggestion
from briefgen.suggesting import Analysed, Section, mixed, passages, with_findings

RESERVE = """Ministers argue over the grain reserve
The finance minister of Norrland, Ada Holm, spoke to reporters in Lund on Monday.
“The grain reserve has to be full before the harvest begins,” said Holm.
“My dog likes long walks,” she added.
Leaders will hold a summit on the grain reserve in Lund on 14 July 2031.
A new ferry sails on 20 July 2031.
"""
COPY = RESERVE.replace("Ministers argue", "Argument among ministers") + "More from the desk.\n"
TODAY = date(2031, 7, 1)
SECTION = Section(("Grain reserve", "harvest"), today=TODAY)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        for seed in range(12):
            opened.add(make_article("\n".join(prose(seed)), Metadata(title=f"Other {seed}")))
        yield opened


def stored(library: Library, text: str) -> Article:
    read = Metadata(title="Reserve", published=date(2031, 6, 30), language="en")
    return library.add(make_article(text, read)).article


def suggested(library: Library, section: Section = SECTION) -> tuple[Suggestion, ...]:
    return with_findings(library, section, passages(library, section), Analysed())


def words(library: Library, one: Suggestion) -> str:
    article = library.get(one.key)
    assert article is not None
    return one.span.of(article.text)


def test_quotes_and_dates_are_suggested_beside_passages(library: Library) -> None:
    stored(library, RESERVE)
    found = suggested(library)
    kinds = {one.kind for one in found}
    assert kinds == set(SuggestedKind)
    quote = next(one for one in found if one.kind is SuggestedKind.QUOTE)
    assert words(library, quote) == "The grain reserve has to be full before the harvest begins"
    assert isinstance(quote.finding, Quote)
    assert "Holm on “" in quote.reason
    day = next(one for one in found if one.kind is SuggestedKind.DATE)
    assert isinstance(day.finding, DatedEvent)
    assert words(library, day) == "14 July 2031"
    assert day.reason.startswith("ahead; names “")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_what_does_not_fit_is_not_suggested(library: Library) -> None:
    stored(library, RESERVE)
    told = [words(library, one) for one in suggested(library)]
    assert not any("dog" in one or one == "20 July 2031" for one in told)
    assert suggested(library, Section(("Zeppelin races",))) == ()
    assert suggested(library, Section(())) == ()


def test_a_passage_that_is_a_suggested_quotation_is_told_once(library: Library) -> None:
    stored(library, RESERVE)
    plain = passages(library, SECTION)
    assert any("harvest begins" in words(library, one) for one in plain)
    found = suggested(library)
    assert sum("harvest begins" in words(library, one) for one in found) == 1


def test_what_is_picked_comes_no_more(library: Library) -> None:
    article = stored(library, RESERVE)
    first = suggested(library)
    picked = {(article.key, one.span) for one in first if one.kind is not SuggestedKind.PASSAGE}
    again = suggested(library, replace(SECTION, picked=picked))
    assert all(one.kind is SuggestedKind.PASSAGE for one in again if one.key == article.key)


def test_a_copy_says_nothing_new(library: Library) -> None:
    stored(library, RESERVE)
    stored(library, COPY)
    found = suggested(library)
    quotes = [words(library, one) for one in found if one.kind is SuggestedKind.QUOTE]
    assert len(quotes) == len(set(quotes))
    dates = [words(library, one) for one in found if one.kind is SuggestedKind.DATE]
    assert dates == ["14 July 2031"]


def test_each_kind_has_its_share() -> None:
    span = TextSpan(0, 4)
    ranks = [(SuggestedKind.PASSAGE, 30), (SuggestedKind.QUOTE, 3), (SuggestedKind.DATE, 9)]
    found = [
        Suggestion("k", span, 100.0 - number, f"{kind}{number}", kind)
        for kind, count in ranks
        for number in range(count)
    ]
    few = mixed(found, 20)
    counts = {kind: sum(one.kind is kind for one in few) for kind in SuggestedKind}
    assert counts[SuggestedKind.QUOTE] == 3
    assert counts[SuggestedKind.DATE] == 4
    assert len(few) == 20
    assert [found.index(one) for one in few] == sorted(found.index(one) for one in few)
    assert mixed(found[:5], 20) == tuple(found[:5])
    assert mixed(found, 0) == ()


def test_findings_of_the_brief_are_used_as_they_are(library: Library) -> None:
    article = stored(library, RESERVE)
    findings = replace(analyse(article), quotes=())
    found = suggested(library, replace(SECTION, findings={article.key: findings}))
    assert not any(one.kind is SuggestedKind.QUOTE for one in found)


def test_looking_through_articles_can_be_cancelled(library: Library) -> None:
    stored(library, RESERVE)

    def cancel(text: str, share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        with_findings(library, SECTION, passages(library, SECTION), Analysed(), cancel)


def test_an_article_is_analysed_once_and_anew_when_corrected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[date | None] = []

    def counted(article: Article, _progress: object) -> object:
        asked.append(article.published)
        return analyse(article)

    monkeypatch.setattr("briefgen.suggesting.analyse_apart", counted)
    analysed = Analysed(kept=1)
    article = make_article(RESERVE)
    assert analysed.of(article) is analysed.of(article)
    assert asked == [None]
    analysed.of(article.with_correction(published=TODAY))
    analysed.of(article)
    assert asked == [None, TODAY, None], "one is kept, so the first had to go"
