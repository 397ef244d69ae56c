"""Fonts in the file: subset by script, obfuscated (ECMA-376 Part 4, 17.8.1), named in fontTable.

A subset keeps whole scripts, not only the letters in use, so that the text can still be edited.
"""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache

from briefgen.model.theme import FontFamily, Theme
from briefgen.writing.docx.complex_fonts import StandIn, filled_font
from briefgen.writing.docx.font_cutting import cut_font, font_bytes
from briefgen.writing.docx.markup import escape, part
from briefgen.writing.docx.package import Package

FONT_TABLE = "fontTable"

# Blocks of Unicode that a subset keeps whole if the document uses any character of theirs.
_SCRIPTS = (
    (0x0180, 0x024F),
    (0x0250, 0x02FF),
    (0x0300, 0x036F),
    (0x0500, 0x052F),
    (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF),
    (0x2070, 0x209F),
    (0x2100, 0x21FF),
    (0x2200, 0x22FF),
    (0x2500, 0x25FF),
)
_COMBINING = (0x0300, 0x036F)
_ALWAYS = (
    (0x0020, 0x017F),
    (0x0370, 0x03FF),
    (0x0400, 0x04FF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2116, 0x2122),
    (0x25A0, 0x25AA),
)
"""Kept in every file: Latin, Greek and Cyrillic, so that names of all Europe can be typed.

LibreOffice also takes the fonts of the first file that it opened for the next one's, if they have
the same name: letters that only the second needs would be lost.
"""

_FACES = ("regular", "bold", "italic", "bold_italic")
_ELEMENTS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_FONT_SPACE = uuid.UUID("6b0e7a52-1c5a-4c7e-9d8e-3f2a6c4d9b10")


def write_font_table(
    package: Package,
    theme: Theme,
    text: Iterable[str],
    complex_families: Mapping[str, StandIn],
    *,
    italic: bool,
) -> None:
    """Fill the font table and add the fonts of the theme's two families and of their stand-ins.

    Args:
        package: the package, its font table begun.
        theme: names the font files.
        text: all text of the document; its scripts are kept in the fonts.
        complex_families: stand-ins for complex scripts.
        italic: whether the document has italics; if not, their faces are left out.

    Raises:
        BriefgenError: a font file of the program is missing or damaged.
    """
    scripts = scripts_of(text)
    shelf = _Shelf(package)
    fonts = []
    families = {family.name: family for family in (theme.serif, theme.sans)}
    for family in families.values():
        faces = [
            (element, subset_font(getattr(family, face), scripts))
            for face, element in zip(_FACES, _ELEMENTS, strict=True)
            if italic or "italic" not in face
        ]
        fonts.append(_font(family, shelf.embedded(faces)))
    for one in {family.name: family for family in complex_families.values()}.values():
        faces = [
            (_ELEMENTS[0], filled_font(one.regular, one.latin_regular, one.points)),
            (_ELEMENTS[1], filled_font(one.bold, one.latin_bold, one.points)),
        ]
        family = FontFamily(one.name, one.regular, one.bold, one.regular, one.bold)
        fonts.append(_font(family, shelf.embedded(faces)))
    package.fill(FONT_TABLE, part("fonts", "".join(fonts)))


class _Shelf:
    """Puts fonts into a package, one number after the other."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._count = 0

    def embedded(self, faces: Iterable[tuple[str, bytes]]) -> str:
        """Add the faces of a family; return the elements that name them."""
        written = []
        for element, data in faces:
            self._count += 1
            key = uuid.uuid5(_FONT_SPACE, hashlib.sha256(data).hexdigest())
            relation = self._package.font(FONT_TABLE, self._count, obfuscated(data, key))
            shown = f"{{{str(key).upper()}}}"
            written.append(
                f'<w:{element} r:id="{relation}" w:fontKey="{shown}" w:subsetted="true"/>'
            )
        return "".join(written)


def _font(family: FontFamily, embedded: str) -> str:
    spare = next((name for name in family.fallback if not name.endswith("serif")), "")
    generic = "roman" if family.fallback[-1:] == ("serif",) else "swiss"
    other = f'<w:altName w:val="{escape(spare)}"/>' if spare else ""
    return (
        f'<w:font w:name="{escape(family.name)}">{other}<w:charset w:val="00"/>'
        f'<w:family w:val="{generic}"/><w:pitch w:val="variable"/>{embedded}</w:font>'
    )


def scripts_of(text: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return the blocks of Unicode that the text needs beyond those always kept."""
    points = {ord(character) for words in text for character in words}
    return tuple(
        (first, last) for first, last in _SCRIPTS if any(first <= p <= last for p in points)
    )


@lru_cache(maxsize=32)
def subset_font(name: str, scripts: tuple[tuple[int, int], ...]) -> bytes:
    """Return a bundled font cut down to blocks of Unicode, without hinting.

    Raises:
        BriefgenError: the font file is missing or damaged.
    """
    features = ["kern", "liga", "lnum", "onum", "tnum"]  # what the styles ask for
    if _COMBINING in scripts:
        features += ["mark", "mkmk", "ccmp", "locl"]
    points = [p for first, last in (*_ALWAYS, *scripts) for p in range(first, last + 1)]
    return font_bytes(cut_font(name, points, features))


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """Return a font file whose first 32 bytes are mixed with a key, as Word stores it."""
    mask = key.bytes[::-1] * 2
    start = bytes(byte ^ other for byte, other in zip(data[:32], mask, strict=True))
    return start + data[32:]
