"""How an element is painted: attributes, style sheet and inheritance (SVG 1.1, chapters 6, 11)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fontTools.misc.transform import Transform

from briefgen.layout.svg.error import SvgError
from briefgen.layout.svg.numbers import length, numbers

_SELECTOR = re.compile(r"([\w-]+|\*)?(?:([.#])([\w-]+))?")
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_NOT_DRAWN = {
    "clip-path": "a clipping path",
    "mask": "a mask",
    "filter": "a filter",
    "marker": "line ends with markers",
    "marker-start": "line ends with markers",
    "marker-mid": "line ends with markers",
    "marker-end": "line ends with markers",
}
_KNOWN = frozenset(
    {
        "color",
        "fill",
        "fill-rule",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "opacity",
        "display",
        "visibility",
        *_NOT_DRAWN,
    }
)


@dataclass(frozen=True, slots=True)
class Paint:
    """What an element hands on to those inside it; colours are "" for none."""

    color: str = "#000000"
    fill: str = "#000000"
    stroke: str = ""
    stroke_width: float = 1.0
    even_odd: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    opacity: float = 1.0
    cap: int = 0
    join: int = 0
    dash: tuple[float, ...] = ()
    visible: bool = True
    shown: bool = True  # display: what is not shown hides all inside it


class StyleSheet:
    """Rules of <style> elements with plain selectors: an element, a class or an id."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str, str], dict[str, str]] = {}

    def read(self, text: str) -> None:
        """Add the rules of a <style> element.

        Raises:
            SvgError: a rule has a selector that is not plain.
        """
        for rule in _without_comments(text).split("}"):
            selectors, _, body = rule.rpartition("{")
            selectors = selectors.rpartition(";")[2].strip()  # after such as @import …;
            for selector in selectors.split(",") if selectors[:1] not in ("", "@") else ():
                found = _SELECTOR.fullmatch(selector.strip())
                if found is None or not selector.strip():
                    raise SvgError("its style sheet is more than can be read")
                key = ((found[1] or "").replace("*", ""), found[2] or "", found[3] or "")
                self._rules.setdefault(key, {}).update(declarations(body))

    def of(self, kind: str, classes: str, name: str) -> dict[str, str]:
        """Return what the rules say of an element, the more special ones last."""
        keys = [("", "", ""), (kind, "", "")]
        keys += [(tag, ".", one) for one in classes.split() for tag in ("", kind)]
        keys += [("", "#", name), (kind, "#", name)]
        result: dict[str, str] = {}
        for key in keys:
            result |= self._rules.get(key, {})
        return result


def _without_comments(text: str) -> str:
    """Return a style sheet without its comments; one that is not closed reaches to the end."""
    first, *further = text.split("/*")
    return first + "".join(part.partition("*/")[2] for part in further)


def declarations(text: str) -> dict[str, str]:
    """Return the properties of a style attribute or a rule."""
    pairs = (part.partition(":") for part in text.split(";") if ":" in part)
    return {name.strip().lower(): _value(value) for name, _, value in pairs}


def _value(text: str) -> str:
    return text.replace("!important", "").strip()


def painted(outer: Paint, kind: str, attributes: Mapping[str, str], sheet: StyleSheet) -> Paint:
    """Return how an element is painted that stands in another.

    Raises:
        SvgError: it asks for something that is not drawn here.
    """
    said = {name: value.strip() for name, value in attributes.items() if name in _KNOWN}
    said |= sheet.of(kind, attributes.get("class", ""), attributes.get("id", ""))
    said |= declarations(attributes.get("style", ""))
    own = outer
    for name, value in said.items():
        if name in _NOT_DRAWN and value not in ("none", "inherit", ""):
            raise SvgError(f"it uses {_NOT_DRAWN[name]}, which is not drawn here")
        if value != "inherit":
            own = _with(own, name, value)
    # currentColor is known only when all is read.
    fill, stroke = (said.get(name, "").lower() for name in ("fill", "stroke"))
    if fill == "currentcolor":
        own = replace(own, fill=own.color)
    if stroke == "currentcolor":
        own = replace(own, stroke=own.color)
    return own


def _with(paint: Paint, name: str, value: str) -> Paint:
    """Return paint with one property set."""
    match name:
        case "color" | "fill" | "stroke":
            return replace(paint, **{name: colour(value)})  # type: ignore[arg-type]
        case "opacity":
            return replace(paint, opacity=paint.opacity * _share(value))
        case "fill-opacity":
            return replace(paint, fill_opacity=_share(value))
        case "stroke-opacity":
            return replace(paint, stroke_opacity=_share(value))
        case "stroke-width":
            return replace(paint, stroke_width=max(length(value, 1.0), 0.0))
        case "fill-rule":
            return replace(paint, even_odd=value == "evenodd")
        case "stroke-linecap":
            return replace(paint, cap=_CAPS.get(value, 0))
        case "stroke-linejoin":
            return replace(paint, join=_JOINS.get(value, 0))
        case "stroke-dasharray":
            return replace(paint, dash=_dash(value))
        case "visibility":
            return replace(paint, visible=value == "visible")
        case "display":
            return replace(paint, shown=paint.shown and value != "none")
    return paint


def _dash(value: str) -> tuple[float, ...]:
    lengths = tuple(numbers(value)) if value != "none" else ()
    if not lengths or min(lengths) < 0 or sum(lengths) <= 0:
        return ()
    return lengths * (1 + len(lengths) % 2)


def _share(value: str) -> float:
    found = numbers(value)
    if not found:
        raise SvgError(f"“{value[:20]}” is no opacity")
    share = found[0] / 100 if value.endswith("%") else found[0]
    return min(max(share, 0.0), 1.0)


def colour(value: str) -> str:
    """Return a colour as "#RRGGBB", "" for none.

    Raises:
        SvgError: it is a gradient or pattern, or no colour.
    """
    from PIL import ImageColor

    plain = value.lower()
    if plain in ("none", "transparent", ""):
        return ""
    if plain == "currentcolor":
        return "#000000"
    if plain.startswith("url("):
        raise SvgError("it is painted with a gradient or pattern, which is not drawn here")
    try:
        red, green, blue = ImageColor.getrgb(plain)[:3]
    except ValueError:
        raise SvgError(f"“{value[:30]}” is no colour that can be read") from None
    return f"#{red:02X}{green:02X}{blue:02X}"


def stretch(transform: Transform) -> float:
    """Return by how much a transform makes lines wider."""
    xx, xy, yx, yy, *_ = transform
    return float(abs(xx * yy - xy * yx) ** 0.5)
