"""Theme files: TOML to Theme and back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from briefgen.model.document import ParagraphStyle
from briefgen.model.theme import (
    LEAST_TEXT,
    MINIMUM_SIZE,
    FontFamily,
    PageGeometry,
    Palette,
    StyleEntry,
    TextStyle,
    Theme,
)
from briefgen.templating.toml_text import TomlFile, write_toml

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_FAMILIES = ("serif", "sans")
_LENGTHS = ("list_indent", "quote_indent", "column_gap")
_TOP = ("name", "base", "hyphenation", *_LENGTHS, *_FAMILIES, "palette", "page")
_COLOURS = tuple(field.name for field in fields(Palette))
_LOOK = {field.name: field.default for field in fields(TextStyle)}
_LARGEST = 5000.0  # points; no sheet of paper is longer

Table = Mapping[str, object]
Record = TypeVar("Record", Palette, PageGeometry, TextStyle)


def read_theme(key: str, file: TomlFile, base: Callable[[str], Theme | None]) -> Theme:
    """Return a theme.

    Args:
        key: its key.
        file: the theme file; what it does not give is taken from its `base`.
        base: finds another theme by key, None for an unknown key.

    Raises:
        BriefgenError: the file is at fault, with its line.
    """
    table = file.read()
    file.only(table, (*_TOP, "headings", "styles"))
    ground = _ground(file, table, base)
    theme = Theme(
        key=key,
        name=file.get(table, "name", key),
        serif=_family(file, table, "serif", ground),
        sans=_family(file, table, "sans", ground),
        headings=_headings(file, table, ground),
        styles=_styles(file, table, ground),
        palette=_palette(file, file.table(table, "palette"), ground),
        page=_page(file, file.table(table, "page"), ground),
        hyphenation=file.get(table, "hyphenation", bool(ground and ground.hyphenation)),
    )
    lengths = {name: file.get(table, name, getattr(ground or theme, name)) for name in _LENGTHS}
    for name, length in lengths.items():
        _check_length(file, name, length)
    return replace(theme, **lengths)


def _ground(file: TomlFile, table: Table, base: Callable[[str], Theme | None]) -> Theme | None:
    name = file.get(table, "base", "")
    ground = base(name) if name else None
    if name and ground is None:
        raise file.fault("base", f"there is no theme “{name}” to build on")
    return ground


def _family(file: TomlFile, table: Table, which: str, ground: Theme | None) -> FontFamily:
    if which not in table and ground is not None:
        family: FontFamily = getattr(ground, which)
        return family
    given = file.table(table, which)
    faces = ("regular", "bold", "italic", "bold_italic")
    file.only(given, ("name", *faces, "fallback"), which)
    names = {face: file.get(given, face, "", path=which) for face in ("name", *faces)}
    for face, name in names.items():
        if not name or "/" in name or "\\" in name:
            what = f"“{which}.{face}” must name a font" + (" file" if face != "name" else "")
            raise file.fault(which if face not in given else face, what)
    return FontFamily(**names, fallback=file.texts(given, "fallback"))


def _palette(file: TomlFile, given: Table, ground: Theme | None) -> Palette:
    file.only(given, _COLOURS, "palette")
    start = ground.palette if ground else Palette()
    palette = _record(file, given, start, "palette")
    for name in given:
        if not _COLOUR.fullmatch(getattr(palette, name)):
            raise file.fault(name, f"“palette.{name}” must be a colour such as #14213D")
    return palette


def _page(file: TomlFile, given: Table, ground: Theme | None) -> PageGeometry:
    file.only(given, tuple(field.name for field in fields(PageGeometry)), "page")
    page = _record(file, given, ground.page if ground else PageGeometry(), "page")
    for name in given:
        _check_length(file, name, getattr(page, name))
    if page.text_width < LEAST_TEXT or page.text_height < LEAST_TEXT:
        raise file.fault("page", "the margins leave less than an inch of page for the text")
    return page


def _headings(
    file: TomlFile, table: Table, ground: Theme | None
) -> tuple[TextStyle, TextStyle, TextStyle]:
    given = file.table(table, "headings")
    file.only(given, ("1", "2", "3"), "headings")
    looks = []
    for level in ("1", "2", "3"):
        if level not in given and ground is None:
            raise file.fault("headings", f"the look of [headings.{level}] is missing")
        start = ground.headings[int(level) - 1] if ground else TextStyle(keep_with_next=True)
        looks.append(_look(file, file.table(given, level), start, f"headings.{level}"))
    return looks[0], looks[1], looks[2]


def _styles(file: TomlFile, table: Table, ground: Theme | None) -> tuple[StyleEntry, ...]:
    given = file.table(table, "styles")
    file.only(given, tuple(str(style) for style in ParagraphStyle), "styles")
    entries = []
    for style in ParagraphStyle:
        if str(style) not in given and ground is None:
            raise file.fault("styles", f"the look of [styles.{style}] is missing")
        start = ground.look(style) if ground else TextStyle()
        look = _look(file, file.table(given, str(style)), start, f"styles.{style}")
        entries.append(StyleEntry(style, look))
    return tuple(entries)


def _look(file: TomlFile, given: Table, start: TextStyle, path: str) -> TextStyle:
    file.only(given, tuple(_LOOK), path)
    look = _record(file, given, start, path)
    if look.family not in _FAMILIES:
        raise file.fault(path, f"“{path}.family” must be serif or sans")
    if look.colour not in _COLOURS and not _COLOUR.fullmatch(look.colour):
        raise file.fault(path, f"“{path}.colour” must be one of {', '.join(_COLOURS)}, or #RRGGBB")
    if not MINIMUM_SIZE <= look.size <= 200.0:
        what = f"“{path}.size” must be {MINIMUM_SIZE:g} points or more: smaller cannot be read"
        raise file.fault(path, what)
    if not look.size <= look.leading <= 400.0:
        raise file.fault(path, f"“{path}.leading” must not be less than the size")
    for name in ("before", "after"):
        _check_length(file, path, getattr(look, name))
    if not -2.0 <= look.letter_spacing <= 20.0:
        raise file.fault(path, f"“{path}.letter_spacing” must be from -2 to 20 points")
    return look


def _record(file: TomlFile, given: Table, start: Record, path: str) -> Record:
    """Return a record with the given fields set, each of the type that it has."""
    values = {name: file.get(given, name, getattr(start, name), path=path) for name in given}
    return replace(start, **values)


def _check_length(file: TomlFile, name: str, length: float) -> None:
    if not 0.0 <= length <= _LARGEST:
        raise file.fault(name, f"“{name}” must be a length in points from 0 to {_LARGEST:g}")


def write_theme(theme: Theme) -> str:
    """Return a theme as the text of a theme file that builds on no other."""
    default = TextStyle()

    def look(style: TextStyle) -> dict[str, object]:
        """Only what differs from the default, but always family and size."""
        return {
            name: getattr(style, name)
            for name in _LOOK
            if name in ("family", "size", "leading")
            or getattr(style, name) != getattr(default, name)
        }

    def plain(record: object) -> dict[str, object]:
        names = [field.name for field in fields(record)]  # type: ignore[arg-type]
        values = {name: getattr(record, name) for name in names}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}

    headings = {str(level): look(style) for level, style in enumerate(theme.headings, 1)}
    for style in headings.values():
        style.setdefault("keep_with_next", False)
    return write_toml(
        {
            "name": theme.name,
            "hyphenation": theme.hyphenation,
            **{name: getattr(theme, name) for name in _LENGTHS},
            "serif": plain(theme.serif),
            "sans": plain(theme.sans),
            "palette": plain(theme.palette),
            "page": plain(theme.page),
            "headings": headings,
            "styles": {str(entry.style): look(entry.look) for entry in theme.styles},
        }
    )
