"""What must hold for any document whatever: it is laid out, inside the page, with all its words."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import THEME, shelf
from random_documents import Maker

from briefgen.layout.layout import lay_out
from briefgen.layout.setting import BlockCache
from briefgen.model.document import Document
from briefgen.model.page import Image, Line, Page, Rectangle, Text

FONTS = shelf()
seeds = st.integers(0, 2**40)


def any_document(seed: int) -> Document:
    return Maker(Random(seed)).document(8)


def extents(page: Page) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of everything drawn."""
    found = []
    for group in page.operations:
        for op in group.operations:
            if isinstance(op, Text):
                wide = sum(s.width * op.size / s.face.units for s in op.shapes if s.text != " ")
                found.append((op.x, op.y - op.size, op.x + wide, op.y))
            elif isinstance(op, Rectangle | Image):
                found.append((op.x, op.y, op.x + op.width, op.y + op.height))
            elif isinstance(op, Line):
                found.append((op.x0, op.y0, op.x1, op.y1))
            else:
                continue
            x0, y0, x1, y1 = found.pop()
            found.append((x0 + group.x, y0 + group.y, x1 + group.x, y1 + group.y))
    return found


@given(seeds)
@settings(max_examples=50, deadline=None)
def test_everything_stands_inside_the_page(seed: int) -> None:
    document = any_document(seed)
    pages = lay_out(document, THEME, FONTS)
    assert pages.pages
    assert 0.0 <= pages.fill <= 1.0
    for page in pages.pages:
        for x0, y0, x1, y1 in extents(page):
            assert x0 > 0.0
            assert y0 > 0.0
            assert x1 < page.width
            assert y1 < page.height
        for area in page.areas:
            assert 0.0 <= area.x0 < area.x1 <= page.width
            assert 0.0 <= area.y0 <= area.y1 <= page.height


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_elements_form_a_tree_and_all_content_has_its_place(seed: int) -> None:
    document = any_document(seed)
    pages = lay_out(document, THEME, FONTS)
    count = len(pages.elements)
    assert len(pages.parents) == count
    for number, parent in enumerate(pages.parents):
        assert (-1 if number == 0 else 0) <= parent < max(number, 1)
    for page in pages.pages:
        for group in page.operations:
            for op in group.operations:
                own = getattr(op, "element", -1)
                assert own < 0 or 0 < own + group.base < count


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_a_cache_changes_nothing(seed: int) -> None:
    document = any_document(seed)
    cache = BlockCache()
    fresh = lay_out(document, THEME, FONTS)
    for _ in range(2):
        same = lay_out(document, THEME, FONTS, cache) == fresh
        assert same
