"""Articles, spans and anchors."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.anchor import CONTEXT, make_anchor
from briefgen.model.article import (
    DateStatus,
    Metadata,
    Origin,
    TextSpan,
    hash_text,
    make_article,
)

TEXT = st.text(alphabet=st.characters(), max_size=80)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3)])
def test_a_span_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        TextSpan(start, end)


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_covering_and_overlapping_agree_with_sets_of_positions(
    a: int, b: int, c: int, d: int
) -> None:
    one, two = TextSpan(min(a, b), max(a, b)), TextSpan(min(c, d), max(c, d))
    first, second = set(range(one.start, one.end)), set(range(two.start, two.end))
    if first and second:
        assert one.overlaps(two) == bool(first & second) == two.overlaps(one)
        assert one.covers(two) == (second <= first)


@given(TEXT)
def test_key_and_hash_follow_from_the_text_alone(text: str) -> None:
    article = make_article(text, Metadata(title="x"))
    assert article.text_hash == hash_text(text)
    assert article.text_hash.startswith(article.key)
    assert len(article.key) == 16


def test_lone_surrogates_have_a_hash() -> None:
    assert len(hash_text("a\ud800b")) == 64


def test_a_correction_hides_but_keeps_what_was_read() -> None:
    read = Metadata(title="Old", outlet="Post", published=date(2024, 5, 1))
    article = make_article("Text.", read, origins=(Origin("title", "meta tag"),))
    assert article.date_status is DateStatus.UNCONFIRMED
    better = article.with_correction(title="New", published=date(2024, 5, 2))
    assert (better.title, better.read.title) == ("New", "Old")
    assert better.published == date(2024, 5, 2)
    assert better.date_status is DateStatus.CONFIRMED
    assert better.origin_of("title") == "set by the analyst"
    assert article.origin_of("title") == "meta tag"
    assert article.with_correction(published_confirmed=True).date_status is DateStatus.CONFIRMED


def test_a_title_cleared_by_hand_falls_back_to_the_first_line() -> None:
    article = make_article("First line\nSecond", Metadata(title="Read"))
    assert article.with_correction(title="").title == "First line"
    assert make_article("x").date_status is DateStatus.MISSING


@given(TEXT, st.data())
def test_an_anchor_holds_exactly_the_characters_of_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    article = make_article(text)
    anchor = make_anchor(article, TextSpan(start, end))
    assert anchor.exact == text[start:end]
    assert anchor.prefix + anchor.exact + anchor.suffix in text
    assert len(anchor.prefix) <= CONTEXT
    assert len(anchor.suffix) <= CONTEXT


def test_an_anchor_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        make_anchor(make_article("abc"), TextSpan(1, 4))
