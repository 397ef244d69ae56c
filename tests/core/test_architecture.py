"""What is loaded when: the core without Qt, the command line without heavy libraries.

The layers themselves are contracts in pyproject.toml, checked by lint-imports.
"""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
HEAVY = {"reportlab", "docx", "trafilatura", "pypdfium2", "jinja2", "lxml", "fontTools", "sqlite3"}

LOADED = """
import sys
{statement}
print("\\n".join(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""
IMPORT_ALL = """
import importlib, pkgutil, briefgen
for module in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def loaded_after(statement: str) -> set[str]:
    """Names of the top-level modules that a fresh interpreter has loaded after a statement."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(statement=statement)],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_whole_core_loads_no_qt_and_no_window() -> None:
    loaded = loaded_after(IMPORT_ALL)
    assert "briefgen" in loaded
    assert not loaded & {"PySide6", "shiboken6", "ui", "tkinter"}


@pytest.mark.parametrize(
    "statement",
    [
        "import briefgen.cli",
        "import contextlib\nfrom briefgen.cli import main\n"
        "with contextlib.suppress(SystemExit):\n    main(['--help'])",
        "import briefgen.workspace, briefgen.storage.brief_file, briefgen.storage.recovery",
    ],
)
def test_heavy_libraries_are_loaded_only_when_used(statement: str) -> None:
    assert not loaded_after(statement) & (HEAVY | {"PySide6"})


def test_no_module_is_named_for_what_it_is_not() -> None:
    vague = {"misc", "utils", "util", "common", "helpers", "helper", "manager", "shared"}
    found = [
        path
        for folder in ("briefgen", "ui")
        for path in (CHECKOUT / folder).rglob("*.py")
        if path.stem in vague or path.parent.name in vague
    ]
    assert found == []


def test_no_file_is_longer_than_the_house_allows() -> None:
    long = {
        path.relative_to(CHECKOUT).as_posix(): lines
        for folder in ("briefgen", "ui", "tests")
        for path in (CHECKOUT / folder).rglob("*.py")
        if (lines := path.read_text("utf-8").count("\n")) > 400
    }
    assert long == {}
