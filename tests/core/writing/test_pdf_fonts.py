"""Codes of glyphs: a word is spelt alike in every file, whatever stands before it."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from made_documents import THEME, brief, shelf, text

from briefgen.layout.layout import lay_out
from briefgen.layout.shaping import Voice
from briefgen.model.document import Document, DocumentProperties
from briefgen.writing.pdf import write_pdf
from briefgen.writing.pdf.fonts import EmbeddedFont
from briefgen.writing.pdf.truetype import LETTERS, TrueType, shown_by

FONTS = shelf()
VOICE = Voice(THEME.serif)
FILES = sorted((Path(__file__).parents[3] / "assets" / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_letters_are_those_of_the_font(path: Path) -> None:
    font = TTFont(path)
    known = font.getBestCmap()
    wanted: dict[int, str] = {}
    for code in (code for part in LETTERS for code in part if code in known):
        wanted.setdefault(font.getGlyphID(known[code]), shown_by(code))
    assert TrueType(FONTS.face(path.name)).letters() == wanted


def spelt(*words: str) -> list[str]:
    """How words are spelt one after the other in one file."""
    shapes = [FONTS.shape(word, VOICE)[0] for word in words]
    font = EmbeddedFont(shapes[0].face, "F1")
    return [font.written(shape) for shape in shapes]


def test_a_word_is_spelt_alike_wherever_it_stands() -> None:
    (alone,) = spelt("final draft")
    assert spelt("naïve", "9\u00a0May", "final draft")[-1] == alone


def test_a_space_that_keeps_a_line_together_never_takes_the_code_of_the_space() -> None:
    kept, plain = spelt("\u00a0", " ")
    assert kept != plain
    assert spelt(" ", "\u00a0") == [plain, kept]


def test_capitals_written_small_have_codes_of_their_own() -> None:
    loud = replace(VOICE, capitals=True)
    small, capital = FONTS.shape("act", loud)[0], FONTS.shape("ACT", VOICE)[0]
    assert small.glyphs == capital.glyphs
    font = EmbeddedFont(small.face, "F1")
    assert font.written(small) != font.written(capital)


def test_a_build_leaves_nothing_for_the_collector_of_garbage() -> None:
    """What is made uncollected counts as long-lived: cycles in it would stay for long."""
    document = Document(DocumentProperties("Test"), (*brief().blocks, text("9\u00a0May “said”")))
    write_pdf(document, THEME, lay_out(document, THEME, FONTS))
    gc.collect()
    gc.disable()
    try:
        write_pdf(document, THEME, lay_out(document, THEME, FONTS))
        assert gc.collect() == 0
    finally:
        gc.enable()
