"""Bundles: the files of a template's folder (or archive) read into a BriefTemplate, and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from briefgen.errors import BriefgenError
from briefgen.model.brief import PartKind
from briefgen.model.template import BriefTemplate, MatrixForm, PartHint, TemplateFile
from briefgen.model.theme import Theme
from briefgen.templating.faults import MAIN_FILE
from briefgen.templating.figure_elements import PICTURE_TYPES
from briefgen.templating.theme_file import read_theme, write_theme
from briefgen.templating.toml_text import TomlFile, write_toml

DESCRIPTION = "template.toml"
THEME = "theme.toml"
STANDARD = "standard.xml.j2"
REFERENCE = "reference.docx"
JINJA_TYPE = "text/x-jinja"

_KEYS = (
    "name",
    "description",
    "language",
    "pages",
    "kicker",
    "marking",
    "theme",
    "matrix",
    "issues",
    "parts",
    "labels",
)
_PART_KEYS = ("kind", "of", "title", "hint", "most")
_NEVER_OF_ISSUE = frozenset(
    {PartKind.BOTTOM_LINE, PartKind.KEY_DATES, PartKind.PRESS_LINE, PartKind.SCENARIO}
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What templates share.

    Attributes:
        theme: finds one of the program's themes by key, None for an unknown key.
        standard: source of the standard macros, for bundles that have no copy of their own.
    """

    theme: Callable[[str], Theme | None]
    standard: bytes


def read_bundle(
    key: str, files: Mapping[str, bytes], shelf: Shelf, *, built_in: bool = False
) -> BriefTemplate:
    """Return the template that a bundle's files make.

    Raises:
        BriefgenError: a file is missing or at fault; with file and line.
    """
    description = _text_file(files, DESCRIPTION, key)
    table = description.read()
    description.only(table, _KEYS)
    source = _text_file(files, MAIN_FILE, key)
    template = BriefTemplate(
        key=key,
        name=description.get(table, "name", key).strip() or key,
        source=source.text,
        parts=_parts(description, table),
        theme=_theme(key, files, description, table, shelf),
        description=description.get(table, "description", ""),
        language=description.get(table, "language", "en-GB"),
        pages=description.get(table, "pages", 0),
        kicker=description.get(table, "kicker", ""),
        issues=description.texts(table, "issues"),
        marking=description.get(table, "marking", ""),
        labels=_labels(description, table),
        files=_further_files(files, shelf),
        built_in=built_in,
        matrix=_matrix(description, table),
    )
    if template.pages < 0:
        raise description.fault("pages", "“pages” must be 0 (no limit) or more")
    return template


def check_source(template: BriefTemplate) -> None:
    """Refuse a template whose Jinja source cannot be compiled.

    Raises:
        BriefgenError: with the line.
    """
    from briefgen.templating.engine import Engine

    Engine(template)


def bundle_files(template: BriefTemplate) -> dict[str, bytes]:
    """Return the files of a template by name: a folder that needs nothing else."""
    table: dict[str, object] = {
        "name": template.name,
        "description": template.description,
        "language": template.language,
        "pages": template.pages,
        "kicker": template.kicker,
        "marking": template.marking,
        "theme": THEME,
        "matrix": str(template.matrix),
        "issues": list(template.issues),
        "parts": [_part_table(part) for part in template.parts],
        "labels": dict(template.labels),
    }
    files = {
        DESCRIPTION: write_toml(table).encode("utf-8", "replace"),
        MAIN_FILE: template.source.encode("utf-8", "replace"),
        THEME: write_theme(template.theme).encode("utf-8", "replace"),
    }
    if template.theme.reference:
        files[REFERENCE] = template.theme.reference
    return files | {file.name: file.data for file in template.files}


def _text_file(files: Mapping[str, bytes], name: str, key: str) -> TomlFile:
    if name not in files:
        raise BriefgenError(
            f"The template “{key}” has no file {name}.",
            "It cannot be used.",
            "Copy the file from a built-in template and change it.",
        )
    try:
        text = files[name].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = files[name].count(b"\n", 0, error.start) + 1
        raise BriefgenError(
            f"{key}/{name}, line {line}: this is not UTF-8 text.",
            "The template cannot be used until this is mended.",
            "Save the file as UTF-8 in your editor.",
        ) from None
    return TomlFile(f"{key}/{name}", text.replace("\r\n", "\n"))


def _theme(
    key: str,
    files: Mapping[str, bytes],
    description: TomlFile,
    table: Mapping[str, object],
    shelf: Shelf,
) -> Theme:
    wanted = description.get(table, "theme", THEME if THEME in files else "sober")
    if wanted == THEME:
        theme = read_theme(key, _text_file(files, THEME, key), shelf.theme)
    else:
        known = shelf.theme(wanted)
        if known is None:
            what = f"there is no theme “{wanted}”"
            raise description.fault("theme", what, f"Write “{THEME}” for one in this folder.")
        theme = known
    return replace(theme, reference=files.get(REFERENCE, theme.reference))


def _parts(file: TomlFile, table: Mapping[str, object]) -> tuple[PartHint, ...]:
    given = table.get("parts", [])
    if not isinstance(given, list) or not all(isinstance(part, dict) for part in given):
        raise file.fault("parts", "parts are written as [[parts]]")
    parts: list[PartHint] = []
    for part in given:
        hint = _part(file, part)
        if any(other.kind is hint.kind for other in parts):
            raise file.fault("parts", f"the part “{hint.kind}” stands there twice")
        parts.append(hint)
    return tuple(parts)


def _part(file: TomlFile, part: Mapping[str, object]) -> PartHint:
    file.only(part, _PART_KEYS, "parts")
    name = file.get(part, "kind", "")
    try:
        kind = PartKind(name)
    except ValueError:
        known = ", ".join(str(kind) for kind in PartKind)
        raise file.fault("kind", f"there is no part “{name}”", f"Parts are {known}.") from None
    of = file.get(part, "of", "brief")
    if of not in ("brief", "issue") or (of == "issue" and kind in _NEVER_OF_ISSUE):
        raise file.fault("of", f"“of” of the part “{kind}” must be brief or issue, as it fits")
    title = file.get(part, "title", "") or str(kind).replace("-", " ").capitalize()
    most = file.get(part, "most", 0)
    return PartHint(kind, title, of == "issue", file.get(part, "hint", ""), max(most, 0))


def _part_table(part: PartHint) -> dict[str, object]:
    table: dict[str, object] = {"kind": str(part.kind), "title": part.title}
    if part.of_issue:
        table["of"] = "issue"
    if part.hint:
        table["hint"] = part.hint
    if part.most:
        table["most"] = part.most
    return table


def _matrix(file: TomlFile, table: Mapping[str, object]) -> MatrixForm:
    given = file.get(table, "matrix", str(MatrixForm.TABLE))
    try:
        return MatrixForm(given)
    except ValueError:
        known = ", ".join(f"“{form}”" for form in MatrixForm)
        what = f"“{given}” is no way to show the positions"
        raise file.fault("matrix", what, f"Write one of {known}.") from None


def _labels(file: TomlFile, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    labels = file.table(table, "labels")
    return tuple((key, file.get(labels, key, "", path="labels")) for key in labels)


def _further_files(files: Mapping[str, bytes], shelf: Shelf) -> tuple[TemplateFile, ...]:
    """Return pictures and further Jinja sources, with the standard macros if it has none."""
    own = {DESCRIPTION, MAIN_FILE, THEME, REFERENCE}
    further = {STANDARD: shelf.standard} | {n: data for n, data in files.items() if n not in own}
    return tuple(
        TemplateFile(name, data, media_type)
        for name, data in sorted(further.items())
        if (media_type := media_type_of(name))
    )


def media_type_of(name: str) -> str:
    """Return the media type of a further file of a bundle, "" for one that it cannot use."""
    if name.endswith(".j2"):
        return JINJA_TYPE
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return PICTURE_TYPES.get(suffix, "")
