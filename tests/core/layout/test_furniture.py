"""Page headers and footers: where their lines break, and how they keep apart."""

from dataclasses import replace

import pytest
from drawn_text import texts
from made_documents import THEME, brief, shelf

from briefgen.layout.layout import lay_out
from briefgen.model.document import PageCount, PageFurniture, PageNumber, Run
from briefgen.model.page import FURNITURE, Text

FONTS = shelf()


def test_a_long_footer_breaks_at_a_dot_that_is_left_out() -> None:
    def foot(words: str) -> list[str]:
        furniture = PageFurniture("Official", footer_start=(Run(words),))
        pages = lay_out(replace(brief(), furniture=furniture), THEME, FONTS)
        (page,) = pages.pages
        low = [line for _, y, line in texts(page) if y > THEME.page.height - THEME.page.bottom]
        return [line.strip() for line in low if "OFFICIAL" not in line.upper()]

    assert foot("Three Rivers Summit · Brief 7") == ["Three Rivers Summit · Brief 7"]
    long = "Three Rivers Summit of the upper and the lower Dreva"
    assert foot(f"{long} · Brief 7 · 1 September 2031") == [long, "Brief 7 · 1 September 2031"]
    whole = " ".join(foot(f"{long} without a dot that would serve"))
    assert whole == f"{long} without a dot that would serve"


@pytest.mark.parametrize("marking", ["Official", "Official-Sensitive, eyes of Marenia alone " * 2])
@pytest.mark.parametrize("count", [1, 6, 14])
def test_a_long_title_and_a_long_marking_do_not_meet(marking: str, count: int) -> None:
    title = (Run("The heads of the governments of the river " * count),)
    numbers = (Run("Page "), PageNumber(), Run(" / "), PageCount())
    furniture = PageFurniture(marking, title, title, numbers)
    pages = lay_out(replace(brief(), furniture=furniture), THEME, FONTS)
    (page,) = pages.pages
    lines = [
        (g.x + o.x, g.y + o.y, sum(s.width * o.size / s.face.units for s in o.shapes), o)
        for g in page.operations
        for o in g.operations
        if isinstance(o, Text) and o.element == FURNITURE
    ]
    words = "".join(shape.text for *_, text in lines for shape in text.shapes)
    assert words.count(marking.split(",")[0].split()[0]) == 2 * marking.count("Official")
    spots = [
        (x, x + wide + o.spacing * sum(len(s.glyphs) for s in o.shapes), y - o.size * 0.7, y)
        for x, y, wide, o in lines
    ]
    for place, (left, right, top, foot) in enumerate(spots):
        assert 0 < top < foot < page.height
        assert foot < THEME.page.top or top > page.height - THEME.page.bottom
        for x0, x1, y0, y1 in spots[:place]:
            assert right <= x0 + 0.5 or x1 <= left + 0.5 or foot <= y0 + 0.5 or y1 <= top + 0.5
