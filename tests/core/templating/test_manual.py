"""The manual of templates (templates/README.md) and what templates may really say keep in step."""

import inspect
import re
import tomllib
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from made_contexts import TEMPLATES, sample_context, template

from briefgen.model import context
from briefgen.model.brief import PartKind
from briefgen.model.document import ParagraphStyle, TextRole
from briefgen.model.document_words import text_of_document
from briefgen.model.theme import PageGeometry, Palette, TextStyle
from briefgen.templating import (
    block_elements,
    bundle,
    environment,
    figure_elements,
    inline_elements,
    table_elements,
    theme_file,
)
from briefgen.templating.catalog import Catalog
from briefgen.templating.engine import Engine
from briefgen.templating.inline_elements import INLINE_ELEMENTS
from briefgen.templating.render import render
from briefgen.templating.theme_file import read_theme
from briefgen.templating.toml_text import TomlFile

MANUAL = (TEMPLATES / "README.md").read_text(encoding="utf-8")
_PROSE = re.sub(r"```.*?```", "", MANUAL, flags=re.DOTALL)
CODE = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`]+)`", _PROSE))))
"""Words that stand in the manual as code."""

_READERS = (block_elements, figure_elements, inline_elements, table_elements)


def attributes() -> set[str]:
    """The attributes that the readers of elements know."""
    found: set[str] = set()
    for module in _READERS:
        for call in re.findall(r"attributes\(\w+,([^)]*)\)", inspect.getsource(module)):
            found |= set(re.findall(r'"([\w-]+)"', call))
    return found


def macros() -> set[str]:
    source = (TEMPLATES / "_standard" / "standard.xml.j2").read_text("utf-8")
    inner = {"fact", "as_written", "drawable", "upright", "untagged", "source"}
    return set(re.findall(r"{% macro (\w+)\(", source)) - inner


NOUNS = (
    context.BriefContext,
    context.IssueView,
    context.TextLine,
    context.PositionLine,
    context.QuoteLine,
    context.DateLine,
    context.WordsLine,
    context.SourceLine,
    context.Matrix,
    context.MatrixRow,
    context.MatrixEntry,
)
TOLD = {
    "elements": {*INLINE_ELEMENTS, *block_elements._READERS} - {"h2"},
    "attributes": attributes(),
    "variables": {field.name for noun in NOUNS for field in fields(noun)},
    "functions": set(Engine(template())._compiled.environment.globals),
    "filters": {*environment._FILTERS, "lines", "unbroken"},
    "macros": macros(),
    "styles": {str(style) for style in ParagraphStyle},
    "roles": {str(role) for role in TextRole},
    "parts": {str(kind) for kind in PartKind},
    "keys of template.toml": {*bundle._KEYS, *bundle._PART_KEYS},
    "keys of theme.toml": {
        *theme_file._TOP,
        *(field.name for noun in (Palette, PageGeometry, TextStyle) for field in fields(noun)),
    },
}


@pytest.mark.parametrize("what", list(TOLD))
def test_the_manual_names_all(what: str) -> None:
    assert TOLD[what]
    assert sorted(TOLD[what] - CODE) == []


def test_the_manual_names_no_variable_that_there_is_not() -> None:
    _, _, told = MANUAL.partition("### The variable `brief`")
    table = told.partition("## `theme.toml`")[0]
    known = TOLD["variables"] | {"brief", "if", "isoformat", "year"}
    cells = [line for line in table.splitlines() if line.startswith("|")]
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", " ".join(cells)))))
    assert named - known == set()


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", MANUAL, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_prints_a_brief() -> None:
    document = render(sample_context(), replace(template(), source=example("jinja")))
    text = "\n".join(text_of_document(document))
    for words in ("Three Rivers Summit, Aldermoor", "Water levels on the Dreva", "Sources"):
        assert words in text
    assert "“No village on this river" in text
    assert "Ana Petrova, Minister of Rivers" in text


def test_the_example_of_a_theme_is_one() -> None:
    catalog = Catalog(TEMPLATES, None)
    theme = read_theme("house", TomlFile("theme.toml", example("toml")), catalog.theme)
    assert theme.palette.accent == "#7A1E2B"
    assert theme.palette.marking == catalog.theme("sober").palette.marking
    assert theme.look(ParagraphStyle.BODY).size == 10.0
    assert tomllib.loads(example("toml"))["name"] == "Our house"


def test_the_manual_goes_with_every_template_that_leaves_the_program(tmp_path: Path) -> None:
    catalog = Catalog(TEMPLATES, tmp_path / "own")
    key = catalog.save_own(template(), "House brief")
    assert (tmp_path / "own" / key / "README.md").read_text("utf-8") == MANUAL
    catalog.export_bundle(key, tmp_path / "house.zip")
    with zipfile.ZipFile(tmp_path / "house.zip") as archive:
        assert archive.read(f"{key}/README.md").decode() == MANUAL
    again = catalog.import_bundle(tmp_path / "house.zip")
    assert catalog.load(again).source == template().source
