from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model.article import TextSpan
from ui.widgets.text_map import TextMap

TEXTS = st.text(st.sampled_from("ab é🌊😀\n語"), max_size=30)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    places = TextMap(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le")) // 2
        assert places.units(place) == units
        assert places.points(units) == place


def test_a_place_inside_a_character_is_before_it() -> None:
    assert TextMap("a😀b").points(2) == 1
    assert TextMap("a😀b").span(1, 3) == TextSpan(1, 2)
