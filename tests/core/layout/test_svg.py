"""SVG pictures: what is drawn, what is refused and why, and that nothing is passed on."""

import io
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_documents import THEME, shelf
from page_pictures import pictured
from PIL import Image

from briefgen.layout.layout import lay_out
from briefgen.layout.svg.error import SvgError
from briefgen.layout.svg.svg import MOST_ELEMENTS, VectorPicture, read_svg
from briefgen.model import page
from briefgen.model.document import Document, DocumentProperties, Figure, Picture
from briefgen.model.page import Pages
from briefgen.writing.writer import write

CASES = Path(__file__).resolve().parents[2] / "cases" / "layout"
REFUSED = tomllib.loads((CASES / "svg_refused.toml").read_text("utf-8"))["cases"]
FONTS = shelf()
CREST = """<style>.gold{fill:#C9A227} #wave{fill:none;stroke:white;stroke-width:6}</style>
<script>alert(1)</script><a href="https://example.org/" onclick="x()">
<defs><path id="star" d="M0,-14 4,-4 14,-4 6,3 9,13 0,7 -9,13z"/></defs>
<path fill="#2C4A7C" stroke="#14213D" stroke-width="4" d="M20 20h160v110c0 50-40 80-80 90z"/></a>
<use href="#star" class="gold" transform="translate(100 60)"/><use href="#star" x="60" y="70"/>
<path id="wave" stroke-dasharray="12 8" opacity=".6" d="M40 130q15-20 30 0t30 0"/>
<circle cx="100" cy="185" r="14" fill="#8A1C1C"/><rect x="150" y="-20" width="99" height="30"/>"""


def svg(inside: str, attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def drawn(inside: str, attributes: str = 'viewBox="0 0 10 10"') -> list[page.Path]:
    return list(read_svg(svg(inside, attributes)).paths)


def crest() -> Figure:
    data = svg(CREST, 'viewBox="0 0 200 240"')
    return Figure(Picture(data, "image/svg+xml", 90.0, "crest.svg"), "Crest of Marenia")


def laid(*figures: Figure) -> tuple[Document, Pages]:
    document = Document(DocumentProperties("T"), figures)
    return document, lay_out(document, THEME, FONTS)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["why"])
def test_what_is_not_drawn_is_refused_with_the_reason(case: dict[str, str]) -> None:
    with pytest.raises(SvgError) as refusal:
        read_svg(svg(case["inside"]))
    assert case["why"] in refusal.value.why
    assert refusal.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (30.0, 15.0)),
        ('width="40" height="20"', (30.0, 15.0)),
        ('width="2in" height="1in" viewBox="0 0 4 2"', (144.0, 72.0)),
        ('width="100%" viewBox="0 0 40 20"', (30.0, 15.0)),
        ('width="80" viewBox="0 0 40 20"', (60.0, 30.0)),
        ('width="40mm" height="90mm" viewBox="0 0 1 1"', (113.386, 113.386)),
    ],
)
def test_the_size_is_in_points(attributes: str, size: tuple[float, float]) -> None:
    made = read_svg(svg('<rect width="1" height="1"/>', attributes))
    assert (made.width, made.height) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("attributes", ["", 'width="0" height="5"', 'viewBox="0 0 0 4"'])
def test_a_picture_without_a_size_is_refused(attributes: str) -> None:
    with pytest.raises(SvgError, match="how large"):
        read_svg(svg('<rect width="1" height="1"/>', attributes))


def test_shapes_become_paths_in_points() -> None:
    (square,) = drawn('<rect x="2" y="2" width="4" height="4" fill="#f00"/>')
    assert square.fill == "#FF0000"
    assert square.box == pytest.approx((1.5, 1.5, 4.5, 4.5))
    (circle,) = drawn('<circle cx="5" cy="5" r="4"/>')
    assert circle.box == pytest.approx((0.75, 0.75, 6.75, 6.75), abs=0.01)
    (line,) = drawn('<line x1="1" y1="1" x2="9" y2="1" stroke="blue" stroke-width="2"/>')
    assert (line.fill, line.outline, line.line_width) == ("", "#0000FF", 1.5)
    assert not drawn('<rect width="9" height="9"/><line x1="1" x2="3"/>')[1:]


def test_groups_hand_on_paint_and_transforms() -> None:
    (square,) = drawn(
        '<g fill="lime" transform="translate(2 1)" opacity="0.5"><g style="fill-opacity:.5">'
        '<rect width="2" height="2" transform="scale(2)"/></g></g>'
    )
    assert square.fill == "#00FF00"
    assert square.fill_opacity == pytest.approx(0.25)
    assert square.box == pytest.approx((1.5, 0.75, 4.5, 3.75))


def test_the_style_sheet_is_followed_before_attributes_and_after_style() -> None:
    rules = "<style>/* x */ rect,.a{fill:#010101} .a{fill:#020202} #b{fill:#030303}</style>"
    shape = '<rect width="1" height="1" fill="#999" {}/>'
    fills = [
        drawn(rules + shape.format(more))[0].fill
        for more in ("", 'class="x a"', 'class="a" id="b"', 'id="b" style="fill:#040404"')
    ]
    assert fills == ["#010101", "#020202", "#030303", "#040404"]


def test_what_reaches_out_of_the_picture_is_clipped() -> None:
    (wide,) = drawn('<rect x="-900000" y="1" width="990000" height="2"/>')
    assert wide.clip is not None
    assert wide.box == pytest.approx((0.0, 0.75, 7.5, 2.25))


def test_it_is_vectors_in_pdf_and_svg_with_png_in_word_and_inline_in_html() -> None:
    document, pages = laid(crest())
    assert not pages.problems
    pdf = write("pdf", document, THEME, pages)
    assert b"/Subtype /Image" not in pdf
    colours = {colour for _, colour in pictured(pdf, 2.0)[0].getcolors(100_000) or ()}
    assert (44, 74, 124) in colours, "the shield"
    with zipfile.ZipFile(io.BytesIO(write("docx", document, THEME, pages))) as file:
        media = [name for name in file.namelist() if name.startswith("word/media/")]
        assert sorted(Path(name).suffix for name in media) == [".png", ".svg"]
        assert b"svgBlip" in file.read("word/document.xml")
        vector = next(file.read(name) for name in media if name.endswith(".svg"))
        with Image.open(io.BytesIO(file.read(next(n for n in media if n.endswith("png"))))) as png:
            assert png.width > 245
    web = write("html", document, THEME, pages).decode()
    assert 'role="img" aria-label="Crest of Marenia"' in web
    for text in (vector.decode(), web):
        assert all(word not in text for word in ("script", "onclick", "example.org"))
    kinds = {etree.QName(element).localname for element in etree.fromstring(vector).iter()}
    assert kinds <= {"svg", "path", "rect", "clipPath"}


def test_a_refused_picture_is_told_and_its_description_printed() -> None:
    figure = Figure(Picture(svg("<text>A</text>"), "image/svg+xml", 0.0, "crest.svg"), "A crest")
    document, pages = laid(figure)
    (problem,) = pages.problems
    assert problem.rule == "picture-unreadable"
    assert "“crest.svg” cannot be read as a picture: it has text; its" in problem.what
    assert "paths" in problem.remedy
    for kind in ("pdf", "docx", "html"):
        write(kind, document, THEME, pages)


def test_rules_of_all_kinds_are_read_or_left_out() -> None:
    rules = (
        "<style>@import url(x.css); @charset 'x'; .a/* b */{fill:#010101}/* .a{fill:red} */"
        "@font-face{font-family:x} .b{fill:#020202} /* open .b{fill:red}</style>"
    )
    shape = '<rect width="1" height="1" class="{}"/>'
    assert [drawn(rules + shape.format(one))[0].fill for one in "ab"] == ["#010101", "#020202"]


def test_large_and_hostile_files_are_refused_soon() -> None:
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(12)
    )
    hostile = [
        b"x" * 3_000_000,
        svg('<rect width="1" height="1"/>' * (MOST_ELEMENTS + 1)),
        svg(f'<path d="M0 0{"h1v1" * 150_000}"/>'),
        f'<!DOCTYPE svg [{laughs}]><svg viewBox="0 0 1 1"><rect width="&l11;"/></svg>'.encode(),
        svg("<g>" * 200 + "</g>" * 200),
        svg(f"<style>{'/*' * 900_000}</style>"),
        svg(f"<style>{'@' * 1_900_000}</style>"),
        svg(f"<style>{'a' * 1_900_000}</style>"),
        svg(
            f'<defs><rect id="a" style="{"x:y;" * 300_000}"/></defs>' + '<use href="#a"/>' * 15_000
        ),
        svg(f'<path d="M{" " * 1_900_000}"/>'),
        svg(f'<g transform="{"scale(" * 300_000}"/>'),
        b'<!DOCTYPE svg SYSTEM "file:///etc/hostname"><html/>',
    ]
    for data in hostile:
        with pytest.raises(SvgError):
            read_svg(data)


_PIECES = st.sampled_from(
    [*"<>/\"'=;:{}()#., M0LlCcQqTtAaZzHhVv-e9%", "rect", "path", "use", "style", "url(#a)", "</g>"]
)


@given(st.integers(0, 1200), st.lists(_PIECES, max_size=12), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_drawn_or_refused(place: int, pieces: list[str], lost: int) -> None:
    whole = svg(CREST, 'viewBox="0 0 200 240"').decode()
    data = (whole[:place] + "".join(pieces) + whole[place + lost :]).encode()
    try:
        made = read_svg(data)
    except SvgError:
        return
    assert isinstance(made, VectorPicture)
    assert made.paths
