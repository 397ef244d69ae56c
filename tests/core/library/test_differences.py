"""Comparison of texts by words."""

from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import given, settings
from made_prose import prose

from briefgen.library.differences import compare
from briefgen.library.near_copies import shared, words_of
from briefgen.library.records import page_of
from briefgen.model.library import ChangeKind

TEXT = st.text("ab \n.", max_size=80)


@given(TEXT, TEXT)
@settings(max_examples=150, deadline=None)
def test_changes_cover_both_texts_and_same_means_same(before: str, after: str) -> None:
    changes = compare(before, after)
    assert "".join(change.before.of(before) for change in changes) == before
    assert "".join(change.after.of(after) for change in changes) == after
    for change in changes:
        same = change.before.of(before) == change.after.of(after)
        assert same == (change.kind is ChangeKind.SAME)
    kinds = [change.kind for change in changes]
    assert all(one is not other for one, other in pairwise(kinds))


def test_one_changed_word_is_one_change() -> None:
    before = "First paragraph.\nThe price rose by 4 per cent on Monday.\nLast."
    after = before.replace("4", "5")
    changed = [one for one in compare(before, after) if one.kind is not ChangeKind.SAME]
    assert [(one.before.of(before), one.after.of(after)) for one in changed] == [("4", "5")]


def test_long_texts_are_compared_too() -> None:
    text = prose(1, 400)
    changed = [*text[:200], *prose(2, 3), *text[200:]]
    assert len(compare("\n".join(text), "\n".join(changed))) == 3


def test_shared_counts_words_in_common_runs() -> None:
    one = words_of(" ".join(prose(1)))
    assert shared(one, one) == 1.0
    assert shared(one, words_of(" ".join(prose(2)))) < 0.05
    assert shared(one[:100], one) == 1.0
    assert shared([], []) == 1.0
    assert shared(["a"], ["b"]) == 0.0


def test_page_of_an_address() -> None:
    assert (
        page_of("https://www.Courier.example/a/?utm_source=x&id=2#top") == "courier.example/a?id=2"
    )
    assert page_of("http://courier.example/a?id=2") == "courier.example/a?id=2"
    for nothing in (
        "",
        "https://courier.example/",
        "file:///etc/passwd",
        "https://[",
        "mailto:a@b",
    ):
        assert page_of(nothing) == ""
