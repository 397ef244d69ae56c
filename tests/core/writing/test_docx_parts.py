"""DOCX files: fonts, pictures, house styles, settings, headers and footers."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx_faults import faults
from made_word_files import NO_PAGES, THEME, brief, words, write, written
from PIL import Image
from written_words import R, W, docx_words, names, paragraph_text, part

from briefgen.errors import BriefgenError
from briefgen.model.document import (
    Figure,
    PageFurniture,
    Picture,
    Run,
)
from briefgen.model.document_words import words_of
from briefgen.writing.docx.docx import write_docx
from briefgen.writing.docx.fonts import obfuscated, subset_font


def test_same_input_same_bytes() -> None:
    document, pages = brief()
    assert write_docx(document, THEME, pages) == written()
    with zipfile.ZipFile(io.BytesIO(written())) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_prompt_and_no_compatibility_mode() -> None:
    settings = part(written(), "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    modes = [s.get(f"{W}val") for s in settings.iter(f"{W}compatSetting")]
    assert modes == ["15"]
    assert not list(part(written(), "word/document.xml").iter(f"{W}dirty"))


def test_marking_stands_at_head_and_foot_of_every_page() -> None:
    document = replace(
        brief()[0], furniture=PageFurniture("Secret", first_header=(Run("First page"),))
    )
    data = write_docx(document, THEME, NO_PAGES)
    for name in ("header1", "header2", "footer1", "footer2"):
        text = " ".join(paragraph_text(p) for p in part(data, f"word/{name}.xml").iter(f"{W}p"))
        assert "Secret" in text, name
    assert "First page" in paragraph_text(part(data, "word/header2.xml"))
    assert part(data, "word/document.xml").find(f".//{W}titlePg") is not None


def test_timeline_is_drawn_as_vectors_and_pixels_with_words() -> None:
    present = names(written())
    png = next(name for name in present if name.endswith(".png"))
    svg = next(name for name in present if name.endswith(".svg"))
    with zipfile.ZipFile(io.BytesIO(written())) as file:
        with Image.open(io.BytesIO(file.read(png))) as picture:
            assert picture.width > 1000
            assert len(picture.convert("RGB").getcolors(1 << 20)) > 10, "something is drawn"
        drawing = file.read(svg)
    assert drawing.count(b"<path") >= 6, "labels are outlines, so they look the same everywhere"
    assert b"<text" not in drawing
    properties = part(written(), "word/document.xml").iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    )
    assert [p.get("descr", "")[:9] for p in properties] == ["Timeline:", "Positions"]


def test_a_picture_that_cannot_be_read_leaves_its_words() -> None:
    data = write(Figure(Picture(b"broken", "image/png"), "The crest"))
    assert "The crest" in "".join(part(data, "word/document.xml").itertext())
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20)).save(buffer, "PNG")
    figure = Figure(Picture(buffer.getvalue(), "image/png", 9000.0), "Wide", (Run("Caption"),))
    body = part(write(figure), "word/document.xml")
    extent = body.find(".//{*}extent")
    assert int(extent.get("cx")) <= THEME.page.text_width * 12700 + 1


def test_fonts_are_embedded_and_can_be_read_back() -> None:
    relations = {
        r.get("Id"): r.get("Target") for r in part(written(), "word/_rels/fontTable.xml.rels")
    }
    table = part(written(), "word/fontTable.xml")
    assert [f.get(f"{W}name") for f in table] == ["Noto Serif", "Noto Sans"]
    import uuid

    for face in table.iter(f"{W}embedRegular", f"{W}embedBold"):
        key = uuid.UUID(face.get(f"{W}fontKey"))
        with zipfile.ZipFile(io.BytesIO(written())) as file:
            stored = file.read("word/" + relations[face.get(f"{R}id")])
        assert stored[:4] != b"\0\1\0\0"
        assert obfuscated(stored, key)[:4] == b"\0\1\0\0"


def test_a_font_subset_keeps_whole_scripts() -> None:
    from fontTools.ttLib import TTFont

    cyrillic = subset_font("NotoSans-Regular.ttf", ((0x0400, 0x052F),))
    known = TTFont(io.BytesIO(cyrillic)).getBestCmap()
    assert {ord(c) for c in "AЯяéžş“–€"} <= set(known)
    assert ord("Ω") not in known


def house(**names_: str) -> bytes:
    """A reference document whose styles have names of ours and ids of its own."""
    reference = docx.Document()
    for style in list(reference.styles):
        if style.name == "Heading 1":
            style.element.set(f"{W}styleId", "Rubrik1")
            style.font.name = "Garamond"
        if style.name == "List Bullet":
            style.element.set(f"{W}styleId", "Punkt")
    buffer = io.BytesIO()
    reference.save(buffer)
    return buffer.getvalue()


def test_house_styles_are_found_by_name() -> None:
    theme = replace(THEME, reference=house())
    document, pages = brief()
    data = write_docx(document, theme, pages)
    assert faults(data) == []
    used = {s.get(f"{W}val") for s in part(data, "word/document.xml").iter(f"{W}pStyle")}
    assert {"Rubrik1", "Punkt", "QuoteAttribution"} <= used
    styles = {s.get(f"{W}styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    fonts = styles["Rubrik1"].find(f".//{W}rFonts")
    assert fonts.get(f"{W}ascii") == "Garamond"
    assert styles["Punkt"].find(f".//{W}numId").get(f"{W}val") == "1"
    assert docx_words(data) == words_of(document)


@pytest.mark.parametrize(
    "reference", [b"no zip", write(words("x"))[:200], b"PK\x05\x06" + bytes(18)]
)
def test_a_broken_reference_is_told(reference: bytes) -> None:
    with pytest.raises(BriefgenError, match="is not a Word file"):
        write(words("x"), theme=replace(THEME, reference=reference))
