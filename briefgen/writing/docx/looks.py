"""Paragraph and character properties from a theme's looks, in the schema's order of elements."""

from briefgen.model.theme import FontFamily, TextStyle, Theme
from briefgen.writing.docx.markup import escape, hex_colour, twips


def fonts(family: FontFamily) -> str:
    """Return the fonts of a run. Complex scripts take the first of the fallbacks that Word has."""
    name = escape(family.name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def run_properties(look: TextStyle, theme: Theme) -> str:
    """Return what stands inside <w:rPr> of a style: font, weight, colour, size, spacing."""
    half_points = round(look.size * 2)
    return "".join(
        (
            fonts(theme.family(look)),
            "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>',
            "<w:i/><w:iCs/>" if look.italic else '<w:i w:val="0"/><w:iCs w:val="0"/>',
            "<w:caps/>" if look.capitals else '<w:caps w:val="0"/>',
            f'<w:color w:val="{hex_colour(theme.colour(look.colour))}"/>',
            f'<w:spacing w:val="{twips(look.letter_spacing)}"/>',
            '<w:kern w:val="0"/>',
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
        )
    )


def paragraph_properties(
    look: TextStyle,
    *,
    indent: str = "",
    borders: str = "",
    numbering: str = "",
    tabs: str = "",
    centred: bool = False,
    outline: int | None = None,
    keep_lines: bool = False,
    contextual: bool = False,
) -> str:
    """Return what stands inside <w:pPr> of a style.

    Args:
        look: gives spaces, leading, justification and whether it keeps with what follows.
        indent, borders, numbering, tabs: elements of their own, ready made.
        centred: centre the lines.
        outline: level in the outline from 0, None for text.
        keep_lines: never split the paragraph over two pages.
        contextual: no space between paragraphs of this one style.
    """
    alignment = "center" if centred else "both" if look.justify else "start_"
    return "".join(
        (
            "<w:keepNext/>" if look.keep_with_next else '<w:keepNext w:val="0"/>',
            "<w:keepLines/>" if keep_lines or look.keep_with_next else "",
            "<w:widowControl/>",
            numbering,
            borders,
            tabs,
            "" if look.hyphenate else "<w:suppressAutoHyphens/>",
            f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}"'
            f' w:line="{twips(look.leading)}" w:lineRule="atLeast"/>',
            indent,
            "<w:contextualSpacing/>" if contextual else "",
            "" if alignment == "start_" else f'<w:jc w:val="{alignment}"/>',
            "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>',
        )
    )


def border(side: str, points: float, colour: str, space: float = 0.0) -> str:
    """Return one line of a border; its width in points, `space` points from the text."""
    eighths = max(2, round(points * 8))
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{round(space)}"'
        f' w:color="{hex_colour(colour)}"/>'
    )
