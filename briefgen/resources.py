"""Where the built-in templates and assets are: in a wheel, a checkout or a frozen program."""

import sys
from pathlib import Path

from briefgen.errors import BriefgenError


def _places() -> list[Path]:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package, package.parent]
    return [Path(frozen), *places] if frozen else places


def find(name: str) -> Path:
    """Return the folder `templates` or `assets` (or a path below), wherever it was installed.

    Raises:
        BriefgenError: the installation is incomplete.
    """
    for place in _places():
        path = place / name
        if path.exists():
            return path
    raise BriefgenError(
        f"The program's own files “{name}” are missing.",
        "briefgen cannot make a brief without them.",
        "Install briefgen again.",
        detail=f"looked in {', '.join(str(place) for place in _places())}",
    )


def templates() -> Path:
    """Return the folder of the built-in templates."""
    return find("templates")


def assets() -> Path:
    """Return the folder of icons, fonts and the sample summit."""
    return find("assets")
