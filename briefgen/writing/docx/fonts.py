"""Fonts in the file: subset by script, obfuscated (ECMA-376 Part 4, 17.8.1), named in fontTable.

A subset keeps whole scripts, not only the letters in use, so that the text can still be edited.
"""

import hashlib
import io
import uuid
from collections.abc import Iterable
from functools import lru_cache

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.model.theme import FontFamily, Theme
from briefgen.writing.docx.markup import escape, part
from briefgen.writing.docx.package import Package

FONT_TABLE = "fontTable"

# Blocks of Unicode that a subset keeps whole if the document uses any character of theirs.
_SCRIPTS = (
    (0x0180, 0x024F),
    (0x0250, 0x02FF),
    (0x0300, 0x036F),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),
    (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF),
    (0x2070, 0x209F),
    (0x2100, 0x21FF),
    (0x2200, 0x22FF),
    (0x2500, 0x25FF),
)
_COMBINING = (0x0300, 0x036F)
_ALWAYS = ((0x0020, 0x017F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2116, 0x2122), (0x25A0, 0x25AA))
_FACES = ("regular", "bold", "italic", "bold_italic")
_ELEMENTS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_FONT_SPACE = uuid.UUID("6b0e7a52-1c5a-4c7e-9d8e-3f2a6c4d9b10")


def write_font_table(package: Package, theme: Theme, text: Iterable[str], *, italic: bool) -> None:
    """Fill the font table and add the fonts of the theme's two families.

    Args:
        package: the package, its font table begun.
        theme: names the font files.
        text: all text of the document; its scripts are kept in the fonts.
        italic: whether the document has italics; if not, their faces are left out.

    Raises:
        BriefgenError: a font file of the program is missing or damaged.
    """
    scripts = scripts_of(text)
    number = 0
    fonts = []
    families = {family.name: family for family in (theme.serif, theme.sans)}
    for family in families.values():
        embedded = []
        for face, element in zip(_FACES, _ELEMENTS, strict=True):
            if "italic" in face and not italic:
                continue
            number += 1
            data = subset_font(getattr(family, face), scripts)
            key = uuid.uuid5(_FONT_SPACE, hashlib.sha256(data).hexdigest())
            relation = package.font(FONT_TABLE, number, obfuscated(data, key))
            shown = f"{{{str(key).upper()}}}"
            embedded.append(
                f'<w:{element} r:id="{relation}" w:fontKey="{shown}" w:subsetted="true"/>'
            )
        fonts.append(_font(family, "".join(embedded)))
    package.fill(FONT_TABLE, part("fonts", "".join(fonts)))


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
    from fontTools import subset
    from fontTools.ttLib import TTFont, TTLibError

    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]  # to look which names are in use takes longer than all the rest
    options.layout_features = ["kern", "liga", "lnum", "onum", "tnum"]  # what the styles ask for
    if _COMBINING in scripts:
        options.layout_features += ["mark", "mkmk", "ccmp", "locl"]
    points = [p for first, last in (*_ALWAYS, *scripts) for p in range(first, last + 1)]
    try:
        data = io.BytesIO((resources.assets() / "fonts" / name).read_bytes())
        # Read lazily, so that tables which are dropped anyway are never taken apart.
        font = TTFont(data, recalcTimestamp=False, lazy=True)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=points)
        cutter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer)
    except (OSError, TTLibError, KeyError) as error:
        raise BriefgenError(
            f"The font file “{name}” cannot be used.",
            "The Word file was not made.",
            "Install briefgen again, or choose a theme with other fonts.",
            detail=str(error),
        ) from error
    return buffer.getvalue()


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """Return a font file whose first 32 bytes are mixed with a key, as Word stores it."""
    mask = key.bytes[::-1] * 2
    start = bytes(byte ^ other for byte, other in zip(data[:32], mask, strict=True))
    return start + data[32:]
