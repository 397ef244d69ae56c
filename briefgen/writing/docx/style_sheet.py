"""Which styles part a file gets: the theme's, or a house's own filled up with the theme's."""

import io
import zipfile
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from briefgen.errors import BriefgenError
from briefgen.model.direction import is_right_to_left_language
from briefgen.model.theme import TextStyle, Theme
from briefgen.writing.docx.cultures import document_languages
from briefgen.writing.docx.markup import LATER, W14_NS, W_NS, part
from briefgen.writing.docx.style_names import LIST_LEVELS, bullet_style
from briefgen.writing.docx.styles import (
    BULLET_NUMBERING,
    TABLE_NORMAL,
    StyleSheet,
    StyleText,
    all_styles,
    document_defaults,
)

_LARGEST_STYLES = 20_000_000  # bytes, unpacked
_W = f"{{{W_NS}}}"


@lru_cache(maxsize=8)
def style_sheet(theme: Theme, language: str, squeeze: float = 1.0) -> StyleSheet:
    """Return the styles of a file: the theme's, or those of its reference document.

    Args:
        theme: the theme.
        language: BCP 47 tag of the document.
        squeeze: factor for the space between paragraphs.

    Raises:
        BriefgenError: the reference document is no DOCX.
    """
    backwards = is_right_to_left_language(language)
    theme = _squeezed(theme.unspaced() if backwards else theme, squeeze)
    styles = list(all_styles(theme, backwards, squeeze))
    if theme.reference:
        return _filled_up(theme, language, styles)
    content = document_defaults(theme, language) + TABLE_NORMAL
    content += "".join(style.xml for style in styles)
    return StyleSheet(part("styles", content, LATER), {style.name: style.id for style in styles})


def _squeezed(theme: Theme, factor: float) -> Theme:
    """Return the theme with its space between paragraphs scaled.

    Word breaks pages by itself. Where our own layout pulled a short last page together, the same
    measure in the styles lets Word's end on the same page too.
    """
    if factor >= 1.0:
        return theme

    def scaled(look: TextStyle) -> TextStyle:
        return replace(look, before=look.before * factor, after=look.after * factor)

    first, second, third = theme.headings
    return replace(
        theme,
        headings=(scaled(first), scaled(second), scaled(third)),
        styles=tuple(replace(entry, look=scaled(entry.look)) for entry in theme.styles),
    )


def _filled_up(theme: Theme, language: str, ours: list[StyleText]) -> StyleSheet:
    """Return the reference's styles; the theme's are added where it has none of that name."""
    root = _reference_styles(theme.reference)
    present = {_key(style): str(style.get(f"{_W}styleId")) for style in root.iter(f"{_W}style")}
    taken = set(present.values())
    ids: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for style in ours:
        known = present.get((style.kind, style.name.casefold()))
        ids[style.name] = known or _free(style.id, taken)
        renamed[style.id] = ids[style.name]
    for style in ours:
        if (style.kind, style.name.casefold()) not in present:
            root.append(_element(style.xml, renamed))
    if ("table", "normal table") not in present:
        root.append(_element(TABLE_NORMAL, {}))
    _set_language(root, language)
    _renumber(root, ids)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return StyleSheet(xml, ids)


def _key(style: etree._Element) -> tuple[str, str]:
    name = style.find(f"{_W}name")
    words = "" if name is None else str(name.get(f"{_W}val", ""))
    return str(style.get(f"{_W}type", "paragraph")), words.casefold()


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}{number}"
    taken.add(name)
    return name


def _reference_styles(reference: bytes) -> etree._Element:
    try:
        with (
            zipfile.ZipFile(io.BytesIO(reference)) as archive,
            archive.open("word/styles.xml") as stream,
        ):
            data = stream.read(_LARGEST_STYLES + 1)
        if len(data) > _LARGEST_STYLES:
            raise ValueError("its styles are too large")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(data, parser)
        if root.tag != f"{_W}styles":
            raise ValueError("its styles are not those of a Word file")
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, etree.XMLSyntaxError) as error:
        raise BriefgenError(
            "The template's reference document (reference.docx) is not a Word file.",
            "No Word file could be made.",
            "Put a .docx file with the house's styles there, or take it out of the template.",
            detail=str(error),
        ) from None
    return root


def _element(xml: str, renamed: dict[str, str]) -> etree._Element:
    element = etree.fromstring(f'<w:x xmlns:w="{W_NS}" xmlns:w14="{W14_NS}">{xml}</w:x>')[0]
    for later in list(element.iter(f"{{{W14_NS}}}*")):  # a house's file may not allow for them
        parent = later.getparent()
        if parent is not None:
            parent.remove(later)
    etree.cleanup_namespaces(element)
    own = str(element.get(f"{_W}styleId"))
    element.set(f"{_W}styleId", renamed.get(own, own))
    element.attrib.pop(f"{_W}default", None)
    for tag in ("basedOn", "next"):
        for reference in element.iter(f"{_W}{tag}"):
            value = str(reference.get(f"{_W}val"))
            reference.set(f"{_W}val", renamed.get(value, value))
    return element


def _set_language(root: etree._Element, language: str) -> None:
    for tag in root.iterfind(f"{_W}docDefaults//{_W}lang"):
        for name, culture in document_languages(language):
            tag.set(f"{_W}{name}", culture)


def _renumber(root: etree._Element, ids: dict[str, str]) -> None:
    """Take away the house's numbering, which is not copied, and give bullets ours."""
    for style in root.iter(f"{_W}style"):
        for numbering in style.findall(f"{_W}pPr/{_W}numPr"):
            parent = numbering.getparent()
            if parent is not None:
                parent.remove(numbering)
    levels = {ids[bullet_style(level)]: level for level in range(LIST_LEVELS)}
    for style in root.iter(f"{_W}style"):
        level = levels.get(str(style.get(f"{_W}styleId")))
        if level is not None and style.get(f"{_W}type") == "paragraph":
            _give_bullet(style, level)


_BEFORE_NUMBERING = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
)


def _give_bullet(style: etree._Element, level: int) -> None:
    properties = style.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        runs = style.find(f"{_W}rPr")
        if runs is None:
            style.append(properties)
        else:
            runs.addprevious(properties)
    numbering = etree.Element(f"{_W}numPr")
    etree.SubElement(numbering, f"{_W}ilvl").set(f"{_W}val", str(level))
    etree.SubElement(numbering, f"{_W}numId").set(f"{_W}val", str(BULLET_NUMBERING))
    place = sum(1 for child in properties if child.tag in [f"{_W}{n}" for n in _BEFORE_NUMBERING])
    properties.insert(place, numbering)
