"""Words of one look: measured once, with their space, and cut where a line may end."""

from made_documents import THEME, shelf

from briefgen.layout.looks import base_look
from briefgen.layout.vocabulary import Vocabulary, measure
from briefgen.model.document import ParagraphStyle

FONTS = shelf()


def vocabulary(style: ParagraphStyle = ParagraphStyle.BODY) -> Vocabulary:
    return FONTS.vocabulary(base_look(THEME, THEME.look(style), "en-GB"))


def test_a_word_is_measured_once_for_a_look() -> None:
    words = vocabulary()
    assert words.spaced["harbour"] is words.spaced["harbour"]
    assert vocabulary() is words
    assert vocabulary(ParagraphStyle.CELL) is not words


def test_the_space_after_a_word_is_in_its_last_shape_but_not_in_its_width() -> None:
    words = vocabulary()
    spaced, last = words.spaced["harbour"], words.last["harbour"]
    assert "".join(shape.text for shape in spaced.shapes) == "harbour "
    assert len(spaced.shapes) == len(last.shapes) == 1
    assert last.width == measure(last.shapes, words.look)
    assert abs(spaced.width - last.width) < 1e-9
    assert (spaced.space, last.space) == (words.blank.space, 0.0)
    assert abs(measure(spaced.shapes, words.look) - spaced.advance) < 1e-9


def test_a_word_of_two_faces_keeps_its_space_apart_if_it_must() -> None:
    (word,) = vocabulary().cut_words("a✔ ")
    shapes = word.shapes
    assert "".join(shape.text for shape in shapes) == "a✔ "
    assert all(shape.missing == "" for shape in shapes)


def test_a_line_may_end_inside_some_words() -> None:
    words = vocabulary()
    assert words.spaced["cease-fire"].text == "cease-fire"
    assert [part.text for part in words.spaced.odd["cease-fire"]] == ["cease-", "fire"]
    first, second = words.spaced.odd["cease-fire"]
    assert (first.space, first.hyphen) == (0.0, None)
    assert second.space > 0.0
    soft = words.last.odd if words.last["co\u00adoperate"] else {}
    assert soft["co\u00adoperate"][0].hyphen is words.hyphen


def test_white_space_of_any_kind_is_one_space() -> None:
    words = vocabulary()
    assert words.spaced[""].space > 0.0
    assert words.spaced.odd[""] == (words.blank,)
    assert words.last["one\t\u2003two"].text
    assert [part.text for part in words.last.odd["one\t\u2003two"]] == ["one", "two"]
    assert words.last["\u200b"].width == 0.0
    assert words.last.odd["\u200b"] == ()
