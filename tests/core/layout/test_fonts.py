from dataclasses import replace
from pathlib import Path

import pytest
from made_documents import FONTS, THEME, shelf

from briefgen.errors import BriefgenError
from briefgen.layout.fonts import FontShelf, Voice
from briefgen.layout.looks import base_look, run_look
from briefgen.model.document import Run
from briefgen.model.theme import FontFamily, TextStyle

SERIF = Voice(THEME.serif)


def test_text_is_shaped_once_and_kerned() -> None:
    fonts = shelf()
    (shape,) = fonts.shape("AVAT", SERIF)
    assert shape.exact
    assert shape.pieces == ("A", "V", "A", "T")
    alone = sum(fonts.shape(c, SERIF)[0].width for c in "AVAT")
    assert shape.width < alone
    assert fonts.shape("AVAT", SERIF)[0] is shape


def test_a_character_the_face_lacks_comes_from_another() -> None:
    first, second = shelf().shape("a✔", SERIF)
    assert first.face.name == "NotoSerif-Regular"
    assert second.face.name != "NotoSerif-Regular"
    assert not second.missing


def test_arabic_letters_join_and_run_from_right_to_left() -> None:
    (shape,) = shelf().shape("قال", Voice(THEME.sans, rtl=True))
    assert shape.rtl
    assert shape.exact
    assert "".join(reversed(shape.pieces)) == "قال"
    alone = {shelf().shape(c, Voice(THEME.sans, rtl=True))[0].glyphs[0] for c in "قال"}
    assert set(shape.glyphs) != alone


def test_a_character_that_no_font_has_gets_a_visible_mark() -> None:
    fonts = FontShelf(FONTS, system=())
    (shape,) = fonts.shape("\U00012000", SERIF)
    assert shape.missing == "\U00012000"
    assert shape.text == "\U00012000"
    assert shape.width > 0
    assert not shape.exact


def test_capitals_stand_for_the_letters_as_written() -> None:
    (shape,) = shelf().shape("Our", Voice(THEME.sans, capitals=True))
    assert shape.text == "Our"
    assert shape.pieces == ("O", "u", "r")
    (plain,) = shelf().shape("OUR", Voice(THEME.sans))
    assert shape.glyphs == plain.glyphs
    (sharp,) = shelf().shape("Maß", Voice(THEME.sans, capitals=True))
    assert (sharp.text, len(sharp.glyphs), sharp.exact) == ("Maß", 4, False)
    (turkish,) = shelf().shape("i", Voice(THEME.sans, capitals=True, language="tr"))
    assert turkish.glyphs == shelf().shape("İ", Voice(THEME.sans))[0].glyphs


def test_all_four_faces_cover_the_languages_of_a_summit() -> None:
    fonts = FontShelf(FONTS, system=())
    words = "žąsis ķēniņš İstanbul ğüşıöç Việt đổi Саммит Ελλάδα “„«»” – € ≈ ✔"
    for family in (THEME.serif, THEME.sans):
        for bold in (False, True):
            for italic in (False, True):
                shapes = fonts.shape(words, Voice(family, bold, italic))
                assert not any(shape.missing for shape in shapes)


def test_a_missing_font_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match=r"NotoSerif-Regular\.ttf"):
        FontShelf(tmp_path, system=()).shape("a", SERIF)
    (tmp_path / "bad.ttf").write_bytes(b"not a font")
    family = FontFamily("Bad", "bad.ttf", "bad.ttf", "bad.ttf", "bad.ttf")
    with pytest.raises(BriefgenError, match=r"bad\.ttf"):
        FontShelf(tmp_path, system=()).shape("a", Voice(family))


def test_words_are_divided_by_their_language() -> None:
    fonts = shelf()
    assert fonts.divisions("international", "en-GB")
    assert fonts.divisions("Verhandlungen", "de") == [3, 7, 10]
    assert fonts.divisions("word", "xx") == []


def test_old_style_figures_are_for_running_text_only() -> None:
    fonts = shelf()

    def glyphs(**more: bool) -> tuple[int, ...]:
        (shape,) = fonts.shape("2031", replace(SERIF, **more))
        return shape.glyphs

    assert glyphs(old_style=True) != glyphs()
    assert glyphs(old_style=True, tabular=True) == glyphs(tabular=True)
    style = TextStyle(old_style_figures=True)
    look = base_look(THEME, style, "en")
    assert look.voice.old_style
    assert not run_look(THEME, look, Run("1", superscript=True)).voice.old_style
    assert run_look(THEME, look, Run("1", bold=True)).voice.old_style
