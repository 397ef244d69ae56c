"""Text turned into glyphs by HarfBuzz: kerning, ligatures, joined letters, capitals."""

from dataclasses import dataclass, replace
from typing import Any

from briefgen.model.page import Shape, Typeface
from briefgen.model.theme import FontFamily


@dataclass(frozen=True, slots=True)
class Voice:
    """Which face of which family, how figures are set, and in which language and direction."""

    family: FontFamily
    bold: bool = False
    italic: bool = False
    tabular: bool = False
    old_style: bool = False
    spaced: bool = False  # letter-spaced: no ligatures
    capitals: bool = False
    language: str = ""
    rtl: bool = False


class Face:
    """A loaded face: its Typeface and HarfBuzz font."""

    def __init__(self, typeface: Typeface, font: Any) -> None:
        self.typeface = typeface
        self.font = font


def glyphs_of(text: str, face: Face, voice: Voice) -> Shape:
    """Shape text with one face that has all its characters."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if voice.rtl else "ltr"
    if voice.language:
        buffer.language = voice.language
    old_style = voice.old_style and not voice.tabular
    features = {"kern": True, "onum" if old_style else "lnum": True}
    if voice.tabular:
        features["tnum"] = True
    if voice.spaced:
        features["liga"] = features["clig"] = False
    uharfbuzz.shape(face.font, buffer, features)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    pieces = []
    for info in infos:
        pieces.append("" if info.cluster in seen else text[info.cluster : ends[info.cluster]])
        seen.add(info.cluster)
    offsets = tuple((p.x_offset, p.y_offset) for p in positions)
    advances = tuple(p.x_advance for p in positions)
    return Shape(
        text=text,
        face=face.typeface,
        glyphs=tuple(info.codepoint for info in infos),
        advances=advances,
        pieces=tuple(pieces),
        offsets=offsets if any(x or y for x, y in offsets) else (),
        exact=all(pieces) and "".join(reversed(pieces) if voice.rtl else pieces) == text,
        width=sum(advances),
        rtl=voice.rtl,
    )


def capitals_of(text: str, language: str) -> str:
    """Return text in capitals; Turkish and Azeri keep the dot of their i."""
    if language[:2] in ("tr", "az"):
        text = text.replace("i", "İ")
    return text.upper()


def with_words(shapes: tuple[Shape, ...], text: str) -> tuple[Shape, ...]:
    """Return shapes of capitals that stand for the characters as they were written."""
    result, start = [], 0
    if sum(len(shape.text) for shape in shapes) != len(text):
        told = [text, *[""] * len(shapes)]
        return tuple(
            replace(shape, text=own, exact=False) for shape, own in zip(shapes, told, strict=False)
        )
    for shape in shapes:
        own = text[start : start + len(shape.text)]
        start += len(shape.text)
        if shape.exact and len(shape.pieces) == len(own):
            result.append(replace(shape, text=own, pieces=tuple(own)))
        else:
            result.append(replace(shape, text=own, exact=False))
    return tuple(result)


def with_space(shapes: tuple[Shape, ...], space: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Return shapes with a space after them, in the last one of them where both are plain."""
    last, blank = shapes[-1], space[0]
    plain = last.exact and blank.exact and not (last.offsets or last.rtl or last.missing)
    if len(space) > 1 or last.face is not blank.face or not plain:
        return shapes + space
    joined = replace(
        last,
        text=last.text + blank.text,
        glyphs=last.glyphs + blank.glyphs,
        advances=last.advances + blank.advances,
        pieces=last.pieces + blank.pieces,
        width=last.width + blank.width,
    )
    return (*shapes[:-1], joined)
