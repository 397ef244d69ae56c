"""The basic shapes of SVG as steps: moves, lines, cubic curves (SVG 1.1, chapters 8 and 9)."""

from collections.abc import Callable, Mapping

from fontTools.misc.transform import Transform

from briefgen.layout.svg.error import SvgError
from briefgen.layout.svg.numbers import checked, length, numbers
from briefgen.model.page import Step

MOST_STEPS = 200_000


class Tracer:
    """A pen that notes steps, their points transformed; quadratic curves become cubic."""

    def __init__(self, transform: Transform, most: int = MOST_STEPS) -> None:
        self.steps: list[Step] = []
        self._transform = transform
        self._most = most
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Begin a line."""
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Draw a straight line."""
        self._add("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Draw a cubic curve."""
        self._add("C", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """Draw a quadratic curve, as the cubic one that it is."""
        pairs = ((self._at, control), (end, control))
        self._add("C", *(_toward(edge, middle, 2 / 3) for edge, middle in pairs), end)

    def closePath(self) -> None:  # noqa: N802
        """Close the line."""
        self._add("Z")

    def endPath(self) -> None:  # noqa: N802
        """Leave the line open."""

    def _add(self, kind: str, *points: tuple[float, float]) -> None:
        if len(self.steps) >= self._most:
            raise SvgError("it is more finely drawn than can be printed")
        moved = self._transform.transformPoints(points)
        self.steps.append((kind, tuple(round(checked(v), 3) for point in moved for v in point)))
        if points:
            self._at = points[-1]


def _toward(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def trace(kind: str, given: Mapping[str, str], tracer: Tracer) -> None:
    """Draw an element of a kind in SHAPES with its attributes.

    Raises:
        SvgError: its attributes cannot be read.
    """
    from fontTools.svgLib.path import parse_path

    path = SHAPES[kind](given)
    if not path.strip():
        return
    try:
        parse_path(path, tracer)
    except (ValueError, TypeError, IndexError, KeyError, ArithmeticError, AssertionError) as error:
        raise SvgError("one of its paths cannot be read") from error


def _path(given: Mapping[str, str]) -> str:
    path = given.get("d", "")
    if path.strip().lower() == "none":
        return ""
    if path.strip() and path.strip()[0] not in "Mm":
        raise SvgError("one of its paths does not begin with a move")
    return path


def _rectangle(given: Mapping[str, str]) -> str:
    x, y, wide, high = (length(given.get(name, "")) for name in ("x", "y", "width", "height"))
    if wide <= 0 or high <= 0:
        return ""
    rx, ry = (length(given.get(name, ""), -1.0) for name in ("rx", "ry"))
    rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
    rx, ry = min(max(rx, 0.0), wide / 2), min(max(ry, 0.0), high / 2)
    if not rx or not ry:
        return f"M{x} {y}h{wide}v{high}h{-wide}z"
    flat, steep = wide - 2 * rx, high - 2 * ry
    return (
        f"M{x + rx} {y}h{flat}a{rx} {ry} 0 0 1 {rx} {ry}v{steep}a{rx} {ry} 0 0 1 {-rx} {ry}"
        f"h{-flat}a{rx} {ry} 0 0 1 {-rx} {-ry}v{-steep}a{rx} {ry} 0 0 1 {rx} {-ry}z"
    )


def _ellipse(given: Mapping[str, str]) -> str:
    x, y, radius = (length(given.get(name, "")) for name in ("cx", "cy", "r"))
    rx, ry = (length(given.get(name, ""), radius) for name in ("rx", "ry"))
    if rx <= 0 or ry <= 0:
        return ""
    half = f"a{rx} {ry} 0 0 1"
    return f"M{x - rx} {y}{half} {2 * rx} 0{half} {-2 * rx} 0z"


def _line(given: Mapping[str, str]) -> str:
    x1, y1, x2, y2 = (length(given.get(name, "")) for name in ("x1", "y1", "x2", "y2"))
    return f"M{x1} {y1}L{x2} {y2}"


def _polyline(given: Mapping[str, str]) -> str:
    found = numbers(given.get("points", ""))
    if len(found) < 4:
        return ""
    pairs = zip(found[::2], found[1::2], strict=False)
    return "M" + "L".join(f"{x} {y}" for x, y in pairs)


def _polygon(given: Mapping[str, str]) -> str:
    line = _polyline(given)
    return line + "z" if line else ""


SHAPES: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
"""What each shape is as the data of a path, by element."""
