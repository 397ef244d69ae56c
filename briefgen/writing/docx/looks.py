"""Paragraph and character properties from a theme's looks, in the schema's order of elements."""

import math
from dataclasses import dataclass

from briefgen.model.theme import FontFamily, TextStyle, Theme
from briefgen.writing.docx.markup import escape, hex_colour, twips

_KERNED_FROM = 2
"""Half-points from which on letters are kerned: all of them, as on our own pages."""

_NATURAL = 1.362
"""Height of a line of the bundled fonts in parts of their size (their ascent and descent)."""

_ROUNDED_UP = 0.35
"""What a size may lack to the next half point, in halves of a point, to be that."""


def line_height(look: TextStyle) -> float:
    """Return how high Word sets a line, in points: never less than the font's own height."""
    return max(look.leading, half_points(look.size) / 2 * _NATURAL)


def half_points(size: float) -> int:
    """Return a size in half points, which is all that Word knows.

    Rather smaller than larger: lines that break on our pages where they do must not break sooner.
    """
    return math.floor(size * 2 + _ROUNDED_UP)


def fonts(family: FontFamily) -> str:
    """Return the fonts of a run. Complex scripts take the first of the fallbacks that Word has."""
    name = escape(family.name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def run_properties(look: TextStyle, theme: Theme) -> str:
    """Return what stands inside <w:rPr> of a style: font, weight, colour, size, spacing."""
    size = half_points(look.size)
    return "".join(
        (
            fonts(theme.family(look)),
            "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>',
            "<w:i/><w:iCs/>" if look.italic else '<w:i w:val="0"/><w:iCs w:val="0"/>',
            "<w:caps/>" if look.capitals else '<w:caps w:val="0"/>',
            f'<w:color w:val="{hex_colour(theme.colour(look.colour))}"/>',
            f'<w:spacing w:val="{twips(look.letter_spacing)}"/>',
            f'<w:kern w:val="{_KERNED_FROM}"/>',
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
            _ligatures(look),
            figures(old_style=look.old_style_figures, tabular=look.tabular_figures),
        )
    )


def _ligatures(look: TextStyle) -> str:
    kind = "none" if look.letter_spacing > 0.0 else "standard"
    return f'<w14:ligatures w14:val="{kind}"/>'


def figures(*, old_style: bool = False, tabular: bool = False) -> str:
    """Return the form of figures, as page and web page have it ([MS-DOCX] 2.6.1, Word 2010 on).

    It stands last in a style's run properties. Those that are as wide as each other are lining.
    """
    form = "oldStyle" if old_style and not tabular else "lining"
    spacing = '<w14:numSpacing w14:val="tabular"/>' if tabular else ""
    return f'<w14:numForm w14:val="{form}"/>{spacing}'


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph style sets beyond a theme's look.

    Attributes:
        indent, borders, numbering, tabs: elements of their own, ready made.
        centred: centre the lines.
        outline: level in the outline from 0, None for text.
        keep_lines: never split the paragraph over two pages.
    """

    indent: str = ""
    borders: str = ""
    numbering: str = ""
    tabs: str = ""
    centred: bool = False
    outline: int | None = None
    keep_lines: bool = False


PLAIN = Setting()
"""Nothing beyond the look."""


def paragraph_properties(look: TextStyle, setting: Setting) -> str:
    """Return what stands inside <w:pPr> of a style, in the schema's order."""
    alignment = "center" if setting.centred else "both" if look.justify else ""
    keep_lines = setting.keep_lines or look.keep_with_next
    return "".join(
        (
            "<w:keepNext/>" if look.keep_with_next else '<w:keepNext w:val="0"/>',
            "<w:keepLines/>" if keep_lines else "",
            "<w:widowControl/>",
            setting.numbering,
            setting.borders,
            setting.tabs,
            "" if look.hyphenate else "<w:suppressAutoHyphens/>",
            f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}"'
            f' w:line="{twips(look.leading)}" w:lineRule="atLeast"/>',
            setting.indent,
            f'<w:jc w:val="{alignment}"/>' if alignment else "",
            "" if setting.outline is None else f'<w:outlineLvl w:val="{setting.outline}"/>',
        )
    )


def border(side: str, points: float, colour: str, space: float = 0.0) -> str:
    """Return one line of a border; its width in points, `space` points from the text."""
    eighths = max(2, round(points * 8))
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{round(space)}"'
        f' w:color="{hex_colour(colour)}"/>'
    )
