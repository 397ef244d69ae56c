"""Fonts of complex scripts: Word asks for another font in text that runs from right to left.

The theme's fonts lack these scripts. Each has a stand-in of the bundled fonts, the same that our
own pages take; figures, brackets and marks that it lacks are put into it from the theme's font,
because Word sets a whole run in one font.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefgen.model.theme import FontFamily, Theme
from briefgen.writing.docx.font_cutting import cut_font, font_bytes

_SHARED = (*range(0x20, 0x41), *range(0x5B, 0x61), *range(0xA0, 0xC0), *range(0x2000, 0x2070))
_HEIGHTS = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}
_JOINING = ["mark", "mkmk", "ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "liga"]


@dataclass(frozen=True, slots=True)
class StandIn:
    """A family for a complex script, and the two faces of the theme that fill it up."""

    name: str
    regular: str
    bold: str
    latin_regular: str
    latin_bold: str
    points: tuple[int, int]


_SCRIPTS = (
    ((0x0600, 0x06FF), "Noto Naskh Arabic", "Noto Sans Arabic"),
    ((0x0590, 0x05FF), "Noto Serif Hebrew", "Noto Sans Hebrew"),
)


def stand_ins(theme: Theme, text: Iterable[str]) -> Mapping[str, StandIn]:
    """Return a stand-in for each of the theme's families, by its name.

    Args:
        theme: the theme.
        text: all text of the document; the script that it has most of is served.

    Returns:
        Nothing if there is no text of such a script.
    """
    counts = dict.fromkeys([points for points, _, _ in _SCRIPTS], 0)
    for words in text:
        if not words.isascii():
            for points in counts:
                counts[points] += sum(points[0] <= ord(one) <= points[1] for one in words)
    points, serif, sans = max(_SCRIPTS, key=lambda script: counts[script[0]])
    if not counts[points]:
        return {}
    families = (theme.serif, theme.sans)
    return {
        one.name: _stand_in(one, serif if _has_serifs(one) else sans, points) for one in families
    }


def _has_serifs(family: FontFamily) -> bool:
    return "serif" in family.name.lower().replace("sans serif", "")


def _stand_in(family: FontFamily, name: str, points: tuple[int, int]) -> StandIn:
    file = name.replace(" ", "")
    return StandIn(
        name, f"{file}-Regular.ttf", f"{file}-Bold.ttf", family.regular, family.bold, points
    )


def told(xml: bytes, families: Mapping[str, StandIn]) -> bytes:
    """Return a part of which the theme's fonts are replaced where complex scripts ask for one."""
    for name, stand_in in families.items():
        xml = xml.replace(f'w:cs="{name}"'.encode(), f'w:cs="{stand_in.name}"'.encode())
    return xml


@lru_cache(maxsize=8)
def filled_font(name: str, latin: str, points: tuple[int, int]) -> bytes:
    """Return a font of a complex script with the signs that it lacks out of another font.

    Args:
        name: its file.
        latin: file of the other.
        points: first and last character of its script.

    Raises:
        BriefgenError: a font file is missing or damaged.
    """
    own = cut_font(name, [*range(points[0], points[1] + 1), *_SHARED], _JOINING)
    held = own.getBestCmap()
    other = cut_font(latin, [point for point in _SHARED if point not in held], [])
    _level(own, other)
    for table in ("GSUB", "GPOS", "GDEF"):
        if table in other:
            del other[table]
    return _merged(own, other)


def _level(own: Any, other: Any) -> None:
    """Give a font the line height of another, so that lines of both scripts are alike.

    Its own is half as much again, which would spread every line that asks for it.
    """
    scale = own["head"].unitsPerEm / other["head"].unitsPerEm
    for table, names in _HEIGHTS.items():
        for name in names:
            setattr(own[table], name, round(getattr(other[table], name) * scale))


def _merged(*fonts: Any) -> bytes:
    from fontTools import merge

    class Merger(merge.Merger):  # type: ignore[misc]  # fontTools has no types
        """Merges fonts that are held in memory."""

        def _openFonts(self, files: list[bytes]) -> list[Any]:  # noqa: N802
            opened: list[Any] = super()._openFonts([io.BytesIO(data) for data in files])
            return opened

    merged = Merger().merge([font_bytes(font) for font in fonts])
    merged.recalcTimestamp = False  # the same document makes the same bytes
    for stamp in ("created", "modified"):
        setattr(merged["head"], stamp, getattr(fonts[0]["head"], stamp))
    return font_bytes(merged)
