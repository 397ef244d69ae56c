import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import THEME, brief, shelf, text
from PIL import Image, ImageCms
from random_documents import Maker
from read_pdf import structure_text
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from briefgen.layout.fonts import FontShelf
from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Block,
    Document,
    DocumentProperties,
    Figure,
    Heading,
    ParagraphStyle,
    Picture,
    Run,
)
from briefgen.model.theme import FontFamily
from briefgen.writing.pdf import write_pdf
from briefgen.writing.pdf.metadata import srgb_profile, xmp
from briefgen.writing.pdf.objects import name, number, text_string
from briefgen.writing.pdf.postscript import PostScript
from briefgen.writing.pdf.truetype import TrueType

FONTS = shelf()


def written(document: Document) -> bytes:
    return write_pdf(document, THEME, lay_out(document, THEME, FONTS))


def one(*blocks: Block, **properties: object) -> Document:
    return Document(DocumentProperties("Title", **properties), blocks)  # type: ignore[arg-type]


def read(data: bytes) -> list[str]:
    """The text of each page, as another program reads it."""
    file = pdfium.PdfDocument(data)
    try:
        pages = []
        for number_of_page in range(len(file)):
            page = file[number_of_page]
            text_page = page.get_textpage()
            pages.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return pages
    finally:
        file.close()


def flat(words: str) -> str:
    """Words without white space and hyphens: pdfium drops a hyphen at a line's end."""
    return re.sub(r"[\s\ufffe\xad\x02-]+", "", words)


def test_the_file_can_be_read_and_its_words_are_the_documents() -> None:
    (page,) = read(written(brief()))
    assert "Grain Summit, Port Amsel" in page
    assert "no figure has been agreed in public" in page
    assert "Bottom line" in page, "drawn in capitals, read as written"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written(brief()) == written(brief())
    fresh = lay_out(brief(), THEME, shelf())
    assert write_pdf(brief(), THEME, fresh) == written(brief())


def test_a_document_without_a_date_is_reproducible_too() -> None:
    data = written(one(text("x")))
    assert data == written(one(text("x")))
    assert b"2000-01-01" in data


def test_properties_are_told() -> None:
    data = written(one(text("x"), author="A & B", keywords=("grain",), created=date(2031, 5, 3)))
    assert b"A &amp; B" in data
    assert b"2031-05-03" in data
    assert b"<pdfuaid:part>1<" in data
    assert b"<pdfaid:conformance>A<" in data


def test_properties_are_told_to_old_readers_too() -> None:
    data = written(one(text("x"), author="A é B", keywords=("a", "b"), created=date(2031, 5, 3)))
    file = pdfium.PdfDocument(data)
    try:
        told = file.get_metadata_dict(skip_empty=True)
    finally:
        file.close()
    assert told == {
        "Title": "Title",
        "Author": "A é B",
        "Keywords": "a, b",
        "Creator": "briefgen",
        "Producer": "briefgen",
        "CreationDate": "D:20310503000000+00'00'",
        "ModDate": "D:20310503000000+00'00'",
    }


def test_writing_leaves_no_font_behind_and_heeds_no_settings_of_reportlab(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = written(brief())
    known = pdfmetrics.getRegisteredFontNames()
    changed = {"useA85": 0, "pageCompression": 0, "documentLang": "xx", "canvas_basefontname": "X"}
    for setting, value in changed.items():
        monkeypatch.setattr(rl_config, setting, value)
    assert written(brief()) == before
    assert pdfmetrics.getRegisteredFontNames() == known


def test_headings_that_leave_out_a_level_are_in_the_outline() -> None:
    levels = (3, 1, 3, 2, 3, 1)
    document = one(*(Heading(level, (Run(f"H{k}\ud800"),)) for k, level in enumerate(levels)))
    file = pdfium.PdfDocument(written(document))
    try:
        found = [(item.get_title(), item.level) for item in file.get_toc()]
    finally:
        file.close()
    assert found == [("H0", 0), ("H1", 0), ("H2", 1), ("H3", 1), ("H4", 2), ("H5", 0)]


def test_outline_and_links_lead_to_their_pages() -> None:
    file = pdfium.PdfDocument(written(brief()))
    try:
        titles = [item.get_title() for item in file.get_toc()]
    finally:
        file.close()
    assert titles == ["1 The corridor", "2 Escort spending", "Key dates", "Sources"]


def test_only_some_pages_can_be_written() -> None:
    document = one(
        *(text("Words of the page. " * 300) for _ in range(6)), Heading(1, (Run("End"),))
    )
    pages = lay_out(document, THEME, FONTS)
    assert len(pages.pages) > 3
    some = write_pdf(document, THEME, pages, only=(2,))
    assert len(read(some)) == 1
    assert flat(read(some)[0]) == flat(read(write_pdf(document, THEME, pages))[1])
    assert len(some) < len(write_pdf(document, THEME, pages))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF"])
def test_pictures_of_all_kinds_are_drawn(mode: str, kind: str) -> None:
    data = io.BytesIO()
    try:
        Image.new(mode, (30, 20), 90 if mode in ("L", "P", "I;16") else None).save(data, kind)
    except (OSError, ValueError):
        pytest.skip(f"no {kind} has the mode {mode}")
    picture = Picture(data.getvalue(), f"image/{kind.lower()}", 60.0)
    document = one(Figure(picture, "A picture"))
    pages = lay_out(document, THEME, FONTS)
    assert not pages.problems
    file = pdfium.PdfDocument(write_pdf(document, THEME, pages))
    try:
        kinds = [thing.type for thing in file[0].get_objects()]
    finally:
        file.close()
    assert 3 in kinds, "no image object on the page"


def test_hidden_characters_do_not_reach_the_file() -> None:
    (page,) = read(written(one(text("a\x00b\x07c\u202ed\ufeffe"))))
    assert page.startswith("abcde")


def test_a_glyph_that_shows_two_characters_has_two_codes() -> None:
    """A space and a no-break space look alike, and so do small letters set as capitals."""
    words = "one two\u00a0three, of\ufb01ce o\ufb03ce office"
    kicker = text("minister MINISTER", ParagraphStyle.KICKER)
    told = structure_text(written(one(text(words), kicker)))
    assert "two\u00a0three" in told
    assert "minister MINISTER" in told
    assert "of\ufb01ce o\ufb03ce office" in told


def test_right_to_left_text_can_be_copied() -> None:
    words = "السلام عليكم"
    (page,) = read(written(one(text(words))))
    assert flat(words) in flat(page)


def test_strings_names_and_numbers_are_written_safely() -> None:
    assert text_string("a(b)\\") == b"(a\\(b\\)\\\\)"
    assert text_string("é") == b"<feff00e9>"
    assert name("A B/C") == "/A#20B#2FC"
    assert number(1.0) == "1"
    assert number(-0.001) in ("0", "-0")
    assert number(2.346) == "2.35"


def test_the_colour_profile_is_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    source = Image.new("RGB", (3, 1))
    source.putdata([(20, 33, 61), (200, 40, 90), (255, 255, 255)])
    result = ImageCms.applyTransform(source, transform)
    assert result is not None
    for before, after in zip(source.tobytes(), result.tobytes(), strict=True):
        assert abs(before - after) <= 1


def test_metadata_survives_odd_titles() -> None:
    packet = xmp(DocumentProperties("a\x00<b>&\ud800"), "briefgen").decode()
    assert "a&lt;b&gt;&amp;<" in packet


@given(st.text(alphabet="aéÅǟfiﬁ", min_size=1, max_size=8))
@settings(max_examples=50, deadline=None)
def test_a_cut_down_font_draws_the_same_glyphs(words: str) -> None:
    face = FONTS.face("LiberationSerif-Italic.ttf")
    full = TTFont(io.BytesIO(face.data))
    cmap = full.getBestCmap()
    glyphs = [0, *(full.getGlyphID(cmap[ord(c)]) for c in dict.fromkeys(words) if ord(c) in cmap)]
    cut = TTFont(io.BytesIO(TrueType(face).subset(glyphs)))
    for new, old in enumerate(glyphs):
        one_glyph = cut["glyf"][cut.getGlyphName(new)]
        other = full["glyf"][full.getGlyphName(old)]
        assert one_glyph.getCoordinates(cut["glyf"])[0] == other.getCoordinates(full["glyf"])[0]
        assert cut["hmtx"][cut.getGlyphName(new)] == full["hmtx"][full.getGlyphName(old)]


documents = st.integers(0, 2**40)


def words_of(value: object) -> list[str]:
    """All characters of the runs of a document's blocks, in order."""
    if isinstance(value, Run):
        return [value.text]
    if isinstance(value, tuple):
        return [words for item in value for words in words_of(item)]
    if hasattr(value, "__dataclass_fields__"):
        skipped = ("alt", "summary", "media_type")
        return [
            words
            for field in value.__dataclass_fields__
            if field not in skipped
            for words in words_of(getattr(value, field))
        ]
    return []


@given(documents)
@settings(max_examples=40, deadline=None)
def test_all_words_of_any_document_are_in_its_file(seed: int) -> None:
    document = Maker(Random(seed), scripts=False).document(6)
    theme = replace(THEME, hyphenation=False)
    data = write_pdf(document, theme, lay_out(document, theme, FONTS))
    found = flat("".join(read(data)))
    for words in words_of((document.blocks, document.notes)):
        # A line may end inside “co-operation”, and pdfium read on in the column beside it.
        for part in re.split(r"[\s/-]+", words):
            assert flat(part) in found


@given(documents)
@settings(max_examples=40, deadline=None)
def test_paragraphs_are_read_in_their_order(seed: int) -> None:
    maker = Maker(Random(seed), scripts=False)
    blocks = [text(maker.words(60)) for _ in range(12)]
    expected = flat("".join("".join(words_of(block)) for block in blocks))
    document = one(*blocks)
    theme = replace(THEME, hyphenation=False)
    data = write_pdf(document, theme, lay_out(document, theme, FONTS))
    assert flat("".join(read(data))) == expected


def _postscript_font() -> bytes:
    """A small font with PostScript outlines, drawn here: a box for "a", a bow for "b"."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "a", "b"])
    builder.setupCharacterMap({ord("a"): "a", ord("b"): "b", ord("?"): "a"})
    shapes = {}
    for glyph, high in ((".notdef", 10), ("a", 700), ("b", 400)):
        pen = T2CharStringPen(600, None)
        pen.moveTo((50, 0))
        pen.lineTo((550, 0))
        pen.curveTo((550, high), (300, high), (50, high))
        pen.closePath()
        shapes[glyph] = pen.getCharString()
    builder.setupCFF("Bow-Regular", {}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(shapes, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Bow", "styleName": "Regular", "psName": "Bow-Regular"})
    builder.setupOS2(sCapHeight=700)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def test_postscript_outlines_are_embedded_as_truetype(tmp_path: Path) -> None:
    (tmp_path / "Bow.otf").write_bytes(_postscript_font())
    fonts = FontShelf(tmp_path, system=())
    face = fonts.face("Bow.otf")
    assert face.postscript
    cut = TTFont(io.BytesIO(PostScript(face).subset([0, 2, 1])))
    _, bow, box = cut.getGlyphOrder()
    assert cut["hmtx"][bow][0] == 600
    assert (cut["glyf"][bow].yMax, cut["glyf"][box].yMax) == (400, 700)
    assert PostScript(face).subset([0, 2]) == PostScript(face).subset([0, 2])
    family = FontFamily("Bow", "Bow.otf", "Bow.otf", "Bow.otf", "Bow.otf")
    theme = replace(THEME, serif=family, sans=family)
    document = one(text("abba"))
    (page,) = read(write_pdf(document, theme, lay_out(document, theme, fonts)))
    assert page.startswith("abba")
