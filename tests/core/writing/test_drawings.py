"""Drawings taken out of the pages: the right ones, whole, as vectors and as pixels."""

import io
import re
from datetime import date

from lxml import etree
from made_contexts import template
from made_documents import shelf
from PIL import Image

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Cell,
    Columns,
    Document,
    DocumentProperties,
    Figure,
    Moment,
    Paragraph,
    Row,
    Rule,
    Run,
    Table,
    Timeline,
)
from briefgen.model.page import Pages, Path
from briefgen.writing.drawing_formats import as_png, as_svg
from briefgen.writing.drawings import Drawing, figure_drawings

THEME = template("summit").theme


def figure(name: str, *, months: int = 2) -> Figure:
    moments = tuple(
        Moment(
            date(2031, 1 + n % 12, 3),
            date(2031, 1 + n % 12, 3 + n % 5),
            f"{n + 3} of",
            f"{name} {n}",
            approximate=n % 3 == 1,
        )
        for n in range(months)
    )
    return Figure(Timeline(moments, date(2031, 1, 20), "this brief"), f"Figure {name}")


def laid_out(*blocks: object) -> Pages:
    return lay_out(Document(DocumentProperties("T"), blocks), THEME, shelf())  # type: ignore[arg-type]


def test_each_figure_has_its_own_drawing_wherever_it_stands() -> None:
    first, second, third, fourth = (figure(name) for name in "abcd")
    pages = laid_out(
        Paragraph((Run("before"),)),
        first,
        Rule("strong"),
        Table((0.5, 0.5), (), (Row((Cell((second,)), Cell((third,)))),)),
        Columns(((Paragraph((Run("x"),)),), (fourth,)), kind="sides"),
    )
    drawn = [figure_drawings(pages, n, f"Figure {name}") for n, name in enumerate("abcd")]
    assert [len(drawings) for drawings in drawn] == [1, 1, 1, 1]
    widths = [drawings[0].width for drawings in drawn]
    assert widths[0] > 400
    assert all(width < 260 for width in widths[1:])
    assert len({as_svg(drawings[0]) for drawings in drawn}) == 4


def test_a_figure_is_known_by_its_words_if_numbered_otherwise() -> None:
    pages = laid_out(figure("a"), figure("b"))
    assert figure_drawings(pages, 7, "Figure b") == figure_drawings(pages, 1, "Figure b")
    assert figure_drawings(pages, 0, "nothing such") == []
    assert figure_drawings(Pages((), ()), 0, "Figure a") == []


def test_the_axis_belongs_to_the_drawing_and_its_neighbours_do_not() -> None:
    (drawing,) = figure_drawings(laid_out(Rule("strong"), figure("a"), Rule()), 0, "Figure a")
    rules = [p for p in drawing.parts if not isinstance(p, Path) and hasattr(p, "x0")]
    across = [line for line in rules if line.y0 == line.y1]
    assert len(across) == 1
    assert across[0].x1 - across[0].x0 > 400


def test_many_moments_go_on_several_pages() -> None:
    filler = tuple(Paragraph((Run("words " * 60),)) for _ in range(9))
    pages = laid_out(*filler, figure("a", months=60))
    drawings = figure_drawings(pages, 0, "Figure a")
    assert 2 <= len(drawings) <= len(pages.pages)
    labels = sum(isinstance(part, Path) for drawing in drawings for part in drawing.parts)
    assert labels >= 120, "each moment has two labels on one of the pages"


def inside(drawing: Drawing) -> bool:
    for part in drawing.parts:
        if isinstance(part, Path):
            numbers = [value for _, at in part.steps for value in at]
            xs, ys = numbers[::2], numbers[1::2]
            if numbers and not (
                min(xs) >= -1
                and max(xs) <= drawing.width + 1
                and min(ys) >= -1
                and max(ys) <= drawing.height + 1
            ):
                return False
    return True


def test_everything_is_inside_the_picture() -> None:
    for months in (1, 2, 5, 12):
        pages = laid_out(figure("a", months=months))
        assert all(inside(drawing) for drawing in figure_drawings(pages, 0, "Figure a"))


def test_svg_is_whole_and_fades_have_names_of_their_own() -> None:
    (drawing,) = figure_drawings(laid_out(figure("a", months=3)), 0, "Figure a")
    root = etree.fromstring(as_svg(drawing, name="one"))
    space = "{http://www.w3.org/2000/svg}"
    names = [g.get("id") for g in root.iter(f"{space}linearGradient")]
    assert len(names) == len(set(names)) == 3
    assert all(name.startswith("one-") for name in names)
    used = re.findall(r"url\(#([\w-]+)\)", as_svg(drawing, name="one"))
    assert sorted(used) == sorted(names)
    assert len(list(root.iter(f"{space}path"))) >= 6


def test_png_shows_ink_accent_and_paper() -> None:
    (drawing,) = figure_drawings(laid_out(figure("a", months=3)), 0, "Figure a")
    with Image.open(io.BytesIO(as_png(drawing))) as picture:
        assert picture.width == round(drawing.width * 3)
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or []}
    for wanted in (THEME.palette.ink, THEME.palette.accent, "#FFFFFF"):
        rgb = tuple(int(wanted[place : place + 2], 16) for place in (1, 3, 5))
        assert rgb in colours, wanted
