"""Parties under several names."""

import pytest

from briefgen.compose.parties import party_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EU", "the European Union"),
        ("Berlin", "Bundesregierung"),
        ("Deutschland", "Germany"),
        ("L’Espagne".removeprefix("L’"), "Madrid"),
        ("die Niederlande", "Netherlands"),
        ("Кремль", "Moscow"),
        ("U.S.", "États-Unis"),
    ],
)
def test_names_of_one_party_are_compared_as_one(one: str, other: str) -> None:
    assert party_of(one) == party_of(other)


@pytest.mark.parametrize(
    "name", ["Norvania", "European Commission", "Brussels", "Chair", "The Gulf"]
)
def test_other_names_stand_for_themselves(name: str) -> None:
    assert party_of(name) == name.casefold().removeprefix("the ")


def test_no_name_is_in_two_lines() -> None:
    names = ["EU", "UE", "Germania", "Londres", "Bern", "Corea del Sur"]
    assert len({party_of(name) for name in names}) == len(names) - 1
