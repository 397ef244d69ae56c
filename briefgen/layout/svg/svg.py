"""Front door: an SVG file becomes paths in points.

Of the file nothing is passed on: what is drawn is drawn anew from numbers and colours, so
scripts, links and outside references cannot reach a brief. What the safe part of SVG lacks (text,
pictures, gradients, filters, clipping) is refused with the reason rather than left out silently.
A library for all of SVG (svglib, CairoSVG) would bring a second drawing model or system
libraries; paths are parsed by fontTools, which is here already.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fontTools.misc.transform import Identity, Transform
from lxml import etree

from briefgen.layout.svg.error import SvgError
from briefgen.layout.svg.numbers import length, numbers, transform
from briefgen.layout.svg.paint import Paint, StyleSheet, painted, stretch
from briefgen.layout.svg.shapes import MOST_STEPS, SHAPES, Tracer, trace
from briefgen.model.page import Path

LARGEST_FILE = 2_000_000
MOST_ELEMENTS = 20_000
_MOST_CHARACTERS = 8_000_000
"""Characters of attributes read in all; what is used again is read again."""

_DEEPEST = 60
_POINTS = 0.75  # per pixel
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_GROUPS = frozenset({"g", "a", "switch", "svg", "symbol"})
_REFUSED = {
    "text": ("it has text", "Turn its text into paths in the drawing program."),
    "image": ("it holds another picture", "Use that picture itself."),
    "foreignObject": ("it holds a web page", ""),
}


@dataclass(frozen=True, slots=True)
class VectorPicture:
    """A drawing: its size in points and its paths, the origin at the top left."""

    width: float
    height: float
    paths: tuple[Path, ...]


def read_svg(data: bytes) -> VectorPicture:
    """Return what an SVG file draws.

    Raises:
        SvgError: it is no SVG file, too large, or asks for something that is not drawn here.
    """
    root = _root(data)
    box = numbers(root.get("viewBox", "").replace(",", " "))
    box = box if len(box) == 4 and box[2] > 0 and box[3] > 0 else []
    wide, high = (_side(root.get(name, "")) for name in ("width", "height"))
    if box:
        ratio = box[2] / box[3]
        wide, high = wide or high * ratio or box[2], high or wide / ratio or box[3]
    if wide <= 0 or high <= 0:
        raise SvgError("it does not say how large it is")
    seen = box or [0.0, 0.0, wide, high]
    scale = min(wide / seen[2], high / seen[3])
    width, height = seen[2] * scale * _POINTS, seen[3] * scale * _POINTS
    to_points = Identity.scale(scale * _POINTS).translate(-seen[0], -seen[1])
    reader = _Reader(root)
    paths = tuple(
        clipped
        for path in reader.paths(root, Paint(), to_points, 0)
        if (clipped := _inside(path, width, height)) is not None
    )
    if not paths:
        raise SvgError("it draws nothing")
    return VectorPicture(width, height, paths)


def _root(data: bytes) -> etree._Element:
    if len(data) > LARGEST_FILE:
        raise SvgError(f"it is larger than {LARGEST_FILE // 1_000_000} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise SvgError("it is not well-formed XML") from None
    if root.tag not in (f"{_NAMESPACE}svg", "svg"):
        raise SvgError("it is no SVG file")
    return root


def _side(text: str) -> float:
    """Return a side of the picture in pixels, 0.0 if it is not said or a share of the page."""
    return 0.0 if not text or text.strip().endswith("%") else length(text)


def _kind(element: etree._Element) -> str:
    """Return an element's name, "" for one of another language and for comments."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag.startswith(_NAMESPACE):
        return tag[len(_NAMESPACE) :]
    return "" if tag.startswith("{") else tag


class _Reader:
    """Walks through the elements; counts them, their characters and the steps of their paths."""

    def __init__(self, root: etree._Element) -> None:
        self._left = MOST_ELEMENTS
        self._steps = MOST_STEPS
        self._characters = _MOST_CHARACTERS
        self._named: dict[str, etree._Element] = {}
        self._sheet = StyleSheet()
        for element in root.iter(etree.Element):
            self._named.setdefault(element.get("id", ""), element)
            if _kind(element) == "style":
                self._sheet.read("".join(element.itertext()))

    def paths(
        self, element: etree._Element, outer: Paint, outer_transform: Transform, depth: int
    ) -> Iterator[Path]:
        """Yield the paths that an element and all inside it draw."""
        self._left -= 1
        self._characters -= sum(len(value) for value in element.attrib.values())
        if self._left < 0 or self._characters < 0 or depth > _DEEPEST:
            raise SvgError("it has more parts than can be printed")
        kind = _kind(element)
        if kind in _REFUSED:
            raise SvgError(*_REFUSED[kind])
        if kind not in _GROUPS and kind not in SHAPES and kind != "use":
            return  # defs, title, metadata, script and what other programs keep in the file
        given = {str(name): str(value) for name, value in element.attrib.items()}
        paint = painted(outer, kind, given, self._sheet)
        if not paint.shown:
            return
        own = outer_transform.transform(transform(given.get("transform", "")))
        if kind in SHAPES:
            yield from self._shape(kind, given, paint, own)
        elif kind == "use":
            yield from self._used(given, paint, own, depth)
        else:
            if kind in ("svg", "symbol") and depth:
                own = _viewport(given, own)
            for child in element:
                if _kind(child) != "symbol":  # drawn only where it is used
                    yield from self.paths(child, paint, own, depth + 1)

    def _used(
        self, given: dict[str, str], paint: Paint, own: Transform, depth: int
    ) -> Iterator[Path]:
        href = next((given[name] for name in _HREFS if name in given), "")
        if not href.startswith("#"):
            raise SvgError("it refers to something outside the file")
        target = self._named.get(href[1:])
        if target is not None:
            moved = own.translate(length(given.get("x", "")), length(given.get("y", "")))
            yield from self.paths(target, paint, moved, depth + 1)

    def _shape(
        self, kind: str, given: dict[str, str], paint: Paint, own: Transform
    ) -> Iterator[Path]:
        wide = paint.stroke_width * stretch(own)
        stroke = paint.stroke if wide > 0 else ""
        fill = "" if kind == "line" else paint.fill
        if not paint.visible or not (fill or stroke):
            return
        tracer = Tracer(own, self._steps)
        trace(kind, given, tracer)
        self._steps -= len(tracer.steps)
        if tracer.steps:
            yield Path(
                steps=tuple(tracer.steps),
                fill=fill,
                outline=stroke,
                line_width=wide if stroke else 0.0,
                even_odd=paint.even_odd,
                fill_opacity=paint.fill_opacity * paint.opacity,
                outline_opacity=paint.stroke_opacity * paint.opacity,
                cap=paint.cap,
                join=paint.join,
                dash=tuple(part * stretch(own) for part in paint.dash),
            )


def _viewport(given: dict[str, str], own: Transform) -> Transform:
    """Return the transform inside an <svg> or <symbol> that stands in another."""
    moved = own.translate(length(given.get("x", "")), length(given.get("y", "")))
    box = numbers(given.get("viewBox", "").replace(",", " "))
    wide, high = _side(given.get("width", "")), _side(given.get("height", ""))
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        return moved
    scale = min((wide or box[2]) / box[2], (high or box[3]) / box[3])
    return moved.scale(scale).translate(-box[0], -box[1])


def _inside(path: Path, width: float, height: float) -> Path | None:
    """Return a path that stays inside the picture, None for one that is wholly outside."""
    x0, y0, x1, y1 = path.box
    if x1 < 0 or y1 < 0 or x0 > width or y0 > height:
        return None
    if x0 >= 0 and y0 >= 0 and x1 <= width and y1 <= height:
        return path
    return replace(path, clip=(0.0, 0.0, width, height))
