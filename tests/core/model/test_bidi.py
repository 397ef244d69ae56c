import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model.bidi import is_rtl, levels, reordered
from briefgen.model.direction import is_right_to_left

ALEF, BET, ARABIC = "א", "ב", "ع"


def shown(text: str, base: int | None = None) -> str:
    """Text in visual order."""
    level = int(is_right_to_left(text)) if base is None else base
    return "".join(reordered(list(text), levels(text, level)))


@pytest.mark.parametrize(
    ("written", "visual"),
    [
        ("abc", "abc"),
        (f"{ALEF}{BET}", f"{BET}{ALEF}"),
        (f"a {ALEF}{BET} b", f"a {BET}{ALEF} b"),
        (f"{ALEF} 12 {BET}", f"{BET} 12 {ALEF}"),
        (f"{ALEF} ab {BET}", f"{BET} ab {ALEF}"),
        (f"{ALEF} (ab) {BET}", f"{BET} )ab( {ALEF}"),
        (f"a {ALEF}, {BET} b", f"a {BET} ,{ALEF} b"),
        (f"{ALEF}.", f".{ALEF}"),
        (f"{ARABIC} 5%", f"%5 {ARABIC}"),
        (f"{ALEF} 1,000.5 {BET}", f"{BET} 1,000.5 {ALEF}"),
        (f"{ALEF} $5 {BET}", f"{BET} $5 {ALEF}"),
    ],
)
def test_known_orders(written: str, visual: str) -> None:
    assert shown(written) == visual


def test_the_first_strong_character_decides_the_direction() -> None:
    assert is_right_to_left(f"12 {ALEF} a")
    assert not is_right_to_left(f"12 a {ALEF}")
    assert not is_right_to_left("12")
    assert is_rtl(f"a {ARABIC}")
    assert not is_rtl("12 Straße")


def test_in_a_right_to_left_document_only_wholly_foreign_text_runs_the_other_way() -> None:
    assert is_right_to_left(f"a {ALEF}", base=True)
    assert is_right_to_left("12 %", base=True)
    assert not is_right_to_left("a 12.", base=True)


@given(st.text(alphabet=f"ab {ALEF}{BET}{ARABIC}12.,()%-", max_size=24), st.integers(0, 1))
@settings(max_examples=150, deadline=None)
def test_no_character_is_lost_and_letters_keep_their_direction(text: str, base: int) -> None:
    found = levels(text, base)
    assert sorted(shown(text, base)) == sorted(text)
    for character, level in zip(text, found, strict=True):
        if character in "ab":
            assert level % 2 == 0
        if character in (ALEF, BET, ARABIC):
            assert level % 2 == 1
