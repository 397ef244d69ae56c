"""Which found positions a brief may carry."""

from dataclasses import replace

import pytest

from briefgen.compose.position_choice import is_empty, is_nobody, is_summed_up, repeated
from briefgen.model.anchor import make_anchor
from briefgen.model.article import TextSpan, make_article
from briefgen.model.brief import Issue, ItemState, Part, PartKind, Position
from briefgen.model.finding import PositionMention

TEXT = "Oberau threatens to block the pledge\nOberau will veto the pledge on Friday."
ARTICLE = make_article(TEXT)
HEAD = PositionMention("Oberau", TextSpan(0, 6), TextSpan(0, 36), "threatens to block the pledge")
BODY = PositionMention("Oberau", TextSpan(37, 43), TextSpan(37, len(TEXT)), "will veto the pledge")


@pytest.mark.parametrize(
    ("participant", "nobody"),
    [
        ("Two sides", True),
        ("Two Presidents", True),
        ("Some officials", True),
        ("Mehrere Diplomaten", True),
        ("Diplomats", True),
        ("Finland and Estonia", False),
        ("Two island states", False),
        ("Chair", False),
    ],
)
def test_numbers_of_people_are_no_party(participant: str, nobody: bool) -> None:
    assert is_nobody(participant) is nobody


@pytest.mark.parametrize(
    ("statement", "empty"),
    [
        ("rejected it", True),
        ("lehnen das ab", True),
        ("lehnt das strikt ab", True),
        ("rejects it outright", True),
        ("rejects the levy", False),
        ("wants 2040", False),
        ("lehnt die Zölle ab", False),
    ],
)
def test_a_statement_about_a_pronoun_says_nothing(statement: str, empty: bool) -> None:
    assert is_empty(statement) is empty


def test_a_headline_gives_way_to_what_stands_below() -> None:
    assert is_summed_up(ARTICLE, HEAD, (HEAD, BODY))
    assert not is_summed_up(ARTICLE, HEAD, (HEAD,))
    assert not is_summed_up(ARTICLE, BODY, (HEAD, BODY))


def position(who: str, text: str, start: int) -> Position:
    anchor = make_anchor(ARTICLE, TextSpan(start, start + 6))
    return Position(f"p-{start}", who, text, sources=(anchor,), state=ItemState.PROPOSED)


def test_the_same_words_of_the_same_party_are_one_position_with_two_sources() -> None:
    first = position("European Union", "supports the levy", 0)
    issue = Issue("i", "Levy", (Part(PartKind.POSITIONS, (first,)),))
    both = repeated(position("EU", "supported the levy", 37), issue)
    assert both is not None
    assert len(both.sources) == 2
    assert both.text == first.text
    for other in (
        position("EU", "does not support the levy", 37),
        position("Oberau", "supports the levy", 37),
        replace(first, text="supports the levy on ships"),
    ):
        assert repeated(other, issue) is None
    assert repeated(first, None) is None
