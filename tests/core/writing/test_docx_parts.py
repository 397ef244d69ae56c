"""DOCX files: fonts, pictures, house styles, settings, headers and footers."""

import io
import uuid
import zipfile
from dataclasses import replace

import docx
import pytest
from docx_faults import faults
from fontTools.ttLib import TTFont
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
    told = {s.get(f"{W}name"): s.get(f"{W}val") for s in settings.iter(f"{W}compatSetting")}
    assert told["compatibilityMode"] == "15"
    assert told["enableOpenTypeFeatures"] == "1", "ligatures and figures as the styles ask for"
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


def test_no_line_of_a_footer_ends_with_a_dot() -> None:
    foot = (Run("Three Rivers Summit, Aldermoor · Brief 7 · 1 September"),)
    document = replace(brief()[0], furniture=PageFurniture(footer_start=foot))
    data = write_docx(document, THEME, NO_PAGES)
    (shown,) = [paragraph_text(p) for p in part(data, "word/footer1.xml").iter(f"{W}p")]
    assert shown == "Three Rivers Summit, Aldermoor · Brief 7 · 1 September".replace(
        "Aldermoor · Brief 7 · 1 S", "Aldermoor\u00a0·\u00a0Brief\u00a07\u00a0·\u00a01\u00a0S"
    )


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

    vietnamese = subset_font("NotoSans-Regular.ttf", ((0x1E00, 0x1EFF),))
    known = TTFont(io.BytesIO(vietnamese)).getBestCmap()
    assert {ord(c) for c in "AЯяΩéžş“–€ạ"} <= set(known)
    assert ord("ԥ") not in known


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


W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def test_figures_kerning_and_ligatures_are_those_of_the_theme() -> None:
    looks = tuple(
        replace(entry, look=replace(entry.look, old_style_figures=True)) for entry in THEME.styles
    )
    data = write_docx(brief()[0], replace(THEME, styles=looks), NO_PAGES)
    styles = part(data, "word/styles.xml")
    ignorable = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    assert styles.get(ignorable) == "w14", "older programs may leave them out"

    def asked(style: str, name: str) -> list[str]:
        found = styles.iterfind(f"{W}style[@{W}styleId='{style}']/{W}rPr/{W14}{name}")
        return [str(one.get(f"{W14}val")) for one in found]

    assert asked("BodyText", "numForm") == ["oldStyle"]
    assert asked("BodyText", "ligatures") == ["standard"]
    assert asked("TableText", "numForm") == ["lining"], "figures under one another"
    assert asked("TableText", "numSpacing") == ["tabular"]
    assert asked("SourceNumber", "numForm") == ["lining"]
    assert asked("Kicker", "ligatures") == ["none"], "its letters are spaced"
    for properties in styles.iter(f"{W}rPr"):
        spaces = [child.tag.startswith(W14) for child in properties]
        assert spaces == sorted(spaces), "they stand last"
    kept = {table for font in subset_tables(data) for table in font}
    assert {"GPOS", "GSUB"} <= kept, "what the styles ask for is in the fonts"


def subset_tables(data: bytes) -> list[list[str]]:
    """The tables of each embedded font, whose key stands in the font table."""
    fonts = part(data, "word/fontTable.xml")
    rels = part(data, "word/_rels/fontTable.xml.rels")
    files = {r.get("Id"): str(r.get("Target")) for r in rels}
    found = []
    for element in fonts.iter(f"{W}embedRegular"):
        key = uuid.UUID(str(element.get(f"{W}fontKey")))
        name = "word/" + files[element.get(f"{R}id")].removeprefix("/word/")
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            plain = obfuscated(file.read(name), key)  # mixing twice gives the font back
        found.append(list(TTFont(io.BytesIO(plain)).keys()))
    return found


def test_a_house_file_is_given_nothing_that_it_may_not_allow() -> None:
    reference = write_docx(brief()[0], THEME, NO_PAGES)
    data = write_docx(brief()[0], replace(THEME, reference=bare(reference)), NO_PAGES)
    styles = part(data, "word/styles.xml")
    assert styles.find(f"{W}style[@{W}styleId='Kicker']") is not None
    assert not list(styles.iter(f"{W14}*"))


def bare(data: bytes) -> bytes:
    """A Word file with no styles at all."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                content = f'<w:styles xmlns:w="{W.strip("{}")}"/>'.encode()
            target.writestr(name, content)
    return buffer.getvalue()
