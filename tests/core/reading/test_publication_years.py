"""Datelines without a year: the articles that came with them tell which it is."""

from datetime import date
from pathlib import Path

import pytest

from briefgen.gather import gather
from briefgen.model.article import Article, DateStatus
from briefgen.reading.publication_years import lacks_year, with_year
from briefgen.reading.reader import read_text

WIRE = (
    "Talks open\nOBERAU, {} (Nordpress) - Ministers begin three days of talks on Wednesday.\nMore."
)


def wire(day: str) -> Article:
    return read_text(WIRE.format(day))


@pytest.mark.parametrize(
    ("day", "others", "published"),
    [
        ("Oct 6", [date(2025, 10, 8), date(2025, 10, 9)], date(2025, 10, 6)),
        ("Dec 30", [date(2026, 1, 3)], date(2025, 12, 30)),
        ("January 3", [date(2025, 12, 30)], date(2026, 1, 3)),
        ("4 mai", [date(2026, 5, 5)], date(2026, 5, 4)),
        ("Oct 6", [date(2024, 10, 8), date(2025, 10, 9)], None),
        ("June 6", [date(2025, 10, 8)], None),
        ("Feb 29", [date(2025, 3, 1)], None),
        ("Oct 6", [], None),
    ],
)
def test_the_year_is_that_of_the_others_if_they_agree(
    day: str, others: list[date], published: date | None
) -> None:
    article = wire(day)
    assert lacks_year(article)
    dated = with_year(article, others)
    assert dated.published == published
    if published is None:
        assert dated is article
    else:
        assert dated.date_status is DateStatus.UNCONFIRMED
        assert day in dated.origin_of("published")
        assert dated.notices != article.notices


def test_an_article_with_a_day_or_without_a_dateline_lacks_no_year() -> None:
    assert not lacks_year(wire("October 6, 2025"))
    assert not lacks_year(read_text("Talks open\nMinisters met on Oct 6, officials said."))


def test_gathering_a_pile_dates_the_one_without_a_year_in_its_place(tmp_path: Path) -> None:
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(WIRE.format("Oct 6"), "utf-8")
    second.write_text(WIRE.format("October 8, 2025"), "utf-8")
    articles = [one.article for one in gather([first, second]).articles]
    assert [one.published for one in articles] == [date(2025, 10, 6), date(2025, 10, 8)]
