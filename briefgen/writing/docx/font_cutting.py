"""Bundled fonts cut down to some characters."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from briefgen import resources
from briefgen.errors import BriefgenError


def cut_font(name: str, points: Iterable[int], features: Sequence[str]) -> Any:
    """Return a bundled font with some characters only, without hinting, as fontTools has it.

    Args:
        name: its file.
        points: the characters.
        features: OpenType features that are kept with what they need.

    Raises:
        BriefgenError: the font file is missing or damaged.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont, TTLibError

    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]  # to look which names are in use takes longer than all the rest
    options.layout_features = list(features)
    try:
        data = io.BytesIO((resources.assets() / "fonts" / name).read_bytes())
        # Read lazily, so that tables which are dropped anyway are never taken apart.
        font = TTFont(data, recalcTimestamp=False, lazy=True)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=list(points))
        cutter.subset(font)
    except (OSError, TTLibError, KeyError) as error:
        raise BriefgenError(
            f"The font file “{name}” cannot be used.",
            "The Word file was not made.",
            "Install briefgen again, or choose a theme with other fonts.",
            detail=str(error),
        ) from error
    return font


def font_bytes(font: Any) -> bytes:
    """Return a font of fontTools as a file."""
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
