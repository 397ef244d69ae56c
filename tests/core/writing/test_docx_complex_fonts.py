"""Fonts of Arabic and Hebrew in Word files: named, in the file, whole, as high as the others."""

import io
import uuid
import zipfile

import pytest
from fontTools.ttLib import TTFont
from made_word_files import THEME, words, write
from written_words import R, W, part

from briefgen.writing.docx.complex_fonts import filled_font, stand_ins, told
from briefgen.writing.docx.fonts import obfuscated

ARABIC, HEBREW = "قال الوزير (12 %)", "השר אמר (12 %)"
CASES = {
    "Arabic": (ARABIC, {"Noto Naskh Arabic", "Noto Sans Arabic"}),
    "Hebrew": (HEBREW, {"Noto Serif Hebrew", "Noto Sans Hebrew"}),
    "mostly Hebrew": (f"{HEBREW} {HEBREW} سلام", {"Noto Serif Hebrew", "Noto Sans Hebrew"}),
    "Latin": ("The minister said (12 %)", set()),
}


def asked(data: bytes) -> set[str]:
    """The fonts that the styles ask for in complex scripts."""
    fonts = part(data, "word/styles.xml").iter(f"{W}rFonts")
    return {str(font.get(f"{W}cs")) for font in fonts}


def embedded(data: bytes) -> dict[str, list[TTFont]]:
    """The fonts in a file, by family."""
    rels = part(data, "word/_rels/fontTable.xml.rels")
    files = {r.get("Id"): str(r.get("Target")).removeprefix("/word/") for r in rels}
    found: dict[str, list[TTFont]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for family in part(data, "word/fontTable.xml"):
            for face in (child for child in family if child.get(f"{W}fontKey")):
                raw = package.read(f"word/{files[face.get(f'{R}id')]}")
                plain = obfuscated(raw, uuid.UUID(str(face.get(f"{W}fontKey"))))
                name = str(family.get(f"{W}name"))
                found.setdefault(name, []).append(TTFont(io.BytesIO(plain)))
    return found


@pytest.mark.parametrize("name", list(CASES))
def test_the_script_of_the_text_has_its_fonts(name: str) -> None:
    text, families = CASES[name]
    data = write(words(text))
    own = {THEME.serif.name, THEME.sans.name}
    assert asked(data) == (families or own)
    fonts = embedded(data)
    assert set(fonts) == own | families
    for family in families:
        assert len(fonts[family]) == 2, "regular and bold"
        for font in fonts[family]:
            lacking = {ord(c) for c in text if c.isalpha() or c in "()%12 "} - set(
                font.getBestCmap()
            )
            assert not lacking or name == "mostly Hebrew"


def test_a_line_is_no_higher_than_one_of_the_theme() -> None:
    data = filled_font("NotoNaskhArabic-Regular.ttf", THEME.serif.regular, (0x0600, 0x06FF))
    font = TTFont(io.BytesIO(data))
    theirs = embedded(write(words("Latin")))[THEME.serif.name][0]
    for table, name in (("hhea", "ascent"), ("hhea", "descent"), ("OS/2", "usWinAscent")):
        assert getattr(font[table], name) == getattr(theirs[table], name)
    assert "GSUB" in font, "letters still join"
    again = filled_font.__wrapped__(
        "NotoNaskhArabic-Regular.ttf", THEME.serif.regular, (0x0600, 0x06FF)
    )
    assert again == data, "the same bytes each time"


def test_only_complex_scripts_are_given_another_font() -> None:
    families = stand_ins(THEME, [ARABIC])
    name = THEME.sans.name
    xml = f'<w:rFonts w:ascii="{name}" w:cs="{name}"/>'.encode()
    assert told(xml, families) == f'<w:rFonts w:ascii="{name}" w:cs="Noto Sans Arabic"/>'.encode()
    assert told(xml, {}) == xml
    assert stand_ins(THEME, []) == {}
