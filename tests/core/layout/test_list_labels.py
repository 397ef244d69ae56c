"""Figures, letters, small Romans."""

import pytest

from briefgen.layout.list_labels import kind, label


@pytest.mark.parametrize(
    ("number", "depth", "shown"),
    [
        (1, 0, "1"),
        (120, 0, "120"),
        (1, 1, "a"),
        (26, 1, "z"),
        (27, 1, "aa"),
        (702, 1, "zz"),
        (703, 1, "aaa"),
        (1, 2, "i"),
        (4, 2, "iv"),
        (1994, 2, "mcmxciv"),
        (4000, 2, "4000"),
        (0, 1, "0"),
        (0, 2, "0"),
        (3, 3, "3"),
        (3, 4, "c"),
    ],
)
def test_labels(number: int, depth: int, shown: str) -> None:
    assert label(number, depth) == shown


def test_the_structure_tells_how_a_list_counts() -> None:
    assert [kind(depth) for depth in range(4)] == ["Decimal", "LowerAlpha", "LowerRoman", "Decimal"]
