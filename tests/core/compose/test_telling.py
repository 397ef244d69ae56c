"""Which words of a passage tell what it is about."""

import pytest

from briefgen.compose.telling import stems_with_parts, telling_stems

PARTS = frozenset({"stahl", "zölle", "port", "asyl"})


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("The defence minister said so.", "defenc"),
        ("The Ministry of Energy said so.", "energy"),
        ("Handelsministerin Lind sagte das.", "handel"),
        ("la ministre de la Pêche l'a dit", "pêche"),
        ("il ministro della Pesca lo ha detto", "pesca"),
    ],
)
def test_a_portfolio_does_not_tell(text: str, silent: str) -> None:
    assert silent not in telling_stems(text)


def test_the_same_word_tells_where_it_is_no_office() -> None:
    assert "defenc" in telling_stems("Air defence was discussed.")
    assert "handel" in telling_stems("Das Handelsabkommen ist fertig.")


def test_german_compounds_hold_their_parts_and_english_words_do_not() -> None:
    assert {"stahl", "zölle"} <= stems_with_parts("Die Stahlzölle steigen.", PARTS)
    assert "stahl" in stems_with_parts("Spezialstahl bleibt frei.", PARTS)
    assert "port" not in stems_with_parts("They support transport of passports.", PARTS)
