"""Where a quotation may begin and end."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editing.spans import (
    Edge,
    SpanError,
    is_boundary,
    moved,
    paragraph_at,
    snapped,
    stepped,
    trimmed,
)
from briefgen.model.article import TextSpan

FAMILY = "👩‍👩‍👧"
CLUSTERS = [
    "a",
    "é",
    "\r\n",
    FAMILY,
    "👍🏽",
    "🇺🇦",
    "🇩🇪",
    "각",
    "가",
    "क्षि"[:2],
    "❤️",
    " ",
    "”",
    "語",
]
TEXTS = st.text(st.characters() | st.sampled_from("\u0301\u200d🇺🇦👩👍🏽\n \r“”"), max_size=40)


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_a_character_as_a_reader_sees_it_is_never_cut(cluster: str) -> None:
    text = f"x{cluster}y"
    inside = range(2, 1 + len(cluster))
    assert is_boundary(text, 1)
    assert is_boundary(text, 1 + len(cluster))
    assert not any(is_boundary(text, place) for place in inside)
    assert all(snapped(text, place) == 1 for place in inside)
    assert stepped(text, 1, 1) == 1 + len(cluster)
    assert stepped(text, 1 + len(cluster), -1) == 1


def test_two_flags_are_two_characters() -> None:
    assert [place for place in range(5) if is_boundary("🇺🇦🇩🇪", place)] == [0, 2, 4]


def test_words_are_stepped_over_to_their_edges() -> None:
    text = "We can't, e.g., wait.\nNever."
    ends, place = [], 0
    while place < len(text):
        place = stepped(text, place, 1, by_word=True)
        ends.append(text[:place].split()[-1])
    assert ends == ["We", "can't", "e.g", "wait", "Never", "Never."]
    assert stepped(text, len(text) - 1, -1, by_word=True) == text.index("Never")
    assert stepped(text, text.index("wait") + 2, -1, by_word=True) == text.index("wait")


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(-3, 45), st.sampled_from([1, -1]), st.booleans())
def test_a_step_ends_between_characters_and_goes_on(
    text: str, place: int, step: int, by_word: bool
) -> None:
    here = snapped(text, place)
    there = stepped(text, here, step, by_word=by_word)
    assert 0 <= there <= len(text)
    assert by_word or is_boundary(text, there)
    assert (there - here) * step >= 0
    assert there != here or here in (0, len(text)) or by_word


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_end_that_is_moved_leaves_a_quotation_or_is_refused(data: st.DataObject) -> None:
    text = data.draw(TEXTS.filter(lambda one: len(one) > 1))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [TextSpan(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edge, place = data.draw(st.sampled_from(Edge)), data.draw(st.integers(-2, len(text) + 2))
    try:
        after = moved(text, spans, edge, place)
    except SpanError:
        return
    assert any(any(c.isalnum() for c in piece.of(text)) for piece in after)
    assert all(one.end <= other.start for one, other in pairwise(after))
    end = after[0].start if edge is Edge.START else after[-1].end
    assert is_boundary(text, end) or end in {p for s in spans for p in (s.start, s.end)}
    kept = after[-1].end if edge is Edge.START else after[0].start
    assert kept == (spans[-1].end if edge is Edge.START else spans[0].start)


def test_an_end_stays_in_its_paragraph() -> None:
    text = "One “two three” four.\nFive six."
    pieces = (TextSpan(5, 14),)
    assert moved(text, pieces, Edge.END, 20)[0].of(text) == "two three” four"
    assert paragraph_at(text, 20).of(text) == "One “two three” four."
    with pytest.raises(SpanError, match="paragraph"):
        moved(text, pieces, Edge.END, 25)
    with pytest.raises(SpanError, match="word"):
        moved(text, pieces, Edge.END, 5)
    with pytest.raises(SpanError, match="word"):
        moved(text, pieces, Edge.START, 14)


def test_an_end_moved_past_a_piece_gives_that_up() -> None:
    text = "“One,” he said. “Two,” he added. “Three.”"
    pieces = tuple(
        TextSpan(text.index(word), text.index(word) + len(word))
        for word in ("One,", "Two,", "Three.")
    )
    shorter = moved(text, pieces, Edge.END, text.index("Two") + 3)
    assert [piece.of(text) for piece in shorter] == ["One,", "Two"]
    assert [p.of(text) for p in moved(text, pieces, Edge.START, text.index("added"))] == ["Three."]
    assert [p.of(text) for p in moved(text, pieces, Edge.END, text.index("added"))] == [
        "One,",
        "Two,",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" “We sail” ", "We sail"),
        ('"We sail', "We sail"),
        ("We sail”", "We sail"),
        ("They called it “a wish”", "They called it “a wish”"),
        ('They called it "a wish"', 'They called it "a wish"'),
        ("“A wish” is all", "“A wish” is all"),
        ("the workers’", "the workers’"),
        ("«Wir segeln»", "Wir segeln"),
    ],
)
def test_enclosing_marks_are_no_words(text: str, words: str) -> None:
    (piece,) = trimmed(text, (TextSpan(0, len(text)),))
    assert piece.of(text) == words


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_trimming_twice_is_trimming_once(text: str) -> None:
    once = trimmed(text, (TextSpan(0, len(text)),))
    assert trimmed(text, once) == once
    if not once:
        assert not any(unicodedata.category(c)[0] in "LN" for c in text)
