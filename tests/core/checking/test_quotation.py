"""Verification is never fooled: words stand in their stored source, or they are not verified."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.checking.folding import fold, fold_with_places
from briefgen.checking.quotation import refind, verify, verify_all
from briefgen.model.anchor import Anchor, make_anchor
from briefgen.model.article import Article, TextSpan, make_article
from briefgen.model.brief import Brief, Issue, Part, PartKind, PickedQuote, Point, Position

TEXT = (
    "Talks opened in Brevik.\n“We will not sign in May,” President Petro Lysak said. “Café prices "
    "rose 3.5 per cent… and they’ll rise again,” he added.\n"
    "“We will not sign in May,” he repeated.\n"
)
ARTICLE = make_article(TEXT)
ARTICLES = {ARTICLE.key: ARTICLE}


def anchor(words: str, article: Article = ARTICLE, last: bool = False) -> Anchor:
    start = article.text.rindex(words) if last else article.text.index(words)
    return make_anchor(article, TextSpan(start, start + len(words)))


def quote(*anchors: Anchor) -> PickedQuote:
    return PickedQuote("q", anchors, speaker="Petro Lysak")


def test_words_that_stand_are_verified() -> None:
    verdict = verify(quote(anchor("We will not sign in May,")), ARTICLES)
    assert (verdict.verified, verdict.folded, verdict.problem) == (True, False, "")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_one_character_changed_is_not_verified_or_only_folded(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    true = make_anchor(ARTICLE, TextSpan(start, end))
    at = data.draw(st.integers(0, len(true.exact) - 1))
    other = data.draw(st.characters() | st.sampled_from("\"'“”‘’ \u00a0\u00adnot05"))
    kind = data.draw(st.sampled_from(("change", "drop", "add")))
    rest = true.exact[at:] if kind == "add" else true.exact[at + 1 :]
    exact = true.exact[:at] + ("" if kind == "drop" else other) + rest
    verdict = verify(quote(replace(true, exact=exact)), ARTICLES)
    if exact == true.exact:
        assert verdict.verified is bool(exact.strip())
    elif verdict.verified:
        assert verdict.folded
        assert fold(exact) == fold(true.exact)
    else:
        assert fold(exact) != fold(true.exact) or not exact.strip()


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.characters())
def test_an_altered_source_verifies_nothing(at: int, other: str) -> None:
    altered = TEXT[:at] + other + TEXT[at + 1 :]
    stored = replace(ARTICLE, text=altered)  # key and hash still those of the old text
    verdict = verify(quote(anchor("We will not sign in May,")), {ARTICLE.key: stored})
    assert verdict.verified is (altered == TEXT)


@pytest.mark.parametrize(
    ("exact", "verified"),
    [
        ('"We will not sign in May,"', True),
        ("„We will not sign in May,‟", True),
        ("“We will  not\nsign in\u00a0May,”", True),
        ("“We will not sign in May.”", False),
        ("“We will now sign in May,”", False),
        ("“we will not sign in May,”", False),
        ("‘We will not sign in May,’", False),
        ("“We will not\u00adsign in May,”", False),
    ],
)
def test_folding(exact: str, verified: bool) -> None:
    true = anchor("“We will not sign in May,”")
    assert verify(quote(replace(true, exact=exact)), ARTICLES).verified is verified


def test_accents_count_but_not_how_they_are_encoded() -> None:
    true = anchor("Café prices")
    decomposed = unicodedata.normalize("NFD", true.exact)
    assert verify(quote(replace(true, exact=decomposed)), ARTICLES).folded
    assert not verify(quote(replace(true, exact="Cafe prices")), ARTICLES).verified


def test_what_is_missing_is_told() -> None:
    true = anchor("We will not sign in May,")
    assert "not in this brief" in verify(quote(true), {}).problem
    assert not verify(quote(), ARTICLES).verified
    assert not verify(quote(replace(true, exact=" ", span=TextSpan(12, 13))), ARTICLES).verified
    far = replace(true, span=TextSpan(9000, 9024))
    assert not verify(quote(far), ARTICLES).verified
    assert verify(Point("p", "Own words."), ARTICLES).verified
    assert not verify(
        Position("n", "He", "will sign", (replace(true, exact="x"),)), ARTICLES
    ).verified


def test_every_piece_must_stand() -> None:
    good, bad = (
        anchor("We will not sign in May,"),
        replace(anchor("Café prices"), exact="Bar prices"),
    )
    assert not verify(quote(good, bad), ARTICLES).verified
    also = replace(quote(good), also_in=(bad,))
    assert not verify(also, ARTICLES).verified


def newer(text: str) -> Article:
    return make_article(text, supersedes=ARTICLE.key)


def test_a_newer_version_is_searched() -> None:
    version = newer("Update.\n" + TEXT.replace("Brevik", "Ostmark"))
    true = anchor("We will not sign in May,", last=True)
    verdict = verify(quote(true), {version.key: version})
    assert verdict.verified
    found = refind(true, version)
    assert found is not None
    assert found.span.start == version.text.rindex("We will not")
    gone = newer("They will sign.\n")
    assert "present version" in verify(quote(true), {gone.key: gone}).problem


def test_refinding_takes_the_place_with_the_same_surroundings() -> None:
    version = newer("“We will not sign in May,” he repeated.\n“We will not sign in May,” President")
    found = refind(anchor("We will not sign in May,"), version)
    assert found is not None
    assert found.span.start == version.text.rindex("We will")


def test_refinding_folds() -> None:
    version = newer(
        'She said "Cafe\u0301 prices rose 3.5 per\u00a0cent... and they\'ll rise" again.'
    )
    true = anchor("Café prices rose 3.5 per cent… and they’ll rise")
    found = refind(true, version)
    assert found is not None
    assert found.exact == "Cafe\u0301 prices rose 3.5 per\u00a0cent... and they'll rise"
    assert verify(quote(true), {version.key: version}).folded
    assert refind(replace(true, exact=" "), version) is None


def test_a_circle_of_versions_ends() -> None:
    one = make_article("a", supersedes="y")
    two = replace(make_article("b", supersedes="x"), key="y")
    circle = {"x1": replace(one, key="x"), "y1": two}
    assert not verify(quote(replace(anchor("Brevik"), article_key="z")), circle).verified


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text(max_size=20))
def test_refound_words_are_the_same_words(text: str, words: str) -> None:
    article = make_article(text)
    sought = Anchor("k", "h", TextSpan(0, len(words)), words)
    found = refind(sought, article)
    if found is not None:
        assert fold(found.exact) == fold(words)
        assert found.span.of(text) == found.exact
    else:
        assert not words.strip() or words not in text


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from(" \n\u00a0\u00ad…e\u0301“")))
def test_places_of_folded_text_lie_in_order(text: str) -> None:
    folded, places = fold_with_places(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert fold(fold(text)) == fold(text)


def test_all_items_of_a_brief() -> None:
    good = quote(anchor("We will not sign in May,"))
    bad = replace(good, id="bad", anchors=(replace(good.anchors[0], exact="We will sign"),))
    brief = Brief("b", issues=(Issue("i", "I", (Part(PartKind.QUOTES, (good, bad)),)),))
    verdicts = verify_all(brief, ARTICLES)
    assert {key: one.verified for key, one in verdicts.items()} == {"q": True, "bad": False}
