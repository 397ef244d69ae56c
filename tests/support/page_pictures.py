"""Pages as small grey pictures, and whether two of them show the same.

Pictures are made by pdfium from fonts inside the file, so they are the same on every machine up
to the smoothing of edges. Two pages are blurred and compared tile by tile: smoothing makes a
tile differ by a grey or two, a moved or lost line by a dozen and more.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pypdfium2
from made_arabic import arabic_context
from made_contexts import TEMPLATES, sample_context
from made_everything import everything
from PIL import Image, ImageChops, ImageFilter

from briefgen.layout.fonts import FontShelf
from briefgen.layout.layout import lay_out
from briefgen.model.document import Document
from briefgen.model.page import Pages
from briefgen.model.theme import Theme
from briefgen.resources import assets
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import render

GREYS = 16
TILE = 8
MOST = 12.0
"""Greys (of 256) by which a tile of TILE × TILE pixels may differ after the blur."""

_BLUR = 1.5
_PIXELS_PER_POINT = 60 / 72
_GAP = 4


@cache
def fonts() -> FontShelf:
    return FontShelf(assets() / "fonts")


Laid = tuple[str, Document, Theme, Pages]


def laid_out() -> Iterator[Laid]:
    """Every template in every theme, laid out, under the name "template-theme".

    The summit brief comes in Arabic and French too, under "arabic-theme" and "french-theme", and
    a document of all kinds of blocks under "everything-theme".
    """
    catalog = Catalog(TEMPLATES, None)
    briefs = {entry.key: (entry.key, sample_context()) for entry in catalog.entries()}
    briefs["arabic"] = ("summit", arabic_context())
    briefs["french"] = ("summit", replace(sample_context(), language="fr"))
    for name, (key, context) in briefs.items():
        for style in catalog.themes():
            template = replace(catalog.load(key), theme=catalog.theme(style.key))
            document = render(context, template)
            pages = lay_out(document, template.theme, fonts())
            yield f"{name}-{style.key}", document, template.theme, pages
    for entry in catalog.themes():
        theme = catalog.theme(entry.key)
        assert theme is not None
        pages = lay_out(everything(), theme, fonts())
        yield f"everything-{entry.key}", everything(), theme, pages


def pictured(pdf: bytes, scale: float = _PIXELS_PER_POINT) -> list[Image.Image]:
    """A PDF's pages as pictures; `scale` in pixels per point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=scale).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def side_by_side(pages: list[Image.Image], gap: int = _GAP, ground: str = "#9098A4") -> Image.Image:
    """Pages on one sheet."""
    wide = sum(page.width + gap for page in pages) + gap
    sheet = Image.new("RGB", (wide, max(page.height for page in pages) + 2 * gap), ground)
    left = gap
    for page in pages:
        sheet.paste(page, (left, gap))
        left += page.width + gap
    return sheet


def few_greys(picture: Image.Image) -> Image.Image:
    """A picture in so few greys that its file is small."""
    step = 255 / (GREYS - 1)
    levels = [round(round(grey / step) * step) for grey in range(256)]
    return picture.convert("L").point(levels)


def small_file(picture: Image.Image) -> Image.Image:
    """A grey picture with a palette of its few greys: four bits for a pixel."""
    indexed = picture.point([round(grey * (GREYS - 1) / 255) for grey in range(256)]).convert("L")
    made = Image.frombytes("P", indexed.size, indexed.tobytes())
    made.putpalette([round(grey * 255 / (GREYS - 1)) for grey in range(GREYS) for _ in range(3)])
    return made


def differing(approved: Image.Image, now: Image.Image) -> list[tuple[int, int, float]]:
    """Tiles in which two pictures differ: x and y in pixels, and by how many greys."""
    if approved.size != now.size:
        return [(0, 0, 255.0)]
    blurred = [p.convert("L").filter(ImageFilter.GaussianBlur(_BLUR)) for p in (approved, now)]
    apart = ImageChops.difference(*blurred)
    tiles = (-(-apart.width // TILE), -(-apart.height // TILE))
    whole = Image.new("L", (tiles[0] * TILE, tiles[1] * TILE))
    whole.paste(apart)
    means = whole.convert("F").resize(tiles, Image.Resampling.BOX)
    found = []
    for y in range(tiles[1]):
        for x in range(tiles[0]):
            grey = means.getpixel((x, y))
            assert isinstance(grey, float)
            if grey > MOST:
                found.append((x * TILE, y * TILE, round(grey, 1)))
    return found


def marked(approved: Image.Image, now: Image.Image) -> Image.Image:
    """Approved and present picture over one another, the tiles that differ framed in red."""
    both = [approved.convert("RGB"), now.convert("RGB")]
    red = Image.new("RGB", (TILE, TILE), "#C00000")
    for x, y, _ in differing(approved, now):
        place = (x, y)
        tile = both[1].crop((x, y, x + TILE, y + TILE))
        both[1].paste(Image.blend(tile, red, 0.4), place)
    sheet = Image.new("RGB", (max(p.width for p in both), sum(p.height for p in both)), "white")
    sheet.paste(both[0], (0, 0))
    sheet.paste(both[1], (0, both[0].height))
    return sheet
