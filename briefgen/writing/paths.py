"""Paths drawn on reportlab's canvas and written as SVG."""

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.model.page import Path

_OPERATORS: Mapping[str, str] = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""Steps as PDF writes them (ISO 32000-1, 8.5.2)."""

_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


def draw_path(canvas: Any, path: Path) -> None:
    """Draw a path on a canvas whose y grows downwards; the canvas's state is left as it was."""
    from reportlab.lib.colors import HexColor

    canvas.saveState()
    if path.clip is not None:
        box = canvas.beginPath()
        box.rect(*path.clip)
        canvas.clipPath(box, stroke=0, fill=0)
    if path.fill:
        canvas.setFillColor(HexColor(path.fill))
        if path.fill_opacity < 1.0:
            canvas.setFillAlpha(path.fill_opacity)
    if path.outline:
        canvas.setStrokeColor(HexColor(path.outline))
        if path.outline_opacity < 1.0:
            canvas.setStrokeAlpha(path.outline_opacity)
        canvas.setLineWidth(path.line_width)
        canvas.setLineCap(path.cap)
        canvas.setLineJoin(path.join)
        canvas.setDash(list(path.dash))
    line = canvas.beginPath()
    # Written at once: letters turned into outlines have thousands of steps.
    line._code = ["n", *(_written(kind, at) for kind, at in path.steps)]
    rule = 0 if path.even_odd else 1
    canvas.drawPath(line, stroke=int(bool(path.outline)), fill=int(bool(path.fill)), fillMode=rule)
    canvas.restoreState()


def _written(kind: str, at: tuple[float, ...]) -> str:
    return " ".join([*(f"{value:.3f}" for value in at), _OPERATORS[kind]])


def svg_path(path: Path, paint: Callable[[str, str], str], name: str) -> str:
    """Return a path as SVG elements.

    Args:
        path: the path.
        paint: returns the attribute that paints "fill" or "stroke" in a colour, "" for none.
        name: an id of its own in the file, for what it is clipped by.
    """
    steps = "".join(kind + " ".join(f"{v:g}" for v in at) for kind, at in path.steps)
    said = paint("fill", path.fill)
    if path.even_odd:
        said += ' fill-rule="evenodd"'
    if path.fill and path.fill_opacity < 1.0:
        said += f' fill-opacity="{path.fill_opacity:g}"'
    if path.outline:
        said += f'{paint("stroke", path.outline)} stroke-width="{path.line_width:g}"'
        said += f' stroke-linecap="{_CAPS[path.cap]}" stroke-linejoin="{_JOINS[path.join]}"'
        if path.dash:
            said += f' stroke-dasharray="{" ".join(f"{part:g}" for part in path.dash)}"'
        if path.outline_opacity < 1.0:
            said += f' stroke-opacity="{path.outline_opacity:g}"'
    clip = ""
    if path.clip is not None:
        x, y, width, height = path.clip
        said += f' clip-path="url(#{name})"'
        clip = (
            f'<clipPath id="{name}"><rect x="{x:g}" y="{y:g}" width="{width:g}"'
            f' height="{height:g}"/></clipPath>'
        )
    return f'{clip}<path{said} d="{steps}"/>'
