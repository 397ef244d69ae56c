"""Numbers, lengths and transforms of SVG (SVG 1.1, 4.2, 7.6 and 7.10)."""

import math
import re

from fontTools.misc.transform import Identity, Transform

from briefgen.layout.svg.error import SvgError

LARGEST = 1e6
"""No coordinate is larger than this; a crest's are in the thousands."""

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*(px|pt|pc|mm|cm|in|)\s*")
_NUMBERS = re.compile(_NUMBER)
_CALL = re.compile(r"\s*,?\s*(\w+)\s*\(([^()]*)\)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4}
_PIXELS["cm"] = _PIXELS["mm"] * 10


def numbers(text: str) -> list[float]:
    """Return all numbers of a text."""
    return [checked(float(found)) for found in _NUMBERS.findall(text)]


def checked(value: float) -> float:
    """Return a coordinate.

    Raises:
        SvgError: it is too large to be meant.
    """
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise SvgError("it has a coordinate that is too large to be drawn")
    return value


def length(text: str, default: float = 0.0) -> float:
    """Return a length in pixels (96 to an inch); "" gives the default.

    Raises:
        SvgError: it is no length, or relative to something ("50%", "2em").
    """
    if not text.strip():
        return default
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise SvgError(f"“{text[:20]}” is no length that can be read")
    return checked(float(found[1]) * _PIXELS[found[2]])


def transform(text: str) -> Transform:
    """Return the transform that an attribute says.

    Raises:
        SvgError: it cannot be read.
    """
    made, at = Identity, 0
    while found := _CALL.match(text, at):
        at = found.end()
        made = _applied(made, found[1], numbers(found[2]))
    if text[at:].strip(" ,\t\r\n"):
        raise SvgError(f"“{text[:30]}” is no transform that can be read")
    for value in made:
        checked(value)
    return made


def _applied(made: Transform, name: str, given: list[float]) -> Transform:
    """Return a transform with one more step before it."""
    count = len(given)
    if name == "matrix" and count == 6:
        return made.transform(Transform(*given))
    if name == "translate" and count in (1, 2):
        return made.translate(*given)
    if name == "scale" and count in (1, 2):
        return made.scale(given[0], given[-1])
    if name == "rotate" and count in (1, 3):
        x, y = given[1:] or (0.0, 0.0)
        return made.translate(x, y).rotate(math.radians(given[0])).translate(-x, -y)
    if name == "skewX" and count == 1:
        return made.skew(math.radians(given[0]), 0.0)
    if name == "skewY" and count == 1:
        return made.skew(0.0, math.radians(given[0]))
    raise SvgError(f"the transform “{name}” cannot be read")
