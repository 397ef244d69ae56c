"""What of the proposals fits the page."""

from dataclasses import replace

import pytest

from briefgen import resources
from briefgen.compose.matrix import Column, positions_matrix
from briefgen.compose.selection import fitted
from briefgen.model.anchor import make_anchor
from briefgen.model.article import TextSpan, make_article
from briefgen.model.brief import Brief, Issue, Item, Part, PartKind, PickedQuote, Position
from briefgen.model.template import BriefTemplate
from briefgen.templating.catalog import Catalog

ARTICLE = make_article("We will not pay for a second pipe as long as the first one is half empty.")


def quote(name: str, speaker: str, confidence: str = "A", **more: object) -> PickedQuote:
    anchor = make_anchor(ARTICLE, TextSpan(0, len(ARTICLE.text)))
    picked = PickedQuote(name, (anchor,), speaker, role="minister", confidence=confidence)
    return replace(picked, **more)  # type: ignore[arg-type]


def brief(kind: PartKind, *items: Item) -> Brief:
    return Brief("b", issues=(Issue("i", "Pipes", (Part(kind, items),)),))


def template(kind: PartKind, most: int) -> BriefTemplate:
    loaded = Catalog(resources.templates(), None).load("summit")
    hints = tuple(replace(one, most=most) if one.kind is kind else one for one in loaded.parts)
    return replace(loaded, parts=hints)


def ids(chosen: Brief, kind: PartKind) -> list[str]:
    return [item.id for item in chosen.issues[0].part(kind).items]


@pytest.mark.parametrize(
    ("quotes", "kept"),
    [
        ([quote("q1", "A"), quote("q2", "A"), quote("q3", "B")], ["q1", "q3"]),
        ([quote("q1", "A", "C"), quote("q2", "B", "B"), quote("q3", "C")], ["q2", "q3"]),
        ([quote("q1", ""), quote("q2", "B"), quote("q3", "B")], ["q2", "q1"]),
        ([quote("q1", "A", flags=("anonymous",)), quote("q2", "B"), quote("q3", "C")], 2),
    ],
)
def test_sure_words_of_different_speakers_stay(
    quotes: list[PickedQuote], kept: list[str] | int
) -> None:
    chosen = fitted(Brief("b"), brief(PartKind.QUOTES, *quotes), template(PartKind.QUOTES, 2))
    expected = ["q2", "q3"] if kept == 2 else sorted(kept)  # type: ignore[arg-type]
    assert ids(chosen, PartKind.QUOTES) == expected


def test_what_the_analyst_has_stays_and_takes_up_room() -> None:
    old = quote("q0", "", "C")
    before = brief(PartKind.QUOTES, old)
    proposed = brief(PartKind.QUOTES, old, quote("q1", "A"), quote("q2", "B"))
    chosen = fitted(before, proposed, template(PartKind.QUOTES, 2))
    assert ids(chosen, PartKind.QUOTES) == ["q0", "q1"]
    assert fitted(proposed, proposed, template(PartKind.QUOTES, 1)) == proposed


def test_one_position_of_each_participant_comes_before_a_second() -> None:
    positions = [Position("p1", "Hungary", "a"), Position("p2", "Hungary", "b")]
    positions.append(Position("p3", "Poland", "c"))
    proposed = brief(PartKind.POSITIONS, *positions)
    chosen = fitted(Brief("b"), proposed, template(PartKind.POSITIONS, 2))
    assert ids(chosen, PartKind.POSITIONS) == ["p1", "p3"]


def test_a_participant_that_names_nobody_comes_last() -> None:
    positions = [Position("p1", "Members", "a"), Position("p2", "Hungary", "b")]
    chosen = fitted(
        Brief("b"), brief(PartKind.POSITIONS, *positions), template(PartKind.POSITIONS, 1)
    )
    assert ids(chosen, PartKind.POSITIONS) == ["p2"]


def test_a_greeting_comes_after_what_says_something() -> None:
    telling = quote("q2", "B")
    words = f"Thank you for coming. {telling.anchors[0].exact}"
    greeting = quote("q1", "A", anchors=(replace(telling.anchors[0], exact=words),))
    proposed = brief(PartKind.QUOTES, greeting, telling)
    chosen = fitted(Brief("b"), proposed, template(PartKind.QUOTES, 1))
    assert ids(chosen, PartKind.QUOTES) == ["q2"]


@pytest.mark.parametrize("opening", ["They say that as if it were an insult:", "It’s no use:"])
def test_words_that_point_back_come_after_what_stands_by_itself(opening: str) -> None:
    telling = quote("q2", "B")
    words = f"{opening} {telling.anchors[0].exact}"
    leaning = quote("q1", "A", anchors=(replace(telling.anchors[0], exact=words),))
    proposed = brief(PartKind.QUOTES, leaning, telling)
    chosen = fitted(Brief("b"), proposed, template(PartKind.QUOTES, 1))
    assert ids(chosen, PartKind.QUOTES) == ["q2"]


def test_without_limit_or_template_all_stays() -> None:
    proposed = brief(PartKind.QUOTES, quote("q1", "A"), quote("q2", "A"))
    assert fitted(Brief("b"), proposed, None) is proposed
    assert fitted(Brief("b"), proposed, template(PartKind.QUOTES, 0)) == proposed


@pytest.mark.parametrize(
    ("held", "telling"),
    [
        ([("A",), ("B",), ("C",)], False),
        ([("A", "B"), ("A", "B")], True),
        ([("A", "B"), ("B",)], True),
        ([("A", "B")], False),
        ([("A", "B"), ("C", "D")], False),
        ([("A",), ("B",)], False),
    ],
)
def test_a_matrix_tells_only_what_the_issues_do_not(
    held: list[tuple[str, ...]], telling: bool
) -> None:
    issues = [
        Column(str(n), [Position(f"{n}{who}", who, "x") for who in names])
        for n, names in enumerate(held)
    ]
    assert positions_matrix(issues, {}).telling is telling
