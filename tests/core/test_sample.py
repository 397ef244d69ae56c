from datetime import date

import pytest

from briefgen import resources
from briefgen.model.article import DateStatus
from briefgen.sample import gather_sample, sample_header, sample_paths


@pytest.fixture(scope="module")
def gathered():
    return gather_sample()


def test_every_article_is_read_with_title_outlet_and_confirmed_date(gathered) -> None:
    assert gathered.failures == ()
    assert [one.path for one in gathered.articles] == list(sample_paths())
    for one in gathered.articles:
        assert one.article.outlet
        assert one.article.date_status is DateStatus.CONFIRMED
        assert 20 < len(one.article.title) < 100
        assert 350 <= len(one.article.text.split()) <= 700


def test_pages_are_read_without_their_furniture(gathered) -> None:
    for one in gathered.articles:
        for junk in ("cookies", "Subscribe", "Port calendar", "Ferry timetable", "All rights"):
            assert junk not in one.article.text


def test_dates_in_the_files_agree_with_the_sample(gathered) -> None:
    for one in gathered.articles:
        assert one.article.read.published in (None, one.article.published)


def test_quotes_are_found_in_every_article(gathered) -> None:
    for one in gathered.articles:
        assert one.findings.quotes, one.path


def test_the_head_of_the_brief() -> None:
    header = sample_header()
    assert (header.event_from, header.event_to) == (date(2024, 9, 18), date(2024, 9, 19))
    assert header.place == "Trieste"


def test_no_file_of_the_sample_is_forgotten() -> None:
    listed = {path.name for path in sample_paths()} | {"sample.toml"}
    assert {path.name for path in resources.find("assets/sample").iterdir()} == listed
